//! Pushing with the arms.

use super::super::{
    Exercise, Pattern,
    pose::{At, Gear, Part},
    stance::*,
};
use super::{UPPER, UPPER_CORE, lift};
use training::spec::Equipment::{Band, Barbell, Box, Cable, Dumbbell, Kettlebell, MedicineBall, None};

pub const TABLE: &[Exercise] = &[
    lift(
        "push-up",
        2,
        None,
        UPPER_CORE,
        &["straight from heels to head", "elbows half out", "chest to a fist above the ground"],
        [PLANK, PLANK.trunk(82).arms(30, 90).reach(45, 0)],
    )
    .pattern(Pattern::Push)
    .easier("knee push-up")
    .harder("archer push-up"),
    lift(
        "knee push-up",
        1,
        None,
        UPPER_CORE,
        &["straight from knees to head", "hands below the shoulders", "the hips come along"],
        [
            PLANK.trunk(62).legs(0, 30).ankles(-40).arms(64, 2).on(&[LEFT_KNEE, RIGHT_KNEE, LEFT_HAND, RIGHT_HAND]),
            PLANK
                .trunk(80)
                .legs(0, 30)
                .ankles(-40)
                .arms(30, 90)
                .reach(45, 0)
                .on(&[LEFT_KNEE, RIGHT_KNEE, LEFT_HAND, RIGHT_HAND]),
        ],
    )
    .pattern(Pattern::Push)
    .harder("push-up"),
    lift(
        "archer push-up",
        3,
        None,
        UPPER_CORE,
        &["hands wide", "bend one arm, slide over the long one", "hips stay level"],
        [
            PLANK.reach(35, 0).front(),
            PLANK.trunk(82).left_arm(45, 105).left_reach(40, 0).right_arm(70, 2).right_reach(70, 0).front(),
        ],
    )
    .pattern(Pattern::Push)
    .each_side()
    .easier("push-up"),
];
