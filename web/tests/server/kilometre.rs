//! The same kilometre fresh and after 90 minutes: offered, planned, seen and taken back on the pages, in every language.

use super::site::{HOST, Site};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

async fn marathoner() -> Site {
    let site = Site::new();
    site.post("/settings/races", "name=Spring&date=2027-04-18&distance=marathon&priority=A").await.leads_to();
    let told = "results=10k%3D45:00%402026-10-11&weekly_distance_m=60&longest_run_m=22&mass_kg=61";
    site.post("/settings", told).await.leads_to();
    assert_eq!(site.post("/plan", "").await.leads_to(), "/plan");
    site
}

/// What a page marks as English in another language.
async fn english(site: &Site, path: &str, language: &str) -> Vec<String> {
    let request = Request::get(path).header(header::HOST, HOST).header(header::ACCEPT, "text/html");
    let request = request.header(header::COOKIE, format!("language={language}"));
    let page = site.send(request.body(Body::empty()).unwrap()).await.body;
    let marked = page.split("<span lang=\"en\">").skip(1).filter_map(|rest| rest.split('<').next());
    marked.map(|text| format!("{path} in {language}: {text}")).collect()
}

#[tokio::test]
async fn it_is_offered_planned_seen_and_taken_back() {
    let site = marathoner().await;
    let page = site.get("/durability").await.body;
    let first = page.split("<option value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let address = format!("/plan/sessions/{first}");
    assert!(site.get(&address).await.body.contains("value=\"kilometre\""), "its own page offers it too");
    let mut left = Vec::new();
    for language in ["nl", "de"] {
        left.extend(english(&site, "/durability", language).await);
        left.extend(english(&site, &address, language).await);
    }
    site.post("/plan/edits", &format!("edit=kilometre&session={first}")).await.leads_to();
    let page = site.get("/durability").await.body;
    assert!(page.contains(&format!("In the plan: <a href=\"{address}\"")) && !page.contains("<option"), "{page}");
    let session = site.get(&address).await.body;
    let steps = session.split("id=\"steps\"").nth(1).unwrap().split("</section>").next().unwrap();
    let steps = steps.replace('\u{a0}', " ");
    assert!(steps.matches("<b>1 km</b>").count() == 2 && steps.contains("<b>15 min</b>"), "{steps}");
    assert!(session.contains("what is left of its pace"), "{session}");
    assert!(!session.contains("value=\"kilometre\""), "not twice");
    assert!(site.get("/plan/changes").await.body.contains("You asked for the same kilometre fresh and after 90"));
    for language in ["nl", "de"] {
        for path in ["/durability", &address, "/plan/changes"] {
            left.extend(english(&site, path, language).await);
        }
    }
    assert!(left.is_empty(), "{left:#?}");
    let file = site.get(&format!("/plan/workouts/{first}.fit")).await;
    assert_eq!(file.status, StatusCode::OK);
    site.post("/plan/undo", "").await.leads_to();
    assert!(site.get("/durability").await.body.contains("<option"));
}

#[tokio::test]
async fn a_run_that_cannot_hold_it_is_refused_in_every_language() {
    let site = marathoner().await;
    let easy = super::site::sessions(&site, 1).await;
    let easy = easy.iter().find_map(|path| path.rsplit('/').next().filter(|id| id.contains("easy"))).unwrap();
    for language in ["en", "nl", "de"] {
        site.post("/settings/device", &format!("language={language}&back=/settings")).await.leads_to();
        let refused = site.post("/plan/edits", &format!("edit=kilometre&session={easy}")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let left: Vec<&str> = refused.body.split("<span lang=\"en\">").skip(1).collect();
        assert!(left.is_empty(), "{:.300}", left[0]);
    }
}
