//! The routes with a real library behind them: who may ask, what is refused, and the forms.
#![allow(clippy::unwrap_used)]

use app::{App, Config, SampleOptions};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use jiff::civil::date;
use sha2::{Digest, Sha256};
use tower::ServiceExt;

#[path = "server/join.rs"]
mod join;
#[path = "server/race.rs"]
mod race;

const HOST: &str = "127.0.0.1:7878";
const OWN: &str = "http://127.0.0.1:7878";

struct Site {
    router: Router,
    _library: tempfile::TempDir,
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    fn leads_to(&self) -> &str {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.body);
        self.headers[header::LOCATION].to_str().unwrap()
    }
}

impl Site {
    fn new() -> Self {
        let library = tempfile::tempdir().unwrap();
        let config = Config { data: Some(library.path().into()), today: Some(date(2026, 11, 23)), seed: 1 };
        Self { router: web::router(App::open(config).unwrap()), _library: library }
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&body).into_owned() }
    }

    async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).header(header::HOST, HOST).body(Body::empty()).unwrap()).await
    }

    async fn post(&self, path: &str, form: &str) -> Answer {
        self.post_as(path, "application/x-www-form-urlencoded", form.to_owned().into_bytes()).await
    }

    async fn post_as(&self, path: &str, kind: &str, body: Vec<u8>) -> Answer {
        let request = Request::post(path).header(header::HOST, HOST).header(header::ORIGIN, OWN);
        self.send(request.header(header::CONTENT_TYPE, kind).body(Body::from(body)).unwrap()).await
    }

    /// Asks until a running import has become its report or another page.
    async fn finished(&self, job: &str) -> Answer {
        for _ in 0..600 {
            let page = self.get(job).await;
            if !page.body.contains("data-progress") {
                return page;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        panic!("{job} is not finished after 30 s");
    }
}

const PAGES: &[&str] = &[
    "/",
    "/hold",
    "/durability",
    "/load",
    "/intensity",
    "/anchors",
    "/records",
    "/models",
    "/activities",
    "/plan",
    "/fuel",
    "/move",
    "/move/check",
    "/log",
    "/import",
    "/settings",
    "/predict",
    "/exercises",
    "/exercises?equipment=kettlebell",
    "/exercise/step-up-with-single-arm-dumbbell-press",
];

#[tokio::test]
async fn every_page_answers_in_an_empty_library() {
    let site = Site::new();
    for page in PAGES {
        let answer = site.get(page).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}: {}", answer.body);
        assert!(answer.body.starts_with("<!doctype html>"), "{page}");
    }
    assert!(site.get("/").await.body.contains("Bring in the sample runner"));
}

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
async fn every_answer_carries_the_strict_headers() {
    let site = Site::new();
    for path in ["/", "/nowhere", "/assets/style.css", "/activities/7"] {
        let headers = site.get(path).await.headers;
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'self'") && policy.contains("frame-ancestors 'none'"), "{path}");
        assert!(!policy.contains("unsafe") && !policy.contains("http"), "{path}: {policy}");
        assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(headers["referrer-policy"], "no-referrer", "{path}");
        assert!(headers.contains_key(header::CACHE_CONTROL), "{path}");
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

fn upload(files: &[(&str, &[u8])]) -> (String, Vec<u8>) {
    let mut body = Vec::new();
    for (name, bytes) in files {
        let head = format!("--edge\r\ncontent-disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--edge--\r\n");
    ("multipart/form-data; boundary=edge".into(), body)
}

#[tokio::test]
async fn files_are_uploaded_reported_marked_and_taken_back() {
    let site = Site::new();
    let folder = tempfile::tempdir().unwrap();
    let options = SampleOptions { weeks: 1, seed: 1, today: date(2026, 11, 23) };
    let written = App::sample(folder.path(), options, &mut |_, _| {}).unwrap();
    let run = written.files.iter().find(|f| f.path.ends_with(".fit")).unwrap();
    let bytes = std::fs::read(&run.path).unwrap();

    let (kind, body) = upload(&[("runs/../../run.fit", &bytes), ("notes.txt", b"not a run"), ("run.fit", &bytes)]);
    let started = site.post_as("/import/upload", &kind, body).await;
    let report = site.finished(started.leads_to()).await;
    assert_eq!(report.status, StatusCode::OK, "{}", report.body);
    assert!(report.body.contains("1 file brought new activities"), "{}", report.body);
    assert!(report.body.contains("notes.txt") && !report.body.contains("stayer-upload-"), "{}", report.body);

    let events = site.get(&format!("{}/events", started.leads_to())).await;
    assert_eq!(events.headers[header::CONTENT_TYPE], "text/event-stream");
    assert_eq!(events.body.matches("data:").count(), 1, "a finished import says so once: {}", events.body);
    assert!(events.body.contains("\"done\":true"));

    let list = site.get("/activities").await.body;
    let id = list.split("href=\"/activities/").nth(1).unwrap().split('"').next().unwrap();
    let page = format!("/activities/{id}");
    assert!(site.get(&page).await.body.contains("data-series"));
    assert_eq!(site.post(&format!("{page}/race"), "race=yes").await.leads_to(), format!("{page}#race"));
    assert!(site.get(&page).await.body.contains("value=\"yes\" aria-pressed=\"true\""));

    let said = site.post(&format!("{page}/distance"), "distance=far").await;
    assert_eq!(said.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(said.body.contains("is no distance; write it like") && said.body.contains("value=\"far\""));
    let said = site.post(&format!("{page}/distance"), "distance=1+km").await;
    let slip = said.status == StatusCode::UNPROCESSABLE_ENTITY && said.body.contains("that the device counted");
    assert!(slip, "{}", said.body);
    let far = format!("distance={}", 1.01 * counted(&site.get(&page).await.body));
    assert_eq!(site.post(&format!("{page}/distance"), &far).await.leads_to(), format!("{page}#distance"));
    assert!(site.get(&page).await.body.contains("distance by your word"));
    assert_eq!(site.post(&format!("{page}/distance/undo"), "").await.leads_to(), format!("{page}#distance"));
    assert!(!site.get(&page).await.body.contains("distance by your word"));
    assert_eq!(site.post(&format!("{page}/distance/undo"), "").await.status, StatusCode::UNPROCESSABLE_ENTITY);

    let past = site.get("/import").await.body;
    assert!(past.contains("files given on the import page") && !past.contains("stayer-upload-"), "{past}");
    assert!(!site.get(&page).await.body.contains("stayer-upload-"));

    let batch = report.body.split("name=\"batch\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let kept = site.get(&format!("/imports/{batch}")).await.body;
    assert!(kept.contains("1 file brought new activities") && kept.contains("notes.txt"), "{kept}");
    assert!(!kept.contains("stayer-upload-") && site.get("/imports").await.body.contains(&format!("/imports/{batch}")));
    let one = site.get(&format!("/imports/{batch}?outcome=skipped&page=2")).await;
    assert!(one.status == StatusCode::OK && !one.body.contains("notes.txt"), "{}", one.body);
    assert_eq!(site.post("/import/undo", &format!("batch={batch}")).await.leads_to(), "/import#past");
    assert_eq!(site.get(&page).await.status, StatusCode::NOT_FOUND);
}

/// The last metre of a page's chart.
fn counted(page: &str) -> f64 {
    let series = page.split("data-series>").nth(1).unwrap().split("</script>").next().unwrap();
    let series: serde_json::Value = serde_json::from_str(series).unwrap();
    series["x"].as_array().and_then(|x| x.last()?.as_f64()).unwrap()
}

#[tokio::test]
async fn an_upload_of_nothing_and_a_path_that_is_none_are_refused() {
    let site = Site::new();
    for files in [&[][..], &[("", &b""[..])]] {
        let (kind, body) = upload(files);
        let answer = site.post_as("/import/upload", &kind, body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("no file was chosen"), "{}", answer.body);
    }
    for (path, why) in
        [("", "no whole path"), ("runs", "no whole path"), ("/no/such/place", "there is no file or folder")]
    {
        let answer = site.post("/import/folder", &format!("path={path}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains(why), "{}", answer.body);
    }
    let broken = site.post_as("/import/upload", "multipart/form-data; boundary=edge", b"--edge\r\nhalf".to_vec()).await;
    assert_eq!(broken.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", broken.body);
}

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

/// A site with a plan whose first week is next week.
async fn planned() -> Site {
    let site = Site::new();
    site.post("/settings/races", "name=Spring&date=2027-04-18&distance=10+km&priority=A").await.leads_to();
    let told = "results=5k%3D25:00%402026-10-11&weekly_distance_m=30&longest_run_m=10&mass_kg=61";
    site.post("/settings", told).await.leads_to();
    assert_eq!(site.post("/plan", "").await.leads_to(), "/plan");
    site
}

/// The addresses of the sessions of a week.
async fn sessions(site: &Site, week: u32) -> Vec<String> {
    let page = site.get(&format!("/plan/weeks/{week}")).await.body;
    let mut all: Vec<String> =
        page.split("<h3><a href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
    all.dedup();
    all
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
async fn the_movement_check_goes_test_by_test_stops_at_pain_and_reaches_the_runner() {
    let site = Site::new();
    let next = site.get("/move/check?overhead_squat=3").await.body;
    assert!(next.contains("test 2 of 9") && next.contains("name=\"step_down.right\""), "{next}");
    assert!(site.get("/move/check?overhead_squat=-").await.body.contains("test 2 of 9"));
    let hurts = "step_down.left=0&step_down.right=2";
    assert!(site.get(&format!("/move/check?{hurts}")).await.body.contains("the check stops here"));
    let low =
        "overhead_squat=1&step_down.left=1&step_down.right=1&single_leg_balance.left=1&single_leg_balance.right=1";
    let kept = site.post("/move/check", low).await;
    assert_eq!(kept.status, StatusCode::OK, "{}", kept.body);
    assert!(kept.body.contains("An offer, nothing more") && kept.body.contains("name=\"why\" value=\"check\""));
    let page = site.get("/move").await.body;
    assert!(page.contains("Checks so far") && page.contains("knees that follow the toes"), "{page}");
    for bad in ["overhead_squat=7", "overhead_squat=x", "levitation=2", "step_down.left=2", ""] {
        assert_eq!(site.post("/move/check", bad).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad}");
    }
}

#[tokio::test]
async fn sets_effort_mornings_and_sweat_are_kept_and_taken_back() {
    let site = Site::new();
    let sets =
        site.post("/log/sets", "exercise=deadlift&session=w01-lift1&reps=10&load=24&reps=8&load=24&reserve=2").await;
    assert_eq!(sets.status, StatusCode::OK, "{}", sets.body);
    assert!(sets.body.contains("10, 8 with 24 kg") && sets.body.contains("href=\"/plan/sessions/w01-lift1\""));
    let effort = site.post("/log/effort", "date=2026-11-22&rpe=7&minutes=45&pain=yes&note=calf+%3Cb%3E").await;
    assert_eq!(effort.status, StatusCode::OK, "{}", effort.body);
    assert!(effort.body.contains("calf &#60;b&#62;") && effort.body.contains("Pain is a reason to stop"));
    let morning = site.post("/log/morning", "hrv_ms=62&resting=48&sleep_h=7,5").await;
    assert!(morning.body.contains("HRV 62 ms"), "{}", morning.body);
    let sweat = site.post("/log/sweat", "before=61.2&after=60.4&drink=0.5&minutes=75").await;
    assert!(sweat.body.contains("sweat 1.0 L an hour"), "{}", sweat.body);
    let list = site.get("/log").await.body;
    assert!(list.contains("deadlift, 10, 8 with 24 kg") && list.contains("effort 7 of 10"), "{list}");
    assert_eq!(site.post("/log/undo", "").await.leads_to(), "/log");
    assert!(!site.get("/log").await.body.contains("sweat 1.0"));
    for (path, form) in [
        ("/log/sets", "exercise=levitation&reps=10"),
        ("/log/sets", "exercise=deadlift&reps="),
        ("/log/effort", "date=2026-11-22&rpe=12&minutes=45"),
        ("/log/effort", "date=someday&rpe=5"),
        ("/log/sweat", "before=61.2"),
        ("/log/morning", "hrv_ms=much"),
    ] {
        assert_eq!(site.post(path, form).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{path} {form}");
    }
}

#[tokio::test]
async fn session_lengths_by_day_are_settings() {
    let site = Site::new();
    assert_eq!(site.post("/settings", "units=km&max_session.tue=45").await.leads_to(), "/settings#saved");
    let page = site.get("/settings").await.body;
    assert!(page.contains("name=\"max_session.tue\" inputmode=\"numeric\" value=\"45\""), "{page}");
    assert_eq!(site.post("/settings", "units=km&max_session.tue=2").await.status, StatusCode::UNPROCESSABLE_ENTITY);
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
async fn what_a_phone_sends_twice_is_kept_once_on_the_day_it_says() {
    let site = Site::new();
    let sets = "exercise=deadlift&session=&reps=10&load=24&key=0f1e2d3c4b5a&on=2026-11-21";
    for _ in 0..2 {
        assert_eq!(site.post("/log/sets", sets).await.status, StatusCode::OK);
    }
    let list = site.get("/log").await.body;
    assert!(list.matches("deadlift, 10 with 24 kg").count() == 1 && list.contains("Sat 21 Nov"), "{list}");
    // A phone whose clock runs in another year is not believed.
    let morning = site.post("/log/morning", "hrv_ms=62&key=aa11bb22cc33&on=2031-01-01").await;
    assert!(morning.body.contains("Monday 23 November"), "{}", morning.body);
    assert_eq!(site.post("/log/weight", "mass=61,4&key=bb11bb22cc33").await.status, StatusCode::OK);
    assert_eq!(site.post("/log/weight", "mass=61,4&key=%3Cb%3E").await.status, StatusCode::UNPROCESSABLE_ENTITY);
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
async fn the_first_page_of_a_browser_carries_its_style_and_the_next_ones_its_address() {
    let site = Site::new();
    let first = site.get("/settings").await;
    let style = first.body.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
    let print = STANDARD.encode(Sha256::digest(style.as_bytes()));
    let policy = first.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains(&format!("style-src 'self' 'sha256-{print}'")), "{policy}");

    let address = first.body.split("rel=\"prefetch\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    let kept = site.get(address).await;
    assert_eq!(kept.body, style);
    let cookie = kept.headers[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap();
    let request = Request::get("/settings").header(header::HOST, HOST).header(header::COOKIE, cookie);
    let next = site.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let next = String::from_utf8(to_bytes(next.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap();
    assert!(!next.contains("<style>") && next.contains(&format!("<link rel=\"stylesheet\" href=\"{address}\">")));
    // A file of another build says nothing of this one's.
    assert!(!site.get("/assets/style.css?v=old").await.headers.contains_key(header::SET_COOKIE));
}

#[tokio::test]
async fn a_library_that_was_moved_away_is_said_and_nothing_is_written() {
    let site = Site::new();
    let away = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(site._library.path()).unwrap() {
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

#[tokio::test]
async fn an_upload_that_is_too_large_is_refused_before_it_is_read() {
    let site = Site::new();
    let request = Request::post("/import/upload").header(header::HOST, HOST).header(header::ORIGIN, OWN);
    let request = request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge");
    let request = request.header(header::CONTENT_LENGTH, (4_u64 << 30).to_string()).body(Body::from("--edge")).unwrap();
    let answer = site.send(request).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("4.3 GB") && answer.body.contains("by its place"), "{}", answer.body);
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

/// A run northwards at 3 m/s that lasts so long.
fn track(seconds: u32) -> String {
    let points: Vec<String> = (0..=seconds)
        .map(|s| {
            let north = 10.0 + f64::from(s) * 3.0 / 111_195.0;
            format!(
                "<trkpt lat=\"{north:.7}\" lon=\"-30.0\"><time>2026-01-02T06:{:02}:{:02}Z</time></trkpt>",
                s / 60,
                s % 60
            )
        })
        .collect();
    format!("<gpx version=\"1.1\"><trk><type>running</type><trkseg>{}</trkseg></trk></gpx>", points.concat())
}

#[tokio::test]
async fn a_run_of_two_files_shows_its_sources_which_are_chosen_split_and_undone() {
    let site = Site::new();
    let (whole, part) = (track(900), track(890));
    let (kind, body) = upload(&[("watch.gpx", whole.as_bytes()), ("phone.gpx", part.as_bytes())]);
    let started = site.post_as("/import/upload", &kind, body).await;
    assert_eq!(site.finished(started.leads_to()).await.status, StatusCode::OK);
    let list = site.get("/activities").await.body;
    assert_eq!(list.matches("href=\"/activities/").count(), 1, "it counts once");
    let id = list.split("href=\"/activities/").nth(1).unwrap().split('"').next().unwrap();
    let page = format!("/activities/{id}");
    let shown = site.get(&page).await.body;
    assert!(
        shown.contains("The same run came as 2 files") && shown.contains("track (alike; it came first)"),
        "{shown}"
    );

    let sources = format!("{page}#sources");
    assert_eq!(site.post(&format!("{page}/source"), "part=track&source=2").await.leads_to(), sources);
    assert!(site.get(&page).await.body.contains("track (as you said)"));
    assert_eq!(site.post(&format!("{page}/source/undo"), "").await.leads_to(), sources);
    let refused = site.post(&format!("{page}/source"), "part=heart_rate&source=2").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("has no heart rate"), "{}", refused.body);
    for nonsense in ["part=soul&source=1", "part=track&source=x"] {
        assert_eq!(site.post(&format!("{page}/source"), nonsense).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    assert_eq!(site.post(&format!("{page}/split"), "source=2").await.leads_to(), sources);
    assert!(site.get(&page).await.body.contains("Split off:"));
    assert_eq!(site.get("/activities").await.body.matches("href=\"/activities/").count(), 2);
    assert_eq!(site.post(&format!("{page}/source/undo"), "").await.leads_to(), sources);
    assert!(site.get(&page).await.body.contains("The same run came as 2 files"));
    assert_eq!(site.post("/activities/99/split", "source=2").await.status, StatusCode::NOT_FOUND);
}
