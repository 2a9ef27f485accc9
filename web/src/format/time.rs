//! Times as clocks and as spans.

use super::{NONE, Reading};
use quantity::Duration;

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
        let value: f64 = part.parse().ok()?;
        let within = i == 0 || (value < 60.0 && part.len() >= 2);
        if !(value.is_finite() && value >= 0.0 && within && i < 3) {
            return None;
        }
        seconds = seconds * 60.0 + value;
    }
    (seconds > 0.0).then(|| Duration::from_s(seconds))
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
}
