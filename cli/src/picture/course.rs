//! The heights of a course.

use super::columns;
use app::documents::CourseHeight;
use std::fmt::Write;
use web::format::Units;

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
    let width = columns();
    let mut text = String::new();
    for row in 0..COURSE_HEIGHT {
        let level = low + span * (COURSE_HEIGHT - 1 - row) as f64 / COURSE_HEIGHT as f64;
        let label = if row % 3 == 1 { units.height(level) } else { String::new() };
        let _ = write!(text, "{label:>10} │");
        for x in 0..width {
            let at = x * (profile.len() - 1) / (width - 1);
            text.push(if row + 1 == COURSE_HEIGHT || profile[at].height_m > level { '▓' } else { ' ' });
        }
        text.push('\n');
    }
    let _ = writeln!(text, "{:>10} └{}", "", "─".repeat(width));
    let _ = writeln!(text, "{:>10}  0{:>width$}", "", units.distance(last.at_m), width = width - 1);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
