//! Jumps on both feet.

use super::super::{Intensity, Plyometric, pose::Part, stance::*};
use super::spring;
use training::spec::Equipment::{Box, None};

const COILED: super::super::Pose = READY.arms(-40, 20);

pub const TABLE: &[Plyometric] = &[
    spring(
        "box jump",
        (2, Intensity::Medium, 1),
        Box,
        &["land as softly as you took off", "knees follow the toes", "stand up, then step down"],
        [COILED, READY.arms(60, 40).on(&[raised(Part::LeftFoot, 45), raised(Part::RightFoot, 45)])],
    )
    .easier("squat jump"),
    spring(
        "squat jump",
        (1, Intensity::Low, 1),
        None,
        &["swing the arms", "long in the air", "land quietly, knees over the toes"],
        [COILED, STAND.arms(165, 5).ankles(-40).air(28)],
    )
    .harder("tuck jump"),
    spring(
        "tuck jump",
        (3, Intensity::High, 1),
        None,
        &["jump first, then tuck", "feet down before you land", "stop when the landing gets loud"],
        [COILED, STAND.trunk(18).legs(115, 115).ankles(-20).arms(75, 40).air(40)],
    )
    .easier("squat jump"),
];
