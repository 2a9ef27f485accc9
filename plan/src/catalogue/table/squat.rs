//! Both legs bend together.

use super::super::{
    Exercise, Pattern,
    pose::{At, Gear},
    stance::*,
};
use super::{LOWER, LOWER_CORE, LOWER_UPPER_CORE, lift};
use training::spec::Equipment::{Band, Barbell, Box, Dumbbell, Kettlebell, MedicineBall, None};

pub const TABLE: &[Exercise] = &[
    lift(
        "bodyweight squat",
        1,
        None,
        LOWER,
        &["feet a little wider than the hips", "knees follow the toes", "heels stay down", "stand up tall"],
        [STAND.arms(30, 10), SQUAT.arms(125, 5)],
    )
    .pattern(Pattern::Squat)
    .harder("tempo squat"),
    lift(
        "tempo squat",
        2,
        None,
        LOWER_CORE,
        &["four seconds down", "two seconds still at the bottom", "up without a swing"],
        [STAND.arms(88, 4), SQUAT.arms(125, 5)],
    )
    .pattern(Pattern::Squat)
    .easier("bodyweight squat"),
    lift(
        "wall sit",
        1,
        None,
        LOWER,
        &["whole back on the wall", "thighs level, shins upright", "breathe on"],
        [
            STAND.legs(40, 40).arms(6, 10).with(&[Gear::Wall(-32)]),
            STAND.legs(88, 88).arms(40, 60).with(&[Gear::Wall(-55)]),
        ],
    )
    .pattern(Pattern::Squat)
    .held()
    .harder("tempo squat"),
    lift(
        "box squat",
        1,
        Box,
        LOWER,
        &["hips back until they touch", "do not rest on the box", "stand up in one piece"],
        [
            STAND.arms(30, 10),
            SQUAT.trunk(34).legs(112, 98).arms(110, 5).on(&[
                LEFT_FOOT,
                RIGHT_FOOT,
                raised(super::super::Part::Seat, 40),
            ]),
        ],
    )
    .pattern(Pattern::Squat)
    .harder("tempo squat"),
    lift(
        "banded squat",
        1,
        Band,
        LOWER,
        &["band just above the knees", "press the knees out all the way", "slowly down, firmly up"],
        [
            STAND.stride(10, 4).arms(30, 20).front().with(&[Gear::Band(At::Knees, At::Knees)]),
            SQUAT.stride(22, 10).arms(110, 20).front().with(&[Gear::Band(At::Knees, At::Knees)]),
        ],
    )
    .pattern(Pattern::Squat)
    .harder("band front squat"),
    lift(
        "band front squat",
        3,
        Band,
        LOWER_CORE,
        &["stand on a strong band, ends at the shoulders", "elbows high", "stand up against the pull"],
        [
            SQUAT.trunk(24).arms(30, 148).with(&[Gear::Band(At::Feet, At::Hands)]),
            STAND.arms(24, 148).with(&[Gear::Band(At::Feet, At::Hands)]),
        ],
    )
    .pattern(Pattern::Squat)
    .tiring()
    .easier("banded squat"),
    lift(
        "goblet squat",
        1,
        Kettlebell,
        LOWER_CORE,
        &["bell at the breastbone", "elbows inside the knees", "chest stays up"],
        [
            STAND.stride(12, 10).arms(20, 130).with(&[Gear::Kettlebell(At::Hands)]),
            SQUAT.trunk(24).arms(45, 120).with(&[Gear::Kettlebell(At::Hands)]),
        ],
    )
    .pattern(Pattern::Squat)
    .harder("double-pause goblet squat"),
    lift(
        "double-pause goblet squat",
        3,
        Kettlebell,
        LOWER_CORE,
        &["a heavy bell", "stop at the bottom and halfway up", "no bounce, no hurry"],
        [
            SQUAT.trunk(24).arms(45, 120).with(&[Gear::Kettlebell(At::Hands)]),
            READY.trunk(20).legs(62, 62).arms(28, 128).with(&[Gear::Kettlebell(At::Hands)]),
        ],
    )
    .pattern(Pattern::Squat)
    .tiring()
    .easier("goblet squat"),
    lift(
        "dumbbell goblet squat",
        1,
        Dumbbell,
        LOWER_CORE,
        &["dumbbell upright at the chest", "sit between the heels", "push the ground apart"],
        [STAND.stride(12, 10).arms(20, 130).with(&[Gear::Goblet]), SQUAT.trunk(24).arms(45, 120).with(&[Gear::Goblet])],
    )
    .pattern(Pattern::Squat)
    .harder("dumbbell front squat"),
    lift(
        "dumbbell front squat",
        3,
        Dumbbell,
        LOWER_UPPER_CORE,
        &["one end of each dumbbell on the shoulder", "elbows ahead", "sit straight down"],
        [
            STAND.stride(12, 10).arms(30, 148).with(&[Gear::Dumbbell(At::Hands)]),
            SQUAT.trunk(22).arms(40, 148).with(&[Gear::Dumbbell(At::Hands)]),
        ],
    )
    .pattern(Pattern::Squat)
    .tiring()
    .easier("dumbbell goblet squat"),
    lift(
        "medicine-ball front squat",
        1,
        MedicineBall,
        LOWER_CORE,
        &["hug the ball to the chest", "knees follow the toes", "stand up tall"],
        [
            STAND.stride(12, 8).arms(35, 110).with(&[Gear::Ball(At::Hands)]),
            SQUAT.trunk(24).arms(55, 110).with(&[Gear::Ball(At::Hands)]),
        ],
    )
    .pattern(Pattern::Squat)
    .harder("tempo squat"),
    lift(
        "front squat",
        3,
        Barbell,
        LOWER_CORE,
        &["bar on the shoulders, elbows high", "sit straight down", "drive up with the elbows first"],
        [
            STAND.stride(12, 10).arms(85, 140).with(&[Gear::Barbell(At::Shoulders)]),
            SQUAT.trunk(22).arms(100, 140).with(&[Gear::Barbell(At::Shoulders)]),
        ],
    )
    .pattern(Pattern::Squat)
    .tiring()
    .easier("tempo squat"),
    lift(
        "barbell box squat",
        2,
        Barbell,
        LOWER_CORE,
        &["bar low on the upper back", "hips back to the box, touch, stand up", "shins nearly upright"],
        [
            STAND.stride(14, 10).arms(-20, 130).reach(20, 40).with(&[Gear::Barbell(At::UpperBack)]),
            SQUAT
                .trunk(40)
                .legs(112, 92)
                .arms(-20, 130)
                .reach(20, 40)
                .on(&[LEFT_FOOT, RIGHT_FOOT, raised(super::super::Part::Seat, 40)])
                .with(&[Gear::Barbell(At::UpperBack)]),
        ],
    )
    .pattern(Pattern::Squat)
    .also(Box)
    .tiring()
    .easier("box squat")
    .harder("back squat"),
    lift(
        "back squat",
        3,
        Barbell,
        LOWER_CORE,
        &["bar on the muscle, not the neck", "breathe in, brace, sit down", "knees and hips open together"],
        [
            STAND.stride(14, 10).arms(-20, 130).reach(20, 40).with(&[Gear::Barbell(At::UpperBack)]),
            SQUAT.arms(-20, 130).reach(20, 40).with(&[Gear::Barbell(At::UpperBack)]),
        ],
    )
    .pattern(Pattern::Squat)
    .tiring()
    .easier("tempo squat"),
];
