//! The routes with a real library behind them: who may ask, what every answer carries, what is not there.
#![allow(clippy::unwrap_used)]

#[path = "server/bad_input.rs"]
mod bad_input;
#[path = "server/decimals.rs"]
mod decimals;
#[path = "server/headers.rs"]
mod headers;
#[path = "server/import.rs"]
mod import;
#[path = "server/join.rs"]
mod join;
#[path = "server/kilometre.rs"]
mod kilometre;
#[path = "server/language.rs"]
mod language;
#[path = "server/map.rs"]
mod map;
#[path = "server/mended.rs"]
mod mended;
#[path = "server/plan.rs"]
mod plan;
#[path = "server/race.rs"]
mod race;
#[path = "server/settings.rs"]
mod settings;
#[path = "server/site.rs"]
mod site;
#[path = "server/told.rs"]
mod told;

use app::{App, Config};
use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use site::{Answer, HOST, OWN, Site};
use tower::ServiceExt;

#[tokio::test]
async fn every_page_answers_in_an_empty_library() {
    let site = Site::new();
    for page in testkit::PAGES {
        let answer = site.get(page).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}: {}", answer.body);
        assert!(answer.body.starts_with("<!doctype html>"), "{page}");
    }
    assert!(site.get("/").await.body.contains("Bring in the sample runner"));
}

#[tokio::test]
async fn every_page_answers_once_there_is_a_plan_and_no_page_is_left_out_of_the_list() {
    let site = site::planned().await;
    for page in testkit::pages() {
        let mut answer = site.get(page).await;
        if answer.status == StatusCode::SEE_OTHER {
            answer = site.get(answer.leads_to()).await;
        }
        assert_eq!(answer.status, StatusCode::OK, "{page}: {}", answer.body);
        assert!(answer.body.starts_with("<!doctype html>"), "{page}");
    }
    // Files that are handed out, and what scripts ask for.
    let no_pages = ["/alive", "/manifest.webmanifest", "/service-worker.js"];
    let routes = include_str!("../src/serve.rs");
    let gets = routes.split(".route(\"").skip(1).map(|rest| rest.split_once('"').unwrap());
    for (path, _) in gets.filter(|(_, handler)| handler.starts_with(", get(")) {
        let listed = testkit::pages().any(|page| page.split('?').next() == Some(path));
        assert!(listed || path.contains(['{', '.']) || no_pages.contains(&path), "{path} is not in the list of pages");
    }
}

#[tokio::test]
async fn days_that_are_none_are_said_and_the_page_still_answers() {
    let site = Site::new();
    for (address, fault) in [
        ("/load?from=someday", "is no day"),
        ("/load?from=2026-05-02&amp=&to=2026-05-01", "swap them"),
        ("/intensity?from=1950-01-01", "more than ten years"),
    ] {
        let answer = site.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        assert!(answer.body.contains(fault), "{address}: {}", answer.body);
    }
}

#[tokio::test]
async fn what_is_not_there_is_a_plain_404() {
    let site = Site::new();
    for (path, message) in [
        ("/activities/7", "activity 7"),
        ("/activities/seven", "no activity seven in this log"),
        ("/nowhere", "there is no page /nowhere"),
        ("/assets/nothing.js", "there is no file nothing.js"),
        ("/import/9", "no import 9"),
        ("/imports/9", "no import 9"),
        ("/imports/x", "no import x"),
        ("/exercise/levitation", "no exercise \"levitation\" in the catalogue; all of them are at /exercises"),
    ] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.body.contains(message) && !answer.body.contains('<'), "{path}: {}", answer.body);
    }
    let browser = Request::get("/activities/7").header(header::HOST, HOST).header(header::ACCEPT, "text/html");
    let answer = site.send(browser.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.body.contains("<h1>Not here</h1>"), "{}", answer.body);
}

#[tokio::test]
async fn foreign_hosts_and_origins_are_refused() {
    let site = Site::new();
    let request = |host: &str, headers: &[(&str, &str)], method: &str| {
        let mut request = Request::builder().method(method).uri("/settings/device").header(header::HOST, host);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from("theme=dark"))
            .unwrap()
    };
    for (host, headers, method) in [
        ("evil.example", &[][..], "GET"),
        ("evil.example:7878", &[("origin", "http://evil.example:7878")], "POST"),
        (HOST, &[("origin", "http://evil.example")], "GET"),
        (HOST, &[("origin", "http://evil.example")], "POST"),
        (HOST, &[("origin", "http://127.0.0.1:9999")], "POST"),
        (HOST, &[("origin", "null")], "POST"),
        (HOST, &[("origin", "null"), ("sec-fetch-site", "cross-site")], "POST"),
        (HOST, &[], "POST"),
    ] {
        let answer = site.send(request(host, headers, method)).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{method} {host} {headers:?}");
    }
    for headers in [&[("origin", OWN)][..], &[("origin", "null"), ("sec-fetch-site", "same-origin")]] {
        let answer = site.send(request(HOST, headers, "POST")).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{headers:?}");
    }
}

#[tokio::test]
async fn assets_are_whole_typed_and_not_sent_twice() {
    let site = Site::new();
    for (name, kind) in [
        ("uplot.js", "text/javascript"),
        ("uplot.css", "text/css"),
        ("hold-chart.js", "text/javascript"),
        ("icon.svg", "image/svg"),
    ] {
        let answer = site.get(&format!("/assets/{name}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{name}");
        assert!(answer.headers[header::CONTENT_TYPE].to_str().unwrap().starts_with(kind), "{name}");
        assert!(!answer.body.is_empty(), "{name}");
        let tag = answer.headers[header::ETAG].clone();
        let again =
            Request::get(format!("/assets/{name}")).header(header::HOST, HOST).header(header::IF_NONE_MATCH, tag);
        let again = site.send(again.body(Body::empty()).unwrap()).await;
        assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0), "{name}");
    }
}

#[tokio::test]
async fn results_alone_give_an_estimate() {
    let site = Site::new();
    let answer = site.get("/predict?distance=5+km&time=19:58&distance2=half&time2=1:35:00").await;
    assert!(answer.body.contains("id=\"answer\"") && answer.body.contains("marathon"), "{}", answer.body);
    let faults = site.get("/predict?distance=5+km&time=quick").await;
    assert!(faults.body.contains("role=\"alert\"") && !faults.body.contains("id=\"answer\""));
}

#[tokio::test]
async fn what_an_installed_app_needs_is_there() {
    let site = Site::new();
    let manifest = site.get("/manifest.webmanifest").await;
    let manifest: serde_json::Value = serde_json::from_str(&manifest.body).unwrap();
    for icon in manifest["icons"].as_array().unwrap() {
        let answer = site.get(icon["src"].as_str().unwrap()).await;
        assert_eq!(answer.headers[header::CONTENT_TYPE], icon["type"].as_str().unwrap());
    }
    let worker = site.get("/service-worker.js").await;
    assert!(worker.headers[header::CONTENT_TYPE].to_str().unwrap().starts_with("text/javascript"));
    assert_eq!(site.get("/alive").await.status, StatusCode::OK);
    assert!(site.get("/offline").await.body.contains("No connection"));
    assert_eq!(site.get("/icon/7.png").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn text_is_packed_for_a_browser_that_takes_it_and_files_keep_their_name_by_their_bytes() {
    let site = Site::new();
    let request = Request::get("/exercises").header(header::HOST, HOST).header(header::ACCEPT_ENCODING, "gzip, br");
    let packed = site.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(packed.headers()[header::CONTENT_ENCODING], "gzip");
    let bytes = to_bytes(packed.into_body(), usize::MAX).await.unwrap();
    assert!(bytes.len() < 30_000, "{} bytes", bytes.len());
    let plain = site.get("/exercises").await;
    assert!(!plain.headers.contains_key(header::CONTENT_ENCODING));
    let style = plain.body.split("href=\"/assets/style.css?v=").nth(1).unwrap().split('"').next().unwrap();
    let keep = |answer: &Answer| answer.headers[header::CACHE_CONTROL].to_str().unwrap().to_owned();
    assert!(keep(&site.get(&format!("/assets/style.css?v={style}")).await).contains("immutable"));
    assert_eq!(keep(&site.get("/assets/style.css?v=old").await), "no-cache");
}

#[tokio::test]
async fn a_taken_port_is_said_with_the_next() {
    let taken = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = taken.local_addr().unwrap().port();
    let library = tempfile::tempdir().unwrap();
    let app = App::open(Config { data: Some(library.path().into()), ..Config::default() }).unwrap();
    let options = web::Options { port, ..web::Options::default() };
    let error = web::serve(app, options, |_| unreachable!("the port is taken")).await.unwrap_err();
    assert_eq!(error.to_string(), format!("port {port} is taken; try stayer serve --port {}", port.wrapping_add(1)));
}
