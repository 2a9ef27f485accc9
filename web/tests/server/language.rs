//! What a runner of another language gets: pages without being asked again, plans of every goal, prints, the calendar, refusals.

use super::site::{HOST, Site, planned, sessions, track, upload};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

async fn in_language(site: &Site, path: &str, language: &str) -> String {
    let request = Request::get(path).header(header::HOST, HOST).header(header::ACCEPT, "text/html");
    let request = request.header(header::COOKIE, format!("language={language}"));
    site.send(request.body(Body::empty()).unwrap()).await.body
}

/// What a page marks as English.
fn english(page: &str) -> impl Iterator<Item = &str> {
    page.split("<span lang=\"en\">").skip(1).filter_map(|rest| rest.split('<').next())
}

#[tokio::test]
async fn the_language_of_the_library_is_everybodys_until_a_device_wishes_another() {
    let site = planned().await;
    assert!(site.get("/").await.body.contains("<html lang=\"en\""));
    assert_eq!(site.post("/settings/device", "language=nl&back=/settings").await.status, StatusCode::SEE_OTHER);
    let page = site.get("/plan").await.body;
    assert!(page.contains("<html lang=\"nl\"") && page.contains("Het seizoen"), "{page}");
    assert!(in_language(&site, "/plan", "en").await.contains("The season"));
    assert!(in_language(&site, "/plan", "de").await.contains("Die Saison"));

    // What leaves the program is in it too: the calendar, and what is printed.
    let calendar = site.get("/calendar.ics").await.body.replace("\r\n ", "");
    assert!(calendar.contains("SUMMARY:Rustige duurloop\\, "), "{calendar}");
    assert!(!calendar.contains("SUMMARY:Easy"), "{calendar}");
    let page = site.get("/races/next/plan").await.body;
    let race = page.split("/races/").find_map(|rest| rest.split_once("/band.svg")).unwrap().0;
    let band = site.get(&format!("/races/{race}/band.svg")).await.body;
    assert!(band.contains(" lang=\"nl\"") && band.contains(">klok</text>"), "{band}");

    assert_eq!(site.post("/settings/device", "language=en&back=/settings").await.status, StatusCode::SEE_OTHER);
    assert!(site.get("/calendar.ics").await.body.contains("SUMMARY:Easy"));
}

#[tokio::test]
async fn a_watch_names_sessions_in_the_runners_language_and_keeps_their_identity() {
    let site = planned().await;
    let addresses = sessions(&site, 1).await;
    let id = addresses.iter().find_map(|address| address.rsplit('/').next().filter(|id| id.contains("easy"))).unwrap();
    let file = format!("/plan/workouts/{id}.tcx");
    let (english, name) = (site.get(&file).await, |answer: &super::Answer| {
        answer.headers[header::CONTENT_DISPOSITION].to_str().unwrap().to_owned()
    });
    assert!(english.body.contains(" easy</Name>"), "{}", english.body);
    site.post("/settings/device", "language=de&back=/settings").await;
    let german = site.get(&file).await;
    assert!(german.body.contains(" locker</Name>"), "{}", german.body);
    assert!(german.body.contains("ersten Schwelle") || german.body.contains("ockere"), "{}", german.body);
    assert_eq!(name(&english), name(&german));
}

#[tokio::test]
async fn a_plan_for_any_goal_speaks_its_language() {
    for (distance, goal, result) in [
        ("1500 m", "5:20", "5k%3D20:40%402026-10-11"),
        ("5 km", "21:30", "5k%3D22:30%402026-10-11"),
        ("half", "1:45:00", "10k%3D47:30%402026-10-11"),
        ("100 km", "", "marathon%3D3:50:00%402026-10-11"),
    ] {
        let site = Site::new();
        let race = format!("name=Dorfrunde&date=2027-04-18&distance={distance}&goal={goal}&priority=A");
        site.post("/settings/races", &race.replace(' ', "+")).await.leads_to();
        site.post("/settings", &format!("results={result}&weekly_distance_m=45&longest_run_m=18&mass_kg=61")).await;
        assert_eq!(site.post("/plan", "").await.leads_to(), "/plan", "{distance}");
        let mut left: Vec<String> = Vec::new();
        for path in std::iter::once("/plan".to_owned()).chain((1..=20).map(|week| format!("/plan/weeks/{week}"))) {
            // What one language has the other has: every text of the catalogue stands in both.
            let page = in_language(&site, &path, "nl").await;
            left.extend(english(&page).map(|text| format!("{distance}: {path}: {text}")));
        }
        left.dedup();
        assert!(left.is_empty(), "{left:#?}");
    }
}

#[tokio::test]
async fn refusals_are_said_in_the_language() {
    let site = planned().await;
    for (path, dutch) in [
        ("/nowhere", "er is geen pagina /nowhere"),
        ("/activities/77", "er is geen activiteit 77"),
        ("/plan/weeks/99", "geen week 99 in dit schema"),
        ("/plan/sessions/w99", "het schema heeft geen training w99"),
        ("/exercise/trapeze", "geen oefening"),
        ("/load?from=gisteren", "is geen dag; schrijf hem als 2026-03-01"),
        ("/activities?from=gisteren", "is geen datum; een datum schrijf je als 2026-12-01"),
    ] {
        let page = in_language(&site, path, "nl").await;
        assert!(page.contains(dutch), "{path}: {page}");
        assert_eq!(english(&page).collect::<Vec<_>>(), Vec::<&str>::new(), "{path}");
    }
}

#[tokio::test]
async fn the_report_of_an_import_speaks_no_english_in_another_language() {
    let site = Site::new();
    let broken = track(300).replace("<trkseg>", "<trkseg><odd:x/>");
    let cut = &track(600)[..track(600).len() * 2 / 3];
    let diary = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n\
                 2026-01-04 16:46:13,A,1h,Deadlift (Barbell),1,60.0,8,0,0,,,\n";
    let files: [(&str, &[u8]); 6] = [
        ("run.gpx", cut.as_bytes()),
        ("again.gpx", cut.as_bytes()),
        ("odd.gpx", broken.as_bytes()),
        ("empty.fit", b""),
        ("strong.csv", diary.as_bytes()),
        ("notes.txt", b"not a run"),
    ];
    let (kind, body) = upload(&files);
    let started = site.post_as("/import/upload", &kind, body).await;
    let report = site.finished(started.leads_to()).await;
    let batch = report.body.split("name=\"batch\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    for page in [started.leads_to().to_owned(), format!("/imports/{batch}")] {
        for (language, word) in
            [("nl", "waarschijnlijk is het afgebroken"), ("de", "wahrscheinlich wurde sie abgeschnitten")]
        {
            let said = in_language(&site, &page, language).await;
            assert_eq!(english(&said).collect::<Vec<_>>(), Vec::<&str>::new(), "{page} in {language}");
            assert!(said.contains(word), "{said}");
        }
    }
}
