//! Answers in the language of the browser that asks: pages, the verdicts that scripts ask for, the texts of scripts.

use super::{Language, SCRIPTS, page};
use crate::{cookie, run::run, serve::Web};
use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use serde_json::Value;

impl Language {
    /// The language that a browser's cookie asks for.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        Self::from_word(cookie::read(headers, "language").unwrap_or_default())
    }
}

/// Lets a browser that was never told a language ask for the runner's.
pub(crate) async fn as_the_library_says(State(web): State<Web>, mut request: Request, next: Next) -> Response {
    let told = cookie::read(request.headers(), "language").is_some();
    if !told && !request.uri().path().starts_with("/assets/") {
        // Where the library cannot be read the page will say so.
        let language = run(&web, |app| Ok(app.runner()?.language)).await.unwrap_or_default();
        if Language::from_word(&language) != Language::English {
            let had = request.headers().get(header::COOKIE).and_then(|had| had.to_str().ok()).unwrap_or_default();
            if let Ok(with) = HeaderValue::from_str(&format!("{had}; language={language}")) {
                request.headers_mut().insert(header::COOKIE, with);
            }
        }
    }
    next.run(request).await
}

/// Translates what a handler answers for a browser whose cookie asks for another language than English.
pub(crate) async fn translate(request: Request, next: Next) -> Response {
    let language = Language::of(request.headers());
    let response = next.run(request).await;
    if language == Language::English {
        return response;
    }
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let (html, json) = (kind.starts_with("text/html"), kind.starts_with("application/json"));
    if !(html || json) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else { return Response::from_parts(parts, Body::empty()) };
    let said = match String::from_utf8(bytes.into()) {
        Ok(text) if html => page(language, &text).into_bytes(),
        Ok(text) => {
            serde_json::from_str(&text).ok().map_or(text, |whole| spoken(language, whole).to_string()).into_bytes()
        }
        Err(fault) => fault.into_bytes(),
    };
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(said))
}

/// The sentences of a document; its words for programs are no sentences.
fn spoken(language: Language, value: Value) -> Value {
    match value {
        Value::String(text) if text.contains(' ') => Value::String(language.tell(&text)),
        Value::Array(values) => values.into_iter().map(|value| spoken(language, value)).collect(),
        Value::Object(entries) => {
            Value::Object(entries.into_iter().map(|(key, value)| (key, spoken(language, value))).collect())
        }
        other => other,
    }
}

/// What the scripts say in a language, as a module; nothing where `name` is none of ours.
pub(crate) fn script(name: &str) -> Option<String> {
    let word = name.strip_prefix("words-")?.strip_suffix(".js")?;
    let (language, _) = Language::ALL.iter().find(|(language, _)| language.word() == word)?;
    let texts: serde_json::Map<String, Value> = SCRIPTS
        .iter()
        .filter_map(|entry| Some((entry.english.to_owned(), Value::from(entry.of(*language)?))))
        .collect();
    Some(format!("export const WORDS = {};\n", Value::from(texts)))
}
