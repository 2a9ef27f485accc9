//! One leg does most.

use super::super::{
    Exercise, Part, Pattern, Pose,
    pose::{At, Gear},
    stance::*,
};
use super::{LOWER, LOWER_CORE, LOWER_UPPER_CORE, lift};
use training::spec::Equipment::{Band, Barbell, Box, Dumbbell, Kettlebell, MedicineBall, None};

const LOW_ON_RIGHT: Pose = STAND.trunk(42).right_leg(118, 118).left_leg(116, 8).arms(125, 5).on(ON_RIGHT);
const REAR_RAISED_HIGH: Pose =
    STAND.trunk(4).right_leg(24, 16).left_leg(-12, 62).left_ankle(-45).on(&[RIGHT_FOOT, raised(Part::LeftToes, 40)]);
const REAR_RAISED_LOW: Pose =
    STAND.trunk(18).right_leg(106, 92).left_leg(2, 108).left_ankle(-45).on(&[RIGHT_FOOT, raised(Part::LeftToes, 40)]);

pub const TABLE: &[Exercise] = &[
    lift(
        "split squat",
        1,
        None,
        LOWER,
        &["feet on two rails, not on a rope", "straight down", "most of the weight on the front foot"],
        [SPLIT_HIGH, SPLIT_LOW],
    )
    .pattern(Pattern::SingleLeg)
    .each_side()
    .harder("reverse lunge"),
    lift(
        "reverse lunge",
        2,
        None,
        LOWER,
        &["long step back", "knee just above the ground", "pull yourself up with the front leg"],
        [STAND, SPLIT_LOW],
    )
    .pattern(Pattern::SingleLeg)
    .each_side()
    .easier("split squat")
    .harder("pistol squat"),
    lift(
        "walking lunge",
        2,
        None,
        LOWER,
        &["step, sink, stand tall on the front leg", "straight through into the next step", "quiet feet"],
        [MARCH, SPLIT_LOW],
    )
    .pattern(Pattern::SingleLeg)
    .each_side()
    .tiring()
    .easier("split squat"),
    lift(
        "lateral lunge",
        2,
        None,
        LOWER,
        &["wide step to the side", "hips back over that foot", "the other leg long", "push back to the middle"],
        [
            STAND.front(),
            STAND
                .trunk(40)
                .right_leg(108, 104)
                .right_stride(22, 10)
                .left_leg(44, 4)
                .left_stride(42, 0)
                .lean(6)
                .arms(80, 30)
                .front(),
        ],
    )
    .pattern(Pattern::SingleLeg)
    .each_side()
    .easier("split squat"),
    lift(
        "pistol squat",
        3,
        None,
        LOWER_CORE,
        &["free leg long ahead", "down slowly, heel stays on the ground", "knee over the toes", "up without a swing"],
        [STAND.right_leg(0, 2).left_leg(30, 4).arms(85, 4).on(ON_RIGHT), LOW_ON_RIGHT],
    )
    .pattern(Pattern::SingleLeg)
    .each_side()
    .tiring()
    .easier("reverse lunge"),
    lift(
        "skater squat",
        3,
        None,
        LOWER_CORE,
        &["free knee down behind you", "touch the ground softly", "arms ahead for balance"],
        [
            STAND.right_leg(2, 4).left_leg(0, 60).arms(30, 10).on(ON_RIGHT),
            STAND.trunk(48).right_leg(126, 112).left_leg(40, 118).left_ankle(-30).arms(130, 5).on(ON_RIGHT),
        ],
    )
    .pattern(Pattern::SingleLeg)
    .each_side()
    .tiring()
    .easier("reverse lunge"),
    lift(
        "step-down",
        2,
        Box,
        LOWER,
        &["stand on the edge", "lower the other heel to the ground", "hips level, knee over the second toe"],
        [
            STAND.right_leg(0, 2).left_leg(14, 8).arms(30, 10).on(&[raised(Part::RightFoot, 25)]),
            STAND.trunk(26).right_leg(82, 78).left_leg(36, 8).arms(90, 5).on(&[raised(Part::RightFoot, 25), LEFT_HEEL]),
        ],
    )
    .pattern(Pattern::SingleLeg)
    .each_side()
    .easier("step-up")
    .harder("rear-foot-raised split squat"),
    lift(
        "step-up",
        1,
        Box,
        LOWER,
        &["whole foot on the box", "lean a little ahead", "stand up without a push from below"],
        [
            STAND.trunk(16).right_leg(86, 84).left_leg(8, 4).on(&[LEFT_FOOT, raised(Part::RightFoot, 40)]),
            MARCH.arms(20, 40).on(&[raised(Part::RightFoot, 40)]),
        ],
    )
    .pattern(Pattern::SingleLeg)
    .each_side()
    .harder("step-down"),
    lift(
        "rear-foot-raised split squat",
        3,
        Box,
        LOWER_CORE,
        &["rear foot on the box, laces down", "sink straight down", "front heel stays heavy"],
        [REAR_RAISED_HIGH, REAR_RAISED_LOW],
    )
    .pattern(Pattern::SingleLeg)
    .each_side()
    .tiring()
    .easier("step-down"),
    lift(
        "dumbbell split squat",
        2,
        Dumbbell,
        LOWER,
        &["dumbbells hang beside the hips", "straight down", "front foot does the work"],
        [SPLIT_HIGH.with(&[Gear::Dumbbell(At::Hands)]), SPLIT_LOW.with(&[Gear::Dumbbell(At::Hands)])],
    )
    .pattern(Pattern::SingleLeg)
    .each_side()
    .tiring()
    .easier("split squat")
    .harder("dumbbell rear-foot-raised split squat"),
    lift(
        "dumbbell rear-foot-raised split squat",
        3,
        Dumbbell,
        LOWER_CORE,
        &["rear foot on a box", "lean a little ahead", "up through the front heel"],
        [
            REAR_RAISED_HIGH.with(&[Gear::Dumbbell(At::Hands)]),
            REAR_RAISED_LOW.arms(18, 8).with(&[Gear::Dumbbell(At::Hands)]),
        ],
    )
    .pattern(Pattern::SingleLeg)
    .also(Box)
    .each_side()
    .tiring()
    .easier("dumbbell split squat"),
    lift(
        "kettlebell front-rack reverse lunge",
        3,
        Kettlebell,
        LOWER_UPPER_CORE,
        &["bell on the forearm, wrist straight", "step back on the bell's side", "ribs over hips"],
        [
            STAND.left_arm(30, 140).with(&[Gear::Kettlebell(At::LeftHand)]),
            SPLIT_LOW.left_arm(35, 140).with(&[Gear::Kettlebell(At::LeftHand)]),
        ],
    )
    .pattern(Pattern::SingleLeg)
    .each_side()
    .tiring()
    .easier("split squat"),
    lift(
        "medicine-ball lunge with turn",
        2,
        MedicineBall,
        LOWER_UPPER_CORE,
        &["step into the lunge first", "then turn the chest over the front leg", "knee stays over the foot"],
        [
            STAND.arms(85, 20).with(&[Gear::Ball(At::Hands)]),
            SPLIT_LOW.twist(40).arms(85, 20).with(&[Gear::Ball(At::Hands)]),
        ],
    )
    .pattern(Pattern::SingleLeg)
    .each_side()
    .easier("split squat"),
    lift(
        "barbell reverse lunge",
        3,
        Barbell,
        LOWER_CORE,
        &["bar on the upper back", "long, quiet step back", "stand up before the next one"],
        [
            STAND.arms(-20, 130).reach(20, 40).with(&[Gear::Barbell(At::UpperBack)]),
            SPLIT_LOW.arms(-20, 130).reach(20, 40).with(&[Gear::Barbell(At::UpperBack)]),
        ],
    )
    .pattern(Pattern::SingleLeg)
    .each_side()
    .tiring()
    .easier("reverse lunge"),
    lift(
        "band side walk",
        1,
        Band,
        LOWER,
        &["band around the ankles", "low and level", "lead with the heel, feet never together"],
        [
            READY.stride(8, 2).arms(30, 90).front().with(&[Gear::Band(At::Ankles, At::Ankles)]),
            READY
                .left_stride(10, 2)
                .right_stride(30, 2)
                .arms(30, 90)
                .front()
                .with(&[Gear::Band(At::Ankles, At::Ankles)]),
        ],
    )
    .pattern(Pattern::SingleLeg)
    .each_side(),
];
