//! Figures as people read them.

/// `0.191` as `19.1 %`.
#[must_use]
pub fn percent(share: f64) -> String {
    if !share.is_finite() {
        return "an unknown share".into();
    }
    format!("{:.1} %", unsigned_zero(share * 100.0))
}

/// `25400.0` as `25.4 km`; below 2 km in metres.
#[must_use]
pub fn km(metres: f64) -> String {
    if !metres.is_finite() {
        "an unknown distance".into()
    } else if metres.abs() < 2000.0 {
        format!("{:.0} m", unsigned_zero(metres))
    } else {
        format!("{:.1} km", metres / 1000.0)
    }
}

/// A sum over nothing is minus zero, and nobody runs -0 m.
fn unsigned_zero(x: f64) -> f64 {
    if x == 0.0 { 0.0 } else { x }
}

/// Seconds as `m:ss`.
#[must_use]
pub fn minutes(seconds: f64) -> String {
    if !seconds.is_finite() {
        return "an unknown time".into();
    }
    let whole = seconds.round() as i64;
    format!("{}:{:02}", whole / 60, (whole % 60).abs())
}

/// `1 week`, `2 weeks`.
#[must_use]
pub fn count(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_like_speech() {
        assert_eq!(percent(0.1914), "19.1 %");
        assert_eq!((km(25_400.0), km(800.0)), ("25.4 km".into(), "800 m".into()));
        assert_eq!((km(-0.0), percent(-0.0)), ("0 m".into(), "0.0 %".into()));
        assert_eq!((km(f64::INFINITY), percent(f64::NAN)), ("an unknown distance".into(), "an unknown share".into()));
        assert_eq!((minutes(195.0), minutes(f64::NAN)), ("3:15".into(), "an unknown time".into()));
        assert_eq!((count(1, "week"), count(3, "week")), ("1 week".into(), "3 weeks".into()));
    }
}
