//! Joint angles against the geometric fixture.
#![allow(clippy::unwrap_used)]

use physiology::{
    KeyPoint, Side, View, ankle_dorsiflexion_deg, flexion_deg, interior_angle_deg, key_point, knee_projection_deg,
    lean_deg, median_angle_deg, pelvic_drop_deg,
};
use proptest::prelude::*;

/// Relative: the fixture was computed from the same geometry.
const FORMULA: f64 = 1e-6;

fn at(x: f64, y: f64) -> KeyPoint {
    KeyPoint { x, y, visibility: 1.0 }
}

#[test]
fn agrees_with_the_fixture() {
    for row in testkit::golden("knee_projection.csv") {
        let point = |name: &str| at(row.number(&format!("{name}_x")), row.number(&format!("{name}_y")));
        let (hip, knee, ankle) = (point("hip"), point("knee"), point("ankle"));
        let side = if row.text("side") == "right" { Side::Right } else { Side::Left };
        row.agrees("interior_angle_deg", interior_angle_deg(hip, knee, ankle).unwrap(), FORMULA);
        row.agrees("fppa_deg", knee_projection_deg(hip, knee, ankle, side, View::Front).unwrap(), FORMULA);
    }
}

#[test]
fn points_unseen_alike_or_nan_are_refused() {
    let hidden = KeyPoint { visibility: 0.5, ..at(1.0, 1.0) };
    assert!(interior_angle_deg(hidden, at(2.0, 2.0), at(3.0, 1.0)).is_err());
    assert!(interior_angle_deg(at(2.0, 2.0), at(2.0, 2.0), at(3.0, 1.0)).is_err());
    assert!(interior_angle_deg(at(f64::NAN, 2.0), at(2.0, 2.0), at(3.0, 1.0)).is_err());
    assert!(key_point(f64::NAN, 0.5, 1280.0, 720.0, 1.0).is_err());
    assert!(
        lean_deg(at(1.0, 1.0), at(1.0, f64::NAN)).is_err() && pelvic_drop_deg(at(1.0, f64::NAN), at(1.0, 1.0)).is_err()
    );
    assert!(median_angle_deg(&[1.0, 2.0]).is_err() && median_angle_deg(&[1.0, f64::NAN, 2.0]).is_err());
}

#[test]
fn a_wide_picture_must_be_unstretched_first() {
    let shares = [(0.4, 0.2), (0.5, 0.4), (0.4, 0.6)];
    let [hip, knee, ankle] = shares.map(|(x, y)| key_point(x, y, 1600.0, 800.0, 1.0).unwrap());
    let [raw_hip, raw_knee, raw_ankle] = shares.map(|(x, y)| at(x, y));
    let right = interior_angle_deg(hip, knee, ankle).unwrap();
    assert!((right - 90.0).abs() < 1e-9);
    assert!((interior_angle_deg(raw_hip, raw_knee, raw_ankle).unwrap() - right).abs() > 30.0);
}

#[test]
fn toes_up_is_positive_dorsiflexion() {
    assert!(ankle_dorsiflexion_deg(at(100.0, 100.0), at(100.0, 200.0), at(140.0, 180.0)).unwrap() > 20.0);
}

proptest! {
    #[test]
    fn a_mirror_keeps_the_angle_and_turns_the_sign(hx in 50.0..150.0_f64, kx in 50.0..150.0_f64, ax in 50.0..150.0_f64) {
        let mirror = |point: KeyPoint| at(400.0 - point.x, point.y);
        let (hip, knee, ankle) = (at(hx, 100.0), at(kx, 200.0), at(ax, 300.0));
        let angle = |view, side, p: [KeyPoint; 3]| knee_projection_deg(p[0], p[1], p[2], side, view).unwrap();
        let (seen, mirrored) = ([hip, knee, ankle], [hip, knee, ankle].map(mirror));
        let straight = interior_angle_deg(hip, knee, ankle).unwrap();
        prop_assert!((straight - interior_angle_deg(mirrored[0], mirrored[1], mirrored[2]).unwrap()).abs() < 1e-9);
        prop_assert!((straight - interior_angle_deg(ankle, knee, hip).unwrap()).abs() < 1e-9);
        prop_assert!((flexion_deg(hip, knee, ankle).unwrap() + straight - 180.0).abs() < 1e-9);
        if straight < 179.999 {
            let front = angle(View::Front, Side::Right, seen);
            prop_assert!((front + angle(View::Front, Side::Left, seen)).abs() < 1e-9);
            prop_assert!((front - angle(View::Front, Side::Left, mirrored)).abs() < 1e-9);
            prop_assert!((front - angle(View::Back, Side::Right, mirrored)).abs() < 1e-9);
        }
    }

    #[test]
    fn bigger_pictures_have_the_same_angles(kx in 50.0..150.0_f64, scale in 0.2..5.0_f64) {
        let points = [(100.0, 100.0), (kx, 200.0), (110.0, 300.0)];
        let angle = |scale: f64| { let p = points.map(|(x, y)| at(x * scale, y * scale)); interior_angle_deg(p[0], p[1], p[2]).unwrap() };
        prop_assert!((angle(1.0) - angle(scale)).abs() < 1e-9);
    }
}
