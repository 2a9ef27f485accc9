//! Activation: waking up what should work.

use super::super::{
    Dose::{Hold, Reps},
    Drill,
    DrillKind::Activation,
    stance::*,
};
use super::{GLUTES, HIP_FLEXORS, KNEES, SIDES, drill};

pub const TABLE: &[Drill] = &[
    drill(
        "clamshell",
        Activation,
        "glutes",
        Reps(15),
        &["on the side, knees bent, heels together", "open the upper knee", "the pelvis does not roll back"],
        [
            SIDE_LYING.legs(50, 90).right_arm(30, 60).above(),
            SIDE_LYING.legs(50, 90).right_stride(28, 45).right_arm(30, 60).above(),
        ],
    )
    .each_side()
    .on(&[KNEES, GLUTES]),
    drill(
        "side-lying leg raise",
        Activation,
        "glutes",
        Reps(12),
        &["lower knee bent, upper leg long", "heel leads, toes ahead", "a little behind the body"],
        [
            SIDE_LYING.left_leg(40, 80).right_leg(-6, 2),
            SIDE_LYING.left_leg(40, 80).right_leg(-8, 2).right_stride(38, 0),
        ],
    )
    .each_side()
    .on(&[KNEES, GLUTES, SIDES]),
    drill(
        "bridge with a five-second squeeze",
        Activation,
        "glutes",
        Reps(8),
        &["tuck the tail first", "push through the heels", "five seconds hard at the top"],
        [HOOK, BRIDGE],
    )
    .on(&[GLUTES, HIP_FLEXORS]),
    drill(
        "marching bridge",
        Activation,
        "glutes",
        Reps(10),
        &["hips up and still", "lift one foot, then the other", "no sinking on either side"],
        [BRIDGE, BRIDGE.left_leg(80, 95).on(&[CHEST, RIGHT_FOOT])],
    )
    .on(&[GLUTES, SIDES]),
    drill(
        "standing hip hike",
        Activation,
        "glutes",
        Reps(12),
        &["on one leg, knee straight", "let the free side sink, then lift it", "move only at the hip"],
        [
            STAND.lean(-7).right_stride(-4, 0).left_leg(6, 4).left_stride(12, 0).on(ON_RIGHT).front(),
            STAND.lean(7).right_stride(12, 0).left_leg(10, 22).left_stride(0, 0).on(ON_RIGHT).front(),
        ],
    )
    .each_side()
    .on(&[KNEES, SIDES]),
    drill(
        "single-leg balance with reach",
        Activation,
        "ankles",
        Reps(6),
        &["three points of the foot on the ground", "tap ahead, beside and behind", "knee over the second toe"],
        [
            STAND.right_leg(14, 20).left_leg(34, 4).arms(20, 40).on(ON_RIGHT),
            STAND.trunk(30).right_leg(66, 60).left_leg(4, 10).arms(60, 30).on(ON_RIGHT),
        ],
    )
    .each_side()
    .on(&[KNEES, SIDES]),
    drill(
        "short foot",
        Activation,
        "feet",
        Hold(20),
        &["draw the ball of the foot to the heel", "toes stay long", "the arch rises, the knee stays still"],
        [STAND, STAND.legs(6, 8)],
    )
    .each_side()
    .on(&[KNEES]),
    drill(
        "wall march",
        Activation,
        "hip_flexors",
        Reps(10),
        &["lean on the wall in one line", "knee up, toes up", "change fast, hold two seconds"],
        [
            STAND.trunk(28).legs(0, 2).ankles(10).arms(92, 6).on(FEET).with(&[super::super::pose::Gear::Wall(95)]),
            STAND
                .trunk(28)
                .right_leg(0, 2)
                .left_leg(95, 95)
                .right_ankle(10)
                .arms(92, 6)
                .on(ON_RIGHT)
                .with(&[super::super::pose::Gear::Wall(95)]),
        ],
    )
    .on(&[HIP_FLEXORS, GLUTES]),
    drill(
        "prone hip extension",
        Activation,
        "glutes",
        Reps(10),
        &["face down, squeeze one buttock first", "then lift the thigh a hand high", "belly stays on the ground"],
        [PRONE.arms(0, 120).reach(90, 90), PRONE.arms(0, 120).reach(90, 90).left_leg(-18, 4)],
    )
    .each_side()
    .on(&[GLUTES, SIDES]),
];
