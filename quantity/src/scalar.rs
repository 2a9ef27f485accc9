//! One-number quantities. Each is a thin wrapper of an `f64` in its SI unit.

use serde::{Deserialize, Serialize};
use std::ops::{Add, AddAssign, Div, Mul, Sub, SubAssign};

macro_rules! scalar {
    ($(#[$doc:meta])* $name:ident, $from:ident, $get:ident, $unit:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default, Serialize, Deserialize, schemars::JsonSchema)]
        #[serde(transparent)]
        pub struct $name(f64);

        impl $name {
            /// Zero.
            pub const ZERO: Self = Self(0.0);

            #[doc = concat!("From a number of ", $unit, ".")]
            #[must_use]
            pub const fn $from(value: f64) -> Self {
                Self(value + 0.0) // a sum over nothing is minus zero, which nobody writes down
            }

            #[doc = concat!("The number of ", $unit, ".")]
            #[must_use]
            pub const fn $get(self) -> f64 {
                self.0
            }

            /// Neither infinite nor NaN.
            #[must_use]
            pub const fn is_finite(self) -> bool {
                self.0.is_finite()
            }

            /// The smaller of two; a NaN loses.
            #[must_use]
            pub const fn min(self, other: Self) -> Self {
                Self(self.0.min(other.0))
            }

            /// The larger of two; a NaN loses.
            #[must_use]
            pub const fn max(self, other: Self) -> Self {
                Self(self.0.max(other.0))
            }

            /// The total order of the numbers, for sorting.
            #[must_use]
            pub fn total_cmp(&self, other: &Self) -> std::cmp::Ordering {
                self.0.total_cmp(&other.0)
            }
        }

        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0 + other.0)
            }
        }
        impl AddAssign for $name {
            fn add_assign(&mut self, other: Self) {
                self.0 += other.0;
            }
        }
        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0 - other.0)
            }
        }
        impl SubAssign for $name {
            fn sub_assign(&mut self, other: Self) {
                self.0 -= other.0;
            }
        }
        impl Mul<f64> for $name {
            type Output = Self;
            fn mul(self, factor: f64) -> Self {
                Self(self.0 * factor)
            }
        }
        impl Div<f64> for $name {
            type Output = Self;
            fn div(self, divisor: f64) -> Self {
                Self(self.0 / divisor)
            }
        }
        /// The ratio of two equal kinds.
        impl Div for $name {
            type Output = f64;
            fn div(self, other: Self) -> f64 {
                self.0 / other.0
            }
        }
        impl std::iter::Sum for $name {
            fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
                // Nothing summed is zero, where the sum of no numbers is minus zero.
                iter.fold(Self::ZERO, Add::add)
            }
        }
    };
}

scalar!(
    /// A length along the ground.
    ///
    /// ```
    /// use quantity::{Distance, Duration};
    /// let speed = Distance::from_m(1000.0) / Duration::from_s(250.0);
    /// assert_eq!(speed.mps(), 4.0);
    /// ```
    Distance, from_m, m, "metres"
);
scalar!(
    /// A span of time.
    Duration, from_s, s, "seconds"
);
scalar!(
    /// Distance per time.
    ///
    /// ```
    /// use quantity::Speed;
    /// assert_eq!(Speed::from_pace_s_per_km(250.0).mps(), 4.0);
    /// assert_eq!(Speed::from_mps(4.0).pace_s_per_km(), 250.0);
    /// ```
    Speed, from_mps, mps, "metres per second"
);
scalar!(
    /// Heart beats per minute.
    HeartRate, from_bpm, bpm, "beats per minute"
);
scalar!(
    /// Mechanical power as a watch or pod reports it; comparable within one device only.
    Power, from_w, w, "watts"
);
scalar!(
    /// Rise over run: 0.10 climbs 10 m in 100 m.
    Grade, from_ratio, ratio, "metres per metre"
);
scalar!(
    /// Body mass.
    Mass, from_kg, kg, "kilograms"
);

scalar!(
    /// Energy to carry one kilogram over one metre of ground.
    CostOfTransport, from_j_per_kg_m, j_per_kg_m, "joules per kilogram and metre"
);
scalar!(
    /// Oxygen taken up per kilogram of body mass; also the unit of VDOT.
    OxygenUptake, from_ml_per_kg_min, ml_per_kg_min, "millilitres per kilogram and minute"
);

impl Grade {
    /// Flat ground.
    pub const LEVEL: Self = Self(0.0);
}

impl Speed {
    /// From a pace in seconds per kilometre.
    #[must_use]
    pub const fn from_pace_s_per_km(seconds: f64) -> Self {
        Self(1000.0 / seconds)
    }

    /// The pace in seconds per kilometre; infinite at a standstill.
    #[must_use]
    pub const fn pace_s_per_km(self) -> f64 {
        1000.0 / self.0
    }
}

impl Div<Duration> for Distance {
    type Output = Speed;
    fn div(self, time: Duration) -> Speed {
        Speed(self.0 / time.0)
    }
}

impl Div<Speed> for Distance {
    type Output = Duration;
    fn div(self, speed: Speed) -> Duration {
        Duration(self.0 / speed.0)
    }
}

impl Mul<Duration> for Speed {
    type Output = Distance;
    fn mul(self, time: Duration) -> Distance {
        Distance(self.0 * time.0)
    }
}
