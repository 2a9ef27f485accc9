//! What people read: a terminal shows it, and never obeys it.

/// The most characters of a message to people; a document may hold a text of any length, and its refusal quotes it.
const MESSAGE_MOST: usize = 2000;
/// Of a longer one so many characters are kept at its end, where its place in the document stands.
const MESSAGE_END: usize = 400;

/// The text without what would steer a terminal or turn the direction of what is read: names of files, races and
/// activities are strangers' words.
pub fn plain(text: &str) -> String {
    text.chars().map(|c| if steers(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// A message, plain and of a length that can be read.
pub fn message(text: &str) -> String {
    let length = text.chars().count();
    if length <= MESSAGE_MOST {
        return plain(text);
    }
    let start: String = text.chars().take(MESSAGE_MOST - MESSAGE_END).collect();
    let end: String = text.chars().skip(length - MESSAGE_END).collect();
    plain(&format!("{start} … {end}"))
}

fn steers(c: char) -> bool {
    (c.is_control() && c != '\n') || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(plain("Zoë 🏃\nkm"), "Zoë 🏃\nkm");
        assert_eq!(plain("a\u{1b}[2J\r\u{9b}b\u{202e}c"), "a\u{fffd}[2J\u{fffd}\u{fffd}b\u{fffd}c");
    }

    #[test]
    fn a_long_message_keeps_its_beginning_and_its_end() {
        let long = message(&format!("the spec: {} at line 7", "x".repeat(9000)));
        assert!(long.starts_with("the spec: xx") && long.ends_with("xx at line 7") && long.chars().count() < 2010);
        assert_eq!(message("short"), "short");
    }
}
