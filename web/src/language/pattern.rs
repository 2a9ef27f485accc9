//! A text of the catalogue with room for what changes: `{q1} of {q2} run.`
//!
//! `{q}` takes numbers, units and days, `{w}` words that are translated on their own, `{u}` what the runner wrote. Links and
//! emphasis inside a sentence are `<1>…</1>`, numbered in their order.

use super::Language;
use super::neutral::neutral;

/// Longest text that is compared with patterns; what is longer has to be in the catalogue as it is.
const MOST_BYTES: usize = 1200;

/// First character of those that stand for tags; two for each, its begin and its end.
const TAGS_FROM: u32 = 0xE000;
/// Tags that a text may have.
pub(super) const MOST_TAGS: usize = 400;

/// The character that stands for the begin of a tag (`closes` false) or its end.
pub(super) fn tag_mark(number: usize, closes: bool) -> char {
    u32::try_from(number * 2 + usize::from(closes)).ok().and_then(|at| char::from_u32(TAGS_FROM + at)).unwrap_or(' ')
}

/// The number of the tag that a character stands for, and whether it is the end.
pub(super) fn marked_tag(c: char) -> Option<(usize, bool)> {
    let at = (c as u32).checked_sub(TAGS_FROM)? as usize;
    (at < MOST_TAGS * 2).then_some((at / 2, at % 2 == 1))
}

/// What a slot takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// Numbers with their units, days.
    Quantity,
    /// Words, translated on their own.
    Words,
    /// What is nobody's to translate.
    Own,
}

/// A piece of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Text as it is.
    Text(String),
    /// Room, with its name.
    Slot(Slot, String),
}

/// The parts of a text of the catalogue. Braces that hold no known slot are text.
#[must_use]
pub fn parts(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some((name, after)) = rest.strip_prefix('{').and_then(|inner| inner.split_once('}'))
            && let Some(slot) = slot(name)
        {
            if !plain.is_empty() {
                parts.push(Part::Text(std::mem::take(&mut plain)));
            }
            parts.push(Part::Slot(slot, name.to_owned()));
            rest = after;
        } else if let Some((mark, after)) = tag(rest) {
            plain.push(mark);
            rest = after;
        } else {
            plain.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    if !plain.is_empty() {
        parts.push(Part::Text(plain));
    }
    parts
}

fn slot(name: &str) -> Option<Slot> {
    let mut letters = name.chars();
    let kind = match letters.next()? {
        'q' => Slot::Quantity,
        'w' => Slot::Words,
        'u' => Slot::Own,
        _ => return None,
    };
    letters.all(|c| c.is_ascii_digit()).then_some(kind)
}

/// `<1>`, `</1>`: its mark and what follows.
fn tag(text: &str) -> Option<(char, &str)> {
    let (inner, after) = text.strip_prefix('<')?.split_once('>')?;
    let (closes, number) = inner.strip_prefix('/').map_or((false, inner), |number| (true, number));
    let number: usize = number.parse().ok().filter(|n| (1..MOST_TAGS).contains(n))?;
    Some((tag_mark(number, closes), after))
}

/// What the slots of a pattern take of a text, by their names; nothing where the text is another.
#[must_use]
pub fn taken<'a>(pattern: &'a [Part], text: &'a str) -> Option<Vec<(&'a str, &'a str)>> {
    let mut found = Vec::new();
    (text.len() <= MOST_BYTES && take(pattern, text, &mut found)).then_some(found)
}

fn take<'a>(pattern: &'a [Part], text: &'a str, found: &mut Vec<(&'a str, &'a str)>) -> bool {
    match pattern {
        [] => text.is_empty(),
        [Part::Text(plain), rest @ ..] => {
            text.strip_prefix(plain.as_str()).is_some_and(|after| take(rest, after, found))
        }
        [Part::Slot(slot, name)] => {
            let fits = fits(*slot, text);
            if fits {
                found.push((name, text));
            }
            fits
        }
        [Part::Slot(slot, name), rest @ ..] => {
            let Some(Part::Text(next)) = rest.first() else { return false };
            for (at, _) in text.match_indices(next.as_str()) {
                if fits(*slot, &text[..at]) {
                    let so_far = found.len();
                    found.push((name, &text[..at]));
                    if take(rest, &text[at..], found) {
                        return true;
                    }
                    found.truncate(so_far);
                }
            }
            false
        }
    }
}

fn fits(slot: Slot, text: &str) -> bool {
    let whole = !text.is_empty() && text.trim() == text;
    match slot {
        Slot::Quantity => whole && neutral(Language::Dutch, text).is_some(),
        Slot::Words => whole && !text.contains(". ") && !text.contains("? "),
        Slot::Own => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_take_what_they_are_for() {
        let pattern = parts("{q1} of {q2} run.");
        assert_eq!(taken(&pattern, "12.0 km of 40.0 km run."), Some(vec![("q1", "12.0 km"), ("q2", "40.0 km")]));
        assert_eq!(taken(&pattern, "All of 40.0 km run."), None);
        assert_eq!(taken(&pattern, "12.0 km of 40.0 km run. More"), None);
        let pattern = parts("{w1}: it may land here");
        assert_eq!(taken(&pattern, "Tue 1 Dec: it may land here"), Some(vec![("w1", "Tue 1 Dec")]));
        assert_eq!(taken(&pattern, "One. Two: it may land here"), None);
        assert_eq!(parts("{x} and {q"), vec![Part::Text("{x} and {q".into())]);
    }

    #[test]
    fn tags_are_characters_that_no_text_has() {
        assert_eq!(
            parts("<1>Go</1> < 2"),
            vec![Part::Text(format!("{}Go{} < 2", tag_mark(1, false), tag_mark(1, true)))]
        );
        assert_eq!(marked_tag(tag_mark(7, true)), Some((7, true)));
        assert_eq!(marked_tag('a'), None);
    }
}
