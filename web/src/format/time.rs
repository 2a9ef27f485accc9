//! Times as clocks and as spans.

use super::{NONE, Reading};
use quantity::{Distance, Duration, Grade, typed};

/// `19:58`, `3:15:00`, `0:45`; fractions of a second from a minute down where they are more than rounding.
#[must_use]
pub fn clock(time: impl Reading) -> String {
    let Some(s) = time.reading().filter(|s| *s >= 0.0) else { return NONE.into() };
    let whole = s.round() as u64;
    let (h, m, s) = (whole / 3600, whole / 60 % 60, whole % 60);
    if h > 0 { format!("{h}:{m:02}:{s:02}") } else { format!("{m}:{s:02}") }
}

/// `1:12.4`: a clock with tenths, for short efforts; from ten minutes on without.
#[must_use]
pub fn clock_tenths(time: impl Reading) -> String {
    match time.reading() {
        Some(s) if (0.0..600.0).contains(&s) => {
            let tenths = (s * 10.0).round() as u64;
            format!("{}:{:02}.{}", tenths / 600, tenths / 10 % 60, tenths % 10)
        }
        other => clock(other),
    }
}

/// A time as typed: `19:58`, `3:15:00`, `45` seconds.
#[must_use]
pub fn parse_clock(text: &str) -> Option<Duration> {
    let mut seconds = 0.0;
    for (i, part) in text.trim().split(':').enumerate() {
        let value = typed::number(part)?;
        let within = i == 0 || (value < 60.0 && part.len() >= 2);
        if !(value.is_finite() && value >= 0.0 && within && i < 3) {
            return None;
        }
        seconds = seconds * 60.0 + value;
    }
    (seconds > 0.0).then(|| Duration::from_s(seconds))
}

/// A time of the day as typed: `9:30`, `09:30`.
#[must_use]
pub fn parse_time_of_day(text: &str) -> Option<jiff::civil::Time> {
    let (hour, minute) = text.trim().split_once(':')?;
    let two = |part: &str, most: i8| part.parse::<i8>().ok().filter(|n| (0..=most).contains(n) && part.len() <= 2);
    jiff::civil::Time::new(two(hour, 23)?, two(minute, 59).filter(|_| minute.len() == 2)?, 0, 0).ok()
}

/// A grade as typed, in per cent: `1 %`, `2.5`, `2,5`.
#[must_use]
pub fn parse_grade(text: &str) -> Option<Grade> {
    let percent = typed::number(text.trim().trim_end_matches('%'))?;
    Some(Grade::from_ratio(percent / 100.0))
}

/// Heights at places of a course as typed: `0:10, 5000:60`.
#[must_use]
pub fn parse_profile(text: &str) -> Option<Vec<(Distance, Distance)>> {
    let metres = |text: &str| text.trim().parse::<f64>().ok().filter(|m| m.is_finite()).map(Distance::from_m);
    text.split(',').map(|place| place.split_once(':').and_then(|(at, height)| metres(at).zip(metres(height)))).collect()
}

/// `1 h 35 min`, `45 min`, `90 s`: how long something takes, for planning.
#[must_use]
pub fn lasting(time: impl Reading) -> String {
    let Some(s) = time.reading().filter(|s| *s >= 0.0) else { return NONE.into() };
    if s < 120.0 {
        return format!("{s:.0} s");
    }
    let minutes = (s / 60.0).round() as u64;
    if (s / 60.0).fract() != 0.0 && s < 600.0 {
        return format!("{} min", clock(s));
    }
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_as_clocks_and_as_spans() {
        assert_eq!(clock(59.6), "1:00");
        assert_eq!(clock(3599.6), "1:00:00");
        assert_eq!(clock(11_700.0), "3:15:00");
        assert_eq!(clock(-1.0), NONE);
        assert_eq!(lasting(90.0), "90 s");
        assert_eq!(lasting(600.0), "10 min");
        assert_eq!(lasting(200.0), "3:20 min");
        assert_eq!(lasting(5700.0), "1 h 35 min");
    }

    #[test]
    fn typed_times_are_read_or_refused() {
        assert_eq!(parse_clock("19:58"), Some(Duration::from_s(1198.0)));
        assert_eq!(parse_clock(" 3:15:00 "), Some(Duration::from_s(11_700.0)));
        for nonsense in ["", "fast", "1:75", "1:2:3:4", "-3:00", "0", "NaN", "3:5"] {
            assert_eq!(parse_clock(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn typed_starts_and_profiles_are_read_or_refused() {
        assert_eq!(parse_time_of_day(" 9:05"), Some(jiff::civil::time(9, 5, 0, 0)));
        for nonsense in ["", "9", "24:00", "9:5", "9:60", "-1:00", "nine", "009:00"] {
            assert_eq!(parse_time_of_day(nonsense), None, "{nonsense}");
        }
        let metres = Distance::from_m;
        assert_eq!(
            parse_profile("0:10, 5000:60"),
            Some(vec![(metres(0.0), metres(10.0)), (metres(5000.0), metres(60.0))])
        );
        for nonsense in ["", "0", "0:10,", "0:NaN", "a:b", "0:10;5:3"] {
            assert_eq!(parse_profile(nonsense), None, "{nonsense}");
        }
    }
}
