//! The speed work of one week: which kinds, how many repeats, within what its day and week allow.

mod full;
mod light;
mod size;

pub use light::stretch_light;

use crate::{
    fill::Behind,
    menu::{Line, session},
    paces::Ladder,
    season::WeekShape,
};
use training::{Phase, RunSession};

/// A session chosen for a hard day.
#[derive(Debug, Clone)]
pub struct Work {
    /// Weekday, 0 to 6.
    pub day: usize,
    /// The run.
    pub run: RunSession,
    /// Why it is there.
    pub why: String,
    /// Part of its id: `speed1`, `speed2`, `test`.
    pub slot: &'static str,
}

/// Everything that the choice depends on.
pub struct Choice<'a> {
    /// What the goal asks for.
    pub line: &'a Line,
    /// The runner's speeds.
    pub ladder: &'a Ladder,
    /// The week's place in the plan, from 0, by which light kinds of base weeks take turns.
    pub index: usize,
    /// The week.
    pub shape: &'a WeekShape,
    /// The last base week before the first build week.
    pub last_base: bool,
    /// Longest run of each weekday, m.
    pub run_m: [f64; 7],
    /// Longest session of each weekday, s.
    pub time_s: [f64; 7],
    /// The long run carries the rest of the harder running instead of a second session.
    pub long_at_pace: bool,
    /// A test is due.
    pub test: bool,
    /// The runner's age on the day of the plan, years; 0 where it is not told.
    pub age_years: f64,
    /// The week's running, m.
    pub week_m: f64,
    /// The goal's distance, m.
    pub goal_m: f64,
}

/// Most running harder than easy of a week (rule A1), a little inside it.
pub fn hard_cap_m(week_m: f64) -> f64 {
    if week_m < 10_000.0 { 2000.0 } else { week_m * 0.199 }
}

/// Running harder than easy that a build week should have: about what rule A2 says at 32 km, a smaller share beyond (ours).
pub fn hard_aim_m(week_m: f64) -> f64 {
    (week_m.min(45_000.0) * 0.177 + (week_m - 45_000.0).max(0.0) * 0.1).min(hard_cap_m(week_m))
}

impl Choice<'_> {
    /// The sessions of the week's hard days, recorded in the progress.
    pub fn sessions(&self, days: [Option<usize>; 2], behind: &mut Behind) -> Vec<Work> {
        let Some(first) = days[0] else { return Vec::new() };
        // The longer session takes the day with more time.
        let second = days[1].filter(|_| self.second_suits());
        let (first, second) = match second {
            Some(b) if self.time_s[b] > self.time_s[first] && self.time_s[first] < 4200.0 => (b, Some(first)),
            _ => (first, second),
        };
        let cap = hard_cap_m(self.week_m);
        if self.test {
            return self.test(first).into_iter().collect();
        }
        match self.shape.phase {
            Phase::Build | Phase::Peak if !self.shape.easier => {
                let aim = hard_aim_m(self.week_m);
                let room = if second.is_some() { aim * 0.62 } else { aim };
                let room = room.max(1700.0).min(cap);
                let mut works: Vec<Work> = self.main(first, room, true, behind).into_iter().collect();
                if works.is_empty() {
                    works.extend(self.main(first, cap, true, behind));
                }
                let used: f64 = works.iter().map(|w| session::harder_than_easy_m(&w.run)).sum();
                if let (Some(day), false, false) = (second, works.is_empty(), self.long_at_pace) {
                    works.extend(self.second(day, (aim * 1.04).min(cap) - used, cap - used, behind));
                }
                works
            }
            Phase::Base | Phase::Return => self.first_steps(first, cap, behind).into_iter().collect(),
            _ => self.lighter(first, cap * 0.6, behind).into_iter().collect(),
        }
    }

    /// Whether a second session suits the runner's age this week: from 40 on in two of three weeks, from 50 on in every
    /// other one, since recovery takes longer (default, not a finding).
    fn second_suits(&self) -> bool {
        match self.age_years {
            age if age >= 50.0 => self.index.is_multiple_of(2),
            age if age >= 40.0 => self.index % 3 != 2,
            _ => true,
        }
    }
}
