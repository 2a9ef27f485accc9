//! The exercises of a session as a watch counts them.

use formats::fit::{Amount, ExerciseSet, watch_exercise};
use plan::{
    catalogue::{self, Entry, Pattern},
    power, strength_endurance,
};
use quantity::Duration;
use training::Content;

/// The sets of lifting, power and mobility, in order; none for anything else.
pub(super) fn sets(content: &Content) -> Vec<ExerciseSet<'_>> {
    match content {
        Content::Strength(lift) => lift
            .exercises
            .iter()
            .map(|e| {
                let known = match catalogue::find(&e.name) {
                    Some(Entry::Strength(known)) => Some(known),
                    _ => None,
                };
                let amount = match (e.hold_s, e.reps_low.or(e.reps_high)) {
                    (Some(held), _) => Amount::Time(held),
                    (None, Some(repetitions)) => Amount::Repetitions(repetitions),
                    (None, None) => Amount::Open,
                };
                let pattern = known.map_or(Pattern::Joined, |known| known.pattern);
                ExerciseSet {
                    name: &e.name,
                    exercise: watch_exercise(&e.name),
                    note: note(e.reps_low.zip(e.reps_high), known.is_some_and(|known| known.unilateral)),
                    sets: e.sets.max(1),
                    amount,
                    load: e.load_kg,
                    rest: Some(strength_endurance::rest(lift.phase, pattern)),
                }
            })
            .collect(),
        Content::Power(power_session) => power_session
            .exercises
            .iter()
            .map(|e| ExerciseSet {
                name: &e.name,
                exercise: watch_exercise(&e.name),
                note: String::new(),
                sets: e.sets.max(1),
                amount: Amount::Repetitions(e.reps.max(1)),
                load: None,
                rest: Some(Duration::from_s(power::REST_S)),
            })
            .collect(),
        Content::Mobility(mobility) => mobility
            .flow
            .iter()
            .map(|drill| ExerciseSet {
                name: &drill.name,
                exercise: None,
                note: if drill.each_side { "half on each side".to_owned() } else { String::new() },
                sets: 1,
                amount: if drill.duration_s.s() > 0.0 { Amount::Time(drill.duration_s) } else { Amount::Open },
                load: None,
                rest: None,
            })
            .collect(),
        Content::Run(_) | Content::Check {} | Content::Rest {} => Vec::new(),
    }
}

/// `12 to 15, each side`.
fn note(range: Option<(u32, u32)>, each_side: bool) -> String {
    let range = range.filter(|(low, high)| low != high).map(|(low, high)| format!("{low} to {high}"));
    let side = each_side.then(|| "each side".to_owned());
    [range, side].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lift_and_jump_of_the_catalogue_has_a_name_on_the_watch() {
        let names = catalogue::strength().map(|e| e.name).chain(catalogue::plyometrics().map(|e| e.name));
        let missing: Vec<&str> = names.filter(|name| watch_exercise(name).is_none()).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
