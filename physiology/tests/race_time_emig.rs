//! The minimal power model against 40-digit arithmetic.
#![allow(clippy::unwrap_used)]

use physiology::{EmigRunner, Error, furthest_distance_emig, mean_speed_emig, race_time_emig};
use proptest::prelude::*;
use quantity::{Distance, Duration, Speed};

/// Relative: the fixture has 40 digits, we have an f64.
const HIGH_PRECISION: f64 = 1e-9;
/// Relative: parameters in the fixture of records are printed with five digits.
const PRINTED_PARAMETERS: f64 = 2e-4;

fn runner(speed_mps: f64, crossover_s: f64, gamma_short: f64, gamma_long: f64) -> EmigRunner {
    EmigRunner {
        maximal_aerobic_speed: Speed::from_mps(speed_mps),
        crossover_time: Duration::from_s(crossover_s),
        gamma_short,
        gamma_long,
    }
}

#[test]
fn agrees_with_high_precision() {
    for row in testkit::golden("mulligan_2018_race_time.csv") {
        let runner =
            runner(row.number("v_m_m_per_s"), row.number("t_c_s"), row.number("gamma_s"), row.number("gamma_l"));
        let time = race_time_emig(&runner, Distance::from_m(row.number("distance_m"))).unwrap();
        let expected_s = row.number("time_s");
        assert!(
            (time.s() / expected_s - 1.0).abs() < HIGH_PRECISION,
            "{}: {} against {expected_s}",
            row.place(),
            time.s()
        );
        row.agrees("mean_speed_m_per_s", mean_speed_emig(&runner, time).unwrap().mps(), HIGH_PRECISION);
    }
}

#[test]
fn agrees_with_the_fixture_of_records_below_one_percent() {
    for row in testkit::shared_golden("emig_world_records_fit_computed.csv").into_iter().flatten() {
        let runner =
            runner(row.number("v_m_m_per_s"), row.number("t_c_s"), row.number("gamma_s"), row.number("gamma_l"));
        let time = race_time_emig(&runner, Distance::from_m(row.number("distance_m"))).unwrap();
        row.agrees("model_time_s", time.s(), PRINTED_PARAMETERS);
    }
}

#[test]
fn a_runner_without_endurance_has_no_marathon() {
    let runner = runner(4.0, 360.0, 0.1, 0.18);
    let answer = race_time_emig(&runner, Distance::from_m(42_195.0));
    let Err(Error::OutsideModel { because, .. }) = answer else { panic!("{answer:?}") };
    assert!(because.contains("24.7 km at most"), "{because}");
    assert!(mean_speed_emig(&runner, Duration::from_s(360.0 * (1.0_f64 / 0.18).exp() + 1.0)).is_err());
}

#[test]
fn refuses_what_is_no_number() {
    let good = runner(5.0, 360.0, 0.1, 0.06);
    assert!(race_time_emig(&good, Distance::from_m(f64::NAN)).is_err());
    assert!(mean_speed_emig(&good, Duration::from_s(f64::NAN)).is_err());
    for bad in [
        runner(f64::NAN, 360.0, 0.1, 0.06),
        runner(5.0, f64::NAN, 0.1, 0.06),
        runner(5.0, 360.0, f64::NAN, 0.06),
        runner(5.0, 360.0, 0.1, f64::NAN),
    ] {
        assert!(race_time_emig(&bad, Distance::from_m(5000.0)).is_err());
        assert!(furthest_distance_emig(&bad).is_err());
    }
}

proptest! {
    #[test]
    fn the_time_is_the_inverse_of_the_speed(
        speed_mps in 2.0..7.5_f64, short in 0.02..0.3_f64, long in 0.005..0.3_f64, share in 0.001..0.999_f64,
    ) {
        let runner = runner(speed_mps, 360.0, short, long);
        let distance_m = 10.0 + share * (furthest_distance_emig(&runner).unwrap().m().min(200_000.0) - 10.0);
        let time = race_time_emig(&runner, Distance::from_m(distance_m)).unwrap();
        if time.s() >= 1.0 {
            let back_m = (mean_speed_emig(&runner, time).unwrap() * time).m();
            prop_assert!((back_m / distance_m - 1.0).abs() < 1e-9, "{back_m} for {distance_m}");
        }
    }

    #[test]
    fn further_takes_longer(speed_mps in 2.0..7.5_f64, long in 0.01..0.14_f64, distance_m in 400.0..40_000.0_f64, more_m in 1.0..1000.0_f64) {
        let runner = runner(speed_mps, 360.0, 0.1, long);
        let time = |distance_m| race_time_emig(&runner, Distance::from_m(distance_m)).unwrap().s();
        prop_assert!(time(distance_m + more_m) > time(distance_m));
    }

    #[test]
    fn the_crossover_distance_takes_the_crossover_time(speed_mps in 2.0..7.5_f64, crossover_s in 100.0..900.0_f64, short in 0.02..0.3_f64, long in 0.01..0.3_f64) {
        let runner = runner(speed_mps, crossover_s, short, long);
        let time = race_time_emig(&runner, Distance::from_m(speed_mps * crossover_s)).unwrap();
        prop_assert!((time.s() / crossover_s - 1.0).abs() < 1e-12);
    }
}
