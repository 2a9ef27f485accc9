//! A plan is made, exported, changed and taken back.

use crate::site::{HOST, Site, planned, sessions};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

#[tokio::test]
async fn a_plan_is_made_shown_and_exported() {
    let site = Site::new();
    site.post("/settings/races", "name=Spring&date=2027-04-18&distance=10+km&priority=A").await.leads_to();
    site.post("/settings", "results=5k%3D25:00%402026-10-11&weekly_distance_m=30&longest_run_m=10").await.leads_to();
    assert!(site.get("/plan").await.body.contains("Make the plan"));
    let made = site.post("/plan", "").await;
    assert_eq!(made.leads_to(), "/plan", "{}", made.body);
    let page = site.get("/plan").await.body;
    assert!(page.contains("id=\"rule-A1\"") && page.contains("id=\"calendar\""));
    let week = site.get("/plan/weeks/1").await;
    assert_eq!(week.status, StatusCode::OK);
    let workout = week.body.split("href=\"/plan/workouts/").nth(1).unwrap().split('"').next().unwrap();
    let file = site.get(&format!("/plan/workouts/{workout}")).await;
    assert_eq!(file.status, StatusCode::OK, "{}", file.body);
    assert!(file.headers[header::CONTENT_DISPOSITION].to_str().unwrap().ends_with(".fit\""));
    assert!(site.get("/plan/workouts.zip").await.body.starts_with("PK"));
    assert!(site.get("/plan/calendar.ics").await.body.starts_with("BEGIN:VCALENDAR"));
    let formats = site.get("/plan/export").await;
    assert_eq!(formats.status, StatusCode::OK, "{}", formats.body);
    assert!(formats.body.contains("the format holds runs only") && formats.body.contains("nothing is lost"));
    let session = workout.strip_suffix(".fit").unwrap();
    for (format, ending) in [("zwo", "zwo"), ("tcx", "tcx"), ("text", "txt"), ("garmin", "json")] {
        let file = site.get(&format!("/plan/workouts/{session}.{format}")).await;
        assert_eq!(file.status, StatusCode::OK, "{}", file.body);
        assert!(file.headers[header::CONTENT_DISPOSITION].to_str().unwrap().ends_with(&format!(".{ending}\"")));
        assert!(site.get(&format!("/plan/export/{format}")).await.body.starts_with("PK"));
    }
    assert!(site.get("/plan/export/yaml").await.body.contains("schedule:"));
    assert!(site.get("/plan/export/json").await.body.starts_with('{'));
    assert_eq!(site.get("/plan/export/pdf").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get("/plan/weeks/99").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get("/plan/workouts/none.fit").await.status, StatusCode::NOT_FOUND);
}

/// A calendar that subscribes gets nothing again until the plan changes, then a higher sequence.
#[tokio::test]
async fn a_calendar_that_subscribes_follows_the_plan() {
    let site = planned().await;
    let ask = async |tag: Option<&str>| {
        let mut request = Request::get("/calendar.ics").header(header::HOST, HOST);
        if let Some(tag) = tag {
            request = request.header(header::IF_NONE_MATCH, tag);
        }
        site.send(request.body(Body::empty()).unwrap()).await
    };
    let first = ask(None).await;
    assert_eq!(first.status, StatusCode::OK);
    assert!(first.headers[header::CONTENT_TYPE].to_str().unwrap().starts_with("text/calendar"));
    assert!(!first.headers.contains_key(header::CONTENT_DISPOSITION), "a feed is read, not saved");
    let text = first.body.replace("\r\n ", "");
    assert!(text.contains("REFRESH-INTERVAL") && text.contains("km/h") && !text.contains("STATUS:CANCELLED"), "{text}");
    let tag = first.headers[header::ETAG].to_str().unwrap().to_owned();
    for known in [tag.as_str(), &format!("\"x\", W/{tag}"), "*"] {
        let again = ask(Some(known)).await;
        assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
        assert_eq!(again.headers[header::ETAG].to_str().unwrap(), tag);
    }
    let session = text.lines().find(|line| line.starts_with("UID:") && line.contains("easy")).unwrap();
    let session = session.trim_start_matches("UID:2026-11-23-").trim_end_matches("@stayer");
    site.post("/plan/edits", &format!("edit=skip&session={session}")).await.leads_to();
    let changed = ask(Some(&tag)).await;
    assert_eq!(changed.status, StatusCode::OK);
    let event = changed.body.replace("\r\n ", "");
    let event =
        event.split("BEGIN:VEVENT").find(|event| event.contains(&format!("{session}@stayer"))).unwrap().to_owned();
    assert!(event.contains("STATUS:CANCELLED") && event.contains("SEQUENCE:1"), "{event}");
    site.post("/plan/undo", "").await.leads_to();
    let back = ask(None).await.body.replace("\r\n ", "");
    let event = back.split("BEGIN:VEVENT").find(|event| event.contains(&format!("{session}@stayer"))).unwrap();
    assert!(event.contains("STATUS:CONFIRMED") && event.contains("SEQUENCE:2"), "an undo is a change too: {event}");
}

#[tokio::test]
async fn every_session_of_a_plan_has_its_page() {
    let site = planned().await;
    let all = sessions(&site, 1).await;
    assert!(all.len() >= 5, "{all:?}");
    for address in &all {
        let page = site.get(address).await;
        assert_eq!(page.status, StatusCode::OK, "{address}: {}", page.body);
        assert!(page.body.contains("Can I move it?"), "{address}");
    }
    assert_eq!(site.get("/plan/sessions/none").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_session_is_moved_undone_and_moved_again_and_a_refusal_names_its_rule() {
    let site = planned().await;
    let address = sessions(&site, 1).await.into_iter().find(|a| a.contains("easy")).unwrap();
    let id = address.rsplit('/').next().unwrap();
    let before = site.get("/plan/changes").await.body;
    assert!(before.contains("as it was made") && !before.contains("/plan/undo"));
    let page = site.get(&address).await.body;
    let free = page.split("<tr>").find(|row| row.contains(">Move</button>")).unwrap();
    let day = free.split("name=\"date\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let moved = site.post("/plan/edits", &format!("edit=move&session={id}&date={day}")).await;
    assert_eq!(moved.leads_to(), "/plan/changes");
    let changes = site.get("/plan/changes").await.body;
    assert!(changes.contains("You moved") && changes.contains(">H2</abbr>"), "{changes}");
    assert_eq!(site.post("/plan/undo", "").await.leads_to(), "/plan/changes?turned=undone");
    assert!(site.get("/plan/changes?turned=undone").await.body.contains("/plan/redo"));
    assert_eq!(site.post("/plan/redo", "").await.leads_to(), "/plan/changes?turned=redone");
    assert!(site.get("/plan/changes").await.body.contains("You moved"));
    site.post("/plan/undo", "").await.leads_to();
    assert_eq!(site.post("/plan/undo", "").await.status, StatusCode::NOT_FOUND);

    let race = "edit=pause&from=2027-04-01&to=2027-04-30&why=travel";
    let refused = site.post("/plan/edits", race).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    for (form, fault) in [
        ("edit=move&session=w01-easy1&date=soon", "year-month-day"),
        ("edit=skip", "no session is named"),
        ("edit=swap&session=w01-easy1&run=sprint", "not a kind of run"),
        ("edit=busy&from=2026-12-01&to=2026-12-02&minutes=5", "from 10 to 600"),
        ("edit=fly", "no change of a plan"),
    ] {
        let answer = site.post("/plan/edits", form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{form}");
        assert!(answer.body.contains(fault), "{form}: {}", answer.body);
    }
}

#[tokio::test]
async fn a_page_that_was_written_before_a_change_is_told_and_nothing_is_lost() {
    let site = planned().await;
    let all = sessions(&site, 1).await;
    let (address, other) =
        (all.iter().find(|a| a.contains("easy")).unwrap(), all.iter().find(|a| a.contains("lift")).unwrap());
    let page = site.get(address).await.body;
    let version = page.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let id = address.rsplit('/').next().unwrap();
    let skip = format!("edit=skip&session={id}&version={version}");
    assert_eq!(site.post("/plan/edits", &skip).await.leads_to(), "/plan/changes");
    // The same page in another window, still as it was.
    let late = format!("edit=skip&session={}&version={version}", other.rsplit('/').next().unwrap());
    let told = site.post("/plan/edits", &late).await;
    assert_eq!(told.status, StatusCode::CONFLICT, "{}", told.body);
    assert!(
        told.body.contains("was changed since") && told.body.contains("name=\"edit\" value=\"skip\""),
        "{}",
        told.body
    );
    let newer = told.body.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_ne!(newer, version);
    assert_eq!(site.post("/plan/edits", &late.replace(&version, newer)).await.leads_to(), "/plan/changes");
    let turned = site.post("/plan/undo", &format!("version={version}")).await;
    assert_eq!(turned.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(turned.body.contains("in another window"), "{}", turned.body);
}

#[tokio::test]
async fn three_answers_make_a_plan_and_a_slip_keeps_the_others() {
    let site = Site::new();
    let asked = site.get("/start?results=5+km%3D25:00").await.body;
    assert!(asked.contains("name=\"results\" value=\"5 km=25:00\"") && asked.contains("name=\"weekly\""), "{asked}");
    let answers =
        "results=5+km%3D25:00&days=tue&days=thu&days=sun&equipment=dumbbell&weekly=30&distance=10+km&goal=50:00";
    let slip = site.post("/start", answers).await;
    assert_eq!(slip.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(slip.body.contains("a race needs its day") && slip.body.contains("value=\"thu\" checked"), "{}", slip.body);
    let made = site.post("/start", &format!("{answers}&date=2027-04-18")).await;
    assert_eq!(made.leads_to(), "/", "{}", made.body);
    assert!(site.get("/plan").await.body.contains("weeks to 10 km"));
    site.post("/start", &format!("{answers}&date=2027-04-18")).await.leads_to();
    assert_eq!(site.get("/settings").await.body.matches("/remove\"").count(), 1, "the race is there once");
}
