//! What long runs do to forecasts: more drift, slower long races; nothing below an hour and a half; wider where little holds.
#![allow(clippy::unwrap_used)]

use physiology::{
    Effort,
    hold::{Evidence, EvidenceKind, Ledger},
    population::{LongDrift, Population, Profile, Sex},
    predict::{PastResult, Predictor},
};
use proptest::prelude::*;
use quantity::{Distance, Estimate, race_distance::MARATHON};

const RUNNER: [(f64, f64); 3] = [(5000.0, 1240.0), (10_000.0, 2590.0), (21_097.5, 5760.0)];

fn of(drift: Option<LongDrift>) -> Predictor {
    let results = RUNNER.map(|(m, s)| PastResult::new(m, s));
    Predictor::new(&results, &Profile { drift, sex: Some(Sex::Male), ..Profile::default() }).unwrap()
}

fn known(per_hour: f64, error: f64) -> Option<LongDrift> {
    Some(LongDrift { per_hour, error })
}

fn time(p: &Predictor, m: f64) -> Estimate {
    p.time(Distance::from_m(m)).time_s.unwrap()
}

fn width(e: Estimate) -> f64 {
    (e.high - e.low) / e.value
}

#[test]
fn a_drifting_runner_is_slower_over_the_marathon_and_not_over_10_km() {
    let (none, little, much) = (of(None), of(known(0.0, 0.01)), of(known(0.12, 0.01)));
    let marathon = |p: &Predictor| time(p, 42_195.0);
    assert!(marathon(&much).value > 1.008 * marathon(&none).value, "{:?} {:?}", marathon(&much), marathon(&none));
    assert!(marathon(&little).value < 0.995 * marathon(&none).value);
    for m in [800.0, 5000.0, 10_000.0] {
        assert!((time(&much, m).value / time(&none, m).value - 1.0).abs() < 0.002, "{m}");
    }
    // Who holds heart rate and speed together scatters less in the marathon; the third that drifts most scatters more.
    assert!(width(marathon(&little)) < width(marathon(&none)));
    assert!(width(marathon(&much)) > width(marathon(&little)));
}

#[test]
fn the_ledger_hears_long_runs_too_and_a_vague_drift_says_little() {
    let race = |(m, s), id| Evidence { effort: Effort::new(m, s), age_days: 20.0, kind: EvidenceKind::Race, id };
    let evidence: Vec<Evidence> = RUNNER.into_iter().zip(1..).map(|(r, id)| race(r, id)).collect();
    let marathon = |drift| Ledger::of(&evidence, &Profile { drift, ..Profile::default() }).unwrap().race_time(MARATHON);
    let (none, sure, vague) = (marathon(None), marathon(known(0.13, 0.01)), marathon(known(0.13, 0.2)));
    assert!(sure.value > vague.value && vague.value > none.value, "{none:?} {vague:?} {sure:?}");
    assert!(vague.value / none.value < 1.002);
    assert_eq!(marathon(known(f64::NAN, 0.01)), none, "what is no drift changes nothing");
}

#[test]
fn a_drift_that_cannot_be_meant_is_said_and_left_out() {
    let odd = of(known(4.0, 0.01));
    assert_eq!(time(&odd, 42_195.0), time(&of(None), 42_195.0));
    assert!(odd.notes()[0].contains("4 is no share an hour"), "{:?}", odd.notes());
}

#[test]
fn a_runner_whose_sex_is_not_told_has_the_wider_band() {
    let one = [PastResult::new(5000.0, 1240.0)];
    let one_race = |sex| {
        let p = Predictor::new(&one, &Profile { sex, ..Profile::default() }).unwrap();
        width(time(&p, 42_195.0))
    };
    let nobody = |sex| {
        let all = Population::capacity();
        let profile = Profile { sex, ..Profile::default() };
        let knots = all.best_times(&all.posterior(&[], &profile));
        knots[4].2 - knots[4].1
    };
    assert!(nobody(None) > nobody(Some(Sex::Female)).min(nobody(Some(Sex::Male))));
    assert!(one_race(None) > 0.9 * one_race(Some(Sex::Male)) && one_race(None).is_finite());
}

#[test]
fn age_moves_what_nothing_else_tells_and_hardly_what_results_do() {
    let all = Population::fitted();
    let typical = |age| {
        let profile = Profile { age, sex: Some(Sex::Male), ..Profile::default() };
        all.best_times(&all.posterior(&[], &profile))[5].0
    };
    assert!(typical(Some(70.0)) < typical(Some(51.0)) && typical(Some(300.0)) == typical(None));
    let marathon = |age, days| {
        let results = RUNNER.map(|(m, s)| PastResult { effort: Effort::new(m, s), age_days: days });
        let profile = Profile { age, sex: Some(Sex::Male), ..Profile::default() };
        Predictor::new(&results, &profile).unwrap().time(MARATHON).time_s.unwrap().value
    };
    assert!((marathon(Some(70.0), 0.0) / marathon(None, 0.0) - 1.0).abs() < 0.02);
    // Results of ten years ago at 60 are worth less today than those of ten years ago at 29.
    let aged = |age| marathon(Some(age), 3652.5) / marathon(Some(age), 0.0);
    assert!(aged(70.0) > 1.05 * aged(29.0), "{} {}", aged(70.0), aged(29.0));
}

proptest! {
    #[test]
    fn more_drift_is_never_faster_and_longer_races_always_take_longer(a in -0.1..0.3_f64, b in -0.1..0.3_f64, error in 0.0..0.2_f64) {
        let (less, more) = (of(known(a.min(b), error)), of(known(a.max(b), error)));
        prop_assert!(time(&more, 42_195.0).value >= time(&less, 42_195.0).value - 1e-6);
        let mut before = 0.0;
        for m in [5000.0, 10_000.0, 21_097.5, 30_000.0, 42_195.0, 60_000.0, 100_000.0] {
            let t = time(&more, m);
            prop_assert!(t.low <= t.value && t.value <= t.high && t.value > before);
            before = t.value;
        }
    }
}
