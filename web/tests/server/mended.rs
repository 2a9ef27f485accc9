//! What was mended on the way in, undone and taken up again from the page of an activity.

use crate::site::{Site, upload};
use axum::http::StatusCode;
use std::fmt::Write as _;

/// Ten minutes at 3 m/s with two seconds of 16 m/s in the middle.
fn spiky() -> String {
    let mut points = String::new();
    for s in 0..=600_i32 {
        let metres = s * 3 + 13 * (s - 300).clamp(0, 2);
        let time = format!("2026-02-03T18:{:02}:{:02}Z", s / 60, s % 60);
        write!(points, "<Trackpoint><Time>{time}</Time><DistanceMeters>{metres}</DistanceMeters></Trackpoint>")
            .unwrap();
    }
    format!(
        "<?xml version=\"1.0\"?><TrainingCenterDatabase xmlns=\"http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2\">\
         <Activities><Activity Sport=\"Running\"><Id>2026-02-03T18:00:00Z</Id><Lap StartTime=\"2026-02-03T18:00:00Z\">\
         <TotalTimeSeconds>600</TotalTimeSeconds><Track>{points}</Track></Lap></Activity></Activities></TrainingCenterDatabase>"
    )
}

#[tokio::test]
async fn a_mending_is_undone_and_taken_up_again_on_the_page() {
    let site = Site::new();
    let (kind, body) = upload(&[("run.tcx", spiky().as_bytes())]);
    let started = site.post_as("/import/upload", &kind, body).await;
    assert_eq!(site.finished(started.leads_to()).await.status, StatusCode::OK);
    let page = site.get("/activities/1").await.body;
    assert!(page.contains("name=\"undo\" value=\"spike\"") && !page.contains("Mend again"), "{page}");
    for kind in ["spike", "beyond_human"] {
        assert_eq!(
            site.post("/activities/1/repair", &format!("undo={kind}")).await.leads_to(),
            "/activities/1#repairs"
        );
    }
    let page = site.get("/activities/1").await.body;
    assert_eq!((page.matches("name=\"mend\"").count(), page.matches("name=\"undo\"").count()), (2, 0), "{page}");
    assert!(page.contains("not done, as you said"));
    // A page that was opened before says that it is too late, and stays a page.
    let late = site.post("/activities/1/repair", "undo=spike").await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        late.body.contains("as the device wrote it already") && late.body.contains("name=\"mend\""),
        "{}",
        late.body
    );
    assert_eq!(site.post("/activities/1/repair", "mend=spike").await.leads_to(), "/activities/1#repairs");
    assert!(site.get("/activities/1").await.body.contains("name=\"undo\" value=\"spike\""));
    for (path, form, status) in [
        ("/activities/1/repair", "undo=date", StatusCode::UNPROCESSABLE_ENTITY),
        ("/activities/1/repair", "", StatusCode::UNPROCESSABLE_ENTITY),
        ("/activities/1/repair", "undo=gap", StatusCode::UNPROCESSABLE_ENTITY),
        ("/activities/9/repair", "undo=spike", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(site.post(path, form).await.status, status, "{path} {form}");
    }
}
