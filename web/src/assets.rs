//! Style, script and icon, embedded in the program.

use crate::Failure;
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;
use std::borrow::Cow;

#[derive(RustEmbed)]
#[folder = "assets/"]
struct Ours;

/// From npm, as published.
const THEIRS: [(&str, &[u8]); 2] = [
    ("uplot.js", include_bytes!(concat!(env!("OUT_DIR"), "/uPlot.esm.js"))),
    ("uplot.css", include_bytes!(concat!(env!("OUT_DIR"), "/uPlot.min.css"))),
];

pub(crate) async fn show(Path(name): Path<String>, headers: HeaderMap) -> Result<Response, Failure> {
    let bytes = find(&name).ok_or_else(|| Failure::NotFound(format!("there is no file {name}")))?;
    // The browser asks each time whether its copy still holds: on this machine that costs nothing.
    let tag = format!("\"{}-{}\"", env!("CARGO_PKG_VERSION"), fingerprint(&bytes));
    let known = headers.get(header::IF_NONE_MATCH).is_some_and(|v| v.as_bytes() == tag.as_bytes());
    let caching = [(header::ETAG, tag), (header::CACHE_CONTROL, "no-cache".to_owned())];
    Ok(if known {
        (StatusCode::NOT_MODIFIED, caching).into_response()
    } else {
        (caching, [(header::CONTENT_TYPE, kind(&name))], bytes).into_response()
    })
}

fn find(name: &str) -> Option<Cow<'static, [u8]>> {
    match THEIRS.iter().find(|(theirs, _)| *theirs == name) {
        Some((_, bytes)) => Some(Cow::Borrowed(*bytes)),
        None => Ours::get(name).map(|file| file.data),
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
fn fingerprint(bytes: &[u8]) -> String {
    let hash = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}
