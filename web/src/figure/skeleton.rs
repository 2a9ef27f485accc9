//! Forward kinematics: from angles to where every joint is.

use super::{
    posture::{ANKLE, ELBOW, HIP, KNEE, PITCH, Posture, SHOULDER},
    vector::{Vector, add, along, middle, times, turn},
};
use app::catalogue::Part;

/// Lengths of a body of 1.75 m, in metres: rounded, of nobody in particular.
pub mod length {
    /// Pelvis to waist.
    pub const LUMBAR: f64 = 0.20;
    /// Waist to the base of the neck.
    pub const THORAX: f64 = 0.31;
    /// From the middle to a hip.
    pub const HALF_HIPS: f64 = 0.085;
    /// From the middle to a shoulder.
    pub const HALF_SHOULDERS: f64 = 0.17;
    /// Hip to knee.
    pub const THIGH: f64 = 0.43;
    /// Knee to ankle.
    pub const SHANK: f64 = 0.42;
    /// Shoulder to elbow.
    pub const UPPER_ARM: f64 = 0.29;
    /// Elbow to the middle of the hand.
    pub const FOREARM: f64 = 0.31;
    /// Ankle down to the sole.
    pub const ANKLE_HEIGHT: f64 = 0.075;
    /// Ankle back to the heel.
    pub const HEEL: f64 = 0.05;
    /// Ankle ahead to the ball.
    pub const BALL: f64 = 0.12;
    /// Ball to the tip of the toes.
    pub const TOES: f64 = 0.06;
    /// Radius of the head.
    pub const HEAD: f64 = 0.105;
}

/// A leg's points, from hip to toes; the foot's lie on the sole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LegPoints {
    /// Hip.
    pub hip: Vector,
    /// Knee.
    pub knee: Vector,
    /// Ankle.
    pub ankle: Vector,
    /// Heel.
    pub heel: Vector,
    /// Ball of the foot.
    pub ball: Vector,
    /// Tip of the toes, as if they could not bend.
    pub toes: Vector,
}

/// An arm's points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ArmPoints {
    /// Shoulder.
    pub shoulder: Vector,
    /// Elbow.
    pub elbow: Vector,
    /// Middle of the hand.
    pub hand: Vector,
    /// At a right angle to the forearm, where the elbow's inside looks.
    pub inside: Vector,
}

/// Where every joint is, in metres: ahead, up, to the body's right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Skeleton {
    /// Middle of the hips.
    pub pelvis: Vector,
    /// Waist.
    pub waist: Vector,
    /// Base of the neck.
    pub neck: Vector,
    /// Middle of the head.
    pub head: Vector,
    /// Where the face looks.
    pub face: Vector,
    /// To the chest's right.
    pub across: Vector,
    /// Left leg, right leg.
    pub legs: [LegPoints; 2],
    /// Left arm, right arm.
    pub arms: [ArmPoints; 2],
}

/// Up, ahead and right of a part of the trunk.
type Frame = [Vector; 3];

impl Skeleton {
    /// The joints of a posture.
    #[must_use]
    pub fn of(posture: &Posture) -> Self {
        let [pitch, spine, lean, roll, twist, nod] = posture.trunk;
        debug_assert_eq!(pitch, posture.trunk[PITCH]);
        let pelvis = [0.0, posture.height, 0.0];
        let low = frame(pitch, lean, roll);
        let [up, ahead, right] = frame(pitch + spine, lean, roll);
        let high = [up, turn(ahead, right, twist), turn(right, times(-1.0, ahead), twist)];
        let waist = along(pelvis, length::LUMBAR, low[0]);
        let neck = along(waist, length::THORAX, high[0]);
        let skull = turn(high[0], high[1], nod);
        let shoulders = along(neck, -0.03, high[0]);
        let side = |i: usize| if i == 0 { -1.0 } else { 1.0 };
        Self {
            pelvis,
            waist,
            neck,
            head: along(along(neck, 0.05, high[0]), 0.13, skull),
            face: turn(high[1], times(-1.0, high[0]), nod),
            across: high[2],
            legs: std::array::from_fn(|i| {
                leg(along(pelvis, side(i) * length::HALF_HIPS, low[2]), low, side(i), posture.legs[i])
            }),
            arms: std::array::from_fn(|i| {
                arm(along(shoulders, side(i) * length::HALF_SHOULDERS, high[2]), high, side(i), posture.arms[i])
            }),
        }
    }

    /// The points of a part that touch what bears it, with how far the surface of the body lies below them.
    #[must_use]
    pub fn touching(&self, part: Part) -> Vec<(Vector, f64)> {
        let [left, right] = &self.legs;
        let sole = |leg: &LegPoints| vec![(leg.heel, 0.0), (leg.ball, 0.0)];
        let front = |leg: &LegPoints| {
            let foot_points_back = leg.toes[1] < leg.ball[1] && leg.toes[0] < leg.ball[0];
            vec![(if foot_points_back { leg.toes } else { leg.ball }, 0.0)]
        };
        // On the side a body is wider than it is deep, most at the shoulders.
        let on_side = self.across[1].abs();
        match part {
            Part::LeftFoot => sole(left),
            Part::RightFoot => sole(right),
            Part::LeftToes => front(left),
            Part::RightToes => front(right),
            Part::LeftHeel => vec![(left.heel, 0.0)],
            Part::RightHeel => vec![(right.heel, 0.0)],
            Part::LeftKnee => vec![(left.knee, 0.055)],
            Part::RightKnee => vec![(right.knee, 0.055)],
            Part::LeftHand => vec![(self.arms[0].hand, 0.03)],
            Part::RightHand => vec![(self.arms[1].hand, 0.03)],
            Part::LeftElbow => vec![(self.arms[0].elbow, 0.04)],
            Part::RightElbow => vec![(self.arms[1].elbow, 0.04)],
            Part::Seat => vec![(self.pelvis, 0.10 + 0.05 * on_side)],
            Part::Chest => vec![(middle(self.waist, self.neck), 0.10 + 0.09 * on_side)],
        }
    }

    /// The same body moved.
    #[must_use]
    pub fn moved(mut self, by: Vector) -> Self {
        for point in self.points_mut() {
            *point = add(*point, by);
        }
        self
    }

    fn points_mut(&mut self) -> impl Iterator<Item = &mut Vector> {
        let legs = self
            .legs
            .iter_mut()
            .flat_map(|l| [&mut l.hip, &mut l.knee, &mut l.ankle, &mut l.heel, &mut l.ball, &mut l.toes]);
        let arms = self.arms.iter_mut().flat_map(|a| [&mut a.shoulder, &mut a.elbow, &mut a.hand]);
        [&mut self.pelvis, &mut self.waist, &mut self.neck, &mut self.head].into_iter().chain(legs).chain(arms)
    }
}

fn frame(pitch: f64, lean: f64, roll: f64) -> Frame {
    let (up, ahead, right) = ([0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]);
    let (up, ahead) = (turn(up, ahead, pitch), turn(ahead, times(-1.0, up), pitch));
    let (up, right) = (turn(up, right, lean), turn(right, times(-1.0, up), lean));
    [up, turn(ahead, right, roll), turn(right, times(-1.0, ahead), roll)]
}

/// A limb's first bone, where its joint bends towards, both at right angles.
fn bone([up, ahead, right]: Frame, side: f64, flexion: f64, spread: f64, rotation: f64) -> (Vector, Vector) {
    let out = times(side, right);
    let forward = turn(times(-1.0, up), ahead, flexion);
    let front = turn(ahead, up, flexion);
    let way = turn(forward, out, spread);
    let outer = turn(out, times(-1.0, forward), spread);
    (way, turn(front, outer, rotation))
}

fn leg(hip: Vector, frame: Frame, side: f64, angles: [f64; 5]) -> LegPoints {
    let (thigh, front) = bone(frame, side, angles[HIP], angles[1], angles[2]);
    let shank = turn(thigh, times(-1.0, front), angles[KNEE]);
    let fore = turn(front, thigh, angles[KNEE]);
    let foot = turn(fore, times(-1.0, shank), angles[ANKLE]);
    let down = turn(shank, fore, angles[ANKLE]);
    let knee = along(hip, length::THIGH, thigh);
    let ankle = along(knee, length::SHANK, shank);
    let sole = along(ankle, length::ANKLE_HEIGHT, down);
    let ball = along(sole, length::BALL, foot);
    LegPoints { hip, knee, ankle, heel: along(sole, -length::HEEL, foot), ball, toes: along(ball, length::TOES, foot) }
}

fn arm(shoulder: Vector, frame: Frame, side: f64, angles: [f64; 4]) -> ArmPoints {
    let (upper, front) = bone(frame, side, angles[SHOULDER], angles[1], angles[2]);
    let forearm = turn(upper, front, angles[ELBOW]);
    let elbow = along(shoulder, length::UPPER_ARM, upper);
    ArmPoints {
        shoulder,
        elbow,
        hand: along(elbow, length::FOREARM, forearm),
        inside: turn(front, times(-1.0, upper), angles[ELBOW]),
    }
}
