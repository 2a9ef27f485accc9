//! The hips fold and open.

use super::super::{
    Exercise, Part, Pattern, Pose,
    pose::{At, Gear},
    stance::*,
};
use super::{LOWER, LOWER_BACK_CORE, LOWER_CORE, lift};
use training::spec::Equipment::{Band, Barbell, Box, Cable, Dumbbell, Kettlebell, None};

const SINGLE: Pose = HINGE.right_leg(86, 18).left_leg(2, 6).on(ON_RIGHT);
const THRUST_LOW: Pose =
    STAND.trunk(-52).neck(20).legs(58, 96).arms(0, 40).on(&[raised(Part::Chest, 40), LEFT_FOOT, RIGHT_FOOT]);
const THRUST_HIGH: Pose =
    STAND.trunk(-90).neck(20).legs(2, 90).arms(0, 20).on(&[raised(Part::Chest, 40), LEFT_FOOT, RIGHT_FOOT]);

pub const TABLE: &[Exercise] = &[
    lift(
        "hip hinge",
        1,
        None,
        LOWER_BACK_CORE,
        &["hands at the hips, knees soft", "push the hips to the wall behind", "back long from tail to head"],
        [STAND.arms(-20, 80).reach(25, 0), HINGE.arms(-10, 80).reach(25, 0)],
    )
    .pattern(Pattern::Hinge)
    .harder("single-leg deadlift with reach"),
    lift(
        "glute bridge",
        1,
        None,
        LOWER,
        &["heels near the seat", "tuck the tail, then lift", "a straight line from knees to shoulders"],
        [HOOK, BRIDGE],
    )
    .pattern(Pattern::Hinge)
    .harder("single-leg bridge"),
    lift(
        "single-leg bridge",
        2,
        None,
        LOWER_CORE,
        &["one thigh held to the chest side", "hips level all the way", "push through the heel"],
        [HOOK.left_leg(85, 90).on(&[SEAT, CHEST, RIGHT_FOOT]), BRIDGE.left_leg(72, 90).on(&[CHEST, RIGHT_FOOT])],
    )
    .pattern(Pattern::Hinge)
    .each_side()
    .easier("glute bridge")
    .harder("long-lever single-leg bridge"),
    lift(
        "long-lever single-leg bridge",
        3,
        None,
        LOWER_CORE,
        &["heel far from the seat", "lift in one piece", "stop before it cramps"],
        [
            SUPINE.right_leg(28, 56).right_ankle(5).left_leg(80, 80).on(&[SEAT, CHEST, RIGHT_HEEL]),
            BRIDGE.trunk(-106).right_leg(-2, 42).right_ankle(5).left_leg(76, 90).on(&[CHEST, RIGHT_HEEL]),
        ],
    )
    .pattern(Pattern::Hinge)
    .each_side()
    .tiring()
    .easier("single-leg bridge"),
    lift(
        "kneeling hamstring lower",
        3,
        None,
        LOWER,
        &[
            "heels held under something firm",
            "straight from knees to head",
            "lower as slowly as you can",
            "catch with the hands",
        ],
        [
            STAND.legs(0, 90).ankles(-40).arms(30, 120).on(&[LEFT_KNEE, RIGHT_KNEE, LEFT_TOES, RIGHT_TOES]),
            STAND.trunk(52).legs(6, 44).ankles(-40).arms(60, 110).on(&[LEFT_KNEE, RIGHT_KNEE, LEFT_TOES, RIGHT_TOES]),
        ],
    )
    .pattern(Pattern::Hinge)
    .tiring()
    .easier("single-leg bridge"),
    lift(
        "hip thrust",
        2,
        Box,
        LOWER,
        &["shoulder blades on the edge", "chin in, ribs down", "shins upright at the top"],
        [THRUST_LOW, THRUST_HIGH],
    )
    .pattern(Pattern::Hinge)
    .easier("glute bridge")
    .harder("single-leg hip thrust"),
    lift(
        "single-leg hip thrust",
        3,
        Box,
        LOWER_CORE,
        &["one foot in the middle", "hips level", "a second still at the top"],
        [
            THRUST_LOW.left_leg(85, 90).on(&[raised(Part::Chest, 40), RIGHT_FOOT]),
            THRUST_HIGH.left_leg(80, 90).on(&[raised(Part::Chest, 40), RIGHT_FOOT]),
        ],
    )
    .pattern(Pattern::Hinge)
    .each_side()
    .tiring()
    .easier("hip thrust"),
    lift(
        "barbell hip thrust",
        3,
        Barbell,
        LOWER,
        &["a pad between bar and hips", "chin in, look ahead", "squeeze at the top, do not arch"],
        [
            THRUST_LOW.arms(20, 30).with(&[Gear::Barbell(At::Hips)]),
            THRUST_HIGH.arms(14, 20).with(&[Gear::Barbell(At::Hips)]),
        ],
    )
    .pattern(Pattern::Hinge)
    .also(Box)
    .tiring()
    .easier("hip thrust"),
    lift(
        "dumbbell romanian deadlift",
        2,
        Dumbbell,
        LOWER_BACK_CORE,
        &["dumbbells close to the thighs", "hips back, shins still", "stop where the back wants to round"],
        [STAND.arms(8, 2).with(&[Gear::Dumbbell(At::Hands)]), HINGE.with(&[Gear::Dumbbell(At::Hands)])],
    )
    .pattern(Pattern::Hinge)
    .tiring()
    .easier("hip hinge")
    .harder("single-leg dumbbell deadlift"),
    lift(
        "single-leg dumbbell deadlift",
        3,
        Dumbbell,
        LOWER_BACK_CORE,
        &["dumbbell in the hand of the free leg", "rear heel long behind", "hips level, both points ahead"],
        [
            STAND.right_leg(2, 6).left_leg(-4, 20).on(ON_RIGHT).with(&[Gear::Dumbbell(At::LeftHand)]),
            SINGLE.right_arm(40, 10).with(&[Gear::Dumbbell(At::LeftHand)]),
        ],
    )
    .pattern(Pattern::Hinge)
    .each_side()
    .tiring()
    .easier("dumbbell romanian deadlift"),
    lift(
        "single-leg kettlebell deadlift",
        3,
        Kettlebell,
        LOWER_BACK_CORE,
        &["bell towards the inside of the foot", "the free leg balances", "no turning of the hips"],
        [
            STAND.right_leg(2, 6).left_leg(-4, 20).on(ON_RIGHT).with(&[Gear::Kettlebell(At::LeftHand)]),
            SINGLE.right_arm(40, 10).with(&[Gear::Kettlebell(At::LeftHand)]),
        ],
    )
    .pattern(Pattern::Hinge)
    .each_side()
    .tiring()
    .easier("kettlebell deadlift"),
    lift(
        "band good morning",
        1,
        Band,
        LOWER_BACK_CORE,
        &["band under the feet and over the shoulders", "hips back, chest long", "snap up tall"],
        [
            HINGE.trunk(64).legs(80, 22).arms(30, 140).with(&[Gear::Band(At::Feet, At::Shoulders)]),
            STAND.arms(20, 140).with(&[Gear::Band(At::Feet, At::Shoulders)]),
        ],
    )
    .pattern(Pattern::Hinge)
    .harder("single-leg deadlift with band row"),
    lift(
        "cable pull-through",
        2,
        Cable,
        LOWER_BACK_CORE,
        &["back to the pulley, cable between the legs", "hips reach back for it", "stand up and squeeze"],
        [
            HINGE.stride(14, 8).arms(28, 2).with(&[Gear::Cable(At::Hands, -130, 30)]),
            STAND.stride(14, 8).arms(14, 2).with(&[Gear::Cable(At::Hands, -130, 30)]),
        ],
    )
    .pattern(Pattern::Hinge)
    .easier("hip hinge")
    .harder("single-leg cable deadlift"),
    lift(
        "single-leg cable deadlift",
        3,
        Cable,
        LOWER_BACK_CORE,
        &["handle in the hand of the free leg", "fold slowly towards the pulley", "stand up without a wobble"],
        [
            STAND.right_leg(2, 6).left_leg(-4, 20).left_arm(50, 2).on(ON_RIGHT).with(&[Gear::Cable(
                At::LeftHand,
                130,
                25,
            )]),
            SINGLE.left_arm(100, 2).right_arm(20, 10).with(&[Gear::Cable(At::LeftHand, 130, 25)]),
        ],
    )
    .pattern(Pattern::Hinge)
    .each_side()
    .tiring()
    .easier("cable pull-through"),
    lift(
        "romanian deadlift",
        3,
        Barbell,
        LOWER_BACK_CORE,
        &["bar slides along the thighs", "soft knees, still shins", "feel the hamstrings, then stand up"],
        [STAND.arms(8, 2).with(&[Gear::Barbell(At::Hands)]), HINGE.with(&[Gear::Barbell(At::Hands)])],
    )
    .pattern(Pattern::Hinge)
    .tiring()
    .easier("hip hinge"),
];
