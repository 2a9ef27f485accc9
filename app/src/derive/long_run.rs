//! How a long run was held: the drift of heart rate against speed, and the kilometre run fresh and again after an hour and a half.

use crate::show;
use physiology::{DistanceLine, TestKilometre, heart_rate_each_second, kilometre_test};
use store::{LongRunFigures, StoredKilometre};
use training::{Activity, Channel, Sport, recording::MISSING};

/// Shorter runs are no test of durability. Default, not a finding.
pub(crate) const LONG_S: f64 = 75.0 * 60.0;

/// The figures of a run longer than that; `line` is its cleaned distance line, `heart_rate` its repaired column.
pub(super) fn figures(activity: &Activity, line: &DistanceLine, heart_rate: Option<&[i32]>) -> Option<LongRunFigures> {
    if activity.sport != Sport::Running || (line.seconds() as f64) < LONG_S {
        return None;
    }
    let mut recording = activity.recording.clone();
    if let Some(bpm) = heart_rate {
        recording.set(Channel::HeartRate, bpm.to_vec());
    }
    let drift = show::drift(line, &recording);
    Some(LongRunFigures {
        drift_per_hour: drift.map(|drift| drift.per_hour),
        drift_s: drift.map(|drift| drift.over.s()),
        onset_s: drift.and_then(|drift| drift.to_onset).map(|time| time.s()),
        kilometres: kilometres(activity, line, heart_rate),
    })
}

fn kilometres(
    activity: &Activity,
    line: &DistanceLine,
    heart_rate: Option<&[i32]>,
) -> Option<(StoredKilometre, StoredKilometre)> {
    // Where days were left out of the line its seconds are not the recording's.
    if line.elapsed_s(line.seconds()) != line.seconds() as i64 {
        return None;
    }
    let beats =
        heart_rate.map_or_else(Vec::new, |bpm| heart_rate_each_second(&activity.recording.elapsed_ms, bpm, MISSING));
    let marks: Vec<(f64, f64)> = activity
        .laps
        .iter()
        .map(|lap| (lap.start_ms as f64 / 1000.0, lap.start_ms as f64 / 1000.0 + lap.elapsed.s()))
        .collect();
    let level = show::level(line, &activity.recording);
    let test = kilometre_test(line, level.as_ref(), &beats, &marks)?;
    let stored = |k: TestKilometre| StoredKilometre {
        start_s: k.start.s(),
        mps: k.speed.mps(),
        bpm: k.heart_rate.map(|rate| rate.bpm()),
    };
    Some((stored(test.fresh), stored(test.tired)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use quantity::{Distance, Duration};
    use training::{Activity, Channel, Lap, Sport};

    /// Two hours at 3 m/s with a kilometre at 4 m/s after 15 minutes and one at 3.9 m/s after 95; the heart beats faster in the end.
    fn run() -> Activity {
        let mut activity = Activity::new("2026-01-01T10:00:00Z".parse().unwrap(), Sport::Running);
        let mut cm = vec![0];
        for second in 0..7200 {
            let step = match second {
                900..1150 => 400,
                5700..5957 => 390,
                _ => 300,
            };
            cm.push(cm[second] + step);
        }
        activity.recording.elapsed_ms = (0..=7200).map(|s| s * 1000).collect();
        activity.recording.set(Channel::Distance, cm);
        activity.recording.set(Channel::HeartRate, (0..=7200).map(|s| 140 + s / 300 + s % 2).collect());
        activity
    }

    #[test]
    fn a_long_run_tells_its_drift_and_its_two_kilometres() {
        let made = crate::derive::make(&run());
        let long = made.long_run.unwrap();
        assert!(long.drift_per_hour.unwrap() > 0.02 && long.drift_s.unwrap() > 1800.0, "{long:?}");
        let (fresh, tired) = long.kilometres.unwrap();
        assert_eq!((fresh.start_s, tired.start_s), (900.0, 5700.0));
        assert!((tired.mps / fresh.mps - 0.975).abs() < 1e-3 && tired.bpm.unwrap() > fresh.bpm.unwrap());
    }

    #[test]
    fn marks_of_the_runner_are_taken_and_a_ride_or_an_hour_says_nothing() {
        let mut marked = run();
        let lap = |start: i64, seconds: f64| Lap {
            start_ms: start * 1000,
            elapsed: Duration::from_s(seconds),
            distance: Some(Distance::from_m(1000.0)),
            ..Lap::default()
        };
        // The runner marked a slower stretch than the fastest kilometre.
        marked.laps = vec![lap(0, 895.0), lap(895, 255.0), lap(1150, 4550.0), lap(5700, 257.0), lap(5957, 1243.0)];
        let (fresh, _) = crate::derive::make(&marked).long_run.unwrap().kilometres.unwrap();
        assert_eq!(fresh.start_s, 895.0);
        marked.sport = Sport::Cycling;
        assert_eq!(crate::derive::make(&marked).long_run, None);
        let mut short = run();
        short.recording.elapsed_ms.iter_mut().for_each(|ms| *ms /= 2);
        assert_eq!(crate::derive::make(&short).long_run, None);
    }
}
