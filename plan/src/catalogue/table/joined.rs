//! Lifts that join legs with arms or back.

use super::super::{
    Exercise,
    pose::{At, Gear, Part},
    stance::*,
};
use super::{LOWER_BACK_CORE, LOWER_UPPER_CORE, WHOLE, lift};
use training::spec::Equipment::{Band, Barbell, Box, Cable, Dumbbell, Kettlebell, MedicineBall, None};

const PULLEY: &[Gear] = &[Gear::Cable(At::RightHand, 120, 100)];
const HOOK_BAND: &[Gear] = &[Gear::BandTo(At::Hands, 120, 100)];
const BAR_IN_HANDS: &[Gear] = &[Gear::Barbell(At::Hands)];
const DUMBBELLS: &[Gear] = &[Gear::Dumbbell(At::Hands)];
const BALL: &[Gear] = &[Gear::Ball(At::Hands)];
const BELL: &[Gear] = &[Gear::Kettlebell(At::Hands)];

pub const TABLE: &[Exercise] = &[
    lift(
        "reverse lunge with single-arm cable row",
        2,
        Cable,
        WHOLE,
        &["step back with the leg of the pulling side", "elbow close to the ribs", "pull and stand up together"],
        [
            SPLIT_LOW.mirrored().on(&[LEFT_FOOT, RIGHT_TOES]).right_arm(80, 5).left_arm(0, 15).with(PULLEY),
            STAND.right_arm(-35, 100).left_arm(0, 15).with(PULLEY),
        ],
    )
    .each_side()
    .tiring()
    .easier("cable squat and row"),
    lift(
        "step-up with single-arm dumbbell press",
        2,
        Dumbbell,
        LOWER_UPPER_CORE,
        &["whole foot on the box", "push through the heel, not off the toes below", "press as the hips open"],
        [
            STAND
                .trunk(16)
                .right_leg(86, 84)
                .left_leg(8, 4)
                .left_arm(30, 145)
                .on(&[LEFT_FOOT, raised(Part::RightFoot, 40)])
                .with(&[Gear::Dumbbell(At::LeftHand)]),
            MARCH.left_arm(172, 4).on(&[raised(Part::RightFoot, 40)]).with(&[Gear::Dumbbell(At::LeftHand)]),
        ],
    )
    .also(Box)
    .each_side()
    .tiring()
    .easier("dumbbell squat to press"),
    lift(
        "deadlift",
        3,
        Barbell,
        LOWER_BACK_CORE,
        &[
            "bar over the middle of the foot",
            "long back, shoulders just ahead of the bar",
            "push the ground away",
            "stand tall, do not lean back",
        ],
        [FLOOR.with(BAR_IN_HANDS), STAND.arms(6, 2).with(BAR_IN_HANDS)],
    )
    .tiring()
    .easier("hip hinge"),
    lift(
        "kettlebell deadlift",
        1,
        Kettlebell,
        LOWER_BACK_CORE,
        &["bell between the heels", "hips back, shins almost upright", "stand up in one piece"],
        [FLOOR.stride(12, 10).with(BELL), STAND.stride(12, 10).arms(6, 2).with(BELL)],
    )
    .harder("deadlift"),
    lift(
        "barbell clean pull to front squat",
        3,
        Barbell,
        WHOLE,
        &[
            "bar close to the body",
            "elbows fast under the bar",
            "sit down between the feet",
            "elbows high on the way up",
        ],
        [FLOOR.with(BAR_IN_HANDS), SQUAT.trunk(22).arms(95, 145).with(&[Gear::Barbell(At::Shoulders)])],
    )
    .tiring()
    .easier("squat to reach"),
    lift(
        "dumbbell squat to press",
        1,
        Dumbbell,
        LOWER_UPPER_CORE,
        &["dumbbells at the shoulders", "knees follow the toes", "let the legs start the press"],
        [SQUAT.trunk(28).arms(40, 145).with(DUMBBELLS), STAND.arms(174, 4).with(DUMBBELLS)],
    )
    .harder("step-up with single-arm dumbbell press"),
    lift(
        "renegade row with squat",
        3,
        Dumbbell,
        WHOLE,
        &["hands on the dumbbells, feet wide", "row without turning the hips", "jump the feet in and stand up"],
        [
            PLANK.stride(18, 0).right_arm(10, 95).on(&[LEFT_TOES, RIGHT_TOES, LEFT_HAND]).with(DUMBBELLS),
            SQUAT.arms(45, 10).with(DUMBBELLS),
        ],
    )
    .tiring()
    .easier("dumbbell squat to press"),
    lift(
        "kettlebell squat, clean and press",
        3,
        Kettlebell,
        WHOLE,
        &["bell close on its way up", "catch it softly at the shoulder", "press only when you stand still"],
        [
            FLOOR.right_arm(60, 0).left_arm(10, 15).with(&[Gear::Kettlebell(At::RightHand)]),
            STAND.right_arm(174, 4).with(&[Gear::Kettlebell(At::RightHand)]),
        ],
    )
    .each_side()
    .tiring()
    .easier("kettlebell deadlift"),
    lift(
        "squat with band row",
        1,
        Band,
        WHOLE,
        &["band at chest height", "sit down with long arms", "row as you stand up"],
        [SQUAT.arms(120, 5).with(HOOK_BAND), STAND.arms(-30, 100).with(HOOK_BAND)],
    )
    .harder("single-leg deadlift with band row"),
    lift(
        "single-leg deadlift with band row",
        3,
        Band,
        WHOLE,
        &["band low in front", "hips level, back long", "row at the lowest point, then stand up"],
        [
            STAND.right_leg(4, 6).left_leg(0, 8).arms(40, 2).on(ON_RIGHT).with(&[Gear::BandTo(At::Hands, 130, 20)]),
            HINGE.right_leg(86, 20).left_leg(2, 6).arms(10, 95).on(ON_RIGHT).with(&[Gear::BandTo(At::Hands, 130, 20)]),
        ],
    )
    .each_side()
    .tiring()
    .easier("squat with band row"),
    lift(
        "cable squat and row",
        1,
        Cable,
        WHOLE,
        &["handle in both hands", "sit back against the pull", "row as you stand up"],
        [
            SQUAT.arms(120, 5).with(&[Gear::Cable(At::Hands, 130, 90)]),
            STAND.arms(-30, 100).with(&[Gear::Cable(At::Hands, 130, 90)]),
        ],
    )
    .harder("reverse lunge with single-arm cable row"),
    lift(
        "medicine-ball squat to overhead",
        1,
        MedicineBall,
        LOWER_UPPER_CORE,
        &["ball at the chest", "sit deep, chest proud", "reach tall, ribs down"],
        [SQUAT.trunk(26).arms(45, 120).with(BALL), STAND.arms(170, 12).with(BALL)],
    )
    .harder("medicine-ball single-leg deadlift and press"),
    lift(
        "medicine-ball single-leg deadlift and press",
        3,
        MedicineBall,
        WHOLE,
        &["ball towards the foot you stand on", "hips level", "stand up and press in one line"],
        [HINGE.right_leg(86, 20).left_leg(2, 6).on(ON_RIGHT).with(BALL), MARCH.arms(172, 8).with(BALL)],
    )
    .each_side()
    .tiring()
    .easier("medicine-ball squat to overhead"),
    lift(
        "box push-up to step-up",
        2,
        Box,
        LOWER_UPPER_CORE,
        &["hands on the edge of the box", "one push-up in one piece", "then step up tall and come down slowly"],
        [
            PLANK.trunk(52).arms(56, 20).on(&[
                LEFT_TOES,
                RIGHT_TOES,
                raised(Part::LeftHand, 40),
                raised(Part::RightHand, 40),
            ]),
            MARCH.on(&[raised(Part::RightFoot, 40)]),
        ],
    )
    .easier("incline push-up")
    .harder("decline push-up to step-up"),
    lift(
        "decline push-up to step-up",
        3,
        Box,
        LOWER_UPPER_CORE,
        &[
            "feet on the box, one straight line",
            "chest ahead of the hands, push away",
            "then a slow step up with each leg",
        ],
        [
            PLANK.trunk(104).arms(50, 90).reach(45, 0).on(&[
                raised(Part::LeftToes, 40),
                raised(Part::RightToes, 40),
                LEFT_HAND,
                RIGHT_HAND,
            ]),
            MARCH.on(&[raised(Part::RightFoot, 40)]),
        ],
    )
    .tiring()
    .easier("box push-up to step-up"),
    lift(
        "squat to reach",
        1,
        None,
        WHOLE,
        &["heels stay down", "reach long with the back straight", "stand up through the whole foot"],
        [SQUAT.trunk(42).arms(165, 5), STAND.arms(176, 2)],
    )
    .harder("walk-out push-up"),
    lift(
        "walk-out push-up",
        2,
        None,
        WHOLE,
        &["walk the hands out to a straight line", "one push-up", "walk back and stand up"],
        [HINGE.trunk(105).legs(115, 12).arms(125, 5).on(HANDS_AND_FEET), PLANK.trunk(80).arms(35, 80).reach(40, 0)],
    )
    .easier("squat to reach")
    .harder("single-leg walk-out push-up"),
    lift(
        "single-leg walk-out push-up",
        3,
        None,
        WHOLE,
        &["one foot in the air all the way", "hips level, no turning", "one push-up, walk back, stand up on one leg"],
        [
            HINGE.trunk(105).right_leg(115, 12).left_leg(60, 10).arms(125, 5).on(&[RIGHT_FOOT, LEFT_HAND, RIGHT_HAND]),
            PLANK.trunk(80).left_leg(-12, 0).arms(35, 80).reach(40, 0).on(&[RIGHT_TOES, LEFT_HAND, RIGHT_HAND]),
        ],
    )
    .each_side()
    .tiring()
    .easier("walk-out push-up"),
    lift(
        "single-leg deadlift with reach",
        2,
        None,
        LOWER_BACK_CORE,
        &["soft knee, hips level", "reach ahead and behind at once", "come up by squeezing the buttock"],
        [MARCH, HINGE.trunk(80).right_leg(92, 16).left_leg(4, 4).arms(165, 4).on(ON_RIGHT)],
    )
    .each_side()
    .easier("hip hinge"),
];
