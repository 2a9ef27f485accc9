//! Pushing with the arms.

use super::super::{
    Exercise, Part, Pattern, Pose,
    pose::{At, Contact, Gear},
    stance::*,
};
use super::{UPPER, UPPER_CORE, lift};
use training::spec::Equipment::{Band, Barbell, Box, Cable, Dumbbell, Kettlebell, MedicineBall, None};

const PUSH_UP_LOW: Pose = PLANK.trunk(82).arms(30, 90).reach(45, 0);
const KNEES_AND_HANDS: &[Contact] = FOURS;
const RAISED_HANDS: &[Contact] = &[LEFT_TOES, RIGHT_TOES, raised(Part::LeftHand, 40), raised(Part::RightHand, 40)];
const FLOOR_PRESS: Pose = HOOK.arms(10, 80).reach(45, 0).on(&[SEAT, CHEST, LEFT_FOOT, RIGHT_FOOT]);

pub const TABLE: &[Exercise] = &[
    lift(
        "knee push-up",
        1,
        None,
        UPPER_CORE,
        &["straight from knees to head", "hands below the shoulders", "the hips come along"],
        [
            PLANK.trunk(58).legs(0, 40).ankles(-40).arms(62, 2).on(KNEES_AND_HANDS),
            PLANK.trunk(78).legs(0, 30).ankles(-40).arms(30, 90).reach(45, 0).on(KNEES_AND_HANDS),
        ],
    )
    .pattern(Pattern::Push)
    .harder("push-up"),
    lift(
        "push-up",
        2,
        None,
        UPPER_CORE,
        &["straight from heels to head", "elbows half out", "chest to a fist above the ground"],
        [PLANK, PUSH_UP_LOW],
    )
    .pattern(Pattern::Push)
    .easier("knee push-up")
    .harder("archer push-up"),
    lift(
        "archer push-up",
        3,
        None,
        UPPER_CORE,
        &["hands wide", "bend one arm, slide over the long one", "hips stay level"],
        [
            PLANK.arms(72, 2).reach(30, 0).above(),
            PLANK.trunk(80).left_arm(40, 110).left_reach(40, 0).right_arm(72, 2).right_reach(62, 0).above(),
        ],
    )
    .pattern(Pattern::Push)
    .each_side()
    .easier("push-up"),
    lift(
        "pike push-up",
        3,
        None,
        UPPER_CORE,
        &["hips high, legs long", "crown of the head ahead of the hands", "push back up and away"],
        [
            STAND.trunk(128).legs(92, 4).ankles(20).arms(168, 4).on(HANDS_AND_TOES),
            STAND.trunk(136).legs(88, 4).ankles(20).arms(125, 85).reach(30, 0).on(HANDS_AND_TOES),
        ],
    )
    .pattern(Pattern::Push)
    .easier("push-up"),
    lift(
        "incline push-up",
        1,
        Box,
        UPPER_CORE,
        &["hands on the edge of the box", "one straight line", "chest to the edge"],
        [PLANK.trunk(52).arms(60, 2).on(RAISED_HANDS), PLANK.trunk(62).arms(20, 95).reach(40, 0).on(RAISED_HANDS)],
    )
    .pattern(Pattern::Push)
    .harder("push-up"),
    lift(
        "decline push-up",
        3,
        Box,
        UPPER_CORE,
        &["feet on the box", "do not let the hips sag", "chest ahead of the hands"],
        [
            PLANK.trunk(92).arms(92, 2).on(&[
                raised(Part::LeftToes, 40),
                raised(Part::RightToes, 40),
                LEFT_HAND,
                RIGHT_HAND,
            ]),
            PLANK.trunk(104).arms(50, 90).reach(45, 0).on(&[
                raised(Part::LeftToes, 40),
                raised(Part::RightToes, 40),
                LEFT_HAND,
                RIGHT_HAND,
            ]),
        ],
    )
    .pattern(Pattern::Push)
    .easier("push-up"),
    lift(
        "band chest press",
        1,
        Band,
        UPPER,
        &["band behind you at chest height", "split stance, ribs down", "punch both hands ahead"],
        [
            SPLIT_HIGH.arms(-20, 105).with(&[Gear::BandTo(At::Hands, -120, 125)]),
            SPLIT_HIGH.arms(86, 4).with(&[Gear::BandTo(At::Hands, -120, 125)]),
        ],
    )
    .pattern(Pattern::Push)
    .harder("band push-up"),
    lift(
        "band push-up",
        3,
        Band,
        UPPER_CORE,
        &["band across the back, ends under the hands", "one straight line", "push all the way through"],
        [
            PLANK.with(&[Gear::Band(At::UpperBack, At::Hands)]),
            PUSH_UP_LOW.with(&[Gear::Band(At::UpperBack, At::Hands)]),
        ],
    )
    .pattern(Pattern::Push)
    .easier("band chest press"),
    lift(
        "half-kneeling band press",
        1,
        Band,
        UPPER_CORE,
        &["band under the rear knee", "buttock tight on the kneeling side", "press beside the ear"],
        [
            HALF_KNEELING.left_arm(25, 145).with(&[Gear::Band(At::LeftHand, At::LeftFoot)]),
            HALF_KNEELING.left_arm(174, 4).with(&[Gear::Band(At::LeftHand, At::LeftFoot)]),
        ],
    )
    .pattern(Pattern::Push)
    .each_side(),
    lift(
        "dumbbell floor press",
        2,
        Dumbbell,
        UPPER,
        &["on the back, feet flat", "elbows touch the ground softly", "press up and a little in"],
        [
            FLOOR_PRESS.with(&[Gear::Dumbbell(At::Hands)]),
            HOOK.arms(88, 4).reach(6, 0).with(&[Gear::Dumbbell(At::Hands)]),
        ],
    )
    .pattern(Pattern::Push)
    .easier("knee push-up"),
    lift(
        "standing dumbbell press",
        3,
        Dumbbell,
        UPPER_CORE,
        &["buttocks and belly tight", "dumbbells from the shoulders to overhead", "head through at the top"],
        [STAND.arms(20, 145).with(&[Gear::Dumbbell(At::Hands)]), STAND.arms(174, 4).with(&[Gear::Dumbbell(At::Hands)])],
    )
    .pattern(Pattern::Push)
    .easier("dumbbell floor press"),
    lift(
        "half-kneeling kettlebell press",
        2,
        Kettlebell,
        UPPER_CORE,
        &["bell on the side of the knee that is down", "wrist straight", "press without leaning away"],
        [
            HALF_KNEELING.left_arm(25, 140).with(&[Gear::Kettlebell(At::LeftHand)]),
            HALF_KNEELING.left_arm(174, 4).with(&[Gear::Kettlebell(At::LeftHand)]),
        ],
    )
    .pattern(Pattern::Push)
    .each_side()
    .easier("knee push-up")
    .harder("single-arm kettlebell press"),
    lift(
        "single-arm kettlebell press",
        3,
        Kettlebell,
        UPPER_CORE,
        &["stand tall, free fist tight", "forearm upright", "press and stay stacked"],
        [
            STAND.right_arm(25, 140).with(&[Gear::Kettlebell(At::RightHand)]),
            STAND.right_arm(174, 4).with(&[Gear::Kettlebell(At::RightHand)]),
        ],
    )
    .pattern(Pattern::Push)
    .each_side()
    .easier("half-kneeling kettlebell press"),
    lift(
        "medicine-ball push-up",
        2,
        MedicineBall,
        UPPER_CORE,
        &["both hands on the ball", "elbows close", "steady ball, straight body"],
        [
            PLANK
                .trunk(64)
                .arms(72, 4)
                .on(&[LEFT_TOES, RIGHT_TOES, raised(Part::LeftHand, 22), raised(Part::RightHand, 22)])
                .with(&[Gear::Ball(At::Hands)]),
            PLANK
                .trunk(74)
                .arms(20, 105)
                .on(&[LEFT_TOES, RIGHT_TOES, raised(Part::LeftHand, 22), raised(Part::RightHand, 22)])
                .with(&[Gear::Ball(At::Hands)]),
        ],
    )
    .pattern(Pattern::Push)
    .easier("knee push-up"),
    lift(
        "single-arm cable press",
        2,
        Cable,
        UPPER_CORE,
        &["back to the pulley, feet split", "press straight ahead", "the chest does not turn"],
        [
            SPLIT_HIGH.left_arm(-25, 105).with(&[Gear::Cable(At::LeftHand, -120, 125)]),
            SPLIT_HIGH.left_arm(86, 4).with(&[Gear::Cable(At::LeftHand, -120, 125)]),
        ],
    )
    .pattern(Pattern::Push)
    .each_side()
    .easier("knee push-up")
    .harder("standing cable press"),
    lift(
        "standing cable press",
        3,
        Cable,
        UPPER_CORE,
        &["both handles, a strong split stance", "ribs down", "press and hold for a breath"],
        [
            SPLIT_HIGH.trunk(10).arms(-25, 105).with(&[Gear::Cable(At::Hands, -120, 125)]),
            SPLIT_HIGH.trunk(10).arms(92, 4).with(&[Gear::Cable(At::Hands, -120, 125)]),
        ],
    )
    .pattern(Pattern::Push)
    .easier("single-arm cable press"),
    lift(
        "overhead press",
        3,
        Barbell,
        UPPER_CORE,
        &["bar on the collarbones", "straight up past the nose", "arms beside the ears"],
        [STAND.arms(35, 140).with(&[Gear::Barbell(At::Hands)]), STAND.arms(174, 4).with(&[Gear::Barbell(At::Hands)])],
    )
    .pattern(Pattern::Push)
    .easier("barbell floor press"),
    lift(
        "barbell floor press",
        2,
        Barbell,
        UPPER,
        &["somebody hands you the bar", "elbows touch the ground softly", "press to straight arms"],
        [FLOOR_PRESS.with(&[Gear::Barbell(At::Hands)]), HOOK.arms(88, 4).reach(6, 0).with(&[Gear::Barbell(At::Hands)])],
    )
    .pattern(Pattern::Push)
    .easier("knee push-up")
    .harder("overhead press"),
];
