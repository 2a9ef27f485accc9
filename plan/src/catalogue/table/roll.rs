//! Foam rolling.

use super::super::{
    Dose::Hold,
    Drill,
    DrillKind::FoamRoll,
    Pose,
    pose::{Contact, Gear, Part},
    stance::*,
};
use super::drill;

/// Sitting back on the hands, one calf or thigh on the roller.
const ON_HANDS: Pose = STAND.trunk(-32).neck(14).legs(60, 6).ankles(-10).arms(-32, 4);
const ROLLER_HIGH: u8 = 15;
const FRONT: Pose = ELBOW_PLANK.trunk(84).arms(84, 90);

const fn on(part: Part) -> Contact {
    raised(part, ROLLER_HIGH)
}

pub const TABLE: &[Drill] = &[
    drill(
        "roll the quads",
        FoamRoll,
        "quads",
        Hold(45),
        &["roller below the thighs, on the elbows", "from above the knee to the hip", "wait where it is tender"],
        [
            FRONT
                .on(&[LEFT_ELBOW, RIGHT_ELBOW, on(Part::LeftKnee), on(Part::RightKnee)])
                .with(&[Gear::Roller(Part::RightKnee)]),
            FRONT.on(&[LEFT_ELBOW, RIGHT_ELBOW, on(Part::Seat)]).with(&[Gear::Roller(Part::Seat)]),
        ],
    ),
    drill(
        "roll the hip flexors",
        FoamRoll,
        "hip_flexors",
        Hold(40),
        &["roller below the front of one hip", "small and slow", "other leg bent to the side"],
        [
            FRONT
                .left_leg(40, 80)
                .left_stride(40, 30)
                .on(&[LEFT_ELBOW, RIGHT_ELBOW, on(Part::Seat), RIGHT_TOES])
                .with(&[Gear::Roller(Part::Seat)]),
            FRONT
                .left_leg(40, 80)
                .left_stride(40, 30)
                .right_leg(-4, 30)
                .on(&[LEFT_ELBOW, RIGHT_ELBOW, on(Part::Seat)])
                .with(&[Gear::Roller(Part::Seat)]),
        ],
    )
    .each_side(),
    drill(
        "roll the glutes",
        FoamRoll,
        "glutes",
        Hold(45),
        &["sit on the roller, ankle over the other knee", "lean to that side", "short strokes"],
        [
            ON_HANDS
                .right_leg(75, 88)
                .left_leg(95, 100)
                .left_stride(28, 65)
                .on(&[on(Part::Seat), RIGHT_FOOT, LEFT_HAND, RIGHT_HAND])
                .with(&[Gear::Roller(Part::Seat)]),
            ON_HANDS
                .trunk(-40)
                .right_leg(66, 72)
                .left_leg(90, 100)
                .left_stride(28, 65)
                .on(&[on(Part::Seat), RIGHT_FOOT, LEFT_HAND, RIGHT_HAND])
                .with(&[Gear::Roller(Part::Seat)]),
        ],
    )
    .each_side(),
    drill(
        "roll the hamstrings",
        FoamRoll,
        "hamstrings",
        Hold(45),
        &["hands behind you, roller under one thigh", "from the knee to the seat", "toes up, then turned in and out"],
        [
            ON_HANDS
                .right_leg(62, 8)
                .left_leg(78, 84)
                .on(&[LEFT_HAND, RIGHT_HAND, LEFT_FOOT, on(Part::RightKnee)])
                .with(&[Gear::Roller(Part::RightKnee)]),
            ON_HANDS
                .trunk(-44)
                .right_leg(52, 8)
                .left_leg(66, 60)
                .on(&[LEFT_HAND, RIGHT_HAND, LEFT_FOOT, on(Part::RightKnee)])
                .with(&[Gear::Roller(Part::RightKnee)]),
        ],
    )
    .each_side(),
    drill(
        "roll the calves",
        FoamRoll,
        "calves",
        Hold(45),
        &["roller under one calf, hips up", "from the ankle to below the knee", "turn the foot in and out"],
        [
            ON_HANDS
                .right_leg(56, 4)
                .left_leg(60, 6)
                .on(&[LEFT_HAND, RIGHT_HAND, on(Part::RightHeel), on(Part::LeftHeel)])
                .with(&[Gear::Roller(Part::RightHeel)]),
            ON_HANDS
                .right_leg(50, 4)
                .left_leg(54, 6)
                .trunk(-44)
                .on(&[LEFT_HAND, RIGHT_HAND, on(Part::RightHeel), on(Part::LeftHeel)])
                .with(&[Gear::Roller(Part::RightHeel)]),
        ],
    )
    .each_side(),
    drill(
        "roll the outer thigh",
        FoamRoll,
        "it_band",
        Hold(30),
        &[
            "on the side, upper foot ahead on the ground",
            "take weight off with that foot",
            "the muscle, not the bone at the knee",
        ],
        [
            SIDE_LYING
                .trunk(76)
                .left_leg(0, 2)
                .right_leg(60, 80)
                .left_arm(0, 88)
                .left_reach(80, 0)
                .right_arm(70, 20)
                .on(&[LEFT_ELBOW, on(Part::Seat)])
                .with(&[Gear::Roller(Part::Seat)]),
            SIDE_LYING
                .trunk(74)
                .left_leg(0, 2)
                .right_leg(60, 80)
                .left_arm(0, 88)
                .left_reach(80, 0)
                .right_arm(70, 20)
                .on(&[LEFT_ELBOW, on(Part::LeftKnee)])
                .with(&[Gear::Roller(Part::LeftKnee)]),
        ],
    )
    .each_side(),
    drill(
        "roll the inner thigh",
        FoamRoll,
        "adductors",
        Hold(40),
        &[
            "face down, one knee out to the side on the roller",
            "from the knee towards the groin",
            "slowly, without pressing",
        ],
        [
            FRONT
                .left_leg(26, 80)
                .left_stride(50, 20)
                .on(&[LEFT_ELBOW, RIGHT_ELBOW, RIGHT_TOES, on(Part::LeftKnee)])
                .with(&[Gear::Roller(Part::LeftKnee)]),
            FRONT
                .left_leg(20, 80)
                .left_stride(50, 20)
                .on(&[LEFT_ELBOW, RIGHT_ELBOW, RIGHT_TOES, on(Part::LeftKnee)])
                .with(&[Gear::Roller(Part::LeftKnee)]),
        ],
    )
    .each_side(),
    drill(
        "roll the upper back",
        FoamRoll,
        "thoracic",
        Hold(45),
        &["roller across the shoulder blades", "hands behind the head, hips low", "breathe out and let the chest sink"],
        [
            HOOK.trunk(-98)
                .legs(40, 100)
                .neck(20)
                .arms(120, 145)
                .on(&[on(Part::Chest), LEFT_FOOT, RIGHT_FOOT])
                .with(&[Gear::Roller(Part::Chest)]),
            HOOK.trunk(-92)
                .spine(-22)
                .legs(48, 104)
                .neck(0)
                .arms(130, 145)
                .on(&[on(Part::Chest), LEFT_FOOT, RIGHT_FOOT])
                .with(&[Gear::Roller(Part::Chest)]),
        ],
    ),
    drill(
        "roll the shins",
        FoamRoll,
        "ankles",
        Hold(30),
        &["hands and knees, shins on the roller", "beside the bone, never on it", "from the ankle to below the knee"],
        [
            ALL_FOURS
                .legs(100, 100)
                .ankles(-40)
                .on(&[LEFT_HAND, RIGHT_HAND, on(Part::LeftKnee), on(Part::RightKnee)])
                .with(&[Gear::Roller(Part::RightKnee)]),
            ALL_FOURS
                .legs(124, 124)
                .arms(104, 4)
                .ankles(-40)
                .on(&[LEFT_HAND, RIGHT_HAND, on(Part::LeftKnee), on(Part::RightKnee)])
                .with(&[Gear::Roller(Part::RightKnee)]),
        ],
    )
    .each_side(),
];
