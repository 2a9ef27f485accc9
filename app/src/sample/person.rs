//! Who is simulated.

use super::{
    chance::Chance,
    truth::{Capability, Shape},
};
use physiology::population::{KNOTS, Population, Vector, matrix};
use quantity::Speed;

/// The seed of the sample runner of the guide and the pictures; every other seed is somebody else.
const SHOWN: u64 = 1;
/// Runners drawn are between these speeds over 10 km, m/s.
const TEN_KM_MPS: (f64, f64) = (2.4, 5.4);
/// Place of 10 km among the knots.
const TEN_KM: usize = 5;
/// Highest speed over mean speed of an all-out 400 m, and the standard deviation of its logarithm.
const SPRINT_RATIO: (f64, f64) = (1.20, 0.06);
/// Kilometres of the first week of a runner of this six-minute speed; faster runners run more.
const FIRST_WEEK_KM: f64 = 38.0;
const FIRST_WEEK_MPS: f64 = 4.45;

/// One simulated person.
#[derive(Debug, Clone, Copy)]
pub struct Person {
    /// The sample runner, who is nobody drawn.
    pub shown: bool,
    /// What the person can do before the season.
    pub fresh: Capability,
    /// Kilometres of the first week.
    pub first_week_km: f64,
    /// Share of the season's races that is run.
    pub racing: f64,
    /// How races fall short of what is possible.
    pub race_day: RaceDay,
}

/// How a race falls short of what is possible, in shares of speed.
#[derive(Debug, Clone, Copy)]
pub enum RaceDay {
    /// A little, always: this much, and a spread of this size.
    Steady {
        /// At least.
        least: f64,
        /// Standard deviation of what is lost beyond.
        spread: f64,
    },
    /// By a gap of this mean, large ones seldom, on days of a form of this spread.
    Varied {
        /// Mean of the gap.
        gap: f64,
        /// Standard deviation of the day's form.
        form: f64,
    },
}

impl RaceDay {
    /// The share of the possible speed that is run.
    pub fn share(self, chance: &mut Chance) -> f64 {
        match self {
            Self::Steady { least, spread } => 1.0 - least - spread * chance.normal().abs(),
            Self::Varied { gap, form } => 1.0 + gap * (1.0 - chance.between(0.0, 1.0)).ln() + form * chance.normal(),
        }
    }
}

impl Person {
    /// The person of a seed: the sample runner, or a runner drawn from what is known of real ones, with strengths,
    /// weaknesses and habits of his own.
    pub fn of(seed: u64, chance: &mut Chance) -> Self {
        if seed == SHOWN { Self::shown(chance) } else { Self::drawn(chance) }
    }

    fn shown(chance: &mut Chance) -> Self {
        let mut around = |middle: f64, spread: f64| middle + spread * chance.normal().clamp(-2.0, 2.0);
        let maximal_aerobic_speed = Speed::from_mps(around(4.45, 0.25));
        let (gamma_long, gamma_short) = (around(0.074, 0.006), around(0.108, 0.006));
        let sprint = Speed::from_mps(around(8.0, 0.3));
        Self {
            shown: true,
            fresh: Capability { maximal_aerobic_speed, shape: Shape::TwoPieces { gamma_long, gamma_short }, sprint },
            first_week_km: FIRST_WEEK_KM,
            racing: 1.0,
            race_day: RaceDay::Steady { least: 0.004, spread: 0.006 },
        }
    }

    fn drawn(chance: &mut Chance) -> Self {
        let curve = curve(chance);
        let sprint = curve[0].exp() * SPRINT_RATIO.0 * (SPRINT_RATIO.1 * chance.normal()).exp();
        let fresh = Capability::drawn(curve, Speed::from_mps(sprint.max(curve[0].exp() * 1.02)));
        let size = (fresh.maximal_aerobic_speed.mps() / FIRST_WEEK_MPS).powi(2) * (0.25 * chance.normal()).exp();
        Self {
            shown: false,
            fresh,
            first_week_km: FIRST_WEEK_KM * size.clamp(0.5, 1.8),
            racing: chance.between(0.15, 1.0),
            race_day: RaceDay::Varied { gap: chance.between(0.005, 0.025), form: 0.010 },
        }
    }
}

/// ln(speed) at the knots, drawn from the population: never faster over a longer distance.
fn curve(chance: &mut Chance) -> Vector {
    let components = &Population::capacity().components;
    loop {
        let mut at = chance.between(0.0, 1.0);
        let chosen = components.iter().find(|c| {
            at -= c.share;
            at < 0.0
        });
        let component = chosen.unwrap_or(&components[0]);
        let factor = matrix::cholesky(&component.covariance).expect("a component's covariance is positive definite");
        let draws: Vector = std::array::from_fn(|_| chance.normal());
        let curve: Vector = std::array::from_fn(|i| component.mean[i] + matrix::dot(&factor[i], &draws));
        let ten_km = curve[TEN_KM].exp();
        let falls = (1..KNOTS).all(|i| curve[i] < curve[i - 1]);
        if falls
            && (TEN_KM_MPS.0..TEN_KM_MPS.1).contains(&ten_km)
            && (1.2..8.5).contains(&curve[KNOTS - 1].exp())
            && curve[0].exp() < 8.5
        {
            return curve;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_seeds_are_other_people() {
        let speed = |seed| {
            let person = Person::of(seed, &mut Chance::of(seed, 1));
            person.fresh.maximal_aerobic_speed.mps()
        };
        let speeds: Vec<f64> = (1..40).map(speed).collect();
        let (slowest, fastest) = speeds.iter().fold((9.0_f64, 0.0_f64), |(a, b), &s| (a.min(s), b.max(s)));
        assert!(slowest > 2.0 && fastest < 7.0 && fastest / slowest > 1.5, "{slowest} to {fastest}");
        assert_eq!(speed(7), speed(7));
    }
}
