//! Distances onto the days: week after week, from what really stands in the weeks before.

mod spread;
mod week;
mod work;

pub use week::{Season as Frame, fill_week};

use crate::{menu::Progress, reading::longest_run_m, season::Volumes};
use jiff::{ToSpan, civil::Date};

/// What the weeks so far hand on.
#[derive(Debug, Clone)]
pub struct Behind {
    /// Every run with its length, m; the history's longest counts as run on the day of the plan.
    pub log: Vec<(Date, f64)>,
    /// Speed work done.
    pub progress: Progress,
    /// Running of the last full week, m.
    pub full_m: f64,
    /// Running of the week before without its races, m.
    pub before_m: f64,
    /// The week before was low by itself or easier.
    pub before_low: bool,
    /// The biggest week so far without its races, m.
    pub biggest_m: f64,
    /// Sessions of the goal's kinds so far, to take them in turn.
    pub main_turns: usize,
    /// Weeks with speed work since the last test.
    pub worked: u32,
    /// Second sessions so far, to take their kinds in turn.
    pub turns: usize,
}

impl Behind {
    /// Before week 1.
    #[must_use]
    pub fn start(spec: &training::Spec, volumes: &Volumes) -> Self {
        Self {
            log: vec![(spec.today, longest_run_m(spec))],
            progress: Progress::after(spec.history.speed_sessions_4w > 0, spec.today),
            full_m: 0.0,
            before_m: volumes.mean_m,
            before_low: false,
            biggest_m: 0.0,
            main_turns: 0,
            worked: 0,
            turns: 0,
        }
    }

    /// The longest run allowed on a day by rule H4, m: a tenth over the longest of the last 30 days, 5 km always.
    #[must_use]
    pub fn longest_allowed_m(&self, date: Date) -> f64 {
        let from = date.saturating_sub(29.days());
        let longest = self.log.iter().filter(|(d, _)| *d >= from && *d < date).map(|(_, m)| *m).fold(0.0, f64::max);
        (longest * 1.0999).max(5000.0)
    }
}
