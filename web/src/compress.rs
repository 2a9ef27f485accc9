//! Answers of text go gzipped to a browser that takes it: pages are read over the home network too.

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

/// Below this the head of the format costs more than it saves.
const LEAST_BYTES: usize = 1024;
/// A sixth smaller than the fastest level for a millisecond more at most; pages are written anew for every request.
const LEVEL: u32 = 4;

/// Packs what a handler answers.
pub(crate) async fn compress(request: Request, next: Next) -> Response {
    let taken = request
        .headers()
        .get(header::ACCEPT_ENCODING)
        .and_then(|v| v.to_str().ok())
        .is_some_and(|v| v.split(',').any(|way| way.trim().starts_with("gzip")));
    let response = next.run(request).await;
    if !(taken && is_text(response.headers())) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else { return Response::from_parts(parts, Body::empty()) };
    if bytes.len() < LEAST_BYTES {
        return Response::from_parts(parts, Body::from(bytes));
    }
    let mut packed = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::new(LEVEL));
    match packed.write_all(&bytes).and_then(|()| packed.finish()) {
        Ok(packed) => {
            parts.headers.remove(header::CONTENT_LENGTH);
            parts.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            parts.headers.append(header::VARY, HeaderValue::from_static("accept-encoding"));
            Response::from_parts(parts, Body::from(packed))
        }
        Err(_) => Response::from_parts(parts, Body::from(bytes)),
    }
}

/// A finished text; a stream of events is none.
fn is_text(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let text =
        ["text/html", "text/css", "text/javascript", "image/svg+xml", "application/json", "application/manifest+json"];
    text.iter().any(|text| kind.starts_with(text)) && !headers.contains_key(header::CONTENT_ENCODING)
}
