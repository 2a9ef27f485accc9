//! Steady running inside a long or an easy run.

use super::{
    Behind,
    season::Season,
    spread::Share,
    work::{Choice, Work, hard_aim_m, hard_cap_m},
};
use crate::{menu::session, season::WeekShape};
use training::{PaceBase, Phase};

/// Goals whose long runs end at race pace, m.
const MARATHONS_M: std::ops::RangeInclusive<f64> = 40_000.0..=45_000.0;

/// A stretch that ends a run faster.
#[derive(Debug, Clone, Copy)]
pub struct Stretch {
    /// Weekday of the run, 0 to 6.
    pub day: usize,
    /// Its length, m.
    pub m: f64,
    /// How fast a long run ends.
    pub of_long: PaceBase,
    /// How fast another run ends.
    pub of_easy: PaceBase,
}

/// The stretch of a week whose runs stand, if it needs one and a run has room for it.
pub fn stretch(season: &Season, choice: &Choice, works: &[Work], shares: &[Share], behind: &Behind) -> Option<Stretch> {
    let ran_m = ran_m(works, shares);
    let hard: f64 = works.iter().map(|w| session::harder_than_easy_m(&w.run)).sum();
    // Every other week the long run ends faster; in the others the steady part has a day of its own.
    let finish = choice.index % 2 == 1 && season.goal_m >= 5000.0;
    let of_long = choice.long_at_pace || finish;
    // Towards a marathon that faster end is at the race's own pace, and longer each time.
    let at_pace = choice.long_at_pace || (finish && MARATHONS_M.contains(&season.goal_m));
    let mut m = if choice.test { 0.0 } else { steady_m(season, choice.shape, works, ran_m, hard) };
    if at_pace && m > 0.0 && MARATHONS_M.contains(&season.goal_m) {
        let long_m = shares.iter().filter(|s| s.long).map(|s| s.m).fold(0.0, f64::max);
        let most = (long_m * 0.45).min(hard_cap_m(ran_m) - hard - 300.0).min(behind.at_pace_m + 3000.0);
        m = m.max((most / 100.0).floor() * 100.0);
    }
    let longest =
        |long: bool| shares.iter().filter(|s| s.long == long).max_by(|a, b| a.m.total_cmp(&b.m)).map(|s| (s.day, s.m));
    let (day, host_m) = longest(of_long)
        .filter(|host| host.1 >= m + 2000.0)
        .or_else(|| [longest(true), longest(false)].into_iter().flatten().max_by(|a, b| a.1.total_cmp(&b.1)))?;
    let base = |at_pace: bool| if at_pace { PaceBase::Marathon } else { PaceBase::Steady };
    (m >= 300.0 && host_m >= m + 1000.0).then(|| Stretch {
        day,
        m,
        of_long: base(at_pace),
        of_easy: base(choice.long_at_pace),
    })
}

/// All running of a week, races left out, m.
pub fn ran_m(works: &[Work], shares: &[Share]) -> f64 {
    works.iter().map(|w| w.run.distance_m.m()).sum::<f64>() + shares.iter().map(|s| s.m + s.second_m).sum::<f64>()
}

/// Steady running that fills a build week up to what rule A2 asks, m.
fn steady_m(season: &Season, shape: &WeekShape, works: &[Work], week_m: f64, hard_m: f64) -> f64 {
    let build = matches!(shape.phase, Phase::Build | Phase::Peak) && !shape.easier && !shape.test && !shape.has_race();
    if !build || !season.line.fill || works.is_empty() || week_m < 15_000.0 {
        return 0.0;
    }
    let missing = hard_aim_m(week_m) - hard_m;
    // Where A2 does not speak, a little of it is enough.
    let missing = if week_m > 45_000.0 { missing.min(5000.0) } else { missing };
    if missing < 500.0 { 0.0 } else { (missing / 100.0).floor() * 100.0 }
}
