//! Files come in by the page, are watched, reported, corrected and taken back.

use crate::site::{Site, track, upload};
use app::{App, SampleOptions};
use axum::http::{StatusCode, header};
use jiff::civil::date;

#[tokio::test]
async fn files_are_uploaded_reported_marked_and_taken_back() {
    let site = Site::new();
    let folder = tempfile::tempdir().unwrap();
    let options = SampleOptions { weeks: 1, seed: 1, today: date(2026, 11, 23) };
    let written = App::sample(folder.path(), options, &mut |_, _| {}).unwrap();
    let run = written.files.iter().find(|f| f.path.ends_with(".fit")).unwrap();
    let bytes = std::fs::read(&run.path).unwrap();

    let (kind, body) = upload(&[("runs/../../run.fit", &bytes), ("notes.txt", b"not a run"), ("run.fit", &bytes)]);
    let started = site.post_as("/import/upload", &kind, body).await;
    let report = site.finished(started.leads_to()).await;
    assert_eq!(report.status, StatusCode::OK, "{}", report.body);
    assert!(report.body.contains("1 file brought new activities"), "{}", report.body);
    assert!(report.body.contains("notes.txt") && !report.body.contains("stayer-upload-"), "{}", report.body);

    let events = site.get(&format!("{}/events", started.leads_to())).await;
    assert_eq!(events.headers[header::CONTENT_TYPE], "text/event-stream");
    assert_eq!(events.body.matches("data:").count(), 1, "a finished import says so once: {}", events.body);
    assert!(events.body.contains("\"done\":true"));

    let list = site.get("/activities").await.body;
    let id = list.split("href=\"/activities/").nth(1).unwrap().split('"').next().unwrap();
    let page = format!("/activities/{id}");
    assert!(site.get(&page).await.body.contains("data-series"));
    assert_eq!(site.post(&format!("{page}/race"), "race=yes").await.leads_to(), format!("{page}#race"));
    assert!(site.get(&page).await.body.contains("value=\"yes\" aria-pressed=\"true\""));

    let said = site.post(&format!("{page}/distance"), "distance=far").await;
    assert_eq!(said.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(said.body.contains("is no distance; write it like") && said.body.contains("value=\"far\""));
    let said = site.post(&format!("{page}/distance"), "distance=1+km").await;
    let slip = said.status == StatusCode::UNPROCESSABLE_ENTITY && said.body.contains("that the device counted");
    assert!(slip, "{}", said.body);
    let far = format!("distance={}", 1.01 * counted(&site.get(&page).await.body));
    assert_eq!(site.post(&format!("{page}/distance"), &far).await.leads_to(), format!("{page}#distance"));
    assert!(site.get(&page).await.body.contains("distance by your word"));
    assert_eq!(site.post(&format!("{page}/distance/undo"), "").await.leads_to(), format!("{page}#distance"));
    assert!(!site.get(&page).await.body.contains("distance by your word"));
    assert_eq!(site.post(&format!("{page}/distance/undo"), "").await.status, StatusCode::UNPROCESSABLE_ENTITY);

    let past = site.get("/import").await.body;
    assert!(past.contains("files given on the import page") && !past.contains("stayer-upload-"), "{past}");
    assert!(!site.get(&page).await.body.contains("stayer-upload-"));

    let batch = report.body.split("name=\"batch\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let kept = site.get(&format!("/imports/{batch}")).await.body;
    assert!(kept.contains("1 file brought new activities") && kept.contains("notes.txt"), "{kept}");
    assert!(!kept.contains("stayer-upload-") && site.get("/imports").await.body.contains(&format!("/imports/{batch}")));
    let one = site.get(&format!("/imports/{batch}?outcome=skipped&page=2")).await;
    assert!(one.status == StatusCode::OK && !one.body.contains("notes.txt"), "{}", one.body);
    assert_eq!(site.post("/import/undo", &format!("batch={batch}")).await.leads_to(), "/import#past");
    assert_eq!(site.get(&page).await.status, StatusCode::NOT_FOUND);
}

/// The last metre of a page's chart.
fn counted(page: &str) -> f64 {
    let series = page.split("data-series>").nth(1).unwrap().split("</script>").next().unwrap();
    let series: serde_json::Value = serde_json::from_str(series).unwrap();
    series["x"].as_array().and_then(|x| x.last()?.as_f64()).unwrap()
}

#[tokio::test]
async fn an_upload_of_nothing_and_a_path_that_is_none_are_refused() {
    let site = Site::new();
    for files in [&[][..], &[("", &b""[..])]] {
        let (kind, body) = upload(files);
        let answer = site.post_as("/import/upload", &kind, body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("no file was chosen"), "{}", answer.body);
    }
    for (path, why) in
        [("", "no whole path"), ("runs", "no whole path"), ("/no/such/place", "there is no file or folder")]
    {
        let answer = site.post("/import/folder", &format!("path={path}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains(why), "{}", answer.body);
    }
    let broken = site.post_as("/import/upload", "multipart/form-data; boundary=edge", b"--edge\r\nhalf".to_vec()).await;
    assert_eq!(broken.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", broken.body);
}

#[tokio::test]
async fn a_run_of_two_files_shows_its_sources_which_are_chosen_split_and_undone() {
    let site = Site::new();
    let (whole, part) = (track(900), track(890));
    let (kind, body) = upload(&[("watch.gpx", whole.as_bytes()), ("phone.gpx", part.as_bytes())]);
    let started = site.post_as("/import/upload", &kind, body).await;
    assert_eq!(site.finished(started.leads_to()).await.status, StatusCode::OK);
    let list = site.get("/activities").await.body;
    assert_eq!(list.matches("href=\"/activities/").count(), 1, "it counts once");
    let id = list.split("href=\"/activities/").nth(1).unwrap().split('"').next().unwrap();
    let page = format!("/activities/{id}");
    let shown = site.get(&page).await.body;
    assert!(
        shown.contains("The same run came as 2 files") && shown.contains("track (alike; it came first)"),
        "{shown}"
    );

    let sources = format!("{page}#sources");
    assert_eq!(site.post(&format!("{page}/source"), "part=track&source=2").await.leads_to(), sources);
    assert!(site.get(&page).await.body.contains("track (as you said)"));
    assert_eq!(site.post(&format!("{page}/source/undo"), "").await.leads_to(), sources);
    let refused = site.post(&format!("{page}/source"), "part=heart_rate&source=2").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("has no heart rate"), "{}", refused.body);
    for nonsense in ["part=soul&source=1", "part=track&source=x"] {
        assert_eq!(site.post(&format!("{page}/source"), nonsense).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    assert_eq!(site.post(&format!("{page}/split"), "source=2").await.leads_to(), sources);
    assert!(site.get(&page).await.body.contains("Split off:"));
    assert_eq!(site.get("/activities").await.body.matches("href=\"/activities/").count(), 2);
    assert_eq!(site.post(&format!("{page}/source/undo"), "").await.leads_to(), sources);
    assert!(site.get(&page).await.body.contains("The same run came as 2 files"));
    assert_eq!(site.post("/activities/99/split", "source=2").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_treadmill_run_says_how_steep_its_belt_was() {
    let site = Site::new();
    let points: String = (0..=900)
        .map(|s| {
            let (minute, second) = (s / 60, s % 60);
            format!(
                "<Trackpoint><Time>2026-02-03T18:{minute:02}:{second:02}Z</Time><DistanceMeters>{}</DistanceMeters></Trackpoint>",
                s * 3
            )
        })
        .collect();
    let belt = format!(
        "<?xml version=\"1.0\"?><TrainingCenterDatabase xmlns=\"http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2\">\
         <Activities><Activity Sport=\"Running\"><Id>2026-02-03T18:00:00Z</Id><Lap StartTime=\"2026-02-03T18:00:00Z\">\
         <TotalTimeSeconds>900</TotalTimeSeconds><DistanceMeters>2700</DistanceMeters><Track>{points}</Track></Lap>\
         </Activity></Activities></TrainingCenterDatabase>"
    );
    let (kind, body) = upload(&[("belt.tcx", belt.as_bytes())]);
    let started = site.post_as("/import/upload", &kind, body).await;
    let report = site.finished(started.leads_to()).await;
    assert!(report.body.contains("1 file brought new activities"), "{}", report.body);
    let list = site.get("/activities").await.body;
    let id = list.split("href=\"/activities/").nth(1).unwrap().split('"').next().unwrap();
    let page = format!("/activities/{id}");
    assert!(site.get(&page).await.body.contains("Grade of the belt"));
    for (typed, why) in [("steep", "is no grade"), ("40", "expected -10 to 15 %")] {
        let said = site.post(&format!("{page}/grade"), &format!("grade={typed}")).await;
        assert_eq!(said.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(said.body.contains(why) && said.body.contains(&format!("value=\"{typed}\"")), "{}", said.body);
    }
    assert_eq!(site.post(&format!("{page}/grade"), "grade=2+%25").await.leads_to(), format!("{page}#distance"));
    let told = site.get(&page).await.body;
    assert!(told.contains("The belt was at 2.0 %") && told.contains("level ground"), "{told}");
    assert_eq!(site.post(&format!("{page}/grade"), "unsay=yes").await.leads_to(), format!("{page}#distance"));
    assert!(!site.get(&page).await.body.contains("The belt was at"));
}
