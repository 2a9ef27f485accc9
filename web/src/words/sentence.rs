//! Sentences, lists and shares.

use crate::format::{Units, number, prose};
use app::documents::TodayDocument;

/// The first sentence of a text as people read it, and the rest.
#[must_use]
pub fn first_sentence(text: &str, units: &Units) -> (String, String) {
    let text = prose(text, units);
    let (first, rest) = split_sentence(&text);
    (first.to_owned(), rest.to_owned())
}

/// A sentence with so many characters fills a phone when it is set as large as a short one.
const LONG: usize = 80;

/// Whether a sentence is set smaller.
#[must_use]
pub fn is_long(sentence: &str) -> bool {
    sentence.chars().count() > LONG
}

fn split_sentence(text: &str) -> (&str, &str) {
    let ends = text.match_indices(['.', '!', '?']).map(|(i, _)| i + 1);
    let end = ends.into_iter().find(|&end| {
        let rest = &text[end..];
        rest.starts_with(' ') && rest.trim_start().starts_with(char::is_uppercase)
    });
    end.map_or((text, ""), |end| (&text[..end], text[end..].trim_start()))
}

/// Today's reasons that no session of today gives itself.
#[must_use]
pub fn reasons_apart(today: &TodayDocument) -> Vec<&String> {
    today.why.iter().filter(|why| !today.sessions.iter().any(|session| session.why == **why)).collect()
}

/// Whether the day asks how the morning is.
#[must_use]
pub fn asks_for_morning(today: &TodayDocument) -> bool {
    today.to_log.iter().any(|ask| ask.kind == "wellness")
}

/// `a, b, c`, with spaces for underscores.
#[must_use]
pub fn list(items: &[String]) -> String {
    items.join(", ").replace('_', " ")
}

/// A part of a whole as a bar of 100 shows it.
#[must_use]
pub fn share_of_100(part: &f64, whole: &f64) -> String {
    let share = if *whole > 0.0 { part / whole * 100.0 } else { 0.0 };
    number(share.clamp(0.0, 100.0), 1)
}
