//! What joints can do.

use super::pose::{Arm, Leg, Pose};
use std::ops::RangeInclusive;

/// The angles of a pose that no healthy joint reaches, by name with the angle; empty for a possible pose.
///
/// The ranges are those of a supple adult, rounded to 5 degrees: default, not a finding.
#[must_use]
pub fn impossible(pose: &Pose) -> Vec<(&'static str, i16)> {
    let trunk: [(&str, i16, RangeInclusive<i16>); 6] = [
        ("trunk", pose.trunk, -120..=150),
        ("spine", pose.spine, -40..=70),
        ("lean", pose.lean, -90..=90),
        ("roll", pose.roll, -90..=90),
        ("twist", pose.twist, -60..=60),
        ("neck", pose.neck, -60..=50),
    ];
    let limbs = [pose.left_leg, pose.right_leg].map(leg).into_iter().flatten();
    let arms = [pose.left_arm, pose.right_arm].map(arm).into_iter().flatten();
    let all = trunk.into_iter().chain(limbs).chain(arms);
    all.filter(|(_, angle, range)| !range.contains(angle)).map(|(name, angle, _)| (name, angle)).collect()
}

fn leg(leg: Leg) -> [(&'static str, i16, RangeInclusive<i16>); 5] {
    [
        ("hip", leg.hip, -30..=135),
        ("hip spread", leg.spread, -30..=60),
        ("hip turn", leg.turn, -45..=80),
        ("knee", leg.knee, 0..=155),
        ("ankle", leg.ankle, -60..=45),
    ]
}

fn arm(arm: Arm) -> [(&'static str, i16, RangeInclusive<i16>); 4] {
    [
        ("shoulder", arm.shoulder, -65..=185),
        ("shoulder spread", arm.spread, -45..=120),
        ("shoulder turn", arm.turn, -90..=110),
        ("elbow", arm.elbow, 0..=150),
    ]
}
