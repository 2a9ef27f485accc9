//! A jump, hop, slam or swing.

use super::{exercise::at_hand, pose::Pose, slug};
use training::spec::Equipment;

/// How hard a landing or effort is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Intensity {
    /// Small, on both feet, or without leaving the ground.
    Low,
    /// Higher or further, on both feet or easy on one.
    Medium,
    /// High, far or fast on one foot, or a fall from a box.
    High,
}

/// A plyometric exercise of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plyometric {
    /// Its name, unique over the whole catalogue.
    pub name: &'static str,
    /// What it needs.
    pub equipment: Equipment,
    /// How hard it is.
    pub intensity: Intensity,
    /// Foot contacts of one repetition: a landing on both feet at once is one, each landing on a single foot is one. A slam or
    /// swing that never leaves the ground counts one a repetition too, for the effort: ours, default, not a finding.
    pub contacts_per_rep: u32,
    /// 1 anybody, 2 after some weeks, 3 strong and sure.
    pub level: u8,
    /// What to mind, in the order of the movement.
    pub cues: &'static [&'static str],
    /// The name of an easier version.
    pub easier: Option<&'static str>,
    /// The name of a harder version.
    pub harder: Option<&'static str>,
    /// Where a repetition starts.
    pub start: Pose,
    /// Its highest or furthest point.
    pub end: Pose,
}

impl Plyometric {
    /// Whether it can be done with what is at hand; nothing is always at hand.
    #[must_use]
    pub fn possible(&self, have: &[Equipment]) -> bool {
        at_hand(have, self.equipment)
    }

    /// Its address: the name in lower-case letters, digits and hyphens.
    #[must_use]
    pub fn slug(&self) -> String {
        slug(self.name)
    }
}
