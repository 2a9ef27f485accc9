//! The languages of the pages: every text that is translated stands in [`catalogue`], once, with its translations.
//!
//! English is the language that everything is written in; a text that the catalogue does not have stays English.

mod catalogue;

pub use catalogue::CATALOGUE;
use std::{collections::HashMap, sync::LazyLock};

/// A language of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English: everything.
    #[default]
    English,
    /// Dutch: what the catalogue has.
    Dutch,
    /// German: what the catalogue has.
    German,
}

static BY_ENGLISH: LazyLock<HashMap<&str, (&str, &str)>> =
    LazyLock::new(|| CATALOGUE.iter().map(|(english, dutch, german)| (*english, (*dutch, *german))).collect());

impl Language {
    /// Every language with its own name for itself.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::English, "English"), (Self::Dutch, "Nederlands"), (Self::German, "Deutsch")];

    /// From its tag; anything else is English.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        match word {
            "nl" => Self::Dutch,
            "de" => Self::German,
            _ => Self::English,
        }
    }

    /// Its tag, as HTML and the cookie have it.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Dutch => "nl",
            Self::German => "de",
        }
    }

    /// A text of the catalogue in this language; the English itself where the catalogue has none.
    #[must_use]
    pub fn say(self, english: &'static str) -> &'static str {
        match (self, BY_ENGLISH.get(english)) {
            (Self::Dutch, Some((dutch, _))) => dutch,
            (Self::German, Some((_, german))) => german,
            _ => english,
        }
    }
}
