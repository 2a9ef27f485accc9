//! The ledger: frontier, bands, evidence, what would sharpen it.

#![allow(clippy::unwrap_used)]

use physiology::Effort;
use physiology::hold::{Evidence, EvidenceKind, Ledger};
use physiology::population::Profile;
use proptest::prelude::*;
use quantity::{Distance, Duration, Speed, race_distance};

fn effort(distance_m: f64, time_s: f64, age_days: f64, kind: EvidenceKind, id: u64) -> Evidence {
    Evidence { effort: Effort::new(distance_m, time_s), age_days, kind, id }
}

fn race(distance_m: f64, time_s: f64) -> Evidence {
    effort(distance_m, time_s, 10.0, EvidenceKind::Race, distance_m as u64)
}

fn training(distance_m: f64, time_s: f64, id: u64) -> Evidence {
    effort(distance_m, time_s, 10.0, EvidenceKind::Training, id)
}

fn ledger(evidence: &[Evidence]) -> Ledger {
    Ledger::of(evidence, &Profile::default()).unwrap()
}

fn seconds(l: &Ledger, m: f64) -> f64 {
    l.race_time(Distance::from_m(m)).value
}

const RUNNER: [(f64, f64); 4] = [(1500.0, 300.0), (5000.0, 1100.0), (10_000.0, 2300.0), (21_097.5, 5100.0)];

#[test]
fn with_nothing_it_says_so_and_what_would_help() {
    let nothing = Ledger::of(&[], &Profile::default()).unwrap_err();
    assert!(nothing.to_string().contains("no run has been recorded"));
    assert!(!nothing.would_help.is_empty());
    let useless =
        [effort(100.0, 20.0, 1.0, EvidenceKind::Race, 1), effort(5000.0, 1200.0, 4000.0, EvidenceKind::Race, 2)];
    assert!(Ledger::of(&useless, &Profile::default()).unwrap_err().to_string().contains("none of 2 efforts"));
}

#[test]
fn races_are_near_the_truth() {
    let l = ledger(&RUNNER.map(|(d, t)| race(d, t)));
    for (d, t) in RUNNER {
        assert!((seconds(&l, d) / t - 1.0).abs() < 0.03, "{d} m: {} against {t}", seconds(&l, d));
    }
}

#[test]
fn easy_training_never_makes_a_racer_slower() {
    let races = RUNNER.map(|(d, t)| race(d, t));
    let mut with_training = races.to_vec();
    with_training.extend((0..300).map(|i| training(10_000.0 + f64::from(i), 3600.0 + f64::from(i), 1000 + i as u64)));
    let (plain, trained) = (ledger(&races), ledger(&with_training));
    for (d, _) in RUNNER {
        let change = seconds(&trained, d) / seconds(&plain, d) - 1.0;
        assert!(change.abs() < 0.012, "{d} m changes by {change}");
    }
}

#[test]
fn training_alone_is_a_lower_bound_with_a_wide_band() {
    let trained = ledger(&[training(10_000.0, 3300.0, 1)]);
    let raced = ledger(&[race(10_000.0, 3300.0)]);
    assert!(seconds(&trained, 10_000.0) < seconds(&raced, 10_000.0), "training hides some of what the runner can do");
    let width = |l: &Ledger| {
        let t = l.race_time(Distance::from_m(10_000.0));
        (t.high - t.low) / t.value
    };
    assert!(width(&trained) > width(&raced));
}

#[test]
fn a_fast_training_effort_lifts_the_ledger() {
    let l = ledger(&[race(10_000.0, 2700.0), training(5000.0, 1150.0, 7)]);
    let without = ledger(&[race(10_000.0, 2700.0)]);
    let (lifted, plain) = (seconds(&l, 10_000.0), seconds(&without, 10_000.0));
    assert!(lifted < 0.992 * plain, "{lifted} against {plain}");
}

#[test]
fn the_traits_describe_the_curve() {
    let t = ledger(&RUNNER.map(|(d, t)| race(d, t))).traits;
    assert!(
        t.critical_speed_mps.holds(4.4) || (4.1..4.7).contains(&t.critical_speed_mps.value),
        "{:?}",
        t.critical_speed_mps
    );
    assert!((60.0..500.0).contains(&t.d_prime_m.value), "{:?}", t.d_prime_m);
    assert!((1.02..1.15).contains(&t.fade_exponent.value), "{:?}", t.fade_exponent);
    assert!((1.5..12.0).contains(&t.endurance_index.value), "{:?}", t.endurance_index);
    assert!((5.5..10.0).contains(&t.sprint_mps.value), "{:?}", t.sprint_mps);
    for e in [t.critical_speed_mps, t.d_prime_m, t.fade_exponent, t.endurance_index, t.sprint_mps] {
        assert!(e.low < e.value && e.value < e.high, "{e:?}");
    }
}

#[test]
fn holds_is_the_inverse_of_the_race_times() {
    let l = ledger(&RUNNER.map(|(d, t)| race(d, t)));
    for m in [800.0, 5000.0, 12_345.0, 42_195.0] {
        let t = l.race_time(Distance::from_m(m));
        let held = l.holds(Speed::from_mps(m / t.value));
        assert!((held.value / m - 1.0).abs() < 1e-6, "{m}: {held:?}");
        let speed = l.curve.speed_over(Duration::from_s(t.value));
        assert!((speed.value - m / t.value).abs() < 1e-9);
    }
    assert_eq!(l.holds(Speed::from_mps(0.5)).value, 100_000.0);
    assert!(l.holds(Speed::from_mps(11.0)).value < 400.0);
}

#[test]
fn shares_add_to_one_and_the_race_outweighs_the_jog() {
    let l = ledger(&[race(10_000.0, 2500.0), training(10_000.0, 3500.0, 2)]);
    assert!((l.evidence.iter().map(|e| e.weight).sum::<f64>() - 1.0).abs() < 1e-9);
    assert_eq!(l.evidence[0].evidence.kind, EvidenceKind::Race);
    assert!(l.evidence[0].weight > 0.8);
}

#[test]
fn a_longer_effort_would_sharpen_a_marathon_most() {
    let l = ledger(&[race(5000.0, 1200.0)]);
    let sharper = l.sharpen(race_distance::MARATHON);
    assert!(!sharper.is_empty());
    assert!(sharper[0].distance.m() > 10_000.0, "{sharper:?}");
    assert!(sharper.iter().all(|s| s.band_then < s.band_now));
}

#[test]
fn an_effort_that_was_proposed_sharpens_by_as_much_as_was_told() {
    // The first race changes how training speaks too; a first-time racer must not be promised more than it gives.
    let runs = [training(5000.0, 1500.0, 1), training(10_000.0, 3300.0, 2), training(16_000.0, 5700.0, 3)];
    let now = ledger(&runs);
    for told in now.sharpen(race_distance::HALF_MARATHON) {
        let kind = if told.what.ends_with("race") { EvidenceKind::Race } else { EvidenceKind::Test };
        let done = effort(told.distance.m(), told.duration.s(), 0.0, kind, 9);
        let then = ledger(&[&runs[..], &[done]].concat()).race_time(race_distance::HALF_MARATHON);
        let band = (then.high - then.low) / then.value;
        assert!((band - told.band_then).abs() < 1e-6, "{told:?} came out at {band}");
    }
}

fn efforts() -> impl Strategy<Value = Vec<Evidence>> {
    let one =
        (400.0_f64..100_000.0, 1.5_f64..6.0, 0.0_f64..1000.0, 0..3, 0_u64..1000).prop_map(|(d, v, age, kind, id)| {
            let kind = [EvidenceKind::Race, EvidenceKind::Test, EvidenceKind::Training][kind as usize];
            effort(d, d / v, age, kind, id)
        });
    prop::collection::vec(one, 1..30)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn never_nan_and_always_monotone(efforts in efforts()) {
        let Ok(l) = Ledger::of(&efforts, &Profile::default()) else { return Ok(()) };
        let (mut m, mut last) = (400.0_f64, (0.0, f64::INFINITY));
        while m <= 100_000.0 {
            let t = l.race_time(Distance::from_m(m));
            prop_assert!(t.low.is_finite() && t.high.is_finite() && t.low <= t.value && t.value <= t.high);
            prop_assert!(t.value > last.0 && m / t.value <= last.1 * (1.0 + 1e-12));
            last = (t.value, m / t.value);
            m *= 1.3;
        }
        let t = &l.traits;
        for e in [t.critical_speed_mps, t.d_prime_m, t.fade_exponent, t.endurance_index, t.sprint_mps] {
            prop_assert!(e.value.is_finite() && e.low.is_finite() && e.high.is_finite());
        }
        prop_assert!(l.evidence.iter().all(|e| e.weight.is_finite() && e.weight >= 0.0));
    }

    #[test]
    fn nobody_is_faster_than_a_sprinter_or_slower_than_a_stroll(efforts in efforts()) {
        let Ok(l) = Ledger::of(&efforts, &Profile::default()) else { return Ok(()) };
        for m in [400.0, 1500.0, 5000.0, 21_097.5, 100_000.0] {
            let t = l.race_time(Distance::from_m(m));
            prop_assert!(m / t.low < 12.5 && m / t.value < 10.0 && m / t.high > 0.2, "{m} m: {t:?}");
        }
    }

    #[test]
    fn order_does_not_matter(mut efforts in efforts()) {
        let forward = Ledger::of(&efforts, &Profile::default());
        efforts.reverse();
        prop_assert_eq!(forward, Ledger::of(&efforts, &Profile::default()));
    }
}
