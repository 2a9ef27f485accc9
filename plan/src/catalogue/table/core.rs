//! Holding the trunk.

use super::super::{
    Exercise, Part, Pattern,
    pose::{At, Gear},
    stance::*,
};
use super::{BACK_CORE, CORE, LOWER_CORE, UPPER_CORE, lift};
use training::spec::Equipment::{Band, Box, Cable, Dumbbell, Kettlebell, MedicineBall, None};

pub const TABLE: &[Exercise] = &[
    lift(
        "forearm plank",
        1,
        None,
        CORE,
        &["elbows below the shoulders", "tuck the tail, squeeze", "breathe quietly"],
        [
            PLANK.trunk(76).legs(0, 40).ankles(-40).arms(78, 90).on(&[LEFT_KNEE, RIGHT_KNEE, LEFT_ELBOW, RIGHT_ELBOW]),
            ELBOW_PLANK,
        ],
    )
    .pattern(Pattern::Core)
    .held()
    .harder("plank with leg lift"),
    lift(
        "plank with leg lift",
        2,
        None,
        LOWER_CORE,
        &["lift one foot a hand high", "hips stay where they are", "change slowly"],
        [ELBOW_PLANK, ELBOW_PLANK.left_leg(-14, 0).on(&[RIGHT_TOES, LEFT_ELBOW, RIGHT_ELBOW])],
    )
    .pattern(Pattern::Core)
    .each_side()
    .easier("forearm plank")
    .harder("hollow hold"),
    lift(
        "side plank",
        2,
        None,
        CORE,
        &["elbow below the shoulder", "hips forward and up", "one line from ankle to ear"],
        [
            SIDE_LYING
                .trunk(62)
                .legs(0, 80)
                .left_arm(0, 88)
                .left_reach(74, 0)
                .right_arm(5, 20)
                .on(&[LEFT_KNEE, LEFT_ELBOW]),
            SIDE_LYING
                .trunk(68)
                .legs(0, 0)
                .left_arm(0, 88)
                .left_reach(74, 0)
                .right_arm(5, 20)
                .on(&[LEFT_HEEL, LEFT_ELBOW]),
        ],
    )
    .pattern(Pattern::Core)
    .each_side()
    .held()
    .easier("forearm plank")
    .harder("side plank with top leg raised"),
    lift(
        "side plank with top leg raised",
        3,
        None,
        LOWER_CORE,
        &["side plank first", "then lift the upper leg, toes ahead", "hips high to the last second"],
        [
            SIDE_LYING
                .trunk(68)
                .legs(0, 0)
                .left_arm(0, 88)
                .left_reach(74, 0)
                .right_arm(5, 20)
                .on(&[LEFT_HEEL, LEFT_ELBOW]),
            SIDE_LYING
                .trunk(68)
                .legs(0, 0)
                .right_stride(32, 0)
                .left_arm(0, 88)
                .left_reach(74, 0)
                .right_arm(5, 20)
                .on(&[LEFT_HEEL, LEFT_ELBOW]),
        ],
    )
    .pattern(Pattern::Core)
    .each_side()
    .held()
    .easier("side plank"),
    lift(
        "dead bug",
        1,
        None,
        CORE,
        &["low back stays on the ground", "opposite arm and leg go long", "breathe out on the way"],
        [
            SUPINE.legs(90, 90).arms(90, 4).reach(4, 0),
            SUPINE.right_leg(90, 90).left_leg(18, 8).left_arm(90, 4).right_arm(162, 4).reach(4, 0),
        ],
    )
    .pattern(Pattern::Core)
    .each_side()
    .harder("hollow hold"),
    lift(
        "hollow hold",
        3,
        None,
        CORE,
        &["low back pressed down", "shoulders and legs just off the ground", "arms by the ears"],
        [
            SUPINE.legs(90, 90).arms(90, 4).reach(4, 0),
            SUPINE.spine(22).neck(10).legs(18, 2).ankles(-35).arms(170, 2).reach(4, 0).on(&[SEAT]),
        ],
    )
    .pattern(Pattern::Core)
    .held()
    .easier("dead bug"),
    lift(
        "bird dog",
        1,
        None,
        BACK_CORE,
        &["opposite arm and leg, long and low", "a glass of water on the back", "a second still"],
        [ALL_FOURS, ALL_FOURS.right_arm(175, 2).left_leg(-2, 4).on(&[LEFT_HAND, RIGHT_KNEE])],
    )
    .pattern(Pattern::Core)
    .each_side()
    .harder("bear hold"),
    lift(
        "bear hold",
        2,
        None,
        UPPER_CORE,
        &["knees a hand above the ground", "back flat", "push the ground away"],
        [ALL_FOURS, ALL_FOURS.trunk(84).legs(98, 86).ankles(20).arms(84, 2).on(HANDS_AND_TOES)],
    )
    .pattern(Pattern::Core)
    .held()
    .easier("bird dog"),
    lift(
        "half-kneeling band press-out",
        1,
        Band,
        CORE,
        &["band from the side at chest height", "press out and do not turn", "three seconds long"],
        [
            HALF_KNEELING.arms(25, 125).with(&[Gear::BandTo(At::Hands, 105, 92)]),
            HALF_KNEELING.arms(86, 4).with(&[Gear::BandTo(At::Hands, 125, 92)]),
        ],
    )
    .pattern(Pattern::Core)
    .each_side(),
    lift(
        "cable chop",
        2,
        Cable,
        CORE,
        &["half kneeling, pulley high at the side", "hands from ear to opposite hip", "hips stay square"],
        [
            HALF_KNEELING.twist(-30).arms(140, 6).with(&[Gear::Cable(At::Hands, 100, 190)]),
            HALF_KNEELING.twist(30).arms(40, 6).with(&[Gear::Cable(At::Hands, 100, 190)]),
        ],
    )
    .pattern(Pattern::Core)
    .each_side()
    .easier("dead bug"),
    lift(
        "dumbbell suitcase carry",
        1,
        Dumbbell,
        CORE,
        &["heavy on one side only", "walk tall, no leaning", "quiet steps"],
        [
            STAND
                .right_leg(18, 6)
                .left_leg(-14, 10)
                .right_arm(-14, 16)
                .left_arm(2, 4)
                .on(SPLIT)
                .with(&[Gear::Dumbbell(At::LeftHand)]),
            STAND
                .left_leg(18, 6)
                .right_leg(-14, 10)
                .right_arm(18, 16)
                .left_arm(2, 4)
                .on(&[LEFT_FOOT, RIGHT_TOES])
                .with(&[Gear::Dumbbell(At::LeftHand)]),
        ],
    )
    .pattern(Pattern::Core)
    .each_side()
    .held(),
    lift(
        "kettlebell overhead march",
        2,
        Kettlebell,
        UPPER_CORE,
        &["bell overhead, arm by the ear", "knee to hip height", "stand tall between the steps"],
        [
            STAND.right_arm(174, 2).with(&[Gear::Kettlebell(At::RightHand)]),
            MARCH.right_arm(174, 2).with(&[Gear::Kettlebell(At::RightHand)]),
        ],
    )
    .pattern(Pattern::Core)
    .each_side()
    .easier("dead bug"),
    lift(
        "medicine-ball seated turn",
        1,
        MedicineBall,
        CORE,
        &["lean back with a long spine", "turn chest and ball together", "heels touch lightly"],
        [
            SEATED_LEANING.twist(-35).arms(75, 40).with(&[Gear::Ball(At::Hands)]),
            SEATED_LEANING.twist(35).arms(75, 40).with(&[Gear::Ball(At::Hands)]),
        ],
    )
    .pattern(Pattern::Core),
    lift(
        "box plank walk-up",
        2,
        Box,
        UPPER_CORE,
        &["plank before the box", "one hand up, the other follows", "hips as still as you can"],
        [
            PLANK,
            PLANK.trunk(56).arms(64, 2).on(&[
                LEFT_TOES,
                RIGHT_TOES,
                raised(Part::LeftHand, 30),
                raised(Part::RightHand, 30),
            ]),
        ],
    )
    .pattern(Pattern::Core)
    .easier("forearm plank"),
];
