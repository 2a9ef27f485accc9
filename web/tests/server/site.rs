//! A library behind the routes, asked as a browser on this computer asks.

use app::{App, Config};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use jiff::civil::{Date, date};
use tower::ServiceExt;

pub const HOST: &str = "127.0.0.1:7878";
pub const OWN: &str = "http://127.0.0.1:7878";

pub struct Site {
    pub router: Router,
    pub library: tempfile::TempDir,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn leads_to(&self) -> &str {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.body);
        self.headers[header::LOCATION].to_str().unwrap()
    }
}

impl Site {
    pub fn new() -> Self {
        Self::on(tempfile::tempdir().unwrap(), date(2026, 11, 23))
    }

    /// The same library on a day, as its computer's clock has it.
    pub fn on(library: tempfile::TempDir, today: Date) -> Self {
        let config = Config { data: Some(library.path().into()), today: Some(today), seed: 1 };
        Self { router: web::router(App::open(config).unwrap()), library }
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&body).into_owned() }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).header(header::HOST, HOST).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, form: &str) -> Answer {
        self.post_as(path, "application/x-www-form-urlencoded", form.to_owned().into_bytes()).await
    }

    pub async fn post_as(&self, path: &str, kind: &str, body: Vec<u8>) -> Answer {
        let request = Request::post(path).header(header::HOST, HOST).header(header::ORIGIN, OWN);
        self.send(request.header(header::CONTENT_TYPE, kind).body(Body::from(body)).unwrap()).await
    }

    /// Asks until a running import has become its report or another page.
    pub async fn finished(&self, job: &str) -> Answer {
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

pub fn upload(files: &[(&str, &[u8])]) -> (String, Vec<u8>) {
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

/// A site with a plan whose first week is next week.
pub async fn planned() -> Site {
    let site = Site::new();
    site.post("/settings/races", "name=Spring&date=2027-04-18&distance=10+km&priority=A").await.leads_to();
    let told = "results=5k%3D25:00%402026-10-11&weekly_distance_m=30&longest_run_m=10&mass_kg=61";
    site.post("/settings", told).await.leads_to();
    assert_eq!(site.post("/plan", "").await.leads_to(), "/plan");
    site
}

/// The addresses of the sessions of a week.
pub async fn sessions(site: &Site, week: u32) -> Vec<String> {
    let page = site.get(&format!("/plan/weeks/{week}")).await.body;
    let mut all: Vec<String> =
        page.split("<h3><a href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
    all.dedup();
    all
}

/// A run northwards at 3 m/s that lasts so long.
pub fn track(seconds: u32) -> String {
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
