//! Diaries of apps as entries of the log: lifts, mornings, weighings. They never replace what the runner typed.

use super::{brought::entry, kept::Kept, lift_name};
use crate::{
    Result,
    documents::{LogContent, LoggedSet, StrengthEntry, WeightEntry, WellnessEntry},
};
use formats::{
    Kind,
    diary::{Diary, Entry, Lift},
};
use std::collections::BTreeMap;
use store::NewEntry;

/// What a diary gives the log.
pub(crate) struct DiaryEntries {
    /// Its entries.
    pub(crate) entries: Vec<NewEntry>,
    /// Exercises that the catalogue does not have, with how many workouts they were in.
    pub(crate) unmatched: BTreeMap<String, usize>,
}

/// The app whose diary it is, as people call it.
pub(crate) const fn app_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Strong => "Strong",
        Kind::Hevy => "Hevy",
        Kind::Hrv4Training => "HRV4Training",
        Kind::EliteHrv => "Elite HRV",
        _ => "GoldenCheetah",
    }
}

/// The entries of a diary. Lifts get the names of our catalogue where that is certain; the others keep theirs and are listed.
pub(crate) fn entries_of_diary(diary: &Diary) -> Result<DiaryEntries> {
    let source = app_name(diary.kind);
    let (mut entries, mut unmatched) = (Vec::with_capacity(diary.entries.len()), BTreeMap::new());
    for told in &diary.entries {
        let date = told.at().date();
        let content = match told {
            Entry::Lift(lift) => LogContent::Strength(strength(lift, &mut unmatched)),
            Entry::Morning(morning) => LogContent::Wellness(WellnessEntry {
                hrv_s: morning.rmssd_s,
                resting_heart_rate_bpm: morning.heart_rate_bpm,
                ..WellnessEntry::default()
            }),
            Entry::Weighing(weighing) => LogContent::Weight(WeightEntry { mass_kg: weighing.mass_kg }),
        };
        // Two workouts of a day may have the very same sets: the hour tells them apart.
        let at = matches!(told, Entry::Lift(_)).then(|| told.at().to_string());
        entries.push(entry(Kept { at, ..Kept::of(content) }, date, source)?);
    }
    Ok(DiaryEntries { entries, unmatched })
}

fn strength(lift: &Lift, unmatched: &mut BTreeMap<String, usize>) -> StrengthEntry {
    let held = lift.sets.iter().any(|set| set.hold_s.is_some());
    let exercise = match lift_name::ours(&lift.exercise, held) {
        Some(ours) => ours.name.to_owned(),
        None => {
            *unmatched.entry(lift.exercise.clone()).or_default() += 1;
            lift.exercise.clone()
        }
    };
    let set = |set: &formats::diary::Set| LoggedSet {
        reps: set.reps,
        hold_s: set.hold_s,
        load_kg: set.load_kg.map(|kg| (kg * 1000.0).round() / 1000.0),
        warm_up: set.warm_up,
    };
    // Exertion 8 of a set leaves two repetitions, 10 none.
    let left = lift.exertion.map(|exertion| (10.0 - exertion).floor());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 10")]
    let reps_in_reserve = left.filter(|left| (0.0..=10.0).contains(left)).map(|left| left as u32);
    let note = lift.note.as_deref().map(|note| note.split_whitespace().collect::<Vec<_>>().join(" "));
    StrengthEntry {
        exercise,
        sets: lift.sets.iter().map(set).collect(),
        reps_in_reserve,
        note: note.filter(|note| !note.is_empty()).map(|note| note.chars().filter(|c| !c.is_control()).collect()),
    }
}
