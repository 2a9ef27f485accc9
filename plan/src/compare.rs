//! Comparisons that a number which is none fails.

/// No more than `most`.
#[must_use]
pub fn at_most(value: f64, most: f64) -> bool {
    value <= most
}

/// No less than `least`.
#[must_use]
pub fn at_least(value: f64, least: f64) -> bool {
    value >= least
}

/// No further apart than `slack`.
#[must_use]
pub fn near(a: f64, b: f64, slack: f64) -> bool {
    (a - b).abs() <= slack
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_a_number_fails_every_comparison() {
        assert!(at_most(1.0, 1.0) && at_least(1.0, 1.0) && near(1.0, 1.5, 0.5));
        assert!(!at_most(f64::NAN, 1.0) && !at_least(f64::NAN, 1.0) && !near(f64::NAN, 1.0, 9.0));
    }
}
