//! Rows of sets gathered into exercises.

use super::{Entry, Lift, Set};
use jiff::civil::DateTime;
use std::collections::BTreeMap;

/// Kilograms in an international pound.
pub const LB_KG: f64 = 0.453_592_37;
/// Loads above this are a slip of the hand, kilograms.
pub const MOST_KG: f64 = 1000.0;
/// Most sets of one exercise in one workout; the rest is left out.
const MOST_SETS: usize = 100;

/// Sets by workout and exercise, in the order of the table.
#[derive(Default)]
pub struct Lifts {
    places: BTreeMap<(DateTime, String), usize>,
    lifts: Vec<Lift>,
}

impl Lifts {
    /// Adds a set, with what was told beside it.
    pub fn add(&mut self, at: DateTime, exercise: &str, set: Set, exertion: Option<f64>, note: Option<&str>) {
        let place = *self.places.entry((at, exercise.to_lowercase())).or_insert_with(|| {
            self.lifts.push(Lift { at, exercise: exercise.to_owned(), sets: Vec::new(), exertion: None, note: None });
            self.lifts.len() - 1
        });
        let Some(lift) = self.lifts.get_mut(place) else { return };
        if lift.sets.len() < MOST_SETS {
            lift.sets.push(set);
        }
        lift.exertion = exertion.or(lift.exertion);
        if lift.note.is_none() {
            lift.note = note.map(str::to_owned);
        }
    }

    /// The exercises.
    pub fn entries(self) -> Vec<Entry> {
        self.lifts.into_iter().map(Entry::Lift).collect()
    }
}
