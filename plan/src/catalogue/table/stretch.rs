//! Mobility: more room in hips, legs, ankles and upper back.

use super::super::{
    Dose::{Hold, Reps},
    Drill,
    DrillKind::Mobility,
    pose::Gear,
    stance::*,
};
use super::{HIP_FLEXORS, KNEES, SIDES, drill};

pub const TABLE: &[Drill] = &[
    drill(
        "half-kneeling hip flexor stretch",
        Mobility,
        "hip_flexors",
        Hold(40),
        &["tuck the tail under first", "then move forward a little", "ribs down"],
        [HALF_KNEELING, HALF_KNEELING.left_leg(-16, 74).right_leg(78, 102).left_arm(165, 4)],
    )
    .each_side()
    .on(&[HIP_FLEXORS, SIDES]),
    drill(
        "couch stretch",
        Mobility,
        "quads",
        Hold(45),
        &["rear shin up against a wall", "tail tucked, chest tall", "closer to the wall only if it stays easy"],
        [
            HALF_KNEELING.trunk(30).left_leg(22, 138).right_leg(108, 84).arms(60, 10).with(&[Gear::Wall(-75)]),
            HALF_KNEELING.left_leg(-8, 142).right_leg(84, 92).arms(30, 40).with(&[Gear::Wall(-75)]),
        ],
    )
    .each_side()
    .on(&[HIP_FLEXORS]),
    drill(
        "standing quad stretch",
        Mobility,
        "quads",
        Hold(30),
        &["heel to the seat", "knees side by side", "stand tall, do not arch"],
        [
            STAND.left_leg(0, 60).on(ON_RIGHT),
            STAND.left_leg(-8, 138).left_ankle(-40).left_arm(-46, 36).right_arm(40, 10).on(ON_RIGHT),
        ],
    )
    .each_side()
    .on(&[HIP_FLEXORS]),
    drill(
        "long lunge with reach",
        Mobility,
        "hip_flexors",
        Reps(6),
        &["long step, rear leg straight", "hands by the front foot", "one arm up, look after it"],
        [
            SPLIT_LOW.trunk(52).right_leg(128, 88).left_leg(36, 10).arms(62, 4),
            SPLIT_LOW
                .trunk(40)
                .twist(45)
                .right_leg(118, 88)
                .left_leg(24, 10)
                .left_arm(62, 4)
                .right_arm(20, 6)
                .right_reach(100, 0),
        ],
    )
    .each_side()
    .on(&[HIP_FLEXORS, SIDES]),
    drill(
        "hip circles on hands and knees",
        Mobility,
        "glutes",
        Reps(6),
        &["knee forward, out, back, down", "the trunk does not move", "as big as it stays smooth"],
        [
            ALL_FOURS.left_leg(110, 110).on(&[RIGHT_KNEE, LEFT_HAND, RIGHT_HAND]),
            ALL_FOURS.left_leg(50, 90).left_stride(50, 0).on(&[RIGHT_KNEE, LEFT_HAND, RIGHT_HAND]),
        ],
    )
    .each_side(),
    drill(
        "figure-four stretch",
        Mobility,
        "glutes",
        Hold(40),
        &["on the back, ankle over the other knee", "draw the lower thigh in", "shoulders stay down"],
        [
            HOOK.left_leg(70, 96).left_stride(26, 70).on(&[SEAT, CHEST, RIGHT_FOOT]),
            SUPINE.right_leg(105, 92).left_leg(110, 96).left_stride(26, 70).arms(60, 40),
        ],
    )
    .each_side(),
    drill(
        "hamstring floss on the back",
        Mobility,
        "hamstrings",
        Reps(10),
        &["hands behind the thigh", "straighten the knee until it pulls", "bend and straighten slowly"],
        [SUPINE.right_leg(90, 90).left_leg(4, 4).arms(62, 30), SUPINE.right_leg(90, 16).left_leg(4, 4).arms(62, 30)],
    )
    .each_side(),
    drill(
        "hamstring sweep",
        Mobility,
        "hamstrings",
        Reps(8),
        &["heel ahead, toes up, knee straight", "fold at the hips, sweep past the foot", "a step, then the other side"],
        [
            STAND.left_leg(22, 0).left_ankle(10).right_leg(4, 12).on(&[RIGHT_FOOT, LEFT_HEEL]),
            HINGE.trunk(76).left_leg(100, 2).left_ankle(22).right_leg(82, 26).arms(70, 4).on(&[RIGHT_FOOT, LEFT_HEEL]),
        ],
    )
    .each_side(),
    drill(
        "calf stretch at a wall",
        Mobility,
        "calves",
        Hold(40),
        &["rear knee straight, heel down", "toes point at the wall", "lean from the ankle"],
        [
            STAND.trunk(8).right_leg(36, 30).left_leg(-14, 4).arms(84, 20).on(FEET).with(&[Gear::Wall(62)]),
            STAND.trunk(14).right_leg(56, 52).left_leg(-18, 2).arms(90, 30).on(FEET).with(&[Gear::Wall(62)]),
        ],
    )
    .each_side(),
    drill(
        "knee-to-wall rock",
        Mobility,
        "ankles",
        Reps(10),
        &["foot a hand from the wall", "knee over the toes to the wall", "the heel stays down"],
        [
            STAND.right_leg(30, 30).left_leg(-12, 22).left_ankle(10).arms(14, 20).on(SPLIT).with(&[Gear::Wall(42)]),
            STAND
                .trunk(6)
                .right_leg(52, 80)
                .left_leg(-2, 40)
                .left_ankle(16)
                .arms(20, 30)
                .on(SPLIT)
                .with(&[Gear::Wall(42)]),
        ],
    )
    .each_side()
    .on(&[KNEES, SIDES]),
    drill(
        "adductor rock-back",
        Mobility,
        "adductors",
        Reps(10),
        &["hands and knees, one leg long to the side", "hips back to the heel", "back stays long"],
        [
            ALL_FOURS.right_leg(70, 4).right_stride(58, 0).on(&[LEFT_KNEE, LEFT_HAND, RIGHT_HAND]).above(),
            ALL_FOURS
                .trunk(80)
                .left_leg(118, 132)
                .right_leg(95, 4)
                .right_stride(58, 0)
                .arms(150, 4)
                .on(&[LEFT_KNEE, LEFT_HAND, RIGHT_HAND])
                .above(),
        ],
    )
    .each_side()
    .on(&[KNEES]),
    drill(
        "deep squat hold",
        Mobility,
        "adductors",
        Hold(40),
        &[
            "feet wide, toes a little out",
            "elbows press the knees apart",
            "heels down; hold on to something if they rise",
        ],
        [STAND.stride(18, 20), SQUAT.trunk(26).legs(132, 138).stride(26, 20).arms(55, 110)],
    )
    .on(&[KNEES]),
    drill(
        "open book",
        Mobility,
        "thoracic",
        Reps(8),
        &["on the side, knees together and bent", "open the upper arm to the other side", "eyes follow the hand"],
        [
            SIDE_LYING.legs(80, 90).arms(88, 4).above(),
            SIDE_LYING.legs(80, 90).twist(45).left_arm(88, 4).right_arm(60, 4).right_reach(100, 0).above(),
        ],
    )
    .each_side(),
    drill(
        "cat and cow",
        Mobility,
        "thoracic",
        Reps(8),
        &["round the back, chin in", "then let it sink, chest ahead", "move with the breath"],
        [ALL_FOURS.trunk(74).spine(36).neck(30), ALL_FOURS.trunk(98).spine(-28).neck(-30)],
    ),
    drill(
        "toe stretch",
        Mobility,
        "feet",
        Hold(30),
        &["kneel with the toes tucked under", "sit back on the heels slowly", "ease off before it hurts"],
        [
            STAND.trunk(30).legs(88, 110).ankles(30).arms(40, 10).on(&[LEFT_KNEE, RIGHT_KNEE, LEFT_TOES, RIGHT_TOES]),
            STAND.legs(78, 146).ankles(36).arms(34, 24).on(&[LEFT_KNEE, RIGHT_KNEE, LEFT_TOES, RIGHT_TOES]),
        ],
    ),
    drill(
        "leg swings",
        Mobility,
        "hip_flexors",
        Reps(12),
        &["tall, one hand on a wall", "swing from the hip, ahead and behind", "a little higher each time"],
        [STAND.left_leg(-26, 20).right_arm(30, 20).on(ON_RIGHT), STAND.left_leg(72, 10).right_arm(30, 20).on(ON_RIGHT)],
    )
    .each_side()
    .on(&[HIP_FLEXORS]),
];
