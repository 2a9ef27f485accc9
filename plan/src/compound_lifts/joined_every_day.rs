//! D1.

use crate::{
    figure::count,
    reading::Reading,
    rules::{Broken, Verdict},
};
use std::collections::BTreeMap;
use training::plan::{Region, StrengthExercise};

/// D1: every lifting day joins upper and lower body.
///
/// - **Measured**: at least one exercise with `compound` and both `lower` and `upper` (or `back`) in its regions.
/// - **Choices**: a day is a date; any lift of it may bring the exercise.
/// - **Why**: running is one movement of the whole body: reverse lunge with a row, step-up with a press, deadlift.
pub fn joined_every_day(reading: &Reading<'_>) -> Verdict {
    let mut broken = Vec::new();
    let mut days = 0;
    for week in &reading.weeks {
        let mut joined: BTreeMap<_, (&str, bool)> = BTreeMap::new();
        for (date, session, lift) in week.lifts() {
            joined.entry(date).or_insert((session.id.as_str(), false)).1 |= lift.exercises.iter().any(joins);
        }
        days += joined.len();
        let without = joined.iter().filter(|(_, (_, joins))| !joins);
        broken.extend(without.map(|(date, (id, _))| {
            Broken::session(week.number(), *date, id, "no compound exercise joins upper and lower body")
        }));
    }
    Verdict::judged(
        format!("{} of {} join upper and lower body", days - broken.len(), count(days, "lifting day")),
        broken,
    )
}

fn joins(exercise: &StrengthExercise) -> bool {
    let has = |region| exercise.regions.contains(&region);
    exercise.compound && has(Region::Lower) && (has(Region::Upper) || has(Region::Back))
}
