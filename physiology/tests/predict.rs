//! Race prediction: monotone, bounded, indifferent to order, and honest about odd results.

#![allow(clippy::unwrap_used)]

use physiology::Effort;
use physiology::population::{Profile, Sex};
use physiology::predict::{PastResult, Predictor};
use proptest::prelude::*;
use quantity::{Distance, Estimate, race_distance};

const DISTANCES: [f64; 12] =
    [400.0, 800.0, 1500.0, 3000.0, 5000.0, 7777.0, 10_000.0, 21_097.5, 30_000.0, 42_195.0, 60_000.0, 100_000.0];

fn of(results: &[(f64, f64)]) -> Predictor {
    let results: Vec<PastResult> = results.iter().map(|&(d, t)| PastResult::new(d, t)).collect();
    Predictor::new(&results, &Profile::default()).unwrap()
}

fn seconds(p: &Predictor, m: f64) -> f64 {
    p.time(Distance::from_m(m)).time_s.unwrap().value
}

#[test]
fn a_prediction_at_the_distance_of_a_result_is_close_to_it() {
    let p = of(&[(5000.0, 1200.0), (10_000.0, 2500.0), (21_097.5, 5520.0)]);
    for (m, t) in [(5000.0, 1200.0), (10_000.0, 2500.0), (21_097.5, 5520.0)] {
        assert!((seconds(&p, m) / t - 1.0).abs() < 0.025, "{m} m: {} against {t}", seconds(&p, m));
    }
}

#[test]
fn more_results_narrow_the_band() {
    let width = |p: &Predictor| {
        let t = p.time(race_distance::MARATHON).time_s.unwrap();
        (t.high - t.low) / t.value
    };
    let one = of(&[(5000.0, 1200.0)]);
    let three = of(&[(5000.0, 1200.0), (10_000.0, 2500.0), (21_097.5, 5520.0)]);
    assert!(width(&three) < width(&one), "{} against {}", width(&three), width(&one));
}

#[test]
fn impossible_results_are_refused_in_words() {
    let refused = |d, t| Predictor::new(&[PastResult::new(d, t)], &Profile::default()).unwrap_err().to_string();
    assert!(refused(5000.0, 240.0).contains("5 km in 4:00 was left out: no human has run that fast"));
    assert!(refused(5000.0, 9000.0).contains("walking"));
    assert!(refused(200.0, 30.0).contains("400 m to 100 km"));
    assert!(refused(200_000.0, 90_000.0).contains("400 m to 100 km"));
    for bad in [f64::NAN, f64::INFINITY, 0.0, -1.0] {
        assert!(refused(bad, 1000.0).contains("no result"), "{bad}");
        assert!(refused(5000.0, bad).contains("no result"), "{bad}");
    }
    assert!(Predictor::new(&[], &Profile::default()).unwrap_err().to_string().contains("none was given"));
}

#[test]
fn a_bad_result_beside_a_good_one_is_left_out_and_said() {
    let (good, both) = (of(&[(5000.0, 1200.0)]), of(&[(5000.0, 1200.0), (10_000.0, 300.0)]));
    assert_eq!(seconds(&good, 10_000.0), seconds(&both, 10_000.0));
    assert_eq!(both.notes().len(), 1);
}

#[test]
fn results_that_contradict_each_other_widen_the_band() {
    let plain = of(&[(21_097.5, 6000.0), (42_195.0, 12_600.0)]);
    let odd = of(&[(21_097.5, 6000.0), (42_195.0, 5900.0 * 1.5)]);
    let width = |p: &Predictor| {
        let t = p.time(Distance::from_m(10_000.0)).time_s.unwrap();
        (t.high - t.low) / t.value
    };
    assert!(odd.notes().iter().any(|n| n.contains("contradict")), "{:?}", odd.notes());
    assert!(width(&odd) > 1.3 * width(&plain), "{} against {}", width(&odd), width(&plain));
    let absurd = of(&[(21_097.5, 10_000.0), (42_195.0, 9900.0)]);
    assert!(absurd.notes().iter().any(|n| n.contains("in less time")));
}

#[test]
fn distances_outside_have_no_time_but_a_reason() {
    let p = of(&[(5000.0, 1200.0)]);
    for m in [399.0, 100_001.0, f64::NAN, -5.0] {
        let answer = p.time(Distance::from_m(m));
        assert!(answer.time_s.is_none());
        assert!(answer.notes.last().unwrap().contains("400 m to 100 km"));
    }
}

#[test]
fn duplicates_change_nothing() {
    let (once, twice) = (of(&[(5000.0, 1200.0)]), of(&[(5000.0, 1200.0), (5000.0, 1200.0), (5000.0, 1260.0)]));
    assert_eq!(seconds(&once, 42_195.0), seconds(&twice, 42_195.0));
    assert!(twice.notes()[0].contains("2 slower or repeated"));
}

#[test]
fn an_old_result_tells_less() {
    let at_age = |age_days| {
        let result = PastResult { effort: Effort::new(10_000.0, 2400.0), age_days };
        Predictor::new(&[result], &Profile::default()).unwrap().time(Distance::from_m(10_000.0)).time_s.unwrap()
    };
    let (new, old) = (at_age(0.0), at_age(3650.0));
    assert!(old.high - old.low > new.high - new.low);
}

#[test]
fn classic_models_stand_beside_and_say_where_they_hold() {
    let p = of(&[(1500.0, 300.0), (3000.0, 640.0), (5000.0, 1110.0), (10_000.0, 2310.0)]);
    let answer = p.time(Distance::from_m(10_000.0));
    let model = |name: &str| answer.models.iter().find(|m| m.model == name).unwrap().clone();
    assert_eq!(model("combined").weight, 1.0);
    for name in ["riegel", "daniels", "emig"] {
        let m = model(name);
        assert!(m.in_domain && (m.time.unwrap().s() / 2310.0 - 1.0).abs() < 0.03, "{m:?}");
    }
    let answer = of(&[(800.0, 130.0)]).time(race_distance::MARATHON);
    assert!(!answer.models.iter().find(|m| m.model == "riegel").unwrap().in_domain, "130 s is too short for Riegel");
}

#[test]
fn sex_where_unknown_is_a_mixture() {
    let results = [PastResult::new(1500.0, 250.0)];
    let time = |sex| {
        let p = Predictor::new(&results, &Profile { sex, ..Profile::default() }).unwrap();
        p.time(race_distance::MARATHON).time_s.unwrap().value
    };
    let (woman, man, unknown) = (time(Some(Sex::Female)), time(Some(Sex::Male)), time(None));
    assert!(woman.min(man) <= unknown && unknown <= woman.max(man));
}

fn results() -> impl Strategy<Value = Vec<PastResult>> {
    let result = (0_usize..DISTANCES.len(), 2.0_f64..6.5, 0.0_f64..4000.0).prop_map(|(i, speed, age_days)| {
        PastResult { effort: Effort::new(DISTANCES[i], DISTANCES[i] / speed), age_days }
    });
    prop::collection::vec(result, 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn longer_takes_longer_and_is_never_faster(results in results()) {
        let Ok(p) = Predictor::new(&results, &Profile::default()) else { return Ok(()) };
        let mut last: Option<(f64, Estimate)> = None;
        let mut m = 400.0_f64;
        while m <= 100_000.0 {
            let t = p.curve().time(Distance::from_m(m));
            prop_assert!(t.value.is_finite() && t.low.is_finite() && t.high.is_finite());
            prop_assert!(0.0 < t.low && t.low < t.value && t.value < t.high);
            if let Some((shorter, before)) = last {
                prop_assert!(t.value > before.value && t.low > before.low && t.high > before.high);
                prop_assert!(m / t.value <= shorter / before.value * (1.0 + 1e-12));
            }
            last = Some((m, t));
            m *= 1.07;
        }
    }

    #[test]
    fn nobody_is_faster_than_a_sprinter_or_slower_than_a_stroll(results in results()) {
        let Ok(p) = Predictor::new(&results, &Profile::default()) else { return Ok(()) };
        for m in DISTANCES {
            let t = p.curve().time(Distance::from_m(m));
            prop_assert!(m / t.low < 12.5 && m / t.value < 10.0 && m / t.high > 0.2, "{m} m: {t:?}");
        }
    }

    #[test]
    fn units_are_a_way_of_writing(results in results()) {
        const MILE_M: f64 = 1609.344;
        let told = |result: &PastResult| {
            let (miles, minutes) = (result.effort.distance.m() / MILE_M, result.effort.time.s() / 60.0);
            PastResult { effort: Effort::new(miles * MILE_M, minutes * 60.0), age_days: result.age_days / 7.0 * 7.0 }
        };
        let otherwise: Vec<PastResult> = results.iter().map(told).collect();
        let (Ok(one), Ok(other)) =
            (Predictor::new(&results, &Profile::default()), Predictor::new(&otherwise, &Profile::default()))
        else {
            return Ok(());
        };
        for m in DISTANCES {
            let (a, b) = (one.curve().time(Distance::from_m(m)), other.curve().time(Distance::from_m(m / MILE_M * MILE_M)));
            prop_assert!((a.value / b.value - 1.0).abs() < 1e-6 && (a.high / b.high - 1.0).abs() < 1e-6, "{m} m: {a:?} {b:?}");
        }
    }

    #[test]
    fn order_does_not_matter(mut results in results()) {
        let forward = Predictor::new(&results, &Profile::default());
        results.reverse();
        prop_assert_eq!(forward, Predictor::new(&results, &Profile::default()));
    }
}
