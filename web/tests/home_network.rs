//! The home network: who is let in, by which code, and how the door is closed again.
#![allow(clippy::unwrap_used)]

use app::{App, Config};
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, Request, StatusCode, header},
};
use jiff::civil::date;
use std::net::SocketAddr;
use tower::ServiceExt;

const LAPTOP: (&str, &str) = ("127.0.0.1:50000", "127.0.0.1:7878");
const PHONE: (&str, &str) = ("192.168.1.20:50000", "192.168.1.2:7878");

struct Network {
    router: Router,
    _library: tempfile::TempDir,
}

impl Network {
    fn new() -> Self {
        let library = tempfile::tempdir().unwrap();
        let config = Config { data: Some(library.path().into()), today: Some(date(2026, 11, 23)), seed: 1 };
        Self { router: web::router_of_the_home_network(App::open(config).unwrap()), _library: library }
    }

    async fn ask(
        &self,
        (peer, host): (&str, &str),
        path: &str,
        form: Option<&str>,
        cookie: &str,
    ) -> (StatusCode, HeaderMap, String) {
        let request = match form {
            None => Request::get(path),
            Some(_) => Request::post(path)
                .header(header::ORIGIN, format!("http://{host}"))
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded"),
        };
        let request = request.header(header::HOST, host).header(header::COOKIE, cookie);
        let mut request = request.body(Body::from(form.unwrap_or_default().to_owned())).unwrap();
        request.extensions_mut().insert(ConnectInfo(peer.parse::<SocketAddr>().unwrap()));
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        (parts.status, parts.headers, String::from_utf8_lossy(&body).into_owned())
    }

    /// The code that the laptop shows.
    async fn code(&self) -> String {
        let asked = self.ask(LAPTOP, "/settings/phones/code", Some(""), "").await;
        assert_eq!(asked.0, StatusCode::SEE_OTHER, "{}", asked.2);
        let page = self.ask(LAPTOP, "/settings", None, "").await.2;
        page.split("id=\"code\">").nth(1).unwrap().split('<').next().unwrap().to_owned()
    }
}

#[tokio::test]
async fn a_phone_sees_nothing_before_it_is_paired_and_everything_after() {
    let network = Network::new();
    for path in ["/", "/settings", "/activities/1", "/plan/calendar.ics", "/service-worker.js", "/figure/box-jump.svg"]
    {
        let (status, headers, body) = network.ask(PHONE, path, None, "").await;
        assert_eq!(
            (status, headers[header::LOCATION].to_str().unwrap()),
            (StatusCode::SEE_OTHER, "/pair"),
            "{path}: {body}"
        );
    }
    assert_eq!(network.ask(PHONE, "/log/undo", Some(""), "").await.0, StatusCode::UNAUTHORIZED);
    assert_eq!(network.ask(PHONE, "/settings/phones/code", Some(""), "").await.0, StatusCode::UNAUTHORIZED);
    let page = network.ask(PHONE, "/pair", None, "").await;
    assert!(page.0 == StatusCode::OK && page.2.contains("is not encrypted"), "{}", page.2);

    let code = network.code().await;
    assert!(code.len() == 6, "{code}");
    let wrong = network.ask(PHONE, "/pair", Some("code=12"), "").await;
    assert_eq!(wrong.0, StatusCode::UNPROCESSABLE_ENTITY);
    let (status, headers, body) = network.ask(PHONE, "/pair", Some(&format!("code={code}")), "").await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{body}");
    let set = headers[header::SET_COOKIE].to_str().unwrap();
    assert!(set.contains("HttpOnly") && set.contains("SameSite=Strict"), "{set}");
    let cookie = set.split(';').next().unwrap();
    assert_eq!(network.ask(PHONE, "/", None, cookie).await.0, StatusCode::OK);
    let again = network.ask(PHONE, "/pair", Some(&format!("code={code}")), "").await;
    assert_eq!(again.0, StatusCode::UNPROCESSABLE_ENTITY, "a code is used once");

    let settings = network.ask(PHONE, "/settings", None, cookie).await.2;
    assert!(settings.contains("this one") && !settings.contains("id=\"ask-code\""), "{settings}");
    let refused = network.ask(PHONE, "/settings/phones/code", Some(""), cookie).await;
    assert_eq!(refused.0, StatusCode::UNPROCESSABLE_ENTITY, "only the laptop shows codes");
    let foreign = network.ask(PHONE, "/settings/phones/9/remove", Some(""), cookie).await;
    assert_eq!(foreign.0, StatusCode::UNPROCESSABLE_ENTITY, "{}", foreign.2);

    assert_eq!(network.ask(LAPTOP, "/settings/phones/1/remove", Some(""), "").await.0, StatusCode::SEE_OTHER);
    assert_eq!(network.ask(PHONE, "/", None, cookie).await.0, StatusCode::SEE_OTHER, "shut out at once");
    assert_eq!(network.ask(PHONE, "/", None, "device=").await.0, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_laptop_needs_no_code_and_a_name_or_a_foreign_page_gets_nowhere() {
    let network = Network::new();
    assert_eq!(network.ask(LAPTOP, "/", None, "").await.0, StatusCode::OK);
    // A phone that says it is the laptop is still a phone.
    assert_eq!(network.ask((PHONE.0, LAPTOP.1), "/", None, "").await.0, StatusCode::SEE_OTHER);
    assert_eq!(network.ask((PHONE.0, "evil.example:7878"), "/pair", None, "").await.0, StatusCode::FORBIDDEN);
    let code = network.code().await;
    let mut request =
        Request::post("/pair").header(header::HOST, PHONE.1).header(header::ORIGIN, "http://evil.example");
    request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let mut request = request.body(Body::from(format!("code={code}"))).unwrap();
    request.extensions_mut().insert(ConnectInfo(PHONE.0.parse::<SocketAddr>().unwrap()));
    assert_eq!(network.router.clone().oneshot(request).await.unwrap().status(), StatusCode::FORBIDDEN);
}
