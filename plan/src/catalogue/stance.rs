//! Positions that many figures start from.

use super::pose::{Arm, Contact, Leg, Part, Pose, View};

const fn ground(part: Part) -> Contact {
    Contact { part, height_cm: 0 }
}

/// A part borne at a height.
pub const fn raised(part: Part, height_cm: u8) -> Contact {
    Contact { part, height_cm }
}

pub const LEFT_FOOT: Contact = ground(Part::LeftFoot);
pub const RIGHT_FOOT: Contact = ground(Part::RightFoot);
pub const LEFT_TOES: Contact = ground(Part::LeftToes);
pub const RIGHT_TOES: Contact = ground(Part::RightToes);
pub const LEFT_HEEL: Contact = ground(Part::LeftHeel);
pub const RIGHT_HEEL: Contact = ground(Part::RightHeel);
pub const LEFT_KNEE: Contact = ground(Part::LeftKnee);
pub const RIGHT_KNEE: Contact = ground(Part::RightKnee);
pub const LEFT_HAND: Contact = ground(Part::LeftHand);
pub const RIGHT_HAND: Contact = ground(Part::RightHand);
pub const LEFT_ELBOW: Contact = ground(Part::LeftElbow);
pub const RIGHT_ELBOW: Contact = ground(Part::RightElbow);
pub const SEAT: Contact = ground(Part::Seat);
pub const CHEST: Contact = ground(Part::Chest);

pub const FEET: &[Contact] = &[LEFT_FOOT, RIGHT_FOOT];
pub const TOES: &[Contact] = &[LEFT_TOES, RIGHT_TOES];
pub const ON_RIGHT: &[Contact] = &[RIGHT_FOOT];
pub const SPLIT: &[Contact] = &[RIGHT_FOOT, LEFT_TOES];
pub const FOURS: &[Contact] = &[LEFT_KNEE, RIGHT_KNEE, LEFT_HAND, RIGHT_HAND];
pub const HANDS_AND_TOES: &[Contact] = &[LEFT_TOES, RIGHT_TOES, LEFT_HAND, RIGHT_HAND];
pub const HANDS_AND_FEET: &[Contact] = &[LEFT_FOOT, RIGHT_FOOT, LEFT_HAND, RIGHT_HAND];
pub const ELBOWS_AND_TOES: &[Contact] = &[LEFT_TOES, RIGHT_TOES, LEFT_ELBOW, RIGHT_ELBOW];
pub const LYING: &[Contact] = &[SEAT, CHEST];
pub const LYING_FEET: &[Contact] = &[SEAT, CHEST, LEFT_FOOT, RIGHT_FOOT];
pub const SHOULDERS_AND_FEET: &[Contact] = &[CHEST, LEFT_FOOT, RIGHT_FOOT];
pub const HALF_KNEELING_ON: &[Contact] = &[RIGHT_FOOT, LEFT_KNEE];

const LEG: Leg = Leg { hip: 0, spread: 4, turn: 0, knee: 0, ankle: 0 };
const ARM: Arm = Arm { shoulder: 4, spread: 8, turn: 0, elbow: 12 };

/// Upright, arms hanging.
pub const STAND: Pose = Pose {
    view: View::Side,
    trunk: 0,
    spine: 0,
    lean: 0,
    roll: 0,
    twist: 0,
    neck: 0,
    left_leg: LEG,
    right_leg: LEG,
    left_arm: ARM,
    right_arm: ARM,
    on: FEET,
    air_cm: 0,
    gear: &[],
};
/// Thighs level.
pub const SQUAT: Pose = STAND.trunk(38).legs(122, 112).stride(16, 12);
/// A quarter of the way down, hips back.
pub const READY: Pose = STAND.trunk(38).legs(82, 66).stride(10, 6);
/// Hips folded, knees soft, back long.
pub const HINGE: Pose = STAND.trunk(72).legs(88, 22).neck(-20).arms(72, 4);
/// Hips folded with the hands at the shins: a lift from the floor.
pub const FLOOR: Pose = STAND.trunk(58).legs(110, 72).neck(-20).arms(60, 0);
/// On the right leg, left knee high.
pub const MARCH: Pose = STAND.right_leg(0, 2).left_leg(90, 90).on(ON_RIGHT);
/// Feet apart in a line, right ahead, knees almost straight.
pub const SPLIT_HIGH: Pose = STAND.right_leg(26, 12).left_leg(-18, 14).left_ankle(10).on(SPLIT);
/// Right ahead, rear knee just above the ground.
pub const SPLIT_LOW: Pose = STAND.trunk(6).right_leg(94, 92).left_leg(-4, 86).left_ankle(25).on(SPLIT);
/// Left knee on the ground, right foot ahead.
pub const HALF_KNEELING: Pose = STAND.right_leg(90, 90).left_leg(0, 92).left_ankle(-40).on(HALF_KNEELING_ON);
/// Hands and knees.
pub const ALL_FOURS: Pose = STAND.trunk(86).neck(-10).legs(86, 90).ankles(-45).arms(86, 4).on(FOURS);
/// Straight from the toes to the head, arms straight.
pub const PLANK: Pose = STAND.trunk(70).neck(-8).legs(2, 0).ankles(5).arms(72, 2).on(HANDS_AND_TOES);
/// Straight from the toes to the head, on the elbows.
pub const ELBOW_PLANK: Pose = STAND.trunk(81).neck(-8).legs(2, 0).ankles(5).arms(82, 90).on(ELBOWS_AND_TOES);
/// On the back, legs long, arms beside.
pub const SUPINE: Pose = STAND.trunk(-90).legs(2, 2).ankles(-15).arms(0, 6).reach(16, 0).on(LYING);
/// On the back, feet flat.
pub const HOOK: Pose = SUPINE.legs(55, 110).on(LYING_FEET);
/// On the back, hips up, feet flat.
pub const BRIDGE: Pose = SUPINE.trunk(-114).neck(24).legs(0, 108).arms(-24, 4).on(SHOULDERS_AND_FEET);
/// Face down, legs long.
pub const PRONE: Pose = STAND.trunk(90).neck(-6).legs(0, 0).ankles(-50).arms(4, 6).on(LYING);
/// On the left side, right side up, facing the reader.
pub const SIDE_LYING: Pose =
    STAND.trunk(90).roll(90).legs(10, 10).stride(0, 0).left_arm(165, 20).left_reach(0, 0).right_arm(20, 60).on(LYING);
/// Sitting, leaning back, knees bent, heels down.
pub const SEATED_LEANING: Pose = STAND.trunk(-35).spine(12).legs(95, 90).ankles(8).on(&[SEAT, LEFT_HEEL, RIGHT_HEEL]);
