//! The tables of the catalogue, and how a row is written.

mod activate;
mod calf;
mod core;
mod hinge;
mod hop;
mod joined;
mod jump;
mod pull;
mod push;
mod roll;
mod single_leg;
mod squat;
mod stretch;
mod throw;

use super::{Dose, Drill, DrillKind, Exercise, Intensity, Pattern, Plyometric, Pose};
use training::{plan::Region, spec::Equipment};

pub(super) const STRENGTH: &[&[Exercise]] =
    &[joined::TABLE, squat::TABLE, single_leg::TABLE, hinge::TABLE, push::TABLE, pull::TABLE, core::TABLE, calf::TABLE];
pub(super) const PLYOMETRIC: &[&[Plyometric]] = &[jump::TABLE, hop::TABLE, throw::TABLE];
pub(super) const DRILL: &[&[Drill]] = &[stretch::TABLE, activate::TABLE, roll::TABLE];

const LOWER: &[Region] = &[Region::Lower];
const LOWER_CORE: &[Region] = &[Region::Lower, Region::Core];
const LOWER_BACK_CORE: &[Region] = &[Region::Lower, Region::Back, Region::Core];
const LOWER_UPPER_CORE: &[Region] = &[Region::Lower, Region::Upper, Region::Core];
const UPPER: &[Region] = &[Region::Upper];
const UPPER_CORE: &[Region] = &[Region::Upper, Region::Core];
const UPPER_BACK: &[Region] = &[Region::Upper, Region::Back];
const UPPER_BACK_CORE: &[Region] = &[Region::Upper, Region::Back, Region::Core];
const BACK_CORE: &[Region] = &[Region::Back, Region::Core];
const CORE: &[Region] = &[Region::Core];
const WHOLE: &[Region] = &[Region::Lower, Region::Upper, Region::Back, Region::Core];

/// A lift with both sides at once, repeated, without an easier or harder version.
const fn lift(
    name: &'static str,
    level: u8,
    equipment: Equipment,
    regions: &'static [Region],
    cues: &'static [&'static str],
    [start, end]: [Pose; 2],
) -> Exercise {
    Exercise {
        name,
        regions,
        compound: joins(regions),
        equipment,
        also: None,
        level,
        unilateral: false,
        pattern: Pattern::Joined,
        hold: false,
        heavy_legs: false,
        cues,
        easier: None,
        harder: None,
        start,
        end,
    }
}

/// Lower body with arms or back.
const fn joins(regions: &[Region]) -> bool {
    let (mut lower, mut rest, mut i) = (false, false, 0);
    while i < regions.len() {
        match regions[i] {
            Region::Lower => lower = true,
            Region::Upper | Region::Back => rest = true,
            Region::Core => {}
        }
        i += 1;
    }
    lower && rest
}

impl Exercise {
    const fn pattern(self, pattern: Pattern) -> Self {
        Self { pattern, ..self }
    }

    const fn also(self, thing: Equipment) -> Self {
        Self { also: Some(thing), ..self }
    }

    const fn each_side(self) -> Self {
        Self { unilateral: true, ..self }
    }

    const fn held(self) -> Self {
        Self { hold: true, ..self }
    }

    const fn tiring(self) -> Self {
        Self { heavy_legs: true, ..self }
    }

    const fn easier(self, name: &'static str) -> Self {
        Self { easier: Some(name), ..self }
    }

    const fn harder(self, name: &'static str) -> Self {
        Self { harder: Some(name), ..self }
    }
}

/// A plyometric of level and intensity, with its contacts a repetition.
const fn spring(
    name: &'static str,
    (level, intensity, contacts_per_rep): (u8, Intensity, u32),
    equipment: Equipment,
    cues: &'static [&'static str],
    [start, end]: [Pose; 2],
) -> Plyometric {
    Plyometric { name, equipment, intensity, contacts_per_rep, level, cues, easier: None, harder: None, start, end }
}

impl Plyometric {
    const fn easier(self, name: &'static str) -> Self {
        Self { easier: Some(name), ..self }
    }

    const fn harder(self, name: &'static str) -> Self {
        Self { harder: Some(name), ..self }
    }
}

/// A drill for both sides at once that works on no finding by name.
const fn drill(
    name: &'static str,
    kind: DrillKind,
    area: &'static str,
    dose: Dose,
    cues: &'static [&'static str],
    [start, end]: [Pose; 2],
) -> Drill {
    Drill { name, kind, area, findings: &[], per_side: false, dose, cues, start, end }
}

impl Drill {
    const fn each_side(self) -> Self {
        Self { per_side: true, ..self }
    }

    const fn on(self, findings: &'static [&'static str]) -> Self {
        Self { findings, ..self }
    }
}

const KNEES: &str = "knees_cave_in";
const HIP_FLEXORS: &str = "tight_hip_flexors";
const GLUTES: &str = "quiet_glutes";
const SIDES: &str = "left_right_difference";
