//! Jumps on both feet.

use super::super::{
    Intensity::{High, Low, Medium},
    Plyometric, Pose,
    pose::{At, Gear, Part},
    stance::*,
};
use super::spring;
use training::spec::Equipment::{Band, Barbell, Box, Dumbbell, None};

/// Arms back, ready to leave the ground.
pub const COILED: Pose = READY.arms(-40, 20);
/// Stretched out in the air.
pub const FLYING: Pose = STAND.arms(165, 5).ankles(-40).air(28);

pub const TABLE: &[Plyometric] = &[
    spring(
        "snap-down",
        (1, Low, 1),
        None,
        &["tall on the toes, arms up", "drop into the landing", "stick it, knees over the toes"],
        [STAND.arms(168, 4).ankles(-36).on(TOES), COILED],
    )
    .harder("squat jump"),
    spring(
        "pogo hops",
        (1, Low, 1),
        None,
        &["knees almost straight", "bounce from the ankles", "as little time on the ground as you can"],
        [STAND.legs(10, 16).arms(20, 80), STAND.ankles(-35).arms(30, 80).air(14)],
    )
    .harder("squat jump"),
    spring(
        "squat jump",
        (2, Medium, 1),
        None,
        &["swing the arms", "long in the air", "land quietly, knees over the toes"],
        [COILED, FLYING],
    )
    .easier("pogo hops")
    .harder("tuck jump"),
    spring(
        "tuck jump",
        (3, High, 1),
        None,
        &["jump first, then tuck", "feet down before you land", "stop when the landing gets loud"],
        [COILED, STAND.trunk(18).legs(115, 115).ankles(-20).arms(75, 40).air(40)],
    )
    .easier("squat jump"),
    spring(
        "broad jump",
        (2, Medium, 1),
        None,
        &["swing, lean, go long", "knees up before you land", "stick it for two seconds"],
        [COILED.trunk(52).legs(92, 66), STAND.trunk(16).legs(62, 30).ankles(10).arms(120, 5).air(26)],
    )
    .easier("snap-down"),
    spring(
        "line jumps",
        (1, Low, 1),
        None,
        &["both feet over a line, side to side", "quick and low", "hips stay over the line"],
        [
            STAND.legs(24, 34).lean(8).arms(20, 80).front(),
            STAND.legs(14, 24).lean(-8).ankles(-30).arms(20, 80).air(12).front(),
        ],
    )
    .harder("skater bound"),
    spring(
        "split-squat jump",
        (3, High, 2),
        None,
        &["from a lunge straight up", "change legs in the air", "land as softly as you can"],
        [SPLIT_LOW.arms(-30, 20), SPLIT_HIGH.right_leg(30, 20).left_leg(-20, 40).arms(60, 60).air(24)],
    )
    .easier("squat jump"),
    spring(
        "band-resisted squat jump",
        (2, Medium, 1),
        Band,
        &["stand on a light band, ends at the shoulders", "jump against the pull", "land as you started"],
        [
            READY.trunk(28).legs(72, 66).arms(30, 148).with(&[Gear::Band(At::Feet, At::Hands)]),
            STAND.ankles(-40).arms(30, 148).air(20).with(&[Gear::Band(At::Feet, At::Hands)]),
        ],
    )
    .easier("snap-down"),
    spring(
        "dumbbell squat jump",
        (3, High, 1),
        Dumbbell,
        &["light dumbbells at the sides", "arms stay long", "land, stand still, go again"],
        [
            READY.arms(38, 4).with(&[Gear::Dumbbell(At::Hands)]),
            STAND.ankles(-40).arms(4, 4).air(22).with(&[Gear::Dumbbell(At::Hands)]),
        ],
    )
    .easier("squat jump"),
    spring(
        "barbell jump shrug",
        (3, High, 1),
        Barbell,
        &["light bar at mid-thigh", "jump and shrug at once", "arms stay long, land softly"],
        [
            READY.trunk(42).legs(78, 50).arms(42, 2).with(&[Gear::Barbell(At::Hands)]),
            STAND.ankles(-40).arms(4, 8).air(16).with(&[Gear::Barbell(At::Hands)]),
        ],
    )
    .easier("squat jump"),
    spring(
        "low box jump",
        (1, Low, 1),
        Box,
        &["a box below the knee", "land in the middle, softly", "step down, one foot after the other"],
        [COILED, READY.arms(60, 40).on(&[raised(Part::LeftFoot, 25), raised(Part::RightFoot, 25)])],
    )
    .harder("box jump"),
    spring(
        "box jump",
        (2, Medium, 1),
        Box,
        &["land as softly as you took off", "knees follow the toes", "stand up, then step down"],
        [COILED, READY.arms(60, 40).on(&[raised(Part::LeftFoot, 50), raised(Part::RightFoot, 50)])],
    )
    .easier("low box jump")
    .harder("depth jump"),
    spring(
        "depth jump",
        (3, High, 2),
        Box,
        &["step off, do not jump off", "hardly touch the ground", "straight up at once"],
        [STAND.left_leg(28, 10).arms(-20, 20).on(&[raised(Part::RightFoot, 40)]), FLYING],
    )
    .easier("box jump"),
];
