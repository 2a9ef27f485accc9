//! The speed-duration curve: the farthest a runner came in every duration, and its inverse, the best time over any distance.

mod best_effort;
mod scan;

pub use best_effort::{BestEffort, STANDARD_DISTANCES, best_effort, best_efforts, standard_distances};

use crate::DistanceLine;
use quantity::{Distance, Duration, Speed};

/// The farthest distance of one recording for every duration from 1 s to its length.
///
/// `best_cm[w]` is the most centimetres covered within any `w` consecutive seconds of elapsed time; `best_cm[0]` is 0.
/// It never decreases, and without interpolated gaps it is subadditive: no `a + b` seconds beat the best `a` and the best `b` together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Curve {
    /// Centimetres by seconds.
    pub best_cm: Vec<u32>,
}

impl Curve {
    /// The exact curve of a line: the farthest distance covered within every whole number of seconds.
    ///
    /// Every duration is searched over every start; blocks of starts that cannot win are passed over by a bound that holds,
    /// so the result equals the plain double loop. A window with more than 10 % of its seconds interpolated over longer gaps is no record.
    ///
    /// - **Units**: centimetres by seconds of elapsed time, pauses included.
    /// - **Domain**: lines up to a week; the scan takes 0.1 to 0.2 ms for an hour and a few ms for 20 h.
    /// - **Errors**: none; an empty line has an empty curve.
    /// - **Source**: definition of the mean-maximal curve; the pruned scan is ours.
    ///
    /// ```
    /// # use physiology::{Curve, DistanceLine};
    /// let curve = Curve::of(&DistanceLine::from_cumulative_cm(vec![0, 300, 700, 1000, 1300]));
    /// assert_eq!(curve.best_cm, [0, 400, 700, 1000, 1300]);
    /// ```
    #[must_use]
    pub fn of(line: &DistanceLine) -> Self {
        Self { best_cm: scan::best(line) }
    }

    /// The longest duration of the curve, seconds.
    ///
    /// - **Units**: s.
    /// - **Domain**: any curve; 0 for an empty one.
    /// - **Errors**: none.
    /// - **Source**: ours: the curve's definition.
    ///
    /// ```
    /// # use physiology::Curve;
    /// let curve = Curve { best_cm: vec![0, 400, 700] };
    /// assert_eq!(curve.seconds(), 2);
    /// ```
    #[must_use]
    pub const fn seconds(&self) -> usize {
        self.best_cm.len().saturating_sub(1)
    }

    /// The farthest distance within a duration, none beyond the recording's length. Between whole seconds the lower one counts.
    ///
    /// - **Units**: s in, m out.
    /// - **Domain**: 0 s to the recording's length.
    /// - **Errors**: none; `None` outside the domain and for NaN.
    /// - **Source**: M(w) of the mean-maximal distance curve.
    ///
    /// ```
    /// # use {physiology::Curve, quantity::Duration};
    /// let curve = Curve { best_cm: vec![0, 400, 700] };
    /// assert_eq!(curve.distance(Duration::from_s(2.0)).map(|d| d.m()), Some(7.0));
    /// assert_eq!(curve.distance(Duration::from_s(3.0)), None);
    /// ```
    #[must_use]
    pub fn distance(&self, duration: Duration) -> Option<Distance> {
        let s = duration.s();
        (s >= 0.0 && s <= self.seconds() as f64 && !self.best_cm.is_empty())
            .then(|| Distance::from_m(f64::from(self.best_cm[s as usize]) / 100.0))
    }

    /// The highest mean speed over a duration, none for 0 s and beyond the recording's length.
    ///
    /// - **Units**: s in, m/s out.
    /// - **Domain**: 1 s to the recording's length; between whole seconds the lower one counts.
    /// - **Errors**: none; `None` outside the domain and for NaN.
    /// - **Source**: M(w)/w of the mean-maximal distance curve.
    ///
    /// ```
    /// # use {physiology::Curve, quantity::Duration};
    /// let curve = Curve { best_cm: vec![0, 400, 700] };
    /// assert_eq!(curve.speed(Duration::from_s(2.0)).map(|v| v.mps()), Some(3.5));
    /// assert_eq!(curve.speed(Duration::from_s(0.0)), None);
    /// ```
    #[must_use]
    pub fn speed(&self, duration: Duration) -> Option<Speed> {
        let whole = Duration::from_s(duration.s().floor());
        (whole.s() > 0.0).then(|| self.distance(whole).map(|d| d / whole)).flatten()
    }

    /// The fewest whole seconds within which the distance was covered, none when the recording is shorter.
    ///
    /// The best time to the fraction of a second is [`best_effort`], which needs the line too.
    ///
    /// - **Units**: m in, whole seconds of elapsed time out.
    /// - **Domain**: any distance the recording covers.
    /// - **Errors**: none; `None` where the recording is shorter or the distance is no number above zero.
    /// - **Source**: generalised inverse of the mean-maximal distance curve, M(w) ≥ d.
    ///
    /// ```
    /// # use {physiology::{Curve, DistanceLine}, quantity::Distance};
    /// let curve = Curve::of(&DistanceLine::from_cumulative_cm(vec![0, 300, 700, 1000, 1300]));
    /// assert_eq!(curve.best_seconds(Distance::from_m(7.0)), Some(2));
    /// assert_eq!(curve.best_seconds(Distance::from_m(50.0)), None);
    /// ```
    #[must_use]
    pub fn best_seconds(&self, distance: Distance) -> Option<usize> {
        let cm = best_effort::wanted_cm(distance)?;
        let w = self.best_cm.partition_point(|&best| best < cm);
        (w < self.best_cm.len()).then_some(w)
    }

    /// The better of two curves at every duration, as long as the longer one.
    ///
    /// - **Units**: cm by seconds.
    /// - **Domain**: any curves; beyond the shorter one's end its last distance still counts as covered.
    /// - **Errors**: none.
    /// - **Source**: ours: the maximum of the mean-maximal curves of several recordings.
    ///
    /// ```
    /// # use physiology::Curve;
    /// let mut season = Curve { best_cm: vec![0, 400, 700] };
    /// season.merge(&Curve { best_cm: vec![0, 350, 720, 1000] });
    /// assert_eq!(season.best_cm, [0, 400, 720, 1000]);
    /// ```
    pub fn merge(&mut self, other: &Self) {
        if self.best_cm.len() < other.best_cm.len() {
            let last = self.best_cm.last().copied().unwrap_or(0);
            self.best_cm.resize(other.best_cm.len(), last);
        }
        for (mine, theirs) in self.best_cm.iter_mut().zip(&other.best_cm) {
            *mine = (*mine).max(*theirs);
        }
        let tail_from = other.best_cm.len().min(self.best_cm.len());
        if let Some(&floor) = other.best_cm.last() {
            self.best_cm[tail_from..].iter_mut().for_each(|mine| *mine = (*mine).max(floor));
        }
    }
}
