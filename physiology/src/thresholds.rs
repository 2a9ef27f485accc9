//! Two thresholds of one system, in one quantity: what zones are made of.

use crate::{OutOfDomain, Zone, measured_range, zone};
use quantity::{HeartRate, Speed};

/// Share of critical speed that stands for the first threshold where that is not known. Practice, not a finding.
const FIRST_SHARE: f64 = 0.8;

/// First and second threshold in one quantity. Speeds and heart rates are different types, so no zone can mix them.
///
/// ```compile_fail
/// use {physiology::Thresholds, quantity::{HeartRate, Speed}};
/// let speeds = Thresholds::from_critical_speed(Speed::from_mps(4.0)).unwrap();
/// speeds.zone(HeartRate::from_bpm(150.0)); // a heart rate has no place among speeds
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds<Q> {
    first: Q,
    second: Q,
}

impl<Q: PartialOrd + Copy> Thresholds<Q> {
    /// The zone of a value.
    ///
    /// - **Units**: the quantity of the thresholds.
    /// - **Domain**: any value but NaN.
    /// - **Errors**: none; nothing for NaN.
    /// - **Source**: [`zone`].
    ///
    /// ```
    /// use {physiology::{Thresholds, Zone}, quantity::Speed};
    /// let zones = Thresholds::from_critical_speed(Speed::from_mps(4.0))?;
    /// assert_eq!(zones.zone(Speed::from_mps(3.5)), Some(Zone::Moderate));
    /// # Ok::<(), physiology::OutOfDomain>(())
    /// ```
    #[must_use]
    pub fn zone(&self, value: Q) -> Option<Zone> {
        zone(value, self.first, self.second)
    }

    /// The two: first and second.
    ///
    /// - **Units**: the quantity of the thresholds.
    /// - **Domain**: all.
    /// - **Errors**: none.
    /// - **Source**: what they were made of.
    ///
    /// ```
    /// use {physiology::Thresholds, quantity::Speed};
    /// let (first, second) = Thresholds::from_critical_speed(Speed::from_mps(4.0))?.both();
    /// assert_eq!((first.mps(), second.mps()), (3.2, 4.0));
    /// # Ok::<(), physiology::OutOfDomain>(())
    /// ```
    #[must_use]
    pub const fn both(&self) -> (Q, Q) {
        (self.first, self.second)
    }
}

impl Thresholds<Speed> {
    /// Two measured speeds.
    ///
    /// - **Units**: m/s.
    /// - **Domain**: 0.5 to 8 m/s, the first below the second.
    /// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
    /// - **Source**: the three-zone model.
    ///
    /// ```
    /// use {physiology::Thresholds, quantity::Speed};
    /// assert!(Thresholds::of_speeds(Speed::from_mps(3.3), Speed::from_mps(4.0)).is_ok());
    /// assert!(Thresholds::of_speeds(Speed::from_mps(4.3), Speed::from_mps(4.0)).is_err());
    /// ```
    pub fn of_speeds(first: Speed, second: Speed) -> Result<Self, OutOfDomain> {
        let mps = measured_range("second threshold in m/s", second.mps(), 0.5..=8.0, "the three-zone model")?;
        measured_range("first threshold in m/s", first.mps(), 0.5..=mps, "the three-zone model")?;
        Ok(Self { first, second })
    }

    /// 80 % of critical speed and critical speed itself, for as long as no threshold was found.
    ///
    /// - **Units**: m/s.
    /// - **Domain**: critical speed of 1 to 8 m/s.
    /// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
    /// - **Source**: shares as used in practice: default, not a finding.
    ///
    /// ```
    /// use {physiology::Thresholds, quantity::Speed};
    /// assert!(Thresholds::from_critical_speed(Speed::from_mps(f64::NAN)).is_err());
    /// ```
    pub fn from_critical_speed(critical_speed: Speed) -> Result<Self, OutOfDomain> {
        let mps = measured_range("critical speed in m/s", critical_speed.mps(), 1.0..=8.0, "the three-zone model")?;
        Ok(Self { first: Speed::from_mps(FIRST_SHARE * mps), second: critical_speed })
    }
}

impl Thresholds<HeartRate> {
    /// Two measured heart rates.
    ///
    /// - **Units**: bpm.
    /// - **Domain**: 60 to 230 bpm, the first below the second.
    /// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
    /// - **Source**: the three-zone model.
    ///
    /// ```
    /// use {physiology::Thresholds, quantity::HeartRate};
    /// assert!(Thresholds::of_heart_rates(HeartRate::from_bpm(145.0), HeartRate::from_bpm(168.0)).is_ok());
    /// ```
    pub fn of_heart_rates(first: HeartRate, second: HeartRate) -> Result<Self, OutOfDomain> {
        let bpm = measured_range("second threshold in bpm", second.bpm(), 60.0..=230.0, "the three-zone model")?;
        measured_range("first threshold in bpm", first.bpm(), 60.0..=bpm, "the three-zone model")?;
        Ok(Self { first, second })
    }
}
