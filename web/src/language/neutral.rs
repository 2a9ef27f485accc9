//! What is no language's own: numbers, units and days, written as each language writes them.

use super::Language;

/// English days, with the Dutch and the German; the first three letters are the short forms of English.
const DAYS: [(&str, &str, &str); 7] = [
    ("Monday", "maandag", "Montag"),
    ("Tuesday", "dinsdag", "Dienstag"),
    ("Wednesday", "woensdag", "Mittwoch"),
    ("Thursday", "donderdag", "Donnerstag"),
    ("Friday", "vrijdag", "Freitag"),
    ("Saturday", "zaterdag", "Samstag"),
    ("Sunday", "zondag", "Sonntag"),
];
/// Months: English, Dutch and its short form, German and its short form.
const MONTHS: [(&str, &str, &str, &str, &str); 12] = [
    ("January", "januari", "jan", "Januar", "Jan."),
    ("February", "februari", "feb", "Februar", "Feb."),
    ("March", "maart", "mrt", "März", "März"),
    ("April", "april", "apr", "April", "Apr."),
    ("May", "mei", "mei", "Mai", "Mai"),
    ("June", "juni", "jun", "Juni", "Juni"),
    ("July", "juli", "jul", "Juli", "Juli"),
    ("August", "augustus", "aug", "August", "Aug."),
    ("September", "september", "sep", "September", "Sep."),
    ("October", "oktober", "okt", "Oktober", "Okt."),
    ("November", "november", "nov", "November", "Nov."),
    ("December", "december", "dec", "Dezember", "Dez."),
];
/// Units and signs that read the same everywhere.
const UNITS: &[&str] = &[
    "km",
    "m",
    "mi",
    "ft",
    "cm",
    "mm",
    "/km",
    "/mi",
    "km/h",
    "mph",
    "m/s",
    "min",
    "s",
    "h",
    "ms",
    "g",
    "kg",
    "mg",
    "mL",
    "ml",
    "L",
    "g/kg",
    "%",
    "bpm",
    "W",
    "W/kg",
    "kJ",
    "°C",
    "kB",
    "MB",
    "GB",
    "rpm",
    "spm",
    "×",
    "·",
    "–",
    "−",
    "+",
    "=",
    "→",
    "←",
    "±",
    "mL/(kg·min",
    "L/h",
    "mmol/L",
    "kcal",
];

/// The text in a language when it holds nothing but numbers, units and days; nothing otherwise.
#[must_use]
pub fn neutral(language: Language, text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let mut said: Vec<String> = Vec::with_capacity(words.len());
    for (i, word) in words.iter().enumerate() {
        let open = word.len() - word.trim_start_matches(['(', '[']).len();
        let (before, inner) = word.split_at(open);
        let end = inner.trim_end_matches([',', ';', ')', ']', '.', ':']).len();
        let (bare, after) = inner.split_at(end);
        // A comma between a day and its number is each language's own.
        let next = words.get(i + 1).copied().unwrap_or_default();
        let previous = i.checked_sub(1).and_then(|at| words.get(at)).copied().unwrap_or_default();
        let new = if bare.is_empty() && after.is_empty() && before.is_empty() {
            if i == 0 || i + 1 == words.len() { String::new() } else { return None }
        } else if bare.is_empty() {
            if before.is_empty() && i == 0 && words.len() == 1 { return Some(text.to_owned()) } else { return None }
        } else if let Some(day) = day(language, bare, next) {
            day
        } else if let Some(month) = month(language, bare) {
            month
        } else if bare == "to" && i > 0 && i + 1 < words.len() {
            match language {
                Language::Dutch => "tot",
                Language::German => "bis",
                Language::English => "to",
            }
            .to_owned()
        } else if bare == "x" && i > 0 && next.starts_with(|c: char| c.is_ascii_digit()) {
            "×".to_owned()
        } else if UNITS.contains(&bare) {
            unit(language, bare).to_owned()
        } else if let Some(number) = number(language, bare) {
            let of_a_month = language == Language::German
                && after.is_empty()
                && before.is_empty()
                && is_month(next)
                && is_day_number(bare);
            let listed = is_day(previous) && bare.len() <= 2;
            if of_a_month || (listed && language == Language::German && after.is_empty()) {
                number + "."
            } else {
                number
            }
        } else {
            return None;
        };
        said.push(format!("{before}{new}{after}"));
    }
    let any = text.chars().any(|c| c.is_alphanumeric() || "–·×+−".contains(c));
    any.then(|| said.join(" "))
}

/// Every number of a sentence as the language writes it; the rest as it is.
#[must_use]
pub fn with_numbers(language: Language, text: &str) -> String {
    let words: Vec<String> = text
        .split(' ')
        .map(|word| {
            let end = word.trim_end_matches([',', ';', ')', '.', ':']).len();
            let (bare, after) = word.split_at(end);
            number(language, bare).map_or_else(|| word.to_owned(), |number| number + after)
        })
        .collect();
    words.join(" ")
}

fn is_day(word: &str) -> bool {
    DAYS.iter().any(|(english, ..)| word == *english || word == &english[..3])
}

fn is_day_number(word: &str) -> bool {
    (1..=2).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
}

fn is_month(word: &str) -> bool {
    let bare = word.trim_end_matches([',', ';', ')', '.', ':']);
    MONTHS.iter().any(|(english, ..)| bare == *english || bare == &english[..3])
}

fn day(language: Language, word: &str, next: &str) -> Option<String> {
    let (_, dutch, german) = DAYS.iter().find(|(english, ..)| word == *english || word == &english[..3])?;
    let short = word.len() == 3;
    let dated = is_day_number(next.trim_end_matches([',', ';', ')', '.', ':']));
    Some(match language {
        Language::English => word.to_owned(),
        Language::Dutch => if short { &dutch[..2] } else { dutch }.to_owned(),
        Language::German if short => german[..2].to_owned(),
        Language::German => {
            if dated {
                format!("{german},")
            } else {
                (*german).to_owned()
            }
        }
    })
}

fn month(language: Language, word: &str) -> Option<String> {
    let (english, dutch, dutch_short, german, german_short) =
        MONTHS.iter().find(|(english, ..)| word == *english || word == &english[..3])?;
    // May is its own short form; in a date that is the same.
    let short = word.len() == 3 && english.len() > 3;
    Some(
        match (language, short) {
            (Language::English, _) => word,
            (Language::Dutch, true) => dutch_short,
            (Language::Dutch, false) => dutch,
            (Language::German, true) => german_short,
            (Language::German, false) => german,
        }
        .to_owned(),
    )
}

fn unit(language: Language, word: &str) -> &str {
    match (language, word) {
        (Language::Dutch, "h") => "u",
        (Language::Dutch, "km/h") => "km/u",
        _ => word,
    }
}

/// `8.2` as `8,2`, `2,785` as `2.785`; clocks, shares and signs around them as they are.
fn number(language: Language, word: &str) -> Option<String> {
    let digits = word
        .trim_start_matches(['+', '−', '-', '~', '±', '×', '<', '>', '≤', '≥'])
        .trim_end_matches(['%', '×', '+', 's']);
    let plain = !digits.is_empty()
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || ".,:/–-".contains(c));
    if !plain {
        return None;
    }
    let points = digits.matches('.').count();
    if language == Language::English || points > 1 {
        return Some(word.to_owned());
    }
    Some(
        word.chars()
            .map(|c| match c {
                '.' => ',',
                ',' => '.',
                other => other,
            })
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_units_and_days_read_as_the_language_writes_them() {
        for (english, dutch, german) in [
            ("8.2 km", "8,2 km", "8,2 km"),
            ("2,785", "2.785", "2.785"),
            ("1 h 35 min", "1 u 35 min", "1 h 35 min"),
            ("4:10 to 4:20 /km", "4:10 tot 4:20 /km", "4:10 bis 4:20 /km"),
            ("Wednesday 25 November", "woensdag 25 november", "Mittwoch, 25. November"),
            ("Tue 1 Dec", "di 1 dec", "Di 1. Dez."),
            ("1 Dec 2026", "1 dec 2026", "1. Dez. 2026"),
            ("Sat 5", "za 5", "Sa 5."),
            ("Sunday", "zondag", "Sonntag"),
            ("(+2.1 %)", "(+2,1 %)", "(+2,1 %)"),
            ("4 x 1.5 km", "4 × 1,5 km", "4 × 1,5 km"),
            ("127.0.0.1", "127.0.0.1", "127.0.0.1"),
            ("–", "–", "–"),
        ] {
            assert_eq!(neutral(Language::Dutch, english).as_deref(), Some(dutch), "{english}");
            assert_eq!(neutral(Language::German, english).as_deref(), Some(german), "{english}");
        }
        for words in ["x", "4 x", "easy", "8.2 kilometres", "to", "Mondays", "", " ", "10.1152/japplphysiol"] {
            assert_eq!(neutral(Language::Dutch, words), None, "{words}");
        }
    }
}
