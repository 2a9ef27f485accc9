//! Numbers with a comma, as a runner types them in Dutch or German: taken everywhere, and shown so again.

use crate::site::{HOST, Site};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

async fn in_dutch(site: &Site, path: &str) -> String {
    let asked = Request::get(path).header(header::HOST, HOST).header(header::COOKIE, "language=nl");
    site.send(asked.body(Body::empty()).unwrap()).await.body
}

#[tokio::test]
async fn settings_take_commas_and_show_them_in_the_language() {
    let site = Site::new();
    let form = "units=km&mass_kg=61,2&max_weekly_distance_m=42,5&weekly_distance_m=35,5&longest_run_m=14,5&max_session.tue=62,5";
    assert_eq!(site.post("/settings", form).await.leads_to(), "/settings#saved");
    let (english, dutch) = (site.get("/settings").await.body, in_dutch(&site, "/settings").await);
    for (field, english_value, dutch_value) in [
        ("mass_kg", "61.2", "61,2"),
        ("max_weekly_distance_m", "42.5", "42,5"),
        ("weekly_distance_m", "35.5", "35,5"),
        ("longest_run_m", "14.5", "14,5"),
    ] {
        let said = |value: &str| format!("name=\"{field}\" inputmode=\"decimal\" value=\"{value}\"");
        assert!(english.contains(&said(english_value)), "{field}: {english}");
        assert!(dutch.contains(&said(dutch_value)), "{field}: {dutch}");
    }
    assert!(english.contains("name=\"max_session.tue\" inputmode=\"decimal\" value=\"62.5\""), "{english}");
    // What comes back as it stands in the form changes nothing, in any language.
    let runner = || std::fs::read(site.library.path().join("library.sqlite")).map(|bytes| bytes.len());
    let before = runner().unwrap();
    assert_eq!(site.post("/settings", form).await.leads_to(), "/settings#saved");
    assert_eq!(runner().unwrap(), before);
    let thousands = site.post("/settings", "units=km&mass_kg=61,2&max_weekly_distance_m=1,500").await;
    assert_eq!(thousands.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody can say which number that is");
}

#[tokio::test]
async fn every_form_takes_a_comma() {
    let site = Site::new();
    for (path, form, shown) in [
        ("/log/weight", "mass=61,4", "61.4 kg"),
        ("/log/morning", "hrv_ms=62,5&resting=48&sleep_h=7,5", "HRV 62"),
        ("/log/sets", "exercise=deadlift&session=&reps=10&load=62,5", "62.5 kg"),
        ("/log/sweat", "before=61,2&after=60,4&drink=0,5&minutes=75", "sweat 1.0 L an hour"),
        ("/log/effort", "date=2026-11-22&rpe=6,5&minutes=45", "effort 6.5 of 10"),
    ] {
        let answer = site.post(path, form).await;
        assert_eq!(answer.status, StatusCode::OK, "{path} {form}: {}", answer.body);
        assert!(answer.body.contains(shown), "{path} {form}: {}", answer.body);
    }
    site.post("/settings/races", "name=Spring&date=2027-04-18&distance=16,1+km&priority=A").await.leads_to();
    assert!(site.get("/settings").await.body.contains("16.1 km"));
    for (page, wrong) in [
        ("/predict?distance=5,5+km&time=25:10&weekly=35,5&drift=4,5", "is no"),
        ("/races/next/plan?temperature=18,5&dew_point=11,5&goal=1:20:00,5", "is no"),
    ] {
        let answer = site.get(page).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}");
        assert!(!answer.body.contains(wrong), "{page}: {}", answer.body);
    }
}
