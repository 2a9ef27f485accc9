//! Threshold speed three ways, and how far they disagree.

use crate::{
    Effort, Error, OutOfDomain, fit::LEVEL, fit_endurance, mean_speed_emig, measured_range, training_speeds, vdot,
};
use quantity::{Duration, Estimate, Speed};

/// Shares of critical speed that are run at threshold. Practice, not a finding.
const SHARES_OF_CRITICAL_SPEED: (f64, f64) = (0.95, 0.97);
/// Disagreement from which on the three say that something is off. Default, not a finding.
pub const THRESHOLD_DISAGREES: f64 = 0.04;

/// Threshold speed by three methods, side by side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ThresholdSpeeds {
    /// Daniels' threshold pace from a race.
    pub daniels: Option<Speed>,
    /// Speed held for an hour by Emig's model of the races.
    pub emig: Option<Speed>,
    /// 0.96 of critical speed.
    pub critical_speed: Option<Speed>,
}

impl ThresholdSpeeds {
    /// From a race of about half an hour to an hour, all races, and critical speed; what has no answer is left out.
    ///
    /// - **Units**: efforts in m and s, speeds in m/s.
    /// - **Domain**: as the three methods; a method outside its domain gives nothing.
    /// - **Errors**: none.
    /// - **Source**: [`training_speeds`], [`mean_speed_emig`]; 0.95 to 0.97 of critical speed is practice, not a finding.
    ///
    /// ```
    /// use {physiology::{Effort, ThresholdSpeeds}, quantity::Speed};
    /// let races = [(5000.0, 1095.0), (10_000.0, 2290.0), (21_097.5, 5100.0)].map(|(m, s)| Effort::new(m, s));
    /// let speeds = ThresholdSpeeds::of(Some(races[1]), &races, Some(Speed::from_mps(4.4)));
    /// assert!(speeds.daniels.is_some() && speeds.emig.is_some() && speeds.critical_speed.is_some());
    /// ```
    #[must_use]
    pub fn of(race: Option<Effort>, races: &[Effort], critical_speed: Option<Speed>) -> Self {
        let daniels = |race: Effort| -> Result<Speed, OutOfDomain> { Ok(training_speeds(vdot(race)?)?.threshold) };
        let emig =
            || -> Result<Speed, Error> { mean_speed_emig(&fit_endurance(races)?.runner, Duration::from_s(3600.0)) };
        let (low, high) = SHARES_OF_CRITICAL_SPEED;
        let share = |speed: Speed| {
            let mps = measured_range("critical speed in m/s", speed.mps(), 1.0..=8.0, "threshold speed").ok()?;
            Some(Speed::from_mps(mps * (low + high) / 2.0))
        };
        Self {
            daniels: race.and_then(|race| daniels(race).ok()),
            emig: emig().ok(),
            critical_speed: critical_speed.and_then(share),
        }
    }

    fn known(&self) -> Vec<f64> {
        let mut known: Vec<f64> =
            [self.daniels, self.emig, self.critical_speed].into_iter().flatten().map(Speed::mps).collect();
        known.sort_by(f64::total_cmp);
        known
    }

    /// Threshold speed: the middle one of the three, from the slowest to the fastest.
    ///
    /// - **Units**: m/s.
    /// - **Domain**: one method or more with an answer; of two the mean.
    /// - **Errors**: none; nothing without any.
    /// - **Source**: ours: default, not a finding. The interval is at least 2 % to either side.
    ///
    /// ```
    /// use {physiology::ThresholdSpeeds, quantity::Speed};
    /// let mps = |mps| Some(Speed::from_mps(mps));
    /// let speeds = ThresholdSpeeds { daniels: mps(4.0), emig: mps(4.1), critical_speed: mps(4.3) };
    /// assert_eq!(speeds.middle().map(|middle| (middle.value, middle.high)), Some((4.1, 4.3)));
    /// ```
    #[must_use]
    pub fn middle(&self) -> Option<Estimate> {
        let known = self.known();
        let (slowest, fastest) = (*known.first()?, *known.last()?);
        let middle = (known[(known.len() - 1) / 2] + known[known.len() / 2]) / 2.0;
        Some(Estimate::new(middle, slowest.min(middle * 0.98), fastest.max(middle * 1.02), LEVEL, known.len()))
    }

    /// How far the fastest and the slowest lie apart, as a share of the middle.
    ///
    /// Above [`THRESHOLD_DISAGREES`] the runner is a specialist, or an effort is wrong or too old.
    ///
    /// - **Units**: without unit.
    /// - **Domain**: two methods or more with an answer.
    /// - **Errors**: none; nothing with fewer.
    /// - **Source**: ours; the 4 % are a default, not a finding.
    ///
    /// ```
    /// use {physiology::ThresholdSpeeds, quantity::Speed};
    /// let speeds = ThresholdSpeeds { daniels: Some(Speed::from_mps(3.9)), emig: None, critical_speed: Some(Speed::from_mps(4.1)) };
    /// assert_eq!(speeds.disagreement().map(|share| format!("{share:.2}")).as_deref(), Some("0.05"));
    /// ```
    #[must_use]
    pub fn disagreement(&self) -> Option<f64> {
        let known = self.known();
        let middle = self.middle()?.value;
        (known.len() >= 2).then(|| (known[known.len() - 1] - known[0]) / middle)
    }
}
