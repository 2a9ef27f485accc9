//! The angles of a position as numbers that can be moved a little.

use app::catalogue::{Arm, Leg, Pose};

/// A position: angles in degrees as in [`Pose`], and the pelvis' height in metres. Left comes first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Posture {
    /// Pelvis: pitch, then spine, lean, roll, twist, neck.
    pub trunk: [f64; 6],
    /// Hip, spread, turn, knee, ankle.
    pub legs: [[f64; 5]; 2],
    /// Shoulder, spread, turn, elbow.
    pub arms: [[f64; 4]; 2],
    /// Pelvis above the ground.
    pub height: f64,
}

/// Places in [`Posture::trunk`].
pub const PITCH: usize = 0;
/// Place of the hip's flexion in a leg.
pub const HIP: usize = 0;
/// Place of the knee's flexion in a leg.
pub const KNEE: usize = 3;
/// Place of the ankle's angle in a leg.
pub const ANKLE: usize = 4;
/// Place of the shoulder's flexion in an arm.
pub const SHOULDER: usize = 0;
/// Place of the elbow's flexion in an arm.
pub const ELBOW: usize = 3;

impl Posture {
    /// A pose as written, pelvis on the ground.
    #[must_use]
    pub fn of(pose: &Pose) -> Self {
        let leg = |l: Leg| [l.hip, l.spread, l.turn, l.knee, l.ankle].map(f64::from);
        let arm = |a: Arm| [a.shoulder, a.spread, a.turn, a.elbow].map(f64::from);
        Self {
            trunk: [pose.trunk, pose.spine, pose.lean, pose.roll, pose.twist, pose.neck].map(f64::from),
            legs: [leg(pose.left_leg), leg(pose.right_leg)],
            arms: [arm(pose.left_arm), arm(pose.right_arm)],
            height: 0.0,
        }
    }

    /// The posture a share of the way from one to another.
    #[must_use]
    pub fn between(a: &Self, b: &Self, share: f64) -> Self {
        let mix = |x: f64, y: f64| x + share * (y - x);
        Self {
            trunk: std::array::from_fn(|i| mix(a.trunk[i], b.trunk[i])),
            legs: std::array::from_fn(|side| std::array::from_fn(|i| mix(a.legs[side][i], b.legs[side][i]))),
            arms: std::array::from_fn(|side| std::array::from_fn(|i| mix(a.arms[side][i], b.arms[side][i]))),
            height: mix(a.height, b.height),
        }
    }
}
