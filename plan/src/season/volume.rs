//! How much running: where the season starts, how high it goes, and how a week follows from the last ones.

use super::{Load, WeekShape};
use training::{RaceEntry, Spec, Weekday};

/// Growth of a week over the last full week (default, not a finding).
const GROWTH: f64 = 1.07;
/// Weeks beyond so many metres grow by less (default, not a finding).
const BIG_M: f64 = 70_000.0;
/// Growth of such weeks.
const BIG_GROWTH: f64 = 1.04;
/// A small week may grow by so much, m (default, not a finding).
const SMALL_STEP_M: f64 = 1500.0;

/// Who ran more not long ago comes back faster than others grow: this share of what is missing a week, and at most this
/// growth (default, not a finding).
const REGAINED: f64 = 0.4;
/// See [`REGAINED`].
const REGAIN_GROWTH: f64 = 1.35;
/// Up to this share of the biggest week of the history.
const REGAINED_UP_TO: f64 = 0.85;

/// Below so much a week a break leaves little to come back to, m.
const LEAST_USUAL_M: f64 = 12_000.0;

/// The frame of the season's volumes, all in metres of running a week, races left out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Volumes {
    /// Mean of the last four weeks.
    pub mean_m: f64,
    /// Least of week 1 (rule A4).
    pub first_low_m: f64,
    /// Most of week 1 (rule A4).
    pub first_high_m: f64,
    /// What week 1 should be.
    pub first_m: f64,
    /// The most of any week.
    pub top_m: f64,
    /// The biggest week of the history.
    pub usual_m: f64,
}

/// Mean of the last four weeks of a history, m.
pub fn mean_week_m(spec: &Spec) -> f64 {
    let weeks = &spec.history.weekly_distance_m;
    let last = &weeks[weeks.len().saturating_sub(4)..];
    if last.is_empty() { 0.0 } else { last.iter().map(|d| d.m()).sum::<f64>() / last.len() as f64 }
}

/// The biggest week of a history, m.
pub fn biggest_week_m(spec: &Spec) -> f64 {
    spec.history.weekly_distance_m.iter().map(|d| d.m()).fold(0.0, f64::max)
}

/// Whether the runner comes back from a break: the last two weeks had at most half of what the biggest one had (default, not a
/// finding).
pub fn comes_back(spec: &Spec) -> bool {
    let weeks = &spec.history.weekly_distance_m;
    let last = &weeks[weeks.len().saturating_sub(2)..];
    let biggest = biggest_week_m(spec);
    weeks.len() > 2 && biggest >= LEAST_USUAL_M && last.iter().all(|d| d.m() <= biggest * 0.5)
}

impl Volumes {
    /// From what the runner really did, the goal and the wishes.
    pub fn of(spec: &Spec, goal: Option<&RaceEntry>) -> Self {
        let mean_m = mean_week_m(spec);
        let free = |d: &Weekday| !spec.wishes.rest.contains(d);
        let days = spec.wishes.days.as_deref().unwrap_or(&Weekday::ALL).iter().filter(|d| free(d)).count();
        let one_day = days == 1;
        let (first_low_m, first_high_m) = if mean_m < 10_000.0 {
            (mean_m * 0.8, if one_day { 5000.0_f64.max(mean_m * 1.1) } else { 10_000.0 })
        } else {
            (mean_m * 0.8, mean_m * 1.1)
        };
        let wish = spec.wishes.max_weekly_distance_m.map_or(f64::INFINITY, |d| d.m());
        let start = if mean_m < 10_000.0 { mean_m.max(if one_day { 4000.0 } else { 8000.0 }) } else { mean_m };
        let first_m = start.clamp(first_low_m, first_high_m).min(wish);
        let fits = days.min(6) as f64 * 14_000.0;
        let usual = usual_top_m(goal.map_or(10_000.0, |r| r.distance_m.m())).min(fits);
        let usual_m = biggest_week_m(spec);
        let most = (mean_m * 1.9).max(usual_m * 1.1).max(25_000.0);
        let top_m = usual.clamp(mean_m * 1.08, most).max(first_m).min(wish);
        Self { mean_m, first_low_m, first_high_m, first_m, top_m, usual_m }
    }

    /// What a week should be, from the last full week, the week before and the biggest so far, all m.
    pub fn next(&self, load: Load, last_full_m: f64, before_m: f64, biggest_m: f64) -> f64 {
        match load {
            Load::Grow if last_full_m <= 0.0 => self.first_m,
            Load::Grow => (last_full_m * if last_full_m > BIG_M { BIG_GROWTH } else { GROWTH })
                .max(last_full_m + SMALL_STEP_M)
                .max(self.regained_m(last_full_m))
                .min(self.top_m),
            Load::Easier(share) => before_m * share,
            Load::Back(m) => m.min(self.top_m),
            Load::Taper(share) | Load::RaceWeek(share) | Load::Recovery(share) => {
                let biggest = if biggest_m > 0.0 { biggest_m } else { self.first_m };
                biggest * share
            }
        }
    }

    /// What a week may have again of what was usual, m.
    fn regained_m(&self, last_full_m: f64) -> f64 {
        let missing = self.usual_m * REGAINED_UP_TO - last_full_m;
        (last_full_m + missing.max(0.0) * REGAINED).min(last_full_m * REGAIN_GROWTH)
    }

    /// Writes the expected running into every week, as if nothing limited it.
    pub fn expect(&self, weeks: &mut [WeekShape]) {
        let (mut full, mut before, mut biggest) = (0.0, self.mean_m, 0.0_f64);
        for (i, week) in weeks.iter_mut().enumerate() {
            let mut m = self.next(week.load, full, before, biggest);
            if i == 0 {
                m = m.clamp(self.first_low_m, self.first_high_m.max(self.first_low_m)).min(self.top_m);
            }
            week.expected_m = m;
            if matches!(week.load, Load::Grow) {
                full = m;
            } else if i == 0 {
                full = self.first_m;
            }
            before = m;
            biggest = biggest.max(m);
        }
    }
}

/// The running of a big week for a goal, m: what coaches give amateurs; whoever runs more stays there (ours).
fn usual_top_m(goal_m: f64) -> f64 {
    match goal_m {
        m if m <= 400.0 => 30_000.0,
        m if m <= 2000.0 => 40_000.0,
        m if m <= 5000.0 => 50_000.0,
        m if m <= 15_000.0 => 58_000.0,
        m if m <= 25_000.0 => 64_000.0,
        m if m <= 45_000.0 => 74_000.0,
        _ => 90_000.0,
    }
}
