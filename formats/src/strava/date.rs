//! Dates of the table, as its languages write them. They are UTC.

use jiff::{Timestamp, civil, tz::TimeZone};

/// Which of the numbers of a date is the day where that cannot be told from one date alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// `20.09.2026`, `20/09/2026`
    DayFirst,
    /// `9/20/2026`
    MonthFirst,
}

impl Order {
    /// By all dates of a table: a number above 12 is a day; without one, an hour with AM or PM means the month is first.
    pub fn of<'a>(dates: impl Iterator<Item = &'a str> + Clone) -> Self {
        let pair = |text: &str| {
            let numbers = pieces(text);
            match numbers.as_slice() {
                [Piece::Number(a, digits), Piece::Number(b, _), ..] if *digits <= 2 => Some((*a, *b)),
                _ => None,
            }
        };
        let pairs = || dates.clone().filter_map(pair);
        if pairs().any(|(first, _)| first > 12) {
            return Self::DayFirst;
        }
        let halves = dates.clone().take(20).any(|text| half_of_day(text).is_some());
        if pairs().any(|(_, second)| second > 12) || halves { Self::MonthFirst } else { Self::DayFirst }
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Piece {
    /// Its value and how many digits it has.
    Number(u32, usize),
    Month(i8),
}

/// Reads `Jan 15, 2024, 7:30:00 AM`, `20.09.2026, 14:12:12`, `2018-05-01 07:30:00`, `15 janv. 2024 à 07:30:00` and the like.
pub fn read(text: &str, order: Order) -> Option<Timestamp> {
    let pieces = pieces(text);
    let (day, month, year, rest) = match pieces.as_slice() {
        [Piece::Month(month), Piece::Number(day, _), Piece::Number(year, 4), rest @ ..]
        | [Piece::Number(day, 1 | 2), Piece::Month(month), Piece::Number(year, 4), rest @ ..] => {
            (*day, u32::try_from(*month).ok()?, *year, rest)
        }
        [Piece::Number(year, 4), Piece::Month(month), Piece::Number(day, _), rest @ ..] => {
            (*day, u32::try_from(*month).ok()?, *year, rest)
        }
        [Piece::Number(year, 4), Piece::Number(month, _), Piece::Number(day, _), rest @ ..] => {
            (*day, *month, *year, rest)
        }
        [Piece::Number(a, _), Piece::Number(b, _), Piece::Number(year, 4), rest @ ..] => match order {
            Order::DayFirst => (*a, *b, *year, rest),
            Order::MonthFirst => (*b, *a, *year, rest),
        },
        _ => return None,
    };
    let number = |at: usize| match rest.get(at) {
        Some(Piece::Number(value, _)) => Some(*value),
        _ => None,
    };
    let (mut hour, minute, second) = (number(0).unwrap_or(0), number(1).unwrap_or(0), number(2).unwrap_or(0));
    match half_of_day(text) {
        Some(Half::Afternoon) if hour < 12 => hour += 12,
        Some(Half::Morning) if hour == 12 => hour = 0,
        _ => {}
    }
    let small = |value: u32| i8::try_from(value).ok();
    let moment = civil::DateTime::new(
        i16::try_from(year).ok()?,
        small(month)?,
        small(day)?,
        small(hour)?,
        small(minute)?,
        small(second)?,
        0,
    );
    TimeZone::UTC.to_timestamp(moment.ok()?).ok()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

/// Letters alone, so that `PM`, `p.m.` and `p. m.` are the same; Chinese has parts of the half days too.
fn half_of_day(text: &str) -> Option<Half> {
    const MORNING: [&str; 8] = ["am", "πμ", "öö", "上午", "午前", "早上", "凌晨", "오전"];
    const AFTERNOON: [&str; 8] = ["pm", "μμ", "ös", "下午", "午後", "晚上", "中午", "오후"];
    let words = text.split(|c: char| c.is_ascii_digit() || matches!(c, ':' | ',' | '年' | '月' | '日'));
    words.into_iter().find_map(|word| {
        let letters: String = word.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
        match letters.as_str() {
            half if MORNING.contains(&half) => Some(Half::Morning),
            half if AFTERNOON.contains(&half) => Some(Half::Afternoon),
            _ => None,
        }
    })
}

/// The numbers and month names of a text in their order; other words are passed over.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let digit = |c: &char| c.is_ascii_digit();
        let length = if digit(&first) {
            let length: usize = rest.chars().take_while(digit).count();
            if let Ok(value) = rest[..length].parse() {
                pieces.push(Piece::Number(value, length));
            }
            length
        } else if first.is_alphabetic() {
            let length: usize = rest.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
            pieces.extend(month(&rest[..length]).map(Piece::Month));
            length
        } else {
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    pieces
}

/// A month by how its name begins, in the languages of the table: of Europe, Turkish, Indonesian and Vietnamese.
fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    const BEGINNINGS: [(i8, &[&str]); 12] = [
        (1, &["jan", "ene", "gen", "sty", "tammi", "янв", "січ", "ιαν", "oca", "led"]),
        (2, &["feb", "fév", "fev", "lut", "helmi", "фев", "лют", "φεβ", "şub", "úno"]),
        (3, &["mar", "mär", "mrz", "maa", "mrt", "мар", "бер", "μαρ", "μάρ", "bře", "már"]),
        (4, &["apr", "avr", "abr", "kwi", "huhti", "апр", "кві", "απρ", "nis", "dub", "ápr"]),
        (5, &["may", "mai", "mag", "maj", "mei", "toukok", "май", "мая", "тра", "μαΐ", "μαϊ", "kvě", "máj"]),
        (6, &["jun", "juin", "giu", "cze", "kesä", "июн", "чер", "ιουν", "haz", "čvn", "červn", "jún"]),
        (7, &["jul", "juil", "lug", "lip", "heinä", "июл", "лип", "ιουλ", "tem", "čvc", "červenc", "júl"]),
        (8, &["aug", "aoû", "aou", "ago", "sie", "elok", "авг", "сер", "αυγ", "ağu", "srp", "agu", "agt"]),
        (9, &["sep", "set", "wrz", "syys", "сен", "вер", "σεπ", "eyl", "zář", "sze"]),
        (10, &["oct", "okt", "ott", "out", "paź", "loka", "окт", "жов", "οκτ", "eki", "říj"]),
        (11, &["nov", "lis", "marras", "ноя", "лис", "νοε", "νοέ", "kas"]),
        (12, &["dec", "dez", "déc", "dic", "des", "gru", "joulu", "дек", "гру", "δεκ", "ara", "pro"]),
    ];
    let long = BEGINNINGS.iter().flat_map(|(month, words)| words.iter().map(move |begins| (*month, *begins)));
    long.filter(|(_, begins)| word.starts_with(begins)).max_by_key(|(_, begins)| begins.len()).map(|(month, _)| month)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_languages_of_the_table() {
        for (text, expected) in [
            ("Jan 15, 2024, 7:30:00 AM", "2024-01-15T07:30:00Z"),
            ("Jan 15, 2024, 7:30:00\u{202f}PM", "2024-01-15T19:30:00Z"),
            ("Dec 1, 2023, 12:05:09 AM", "2023-12-01T00:05:09Z"),
            ("20.09.2026, 14:12:12", "2026-09-20T14:12:12Z"),
            ("1. März 2026, 06:00:00", "2026-03-01T06:00:00Z"),
            ("2018-05-01 07:30:00", "2018-05-01T07:30:00Z"),
            ("15 janv. 2024 à 07:30:00", "2024-01-15T07:30:00Z"),
            ("3 juil. 2024, 07:30:00", "2024-07-03T07:30:00Z"),
            ("15 ene 2024, 7:30:00", "2024-01-15T07:30:00Z"),
            ("15 de dez. de 2024, 07:30:00", "2024-12-15T07:30:00Z"),
            ("2024/01/15 7:30:00", "2024-01-15T07:30:00Z"),
            ("2024年1月15日 07:30:00", "2024-01-15T07:30:00Z"),
            ("05/06/2024, 07:30:00", "2024-06-05T07:30:00Z"),
            ("15 ene 2024, 7:30:00 p. m.", "2024-01-15T19:30:00Z"),
            ("15 ene 2024, 12:30:00\u{a0}a.\u{a0}m.", "2024-01-15T00:30:00Z"),
            ("15/1/2024, 7:30:00 μ.μ.", "2024-01-15T19:30:00Z"),
            ("2024年1月15日 下午7:30:00", "2024-01-15T19:30:00Z"),
            ("2024. 1. 15. 오후 7:30:00", "2024-01-15T19:30:00Z"),
            ("15 янв. 2024 г., 07:30:00", "2024-01-15T07:30:00Z"),
            ("3 июл. 2024 г., 07:30:00", "2024-07-03T07:30:00Z"),
            ("3 июн. 2024 г., 07:30:00", "2024-06-03T07:30:00Z"),
            ("15 Oca 2024 07:30:00", "2024-01-15T07:30:00Z"),
            ("15 Agu 2024 07.30.00", "2024-08-15T07:30:00Z"),
            ("15 thg 1, 2024, 07:30:00", "2024-01-15T07:30:00Z"),
        ] {
            assert_eq!(read(text, Order::DayFirst).map(|t| t.to_string()).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "yesterday", "32.13.2026", "Jan 15", "99999999999999999999"] {
            assert_eq!(read(text, Order::DayFirst), None, "{text}");
        }
    }

    #[test]
    fn the_order_is_told_by_all_dates() {
        assert_eq!(Order::of(["05/06/2024", "06/15/2024"].into_iter()), Order::MonthFirst);
        assert_eq!(Order::of(["05/06/2024", "15/06/2024"].into_iter()), Order::DayFirst);
        assert_eq!(Order::of(["5/6/2024, 7:30:00 AM"].into_iter()), Order::MonthFirst);
        assert_eq!(Order::of(["05/06/2024 07:30"].into_iter()), Order::DayFirst);
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,40}") {
            let _ = read(&text, Order::MonthFirst);
        }
    }
}
