//! Calf and foot.

use super::super::{
    Exercise, Part, Pattern,
    pose::{At, Gear},
    stance::*,
};
use super::{LOWER, lift};
use training::spec::Equipment::{Barbell, Box, Dumbbell, None};

pub const TABLE: &[Exercise] = &[
    lift(
        "calf raise",
        1,
        None,
        LOWER,
        &["fingertips on a wall for balance", "up over the big toe", "two seconds down"],
        [STAND, STAND.ankles(-38).on(TOES)],
    )
    .pattern(Pattern::Calf)
    .harder("single-leg calf raise"),
    lift(
        "single-leg calf raise",
        2,
        None,
        LOWER,
        &["straight knee", "as high as the other side", "slow on the way down"],
        [STAND.left_leg(2, 60).on(ON_RIGHT), STAND.left_leg(2, 60).right_ankle(-38).on(&[RIGHT_TOES])],
    )
    .pattern(Pattern::Calf)
    .each_side()
    .easier("calf raise")
    .harder("heel drop from a box"),
    lift(
        "bent-knee calf raise",
        1,
        None,
        LOWER,
        &["sit a little, back to the wall", "lift both heels and stay low", "press through the ball of the foot"],
        [STAND.legs(52, 60).with(&[Gear::Wall(-40)]), STAND.legs(52, 60).ankles(-24).on(TOES).with(&[Gear::Wall(-40)])],
    )
    .pattern(Pattern::Calf),
    lift(
        "heel drop from a box",
        3,
        Box,
        LOWER,
        &["ball of the foot on the edge", "up on both, down on one", "three seconds down, below the edge"],
        [
            STAND.left_leg(10, 60).right_ankle(-38).on(&[raised(Part::RightToes, 25)]),
            STAND.left_leg(10, 60).right_ankle(22).on(&[raised(Part::RightToes, 25)]),
        ],
    )
    .pattern(Pattern::Calf)
    .each_side()
    .tiring()
    .easier("single-leg calf raise"),
    lift(
        "dumbbell calf raise",
        3,
        Dumbbell,
        LOWER,
        &["one leg, dumbbell on that side", "free hand on the wall", "full height every time"],
        [
            STAND.left_leg(2, 60).on(ON_RIGHT).with(&[Gear::Dumbbell(At::RightHand)]),
            STAND.left_leg(2, 60).right_ankle(-38).on(&[RIGHT_TOES]).with(&[Gear::Dumbbell(At::RightHand)]),
        ],
    )
    .pattern(Pattern::Calf)
    .each_side()
    .easier("single-leg calf raise"),
    lift(
        "barbell calf raise",
        3,
        Barbell,
        LOWER,
        &["bar on the upper back", "rise over both big toes", "a second at the top"],
        [
            STAND.arms(-20, 130).reach(20, 40).with(&[Gear::Barbell(At::UpperBack)]),
            STAND.ankles(-36).on(TOES).arms(-20, 130).reach(20, 40).with(&[Gear::Barbell(At::UpperBack)]),
        ],
    )
    .pattern(Pattern::Calf)
    .easier("calf raise"),
];
