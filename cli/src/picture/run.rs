//! A run over its distance.

use super::{Column, axis, columns, drawn};
use app::documents::Series;
use web::format::Units;

/// Rows of the pace and of the heart rate.
const PACE_ROWS: usize = 9;
const BEAT_ROWS: usize = 5;
/// Slower than this is standing: it would press everything else into one row. Metres a second; default, not a finding.
const STANDING_MPS: f64 = 0.8;

/// Pace over the distance of a run and, below it, heart rate where there is one; each column is the mean of its stretch.
pub fn run_over_distance(series: &Series, units: Units) -> String {
    let width = columns();
    let whole_m = series.distance_m.iter().flatten().copied().fold(0.0_f64, f64::max);
    if whole_m < 400.0 {
        return String::new();
    }
    let along = |values: &[Option<f64>], believed: &dyn Fn(f64) -> bool| -> Vec<Option<Column>> {
        let mut sums = vec![(0.0, 0_u32); width];
        for (metres, value) in series.distance_m.iter().zip(values) {
            let Some((metres, value)) = metres.zip(*value).filter(|(m, v)| *m >= 0.0 && believed(*v)) else { continue };
            let sum = &mut sums[((metres / whole_m * width as f64) as usize).min(width - 1)];
            *sum = (sum.0 + value, sum.1 + 1);
        }
        sums.into_iter().map(|(sum, n)| (n > 0).then(|| Column::of(sum / f64::from(n)))).collect()
    };
    let pace = drawn(&along(&series.speed_mps, &|mps| mps >= STANDING_MPS), PACE_ROWS, |speed| units.pace(speed));
    let beats = drawn(&along(&series.heart_rate_bpm, &|bpm| bpm > 0.0), BEAT_ROWS, |bpm| format!("{bpm:.0} bpm"));
    if pace.is_empty() && beats.is_empty() {
        return String::new();
    }
    let labels: Vec<(usize, String)> = (0..=4)
        .map(|quarter| {
            let share = f64::from(quarter) / 4.0;
            let label = if quarter == 0 { "0".to_owned() } else { units.distance(whole_m * share) };
            let column = (share * width as f64).round() as usize;
            (if quarter == 4 { column.saturating_sub(label.chars().count()) } else { column }, label)
        })
        .collect();
    pace + &beats + &axis(&labels, width)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(seconds: usize) -> Series {
        let speed = |s: usize| if s < seconds / 2 { 4.0 } else { 3.0 };
        let mut metres = 0.0;
        let mut series = Series::default();
        for s in 0..seconds {
            series.elapsed_s.push(s as f64);
            series.distance_m.push(Some(metres));
            series.speed_mps.push(Some(speed(s)));
            series.heart_rate_bpm.push(Some(140.0 + s as f64 / 100.0));
            metres += speed(s);
        }
        series
    }

    #[test]
    fn a_run_that_slows_falls_and_its_heart_rate_rises() {
        let picture = run_over_distance(&run(2000), Units::Kilometres);
        let column = |line: &str| line.chars().position(|c| c == '█');
        let rows: Vec<usize> = picture.lines().filter_map(column).collect();
        assert!(rows[0] < rows[1], "{picture}");
        let beats: Vec<usize> = picture.lines().skip(10).filter_map(column).collect();
        assert!(beats.len() == 5 && beats.is_sorted_by(|a, b| a >= b), "{picture}");
        assert!(picture.contains("bpm") && picture.trim_end().ends_with("km"), "{picture}");
    }

    #[test]
    fn without_a_distance_or_a_change_there_is_no_picture() {
        assert_eq!(run_over_distance(&Series::default(), Units::Kilometres), "");
        let mut still = run(2000);
        still.distance_m.iter_mut().for_each(|m| *m = Some(0.0));
        assert_eq!(run_over_distance(&still, Units::Kilometres), "");
    }
}
