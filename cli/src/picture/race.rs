//! Race times of several distances beside each other.

use super::columns;
use app::documents::Prediction;
use quantity::{Distance, race_distance};
use std::fmt::Write;
use web::format::Units;

/// Characters for the distance and the pace.
const LABELS: usize = 28;

/// Each prediction as a line: its band of paces drawn on one scale, fast to the right, and the most likely pace marked.
pub fn race_bands(predictions: &[Prediction], units: Units) -> String {
    let known: Vec<(f64, [f64; 3])> = predictions
        .iter()
        .filter_map(|p| {
            let speeds = [p.high_s?, p.time_s?, p.low_s?].map(|s| p.distance_m / s);
            speeds.iter().all(|v| v.is_finite() && *v > 0.0).then_some((p.distance_m, speeds))
        })
        .collect();
    let slow = known.iter().map(|(_, v)| v[0]).fold(f64::INFINITY, f64::min);
    let fast = known.iter().map(|(_, v)| v[2]).fold(0.0_f64, f64::max);
    let mut text = String::new();
    if known.len() < 2 || slow >= fast {
        return text;
    }
    let width = columns().saturating_sub(LABELS / 2).max(20);
    let place = |speed: f64| ((speed - slow) / (fast - slow) * (width - 1) as f64).round() as usize;
    for (metres, speeds) in &known {
        let [from, at, to] = speeds.map(place);
        let line: String = (0..width)
            .map(|x| {
                if x == at {
                    '█'
                } else if (from..=to).contains(&x) {
                    '░'
                } else {
                    ' '
                }
            })
            .collect();
        let name = race_distance::name(Distance::from_m(*metres));
        let _ = writeln!(text, "{name:>13} {:>10} │{}", units.pace(speeds[1]), line.trim_end());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(distance_m: f64, time_s: f64) -> Prediction {
        Prediction {
            runner: None,
            distance_m,
            time_s: Some(time_s),
            low_s: Some(time_s * 0.97),
            high_s: Some(time_s * 1.03),
            models: Vec::new(),
            notes: Vec::new(),
        }
    }

    #[test]
    fn longer_races_are_further_to_the_slow_side() {
        let picture =
            race_bands(&[of(5000.0, 1200.0), of(10_000.0, 2500.0), of(42_195.0, 11_700.0)], Units::Kilometres);
        let marks: Vec<usize> = picture.lines().filter_map(|line| line.chars().position(|c| c == '█')).collect();
        assert!(marks.len() == 3 && marks.is_sorted_by(|a, b| a > b), "{picture}");
        assert!(picture.contains("marathon") && picture.contains('░'));
    }

    #[test]
    fn one_answer_or_a_refusal_is_no_picture() {
        let refused = Prediction { time_s: None, ..of(5000.0, 1200.0) };
        assert_eq!(race_bands(&[of(5000.0, 1200.0), refused], Units::Kilometres), "");
    }
}
