//! The hold curve and its months.

use super::{Column, axis, columns, drawn};
use app::documents::{HoldPoint, HoldThen};
use web::format::Units;

/// Rows of the two pictures.
const CURVE_ROWS: usize = 14;
const MONTH_ROWS: usize = 9;
/// The picture's durations: a minute to four hours, each column the same factor longer.
const RANGE_S: (f64, f64) = (60.0, 14_400.0);
const TIMES: [(f64, &str); 5] =
    [(60.0, "1 min"), (300.0, "5 min"), (1200.0, "20 min"), (3600.0, "1 h"), (10_800.0, "3 h")];

/// The hold curve: pace upwards, time to the right on a logarithmic scale, the band shaded.
pub fn hold_curve(curve: &[HoldPoint], units: Units) -> String {
    let width = columns();
    let shown: Vec<Option<Column>> = (0..width)
        .map(|x| {
            let share = x as f64 / (width - 1) as f64;
            let point = at(curve, RANGE_S.0 * (RANGE_S.1 / RANGE_S.0).powf(share))?;
            Some(Column { value: point.speed_mps, low: point.low, high: point.high })
        })
        .collect();
    let picture = drawn(&shown, CURVE_ROWS, |speed| units.pace(speed));
    if picture.is_empty() {
        return picture;
    }
    let labels = TIMES.map(|(seconds, label)| {
        let share = f64::ln(seconds / RANGE_S.0) / f64::ln(RANGE_S.1 / RANGE_S.0);
        ((share * (width - 1) as f64).round() as usize, label.to_owned())
    });
    picture + &axis(&labels, width)
}

/// The speed held for an hour over the months, one column each, the band shaded.
pub fn over_months(history: &[HoldThen], units: Units) -> String {
    let shown: Vec<Option<Column>> = history
        .iter()
        .map(|then| then.hour_speed_mps)
        .map(|u| Some(Column { value: u.value, low: u.low, high: u.high }))
        .collect();
    let picture = drawn(&shown, MONTH_ROWS, |speed| units.pace(speed));
    let Some((first, last)) = history.first().zip(history.last()).filter(|_| !picture.is_empty()) else {
        return picture;
    };
    picture + &axis(&[(0, format!("{} to {}", first.on, last.on))], shown.len())
}

/// The curve between its points, straight in the logarithm of time.
fn at(curve: &[HoldPoint], seconds: f64) -> Option<HoldPoint> {
    let after = curve.iter().position(|p| p.duration_s >= seconds)?;
    let b = curve[after];
    let Some(a) = after.checked_sub(1).map(|i| curve[i]) else {
        return (b.duration_s <= seconds * 1.01).then_some(b);
    };
    let share = (seconds / a.duration_s).ln() / (b.duration_s / a.duration_s).ln();
    let mix = |x: f64, y: f64| x + share * (y - x);
    Some(HoldPoint {
        duration_s: seconds,
        speed_mps: mix(a.speed_mps, b.speed_mps),
        low: mix(a.low, b.low),
        high: mix(a.high, b.high),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_falling_curve_falls_across_the_picture() {
        let curve: Vec<_> = (0..40)
            .map(|i| {
                let duration_s = 30.0 * 1.2_f64.powi(i);
                let speed_mps = 5.0 - 0.3 * (duration_s / 360.0).ln();
                HoldPoint { duration_s, speed_mps, low: speed_mps - 0.1, high: speed_mps + 0.1 }
            })
            .collect();
        let picture = hold_curve(&curve, Units::Kilometres);
        let lines: Vec<&str> = picture.lines().collect();
        let first = |line: &str| line.chars().position(|c| c == '█');
        let marked: Vec<usize> = lines.iter().filter_map(|l| first(l)).collect();
        assert!(marked.len() > 8 && marked.is_sorted(), "{picture}");
        assert!(picture.contains("20 min"));
    }

    #[test]
    fn nothing_known_draws_nothing() {
        assert_eq!(hold_curve(&[], Units::Kilometres), "");
        assert_eq!(over_months(&[], Units::Kilometres), "");
    }
}
