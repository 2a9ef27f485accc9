//! What goes wrong around the pages: nothing breaks, nothing is lost, and it is said.

use crate::site::{HOST, OWN, Site, planned, sessions, track, upload};
use axum::{
    body::{Body, Bytes},
    http::{Request, StatusCode, header},
};
use jiff::civil::date;
use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};
use tokio_stream::StreamExt;
use tower::ServiceExt;

#[tokio::test]
async fn a_library_that_was_moved_away_is_said_and_nothing_is_written() {
    let site = Site::new();
    let away = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(site.library.path()).unwrap() {
        let entry = entry.unwrap();
        std::fs::rename(entry.path(), away.path().join(entry.file_name())).unwrap();
    }
    let answer = site.post("/log/morning", "hrv_ms=62").await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(answer.body.contains("moved or removed") && answer.body.contains("nothing was written"), "{}", answer.body);
}

#[tokio::test]
async fn names_without_end_and_names_with_markup_break_nothing() {
    let site = Site::new();
    let endless = "x".repeat(10_000);
    for (path, form) in [
        ("/settings/races", format!("name={endless}&date=2027-04-18&distance=10+km")),
        ("/log/effort", format!("date=2026-11-22&rpe=5&minutes=30&note={endless}")),
        ("/settings", format!("units=km&results={endless}")),
        ("/log/sets", format!("exercise={endless}&reps=5")),
    ] {
        let answer = site.post(path, &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
    }
    let markup = "name=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&date=2027-04-18&distance=10+km&priority=A";
    site.post("/settings/races", markup).await.leads_to();
    for path in ["/settings", "/plan"] {
        let page = site.get(path).await.body;
        assert!(page.contains("&#60;img src=x") && !page.contains("<img src=x"), "{path}: {page}");
    }
}

/// A body whose pieces are counted as they are taken.
fn counted(pieces: Vec<io::Result<Bytes>>) -> (Body, Arc<AtomicUsize>) {
    let taken = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&taken);
    let pieces = tokio_stream::iter(pieces).map(move |piece| {
        count.fetch_add(1, Ordering::Relaxed);
        piece
    });
    (Body::from_stream(pieces), taken)
}

fn sent(body: Body, length: Option<u64>) -> Request<Body> {
    let request = Request::post("/import/upload").header(header::HOST, HOST).header(header::ORIGIN, OWN);
    let request = request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge");
    match length {
        Some(bytes) => request.header(header::CONTENT_LENGTH, bytes.to_string()).body(body).unwrap(),
        None => request.body(body).unwrap(),
    }
}

#[tokio::test]
async fn four_gigabytes_are_refused_before_any_of_them_is_read() {
    let site = Site::new();
    let (body, taken) = counted(vec![Ok(Bytes::from_static(b"--edge"))]);
    let answer = site.send(sent(body, Some(4 << 30))).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("4.3 GB") && answer.body.contains("by its place"), "{}", answer.body);
    assert_eq!(taken.load(Ordering::Relaxed), 0, "nothing was read");
}

#[tokio::test]
async fn an_upload_that_breaks_off_leaves_nothing_and_the_next_one_is_taken() {
    let site = Site::new();
    let (kind, whole) = upload(&[("run.gpx", track(900).as_bytes())]);
    let half = Bytes::from(whole[..whole.len() / 2].to_vec());
    let (body, _) = counted(vec![Ok(half), Err(io::Error::other("the connection is gone"))]);
    let answer = site.send(sent(body, None)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("the upload broke off"), "{}", answer.body);
    let page = site.get("/import").await.body;
    assert!(!page.contains("/import/1\"") && !page.contains("name=\"batch\""), "{page}");
    let started = site.post_as("/import/upload", &kind, whole).await;
    let report = site.finished(started.leads_to()).await;
    assert!(report.body.contains("1 file brought new activities"), "{}", report.body);
}

#[tokio::test]
async fn an_import_goes_on_when_whoever_watched_it_is_gone() {
    let site = Site::new();
    let (kind, body) = upload(&[("run.gpx", track(900).as_bytes())]);
    let started = site.post_as("/import/upload", &kind, body).await;
    let events = Request::get(format!("{}/events", started.leads_to())).header(header::HOST, HOST);
    let watched = site.router.clone().oneshot(events.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(watched.status(), StatusCode::OK);
    drop(watched);
    assert!(site.finished(started.leads_to()).await.body.contains("1 file brought new activities"));
    assert!(site.get("/activities").await.body.contains("/activities/1"));
}

#[tokio::test]
async fn a_page_from_before_a_new_plan_is_told_and_the_new_plan_stands() {
    let site = planned().await;
    let address = sessions(&site, 1).await.into_iter().find(|a| a.contains("easy")).unwrap();
    let page = site.get(&address).await.body;
    let version = page.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    site.post("/settings", "units=km&results=5k%3D24:00%402026-10-11&weekly_distance_m=40&longest_run_m=12")
        .await
        .leads_to();
    assert_eq!(site.post("/plan", "").await.leads_to(), "/plan");
    let made = site.get("/plan").await.body;
    let id = address.rsplit('/').next().unwrap();
    let late = site.post("/plan/edits", &format!("edit=skip&session={id}&version={version}")).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.body);
    assert!(late.body.contains("was changed since"), "{}", late.body);
    assert_eq!(site.get("/plan").await.body, made, "nothing was changed");
}

#[tokio::test]
async fn a_clock_in_the_wrong_year_is_doubted_and_every_page_still_answers() {
    let site = Site::new();
    let (kind, body) = upload(&[("run.gpx", track(900).as_bytes())]);
    let started = site.post_as("/import/upload", &kind, body).await;
    site.finished(started.leads_to()).await;
    let Site { router, library } = site;
    drop(router);
    let site = Site::on(library, date(2021, 1, 1));
    let today = site.get("/").await.body;
    assert!(today.contains("If its clock is wrong") && today.contains("2 Jan 2026"), "{today}");
    let mut site = site;
    for year in [1970, 2199] {
        let Site { router, library } = site;
        drop(router);
        site = Site::on(library, date(year, 1, 1));
        for page in testkit::PAGES {
            assert_eq!(site.get(page).await.status, StatusCode::OK, "{page} in {year}");
        }
    }
}

#[tokio::test]
async fn a_library_that_is_put_back_is_whole_again() {
    let site = planned().await;
    let away = tempfile::tempdir().unwrap();
    let change_places = |from: &std::path::Path, to: &std::path::Path| {
        for entry in std::fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            std::fs::rename(entry.path(), to.join(entry.file_name())).unwrap();
        }
    };
    change_places(site.library.path(), away.path());
    for page in ["/", "/plan", "/activities", "/settings"] {
        let answer = site.get(page).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{page}");
        assert!(answer.body.contains("Put it back"), "{page}: {}", answer.body);
    }
    assert_eq!(std::fs::read_dir(site.library.path()).unwrap().count(), 0, "no new library was begun");
    change_places(away.path(), site.library.path());
    assert!(site.get("/plan").await.body.contains("weeks to Spring"));
    assert_eq!(site.post("/log/morning", "hrv_ms=62").await.status, StatusCode::OK);
}

#[tokio::test]
async fn files_and_races_with_names_of_any_kind_are_kept_as_text() {
    let site = planned().await;
    let run = track(900);
    let endless = format!("{}.gpx", "x".repeat(10_000));
    let (kind, body) = upload(&[(&endless, run.as_bytes()), ("<img src=x onerror=alert(1)>.gpx", run.as_bytes())]);
    let started = site.post_as("/import/upload", &kind, body).await;
    let report = site.finished(started.leads_to()).await;
    assert_eq!(report.status, StatusCode::OK, "{}", report.body);
    assert!(!report.body.contains("<img src=x") && report.body.len() < 100_000, "{}", report.body);
    let name = "%3Cimg+src%3Dx+onerror%3Dalert(1)%3E";
    let race = |name: &str| format!("edit=race&name={name}&date=2027-02-07&distance=10+km&priority=C");
    assert_eq!(site.post("/plan/edits", &race(&"x".repeat(10_000))).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(site.post("/plan/edits", &race(name)).await.leads_to(), "/plan/changes");
    let page = site.get("/plan/changes").await.body;
    assert!(page.contains("&#60;img src=x") && !page.contains("<img src=x"), "{page}");
}
