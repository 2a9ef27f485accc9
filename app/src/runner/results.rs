//! Race results as the runner tells them: `5k=19:58@2026-10-11`.

use jiff::civil::Date;
use physiology::human_limit;
use quantity::{Duration, race_distance};
use training::RaceResult;

/// Results that are plausible, as the text that is kept; `None` when one of them is not.
pub(super) fn checked(text: &str, today: Date) -> Option<String> {
    let results: Vec<RaceResult> =
        text.split(',').map(str::trim).filter(|t| !t.is_empty()).map(one).collect::<Option<_>>()?;
    let plausible = |r: &RaceResult| {
        r.date.is_some_and(|date| date <= today)
            && (400.0..=100_000.0).contains(&r.distance_m.m())
            && r.distance_m <= human_limit(r.time_s)
            && (r.distance_m / r.time_s).mps() > 1.0
    };
    if results.is_empty() || !results.iter().all(plausible) {
        return None;
    }
    let kept = results.iter().filter_map(|r| Some(format!("{}={}@{}", r.distance_m.m(), r.time_s.s(), r.date?)));
    Some(kept.collect::<Vec<_>>().join(","))
}

/// Reads a kept text back.
pub(super) fn read(kept: &str) -> Vec<RaceResult> {
    kept.split(',').filter_map(one).collect()
}

fn one(text: &str) -> Option<RaceResult> {
    let (distance, rest) = text.split_once('=')?;
    let (time, date) = rest.split_once('@')?;
    Some(RaceResult {
        distance_m: race_distance::parse(distance)?,
        time_s: clock(time)?,
        date: Some(date.trim().parse().ok()?),
    })
}

/// Seconds of `1:32:10`, `19:58` or a plain number.
pub(crate) fn clock(text: &str) -> Option<Duration> {
    let parts: Vec<f64> = text.trim().split(':').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let seconds = match parts[..] {
        [s] => s,
        [m, s] => m * 60.0 + s,
        [h, m, s] => h * 3600.0 + m * 60.0 + s,
        _ => return None,
    };
    (seconds.is_finite() && seconds > 0.0).then(|| Duration::from_s(seconds))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use jiff::civil::date;

    #[test]
    fn results_are_kept_and_read_back() {
        let kept = checked("5k=19:58@2026-10-11, half=1:32:10@2026-05-02", date(2026, 11, 23)).unwrap();
        assert_eq!(kept, "5000=1198@2026-10-11,21097.5=5530@2026-05-02");
        let read = read(&kept);
        assert_eq!(read[1].distance_m, race_distance::HALF_MARATHON);
        assert_eq!(read[0].time_s, Duration::from_s(1198.0));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let today = date(2026, 11, 23);
        for wrong in
            ["", "5k", "5k=19:58", "5k=4:00@2026-10-11", "5k=19:58@2027-01-01", "10=5@2026-01-01", "5k=x@2026-01-01"]
        {
            assert_eq!(checked(wrong, today), None, "{wrong}");
        }
    }
}
