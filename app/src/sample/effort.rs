//! What a simulated run asks for, as stretches at a target speed.

use super::{
    chance::Chance,
    season::{Outing, Planned},
};
use quantity::{Distance, Duration, Speed};

/// A stretch of a run.
#[derive(Debug, Clone, Copy)]
pub struct Stretch {
    /// It ends after this distance …
    pub distance: Option<Distance>,
    /// … or after this time.
    pub duration: Option<Duration>,
    /// The mean speed on level ground.
    pub speed: Speed,
    /// The runner presses the lap button at its end.
    pub lap: bool,
}

impl Stretch {
    fn over(metres: f64, speed: Speed, lap: bool) -> Self {
        Self { distance: Some(Distance::from_m(metres)), duration: None, speed, lap }
    }

    fn lasting(seconds: f64, speed: Speed, lap: bool) -> Self {
        Self { distance: None, duration: Some(Duration::from_s(seconds)), speed, lap }
    }
}

/// The stretches of a run.
#[must_use]
pub fn stretches(run: &Planned, chance: &mut Chance) -> Vec<Stretch> {
    let mas = run.capability.maximal_aerobic_speed;
    let easy = mas * (0.70 + 0.02 * chance.normal());
    let jog = mas * 0.55;
    let around = |middle: Vec<Stretch>| {
        let mut all = vec![Stretch::over(2000.0, easy, true)];
        all.extend(middle);
        all.push(Stretch::over(1500.0, easy, true));
        all
    };
    match run.outing {
        Outing::Easy(d) | Outing::Treadmill(d) => vec![Stretch::over(d.m(), easy, false)],
        Outing::Long(d) => {
            vec![Stretch::over(d.m() * 0.8, easy, false), Stretch::over(d.m() * 0.2, easy * 1.06, false)]
        }
        Outing::Tempo(t) => around(vec![Stretch::lasting(t.s(), run.capability.speed(Duration::from_s(3600.0)), true)]),
        Outing::Repeats { count, distance } => {
            // 800s near 5 km pace, 400s near mile pace: hard, and well inside what is possible.
            let pace_for = if distance.m() > 500.0 { 1150.0 } else { 330.0 };
            let target = run.capability.speed(Duration::from_s(pace_for));
            around(
                (0..count)
                    .flat_map(|_| {
                        let this = target * (1.0 + 0.008 * chance.normal());
                        [Stretch::over(distance.m(), this, true), Stretch::lasting(100.0, jog, true)]
                    })
                    .collect(),
            )
        }
        Outing::Race(d) => {
            let possible = run.capability.time(d);
            let speed = (d / possible) * run.race_day.share(chance);
            // A touch fast at the start, a touch slow late, a kick at the end: the mean stays.
            [(0.25, 1.01), (0.40, 1.0), (0.30, 0.99), (0.05, 1.01)]
                .map(|(share, factor)| Stretch::over(d.m() * share, speed * factor, false))
                .to_vec()
        }
    }
}
