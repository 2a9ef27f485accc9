//! Exercises of lifting apps by the names of our catalogue.
//!
//! 1. A name that is ours, in any case and with any signs between the words, is that exercise.
//! 2. A name of the table below is the one beside it.
//! 3. `Name (Equipment)` is our `equipment name`, else our `name` where that one needs this equipment, or none where it says body weight.
//!
//! Anything else is not guessed: it keeps the app's name and gives no next load. A name of an exercise that is held stays unmatched for sets that were
//! repeated, and the other way round.

use plan::catalogue::{self, Entry, Exercise};
use training::spec::Equipment;

/// Names that apps use for exercises of ours, both as addresses.
const KNOWN: &[(&str, &str)] = &[
    ("back-squat-barbell", "back-squat"),
    ("barbell-squat", "back-squat"),
    ("bulgarian-split-squat", "rear-foot-raised-split-squat"),
    ("bulgarian-split-squat-dumbbell", "dumbbell-rear-foot-raised-split-squat"),
    ("chop-cable", "cable-chop"),
    ("conventional-deadlift-barbell", "deadlift"),
    ("goblet-squat-dumbbell", "dumbbell-goblet-squat"),
    ("goblet-squat-kettlebell", "goblet-squat"),
    ("hip-thrust-bodyweight", "hip-thrust"),
    ("lunge-bodyweight", "reverse-lunge"),
    ("nordic-curl", "kneeling-hamstring-lower"),
    ("nordic-hamstrings-curls", "kneeling-hamstring-lower"),
    ("plank", "forearm-plank"),
    ("pull-apart-band", "band-pull-apart"),
    ("push-up", "push-up"),
    ("push-up-bodyweight", "push-up"),
    ("pushup", "push-up"),
    ("shoulder-press-barbell", "overhead-press"),
    ("single-leg-glute-bridge", "single-leg-bridge"),
    ("squat-barbell", "back-squat"),
    ("squat-bodyweight", "bodyweight-squat"),
    ("standing-calf-raise-barbell", "barbell-calf-raise"),
    ("standing-calf-raise-dumbbell", "dumbbell-calf-raise"),
    ("strict-military-press-barbell", "overhead-press"),
];

/// Our exercise of an app's name, for sets that were held or repeated; none where that is not certain.
pub(super) fn ours(name: &str, held: bool) -> Option<&'static Exercise> {
    let address = catalogue::slug(name);
    let known = KNOWN.iter().find(|(theirs, _)| *theirs == address).and_then(|(_, ours)| lift(ours));
    let found = lift(&address).or(known).or_else(|| by_equipment(name))?;
    (found.hold == held).then_some(found)
}

fn lift(name: &str) -> Option<&'static Exercise> {
    match catalogue::find(name) {
        Some(Entry::Strength(exercise)) => Some(exercise),
        _ => None,
    }
}

fn by_equipment(name: &str) -> Option<&'static Exercise> {
    let (movement, thing) = name.trim().strip_suffix(')')?.rsplit_once('(')?;
    let thing = thing.trim().to_lowercase();
    let needs = match thing.as_str() {
        "barbell" => Equipment::Barbell,
        "dumbbell" => Equipment::Dumbbell,
        "kettlebell" => Equipment::Kettlebell,
        "cable" => Equipment::Cable,
        "band" => Equipment::Band,
        "bodyweight" | "body weight" => Equipment::None,
        _ => return None,
    };
    lift(&format!("{thing} {movement}")).or_else(|| lift(movement).filter(|exercise| exercise.equipment == needs))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Option<&'static str> {
        ours(name, false).map(|exercise| exercise.name)
    }

    #[test]
    fn names_of_apps_are_ours_where_that_is_certain() {
        for (theirs, expected) in [
            ("Back squat", "back squat"),
            ("Squat (Barbell)", "back squat"),
            ("Front Squat (Barbell)", "front squat"),
            ("Deadlift (Barbell)", "deadlift"),
            ("Romanian Deadlift (Barbell)", "romanian deadlift"),
            ("Romanian Deadlift (Dumbbell)", "dumbbell romanian deadlift"),
            ("Overhead Press (Barbell)", "overhead press"),
            ("Bent Over Row (Barbell)", "barbell bent-over row"),
            ("Hip Thrust (Barbell)", "barbell hip thrust"),
            ("Calf Raise (Dumbbell)", "dumbbell calf raise"),
            ("Push Up", "push-up"),
            ("Bulgarian Split Squat (Dumbbell)", "dumbbell rear-foot-raised split squat"),
        ] {
            assert_eq!(named(theirs), Some(expected), "{theirs}");
        }
        assert_eq!(ours("Plank", true).map(|exercise| exercise.name), Some("forearm plank"));
    }

    #[test]
    fn what_is_not_certain_is_not_guessed() {
        for theirs in [
            "Bench Press (Barbell)",
            "Leg Press",
            "Lat Pulldown (Cable)",
            "Deadlift (Band)",
            "Squat (Smith Machine)",
            "",
            "()",
            "Plank",
        ] {
            assert_eq!(named(theirs), None, "{theirs}");
        }
        assert!(ours("Squat (Barbell)", true).is_none(), "nobody holds a squat of ours for time");
    }

    #[test]
    fn every_name_of_the_table_leads_to_an_exercise() {
        for (theirs, to) in KNOWN {
            assert!(lift(to).is_some(), "{theirs} leads to {to}, which is none of ours");
            assert_eq!(&catalogue::slug(theirs), theirs);
        }
        assert!(KNOWN.is_sorted(), "the table is in order");
    }
}
