//! Pictures made of characters.

use app::documents::{CourseHeight, HoldPoint, HoldThen};
use std::fmt::Write;
use web::format::Units;

const WIDTH: usize = 64;
const HEIGHT: usize = 14;
/// The picture's durations: a minute to four hours, each column the same factor longer.
const RANGE_S: (f64, f64) = (60.0, 14_400.0);

/// The hold curve: pace upwards, time to the right on a logarithmic scale, the band shaded.
pub fn hold_curve(curve: &[HoldPoint], units: Units) -> String {
    let columns: Vec<Option<HoldPoint>> = (0..WIDTH)
        .map(|x| {
            let share = x as f64 / (WIDTH - 1) as f64;
            at(curve, RANGE_S.0 * (RANGE_S.1 / RANGE_S.0).powf(share))
        })
        .collect();
    let seen = columns.iter().flatten();
    let (slow, fast) = seen.fold((f64::INFINITY, 0.0_f64), |(s, f), p| (s.min(p.low), f.max(p.high)));
    if slow >= fast {
        return String::new();
    }
    let row_of = |speed: f64| ((fast - speed) / (fast - slow) * (HEIGHT - 1) as f64).round() as usize;
    let mut text = String::new();
    for row in 0..HEIGHT {
        let speed = fast - (fast - slow) * row as f64 / (HEIGHT - 1) as f64;
        let label = if row % 4 == 0 { units.pace(speed) } else { String::new() };
        let _ = write!(text, "{label:>10} │");
        for column in &columns {
            let mark = match column {
                Some(p) if row_of(p.speed_mps) == row => '█',
                Some(p) if (row_of(p.high)..=row_of(p.low)).contains(&row) => '░',
                _ => ' ',
            };
            text.push(mark);
        }
        text.push('\n');
    }
    let _ = writeln!(text, "{:>10} └{}", "", "─".repeat(WIDTH));
    let mut axis = vec![b' '; WIDTH + 8];
    for (seconds, label) in [(60.0, "1 min"), (300.0, "5 min"), (1200.0, "20 min"), (3600.0, "1 h"), (10_800.0, "3 h")]
    {
        let share = (f64::ln(seconds / RANGE_S.0)) / (f64::ln(RANGE_S.1 / RANGE_S.0));
        let x = (share * (WIDTH - 1) as f64).round() as usize;
        axis[x..x + label.len()].copy_from_slice(label.as_bytes());
    }
    let _ = writeln!(text, "{:>10}  {}", "", String::from_utf8_lossy(&axis).trim_end());
    text
}

/// Rows of the picture of months.
const MONTHS_HEIGHT: usize = 9;

/// The speed held for an hour over the months, one column each, the band shaded.
pub fn over_months(history: &[HoldThen], units: Units) -> String {
    let speeds: Vec<_> = history.iter().map(|then| then.hour_speed_mps).collect();
    let (slow, fast) = speeds.iter().fold((f64::INFINITY, 0.0_f64), |(s, f), u| (s.min(u.low), f.max(u.high)));
    if slow >= fast {
        return String::new();
    }
    let row_of = |speed: f64| ((fast - speed) / (fast - slow) * (MONTHS_HEIGHT - 1) as f64).round() as usize;
    let mut text = String::new();
    for row in 0..MONTHS_HEIGHT {
        let speed = fast - (fast - slow) * row as f64 / (MONTHS_HEIGHT - 1) as f64;
        let label = if row % 4 == 0 { units.pace(speed) } else { String::new() };
        let _ = write!(text, "{label:>10} │");
        for u in &speeds {
            let mark = match row {
                row if row_of(u.value) == row => '█',
                row if (row_of(u.high)..=row_of(u.low)).contains(&row) => '░',
                _ => ' ',
            };
            text.push(mark);
        }
        text.push('\n');
    }
    let _ = writeln!(text, "{:>10} └{}", "", "─".repeat(speeds.len()));
    let ends = history.first().zip(history.last());
    let _ = ends.map(|(first, last)| writeln!(text, "{:>10}  {} to {}", "", first.on, last.on));
    text
}

/// Rows of the picture of a course.
const COURSE_HEIGHT: usize = 8;
/// A course lower than this is drawn as if it were so high, so that a bridge is no mountain. Metres.
const COURSE_LEAST_M: f64 = 40.0;

/// The heights of a course, filled from below; nothing for level ground.
pub fn course(profile: &[CourseHeight], units: Units) -> String {
    let (low, high) =
        profile.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), p| (l.min(p.height_m), h.max(p.height_m)));
    let Some(last) = profile.last().filter(|_| low < high) else { return String::new() };
    let span = (high - low).max(COURSE_LEAST_M);
    let mut text = String::new();
    for row in 0..COURSE_HEIGHT {
        let level = low + span * (COURSE_HEIGHT - 1 - row) as f64 / COURSE_HEIGHT as f64;
        let label = if row % 3 == 1 { units.height(level) } else { String::new() };
        let _ = write!(text, "{label:>10} │");
        for x in 0..WIDTH {
            let at = x * (profile.len() - 1) / (WIDTH - 1);
            text.push(if row + 1 == COURSE_HEIGHT || profile[at].height_m > level { '▓' } else { ' ' });
        }
        text.push('\n');
    }
    let _ = writeln!(text, "{:>10} └{}", "", "─".repeat(WIDTH));
    let _ = writeln!(text, "{:>10}  0{:>width$}", "", units.distance(last.at_m), width = WIDTH - 1);
    text
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
    fn a_hill_stands_in_the_middle_and_level_ground_is_not_drawn() {
        let hill: Vec<_> = (0..100)
            .map(|i| CourseHeight { at_m: f64::from(i) * 100.0, height_m: 100.0 - (f64::from(i) - 50.0).abs() })
            .collect();
        let picture = course(&hill, Units::Kilometres);
        let top: Vec<char> = picture.lines().next().unwrap_or_default().chars().skip(12).collect();
        assert!(top[32] == '▓' && top[5] == ' ' && top[60] == ' ', "{picture}");
        assert!(picture.contains("9.9 km"));
        assert_eq!(course(&[], Units::Kilometres), "");
        assert_eq!(course(&hill[..1], Units::Kilometres), "");
    }

    #[test]
    fn nothing_known_draws_nothing() {
        assert_eq!(hold_curve(&[], Units::Kilometres), "");
    }
}
