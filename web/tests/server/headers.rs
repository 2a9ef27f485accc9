//! What every answer carries, graded as a scanner of sites grades it.

use crate::site::{HOST, OWN, Site, planned};
use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use tower::ServiceExt;

/// What is to be there, word for word.
const EXACT: [(&str, &str); 7] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("x-permitted-cross-domain-policies", "none"),
];
/// Parts that the policy for content has to have.
const POLICY: [&str; 5] =
    ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"];
/// What the policy may not have anywhere.
const LOOSE: [&str; 7] = ["unsafe-", "http:", "https:", "data:", "blob:", "*", "strict-dynamic"];
/// What these pages never ask of a device.
const SENSORS: [&str; 5] = ["camera=()", "microphone=()", "geolocation=()", "payment=()", "usb=()"];
/// What tells more of the program than anybody needs.
const TELLING: [&str; 4] = ["server", "x-powered-by", "via", "access-control-allow-origin"];

/// What a scanner would object to.
fn objections(headers: &HeaderMap) -> Vec<String> {
    let value = |name: &str| headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let mut found = Vec::new();
    found.extend(EXACT.iter().filter(|(name, wanted)| value(name) != *wanted).map(|(name, _)| (*name).to_owned()));
    let policy = value("content-security-policy");
    let parts: Vec<&str> = policy.split(';').map(str::trim).collect();
    found.extend(POLICY.iter().filter(|part| !parts.contains(*part)).map(|part| format!("no {part}")));
    found.extend(LOOSE.iter().filter(|word| policy.contains(**word)).map(|word| format!("policy has {word}")));
    found.extend(SENSORS.iter().filter(|word| !value("permissions-policy").contains(**word)).map(|w| (*w).to_owned()));
    found.extend(TELLING.iter().filter(|name| headers.contains_key(**name)).map(|name| (*name).to_owned()));
    if value("cache-control").is_empty() {
        found.push("cache-control".into());
    }
    for cookie in headers.get_all(header::SET_COOKIE) {
        let cookie = cookie.to_str().unwrap();
        if !["HttpOnly", "SameSite=Strict", "Path=/"].iter().all(|part| cookie.contains(part)) {
            found.push(format!("cookie {cookie}"));
        }
    }
    found
}

#[tokio::test]
async fn a_scanner_objects_to_no_answer() {
    let site = planned().await;
    let files = [
        "/assets/style.css",
        "/assets/app.js",
        "/service-worker.js",
        "/manifest.webmanifest",
        "/icon/192.png",
        "/figure/box-jump.svg",
        "/calendar.ics",
        "/plan/season.pdf",
        "/plan/export/json",
        "/alive",
        // Not there, not whole, not a page.
        "/nowhere",
        "/activities/7",
        "/assets/nothing.js",
    ];
    for path in testkit::pages().chain(files) {
        let answer = site.get(path).await;
        assert_eq!(objections(&answer.headers), Vec::<String>::new(), "{path}");
    }
    for (path, form) in [("/settings/device", "theme=dark&back=%2F"), ("/log/sets", "exercise=levitation"), ("/", "")] {
        let answer = site.post(path, form).await;
        assert_eq!(objections(&answer.headers), Vec::<String>::new(), "{path} {}", answer.status);
    }
}

#[tokio::test]
async fn a_refusal_carries_them_too_and_no_script_or_style_stands_in_a_page() {
    let site = planned().await;
    let foreign = Request::get("/").header(header::HOST, "evil.example").body(Body::empty()).unwrap();
    let refused = site.send(foreign).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert_eq!(objections(&refused.headers), Vec::<String>::new());
    let method =
        Request::delete("/").header(header::HOST, HOST).header(header::ORIGIN, OWN).body(Body::empty()).unwrap();
    let refused = site.send(method).await;
    assert_eq!(refused.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(objections(&refused.headers), Vec::<String>::new());
    for path in testkit::pages() {
        let page = site.get(path).await.body;
        for script in page.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap();
            assert!(tag.contains(" src=\"/assets/") || tag.contains("application/json"), "{path}: {tag}");
        }
        for forbidden in [" style=\"", " onclick=", " onload=", "javascript:", "src=\"http", "src=\"//"] {
            assert!(!page.contains(forbidden), "{path}: {forbidden}");
        }
    }
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
