//! Distances and times.

const METRES_PER_MILE: f64 = 1609.344;
/// Longer than any run, metres: 1000 km.
const MOST_M: f64 = 1e6;
/// Longer than any run, seconds: four days.
const MOST_S: f64 = 345_600.0;

/// How long something is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Length {
    /// By distance.
    Metres(f64),
    /// By time.
    Seconds(f64),
}

/// What a bare `m` behind a number means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Minute {
    /// Minutes, as in workout text.
    Minutes,
    /// Metres, as in sentences.
    Metres,
}

/// The metres of a unit of distance; none where the word is no such unit.
#[must_use]
pub fn metres(unit: &str) -> Option<f64> {
    Some(match unit {
        "km" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => 1000.0,
        "mtr" | "mtrs" | "meter" | "meters" | "metre" | "metres" => 1.0,
        "mi" | "mile" | "miles" => METRES_PER_MILE,
        _ => return None,
    })
}

fn seconds(unit: &str) -> Option<f64> {
    Some(match unit {
        "h" | "hr" | "hrs" | "hour" | "hours" => 3600.0,
        "min" | "mins" | "minute" | "minutes" | "'" | "′" => 60.0,
        "s" | "sec" | "secs" | "second" | "seconds" | "\"" | "″" => 1.0,
        _ => return None,
    })
}

/// The first length of a text and the text before and behind it: `400mtr`, `1h30m`, `1 h 35 min`, `9:30 min`, `5'30"`,
/// `1.5 km`, `3 miles`. What is behind a slash is a pace and no length.
#[must_use]
pub fn first_length(text: &str, m: Minute) -> Option<(Length, &str, &str)> {
    let mut from = 0;
    while let Some(found) = text[from..].find(|c: char| c.is_ascii_digit()) {
        let start = from + found;
        let after_pace = text[..start].ends_with('/') || text[..start].ends_with(|c: char| c.is_alphanumeric());
        match one(&text[start..], m).filter(|_| !after_pace) {
            Some((length, end)) => {
                let (length, end) = joined(text, start, length, end, m);
                return sane(length).then(|| (length, text[..start].trim(), text[start + end..].trim()));
            }
            None => {
                let number = text[start..].find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ':')));
                from = start + number.unwrap_or(text.len() - start).max(1);
            }
        }
    }
    None
}

/// Hours, minutes and seconds that follow each other are one time.
fn joined(text: &str, start: usize, length: Length, mut end: usize, m: Minute) -> (Length, usize) {
    let Length::Seconds(mut total) = length else { return (length, end) };
    loop {
        let rest = &text[start + end..];
        let skipped = rest.len() - rest.trim_start_matches(' ').len();
        match one(&rest[skipped..], m) {
            Some((Length::Seconds(more), further)) if skipped <= 1 && more < total => {
                total += more;
                end += skipped + further;
            }
            _ => return (Length::Seconds(total), end),
        }
    }
}

fn sane(length: Length) -> bool {
    match length {
        Length::Metres(m) => m > 0.0 && m <= MOST_M,
        Length::Seconds(s) => s > 0.0 && s <= MOST_S,
    }
}

/// A number with its unit at the start of a text, and how many bytes both take.
fn one(text: &str, m: Minute) -> Option<(Length, usize)> {
    let digits = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ':'))).unwrap_or(text.len());
    let number = text[..digits].trim_end_matches(['.', ',', ':']);
    if number.is_empty() {
        return None;
    }
    let behind = &text[number.len()..];
    let word = behind.trim_start();
    let space = behind.len() - word.len();
    let ends = word.find(|c: char| !(c.is_alphabetic() || matches!(c, '\'' | '"' | '′' | '″'))).unwrap_or(word.len());
    let mut unit = &word[..ends];
    // `5'30"` and `1h30m` have no space between a unit and the next number.
    if let Some(mark) = unit.chars().next().filter(|c| matches!(c, '\'' | '"' | '′' | '″')) {
        unit = &unit[..mark.len_utf8()];
    }
    let length = number.len() + space + unit.len();
    let next = word[unit.len()..].trim_start();
    let is_pace = next.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("pace"));
    if next.starts_with('/') || is_pace {
        return None;
    }
    let lower = unit.to_ascii_lowercase();
    if let Some((minutes, rest)) = number.split_once(':') {
        let (minutes, rest): (f64, f64) = (minutes.parse().ok()?, rest.parse().ok()?);
        return (matches!(lower.as_str(), "min" | "mins" | "minutes") && rest < 60.0)
            .then_some((Length::Seconds(minutes * 60.0 + rest), length));
    }
    let value: f64 = number.replace(',', ".").parse().ok()?;
    if lower == "m" {
        let length_is = match m {
            Minute::Minutes => Length::Seconds(value * 60.0),
            Minute::Metres => Length::Metres(value),
        };
        return Some((length_is, length));
    }
    let by_distance = metres(&lower).map(|scale| Length::Metres(value * scale));
    Some((by_distance.or_else(|| seconds(&lower).map(|scale| Length::Seconds(value * scale)))?, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_as_they_are_written() {
        use Length::{Metres, Seconds};
        for (text, m, expected) in [
            ("10m 6:00-5:30/km Pace", Minute::Minutes, Some((Seconds(600.0), "", "6:00-5:30/km Pace"))),
            ("1h30m Z2", Minute::Minutes, Some((Seconds(5400.0), "", "Z2"))),
            ("press lap 5'30\" easy", Minute::Minutes, Some((Seconds(330.0), "press lap", "easy"))),
            ("400mtr 3:40/km", Minute::Minutes, Some((Metres(400.0), "", "3:40/km"))),
            ("400 m at mile pace", Minute::Metres, Some((Metres(400.0), "", "at mile pace"))),
            ("1 h 35 min easy", Minute::Metres, Some((Seconds(5700.0), "", "easy"))),
            ("9:30 min jogging", Minute::Metres, Some((Seconds(570.0), "", "jogging"))),
            ("run 1,5 km", Minute::Metres, Some((Metres(1500.0), "run", ""))),
            ("1 mile at 5 km pace", Minute::Metres, Some((Metres(1609.344), "", "at 5 km pace"))),
            ("at 3:25 to 3:30 /km", Minute::Metres, None),
            ("5\u{2000}km easy", Minute::Metres, Some((Metres(5000.0), "", "easy"))),
            ("0\u{2000}'", Minute::Minutes, None),
            ("5k pace", Minute::Metres, None),
            ("0 km", Minute::Metres, None),
            ("99999999 km", Minute::Metres, None),
            ("", Minute::Metres, None),
        ] {
            assert_eq!(first_length(text, m), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,60}") {
            let _ = first_length(&text, Minute::Minutes);
            let _ = first_length(&text, Minute::Metres);
        }
    }
}
