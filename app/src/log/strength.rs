//! Sets of one exercise.

use super::{document, noted, sets};
use crate::{
    App, Error, Result,
    documents::{LogContent, LogDocument, LogFollows, LoggedSet, NextLoad, StrengthEntry},
};
use jiff::{ToSpan, civil::Date};
use plan::{
    catalogue::{self, Entry, Exercise},
    strength_endurance::{load, repetitions, reserve},
};
use quantity::Mass;
use training::{LiftedSet, plan::StrengthPhase};

/// Sets of so many days are handed to the planner.
const LIFTS_DAYS: i64 = 365;
/// Names that are offered for one that is not known.
const OFFERED: usize = 5;
const PHASES: [StrengthPhase; 3] =
    [StrengthPhase::Stability, StrengthPhase::MuscularEndurance, StrengthPhase::Strength];

/// Sets of one exercise, as they are told.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StrengthTold {
    /// Its name in the catalogue, in any case and with any signs between the words.
    pub exercise: String,
    /// The sets: `3x10@24kg`, `10,8,8@60`, `60kgx3x10`, `3x45s`, a warm-up as `w8@40`.
    pub sets: Vec<String>,
    /// Repetitions that would have been possible after the last one.
    pub reps_in_reserve: Option<u32>,
    /// In the runner's words.
    pub note: Option<String>,
}

impl App {
    /// Keeps sets; the newest of an exercise give its next load.
    ///
    /// # Errors
    /// `Rejected` for an exercise that the catalogue does not have, sets that cannot be read, and a day to come.
    pub fn log_strength(&self, told: StrengthTold, date: Date) -> Result<LogDocument> {
        let date = self.past(date)?;
        let exercise = exercise(&told.exercise)?;
        let sets = sets::read(&told.sets)?;
        if let Some(set) = sets.iter().find(|set| exercise.hold != set.hold_s.is_some()) {
            let (met, expected) =
                if set.hold_s.is_some() { ("held", "repeated, as 3x10") } else { ("repeated", "held, as 3x45s") };
            return Err(Error::Rejected(format!("{} was {met}; it is {expected}", exercise.name)));
        }
        if let Some(reserve) = told.reps_in_reserve.filter(|reserve| *reserve > 10) {
            return Err(Error::Rejected(format!("{reserve} repetitions in reserve; expected 0 to 10")));
        }
        let entry = StrengthEntry {
            exercise: exercise.name.into(),
            sets,
            reps_in_reserve: told.reps_in_reserve,
            note: noted(told.note)?,
        };
        let entry = self.keep(date, LogContent::Strength(entry), &[])?;
        let next_loads = next_loads(exercise, &self.lifts(self.date())?);
        let sentences = next_loads
            .iter()
            .map(|next| {
                format!("Next time {} kg for {} to {} repetitions.", next.load_kg, next.reps_low, next.reps_high)
            })
            .collect();
        Ok(document(entry, LogFollows { sentences, next_loads, ..LogFollows::default() }))
    }

    /// The sets that give next loads: of each exercise's newest entry the heaviest working set, the most repetitions of those.
    pub(crate) fn lifts(&self, today: Date) -> Result<Vec<LiftedSet>> {
        let mut lifts: Vec<LiftedSet> = Vec::new();
        for entry in self.entries(today.saturating_sub(LIFTS_DAYS.days()), today, Some("strength"))? {
            let LogContent::Strength(told) = entry.content else { continue };
            let Some((load_kg, reps)) = heaviest(&told.sets) else { continue };
            lifts.retain(|lift| lift.exercise != told.exercise);
            lifts.push(LiftedSet {
                exercise: told.exercise,
                load_kg: Mass::from_kg(load_kg),
                reps,
                reps_in_reserve: told.reps_in_reserve,
                date: entry.date,
            });
        }
        Ok(lifts)
    }
}

fn heaviest(sets: &[LoggedSet]) -> Option<(f64, u32)> {
    let working = sets.iter().filter(|set| !set.warm_up);
    working.filter_map(|set| set.load_kg.zip(set.reps)).max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
}

fn next_loads(exercise: &Exercise, lifts: &[LiftedSet]) -> Vec<NextLoad> {
    let ranges = PHASES.map(|phase| (repetitions(phase, exercise.pattern), reserve(phase)));
    let next = ranges.into_iter().filter_map(|(range, reserve)| {
        let load = load(lifts, exercise.name, range, reserve)?;
        Some(NextLoad { reps_low: range.0, reps_high: range.1, load_kg: load.kg() })
    });
    if exercise.loaded() { next.collect() } else { Vec::new() }
}

/// The exercise of a name, or those that are called alike.
fn exercise(name: &str) -> Result<&'static Exercise> {
    if let Some(Entry::Strength(exercise)) = catalogue::find(name) {
        return Ok(exercise);
    }
    let wanted = catalogue::slug(name);
    let words: Vec<&str> = wanted.split('-').filter(|word| word.len() > 2).collect();
    let alike =
        |exercise: &Exercise| words.iter().filter(|word| catalogue::slug(exercise.name).contains(**word)).count();
    let mut near: Vec<&Exercise> = catalogue::strength().filter(|exercise| alike(exercise) > 0).collect();
    near.sort_by_key(|exercise| std::cmp::Reverse(alike(exercise)));
    let near: Vec<&str> = near.into_iter().take(OFFERED).map(|exercise| exercise.name).collect();
    let offer =
        if near.is_empty() { "the page Exercises lists them".into() } else { format!("there is {}", near.join(", ")) };
    Err(Error::Rejected(format!("no exercise is called {name:?}; {offer}")))
}
