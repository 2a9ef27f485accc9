//! A text from English into another language: as a whole, else sentence by sentence, else part by part.

use crate::format::kept_together;

use super::{
    Language,
    catalogue::{Book, book},
    neutral::{neutral, with_numbers},
    pattern::{MOST_TAGS, Part, marked_tag, tag_mark, taken},
};

/// Stand before and after what stays English.
pub(super) const ENGLISH: (char, char) = ('\u{F8F0}', '\u{F8F1}');
/// How often a part may have parts.
const DEPTH: usize = 6;

/// The text in a language, with what stays English between the marks of [`ENGLISH`].
pub(super) fn say(language: Language, text: &str) -> String {
    let Some(book) = book(language) else { return text.to_owned() };
    let clean: String = text.chars().filter(|c| *c != ENGLISH.0 && *c != ENGLISH.1).collect();
    Speaker { language, book }.spaced(&clean)
}

/// Where a word may part on a narrow page.
const SOFT_HYPHEN: char = '\u{ad}';

/// Without the marks of what stays English, and without what only a page can use.
pub(super) fn plain(said: &str) -> String {
    said.chars().filter(|c| ![ENGLISH.0, ENGLISH.1, SOFT_HYPHEN].contains(c)).collect()
}

/// The sentences of a text that are not known, as the catalogue would have them.
pub(super) fn unknown(language: Language, text: &str) -> Vec<String> {
    let Some(book) = book(language) else { return Vec::new() };
    let speaker = Speaker { language, book };
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let sentences = sentences(&one_line).into_iter().flat_map(|s| apart(s, " · ").unwrap_or_else(|| vec![s]));
    let letters = |s: &str| s.chars().filter(|c| c.is_alphabetic() && marked_tag(*c).is_none()).count() >= 2;
    let unknown = sentences.map(str::trim).filter(|s| letters(s) && speaker.loose(s).contains(ENGLISH.0));
    unknown.map(|s| written(&renumbered(s).0)).collect()
}

/// With its tags as the catalogue writes them.
fn written(text: &str) -> String {
    let mut said = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match marked_tag(c) {
            Some((number, false)) => said += &format!("<{number}>"),
            Some((number, true)) => said += &format!("</{number}>"),
            None => said.push(c),
        }
    }
    said
}

struct Speaker {
    language: Language,
    book: &'static Book,
}

impl Speaker {
    /// Says what stands between the spaces at the ends, which stay.
    fn spaced(&self, text: &str) -> String {
        let inner = text.trim();
        if inner.is_empty() {
            return text.to_owned();
        }
        let start = text.len() - text.trim_start().len();
        let one_line = inner.split_whitespace().collect::<Vec<_>>().join(" ");
        let said = self.loose(&one_line);
        // Where a number held its unit it does so again.
        let said = if inner.contains('\u{a0}') { kept_together(said) } else { said };
        format!("{}{said}{}", &text[..start], &text[start + inner.len()..])
    }

    /// The best that can be done: what is not known is marked as English.
    fn loose(&self, text: &str) -> String {
        if let Some(said) = self.known(text, DEPTH) {
            return said;
        }
        let sentences = sentences(text);
        if sentences.len() > 1 {
            return sentences.iter().map(|sentence| self.spaced(sentence)).collect();
        }
        for separator in [" · ", "; "] {
            if let Some(parts) = apart(text, separator) {
                let said: Vec<String> = parts.iter().map(|part| self.spaced(part)).collect();
                return said.join(separator);
            }
        }
        if text.chars().any(|c| marked_tag(c).is_some()) {
            return self.between_tags(text);
        }
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        if letters < 2 { text.to_owned() } else { format!("{}{text}{}", ENGLISH.0, ENGLISH.1) }
    }

    /// Each stretch of text between tags on its own.
    fn between_tags(&self, text: &str) -> String {
        let mut said = String::with_capacity(text.len());
        for stretch in text.split_inclusive(|c| marked_tag(c).is_some()) {
            let (words, mark) = match stretch.chars().next_back().filter(|c| marked_tag(*c).is_some()) {
                Some(mark) => (&stretch[..stretch.len() - mark.len_utf8()], Some(mark)),
                None => (stretch, None),
            };
            said += &self.spaced(words);
            said.extend(mark);
        }
        said
    }

    /// The text in whole, where everything of it is known.
    fn known(&self, text: &str, depth: usize) -> Option<String> {
        let (text, numbers) = renumbered(text);
        self.whole(&text, depth).map(|said| numbered_back(&said, &numbers))
    }

    fn whole(&self, text: &str, depth: usize) -> Option<String> {
        if let Some(said) = neutral(self.language, text) {
            return Some(said);
        }
        if text.chars().all(|c| marked_tag(c).is_some() || !c.is_alphanumeric()) {
            return Some(text.to_owned());
        }
        if let Some(said) = self.entry(text) {
            return Some(said);
        }
        let depth = depth.checked_sub(1)?;
        if let Some(said) = self.by_pattern(text, false, depth) {
            return Some(said);
        }
        // The last part of a sentence stands in the catalogue without its full stop.
        if let Some(said) = text.strip_suffix('.').and_then(|bare| self.by_pattern(bare, false, depth)) {
            return Some(said + ".");
        }
        // One tag around everything.
        let mut marks = text.chars();
        if let (Some(first), Some(last)) = (marks.next(), marks.next_back())
            && let (Some((a, false)), Some((b, true))) = (marked_tag(first), marked_tag(last))
            && a == b
        {
            return self.known(marks.as_str(), depth).map(|said| format!("{first}{said}{last}"));
        }
        let sentences = sentences(text);
        if sentences.len() > 1 {
            return sentences.iter().map(|part| self.known_spaced(part, depth)).collect();
        }
        for separator in [" · ", "; ", ": ", ", ", " – "] {
            if let Some(parts) = apart(text, separator) {
                let said: Option<Vec<String>> = parts.iter().map(|part| self.known(part, depth)).collect();
                if let Some(said) = said {
                    return Some(said.join(separator));
                }
            }
        }
        self.by_pattern(text, true, depth)
    }

    fn known_spaced(&self, text: &str, depth: usize) -> Option<String> {
        let inner = text.trim_end();
        self.known(inner, depth).map(|said| said + &text[inner.len()..])
    }

    /// From the catalogue; without its last sign, or with a first letter of the other size, where it is not there as it is.
    fn entry(&self, text: &str) -> Option<String> {
        let exact = |text: &str| self.book.whole.get(text).cloned();
        let other_size = |text: &str| {
            let (swapped, upper) = swapped(text)?;
            let said = exact(&swapped)?;
            // A German noun keeps its capital.
            Some(if upper || self.language == Language::Dutch { capital(&said, upper) } else { said })
        };
        let found = |text: &str| exact(text).or_else(|| other_size(text));
        found(text).or_else(|| {
            let last = text.chars().next_back().filter(|c| ".:,!".contains(*c))?;
            found(&text[..text.len() - 1]).map(|said| format!("{said}{last}"))
        })
    }

    fn by_pattern(&self, text: &str, loose: bool, depth: usize) -> Option<String> {
        self.book.patterns(text).filter(|pattern| pattern.loose == loose).find_map(|pattern| {
            let taken = taken(&pattern.english, text)?;
            let mut said = String::with_capacity(text.len() + 16);
            for part in &pattern.said {
                match part {
                    Part::Text(text) => said += text,
                    Part::Slot(_, name) => {
                        let (name, words) = taken.iter().find(|(taken, _)| taken == name)?;
                        said += &match name.as_bytes().first()? {
                            b'u' => with_numbers(self.language, words),
                            _ => self.whole(words, depth)?,
                        };
                    }
                }
            }
            Some(said)
        })
    }
}

/// The text with its tags numbered from one, and the numbers that they had.
fn renumbered(text: &str) -> (String, Vec<usize>) {
    let mut had: Vec<usize> = Vec::new();
    let text = text
        .chars()
        .map(|c| match marked_tag(c) {
            None => c,
            Some((number, closes)) => {
                let at = had.iter().position(|n| *n == number).unwrap_or_else(|| {
                    had.push(number);
                    had.len() - 1
                });
                tag_mark((at + 1).min(MOST_TAGS - 1), closes)
            }
        })
        .collect();
    (text, had)
}

fn numbered_back(text: &str, had: &[usize]) -> String {
    text.chars()
        .map(|c| match marked_tag(c) {
            Some((number, closes)) => {
                number.checked_sub(1).and_then(|at| had.get(at)).map_or(c, |n| tag_mark(*n, closes))
            }
            None => c,
        })
        .collect()
}

/// The sentences of a text, each with the space behind it; a sign inside a tag ends none.
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut from = 0;
    for (at, sign) in text.match_indices(['.', '?', '!', ':']) {
        let after = &text[at + 1..];
        let ended = after.starts_with(' ') || after.starts_with(|c| matches!(marked_tag(c), Some((_, true))));
        if !ended {
            continue;
        }
        // Closing tags belong to the sentence that they close.
        let closing: usize =
            after.chars().take_while(|c| matches!(marked_tag(*c), Some((_, true)))).map(char::len_utf8).sum();
        let rest = &after[closing..];
        let begins = rest.trim_start().trim_start_matches(|c| marked_tag(c).is_some());
        let big = begins.starts_with(|c: char| c.is_uppercase() || (sign != ":" && c.is_ascii_digit()));
        let end = at + 1 + closing + rest.len().min(1);
        if rest.starts_with(' ') && big && balanced(&text[from..end]) && sign != ":" {
            sentences.push(&text[from..end]);
            from = end;
        }
    }
    if from < text.len() {
        sentences.push(&text[from..]);
    }
    sentences
}

/// The parts between separators; nothing where there is none, or where it stands inside a tag.
fn apart<'a>(text: &'a str, separator: &str) -> Option<Vec<&'a str>> {
    let parts: Vec<&str> = text.split(separator).collect();
    (parts.len() > 1 && parts.iter().all(|part| !part.trim().is_empty() && balanced(part))).then_some(parts)
}

/// Every tag that begins in it ends in it.
fn balanced(text: &str) -> bool {
    let mut open = Vec::new();
    for (number, closes) in text.chars().filter_map(marked_tag) {
        if !closes {
            open.push(number);
        } else if open.pop() != Some(number) {
            return false;
        }
    }
    open.is_empty()
}

/// The text with its first letter of the other size, and whether it had a capital.
fn swapped(text: &str) -> Option<(String, bool)> {
    let mut letters = text.chars();
    let first = letters.next().filter(|c| c.is_alphabetic())?;
    let upper = first.is_uppercase();
    Some((capital(text, !upper), upper))
}

fn capital(text: &str, big: bool) -> String {
    let mut letters = text.chars();
    let first = letters.next();
    let first: String = match first {
        Some(c) if big => c.to_uppercase().collect(),
        Some(c) => c.to_lowercase().collect(),
        None => String::new(),
    };
    first + letters.as_str()
}
