//! The languages of the pages. Everything is written in English; a page is translated on its way to the browser.
//!
//! Every text stands once with its translations in `web/words`, a file for each part of the pages ([`catalogue`]). The texts
//! are sentences with room for what changes ([`pattern`]); numbers, units and days follow the language by themselves
//! ([`neutral`]). [`tell`](Language::tell) translates a text, [`page`] a whole page. What the catalogue does not have stays
//! English and is marked as English, so that a screen reader speaks it so.

mod answer;
mod catalogue;
mod neutral;
mod page;
mod pattern;
mod speech;

pub(crate) use answer::{as_the_library_says, script, translate};
pub use catalogue::{CATALOGUE, Entry, SCRIPTS};
pub use neutral::neutral;
pub use page::{page, untranslated};
pub use pattern::{Part, Slot, parts};

/// A text in the language of a tag: what names the workouts of an [`app::App`].
#[must_use]
pub fn voice(language: &str, english: &str) -> String {
    Language::from_word(language).tell(english)
}

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

    /// Its tag, as HTML, the cookie and the catalogue have it.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Dutch => "nl",
            Self::German => "de",
        }
    }

    /// A text in this language, as far as the catalogue goes; what it lacks stays English.
    ///
    /// ```
    /// use web::language::Language;
    /// assert_eq!(Language::Dutch.tell("This week"), "Deze week");
    /// assert_eq!(Language::German.tell("Wednesday 25 November"), "Mittwoch, 25. November");
    /// assert_eq!(Language::German.tell("nobody wrote this"), "nobody wrote this");
    /// ```
    #[must_use]
    pub fn tell(self, english: &str) -> String {
        if self == Self::English { english.to_owned() } else { speech::plain(&speech::say(self, english)) }
    }
}
