//! Sentences from below as people read them.

use super::Units;
use jiff::civil::Date;
use std::borrow::Borrow;

/// A sentence from below as people read it: dates in words, speeds as paces.
///
/// The crates below say days as `2027-04-11`, speeds as `3.75 m/s` and lengths as `32 km`; only the faces know better. Races
/// that are called by their kilometres keep their names.
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
        if units.word() == "mi" && matches!(bare, "km" | "km/h") && in_miles(&mut said) {
            said += if bare == "km" { " mi" } else { " mph" };
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

/// Races that are called by their kilometres wherever they are run.
const NAMED_KM: [&str; 8] = ["3", "5", "10", "15", "20", "30", "50", "100"];

/// Makes miles of the kilometres that a sentence ends with, `32`, `38.9` or `5 to 6`; false where it ends with none, or with
/// the name of a race.
fn in_miles(said: &mut String) -> bool {
    let Some((number, text)) = last_number(said) else { return false };
    let range = said[..number].strip_suffix(" to ").and_then(|before| Some((last_number(before)?, before.len())));
    let named = |word: &str| NAMED_KM.contains(&word);
    let first = range.as_ref().map_or(number, |((low, _), _)| *low);
    if named(&said[number..]) && range.as_ref().is_none_or(|((low, _), end)| named(&said[*low..*end])) {
        return false;
    }
    let miles = range.map_or(text.clone(), |((_, low), _)| format!("{low} to {text}"));
    said.truncate(first);
    said.push_str(&miles);
    true
}

/// Where the last word of a sentence begins, where it is a number of kilometres, and the same in miles.
fn last_number(said: &str) -> Option<(usize, String)> {
    let at = said.rfind([' ', '(']).map_or(0, |at| at + 1);
    let word = &said[at..];
    let km: f64 =
        word.parse().ok().filter(|km: &f64| km.is_finite() && word.starts_with(|c: char| c.is_ascii_digit()))?;
    let miles = km * 1000.0 / Units::Miles.metres();
    // A whole kilometre is no whole mile.
    let decimals = word.split_once('.').map_or(usize::from(miles < 10.0), |(_, decimals)| decimals.len());
    Some((at, format!("{miles:.decimals$}")))
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
        assert_eq!(
            prose("A week of about 32 km carries 5 to 6 km of it.", Units::Miles),
            "A week of about 20 mi carries 3.1 to 3.7 mi of it."
        );
        assert_eq!(
            prose("longest: 15.4 km; 13.2 km/h, (8 km)", Units::MilesAnHour),
            "longest: 9.6 mi; 8.2 mph, (5.0 mi)"
        );
        let races = "10 km in 50:00, a goal of 3 to 5 km, some km, km";
        assert_eq!(prose(races, Units::Miles), races);
        assert_eq!(prose("A week of about 32 km.", km), "A week of about 32 km.");
        for unchanged in ["", "m/s", "  two  spaces ", "2027-13-45", "about m/s, yes", "ü 10 km – ok"] {
            assert_eq!(prose(unchanged, km), unchanged);
        }
    }
}
