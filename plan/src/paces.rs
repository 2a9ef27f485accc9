//! The ladder: what every symbolic pace means for this runner today.

mod hoped;
mod result;
mod vdot;
mod vdot_line;

use hoped::goal_caution;
use quantity::{Distance, Speed};
use result::{runner_vdots, short_results};
use training::{PaceBase, PaceSymbol, Spec, Step};
use vdot_line::VdotLine;

/// Speeds of the symbolic paces, slowest first, from the runner's results or a cautious default.
///
/// Efforts carry an asymmetric tolerance: [`Ladder::SLOWER`] below the target, [`Ladder::FASTER`] above it.
#[derive(Debug, Clone, PartialEq)]
pub struct Ladder {
    jog: (f64, f64),
    easy: (f64, f64),
    steady: (f64, f64),
    marathon: f64,
    half: f64,
    ten_k: f64,
    threshold: f64,
    five_k: f64,
    three_k: f64,
    mile: f64,
    race: f64,
    goal_m: f64,
    max_speed: Option<f64>,
    vdots: VdotLine,
    eight: f64,
    four: f64,
    /// What is doubtful about these speeds, in plain words.
    pub cautions: Vec<String>,
}

/// About what is raced in an hour, m: where on the line of VDOTs threshold pace is read.
const HOUR_M: f64 = 15_000.0;
/// Exponent of the fall of speed with distance between 800 m and the mile (default, not a finding).
const MIDDLE: f64 = 0.10;
/// The same between 200 and 800 m (default, not a finding).
const SHORT: f64 = 0.12;
/// The same for a runner known by short races only: sprinters fade more.
const SPRINTER: f64 = 0.2;
const MILE_M: f64 = 1609.344;

impl Ladder {
    /// Share of speed that an effort may be slower than its target.
    pub const SLOWER: f64 = 0.01;
    /// Share of speed that an effort may be faster than its target.
    pub const FASTER: f64 = 0.015;
    /// Race paces that can be trained, as shares of what the results say today (default, not a finding).
    pub const GOAL_BAND: (f64, f64) = (0.97, 1.1);

    /// From the results and habits of a spec; `goal` is the distance and the time hoped for.
    #[must_use]
    pub fn of(spec: &Spec, goal: Option<(Distance, Option<quantity::Duration>)>) -> Self {
        let mut cautions = Vec::new();
        let vdots = runner_vdots(spec, &mut cautions);
        let v = |m: f64| vdots.race_speed(m);
        let marathon = v(42_195.0);
        let half = v(21_097.5).max(marathon * 1.005);
        let ten_k = v(10_000.0).max(half * 1.005);
        let vdot = vdots.at(HOUR_M);
        let threshold = vdot::speed_for_hour(vdot).max(half * 1.001);
        let five_k = v(5000.0).max(ten_k.max(threshold) * 1.005);
        let three_k = v(3000.0).max(five_k * 1.005);
        let mile = v(MILE_M).max(three_k * 1.005);
        let top = vdot::speed_at(vdot * 0.735).min(marathon * 0.93).min(half * 0.88);
        let easy = ((vdot::speed_at(vdot * 0.63)).min(top * 0.93), top);
        let jog = (easy.0 * 0.8, easy.0 * 0.98);
        let steady = (easy.1 * 1.01, marathon * 0.985);
        let mut ladder = Self {
            jog,
            easy,
            steady,
            marathon,
            half,
            ten_k,
            threshold,
            five_k,
            three_k,
            mile,
            race: marathon,
            goal_m: 0.0,
            max_speed: None,
            vdots,
            eight: 0.0,
            four: 0.0,
            cautions,
        };
        ladder.short_end(spec);
        if let Some(max) = spec.runner.max_speed_mps {
            if max.mps() > ladder.best(400.0) {
                ladder.max_speed = Some(max.mps());
            } else {
                ladder.cautions.push(format!(
                    "the top sprint speed of {:.1} m/s is slower than the results say 400 m is run: it is left out",
                    max.mps()
                ));
            }
        }
        if let Some((distance, hoped)) = goal {
            let likely = ladder.best(distance.m());
            ladder.race = likely;
            ladder.goal_m = distance.m();
            if let Some(hoped) = hoped {
                let mps = distance.m() / hoped.s();
                // Up to the half the race's kilometres are the hard ones, which a modest wish would make easy.
                let least = if distance.m() > 21_300.0 { Self::GOAL_BAND.0 } else { 0.985 };
                ladder.race = mps.clamp(likely * least, likely * Self::GOAL_BAND.1);
                ladder.cautions.extend(goal_caution(mps / likely, least));
            }
        }
        ladder
    }

    /// 800 and 400 m from the mile, or from a short result where that is faster.
    fn short_end(&mut self, spec: &Spec) {
        self.eight = self.mile * (MILE_M / 800.0).powf(MIDDLE);
        self.four = self.eight * 2.0_f64.powf(SHORT);
        for (m, mps) in short_results(spec) {
            if m >= 600.0 {
                self.eight = self.eight.max(mps * (m / 800.0).powf(MIDDLE));
            } else {
                self.four = self.four.max(mps * (m.max(100.0) / 400.0).powf(SHORT));
            }
        }
        self.eight = self.eight.max(self.four * 0.5_f64.powf(SPRINTER));
        self.four = self.four.max(self.eight * 1.01);
    }

    /// Best mean speed over a distance, m/s.
    fn best(&self, m: f64) -> f64 {
        let between = |m0: f64, v0: f64, m1: f64, v1: f64| v0 * (v1 / v0).powf((m / m0).ln() / (m1 / m0).ln());
        if m > 42_195.0 {
            self.marathon * (42_195.0 / m).powf(0.12)
        } else if m >= MILE_M {
            self.vdots.race_speed(m)
        } else if m >= 800.0 {
            between(MILE_M, self.mile, 800.0, self.eight)
        } else if m >= 400.0 {
            between(800.0, self.eight, 400.0, self.four)
        } else {
            let m = m.max(100.0);
            let plain = self.four * (400.0 / m).powf(SHORT);
            self.max_speed.map_or(plain, |max| plain.min(max * 0.97).max(self.four))
        }
    }

    /// The slow and fast end of a pace in m/s over a step of `distance`; nothing for standing.
    #[must_use]
    pub fn range(&self, pace: PaceSymbol, distance: Distance) -> Option<(Speed, Speed)> {
        let (low, high) = match pace.base {
            PaceBase::Stand => return None,
            PaceBase::Walk => (1.2, self.jog.0.clamp(1.3, 1.8)),
            PaceBase::Jog => self.jog,
            PaceBase::Easy => self.easy,
            PaceBase::Steady => self.steady,
            base => {
                let target = self.anchor(base, distance);
                (target * (1.0 - Self::SLOWER), target * (1.0 + Self::FASTER))
            }
        };
        Some((Speed::from_mps(low * pace.share), Speed::from_mps(high * pace.share)))
    }

    fn anchor(&self, base: PaceBase, distance: Distance) -> f64 {
        match base {
            PaceBase::Marathon => self.marathon,
            PaceBase::Half => self.half,
            PaceBase::TenK => self.ten_k,
            PaceBase::Threshold => self.threshold,
            PaceBase::FiveK => self.five_k,
            PaceBase::ThreeK => self.three_k,
            PaceBase::Mile => self.mile,
            PaceBase::EightHundred => self.best(800.0),
            PaceBase::FourHundred => self.best(400.0),
            PaceBase::Race => self.race,
            _ => self.best(distance.m()),
        }
    }

    /// Middle of a pace's range, m/s; 0 for standing.
    #[must_use]
    pub fn middle(&self, pace: PaceSymbol, distance: Distance) -> Speed {
        self.range(pace, distance).map_or(Speed::ZERO, |(low, high)| (low + high) / 2.0)
    }

    /// Gives a step its speed range.
    #[must_use]
    pub fn resolve(&self, mut step: Step) -> Step {
        let length = step.distance_m.unwrap_or(Distance::from_m(400.0));
        if let Some((low, high)) = self.range(step.pace, length) {
            step.speed_low_mps = Some(low);
            step.speed_high_mps = Some(high);
        }
        step
    }

    /// Whether a pace is at half-marathon pace or faster, which makes a run hard.
    #[must_use]
    pub fn is_hard(&self, pace: PaceSymbol, distance: Distance) -> bool {
        if pace.base == PaceBase::Race {
            // By its name, whatever is hoped for: slower than half pace where the race is longer, by Riegel's rule.
            let longer = if self.goal_m > 21_300.0 { (self.goal_m / 21_097.5).powf(0.06) } else { 0.999 };
            return pace.share >= longer;
        }
        if pace.base == PaceBase::Threshold {
            return pace.share >= 0.999;
        }
        pace.base >= PaceBase::Marathon && self.middle(pace, distance).mps() >= self.half * 0.999
    }

    /// The likely time over a distance today.
    #[must_use]
    pub fn likely_time(&self, distance: Distance) -> quantity::Duration {
        quantity::Duration::from_s(distance.m() / self.best(distance.m()))
    }

    /// Share of the runner's speed that is left when this share of VDOT is, over 10 km.
    #[must_use]
    pub fn after_time_off(&self, vdot_share: f64) -> f64 {
        let vdot = self.vdots.at(10_000.0);
        vdot::race_speed(vdot::covered(vdot * vdot_share), 10_000.0) / vdot::race_speed(vdot, 10_000.0)
    }

    /// Whether `race` pace is that of a goal.
    #[must_use]
    pub fn has_goal(&self) -> bool {
        self.goal_m > 0.0
    }

    /// The pace of the goal race, m/s.
    #[must_use]
    pub fn race_speed(&self) -> Speed {
        Speed::from_mps(self.race)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runner(results: &str) -> Spec {
        let text = format!(
            r#"{{"schema":"stayer.spec/1","today":"2026-11-23","history":{{"weekly_distance_m":[30000],"longest_run_30d_m":9000,"results":[{results}]}}}}"#
        );
        serde_json::from_str(&text).expect("a good spec")
    }

    #[test]
    fn every_rung_is_faster_than_the_one_before() {
        use PaceBase::*;
        for time in [700.0, 900.0, 1200.0, 1500.0, 1800.0, 2400.0, 3000.0] {
            let ladder = Ladder::of(&runner(&format!(r#"{{"distance_m":5000,"time_s":{time}}}"#)), None);
            let speeds: Vec<f64> =
                [Jog, Easy, Steady, Marathon, Half, Threshold, FiveK, ThreeK, Mile, EightHundred, FourHundred]
                    .map(|b| ladder.middle(b.into(), Distance::from_m(1000.0)).mps())
                    .to_vec();
            assert!(speeds.windows(2).all(|w| w[0] < w[1]), "5 km in {time} s: {speeds:?}");
        }
    }

    #[test]
    fn a_five_kilometre_result_comes_back_as_five_kilometre_pace() {
        let ladder = Ladder::of(&runner(r#"{"distance_m":5000,"time_s":1200}"#), None);
        let speed = ladder.anchor(PaceBase::FiveK, Distance::ZERO);
        assert!((speed - 5000.0 / 1200.0).abs() < 0.005, "{speed}");
    }

    #[test]
    fn several_results_each_come_back_as_their_own_pace() {
        let told = r#"{"distance_m":5000,"time_s":1200},{"distance_m":21097.5,"time_s":5700},{"distance_m":42195,"time_s":12600}"#;
        let ladder = Ladder::of(&runner(told), None);
        for (base, m, s) in [
            (PaceBase::FiveK, 5000.0, 1200.0),
            (PaceBase::Half, 21_097.5, 5700.0),
            (PaceBase::Marathon, 42_195.0, 12_600.0),
        ] {
            let speed = ladder.anchor(base, Distance::ZERO);
            assert!((speed * s / m - 1.0).abs() < 0.002, "{base:?}: {speed} of {}", m / s);
        }
        let alone = Ladder::of(&runner(r#"{"distance_m":5000,"time_s":1200}"#), None);
        assert!(ladder.anchor(PaceBase::Threshold, Distance::ZERO) < alone.anchor(PaceBase::Threshold, Distance::ZERO));
    }

    #[test]
    fn a_slow_short_race_does_not_slow_a_fast_long_one() {
        let ladder =
            Ladder::of(&runner(r#"{"distance_m":5000,"time_s":1500},{"distance_m":10000,"time_s":2500}"#), None);
        let (five, ten) =
            (ladder.anchor(PaceBase::FiveK, Distance::ZERO), ladder.anchor(PaceBase::TenK, Distance::ZERO));
        assert!((ten - 4.0).abs() < 0.01 && five > ten, "{five} {ten}");
    }

    #[test]
    fn without_results_the_paces_are_cautious_and_say_so() {
        let ladder = Ladder::of(&runner(""), None);
        assert!(ladder.cautions[0].contains("no result"));
        assert!(ladder.anchor(PaceBase::FiveK, Distance::ZERO) < 3.2);
    }
}
