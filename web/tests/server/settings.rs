//! Settings of the runner and of a device, anchors and races.

use crate::site::{HOST, Site};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

#[tokio::test]
async fn an_anchor_is_set_and_taken_back_by_its_form() {
    let site = Site::new();
    let set = site.post("/anchors", "name=hrmax&value=188&from=2026-11-01&until=").await;
    assert_eq!(set.leads_to(), "/anchors");
    assert!(site.get("/anchors").await.body.contains("188 bpm"));
    let refused = site.post("/anchors", "name=hrmax&value=18&from=2026-11-01&until=").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("beats a minute from 120 to 230") && refused.body.contains("value=\"18\""));
    assert_eq!(site.post("/anchors/unset", "name=hrmax&from=2026-11-01").await.leads_to(), "/anchors");
    assert!(!site.get("/anchors").await.body.contains("188 bpm"));
    assert_eq!(site.post("/anchors/unset", "name=hrmax&from=2026-11-01").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_theme_is_kept_and_leads_back_to_these_pages_only() {
    let site = Site::new();
    let answer = site.post("/settings/device", "theme=dark&back=%2Fhold").await;
    assert_eq!(answer.leads_to(), "/hold");
    let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
    assert!(cookie.starts_with("theme=dark;") && cookie.contains("SameSite=Strict"));
    let page = Request::get("/hold").header(header::HOST, HOST).header(header::COOKIE, "a=b; theme=dark");
    assert!(site.send(page.body(Body::empty()).unwrap()).await.body.contains("<html lang=\"en\" data-theme=\"dark\">"));
    for foreign in ["//evil.example", "http://evil.example", "/%5Cevil.example", "%2F%0D%0Aset-cookie:x"] {
        let answer = site.post("/settings/device", &format!("theme=light&back={foreign}")).await;
        assert_eq!(answer.leads_to(), "/", "{foreign}");
    }
}

#[tokio::test]
async fn settings_are_saved_and_faults_keep_what_was_typed() {
    let site = Site::new();
    assert_eq!(site.post("/settings", "units=mi").await.leads_to(), "/settings#saved");
    let form = "units=mi&sex=female&born=1988-05-02&mass_kg=61&days=tue&days=sun&max_weekly_distance_m=40";
    let saved = site.post("/settings", form).await;
    assert_eq!(saved.leads_to(), "/settings#saved");
    let page = site.get("/settings").await.body;
    for kept in [
        "value=\"mi\" checked",
        "value=\"1988-05-02\"",
        "name=\"mass_kg\" inputmode=\"decimal\" value=\"61\"",
        "value=\"40\"",
    ] {
        assert!(page.contains(kept), "{kept}");
    }
    assert!(site.get("/activities?sport=running").await.status.is_success());
    let refused = site.post("/settings", "units=mi&born=tomorrow&mass_kg=62").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("role=\"alert\"") && refused.body.contains("value=\"tomorrow\""), "{}", refused.body);
    assert!(site.get("/settings").await.body.contains("value=\"62\""), "what could be saved is saved");
}

#[tokio::test]
async fn races_come_and_go() {
    let site = Site::new();
    let bad = site.post("/settings/races", "name=Spring&date=soon&distance=far&goal=quick").await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(bad.body.matches("role=\"alert\"").count(), 3, "{}", bad.body);
    assert!(bad.body.contains("value=\"Spring\""));
    let past = site.post("/settings/races", "name=Old&date=2020-04-18&distance=marathon").await;
    assert_eq!(past.status, StatusCode::UNPROCESSABLE_ENTITY);
    let good = site
        .post(
            "/settings/races",
            "name=Spring+%3Cb%3Emarathon&date=2027-04-18&distance=marathon&goal=3:15:00&priority=A",
        )
        .await;
    assert_eq!(good.leads_to(), "/settings#races");
    let page = site.get("/settings").await.body;
    assert!(page.contains("Spring &#60;b&#62;marathon") && page.contains("3:15:00"), "{page}");
    let remove = page.split("action=\"/settings/races/").nth(1).unwrap().split('"').next().unwrap();
    site.post(&format!("/settings/races/{remove}"), "").await.leads_to();
    assert!(!site.get("/settings").await.body.contains("3:15:00</td>"));
}

#[tokio::test]
async fn session_lengths_by_day_are_settings() {
    let site = Site::new();
    assert_eq!(site.post("/settings", "units=km&max_session.tue=45").await.leads_to(), "/settings#saved");
    let page = site.get("/settings").await.body;
    assert!(page.contains("name=\"max_session.tue\" inputmode=\"decimal\" value=\"45\""), "{page}");
    assert_eq!(site.post("/settings", "units=km&max_session.tue=2").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn what_a_device_wishes_is_shown_and_no_other_address_is_led_to() {
    let site = Site::new();
    let saved =
        site.post("/settings/device", "language=nl&clock=12&speed=hour&week=sun&private=yes&back=%2Fsettings").await;
    assert_eq!(saved.leads_to(), "/settings");
    let cookies: Vec<_> =
        saved.headers.get_all(header::SET_COOKIE).iter().map(|v| v.to_str().unwrap().to_owned()).collect();
    assert!(
        cookies.len() == 5 && cookies.iter().all(|c| c.contains("SameSite=Strict") && c.contains("HttpOnly")),
        "{cookies:?}"
    );
    let pairs: Vec<&str> = cookies.iter().map(|c| c.split(';').next().unwrap()).collect();
    let request = Request::get("/settings").header(header::HOST, HOST).header(header::COOKIE, pairs.join("; "));
    let page = site.send(request.body(Body::empty()).unwrap()).await.body;
    for sign in ["<html lang=\"nl\"", "class=\"private\"", "Instellingen", "Vandaag"] {
        assert!(page.contains(sign), "{sign}: {page}");
    }
    for back in ["https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "%2F%5Cevil.example", "a"] {
        assert_eq!(site.post("/settings/device", &format!("theme=dark&back={back}")).await.leads_to(), "/");
    }
}
