//! Times as they stand in XML, in milliseconds after 1970.

use jiff::{Timestamp, civil};

/// A moment of the file and what it says about the place's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Milliseconds after 1970-01-01T00:00:00Z.
    pub ms: i64,
    /// Seconds east of UTC where written with an offset other than `Z`.
    pub offset_s: Option<i32>,
    /// No zone was written; UTC is assumed.
    pub zoneless: bool,
}

/// Reads times; remembers the last date, since the next sample mostly shares it.
#[derive(Debug, Default)]
pub struct Clock {
    date: [u8; 10],
    date_ms: i64,
}

impl Clock {
    /// The moment that `2026-05-01T07:00:00Z`, with a fraction or an offset, means; other ways of RFC 3339
    /// and ISO 8601 are taken more slowly. Nothing for anything else.
    #[inline]
    pub fn read(&mut self, text: &str) -> Option<Moment> {
        self.fixed(text.as_bytes()).or_else(|| untidy(text))
    }

    #[inline]
    fn fixed(&mut self, b: &[u8]) -> Option<Moment> {
        if b.len() < 20 || b[10] != b'T' || b[13] != b':' || b[16] != b':' {
            return None;
        }
        if b[..10] != self.date {
            self.date_ms = date_ms(&b[..10])?;
            self.date.copy_from_slice(&b[..10]);
        }
        let (hour, minute, second) = (two(b, 11)?, two(b, 14)?, two(b, 17)?);
        if hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        let ms = self.date_ms + i64::from((hour * 60 + minute) * 60 + second) * 1000;
        let (fraction_ms, rest) = fraction(&b[19..])?;
        let offset_s = offset(rest)?;
        Some(Moment { ms: ms + fraction_ms - i64::from(offset_s.unwrap_or(0)) * 1000, offset_s, zoneless: false })
    }
}

#[inline]
fn two(b: &[u8], at: usize) -> Option<u32> {
    let (tens, ones) = (b[at].wrapping_sub(b'0'), b[at + 1].wrapping_sub(b'0'));
    (tens < 10 && ones < 10).then(|| u32::from(tens) * 10 + u32::from(ones))
}

/// Milliseconds of `.123`, nothing or any number of digits, and what stands behind.
#[inline]
fn fraction(b: &[u8]) -> Option<(i64, &[u8])> {
    if b[0] != b'.' {
        return Some((0, b));
    }
    let digits = b[1..].iter().take_while(|d| d.is_ascii_digit()).count();
    let ms = b[1..].iter().take(digits.min(3)).fold(0, |ms, d| ms * 10 + i64::from(d - b'0'));
    let scale = [0, 100, 10, 1][digits.min(3)];
    (digits > 0).then(|| (ms * scale, &b[1 + digits..]))
}

/// `Z`: `Some(None)`; `+02:00`: its seconds; anything else is not for the fixed format.
#[inline]
fn offset(b: &[u8]) -> Option<Option<i32>> {
    match b {
        [b'Z'] => Some(None),
        [sign @ (b'+' | b'-'), rest @ ..] if rest.len() == 5 && rest[2] == b':' => {
            let (hours, minutes) = (two(rest, 0)?, two(rest, 3)?);
            let seconds = i32::try_from(hours * 3600 + minutes * 60).ok().filter(|_| hours < 24 && minutes < 60)?;
            Some(Some(if *sign == b'-' { -seconds } else { seconds }))
        }
        _ => None,
    }
}

fn date_ms(b: &[u8]) -> Option<i64> {
    if b[4] != b'-' || b[7] != b'-' {
        return None;
    }
    let (year, month, day) = (two(b, 0)? * 100 + two(b, 2)?, two(b, 5)?, two(b, 8)?);
    let date = civil::Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    let days = (date - civil::date(1970, 1, 1)).get_days();
    Some(i64::from(days) * 86_400_000)
}

#[cold]
fn untidy(text: &str) -> Option<Moment> {
    let text = text.trim();
    let mut clock = Clock::default();
    if let Some(moment) = clock.fixed(text.as_bytes()) {
        return Some(moment);
    }
    if let Ok(pieces) = text.parse::<Timestamp>() {
        return Some(Moment { ms: pieces.as_millisecond(), offset_s: None, zoneless: false });
    }
    let local: civil::DateTime = text.parse().ok()?;
    let ms = jiff::tz::TimeZone::UTC.to_timestamp(local).ok()?.as_millisecond();
    Some(Moment { ms, offset_s: None, zoneless: true })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ms(text: &str) -> Option<i64> {
        Clock::default().read(text).map(|m| m.ms)
    }

    #[test]
    fn the_ways_to_write_a_time() {
        let noon = 1_777_636_800_000;
        assert_eq!(ms("2026-05-01T12:00:00Z"), Some(noon));
        assert_eq!(ms(" 2026-05-01T12:00:00Z\n"), Some(noon));
        assert_eq!(ms("2026-05-01T12:00:00.25Z"), Some(noon + 250));
        assert_eq!(ms("2026-05-01T12:00:00.123456789Z"), Some(noon + 123));
        assert_eq!(ms("2026-05-01T14:00:00+02:00"), Some(noon));
        assert_eq!(ms("2026-05-01T06:30:00.5-05:30"), Some(noon + 500));
        assert_eq!(ms("2026-05-01T14:00:00+0200"), Some(noon));
        assert_eq!(ms("2026-05-01 12:00:00"), Some(noon));
        assert_eq!(ms("7589-04-16T01:49:25.700012Z").map(|t| t > noon), Some(true));
    }

    #[test]
    fn what_is_no_time() {
        for text in ["", "yesterday", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "2026-05-01T25:00:00Z", "12:00"] {
            assert_eq!(ms(text), None, "{text}");
        }
    }

    #[test]
    fn says_offset_and_missing_zone() {
        let mut clock = Clock::default();
        assert_eq!(clock.read("2026-05-01T14:00:00+02:00").unwrap().offset_s, Some(7200));
        assert!(clock.read("2026-05-01T14:00:00").unwrap().zoneless);
    }

    proptest! {
        #[test]
        fn agrees_with_jiff(ms_in in -60_000_000_000_000i64..250_000_000_000_000) {
            let text = Timestamp::from_millisecond(ms_in).unwrap().to_string();
            prop_assert_eq!(ms(&text), Some(ms_in));
        }

        #[test]
        fn never_panics(text in "\\PC{0,40}") {
            let _ = ms(&text);
        }
    }
}
