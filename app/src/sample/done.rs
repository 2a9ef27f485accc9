//! Planned runs as the simulated runner does them.

use super::{
    chance::Chance,
    effort::{Stretch, stretches},
    person::Person,
    season::{Outing, Planned, season},
    simulate::recorded,
};
use crate::{App, Error, Result};
use jiff::civil::Date;
use quantity::{Distance, Speed};
use training::{Role, RunKind, RunSession, Step};

/// Weeks that the simulated runner trained before.
const TRAINED_WEEKS: u32 = 78;
/// Somebody who stands between efforts moves a little, m/s.
const STROLL_MPS: f64 = 0.8;

impl App {
    /// A planned run as the simulated runner of `seed` does it on `day`: the bytes of the watch's FIT file, with a lap at the end of every step. Races and tests
    /// are run as fast as that runner can on the day, other steps at the middle of their range times `faster`, 1 for as planned; the last
    /// steps may be left out by `share`, 1 for the whole run.
    ///
    /// # Errors
    /// `Broken` when the run is longer than a file can hold.
    pub fn sample_done(seed: u64, day: Date, run: &RunSession, faster: f64, share: f64) -> Result<Vec<u8>> {
        let (_, capability) = season(seed, TRAINED_WEEKS, day);
        let person = Person::of(seed, &mut Chance::of(seed, 1));
        let raced = run.run == RunKind::Race;
        let outing = match run.run {
            RunKind::Race => Outing::Race(run.distance_m),
            RunKind::Long => Outing::Long(run.distance_m),
            _ => Outing::Easy(run.distance_m),
        };
        let planned = Planned { date: day, week: 0, outing, capability, race_day: person.race_day };
        let end_m = run.distance_m.m() * share;
        let number = u64::from(day.day_of_year().unsigned_abs()) + 1000 * u64::from(day.year().unsigned_abs());
        let activity = recorded(Chance::of(seed, number), &planned, |chance| {
            if raced {
                return stretches(&planned, chance);
            }
            let mut m = 0.0;
            let mut all = Vec::new();
            for step in run.unrolled() {
                if m >= end_m {
                    break;
                }
                m += step.distance().m();
                all.push(stretch(step, &planned, faster * (1.0 + 0.006 * chance.normal())));
            }
            all
        });
        formats::fit::encode_activity(&activity).map_err(|e| Error::Broken(format!("the run of {day}: {e}")))
    }
}

fn stretch(step: &Step, planned: &Planned, faster: f64) -> Stretch {
    let all_out = |d: Distance| d / planned.capability.time(d);
    let asked = match (step.speed_low_mps, step.speed_high_mps) {
        (Some(low), Some(high)) => Speed::from_mps(f64::midpoint(low.mps(), high.mps())),
        _ => Speed::from_mps(STROLL_MPS),
    };
    let tested = step.role == Role::Effort && step.pace.base == training::PaceBase::Max;
    let speed = match step.distance_m {
        Some(d) if tested => all_out(d),
        // Nobody runs faster than possible, whatever is planned.
        Some(d) => Speed::from_mps((asked.mps() * faster).min(all_out(d).mps())),
        None => asked * faster,
    };
    Stretch { distance: step.distance_m, duration: step.duration_s, speed, lap: true }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use quantity::Duration;
    use training::{Block, PaceBase};

    fn step(role: Role, m: f64, mps: f64) -> Block {
        let mut step = Step::over(role, Distance::from_m(m), PaceBase::Easy);
        step.speed_low_mps = Some(Speed::from_mps(mps));
        step.speed_high_mps = Some(Speed::from_mps(mps));
        step.into()
    }

    #[test]
    fn a_run_comes_back_with_a_lap_a_step() {
        let steps =
            vec![step(Role::Warmup, 1000.0, 2.8), step(Role::Effort, 400.0, 4.0), step(Role::Cooldown, 600.0, 2.8)];
        let (distance_m, duration_s) = (Distance::from_m(2000.0), Duration::from_s(671.0));
        let run = RunSession { run: RunKind::Repeats, hard: false, distance_m, duration_s, steps, fuel: None };
        let bytes = App::sample_done(1, date(2026, 12, 1), &run, 1.0, 1.0).unwrap();
        let decoded = formats::fit::decode(&bytes).unwrap();
        let laps: Vec<f64> = decoded.activities[0].laps.iter().map(|l| l.distance.unwrap().m().round()).collect();
        assert_eq!(laps.len(), 3, "{laps:?}");
        assert!((laps[1] - 400.0).abs() < 8.0, "{laps:?}");
        assert_eq!(
            bytes,
            App::sample_done(1, date(2026, 12, 1), &run, 1.0, 1.0).unwrap(),
            "the same run is the same file"
        );
        let half = App::sample_done(1, date(2026, 12, 1), &run, 1.0, 0.4).unwrap();
        assert!(half.len() < bytes.len());
    }
}
