//! Hops, bounds and skips: one foot after the other.

use super::super::{
    Intensity::{High, Low, Medium},
    Plyometric,
    pose::Part,
    stance::*,
};
use super::spring;
use training::spec::Equipment::{Box, None};

pub const TABLE: &[Plyometric] = &[
    spring(
        "skipping for height",
        (1, Low, 2),
        None,
        &["skip as a child does", "knee and opposite arm drive up", "land under the hips"],
        [
            STAND.trunk(6).right_leg(24, 26).left_leg(0, 50).right_arm(-25, 85).left_arm(30, 85).on(ON_RIGHT),
            STAND.right_leg(-8, 6).right_ankle(-38).left_leg(85, 90).right_arm(50, 85).left_arm(-35, 85).air(22),
        ],
    )
    .harder("bounding"),
    spring(
        "bounding",
        (3, High, 2),
        None,
        &["long, springing steps", "knee through, foot strikes from above", "stay tall, stop when it gets heavy"],
        [
            STAND.trunk(8).right_leg(26, 28).left_leg(-10, 70).right_arm(-35, 85).left_arm(45, 85).on(ON_RIGHT),
            STAND
                .trunk(6)
                .right_leg(-28, 30)
                .right_ankle(-40)
                .left_leg(72, 62)
                .right_arm(55, 85)
                .left_arm(-45, 85)
                .air(26),
        ],
    )
    .easier("skipping for height"),
    spring(
        "hop and hold",
        (2, Medium, 1),
        None,
        &["small hop ahead on one foot", "land and stand still for three seconds", "knee over the second toe"],
        [
            STAND.trunk(16).right_leg(44, 50).left_leg(10, 80).arms(-30, 40).on(ON_RIGHT),
            STAND.right_leg(4, 10).right_ankle(-35).left_leg(25, 80).arms(60, 40).air(16),
        ],
    )
    .easier("pogo hops")
    .harder("single-leg hops"),
    spring(
        "single-leg hops",
        (3, High, 1),
        None,
        &["springy on one foot, ahead", "the other leg helps", "short contact, quiet landing"],
        [
            STAND.trunk(10).right_leg(34, 40).left_leg(4, 80).right_arm(-30, 80).left_arm(30, 80).on(ON_RIGHT),
            STAND
                .trunk(6)
                .right_leg(8, 14)
                .right_ankle(-38)
                .left_leg(62, 90)
                .right_arm(40, 80)
                .left_arm(-30, 80)
                .air(26),
        ],
    )
    .easier("hop and hold"),
    spring(
        "skater bound",
        (2, Medium, 1),
        None,
        &["sideways from foot to foot", "land on a bent knee", "hold a second before the next"],
        [
            STAND
                .trunk(30)
                .right_leg(66, 62)
                .left_leg(14, 70)
                .left_stride(-16, 0)
                .lean(8)
                .left_arm(50, 50)
                .right_arm(-20, 30)
                .on(ON_RIGHT)
                .front(),
            STAND
                .trunk(14)
                .right_leg(6, 12)
                .right_stride(22, 0)
                .right_ankle(-35)
                .left_leg(30, 36)
                .left_stride(26, 0)
                .arms(20, 40)
                .reach(40, 0)
                .air(20)
                .front(),
        ],
    )
    .easier("line jumps")
    .harder("single-leg hops"),
    spring(
        "box step-up jump",
        (2, Medium, 1),
        Box,
        &["one foot on the box", "drive up off that leg", "land with the same foot on the box"],
        [
            STAND
                .trunk(18)
                .right_leg(88, 84)
                .left_leg(8, 4)
                .arms(-35, 30)
                .on(&[LEFT_FOOT, raised(Part::RightFoot, 35)]),
            STAND.right_leg(2, 6).right_ankle(-38).left_leg(80, 85).arms(90, 60).air(60),
        ],
    )
    .easier("low box jump"),
];
