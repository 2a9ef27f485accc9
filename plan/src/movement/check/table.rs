//! The nine tests.

use super::Test;
use crate::catalogue::{Gear, Part, stance::*};

const KNEES: &str = "knees_cave_in";
const HIP_FLEXORS: &str = "tight_hip_flexors";
const GLUTES: &str = "quiet_glutes";

/// The tests in the order in which they are done: standing, on the ground, and the hop last.
pub const TESTS: [Test; 9] = [
    Test {
        key: "overhead_squat",
        name: "overhead squat",
        sides: false,
        instruction: &[
            "feet hip-wide, toes ahead, arms overhead",
            "sit down as deep as it goes, five times, slowly",
            "barefoot, with somebody watching from the front",
        ],
        look_for: &["knees that move inwards", "heels that rise", "arms or chest that fall ahead"],
        scores: [
            "thighs level, knees over the toes, heels down",
            "one of these is missing at the bottom",
            "knees move clearly inwards, or two are missing",
        ],
        findings: &[KNEES],
        areas: &["ankles", "thoracic"],
        start: STAND.arms(174, 2).reach(16, 0).stride(6, 2).front(),
        end: SQUAT.trunk(30).arms(150, 2).reach(16, 0).front(),
    },
    Test {
        key: "step_down",
        name: "step-down",
        sides: true,
        instruction: &[
            "stand on one leg on a stair of about 20 cm",
            "lower the other heel to the ground and come back, five times",
            "hands on the hips",
        ],
        look_for: &["the knee against the second toe", "a hip that drops", "a trunk that leans aside"],
        scores: [
            "knee over the second toe, hips level",
            "the knee or the hip wavers, and comes back",
            "the knee moves past the big toe, or the hip drops every time",
        ],
        findings: &[KNEES, GLUTES],
        areas: &["glutes"],
        start: STAND.right_leg(0, 2).left_leg(14, 8).arms(-20, 80).reach(25, 0).on(&[raised(Part::RightFoot, 20)]),
        end: STAND
            .trunk(22)
            .right_leg(76, 74)
            .left_leg(34, 8)
            .arms(-14, 80)
            .reach(25, 0)
            .on(&[raised(Part::RightFoot, 20), LEFT_HEEL]),
    },
    Test {
        key: "single_leg_balance",
        name: "single-leg balance",
        sides: true,
        instruction: &[
            "one foot on the ground, the other knee at hip height",
            "eyes ahead, arms hanging",
            "30 seconds",
        ],
        look_for: &["the foot that works to stay", "a hip that drops", "touches with the other foot"],
        scores: ["30 s, quiet", "30 s with the arms or a wobble", "a touch before 30 s"],
        findings: &[GLUTES],
        areas: &["feet", "ankles"],
        start: STAND.arms(4, 10),
        end: MARCH,
    },
    Test {
        key: "knee_to_wall",
        name: "knee to wall",
        sides: true,
        instruction: &[
            "foot at a right angle to the wall, a hand's width away",
            "knee to the wall without the heel leaving the ground",
            "move the foot back until it just works",
        ],
        look_for: &["the heel, somebody may hold a paper under it", "the knee over the toes, not inside them"],
        scores: [
            "the knee reaches with the big toe a hand's width away",
            "it reaches with the toe half a hand away",
            "it reaches only with the toe almost at the wall",
        ],
        findings: &[],
        areas: &["ankles", "calves"],
        start: STAND.right_leg(30, 30).left_leg(-12, 22).left_ankle(10).arms(14, 20).on(SPLIT).with(&[Gear::Wall(42)]),
        end: STAND
            .trunk(6)
            .right_leg(52, 80)
            .left_leg(-2, 40)
            .left_ankle(16)
            .arms(20, 30)
            .on(SPLIT)
            .with(&[Gear::Wall(42)]),
    },
    Test {
        key: "heel_raise",
        name: "single-leg heel raise",
        sides: true,
        instruction: &[
            "one foot, knee straight, fingertips on a wall",
            "heel up and down, two seconds each",
            "to 20, or until the height is lost",
        ],
        look_for: &["the height of the heel against the first one", "the weight over the big toe"],
        scores: ["20 of full height", "10 to 19", "fewer than 10"],
        findings: &[],
        areas: &["calves", "feet"],
        start: STAND.left_leg(2, 60).on(ON_RIGHT),
        end: STAND.left_leg(2, 60).right_ankle(-38).on(&[RIGHT_TOES]),
    },
    Test {
        key: "edge_of_bed",
        name: "leg over the edge",
        sides: true,
        instruction: &[
            "on the back with the seat at the edge of a firm bed or table",
            "hold one knee to the chest, let the other leg hang",
            "score the hanging side",
        ],
        look_for: &["the thigh against the level of the bed", "the bend of the hanging knee", "a back that arches"],
        scores: [
            "the thigh hangs below level, the knee hangs bent",
            "the thigh is level, or the knee stays half straight",
            "the thigh stays above level",
        ],
        findings: &[HIP_FLEXORS],
        areas: &["hip_flexors", "quads"],
        start: SUPINE.legs(118, 125).arms(70, 60).on(&[raised(Part::Seat, 55), raised(Part::Chest, 55)]),
        end: SUPINE
            .left_leg(120, 125)
            .right_leg(-12, 62)
            .arms(70, 60)
            .on(&[raised(Part::Seat, 55), raised(Part::Chest, 55)]),
    },
    Test {
        key: "single_leg_bridge",
        name: "single-leg bridge",
        sides: true,
        instruction: &[
            "on the back, one foot flat, the other thigh held up",
            "hips up to a straight line and down",
            "to 20, or until the hips drop",
        ],
        look_for: &["hips that stay level", "the work in the buttock, not in the back of the thigh"],
        scores: ["20, hips level", "10 to 19, or hips that tilt", "fewer than 10, or it cramps in the thigh"],
        findings: &[GLUTES],
        areas: &["glutes", "hamstrings"],
        start: HOOK.left_leg(85, 90).on(&[SEAT, CHEST, RIGHT_FOOT]),
        end: BRIDGE.left_leg(72, 90).on(&[CHEST, RIGHT_FOOT]),
    },
    Test {
        key: "hip_extension",
        name: "hip extension face down",
        sides: true,
        instruction: &[
            "face down, forehead on the hands",
            "lift one long leg a hand high, five times",
            "a hand on the buttock feels it",
        ],
        look_for: &["what works first: buttock, or back", "a pelvis that turns", "a knee that bends"],
        scores: [
            "the buttock first, the pelvis still",
            "the pelvis turns a little, or the back joins in",
            "the back does it, or the leg hardly lifts",
        ],
        findings: &[GLUTES, HIP_FLEXORS],
        areas: &["glutes", "hip_flexors"],
        start: PRONE.arms(0, 120).reach(90, 90),
        end: PRONE.arms(0, 120).reach(90, 90).left_leg(-18, 4),
    },
    Test {
        key: "hop_and_hold",
        name: "hop and hold",
        sides: true,
        instruction: &[
            "leave it out if anything hurt before",
            "a short hop ahead on one foot, land and stand still",
            "three times, three seconds each",
        ],
        look_for: &["the knee on landing, against the toes", "how loud the landing is", "a second little hop"],
        scores: [
            "quiet, still at once, knee over the toes",
            "a wobble or a loud landing",
            "the knee moves inwards, or it takes a second hop",
        ],
        findings: &[KNEES],
        areas: &["glutes", "ankles"],
        start: STAND.trunk(16).right_leg(44, 50).left_leg(10, 80).arms(-30, 40).on(ON_RIGHT),
        end: STAND.right_leg(4, 10).right_ankle(-35).left_leg(25, 80).arms(60, 40).air(16),
    },
];

/// The test of a key, if there is one.
#[must_use]
pub fn find(key: &str) -> Option<&'static Test> {
    TESTS.iter().find(|test| test.key == key)
}
