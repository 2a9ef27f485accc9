//! The catalogue: lifts, plyometrics and drills in our own words, each with the two positions that its figure is drawn from.
//!
//! Tables by movement, a file each. What a runner cannot look up by name can be looked at.

mod drill;
mod exercise;
mod joint_range;
mod plyometric;
mod pose;
mod shaped;
pub(crate) mod stance;
mod table;

pub use drill::{Dose, Drill, DrillKind};
pub use exercise::{Exercise, Pattern};
pub use joint_range::impossible;
pub use plyometric::{Intensity, Plyometric};
pub use pose::{Arm, At, Contact, Gear, Leg, Part, Pose, View};

/// One entry of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Entry {
    /// A lift.
    Strength(&'static Exercise),
    /// A jump, hop, slam or swing.
    Plyometric(&'static Plyometric),
    /// A drill.
    Drill(&'static Drill),
}

/// The lifts, by movement.
pub fn strength() -> impl Iterator<Item = &'static Exercise> + Clone {
    table::STRENGTH.iter().copied().flatten()
}

/// The plyometrics, by movement.
pub fn plyometrics() -> impl Iterator<Item = &'static Plyometric> + Clone {
    table::PLYOMETRIC.iter().copied().flatten()
}

/// The mobility, activation and foam-rolling drills, by kind.
pub fn drills() -> impl Iterator<Item = &'static Drill> + Clone {
    table::DRILL.iter().copied().flatten()
}

/// The entry of a name or of an address ([`slug`]), if there is one.
///
/// ```
/// use plan::catalogue::{Entry, find};
/// assert!(matches!(find("deadlift"), Some(Entry::Strength(e)) if e.compound));
/// assert_eq!(find("medicine-ball slam"), find("medicine-ball-slam"));
/// assert_eq!(find("levitation"), None);
/// ```
#[must_use]
pub fn find(name: &str) -> Option<Entry> {
    let address = slug(name);
    strength()
        .map(Entry::Strength)
        .chain(plyometrics().map(Entry::Plyometric))
        .chain(drills().map(Entry::Drill))
        .find(|entry| slug(entry.name()) == address)
}

impl Entry {
    /// Its name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Strength(e) => e.name,
            Self::Plyometric(p) => p.name,
            Self::Drill(d) => d.name,
        }
    }

    /// Its start and its end position.
    #[must_use]
    pub const fn poses(&self) -> (Pose, Pose) {
        match self {
            Self::Strength(e) => (e.start, e.end),
            Self::Plyometric(p) => (p.start, p.end),
            Self::Drill(d) => (d.start, d.end),
        }
    }
}

/// A name as a part of an address: lower-case letters and digits, hyphens between the words.
///
/// ```
/// assert_eq!(plan::catalogue::slug("Single-arm offset swing, one heel raised"), "single-arm-offset-swing-one-heel-raised");
/// ```
#[must_use]
pub fn slug(name: &str) -> String {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
}
