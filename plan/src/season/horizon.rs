//! How far the plan reaches and which race it is for.

use jiff::{ToSpan, civil::Date};
use training::{Priority, Spec};

/// Weeks of a plan without a race.
const CYCLE_WEEKS: usize = 12;
/// Most weeks of a plan.
pub const MOST_WEEKS: usize = 26;

/// The weeks that a plan covers, and its goal.
#[derive(Debug, Clone)]
pub struct Horizon {
    /// Monday of week 1.
    pub start: Date,
    /// How many weeks are planned.
    pub weeks: usize,
    /// How many weeks lead to the goal race, its own included; more than `weeks` where it is too far away.
    pub to_goal: usize,
    /// Index of the goal race in the spec.
    pub goal: Option<usize>,
    /// What the runner should know.
    pub cautions: Vec<String>,
}

/// The first Monday after a day.
#[must_use]
pub fn first_monday_after(day: Date) -> Date {
    let ahead = 7 - i64::from(day.weekday().to_monday_zero_offset());
    day.saturating_add(ahead.days())
}

/// Whole weeks from a Monday to the week of a date; negative before it.
pub fn week_of(start: Date, date: Date) -> i64 {
    i64::from((date - start).get_days()).div_euclid(7)
}

impl Horizon {
    /// The goal is the last A race within reach, else the most important race; without races a cycle of 12 weeks.
    #[must_use]
    pub fn of(spec: &Spec) -> Self {
        let start = first_monday_after(spec.today);
        let mut cautions = Vec::new();
        let week = |i: usize| week_of(start, spec.races[i].date);
        for race in spec.races.iter().filter(|r| week_of(start, r.date) < 0) {
            cautions.push(format!(
                "{} on {} comes before week 1 starts: run it, this plan begins after it",
                name(race),
                race.date
            ));
        }
        let ahead: Vec<usize> = (0..spec.races.len()).filter(|&i| week(i) >= 0).collect();
        let reach = |i: usize| week(i) < MOST_WEEKS as i64;
        let a = |i: usize| spec.races[i].priority == Priority::A;
        let by_date = |&i: &usize| (spec.races[i].date, i);
        let goal = ahead
            .iter()
            .copied()
            .filter(|&i| a(i) && reach(i))
            .max_by_key(by_date)
            .or_else(|| ahead.iter().copied().filter(|&i| a(i)).min_by_key(by_date))
            .or_else(|| {
                let best = ahead.iter().filter(|&&i| reach(i)).map(|&i| spec.races[i].priority).min()?;
                ahead.iter().copied().filter(|&i| reach(i) && spec.races[i].priority == best).max_by_key(by_date)
            })
            .or_else(|| ahead.iter().copied().min_by_key(by_date));
        let to_goal = goal.map_or(CYCLE_WEEKS, |g| week(g) as usize + 1);
        if let Some(g) = goal
            && to_goal > MOST_WEEKS
        {
            cautions.push(format!(
                "{} is {to_goal} weeks away: this plan covers the first {MOST_WEEKS}; make the next one then, from what you really ran",
                name(&spec.races[g])
            ));
        }
        let weeks = to_goal.min(MOST_WEEKS);
        for race in &spec.races {
            let later = week_of(start, race.date) >= weeks as i64;
            if later && goal.is_none_or(|g| spec.races[g] != *race) {
                cautions.push(format!("{} on {} lies after the last week of this plan", name(race), race.date));
            }
        }
        Self { start, weeks, to_goal, goal, cautions }
    }

    /// Monday of a week, counted from 0.
    #[must_use]
    pub fn monday(&self, week: usize) -> Date {
        self.start.saturating_add((7 * week as i64).days())
    }
}

/// What the runner calls a race, or its distance.
pub fn name(race: &training::RaceEntry) -> String {
    if race.name.trim().is_empty() {
        format!("the {}", quantity::race_distance::name(race.distance_m))
    } else {
        race.name.trim().to_owned()
    }
}
