//! From one position to the next: the same pose with one thing changed.

use super::pose::{Arm, Contact, Gear, Leg, Pose, View};

impl Pose {
    /// The same pose with the pelvis pitched and the chest following.
    #[must_use]
    pub const fn trunk(self, degrees: i16) -> Self {
        Self { trunk: degrees, ..self }
    }

    /// The same pose with the chest bent against the pelvis.
    #[must_use]
    pub const fn spine(self, degrees: i16) -> Self {
        Self { spine: degrees, ..self }
    }

    /// The same pose leaning to its right.
    #[must_use]
    pub const fn lean(self, degrees: i16) -> Self {
        Self { lean: degrees, ..self }
    }

    /// The same pose turned about its long axis.
    #[must_use]
    pub const fn roll(self, degrees: i16) -> Self {
        Self { roll: degrees, ..self }
    }

    /// The same pose with the chest turned to its right.
    #[must_use]
    pub const fn twist(self, degrees: i16) -> Self {
        Self { twist: degrees, ..self }
    }

    /// The same pose with the chin down.
    #[must_use]
    pub const fn neck(self, degrees: i16) -> Self {
        Self { neck: degrees, ..self }
    }

    /// The same pose with both hips and knees so.
    #[must_use]
    pub const fn legs(self, hip: i16, knee: i16) -> Self {
        self.left_leg(hip, knee).right_leg(hip, knee)
    }

    /// The same pose with the left hip and knee so.
    #[must_use]
    pub const fn left_leg(self, hip: i16, knee: i16) -> Self {
        Self { left_leg: Leg { hip, knee, ..self.left_leg }, ..self }
    }

    /// The same pose with the right hip and knee so.
    #[must_use]
    pub const fn right_leg(self, hip: i16, knee: i16) -> Self {
        Self { right_leg: Leg { hip, knee, ..self.right_leg }, ..self }
    }

    /// The same pose with both thighs outwards and the kneecaps turned with them.
    #[must_use]
    pub const fn stride(self, spread: i16, turn: i16) -> Self {
        self.left_stride(spread, turn).right_stride(spread, turn)
    }

    /// The same pose with the left thigh outwards and its kneecap turned.
    #[must_use]
    pub const fn left_stride(self, spread: i16, turn: i16) -> Self {
        Self { left_leg: Leg { spread, turn, ..self.left_leg }, ..self }
    }

    /// The same pose with the right thigh outwards and its kneecap turned.
    #[must_use]
    pub const fn right_stride(self, spread: i16, turn: i16) -> Self {
        Self { right_leg: Leg { spread, turn, ..self.right_leg }, ..self }
    }

    /// The same pose with both ankles so.
    #[must_use]
    pub const fn ankles(self, degrees: i16) -> Self {
        self.left_ankle(degrees).right_ankle(degrees)
    }

    /// The same pose with the left ankle so.
    #[must_use]
    pub const fn left_ankle(self, degrees: i16) -> Self {
        Self { left_leg: Leg { ankle: degrees, ..self.left_leg }, ..self }
    }

    /// The same pose with the right ankle so.
    #[must_use]
    pub const fn right_ankle(self, degrees: i16) -> Self {
        Self { right_leg: Leg { ankle: degrees, ..self.right_leg }, ..self }
    }

    /// The same pose with both shoulders and elbows so.
    #[must_use]
    pub const fn arms(self, shoulder: i16, elbow: i16) -> Self {
        self.left_arm(shoulder, elbow).right_arm(shoulder, elbow)
    }

    /// The same pose with the left shoulder and elbow so.
    #[must_use]
    pub const fn left_arm(self, shoulder: i16, elbow: i16) -> Self {
        Self { left_arm: Arm { shoulder, elbow, ..self.left_arm }, ..self }
    }

    /// The same pose with the right shoulder and elbow so.
    #[must_use]
    pub const fn right_arm(self, shoulder: i16, elbow: i16) -> Self {
        Self { right_arm: Arm { shoulder, elbow, ..self.right_arm }, ..self }
    }

    /// The same pose with both upper arms outwards and the forearms turned.
    #[must_use]
    pub const fn reach(self, spread: i16, turn: i16) -> Self {
        self.left_reach(spread, turn).right_reach(spread, turn)
    }

    /// The same pose with the left upper arm outwards and its forearm turned.
    #[must_use]
    pub const fn left_reach(self, spread: i16, turn: i16) -> Self {
        Self { left_arm: Arm { spread, turn, ..self.left_arm }, ..self }
    }

    /// The same pose with the right upper arm outwards and its forearm turned.
    #[must_use]
    pub const fn right_reach(self, spread: i16, turn: i16) -> Self {
        Self { right_arm: Arm { spread, turn, ..self.right_arm }, ..self }
    }

    /// The same pose borne by these.
    #[must_use]
    pub const fn on(self, contacts: &'static [Contact]) -> Self {
        Self { on: contacts, air_cm: 0, ..self }
    }

    /// The same pose in the air, its lowest point so high.
    #[must_use]
    pub const fn air(self, centimetres: u8) -> Self {
        Self { on: &[], air_cm: centimetres, ..self }
    }

    /// The same pose with these things.
    #[must_use]
    pub const fn with(self, gear: &'static [Gear]) -> Self {
        Self { gear, ..self }
    }

    /// The same pose seen from the front.
    #[must_use]
    pub const fn front(self) -> Self {
        Self { view: View::Front, ..self }
    }

    /// The same pose seen from above.
    #[must_use]
    pub const fn above(self) -> Self {
        Self { view: View::Above, ..self }
    }

    /// The same pose with left and right exchanged, but for what bears it.
    #[must_use]
    pub const fn mirrored(self) -> Self {
        Self {
            lean: -self.lean,
            roll: -self.roll,
            twist: -self.twist,
            left_leg: self.right_leg,
            right_leg: self.left_leg,
            left_arm: self.right_arm,
            right_arm: self.left_arm,
            ..self
        }
    }
}
