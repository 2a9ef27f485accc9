//! What one device wishes for its pages, kept in its cookies: theme, blur, clock, first day of the week, speeds, language.

use crate::{Failure, cookie, language::Language, run::run, serve::Web, view::Theme};
use axum::{
    Form,
    extract::State,
    http::{HeaderMap, header},
    response::{AppendHeaders, IntoResponse, Redirect, Response},
};
use serde::Deserialize;

/// The form; what is absent stays as it is. `back` is the page that it was on.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wishes {
    theme: Option<String>,
    private: Option<String>,
    clock: Option<String>,
    week: Option<String>,
    speed: Option<String>,
    language: Option<String>,
    back: String,
}

/// Keeps them; the language is the library's too, for what is printed, subscribed to and sent to a watch.
pub(crate) async fn save(State(web): State<Web>, Form(form): Form<Wishes>) -> Result<Response, Failure> {
    let one_of = |wish: &Option<String>, words: &[&'static str]| {
        wish.as_deref().map(|wish| *words.iter().find(|word| **word == wish).unwrap_or(&words[0]))
    };
    let wishes = [
        ("theme", form.theme.as_deref().map(|word| Theme::from_word(word).word())),
        ("private", one_of(&form.private, &["no", "yes"])),
        ("clock", one_of(&form.clock, &["24", "12"])),
        ("week", one_of(&form.week, &["mon", "sun"])),
        ("speed", one_of(&form.speed, &["pace", "hour"])),
        ("language", form.language.as_deref().map(|word| Language::from_word(word).word())),
    ];
    if let Some(language) = form.language.as_deref().map(Language::from_word) {
        run(&web, move |app| app.runner_set("language", language.word())).await?;
    }
    let cookies: Vec<_> =
        wishes.into_iter().filter_map(|(name, word)| Some((header::SET_COOKIE, cookie::keep(name, word?)))).collect();
    Ok((AppendHeaders(cookies), Redirect::to(own_address(&form.back))).into_response())
}

/// Only an address of these pages: `//name` would be another site.
fn own_address(back: &str) -> &str {
    let own = back.starts_with('/') && !back.starts_with("//") && !back.contains('\\');
    if own && back.bytes().all(|b| b.is_ascii_graphic()) { back } else { "/" }
}

/// Answers with nothing: whether the program can be reached.
pub(crate) async fn alive() -> HeaderMap {
    HeaderMap::new()
}
