//! A race's plan with a real library: the form, the course, the files, what is refused.

use crate::site::{Site, upload};
use axum::http::StatusCode;

const MARATHON: &str = "name=Spring+marathon&date=2027-04-18&distance=marathon&goal=3%3A25%3A00&priority=A";

/// A course of hills, a place every 100 m.
fn course(metres: f64) -> String {
    let mut text = String::from("<gpx><trk><trkseg>");
    for i in 0..=(metres / 100.0) as u32 {
        let (north, height) = (f64::from(i) * 100.0 / 111_195.0, 60.0 + 30.0 * (f64::from(i) / 40.0).sin());
        text += &format!("<trkpt lat=\"{:.7}\" lon=\"8.5\"><ele>{height:.1}</ele></trkpt>", 47.0 + north);
    }
    text + "</trkseg></trk></gpx>"
}

/// The address of the plan of the race that the settings list.
async fn planned_race(site: &Site) -> String {
    let settings = site.get("/settings").await.body;
    let links = settings.split("href=\"").filter_map(|rest| rest.split('"').next());
    links.into_iter().find(|link| link.starts_with("/races/")).unwrap().to_owned()
}

#[tokio::test]
async fn the_next_race_answers_under_its_own_name_at_once() {
    let site = Site::new();
    site.post("/settings/races", MARATHON).await.leads_to();
    let (next, own) = (site.get("/races/next/plan").await, site.get(&planned_race(&site).await).await);
    assert_eq!((next.status, own.status), (StatusCode::OK, StatusCode::OK));
    // Its forms and files are those of the race by its number.
    assert!(next.body.contains(&format!("action=\"{}\"", planned_race(&site).await)), "{}", next.body);
    assert_eq!(next.body.replace("/races/next/plan", &planned_race(&site).await), own.body);
}

#[tokio::test]
async fn a_race_is_planned_on_its_course_and_handed_out() {
    let site = Site::new();
    assert_eq!(site.get("/races/next/plan").await.status, StatusCode::NOT_FOUND);
    site.post("/settings/races", MARATHON).await.leads_to();
    let here = planned_race(&site).await;
    let page = site.get(&here).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert!(page.body.contains("3:25:00 for the marathon") && page.body.contains("Taken as level ground"));
    assert!(site.get("/settings").await.body.contains(&format!("href=\"{here}\"")));

    let race = here.trim_end_matches("/plan").to_owned();
    // What is still ahead cannot be looked back on.
    assert!(site.get(&format!("{race}/review")).await.body.contains("still to come"));
    let last = site.get("/races/last/review").await;
    assert_eq!(last.status, StatusCode::NOT_FOUND, "{}", last.body);

    let (kind, body) = upload(&[("hills.gpx", course(42_200.0).as_bytes())]);
    assert_eq!(site.post_as(&format!("{race}/course"), &kind, body).await.leads_to(), here);
    let page = site.get(&format!("{here}?pacing=negative_split&start=9:30&temperature=18&dew_point=11")).await.body;
    assert!(
        page.contains("hills.gpx:")
            && page.contains("class=\"first\"")
            && page.contains("the second half a little faster")
    );
    assert!(page.contains("09:3") && page.contains("wet-bulb globe temperature"));
    for (file, begins) in [("band.pdf", "%PDF-1.4"), ("band.svg", "<svg"), ("course.svg", "<svg"), ("workout.fit", "")]
    {
        let answer = site.get(&format!("{race}/{file}?pacing=even_pace&start=9%3A30")).await;
        assert_eq!(answer.status, StatusCode::OK, "{file}: {}", answer.body);
        assert!(answer.body.starts_with(begins) && answer.body.len() > 400, "{file}");
    }
    assert_eq!(site.post(&format!("{race}/course/remove"), "").await.leads_to(), here);
    assert!(site.get(&here).await.body.contains("Taken as level ground"));
    assert_eq!(site.post(&format!("{race}/course/remove"), "").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_plan_is_kept_by_a_button_and_taken_back() {
    let site = Site::new();
    site.post("/settings/races", MARATHON).await.leads_to();
    let here = planned_race(&site).await;
    let race = here.trim_end_matches("/plan").to_owned();
    let query = "?by=&goal=3%3A30%3A00&pacing=negative_split&start=9%3A30&temperature=8&dew_point=&humidity=70&climb=";
    let page = site.get(&format!("{here}{query}")).await.body;
    assert!(page.contains("id=\"keep-plan\"") && !page.contains("id=\"keep-undo\""), "{page}");
    let keep = page.split("action=\"").find(|part| part.contains("/keep?")).unwrap().split('"').next().unwrap();
    let keep = keep.replace("&amp;", "&").replace("&#38;", "&");
    assert_eq!(site.post(&keep, "").await.leads_to(), here);
    // The bare page shows it, in its form and in its sentence, and so do its files.
    let page = site.get(&here).await.body;
    for said in [
        "3:30:00 for the marathon",
        "value=\"3:30:00\"",
        "value=\"09:30\"",
        "the second half a little faster",
        "value=\"8.0\"",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(page.contains("you kept on") && page.contains("id=\"keep-undo\"") && !page.contains("id=\"keep-plan\""));
    let kept = site.get(&format!("{race}/band.svg")).await.body;
    assert!(kept.contains("3:30:00"), "{kept}");
    // Another one is only looked at.
    let other = site.get(&format!("{here}?by=&goal=3%3A40%3A00&pacing=even_pace")).await.body;
    assert!(other.contains("3:40:00 for the marathon") && other.contains("Another plan is kept"), "{other}");
    assert_eq!(site.post(&format!("{race}/keep/undo"), "").await.leads_to(), here);
    assert!(site.get(&here).await.body.contains("3:25:00 for the marathon"));
    assert_eq!(site.post(&format!("{race}/keep/undo"), "").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.post(&format!("{race}/keep?goal=soon"), "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_race_that_is_still_to_come_is_not_reviewed_yet() {
    let site = Site::new();
    site.post("/settings/races", MARATHON).await.leads_to();
    let page = site.get("/races/next/review").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("still to come; afterwards"), "{}", page.body);
}

#[tokio::test]
async fn what_cannot_be_planned_is_said_on_the_page() {
    let site = Site::new();
    site.post("/settings/races", MARATHON).await.leads_to();
    let here = planned_race(&site).await;
    let race = here.trim_end_matches("/plan").to_owned();
    for (query, fault) in [
        ("goal=1:30:00", "faster than any human"),
        ("goal=soon", "is no time"),
        ("start=noon", "is no time of the day"),
        ("temperature=20", "does not say how warm it feels"),
        ("temperature=10&dew_point=20", "dew point"),
        ("temperature=warm", "is no temperature"),
        ("climb=99999", "climb"),
    ] {
        let page = site.get(&format!("{here}?{query}")).await;
        assert_eq!(page.status, StatusCode::OK, "{query}");
        assert!(page.body.contains(fault), "{query}: {}", page.body);
    }
    for (name, bytes, why) in [
        (
            "one.gpx",
            "<gpx><trk><trkseg><trkpt lat=\"1\" lon=\"1\"/></trkseg></trk></gpx>".to_owned(),
            "two places or more",
        ),
        ("short.gpx", course(20_000.0), "too far apart"),
        ("letter.txt", "Dear runner".to_owned(), "letter.txt"),
    ] {
        let (kind, body) = upload(&[(name, bytes.as_bytes())]);
        let answer = site.post_as(&format!("{race}/course"), &kind, body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(answer.body.contains(why), "{name}: {}", answer.body);
    }
    for gone in ["/races/99/plan", "/races/x/plan", "/races/99/review", "/races/99/band.pdf"] {
        assert_eq!(site.get(gone).await.status, StatusCode::NOT_FOUND, "{gone}");
    }
    assert_eq!(site.get(&format!("{race}/band.pdf?goal=soon")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let picture = site.get("/hold.svg").await;
    assert!(picture.status == StatusCode::OK && picture.body.starts_with("<svg"));
    assert_eq!(site.get("/plan/season.pdf").await.status, StatusCode::NOT_FOUND);
}
