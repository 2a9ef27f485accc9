//! A fitted number never travels without its uncertainty.

use serde::{Deserialize, Serialize};

/// A fitted value with the interval that holds the truth with probability `level`.
///
/// ```
/// use quantity::Estimate;
/// let e = Estimate::new(4.2, 4.0, 4.5, 0.8, 9);
/// assert!(e.holds(4.3) && !e.holds(4.6));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Estimate {
    /// The best single value, inside the interval.
    pub value: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
    /// Probability that the interval holds the truth, e.g. 0.8.
    pub level: f64,
    /// How many observations the value rests on.
    pub n: usize,
}

impl Estimate {
    /// From its parts; the interval is widened where needed so that it holds the value.
    #[must_use]
    pub const fn new(value: f64, low: f64, high: f64, level: f64, n: usize) -> Self {
        Self { value, low: low.min(value), high: high.max(value), level, n }
    }

    /// Whether `x` lies in the interval.
    #[must_use]
    pub fn holds(&self, x: f64) -> bool {
        self.low <= x && x <= self.high
    }

    /// The same estimate through an increasing or decreasing function.
    #[must_use]
    pub fn map(self, f: impl Fn(f64) -> f64) -> Self {
        let (a, b) = (f(self.low), f(self.high));
        Self::new(f(self.value), a.min(b), a.max(b), self.level, self.n)
    }
}
