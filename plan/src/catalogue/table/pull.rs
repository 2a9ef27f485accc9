//! Pulling with the arms.

use super::super::{
    Exercise, Part, Pattern,
    pose::{At, Gear},
    stance::*,
};
use super::{BACK_CORE, UPPER_BACK, UPPER_BACK_CORE, lift};
use training::spec::Equipment::{Band, Barbell, Cable, Dumbbell, Kettlebell, MedicineBall, None};

pub const TABLE: &[Exercise] = &[
    lift(
        "prone arm raise",
        1,
        None,
        UPPER_BACK,
        &["face down, thumbs up", "shoulder blades down first", "arms off the ground like a Y"],
        [PRONE.arms(176, 2), PRONE.spine(-14).neck(-4).arms(184, 4)],
    )
    .pattern(Pattern::Pull)
    .harder("prone pull"),
    lift(
        "prone pull",
        2,
        None,
        UPPER_BACK_CORE,
        &["face down, chest just off the ground", "pull the elbows to the ribs", "reach long again, slowly"],
        [PRONE.spine(-16).arms(178, 4), PRONE.spine(-16).arms(0, 115).reach(50, 90)],
    )
    .pattern(Pattern::Pull)
    .easier("prone arm raise")
    .harder("towel door row"),
    lift(
        "towel door row",
        3,
        None,
        UPPER_BACK_CORE,
        &[
            "towel around a firm post or closed door's handles",
            "lean back, straight body",
            "pull the chest to the hands",
        ],
        [
            STAND
                .trunk(-38)
                .legs(2, 4)
                .ankles(5)
                .arms(58, 4)
                .on(&[LEFT_HEEL, RIGHT_HEEL])
                .with(&[Gear::BandTo(At::Hands, 75, 100), Gear::Wall(75)]),
            STAND
                .trunk(-24)
                .legs(2, 4)
                .ankles(5)
                .arms(-20, 115)
                .on(&[LEFT_HEEL, RIGHT_HEEL])
                .with(&[Gear::BandTo(At::Hands, 75, 100), Gear::Wall(75)]),
        ],
    )
    .pattern(Pattern::Pull)
    .easier("prone pull"),
    lift(
        "band pull-apart",
        1,
        Band,
        UPPER_BACK,
        &["arms long at chest height", "pull until the band meets the chest", "shoulders stay low"],
        [
            STAND.arms(86, 4).reach(6, 0).front().with(&[Gear::Band(At::LeftHand, At::RightHand)]),
            STAND.arms(86, 4).reach(82, 0).front().with(&[Gear::Band(At::LeftHand, At::RightHand)]),
        ],
    )
    .pattern(Pattern::Pull)
    .harder("band row"),
    lift(
        "band row",
        2,
        Band,
        UPPER_BACK,
        &["band at belly height", "shoulder blades back, then the elbows", "slow way home"],
        [
            READY.trunk(18).legs(38, 34).arms(85, 4).with(&[Gear::BandTo(At::Hands, 130, 95)]),
            READY.trunk(18).legs(38, 34).arms(-25, 100).with(&[Gear::BandTo(At::Hands, 130, 95)]),
        ],
    )
    .pattern(Pattern::Pull)
    .easier("band pull-apart")
    .harder("kneeling band pull-down"),
    lift(
        "kneeling band pull-down",
        3,
        Band,
        UPPER_BACK_CORE,
        &["strong band high above", "kneel tall, ribs down", "elbows to the back pockets"],
        [
            STAND
                .legs(4, 92)
                .ankles(-45)
                .arms(150, 4)
                .on(&[LEFT_KNEE, RIGHT_KNEE, LEFT_TOES, RIGHT_TOES])
                .with(&[Gear::BandTo(At::Hands, 70, 195)]),
            STAND
                .legs(4, 92)
                .ankles(-45)
                .arms(10, 120)
                .on(&[LEFT_KNEE, RIGHT_KNEE, LEFT_TOES, RIGHT_TOES])
                .with(&[Gear::BandTo(At::Hands, 70, 195)]),
        ],
    )
    .pattern(Pattern::Pull)
    .easier("band row"),
    lift(
        "single-arm dumbbell row",
        2,
        Dumbbell,
        UPPER_BACK,
        &["flat back, one hand on the thigh", "pull to the hip, not to the chest", "let it hang long"],
        [
            SPLIT_HIGH
                .trunk(58)
                .right_leg(84, 34)
                .left_leg(36, 10)
                .left_arm(58, 2)
                .right_arm(30, 40)
                .with(&[Gear::Dumbbell(At::LeftHand)]),
            SPLIT_HIGH
                .trunk(58)
                .right_leg(84, 34)
                .left_leg(36, 10)
                .left_arm(-15, 80)
                .right_arm(30, 40)
                .with(&[Gear::Dumbbell(At::LeftHand)]),
        ],
    )
    .pattern(Pattern::Pull)
    .each_side()
    .easier("prone arm raise")
    .harder("dumbbell bent-over row"),
    lift(
        "dumbbell bent-over row",
        3,
        Dumbbell,
        UPPER_BACK_CORE,
        &["hinge and stay there", "both elbows along the ribs", "no swing from the hips"],
        [
            HINGE.trunk(62).legs(80, 26).arms(62, 2).with(&[Gear::Dumbbell(At::Hands)]),
            HINGE.trunk(62).legs(80, 26).arms(-15, 85).with(&[Gear::Dumbbell(At::Hands)]),
        ],
    )
    .pattern(Pattern::Pull)
    .easier("single-arm dumbbell row"),
    lift(
        "kettlebell row",
        2,
        Kettlebell,
        UPPER_BACK,
        &["split stance, flat back", "bell to the hip", "a breath at the top"],
        [
            SPLIT_HIGH
                .trunk(58)
                .right_leg(84, 34)
                .left_leg(36, 10)
                .left_arm(58, 2)
                .right_arm(30, 40)
                .with(&[Gear::Kettlebell(At::LeftHand)]),
            SPLIT_HIGH
                .trunk(58)
                .right_leg(84, 34)
                .left_leg(36, 10)
                .left_arm(-15, 80)
                .right_arm(30, 40)
                .with(&[Gear::Kettlebell(At::LeftHand)]),
        ],
    )
    .pattern(Pattern::Pull)
    .each_side()
    .easier("prone arm raise")
    .harder("single-leg kettlebell row"),
    lift(
        "single-leg kettlebell row",
        3,
        Kettlebell,
        UPPER_BACK_CORE,
        &["fold over one leg like a seesaw", "hold still, row, lower", "bell in the hand of the free leg"],
        [
            HINGE
                .right_leg(86, 18)
                .left_leg(2, 6)
                .right_arm(40, 20)
                .on(ON_RIGHT)
                .with(&[Gear::Kettlebell(At::LeftHand)]),
            HINGE
                .right_leg(86, 18)
                .left_leg(2, 6)
                .right_arm(40, 20)
                .left_arm(-12, 85)
                .on(ON_RIGHT)
                .with(&[Gear::Kettlebell(At::LeftHand)]),
        ],
    )
    .pattern(Pattern::Pull)
    .each_side()
    .easier("kettlebell row"),
    lift(
        "medicine-ball pullover",
        1,
        MedicineBall,
        UPPER_BACK_CORE,
        &["on the back, feet flat", "ball back over the head with long arms", "ribs stay down"],
        [HOOK.arms(92, 8).with(&[Gear::Ball(At::Hands)]), HOOK.arms(168, 12).with(&[Gear::Ball(At::Hands)])],
    )
    .pattern(Pattern::Pull)
    .harder("prone pull"),
    lift(
        "single-arm cable row",
        2,
        Cable,
        UPPER_BACK,
        &["stand tall, feet split", "elbow along the ribs", "the chest stays square"],
        [
            SPLIT_HIGH.left_arm(84, 4).with(&[Gear::Cable(At::LeftHand, 130, 105)]),
            SPLIT_HIGH.left_arm(-35, 100).with(&[Gear::Cable(At::LeftHand, 130, 105)]),
        ],
    )
    .pattern(Pattern::Pull)
    .each_side()
    .easier("prone arm raise")
    .harder("kneeling cable pull-down"),
    lift(
        "kneeling cable pull-down",
        3,
        Cable,
        UPPER_BACK_CORE,
        &["kneel tall below the pulley", "shoulders down first", "hands to the collarbones"],
        [
            STAND
                .legs(4, 92)
                .ankles(-45)
                .arms(155, 4)
                .on(&[LEFT_KNEE, RIGHT_KNEE, LEFT_TOES, RIGHT_TOES])
                .with(&[Gear::Cable(At::Hands, 70, 200)]),
            STAND
                .legs(4, 92)
                .ankles(-45)
                .arms(10, 130)
                .on(&[LEFT_KNEE, RIGHT_KNEE, LEFT_TOES, RIGHT_TOES])
                .with(&[Gear::Cable(At::Hands, 70, 200)]),
        ],
    )
    .pattern(Pattern::Pull)
    .easier("single-arm cable row"),
    lift(
        "barbell bent-over row",
        3,
        Barbell,
        UPPER_BACK_CORE,
        &["hinge, back long", "bar to the lower ribs", "the trunk does not bob"],
        [
            HINGE.trunk(62).legs(80, 26).arms(62, 2).with(&[Gear::Barbell(At::Hands)]),
            HINGE.trunk(62).legs(80, 26).arms(-15, 90).with(&[Gear::Barbell(At::Hands)]),
        ],
    )
    .pattern(Pattern::Pull)
    .easier("prone pull"),
    lift(
        "back extension on the floor",
        1,
        None,
        BACK_CORE,
        &["face down, hands by the temples", "long neck, lift a little", "legs stay on the ground"],
        [PRONE.arms(0, 135).reach(80, 95), PRONE.spine(-26).arms(0, 135).reach(80, 95).on(&[raised(Part::Seat, 0)])],
    )
    .pattern(Pattern::Pull)
    .harder("prone pull"),
];
