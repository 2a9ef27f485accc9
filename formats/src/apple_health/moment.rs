//! Times as the export writes them: `2019-05-14 19:05:29 -0400`.

use jiff::civil::{self, Date};

/// A moment, and where in the world it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Seconds after 1970 in UTC.
    pub s: i64,
    /// Seconds east of UTC.
    pub offset_s: i32,
    /// The day there.
    pub date: Date,
}

/// Remembers the last date: records come in the order of time.
#[derive(Debug, Default)]
pub struct Clock {
    text: [u8; 10],
    days: i64,
    date: Date,
}

impl Clock {
    /// Reads a time; nothing for any other way to write one.
    #[inline]
    pub fn read(&mut self, text: &[u8]) -> Option<Moment> {
        let text: &[u8; 25] = text.try_into().ok()?;
        let fits = text[10] == b' ' && text[13] == b':' && text[16] == b':' && text[19] == b' ';
        if !fits {
            return None;
        }
        if text[..10] != self.text {
            let date = date(&text[..10])?;
            self.text.copy_from_slice(&text[..10]);
            self.days = i64::from((date - civil::date(1970, 1, 1)).get_days());
            self.date = date;
        }
        let two = |at: usize| two(text, at);
        let (hour, minute, second) = (two(11)?, two(14)?, two(17)?);
        let (hours_east, minutes_east) = (two(21)?, two(23)?);
        let sign = match text[20] {
            b'+' => 1,
            b'-' => -1,
            _ => return None,
        };
        if hour > 23 || minute > 59 || second > 60 || hours_east > 14 || minutes_east > 59 {
            return None;
        }
        let offset_s = sign * (hours_east * 3600 + minutes_east * 60);
        let of_day = hour * 3600 + minute * 60 + second;
        Some(Moment { s: self.days * 86_400 + i64::from(of_day - offset_s), offset_s, date: self.date })
    }
}

#[inline]
fn two(b: &[u8], at: usize) -> Option<i32> {
    let (tens, ones) = (b[at].wrapping_sub(b'0'), b[at + 1].wrapping_sub(b'0'));
    (tens < 10 && ones < 10).then(|| i32::from(tens) * 10 + i32::from(ones))
}

fn date(b: &[u8]) -> Option<Date> {
    if b[4] != b'-' || b[7] != b'-' {
        return None;
    }
    let year = two(b, 0)? * 100 + two(b, 2)?;
    Date::new(i16::try_from(year).ok()?, two(b, 5)? as i8, two(b, 8)? as i8).ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn with_the_offset_of_the_place() {
        let mut clock = Clock::default();
        let moment = clock.read(b"2019-05-14 19:05:29 -0400").unwrap();
        assert_eq!((moment.s, moment.offset_s), (1_557_875_129, -14_400));
        assert_eq!(moment.date, civil::date(2019, 5, 14));
        assert_eq!(clock.read(b"2019-05-14 23:05:29 +0000").unwrap().s, moment.s);
        for text in [
            &b"2019-05-14"[..],
            b"2019-13-14 19:05:29 -0400",
            b"2019-05-14T19:05:29 -0400",
            b"2019-05-14 29:05:29 -0400",
            b"",
        ] {
            assert_eq!(clock.read(text), None);
        }
    }
}
