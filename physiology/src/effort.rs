//! One performance: how far, in how long.

use quantity::{Distance, Duration, Speed};
use serde::{Deserialize, Serialize};

/// A distance covered in a time, as fast as the runner could (or was willing to).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Effort {
    /// How far.
    pub distance: Distance,
    /// In how long.
    pub time: Duration,
}

impl Effort {
    /// An effort from bare SI numbers.
    ///
    /// - **Units**: m and s.
    /// - **Domain**: any; the models check what they are given.
    /// - **Errors**: none.
    /// - **Source**: ours.
    ///
    /// ```
    /// assert_eq!(physiology::Effort::new(5000.0, 1250.0).speed().mps(), 4.0);
    /// ```
    #[must_use]
    pub const fn new(distance_m: f64, time_s: f64) -> Self {
        Self { distance: Distance::from_m(distance_m), time: Duration::from_s(time_s) }
    }

    /// The mean speed of the effort.
    ///
    /// - **Units**: m/s.
    /// - **Domain**: any; infinite for no time.
    /// - **Errors**: none.
    /// - **Source**: definition.
    ///
    /// ```
    /// assert_eq!(physiology::Effort::new(400.0, 50.0).speed().mps(), 8.0);
    /// ```
    #[must_use]
    pub fn speed(&self) -> Speed {
        self.distance / self.time
    }

    pub(crate) fn is_usable(&self) -> bool {
        self.distance.is_finite() && self.time.is_finite() && self.distance.m() > 0.0 && self.time.s() > 0.0
    }
}
