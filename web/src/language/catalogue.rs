//! Every text that is translated, read from the files of `web/words`.
//!
//! A text is a line `en …`, followed by a line for each language: `nl …`, `de …`. Lines that begin with `#` are for those
//! who write the files.

use super::{
    Language,
    pattern::{Part, Slot, parts},
};
use std::{collections::HashMap, sync::LazyLock};

/// The files by their names, in the order of the pages.
const FILES: &[(&str, &str)] = &[
    ("frame", include_str!("../../words/frame.txt")),
    ("today", include_str!("../../words/today.txt")),
    ("session", include_str!("../../words/session.txt")),
    ("session_kind", include_str!("../../words/session_kind.txt")),
    ("plan", include_str!("../../words/plan.txt")),
    ("hold", include_str!("../../words/hold.txt")),
    ("activity", include_str!("../../words/activity.txt")),
    ("import", include_str!("../../words/import.txt")),
    ("import_reason", include_str!("../../words/import_reason.txt")),
    ("fuel", include_str!("../../words/fuel.txt")),
    ("settings", include_str!("../../words/settings.txt")),
    ("movement", include_str!("../../words/movement.txt")),
    ("exercise", include_str!("../../words/exercise.txt")),
    ("exercise_name", include_str!("../../words/exercise_name.txt")),
    ("exercise_cue", include_str!("../../words/exercise_cue.txt")),
    ("print", include_str!("../../words/print.txt")),
    ("watch", include_str!("../../words/watch.txt")),
    ("refusal", include_str!("../../words/refusal.txt")),
    ("note", include_str!("../../words/note.txt")),
];
/// The texts that scripts say, for they are sent to the browser as a list.
const SCRIPTS_FILE: &str = include_str!("../../words/script.txt");

/// A text with its translations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The file that it stands in.
    pub file: &'static str,
    /// As the pages say it.
    pub english: &'static str,
    translations: Vec<(&'static str, &'static str)>,
}

impl Entry {
    /// Its text in a language, where it has one.
    #[must_use]
    pub fn of(&self, language: Language) -> Option<&'static str> {
        self.translations.iter().find(|(tag, _)| *tag == language.word()).map(|(_, text)| *text)
    }
}

/// Every text of the pages.
pub static CATALOGUE: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    FILES.iter().flat_map(|(name, text)| read(name, text)).chain(read("script", SCRIPTS_FILE)).collect()
});

/// The texts of the scripts.
pub static SCRIPTS: LazyLock<Vec<Entry>> = LazyLock::new(|| read("script", SCRIPTS_FILE));

fn read(file: &'static str, text: &'static str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for (tag, words) in text.lines().filter_map(|line| line.split_once(' ')).filter(|(tag, _)| tag.len() == 2) {
        match entries.last_mut() {
            _ if tag == "en" => entries.push(Entry { file, english: words, translations: Vec::new() }),
            Some(entry) => entry.translations.push((tag, words)),
            None => {}
        }
    }
    entries
}

/// A pattern of a language with what it becomes.
pub(super) struct Pattern {
    /// Hardly a letter beside its slots: it fits much, and is asked when nothing else fits.
    pub(super) loose: bool,
    pub(super) english: Vec<Part>,
    pub(super) said: Vec<Part>,
}

/// The catalogue of one language, ready to be asked.
pub(super) struct Book {
    /// Texts without slots.
    pub(super) whole: HashMap<String, String>,
    /// Patterns by the first character of their text, those with most text first.
    by_first: HashMap<char, Vec<Pattern>>,
    /// Patterns that begin with a slot.
    open: Vec<Pattern>,
}

impl Book {
    fn of(language: Language) -> Self {
        let mut book = Self { whole: HashMap::new(), by_first: HashMap::new(), open: Vec::new() };
        for entry in CATALOGUE.iter() {
            let Some(said) = entry.of(language) else { continue };
            let (english, said) = (parts(entry.english), parts(said));
            match (english.as_slice(), said.as_slice()) {
                ([Part::Text(english)], [Part::Text(said)]) => {
                    book.whole.insert(english.clone(), said.clone());
                }
                ([Part::Text(first), ..], _) => {
                    let first = first.chars().next().unwrap_or(' ');
                    book.by_first.entry(first).or_default().push(Pattern { loose: false, english, said });
                }
                _ => book.open.push(Pattern { loose: letters(&english) < 2, english, said }),
            }
        }
        book.by_first.values_mut().for_each(|patterns| most_text_first(patterns));
        most_text_first(&mut book.open);
        book
    }

    /// Patterns that may fit a text, the narrowest first.
    pub(super) fn patterns(&self, text: &str) -> impl Iterator<Item = &Pattern> {
        let first = text.chars().next().unwrap_or(' ');
        self.by_first.get(&first).into_iter().flatten().chain(&self.open)
    }
}

fn letters(parts: &[Part]) -> usize {
    let texts = parts.iter().map(|part| if let Part::Text(text) = part { text.as_str() } else { "" });
    texts.flat_map(str::chars).filter(|c| c.is_alphabetic()).count()
}

/// The more text the narrower; of as much, quantities are narrower than words.
fn most_text_first(patterns: &mut [Pattern]) {
    let loose = |pattern: &Pattern| {
        let texts = pattern.english.iter().map(|part| if let Part::Text(text) = part { text.len() } else { 0 });
        let slots = pattern.english.iter().filter(|part| matches!(part, Part::Slot(Slot::Words | Slot::Own, _)));
        (usize::MAX - texts.sum::<usize>(), slots.count())
    };
    patterns.sort_by_key(loose);
}

static DUTCH: LazyLock<Book> = LazyLock::new(|| Book::of(Language::Dutch));
static GERMAN: LazyLock<Book> = LazyLock::new(|| Book::of(Language::German));

/// The book of a language; English needs none.
pub(super) fn book(language: Language) -> Option<&'static Book> {
    match language {
        Language::English => None,
        Language::Dutch => Some(&DUTCH),
        Language::German => Some(&GERMAN),
    }
}
