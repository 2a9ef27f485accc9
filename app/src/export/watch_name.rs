//! What a watch calls a session: a day and a word, in the runner's language, in letters that old watches have.

use crate::Voice;
use jiff::civil::Date;
use training::{Block, Content};

/// Stands before a word of the watch where the voice is asked for it: there is less room than elsewhere.
const MARK: &str = "watch ";

/// `1 Dec 6x400`: short enough for the list of an old watch.
pub(crate) fn of(date: Date, content: &Content, language: &str, voice: Voice) -> String {
    let what = match content {
        Content::Run(run) => {
            run.steps.iter().find_map(repeated).unwrap_or_else(|| word(run.run.short(), language, voice))
        }
        Content::Strength(_) => word("lift", language, voice),
        Content::Power(_) => word("power", language, voice),
        Content::Mobility(_) => word("mobility", language, voice),
        Content::Check {} => word("check", language, voice),
        Content::Rest {} => word("rest", language, voice),
    };
    named(date, &what, language, voice)
}

/// A day and what is done on it.
pub(crate) fn named(date: Date, what: &str, language: &str, voice: Voice) -> String {
    let day = voice(language, &date.strftime("%-d %b").to_string()).replace('.', "");
    plain_letters(&format!("{day} {what}"))
}

/// A short word in the runner's language.
pub(crate) fn word(short: &str, language: &str, voice: Voice) -> String {
    let said = voice(language, &format!("{MARK}{short}"));
    said.strip_prefix(MARK).unwrap_or(&said).to_owned()
}

/// `6x400` of a repeat over a distance.
fn repeated(block: &Block) -> Option<String> {
    match block {
        Block::Repeat { repeat, steps } => Some(format!("{repeat}x{:.0}", steps.first()?.distance_m?.m())),
        Block::Step(_) => None,
    }
}

/// Without the letters that old watches show as boxes.
fn plain_letters(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'ä' => plain.push_str("ae"),
            'ö' => plain.push_str("oe"),
            'ü' => plain.push_str("ue"),
            'Ä' => plain.push_str("Ae"),
            'Ö' => plain.push_str("Oe"),
            'Ü' => plain.push_str("Ue"),
            'ß' => plain.push_str("ss"),
            'é' | 'è' | 'ê' | 'ë' => plain.push('e'),
            'ï' | 'î' | 'í' => plain.push('i'),
            'á' | 'à' | 'â' => plain.push('a'),
            'ó' | 'ô' | 'ò' => plain.push('o'),
            'ú' | 'û' | 'ù' => plain.push('u'),
            'ç' => plain.push('c'),
            ascii if ascii.is_ascii() => plain.push(ascii),
            _ => plain.push('?'),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn german(language: &str, english: &str) -> String {
        match (language, english) {
            ("de", "watch steady") => "zügig".into(),
            ("de", "7 Mar") => "7. März".into(),
            (_, other) => other.into(),
        }
    }

    #[test]
    fn a_watch_names_a_session_in_the_letters_that_it_has() {
        let said =
            |language: &str, short: &str| named(date(2027, 3, 7), &word(short, language, german), language, german);
        assert_eq!(said("de", "steady"), "7 Maerz zuegig");
        assert_eq!(said("de", "long"), "7 Maerz long");
        assert_eq!(said("en", "steady"), "7 Mar steady");
    }
}
