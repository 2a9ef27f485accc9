//! Style, script and icon, embedded in the program.

use crate::{Failure, cookie, language, style};
use axum::{
    extract::{Path, Query},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;
use serde::Deserialize;
use std::borrow::Cow;

#[derive(RustEmbed)]
#[folder = "assets/"]
struct Ours;

/// From npm, as published.
const THEIRS: [(&str, &[u8]); 2] = [
    ("uplot.js", include_bytes!(concat!(env!("OUT_DIR"), "/uPlot.esm.js"))),
    ("uplot.css", include_bytes!(concat!(env!("OUT_DIR"), "/uPlot.min.css"))),
];

/// What the files of pages are asked for by: their bytes, so that a browser may keep its copy.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    v: Option<String>,
}

/// The address of a file of ours that changes whenever the file does.
#[must_use]
pub(crate) fn address(name: &str) -> String {
    match find(name) {
        Some(bytes) => format!("/assets/{name}?v={}", fingerprint(&bytes)),
        None => format!("/assets/{name}"),
    }
}

pub(crate) async fn show(
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let bytes = find(&name).ok_or_else(|| Failure::NotFound(format!("there is no file {name}")))?;
    let print = fingerprint(&bytes);
    let tag = format!("\"{}-{print}\"", env!("CARGO_PKG_VERSION"));
    let known = headers.get(header::IF_NONE_MATCH).is_some_and(|v| v.as_bytes() == tag.as_bytes());
    // Without its bytes in the address the browser asks each time whether its copy still holds.
    let keep = if asked.v.as_deref() == Some(print.as_str()) { "max-age=31536000, immutable" } else { "no-cache" };
    let mut caching = HeaderMap::new();
    caching.insert(header::ETAG, value(&tag)?);
    caching.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    if style::is_current(&name, asked.v.as_deref().unwrap_or_default()) {
        caching.insert(header::SET_COOKIE, value(&cookie::keep(style::COOKIE, &print))?);
    }
    Ok(if known {
        (StatusCode::NOT_MODIFIED, caching).into_response()
    } else {
        (caching, [(header::CONTENT_TYPE, kind(&name))], bytes).into_response()
    })
}

/// The service worker, at the root so that it serves every page.
pub(crate) async fn service_worker() -> Result<Response, Failure> {
    let bytes = find("service-worker.js").ok_or_else(|| Failure::Broken("the service worker is missing".into()))?;
    let head = [(header::CONTENT_TYPE, kind("service-worker.js")), (header::CACHE_CONTROL, "no-cache")];
    Ok((head, bytes).into_response())
}

/// What a phone needs to install the pages.
pub(crate) async fn manifest() -> Result<Response, Failure> {
    let bytes = find("manifest.json").ok_or_else(|| Failure::Broken("the manifest is missing".into()))?;
    let head = [(header::CONTENT_TYPE, "application/manifest+json"), (header::CACHE_CONTROL, "no-cache")];
    Ok((head, bytes).into_response())
}

fn value(text: &str) -> Result<HeaderValue, Failure> {
    HeaderValue::from_str(text).map_err(|fault| Failure::Broken(format!("{text:?} is no header: {fault}")))
}

/// The text of a file of ours; empty where there is none.
pub(crate) fn text(name: &str) -> String {
    find(name).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}

fn find(name: &str) -> Option<Cow<'static, [u8]>> {
    if let Some(style) = style::file(name) {
        return Some(Cow::Borrowed(style));
    }
    match THEIRS.iter().find(|(theirs, _)| *theirs == name) {
        Some((_, bytes)) => Some(Cow::Borrowed(*bytes)),
        None => match language::script(name) {
            Some(words) => Some(Cow::Owned(words.into_bytes())),
            None => Ours::get(name).map(|file| file.data),
        },
    }
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

/// FNV-1a, 64 bits: tells one build's file from another's.
pub(crate) fn fingerprint(bytes: &[u8]) -> String {
    let hash = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}
