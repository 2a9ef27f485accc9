//! The map under a track: off, on, off again, and what each page allows itself.

use crate::site::{HOST, Site, track, upload};
use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use tower::ServiceExt;

const TILES: &str = "tiles=https%3A%2F%2Ftile.example.org%2F%7Bz%7D%2F%7Bx%7D%2F%7By%7D.png&credit=%C2%A9+%3Cb%3Ethem";

async fn with_a_run() -> Site {
    let site = Site::new();
    let (kind, body) = upload(&[("run.gpx", track(900).as_bytes())]);
    let started = site.post_as("/import/upload", &kind, body).await;
    assert_eq!(site.finished(started.leads_to()).await.status, StatusCode::OK);
    site
}

#[tokio::test]
async fn no_page_names_another_computer_until_the_runner_switches_a_map_on() {
    let site = with_a_run().await;
    let off = site.get("/activities/1").await;
    assert!(!off.body.contains("<image") && off.body.contains("No map is fetched from anywhere"));
    let before = off.headers["content-security-policy"].to_str().unwrap().to_owned();
    assert!(!before.contains("img-src"), "{before}");
    let settings = site.get("/settings").await.body;
    assert!(settings.contains("these pages ask nothing from anywhere") && settings.contains("Switch maps on"));

    assert_eq!(site.post("/settings/map", TILES).await.leads_to(), "/settings#map");
    let on = site.get("/activities/1").await;
    let allowed = on.headers["content-security-policy"].to_str().unwrap();
    assert_eq!(allowed, format!("{before}; img-src 'self' https://tile.example.org"));
    assert_eq!(on.headers["cross-origin-embedder-policy"], "credentialless");
    assert_eq!(on.headers[header::REFERRER_POLICY], "origin");
    let tiles = on.body.matches("<image class=\"tile\" href=\"https://tile.example.org/").count();
    assert!((1..=16).contains(&tiles), "{tiles}");
    assert!(
        on.body.contains("© &#60;b&#62;them")
            && on.body.contains("class=\"halo\"")
            && on.body.contains("class=\"way\"")
    );
    assert!(on.body.contains("The map comes from its server; all else on these pages stays on this computer."));
    // Only the page with the map is let out, and only for pictures.
    for other in ["/", "/activities", "/settings", "/hold"] {
        let page = site.get(other).await;
        assert_eq!(page.headers["content-security-policy"], before, "{other}");
        assert_eq!(page.headers["cross-origin-embedder-policy"], "require-corp", "{other}");
        assert_eq!(page.headers[header::REFERRER_POLICY], "no-referrer", "{other}");
        assert!(!page.body.contains("src=\"https://tile") && !page.body.contains("href=\"https://tile"), "{other}");
    }
    // A form that cannot be followed answers with the same page, map and all.
    let refused = site.post("/activities/1/distance", "distance=far").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.headers["content-security-policy"], allowed);

    assert_eq!(site.post("/settings/map", "off=yes").await.leads_to(), "/settings#map");
    let off = site.get("/activities/1").await;
    assert_eq!(off.headers["content-security-policy"], before);
    assert!(!off.body.contains("tile.example.org"));
}

#[tokio::test]
async fn a_shared_screen_asks_for_no_map() {
    let site = with_a_run().await;
    site.post("/settings/map", TILES).await.leads_to();
    let private = Request::get("/activities/1").header(header::HOST, HOST).header(header::COOKIE, "private=yes");
    let answer = site.router.clone().oneshot(private.body(Body::empty()).unwrap()).await.unwrap();
    let policy = answer.headers()["content-security-policy"].to_str().unwrap().to_owned();
    let body = String::from_utf8(to_bytes(answer.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap();
    assert!(body.contains("class=\"private\"") && body.contains("class=\"way\"") && !body.contains("tile.example.org"));
    assert!(!policy.contains("img-src"), "{policy}");
}

#[tokio::test]
async fn an_address_that_is_none_is_said_with_what_was_typed() {
    let site = Site::new();
    for wrong in ["https%3A%2F%2Ftile.example.org%2Fall.png", "http%3A%2F%2Fa.org%2F%7Bz%7D%2F%7Bx%7D%2F%7By%7D", ""] {
        let answer = site.post("/settings/map", &format!("tiles={wrong}&credit=them")).await;
        if wrong.is_empty() {
            // An empty address is no map.
            assert_eq!(answer.leads_to(), "/settings#map");
            continue;
        }
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(answer.body.contains("an address of tiles that begins with https://"), "{}", answer.body);
        assert!(answer.body.contains("value=\"them\"") && answer.body.contains("Switch maps on"));
    }
}
