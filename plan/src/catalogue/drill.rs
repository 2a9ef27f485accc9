//! A mobility, activation or foam-rolling drill.

use super::{pose::Pose, slug};

/// What a drill is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DrillKind {
    /// More room in a joint.
    Mobility,
    /// Waking a muscle up.
    Activation,
    /// Rolling over a muscle.
    FoamRoll,
}

/// How much of a drill, on each side where it has sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dose {
    /// Held or rolled for seconds.
    Hold(u32),
    /// Repeated.
    Reps(u32),
}

/// A drill of the catalogue. None needs equipment; foam rolling needs a roller or a firm bottle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drill {
    /// Its name, unique over the whole catalogue.
    pub name: &'static str,
    /// What it is for.
    pub kind: DrillKind,
    /// The part of the body, as mobility sessions name it: one of [`Drill::AREAS`].
    pub area: &'static str,
    /// The findings of the movement check that it works on, by their keys.
    pub findings: &'static [&'static str],
    /// One side after the other.
    pub per_side: bool,
    /// How much of it, on each side.
    pub dose: Dose,
    /// What to mind, in the order of the movement.
    pub cues: &'static [&'static str],
    /// Where it starts.
    pub start: Pose,
    /// Where it ends.
    pub end: Pose,
}

impl Drill {
    /// The parts of the body that drills name.
    pub const AREAS: [&str; 10] = [
        "quads",
        "hip_flexors",
        "glutes",
        "hamstrings",
        "calves",
        "adductors",
        "it_band",
        "ankles",
        "thoracic",
        "feet",
    ];

    /// Seconds that it takes, both sides: 4 s a repetition (default, not a finding).
    #[must_use]
    pub const fn seconds(&self) -> u32 {
        let once = match self.dose {
            Dose::Hold(seconds) => seconds,
            Dose::Reps(times) => 4 * times,
        };
        if self.per_side { 2 * once } else { once }
    }

    /// Its address: the name in lower-case letters, digits and hyphens.
    #[must_use]
    pub fn slug(&self) -> String {
        slug(self.name)
    }
}
