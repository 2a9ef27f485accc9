//! Two activities joined from the page of one, and given back.

use crate::site::{Site, track, upload};
use axum::http::StatusCode;

#[tokio::test]
async fn a_run_is_joined_with_another_of_its_day_and_given_back() {
    let site = Site::new();
    // The same run by a clock that was an hour off.
    let (early, late) = (track(900), track(900).replace("T06:", "T07:"));
    assert_ne!(early, late);
    let (kind, body) = upload(&[("watch.gpx", early.as_bytes()), ("phone.gpx", late.as_bytes())]);
    let started = site.post_as("/import/upload", &kind, body).await;
    assert_eq!(site.finished(started.leads_to()).await.status, StatusCode::OK);
    let count = async || site.get("/activities").await.body.matches("href=\"/activities/").count();
    assert_eq!(count().await, 2);
    let page = site.get("/activities/1").await.body;
    assert!(page.contains("The same run as") && page.contains("<option value=\"2\">"), "{page}");
    let sources = "/activities/1#sources";
    assert_eq!(site.post("/activities/1/join", "other=2").await.leads_to(), sources);
    assert_eq!(count().await, 1);
    let page = site.get("/activities/1").await.body;
    assert!(page.contains("You joined 1 other with it") && page.contains("The same run came as 2 files"), "{page}");
    assert_eq!(site.get("/activities/2").await.status, StatusCode::NOT_FOUND);
    for (form, status) in [
        ("other=1", StatusCode::UNPROCESSABLE_ENTITY),
        ("other=2", StatusCode::NOT_FOUND),
        ("other=x", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(site.post("/activities/1/join", form).await.status, status, "{form}");
    }
    assert_eq!(site.post("/activities/1/source/undo", "").await.leads_to(), sources);
    assert_eq!(count().await, 2);
}
