//! Sentences from below as people read them.

use super::Units;
use jiff::civil::Date;
use std::borrow::Borrow;

/// A sentence from below as people read it: dates in words, speeds as paces.
///
/// The crates below say days as `2027-04-11` and speeds as `3.75 m/s`; only the faces know better.
#[must_use]
pub fn prose(text: &str, units: impl Borrow<Units>) -> String {
    let units = *units.borrow();
    let mut said = String::with_capacity(text.len());
    for (i, word) in text.split(' ').enumerate() {
        let (open, inner) = word.split_at(word.len() - word.trim_start_matches('(').len());
        let end = inner.trim_end_matches(|c: char| ".,;:)".contains(c)).len();
        let (bare, tail) = inner.split_at(end);
        let speed = (bare == "m/s").then(|| said.rsplit(' ').next()?.parse::<f64>().ok()).flatten();
        if let Some(mps) = speed {
            said.truncate(said.rfind(' ').map_or(0, |at| at + 1));
            said += &units.pace(mps);
            said += tail;
            continue;
        }
        if i > 0 {
            said.push(' ');
        }
        match bare.parse::<Date>() {
            Ok(date) if bare.len() == 10 => said += &format!("{open}{}{tail}", date.strftime("%-d %B %Y")),
            _ => said += word,
        }
    }
    said
}

/// A sentence in which no line ends between a number and its unit.
#[must_use]
pub fn kept_together(text: impl AsRef<str>) -> String {
    const UNITS: [&str; 7] = ["%", "/km", "/mi", "km", "mi", "mph", "min"];
    let mut said = String::with_capacity(text.as_ref().len());
    for (i, word) in text.as_ref().split(' ').enumerate() {
        let bare = word.trim_end_matches(|c: char| ".,;:)".contains(c));
        let after_number = said.ends_with(|c: char| c.is_ascii_digit());
        if i > 0 {
            said.push(if after_number && UNITS.contains(&bare) { '\u{a0}' } else { ' ' });
        }
        said += word;
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_units() {
        assert_eq!(
            kept_together("You can hold 4:33 /km for 35.1 km (80 %: 27.7 to 45.5)."),
            "You can hold 4:33\u{a0}/km for 35.1\u{a0}km (80\u{a0}%: 27.7 to 45.5)."
        );
        assert_eq!(kept_together("10 runs, a min of 3"), "10 runs, a min of 3");
        assert_eq!(kept_together(""), "");
    }

    #[test]
    fn prose_says_days_and_paces() {
        let km = Units::Kilometres;
        assert_eq!(prose("Your goal on 2027-04-11 needs it.", km), "Your goal on 11 April 2027 needs it.");
        assert_eq!(prose("hard (2027-04-10) too", km), "hard (10 April 2027) too");
        assert_eq!(prose("100 % of it is below 4.00 m/s.", km), "100 % of it is below 4:10 /km.");
        assert_eq!(prose("4.00 m/s", Units::Miles), "6:42 /mi");
        for unchanged in ["", "m/s", "  two  spaces ", "2027-13-45", "about m/s, yes", "ü 10 km – ok"] {
            assert_eq!(prose(unchanged, km), unchanged);
        }
    }
}
