//! Oxygen demand and sustainable share of Daniels and Gilbert, as the ladder needs them.

/// Oxygen demand of a speed in m/min, mL/(kg·min).
fn demand(m_per_min: f64) -> f64 {
    -4.60 + 0.182_258 * m_per_min + 0.000_104 * m_per_min * m_per_min
}

/// Share of VO2max that is held for `minutes`.
fn share(minutes: f64) -> f64 {
    0.8 + 0.189_439_3 * (-0.012_778 * minutes).exp() + 0.298_955_8 * (-0.193_260_5 * minutes).exp()
}

/// VDOT of a result, mL/(kg·min).
pub fn of(distance_m: f64, time_s: f64) -> f64 {
    let minutes = time_s / 60.0;
    demand(distance_m / minutes) / share(minutes)
}

/// Speed in m/s that demands `oxygen` mL/(kg·min).
pub fn speed_at(oxygen: f64) -> f64 {
    let root = (0.182_258_f64.powi(2) + 4.0 * 0.000_104 * (oxygen + 4.60)).sqrt();
    (root - 0.182_258) / (2.0 * 0.000_104) / 60.0
}

/// Speed in m/s that is raced over a distance.
pub fn race_speed(vdot: f64, distance_m: f64) -> f64 {
    let (mut low, mut high) = (distance_m / 12.0, distance_m / 0.4); // seconds at 12 and 0.4 m/s
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if of(distance_m, middle) > vdot { low = middle } else { high = middle }
    }
    distance_m / low
}

/// Speed in m/s that is held for an hour.
pub fn speed_for_hour(vdot: f64) -> f64 {
    speed_at(vdot * share(60.0))
}
