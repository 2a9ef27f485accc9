//! Slams, throws and swings: power of the hips and trunk.

use super::super::{
    Intensity::{High, Low, Medium},
    Plyometric, Pose,
    pose::{At, Gear},
    stance::*,
};
use super::{super::pose::Contact, spring};
use training::spec::Equipment::{Cable, Dumbbell, Kettlebell, MedicineBall};

const BELL: &[Gear] = &[Gear::Kettlebell(At::Hands)];
const BELL_RIGHT: &[Gear] = &[Gear::Kettlebell(At::RightHand)];
const BALL: &[Gear] = &[Gear::Ball(At::Hands)];
const DUMBBELL_RIGHT: &[Gear] = &[Gear::Dumbbell(At::RightHand)];
const LEFT_HEEL_UP: &[Contact] = &[RIGHT_FOOT, LEFT_TOES];
const SWING_LOW: Pose = HINGE.trunk(66).legs(88, 34).stride(14, 8).neck(-14).arms(36, 4);

pub const TABLE: &[Plyometric] = &[
    spring(
        "medicine-ball slam",
        (1, Low, 1),
        MedicineBall,
        &["reach tall, on the toes", "throw the ball down with the whole trunk", "a ball that does not bounce back"],
        [
            STAND.ankles(-34).arms(172, 14).on(TOES).with(BALL),
            READY.trunk(58).spine(12).legs(96, 62).arms(58, 8).with(&[Gear::LooseBall(42, 14)]),
        ],
    )
    .harder("medicine-ball jump throw"),
    spring(
        "medicine-ball chest throw",
        (1, Low, 1),
        MedicineBall,
        &["ball at the chest, knees soft", "hips first, then the arms", "against a firm wall"],
        [
            READY.trunk(22).legs(52, 48).arms(20, 125).with(&[Gear::Ball(At::Hands), Gear::Wall(130)]),
            SPLIT_HIGH.trunk(10).arms(94, 4).with(&[Gear::LooseBall(108, 130), Gear::Wall(130)]),
        ],
    )
    .harder("medicine-ball jump throw"),
    spring(
        "medicine-ball jump throw",
        (2, Medium, 1),
        MedicineBall,
        &["ball between the knees", "jump and throw it straight up", "step away and let it fall"],
        [
            SQUAT.trunk(44).arms(50, 6).with(BALL),
            STAND.ankles(-40).arms(170, 4).air(22).with(&[Gear::LooseBall(10, 270)]),
        ],
    )
    .easier("medicine-ball slam"),
    spring(
        "kettlebell swing",
        (2, Low, 1),
        Kettlebell,
        &["hinge, do not squat", "bell high between the thighs", "snap the hips, the arms only hold on"],
        [SWING_LOW.with(BELL), STAND.stride(14, 8).arms(86, 6).with(BELL)],
    )
    .easier("kettlebell deadlift")
    .harder("single-arm kettlebell swing"),
    spring(
        "single-arm kettlebell swing",
        (3, Medium, 1),
        Kettlebell,
        &["as the swing, one hand", "shoulders stay square", "free arm moves along"],
        [
            SWING_LOW.left_arm(20, 20).with(BELL_RIGHT),
            STAND.stride(14, 8).right_arm(86, 6).left_arm(20, 20).with(BELL_RIGHT),
        ],
    )
    .easier("kettlebell swing"),
    spring(
        "single-arm offset swing with one heel raised",
        (3, Medium, 1),
        Kettlebell,
        &[
            "one foot half a step back, heel off the ground",
            "bell in the hand of that side",
            "snap up over the flat foot",
            "light bell first",
        ],
        [
            SWING_LOW
                .right_leg(88, 32)
                .left_leg(70, 48)
                .left_arm(36, 4)
                .right_arm(10, 20)
                .on(LEFT_HEEL_UP)
                .with(&[Gear::Kettlebell(At::LeftHand)]),
            STAND
                .right_leg(2, 2)
                .left_leg(-8, 22)
                .left_arm(86, 6)
                .right_arm(10, 20)
                .on(LEFT_HEEL_UP)
                .with(&[Gear::Kettlebell(At::LeftHand)]),
        ],
    )
    .easier("kettlebell swing"),
    spring(
        "dumbbell snatch",
        (2, Medium, 1),
        Dumbbell,
        &["dumbbell between the feet", "jump it up close to the body", "catch it overhead on soft knees"],
        [
            FLOOR.left_arm(20, 20).with(DUMBBELL_RIGHT),
            STAND.legs(20, 26).right_arm(174, 2).left_arm(10, 20).with(DUMBBELL_RIGHT),
        ],
    )
    .easier("snap-down"),
    spring(
        "fast cable chop",
        (1, Low, 1),
        Cable,
        &["pulley high, light weight", "fast down across the body", "slow on the way back"],
        [
            READY.trunk(8).legs(26, 28).twist(-30).arms(145, 6).with(&[Gear::Cable(At::Hands, 100, 200)]),
            READY.trunk(18).legs(44, 40).twist(30).arms(40, 6).with(&[Gear::Cable(At::Hands, 100, 200)]),
        ],
    ),
    spring(
        "kettlebell jump squat",
        (3, High, 1),
        Kettlebell,
        &["light bell hanging between the legs", "jump straight up", "land as softly as you sank"],
        [SQUAT.trunk(34).arms(36, 4).with(BELL), STAND.ankles(-40).arms(8, 2).air(22).with(BELL)],
    )
    .easier("kettlebell swing"),
];
