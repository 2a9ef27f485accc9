//! A lift.

use super::{pose::Pose, slug};
use training::{plan::Region, spec::Equipment};

/// What a lift does, by its main movement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pattern {
    /// Both legs bend together.
    Squat,
    /// One leg does most.
    SingleLeg,
    /// The hips fold and open.
    Hinge,
    /// Legs and arms or back in one movement.
    Joined,
    /// Pushing with the arms.
    Push,
    /// Pulling with the arms.
    Pull,
    /// Holding the trunk.
    Core,
    /// Calf and foot.
    Calf,
}

impl Pattern {
    /// In the order of a page.
    pub const ALL: [Self; 8] =
        [Self::Joined, Self::Squat, Self::SingleLeg, Self::Hinge, Self::Push, Self::Pull, Self::Core, Self::Calf];
}

/// A lift of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Exercise {
    /// Its name, unique over the whole catalogue.
    pub name: &'static str,
    /// What it trains, in the order of [`Region`].
    pub regions: &'static [Region],
    /// It joins the lower body with arms or back.
    pub compound: bool,
    /// What it needs.
    pub equipment: Equipment,
    /// What it needs beside that.
    pub also: Option<Equipment>,
    /// 1 anybody, 2 after some weeks, 3 strong and sure. A lift of level 3 is hard enough for sets of 4 to 6, with load where
    /// it takes one: default, not a finding.
    pub level: u8,
    /// One side after the other: repetitions are per side.
    pub unilateral: bool,
    /// What it does.
    pub pattern: Pattern,
    /// Held for time instead of repeated.
    pub hold: bool,
    /// It leaves the legs tired on the next day: not before a hard run.
    pub heavy_legs: bool,
    /// What to mind, in the order of the movement.
    pub cues: &'static [&'static str],
    /// The name of an easier version.
    pub easier: Option<&'static str>,
    /// The name of a harder version.
    pub harder: Option<&'static str>,
    /// Where a repetition starts.
    pub start: Pose,
    /// Where it turns around.
    pub end: Pose,
}

impl Exercise {
    /// Whether it can be done with what is at hand; nothing is always at hand.
    ///
    /// ```
    /// use plan::catalogue;
    /// use training::spec::Equipment;
    /// let step_up = catalogue::strength().find(|e| e.name == "step-up with single-arm dumbbell press").unwrap();
    /// assert!(!step_up.possible(&[Equipment::Dumbbell]));
    /// assert!(step_up.possible(&[Equipment::Dumbbell, Equipment::Box]));
    /// ```
    #[must_use]
    pub fn possible(&self, have: &[Equipment]) -> bool {
        at_hand(have, self.equipment) && self.also.is_none_or(|thing| at_hand(have, thing))
    }

    /// Whether it trains a region.
    #[must_use]
    pub fn trains(&self, region: Region) -> bool {
        self.regions.contains(&region)
    }

    /// Whether its load can be chosen: a thing with a weight.
    #[must_use]
    pub const fn loaded(&self) -> bool {
        matches!(
            self.equipment,
            Equipment::Dumbbell
                | Equipment::Kettlebell
                | Equipment::MedicineBall
                | Equipment::Cable
                | Equipment::Barbell
        )
    }

    /// Its address: the name in lower-case letters, digits and hyphens.
    #[must_use]
    pub fn slug(&self) -> String {
        slug(self.name)
    }
}

pub(super) fn at_hand(have: &[Equipment], thing: Equipment) -> bool {
    thing == Equipment::None || have.contains(&thing)
}
