//! Mobility: more room in hips, legs, ankles and upper back.

use super::super::{Dose, Drill, DrillKind::Mobility, stance::*};
use super::{HIP_FLEXORS, SIDES, drill};

pub const TABLE: &[Drill] = &[drill(
    "half-kneeling hip flexor stretch",
    Mobility,
    "hip_flexors",
    Dose::Hold(40),
    &["tuck the tail under first", "then move forward a little", "ribs down"],
    [HALF_KNEELING, HALF_KNEELING.left_leg(-14, 80).right_leg(86, 104)],
)
.each_side()
.on(&[HIP_FLEXORS, SIDES])];
