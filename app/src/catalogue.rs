//! The exercise catalogue, as the faces ask for it.

pub use plan::catalogue::{
    Arm, At, Contact, Dose, Drill, DrillKind, Entry, Exercise, Gear, Intensity, Leg, Part, Pattern, Plyometric, Pose,
    View, drills, find, impossible, plyometrics, slug, strength,
};

/// The movement check: its tests, and what their scores say.
pub use plan::movement::check as movement_check;
