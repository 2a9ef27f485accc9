//! Decoupling: the classes of the paper, and runs made with a known drift.
#![allow(clippy::unwrap_used)]

use physiology::{DecouplingClass, Segment, decoupling, decoupling_class, pa_hr};
use proptest::prelude::*;
use quantity::{Distance, Duration, HeartRate, Speed};

fn run(bpm: impl Fn(usize) -> f64, mps: impl Fn(usize) -> f64) -> Vec<Segment> {
    (0..8)
        .map(|at| Segment {
            end: Distance::from_m(5000.0 * (at + 1) as f64),
            length: Distance::from_m(5000.0),
            speed: Speed::from_mps(mps(at)),
            heart_rate: HeartRate::from_bpm(bpm(at)),
        })
        .collect()
}

#[test]
fn classes_have_the_borders_of_the_paper() {
    for row in testkit::golden("smyth_2022.csv").into_iter().filter(|row| row.origin != "all") {
        let low = row.optional("decoupling_low").unwrap_or(0.6);
        let high = row.optional("decoupling_high").unwrap_or(2.9);
        let class = match row.origin.as_str() {
            "low" => DecouplingClass::Low,
            "moderate" => DecouplingClass::Moderate,
            _ => DecouplingClass::High,
        };
        for ratio in [low, f64::midpoint(low, high), high - 1e-9] {
            assert_eq!(decoupling_class(ratio), Ok(class), "{} at {ratio}", row.place());
        }
    }
}

#[test]
fn onset_and_magnitude_of_a_made_run() {
    let parted = decoupling(&run(|_| 155.0, |at| if at < 5 { 3.5 } else { 3.0 })).unwrap();
    assert_eq!(parted.onset, Some(Distance::from_m(25_000.0)));
    assert!((parted.magnitude.unwrap() - 3.5 / 3.0).abs() < 1e-12);
    assert_eq!(parted.class, Some(DecouplingClass::Moderate));
    let even = decoupling(&run(|_| 150.0, |_| 3.5)).unwrap();
    assert_eq!((even.onset, even.class), (None, Some(DecouplingClass::Low)));
}

#[test]
fn short_runs_and_nan_are_refused() {
    assert!(decoupling(&run(|_| 150.0, |_| 3.5)[..1]).is_err());
    assert!(decoupling(&run(|_| f64::NAN, |_| 3.5)).is_err());
    assert!(decoupling(&run(|_| 150.0, |_| f64::NAN)).is_err());
    assert!(decoupling_class(f64::NAN).is_err());
    let minute = (Speed::from_mps(3.0), HeartRate::from_bpm(140.0), Duration::from_s(60.0));
    assert!(pa_hr(&[minute; 30]).is_err());
    assert!(pa_hr(&[(Speed::from_mps(f64::NAN), minute.1, minute.2); 90]).is_err());
    assert_eq!(pa_hr(&[minute; 90]).unwrap(), 0.0);
}

proptest! {
    #[test]
    fn neither_highest_heart_rate_nor_critical_speed_matters(drift in 0.0..4.0_f64, hearts in 0.8..1.2_f64, legs in 0.6..1.4_f64) {
        let one = decoupling(&run(|at| 140.0 + drift * at as f64, |_| 3.5)).unwrap();
        let other = decoupling(&run(|at| hearts * (140.0 + drift * at as f64), |_| 3.5 * legs)).unwrap();
        prop_assert!((one.magnitude.unwrap() - other.magnitude.unwrap()).abs() < 1e-12);
    }

    #[test]
    fn drift_shows_as_a_positive_share(drift in 0.001..0.2_f64, step_s in 1.0..60.0_f64) {
        let samples: Vec<_> = (0..5400)
            .map(|at| (Speed::from_mps(3.0), HeartRate::from_bpm(140.0 + drift * f64::from(at) * step_s / 60.0), Duration::from_s(step_s)))
            .take_while(|(_, heart_rate, _)| heart_rate.bpm() < 200.0)
            .collect();
        if let Ok(share) = pa_hr(&samples) {
            prop_assert!(share > 0.0 && share < 0.35, "{share}");
        }
    }
}
