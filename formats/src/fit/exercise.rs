//! The lifts and jumps of the catalogue by FIT's names.
//!
//! FIT names an exercise by two numbers, a category and a name in it. Where it has no name for an exercise the nearest one of
//! the same movement is taken and [`WatchExercise::near`] says so; the name of the step always tells the exercise itself.

mod lift;
mod spring;

/// An exercise by FIT's numbers and by the words that stand for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WatchExercise {
    /// Its name in the catalogue.
    pub catalogue: &'static str,
    /// Number of the category.
    pub category: u16,
    /// The category in capitals, as services spell it: `LUNGE`.
    pub category_word: &'static str,
    /// Number of the name in the category.
    pub name: u16,
    /// The name in capitals: `DUMBBELL_LUNGE`.
    pub name_word: &'static str,
    /// It is the nearest that FIT has, not the very exercise.
    pub near: bool,
}

/// The exercise of a catalogue's name; none for a name that the table does not have.
///
/// ```
/// let swing = formats::fit::watch_exercise("kettlebell swing").unwrap();
/// assert_eq!((swing.category_word, swing.name_word, swing.near), ("HIP_RAISE", "KETTLEBELL_SWING", false));
/// assert_eq!(formats::fit::watch_exercise("levitation"), None);
/// ```
#[must_use]
pub fn watch_exercise(name: &str) -> Option<&'static WatchExercise> {
    lift::TABLE.iter().chain(spring::TABLE).find(|row| row.catalogue == name)
}

/// Rows of the table: `is` the very exercise, `near` the nearest.
macro_rules! rows {
    (@near is) => { false };
    (@near near) => { true };
    ($($catalogue:literal $how:ident $category:ident $names:ident $name:ident;)*) => {
        &[$(super::WatchExercise {
            catalogue: $catalogue,
            category: rustyfit::profile::typedef::ExerciseCategory::$category.0,
            category_word: stringify!($category),
            name: rustyfit::profile::typedef::$names::$name.0,
            name_word: stringify!($name),
            near: rows!(@near $how),
        },)*]
    };
}
use rows;
