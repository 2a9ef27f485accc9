//! Documents in JSON as programs write them: read whole, mended where they were cut short or hold what is no number.

use crate::{Error, xml};
use quantity::counted;
use serde::de::DeserializeOwned;
use std::fmt::Write;
use training::Repair;

/// Reads a document. One that ends too early is closed after its last complete value; `nan` and `inf` outside strings become `null`.
///
/// # Errors
/// [`Error::Unreadable`] where it is no JSON even then, or not of this shape.
pub fn read<T: DeserializeOwned>(bytes: &[u8], format: &'static str) -> Result<(T, Vec<Repair>), Error> {
    let (text, guessed) = xml::text_of(bytes);
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
    let mut repairs: Vec<Repair> = guessed.into_iter().collect();
    let why = match serde_json::from_str(text) {
        Ok(value) => return Ok((value, repairs)),
        Err(why) => why,
    };
    let (mended, numbers, cut) = mended(text);
    let value = serde_json::from_str(&mended).map_err(|_| {
        let what = format!("{why}; expected the JSON of an activity, export the file again");
        Error::Unreadable { format, at: offset(text, why.line(), why.column()), what }
    })?;
    if numbers > 0 {
        repairs.push(Repair::new(
            "number",
            counted(
                numbers,
                "value is no number (nan or inf) and counts as missing",
                "values are no number (nan or inf) and count as missing",
            ),
            numbers,
        ));
    }
    if cut {
        let what = format!(
            "the file ends after {} bytes inside a value, it was probably cut short; all before was kept",
            bytes.len()
        );
        repairs.push(Repair::new("truncated", what, 0));
    }
    Ok((value, repairs))
}

fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    before + column
}

/// The text with what is no number replaced, closed after its last complete value; how many were replaced, and whether it was cut.
fn mended(text: &str) -> (String, usize, bool) {
    let mut out = String::with_capacity(text.len() + 16);
    let mut open: Vec<char> = Vec::new();
    // The end of the last complete value inside a list or an object, and what was open there.
    let mut whole: Option<(usize, usize)> = None;
    let (mut numbers, mut rest) = (0, text);
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '"' => match string_end(rest) {
                Some(end) => end,
                None => break,
            },
            '{' | '[' => {
                open.push(if c == '{' { '}' } else { ']' });
                1
            }
            '}' | ']' => {
                open.pop();
                1
            }
            ',' => {
                whole = Some((out.len(), open.len()));
                1
            }
            _ if c.is_alphabetic() || c == '-' => {
                let word = word(rest);
                if matches!(word.trim_start_matches('-').to_ascii_lowercase().as_str(), "nan" | "inf" | "infinity") {
                    out.push_str("null");
                    numbers += 1;
                    rest = &rest[word.len()..];
                    continue;
                }
                word.len().max(c.len_utf8())
            }
            _ => c.len_utf8(),
        };
        out.push_str(&rest[..length]);
        rest = &rest[length..];
        if matches!(c, '}' | ']') {
            whole = Some((out.len(), open.len()));
        }
    }
    let cut = !open.is_empty() || !rest.is_empty();
    if let (true, Some((end, depth))) = (cut, whole) {
        out.truncate(end);
        open.truncate(depth);
        for close in open.iter().rev() {
            let _ = write!(out, "{close}");
        }
    }
    (out, numbers, cut)
}

/// Letters and a sign in front; a number ends it.
fn word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphabetic() || c == '-')).unwrap_or(text.len());
    &text[..end]
}

/// The bytes of a string with both of its quotes; nothing where it does not end.
fn string_end(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn value(text: &str) -> (Value, Vec<String>) {
        let (value, repairs) = read(text.as_bytes(), "JSON").unwrap();
        (value, repairs.into_iter().map(|repair| repair.kind).collect())
    }

    #[test]
    fn what_was_cut_is_closed_after_its_last_complete_value() {
        let (found, kinds) = value(r#"{"RIDE":{"A":"x, y]","S":[{"SECS":0,"KM":1},{"SECS":1,"K"#);
        assert_eq!(found, json!({"RIDE": {"A": "x, y]", "S": [{"SECS": 0, "KM": 1}, {"SECS": 1}]}}));
        assert_eq!(kinds, ["truncated"]);
    }

    #[test]
    fn what_is_no_number_is_missing() {
        let (found, kinds) = value(r#"{"S":[nan, -inf, 1.5, "nan", NaN, true]}"#);
        assert_eq!(found, json!({"S": [null, null, 1.5, "nan", null, true]}));
        assert_eq!(kinds, ["number"]);
    }

    #[test]
    fn what_is_no_json_says_where() {
        let Err(Error::Unreadable { at, .. }) = read::<Value>(b"{\"a\":\n oops}", "JSON") else {
            panic!("it was taken")
        };
        assert!((5..=9).contains(&at), "{at}");
        assert!(read::<Value>("[".repeat(100_000).as_bytes(), "JSON").is_err(), "nested too deep");
    }

    proptest! {
        #[test]
        fn never_panics(text in r#"[\[\]{}",:a-n0-9.\\é -]{0,60}"#) {
            let _ = read::<Value>(text.as_bytes(), "JSON");
        }
    }
}
