//! Who may ask, and what every answer forbids.
//!
//! The pages are for the browser on this machine. A foreign `Host` means that a name of somebody else's was made to
//! point here (DNS rebinding); a foreign `Origin` means that a page of somebody else's sent the request.

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

const POLICY: &str =
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Refuses foreign requests and sets the headers that every answer carries.
pub(crate) async fn guard(request: Request, next: Next) -> Response {
    let mut response = match refusal(request.method(), request.headers()) {
        Some(why) => (StatusCode::FORBIDDEN, why).into_response(),
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

fn refusal(method: &Method, headers: &HeaderMap) -> Option<&'static str> {
    let host = text(headers, header::HOST.as_str()).unwrap_or_default();
    if !is_this_machine(host) {
        return Some("these pages answer only to 127.0.0.1 and localhost");
    }
    let changes = !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS);
    // With no referrer a browser sends the origin of its own forms as `null`; then it says itself where they come from.
    let same_site = text(headers, "sec-fetch-site") == Some("same-origin");
    let own = match text(headers, header::ORIGIN.as_str()) {
        Some("null") => same_site,
        Some(origin) => origin.strip_prefix("http://") == Some(host),
        None => !changes || same_site,
    };
    (!own).then_some("this request comes from another site; changes are made on the pages of stayer only")
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

fn is_this_machine(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.parse::<u16>().is_ok() => name,
        _ => host,
    };
    matches!(name, "127.0.0.1" | "localhost" | "[::1]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_this_machine() {
        for own in ["127.0.0.1:7878", "localhost:7878", "localhost", "[::1]:7878"] {
            assert!(is_this_machine(own), "{own}");
        }
        for foreign in ["", "evil.example", "127.0.0.1.evil.example:7878", "localhost.evil.example", "192.168.1.2:7878"]
        {
            assert!(!is_this_machine(foreign), "{foreign}");
        }
    }
}
