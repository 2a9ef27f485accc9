//! A body position as joint angles, from which a figure can be drawn.

/// From where a figure is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// From the body's right, which faces the reader's right.
    Side,
    /// From the front.
    Front,
    /// From the side and well above, for what happens along the ground.
    Above,
}

/// The joints of a leg. All angles in degrees; standing straight is zero everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leg {
    /// Hip flexion: the thigh forward of the trunk's line.
    pub hip: i16,
    /// Hip abduction: the thigh outwards.
    pub spread: i16,
    /// Hip rotation: the kneecap turned outwards.
    pub turn: i16,
    /// Knee flexion.
    pub knee: i16,
    /// Ankle: the toes drawn up, negative when they point. A flat foot finds its own.
    pub ankle: i16,
}

/// The joints of an arm. All angles in degrees; hanging straight is zero everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arm {
    /// Shoulder flexion: 90 straight ahead, 180 overhead, negative behind.
    pub shoulder: i16,
    /// Shoulder abduction: the upper arm outwards.
    pub spread: i16,
    /// Shoulder rotation: the bent forearm turned outwards.
    pub turn: i16,
    /// Elbow flexion.
    pub elbow: i16,
}

/// A part of the body that can bear weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The whole left sole.
    LeftFoot,
    /// The whole right sole.
    RightFoot,
    /// The ball of the left foot.
    LeftToes,
    /// The ball of the right foot.
    RightToes,
    /// The left heel.
    LeftHeel,
    /// The right heel.
    RightHeel,
    /// The left knee.
    LeftKnee,
    /// The right knee.
    RightKnee,
    /// The left hand.
    LeftHand,
    /// The right hand.
    RightHand,
    /// The left elbow.
    LeftElbow,
    /// The right elbow.
    RightElbow,
    /// The pelvis: sitting, or lying on it.
    Seat,
    /// The upper trunk: lying on it, back, front or side.
    Chest,
}

/// What bears a part, and how high above the ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contact {
    /// The part.
    pub part: Part,
    /// Height of the surface in centimetres; 0 is the ground, more is a box or step.
    pub height_cm: u8,
}

/// Where a thing is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// In the left hand.
    LeftHand,
    /// In the right hand.
    RightHand,
    /// Between or in both hands.
    Hands,
    /// Across the upper back.
    UpperBack,
    /// Across the front of the shoulders.
    Shoulders,
    /// Across the hips.
    Hips,
    /// Around both thighs, just above the knees.
    Knees,
    /// Around both ankles.
    Ankles,
    /// Under the left foot.
    LeftFoot,
    /// Under the right foot.
    RightFoot,
    /// Under both feet.
    Feet,
}

/// A thing in the picture beside the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gear {
    /// A barbell.
    Barbell(At),
    /// A dumbbell, one in each hand for [`At::Hands`].
    Dumbbell(At),
    /// One dumbbell held by both hands.
    Goblet,
    /// A kettlebell.
    Kettlebell(At),
    /// A medicine ball.
    Ball(At),
    /// A medicine ball on its way, so many centimetres ahead of the feet and above the ground.
    LooseBall(i16, i16),
    /// A band between two places of the body.
    Band(At, At),
    /// A band from a place of the body to a hook so many centimetres ahead of the feet and above the ground.
    BandTo(At, i16, i16),
    /// A cable from a hand to a pulley so many centimetres ahead of the feet and above the ground.
    Cable(At, i16, i16),
    /// A foam roller under a part.
    Roller(Part),
    /// A wall so many centimetres ahead of the feet, negative behind.
    Wall(i16),
}

/// A body position: joint angles in degrees, what bears the body, and what is held.
///
/// Left and right are the body's own. Angles are loose by a few degrees: who draws a pose lets the borne parts meet what bears
/// them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pose {
    /// From where it shows best.
    pub view: View,
    /// Pelvis: 0 upright, 90 face down, −90 on the back.
    pub trunk: i16,
    /// Chest against pelvis: rounding forward, negative arching.
    pub spine: i16,
    /// Leaning to the right, as a whole.
    pub lean: i16,
    /// Turned about the body's long axis towards its right; face down and 90 is lying on a side.
    pub roll: i16,
    /// Chest turned to the right against the pelvis.
    pub twist: i16,
    /// Neck: chin down, negative looking up.
    pub neck: i16,
    /// Left leg.
    pub left_leg: Leg,
    /// Right leg.
    pub right_leg: Leg,
    /// Left arm.
    pub left_arm: Arm,
    /// Right arm.
    pub right_arm: Arm,
    /// What bears the body; empty in the air.
    pub on: &'static [Contact],
    /// Height of the lowest point above the ground in centimetres, for a body in the air.
    pub air_cm: u8,
    /// What is held or stands around.
    pub gear: &'static [Gear],
}
