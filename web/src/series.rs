//! The samples of an activity as a chart draws them and as a table by kilometre or mile reads.

use crate::format::Units;
use app::documents::Series;
use serde::Serialize;

/// The values of the linked charts, as JSON in the page. `null` where a sample has none.
pub struct Chart {
    /// The data block.
    pub json: String,
    /// There is at least one speed.
    pub speed: bool,
    /// There is at least one heart rate.
    pub heart_rate: bool,
    /// There is at least one altitude.
    pub altitude: bool,
    /// The axis is time, since there is no distance.
    pub by_time: bool,
}

#[derive(Serialize)]
struct Data<'a> {
    x: Vec<f64>,
    by_time: bool,
    unit_m: f64,
    pace_unit: &'static str,
    unit: &'a str,
    height_m: f64,
    height: &'a str,
    elapsed_s: Vec<f64>,
    speed_mps: Vec<Option<f64>>,
    heart_rate_bpm: Vec<Option<f64>>,
    altitude_m: Vec<Option<f64>>,
    /// The row of the track's point, for the mark on it.
    row: Vec<usize>,
}

/// The chart of an activity's samples; none where fewer than two can be drawn.
pub fn chart(series: &Series, units: Units) -> Option<Chart> {
    let by_time = series.distance_m.iter().flatten().count() < 2;
    let along = |row: usize| {
        if by_time { series.elapsed_s.get(row).copied() } else { series.distance_m.get(row).copied().flatten() }
    };
    let mut furthest = f64::NEG_INFINITY;
    let rows: Vec<(usize, f64)> = (0..series.elapsed_s.len())
        .filter_map(|row| along(row).filter(|x| x.is_finite()).map(|x| (row, x)))
        .filter(|(_, x)| {
            let further = *x > furthest;
            furthest = furthest.max(*x);
            further
        })
        .collect();
    let pick = |column: &[Option<f64>], digits: f64| -> Vec<Option<f64>> {
        let value = |row: usize| column.get(row).copied().flatten().filter(|v| v.is_finite());
        rows.iter().map(|&(row, _)| value(row).map(|v| (v * digits).round() / digits)).collect()
    };
    let speed_mps = pick(&series.speed_mps, 1000.0);
    let heart_rate_bpm = pick(&series.heart_rate_bpm, 1.0);
    let altitude_m = pick(&series.altitude_m, 10.0);
    let any = |column: &[Option<f64>]| column.iter().flatten().count() > 1;
    let (speed, heart_rate, altitude) = (any(&speed_mps), any(&heart_rate_bpm), any(&altitude_m));
    let data = Data {
        x: rows.iter().map(|(_, x)| (x * 10.0).round() / 10.0).collect(),
        by_time,
        unit_m: units.metres(),
        pace_unit: units.pace_word(),
        unit: units.word(),
        height_m: units.height_metres(),
        height: units.height_word(),
        elapsed_s: rows.iter().map(|&(row, _)| series.elapsed_s[row].round()).collect(),
        speed_mps,
        heart_rate_bpm,
        altitude_m,
        row: rows.iter().map(|&(row, _)| row).collect(),
    };
    if rows.len() < 2 || !(speed || heart_rate || altitude) {
        return None;
    }
    // Numbers and fixed words only: nothing in it can end the data block.
    let json = serde_json::to_string(&data).ok()?;
    Some(Chart { json, speed, heart_rate, altitude, by_time })
}

/// One kilometre or mile as read off the samples.
#[derive(Debug, Clone, PartialEq)]
pub struct Split {
    /// Where it ends, in whole kilometres or miles, or the rest with a decimal.
    pub end: String,
    /// Its length.
    pub distance_m: f64,
    /// Its time, pauses included.
    pub elapsed_s: f64,
    /// Mean of its samples.
    pub heart_rate_bpm: Option<f64>,
    /// Altitude at its end less at its start.
    pub rise_m: Option<f64>,
}

/// The splits of an activity, straight lines between samples.
pub fn splits(series: &Series, units: Units) -> Vec<Split> {
    let points: Vec<(f64, f64, usize)> = series
        .distance_m
        .iter()
        .zip(&series.elapsed_s)
        .enumerate()
        .filter_map(|(row, (distance, elapsed))| distance.map(|d| (d, *elapsed, row)))
        .collect();
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return Vec::new() };
    let unit = units.metres();
    let mut splits = Vec::new();
    let mut start = (first.0, first.1, first.2);
    for pair in points.windows(2) {
        let (before, after) = (pair[0], pair[1]);
        loop {
            let end = (splits.len() as f64 + 1.0) * unit;
            if after.0 < end || after.0 <= before.0 {
                break;
            }
            let share = (end - before.0) / (after.0 - before.0);
            let at = (end, before.1 + share * (after.1 - before.1), after.2);
            splits.push(split(series, start, at, (splits.len() + 1).to_string()));
            start = at;
        }
    }
    if last.0 - start.0 > unit * 0.02 {
        splits.push(split(series, start, *last, crate::format::number(last.0 / unit, 2)));
    }
    splits
}

fn split(series: &Series, start: (f64, f64, usize), end: (f64, f64, usize), name: String) -> Split {
    let beats: Vec<f64> =
        series.heart_rate_bpm.get(start.2..=end.2).unwrap_or_default().iter().flatten().copied().collect();
    let altitude = |row: usize| series.altitude_m.get(row).copied().flatten();
    Split {
        end: name,
        distance_m: end.0 - start.0,
        elapsed_s: end.1 - start.1,
        heart_rate_bpm: (!beats.is_empty()).then(|| beats.iter().sum::<f64>() / beats.len() as f64),
        rise_m: altitude(end.2).zip(altitude(start.2)).map(|(end, start)| end - start),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn even_run(metres: usize) -> Series {
        let rows = metres / 40 + 1;
        Series {
            elapsed_s: (0..rows).map(|i| i as f64 * 10.0).collect(),
            distance_m: (0..rows).map(|i| Some(i as f64 * 40.0)).collect(),
            speed_mps: vec![Some(4.0); rows],
            heart_rate_bpm: vec![Some(150.0); rows],
            altitude_m: (0..rows).map(|i| Some(i as f64)).collect(),
            ..Series::default()
        }
    }

    #[test]
    fn an_even_run_has_even_splits_and_a_rest() {
        let splits = splits(&even_run(2600), Units::Kilometres);
        assert_eq!(splits.iter().map(|s| s.end.as_str()).collect::<Vec<_>>(), ["1", "2", "2.60"]);
        assert!(splits[..2].iter().all(|s| (s.elapsed_s - 250.0).abs() < 1e-9), "{splits:?}");
        assert_eq!(splits[0].rise_m, Some(25.0));
    }

    #[test]
    fn a_chart_leaves_out_what_does_not_advance() {
        let mut series = even_run(400);
        series.distance_m[3] = None;
        series.distance_m[5] = Some(0.0);
        let chart = chart(&series, Units::Kilometres).unwrap();
        let data: serde_json::Value = serde_json::from_str(&chart.json).unwrap();
        assert_eq!(data["x"].as_array().unwrap().len(), series.elapsed_s.len() - 2);
        assert!(!chart.by_time && chart.heart_rate);
        let an_hour = super::chart(&series, Units::Kilometres.an_hour()).unwrap();
        assert!(chart.json.contains("\"pace_unit\":\"/km\"") && an_hour.json.contains("\"pace_unit\":\"km/h\""));
    }

    #[test]
    fn without_distance_the_axis_is_time_and_without_samples_there_is_no_chart() {
        let mut series = even_run(400);
        series.distance_m.fill(None);
        assert!(chart(&series, Units::Kilometres).unwrap().by_time);
        assert!(chart(&Series::default(), Units::Kilometres).is_none());
        assert!(splits(&Series::default(), Units::Kilometres).is_empty());
    }
}
