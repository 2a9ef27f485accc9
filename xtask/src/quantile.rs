//! Quantiles of values that count more or less.

/// The first of the values (value, weight), smallest first, at which their weights together reach what is wanted; none where they never do.
pub fn weighted_quantile(mut values: Vec<(f64, f64)>, wanted: f64) -> Option<f64> {
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut sum = 0.0;
    let reached = values.iter().find(|v| {
        sum += v.1;
        sum >= wanted
    });
    reached.map(|v| v.0)
}
