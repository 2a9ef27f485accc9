//! The small numerics that several models share: a weighted line, a minimum in one dimension, an interval.

use quantity::Estimate;
use statrs::distribution::{ContinuousCDF, Normal, StudentsT};

/// The probability that every interval of this crate is meant to hold the truth with.
pub(crate) const LEVEL: f64 = 0.8;

/// A weighted least-squares line with the standard errors of its two numbers.
pub(crate) struct Line {
    pub intercept: f64,
    pub slope: f64,
    pub intercept_se: f64,
    pub slope_se: f64,
    /// Weighted sum of squared residuals.
    pub rss: f64,
}

/// The weighted least-squares line `y = intercept + slope x`. With two points the errors are zero over zero: NaN.
pub(crate) fn line(x: &[f64], y: &[f64], weight: &[f64]) -> Line {
    let total: f64 = weight.iter().sum();
    let mean = |values: &[f64]| values.iter().zip(weight).map(|(v, w)| v * w).sum::<f64>() / total;
    let (mean_x, mean_y) = (mean(x), mean(y));
    let (mut sxx, mut sxy) = (0.0, 0.0);
    for ((x, y), w) in x.iter().zip(y).zip(weight) {
        sxx += w * (x - mean_x) * (x - mean_x);
        sxy += w * (x - mean_x) * (y - mean_y);
    }
    let slope = sxy / sxx;
    let intercept = mean_y - slope * mean_x;
    let rss: f64 = x.iter().zip(y).zip(weight).map(|((x, y), w)| w * (y - intercept - slope * x).powi(2)).sum();
    let variance = rss / (x.len() as f64 - 2.0);
    Line {
        intercept,
        slope,
        intercept_se: (variance * (1.0 / total + mean_x * mean_x / sxx)).sqrt(),
        slope_se: (variance / sxx).sqrt(),
        rss,
    }
}

/// Where a function of one number is least: the best of a grid, then golden section about it.
pub(crate) fn minimum(low: f64, high: f64, f: impl Fn(f64) -> f64) -> f64 {
    const GRID: u32 = 60;
    let step = (high - low) / f64::from(GRID);
    let at = |i: u32| low + step * f64::from(i);
    let best = (0..=GRID).min_by(|&a, &b| f(at(a)).total_cmp(&f(at(b)))).unwrap_or(0);
    let (mut a, mut b) = ((at(best) - step).max(low), (at(best) + step).min(high));
    let ratio = (5.0_f64.sqrt() - 1.0) / 2.0;
    let (mut c, mut d) = (b - ratio * (b - a), a + ratio * (b - a));
    let (mut at_c, mut at_d) = (f(c), f(d));
    for _ in 0..80 {
        if at_c < at_d {
            (b, d, at_d) = (d, c, at_c);
            c = b - ratio * (b - a);
            at_c = f(c);
        } else {
            (a, c, at_c) = (c, d, at_d);
            d = a + ratio * (b - a);
            at_d = f(d);
        }
    }
    f64::midpoint(a, b)
}

/// An estimate with Student's interval; infinite where the data leave no degree of freedom.
pub(crate) fn student_interval(value: f64, standard_error: f64, n: usize, parameters: usize) -> Estimate {
    let half = match n.checked_sub(parameters).filter(|&free| free > 0) {
        Some(free) => standard_error * student_quantile(free),
        None => f64::INFINITY,
    };
    Estimate::new(value, value - half, value + half, LEVEL, n)
}

/// The two-sided quantile of Student's distribution at [`LEVEL`].
pub(crate) fn student_quantile(free: usize) -> f64 {
    StudentsT::new(0.0, 1.0, free as f64)
        .expect("a positive number of degrees of freedom")
        .inverse_cdf(0.5 + LEVEL / 2.0)
}

/// The two-sided quantile of the normal distribution.
pub(crate) fn normal_quantile(level: f64) -> f64 {
    Normal::standard().inverse_cdf(0.5 + level / 2.0)
}

/// How many numbers differ from each other by more than a share of their size.
pub(crate) fn distinct(values: impl Iterator<Item = f64>, apart: f64) -> usize {
    let mut sorted: Vec<f64> = values.collect();
    sorted.sort_by(f64::total_cmp);
    let mut count = 0;
    let mut last = f64::NEG_INFINITY;
    for value in sorted {
        if count == 0 || value > last * (1.0 + apart) {
            count += 1;
            last = value;
        }
    }
    count
}
