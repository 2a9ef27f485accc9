//! A plan as the rules read it: runs in order of date, their distances and efforts, hard or not.
//!
//! Everything is taken from the steps, not from the document's own sums and flags, which
//! [`crate::sound`] holds against them. No document makes it panic; a number that is none stays none and
//! fails the comparison it meets.

mod effort;
mod fast;
mod lifting;
mod run;

pub use effort::{Effort, Then, efforts};
pub use fast::{half_speed, is_at_half_or_faster, race_of, speed_of};
pub use run::{MOST_STEPS, Run, is_harder_than_easy, unrolled};

use jiff::civil::Date;
use quantity::Speed;
use training::{Phase, Plan, Priority, Session, Spec, Week, Weekday};

/// Days after 1970-01-01; a date's place in the order of days.
#[must_use]
pub fn day_number(date: Date) -> i64 {
    date.duration_since(Date::constant(1970, 1, 1)).as_hours() / 24
}

/// The longest run so far, m: the one told, and never less than a seventh of the biggest of the last four weeks told.
///
/// A week of 70 km has a day with 10 km, whatever else is told; so a history with a gap or a contradiction does not send
/// somebody who runs a lot back to 5 km a day.
#[must_use]
pub fn longest_run_m(spec: &Spec) -> f64 {
    let weeks = &spec.history.weekly_distance_m;
    let biggest_m = weeks[weeks.len().saturating_sub(4)..].iter().map(|d| d.m()).fold(0.0, f64::max);
    spec.history.longest_run_30d_m.m().max(biggest_m / 7.0)
}

/// A plan and what it was made from, read once for all rules.
pub struct Reading<'a> {
    /// The document.
    pub plan: &'a Plan,
    /// What it was made from.
    pub spec: &'a Spec,
    /// Half-marathon speed of the plan, where its steps give one away.
    pub half: Option<Speed>,
    /// Every run, by date.
    pub runs: Vec<Run<'a>>,
    /// Every week, in the document's order.
    pub weeks: Vec<WeekReading<'a>>,
}

/// A week and what is run in it.
pub struct WeekReading<'a> {
    /// The document's week.
    pub week: &'a Week,
    /// Where its runs are in [`Reading::runs`], by date.
    pub runs: Vec<usize>,
    /// All running, metres.
    pub distance_m: f64,
    /// Running that is no race, metres.
    pub training_m: f64,
    /// A race is in it.
    pub race: bool,
    /// A test is in it.
    pub test: bool,
}

impl WeekReading<'_> {
    /// Its number as people count.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.week.index
    }

    /// The plan brings speed in this week: build or peak.
    #[must_use]
    pub fn is_speed_phase(&self) -> bool {
        matches!(self.week.phase, Phase::Build | Phase::Peak)
    }

    /// Every session with its date.
    pub fn sessions(&self) -> impl Iterator<Item = (Date, &Session)> {
        self.week.days.iter().flat_map(|day| day.sessions.iter().map(move |s| (day.date, s)))
    }
}

impl<'a> Reading<'a> {
    /// Reads a plan.
    #[must_use]
    pub fn of(plan: &'a Plan, spec: &'a Spec) -> Self {
        let half = half_speed(plan);
        let mut runs: Vec<Run<'a>> = Vec::new();
        for (place, week) in plan.weeks.iter().enumerate() {
            for day in &week.days {
                runs.extend(day.sessions.iter().filter_map(|s| Run::of(place, week, day.date, s, plan, half)));
            }
        }
        runs.sort_by_key(|run| run.day);
        let weeks = plan
            .weeks
            .iter()
            .enumerate()
            .map(|(place, week)| {
                let mine: Vec<usize> = (0..runs.len()).filter(|&i| runs[i].place == place).collect();
                let sum = |races: bool| mine.iter().map(|&i| &runs[i]).filter(move |r| races || !r.is_race());
                WeekReading {
                    week,
                    distance_m: sum(true).map(|r| r.distance_m).sum(),
                    training_m: sum(false).map(|r| r.distance_m).sum(),
                    race: mine.iter().any(|&i| runs[i].is_race()),
                    test: mine.iter().any(|&i| runs[i].is_test()),
                    runs: mine,
                }
            })
            .collect();
        Self { plan, spec, half, runs, weeks }
    }

    /// The runs of a week, by date.
    pub fn runs_of(&self, week: &WeekReading<'a>) -> impl Iterator<Item = &Run<'a>> {
        week.runs.iter().filter_map(|&i| self.runs.get(i))
    }

    /// The speed sessions of a week: hard runs that are no race or test.
    pub fn speed_sessions(&self, week: &WeekReading<'a>) -> impl Iterator<Item = &Run<'a>> {
        self.runs_of(week).filter(|run| run.is_speed_session())
    }

    /// The plan was made while the check says pain.
    #[must_use]
    pub fn pain(&self) -> bool {
        self.spec.check.pain
    }

    /// The goal race's distance in metres.
    #[must_use]
    pub fn goal_m(&self) -> Option<f64> {
        self.plan.goal.as_ref().map(|g| g.distance_m.m())
    }

    /// The A races, date and metres, by date: those of the spec and the goal.
    #[must_use]
    pub fn a_races(&self) -> Vec<(Date, f64)> {
        let mut races: Vec<(Date, f64)> = self
            .spec
            .races
            .iter()
            .filter(|r| r.priority == Priority::A)
            .map(|r| (r.date, r.distance_m.m()))
            .chain(self.plan.goal.as_ref().map(|g| (g.date, g.distance_m.m())))
            .collect();
        races.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        races.dedup_by_key(|race| race.0);
        races
    }

    /// Place of the week that a date falls into.
    #[must_use]
    pub fn place_of(&self, date: Date) -> Option<usize> {
        let day = day_number(date);
        self.weeks.iter().position(|w| {
            let start = day_number(w.week.start);
            (start..start + 7).contains(&day)
        })
    }

    /// Days of the week on which the runner runs, as wished.
    #[must_use]
    pub fn running_days(&self) -> usize {
        let wishes = &self.spec.wishes;
        Weekday::ALL
            .iter()
            .filter(|day| wishes.days.as_ref().is_none_or(|days| days.contains(day)) && !wishes.rest.contains(day))
            .count()
    }

    /// Mean weekly metres of the last four weeks that the runner really ran; 0 where nothing is told.
    #[must_use]
    pub fn recent_mean_m(&self) -> f64 {
        let told = &self.spec.history.weekly_distance_m;
        let last = &told[told.len().saturating_sub(4)..];
        if last.is_empty() { 0.0 } else { last.iter().map(|d| d.m()).sum::<f64>() / last.len() as f64 }
    }
}
