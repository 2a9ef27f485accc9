//! Figures: a body that keeps its measures, stands on its feet, and is drawn as well-formed SVG.
#![allow(clippy::unwrap_used)]

use app::catalogue::{Contact, Entry, Pose, drills, find, impossible, movement_check::TESTS, plyometrics, strength};
use web::figure::{
    self,
    posture::Posture,
    scene::bodies,
    settle::{misses, settle},
    skeleton::{Skeleton, length},
};

/// A borne part may miss its surface by so many metres: less than the thickness of a line.
const CLOSE_M: f64 = 0.03;
/// Settling may go beyond a joint's range by so many degrees: less than a reader sees.
const SEEN_DEGREES: i16 = 6;

fn all() -> Vec<(&'static str, Pose, Pose)> {
    let lifts = strength().map(Entry::Strength).chain(plyometrics().map(Entry::Plyometric));
    let entries = lifts.chain(drills().map(Entry::Drill)).map(|e| (e.name(), e.poses().0, e.poses().1));
    entries.chain(TESTS.iter().map(|t| (t.name, t.start, t.end))).collect()
}

fn heights(pose: &Pose) -> Vec<(Contact, f64)> {
    pose.on.iter().map(|c| (*c, f64::from(c.height_cm) / 100.0)).collect()
}

fn settled(pose: &Pose) -> Posture {
    settle(&Posture::of(pose), &heights(pose), f64::from(pose.air_cm) / 100.0)
}

fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

#[test]
fn limbs_keep_their_length_through_every_movement() {
    for (name, start, end) in all() {
        for body in bodies(&start, &end, 7) {
            for leg in body.legs {
                assert!((distance(leg.hip, leg.knee) - length::THIGH).abs() < 1e-9, "{name}");
                assert!((distance(leg.knee, leg.ankle) - length::SHANK).abs() < 1e-9, "{name}");
                assert!((distance(leg.heel, leg.ball) - length::HEEL - length::BALL).abs() < 1e-9, "{name}");
            }
            for arm in body.arms {
                assert!((distance(arm.shoulder, arm.elbow) - length::UPPER_ARM).abs() < 1e-9, "{name}");
                assert!((distance(arm.elbow, arm.hand) - length::FOREARM).abs() < 1e-9, "{name}");
            }
            assert!((distance(body.pelvis, body.waist) - length::LUMBAR).abs() < 1e-9, "{name}");
        }
    }
}

#[test]
fn what_bears_is_met() {
    let mut wrong = Vec::new();
    for (name, start, end) in all() {
        for (which, pose) in [("start", start), ("end", end)] {
            for (miss, contact) in misses(&settled(&pose), &heights(&pose)).iter().zip(0..) {
                if miss.abs() > CLOSE_M {
                    wrong.push(format!("{name}, {which}: point {contact} misses by {miss:.3} m"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_sinks_far_into_the_ground() {
    let mut wrong = Vec::new();
    for (name, start, end) in all() {
        for (which, pose) in [("start", start), ("end", end)] {
            let body = Skeleton::of(&settled(&pose));
            let knees = body.legs.map(|l| l.knee[1]);
            let arms = body.arms.iter().flat_map(|a| [a.elbow[1], a.hand[1]]);
            let lowest =
                knees.into_iter().chain(arms).chain([body.pelvis[1], body.neck[1]]).fold(f64::INFINITY, f64::min);
            if lowest < -0.06 {
                wrong.push(format!("{name}, {which}: {lowest:.2} m"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn settled_joints_are_still_possible() {
    let mut wrong = Vec::new();
    for (name, start, end) in all() {
        for (which, pose) in [("start", start), ("end", end)] {
            let posture = settled(&pose);
            let mut round = pose;
            let towards_rest = |v: f64| (v.abs() - f64::from(SEEN_DEGREES)).max(0.0).copysign(v).round() as i16;
            for (leg, angles) in [&mut round.left_leg, &mut round.right_leg].into_iter().zip(posture.legs) {
                [leg.hip, leg.spread, leg.turn, leg.knee, leg.ankle] = angles.map(towards_rest);
            }
            for (arm, angles) in [&mut round.left_arm, &mut round.right_arm].into_iter().zip(posture.arms) {
                [arm.shoulder, arm.spread, arm.turn, arm.elbow] = angles.map(towards_rest);
            }
            let faults = impossible(&round);
            if !faults.is_empty() {
                wrong.push(format!("{name}, {which}: {faults:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_mirrored_pose_is_the_mirrored_body() {
    let flip = |[ahead, up, right]: [f64; 3]| [ahead, up, -right];
    for (name, start, end) in all() {
        for pose in [start, end] {
            let (body, other) = (Skeleton::of(&Posture::of(&pose)), Skeleton::of(&Posture::of(&pose.mirrored())));
            for (side, opposite) in [(0, 1), (1, 0)] {
                assert!(distance(body.legs[side].toes, flip(other.legs[opposite].toes)) < 1e-9, "{name}");
                assert!(distance(body.arms[side].hand, flip(other.arms[opposite].hand)) < 1e-9, "{name}");
            }
            assert!(distance(body.head, flip(other.head)) < 1e-9, "{name}");
        }
    }
}

#[test]
fn a_knee_bends_as_far_as_it_says() {
    let (start, _) = find("bodyweight squat").unwrap().poses();
    for knee in [0, 45, 90, 120] {
        let leg = Skeleton::of(&Posture::of(&start.legs(40, knee))).legs[1];
        let side = distance(leg.hip, leg.ankle);
        let (a, b) = (length::THIGH, length::SHANK);
        let angle = ((a * a + b * b - side * side) / (2.0 * a * b)).acos().to_degrees();
        assert!((180.0 - angle - f64::from(knee)).abs() < 1e-3, "{knee}: {angle}");
    }
}

#[test]
fn standing_is_upright_with_the_soles_on_the_ground() {
    let (start, _) = find("calf raise").unwrap().poses();
    let body = Skeleton::of(&settled(&start));
    assert!(body.legs.iter().all(|l| l.heel[1].abs() < 0.005 && l.ball[1].abs() < 0.005));
    assert!((1.4..=1.75).contains(&body.neck[1]), "{}", body.neck[1]);
    assert!(body.legs[0].hip[2] < 0.0 && body.legs[1].hip[2] > 0.0, "left is left");
}

#[test]
fn drawings_are_well_formed_small_and_named() {
    for (name, start, end) in all() {
        let still = figure::still(name, &start, &end).to_string();
        assert!(still.contains(&format!("<title>{name}: start and end position</title>")), "{name}");
        assert!(still.len() < 6_000, "{name}: {} bytes", still.len());
        well_formed(name, &still);
        if let Some(moving) = figure::moving(name, &start, &end) {
            let moving = moving.to_string();
            assert!(moving.contains("<animate ") && moving.len() < 16_000, "{name}: {} bytes", moving.len());
            well_formed(name, &moving);
        }
    }
}

fn well_formed(name: &str, svg: &str) {
    assert!(!svg.contains("NaN") && !svg.contains("inf") && !svg.contains("style="), "{name}");
    let mut reader = quick_xml::Reader::from_str(svg);
    reader.config_mut().check_end_names = true;
    let mut depth = 0;
    loop {
        match reader.read_event().unwrap_or_else(|fault| panic!("{name}: {fault}")) {
            quick_xml::events::Event::Start(_) => depth += 1,
            quick_xml::events::Event::End(_) => depth -= 1,
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{name}");
}

#[test]
fn names_with_markup_stay_text() {
    let (start, end) = find("deadlift").unwrap().poses();
    let svg = figure::still("<b>&", &start, &end).to_string();
    assert!(svg.contains("<title>&lt;b>&amp;: start"), "{svg}");
}

#[test]
fn three_figures_look_as_reviewed() {
    for name in ["deadlift", "push-up", "box jump"] {
        let (start, end) = find(name).unwrap().poses();
        let svg = figure::still(name, &start, &end).to_string();
        insta::assert_snapshot!(name.replace([' ', '-'], "_"), svg.replace("><", ">\n<"));
    }
}
