//! The ledger's bands: calibrated, and still what a band has to be.

#![allow(clippy::unwrap_used)]

use physiology::Effort;
use physiology::hold::{BandTable, Evidence, EvidenceKind, Field, Ledger};
use physiology::population::{Profile, point};
use proptest::prelude::*;
use quantity::{Distance, Estimate, Speed};

fn effort(distance_m: f64, time_s: f64, kind: EvidenceKind) -> Evidence {
    Evidence { effort: Effort::new(distance_m, time_s), age_days: 20.0, kind, id: distance_m as u64 }
}

fn width(told: Estimate) -> f64 {
    (told.high - told.low) / told.value
}

#[test]
fn the_table_of_the_source_tree_is_read_whole_and_written_again_as_it_was() {
    let text = include_str!("../data/band.csv");
    let header: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("# ")).collect();
    assert_eq!(BandTable::fitted().to_csv(&header.join("\n")), text);
}

#[test]
fn a_table_with_a_hole_or_a_word_in_it_is_refused_by_name() {
    let text = include_str!("../data/band.csv");
    let without: String =
        text.lines().filter(|line| !line.starts_with("test,1500,world")).map(|l| format!("{l}\n")).collect();
    assert!(BandTable::from_csv(&without).unwrap_err().to_string().contains("test,1500,world is missing"));
    for bad in ["race,400,world,wide,1", "race,400,world,0,1", "race,400,world,NaN,1", "race,400"] {
        let told = BandTable::from_csv(&format!("{text}{bad}\n")).unwrap_err().to_string();
        assert!(told.contains(bad) && told.contains("expected"), "{told}");
    }
}

#[test]
fn only_the_width_is_learned() {
    for kind in [EvidenceKind::Race, EvidenceKind::Test, EvidenceKind::Training] {
        for field in [Field::Recreational, Field::World] {
            assert!(BandTable::fitted().of(kind, field).iter().all(|factor| factor.low == factor.high));
        }
    }
}

#[test]
fn a_recreational_runner_without_a_race_is_told_a_wider_band_and_the_same_middle() {
    let runs = [effort(5000.0, 1750.0, EvidenceKind::Training), effort(12_000.0, 4500.0, EvidenceKind::Training)];
    let (told, plain) = (
        Ledger::of(&runs, &Profile::default()).unwrap(),
        Ledger::with(&BandTable::plain(), &runs, &Profile::default()).unwrap(),
    );
    assert!(told.recreational() > 0.95);
    for m in [1500.0, 5000.0, 10_000.0, 21_097.5] {
        let (told, plain) = (told.race_time(Distance::from_m(m)), plain.race_time(Distance::from_m(m)));
        assert_eq!(told.value, plain.value);
        assert!(width(told) > 1.15 * width(plain), "{m} m: {told:?} {plain:?}");
    }
    assert!(width(told.traits.critical_speed_mps) > 1.15 * width(plain.traits.critical_speed_mps));
}

#[test]
fn between_the_knots_who_ran_tests_is_told_a_narrower_band_than_a_line_between_their_ends() {
    let tests = [effort(5000.0, 1200.0, EvidenceKind::Test), effort(21_097.5, 5700.0, EvidenceKind::Test)];
    let ledger = Ledger::of(&tests, &Profile::default()).unwrap();
    let of = |place| width(ledger.race_time(point(place)));
    assert!(of(13) < 0.98 * 0.5 * (of(12) + of(14)), "{} {} {}", of(12), of(13), of(14));
}

fn efforts() -> impl Strategy<Value = Vec<Evidence>> {
    let one = (400.0_f64..100_000.0, 1.5_f64..6.0, 0.0_f64..1000.0, 0_usize..3).prop_map(|(d, v, age_days, kind)| {
        let kind = [EvidenceKind::Race, EvidenceKind::Test, EvidenceKind::Training][kind];
        Evidence { age_days, ..effort(d, d / v, kind) }
    });
    prop::collection::vec(one, 1..20)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn ends_hold_the_middle_and_never_rise_with_distance(efforts in efforts()) {
        let Ok(ledger) = Ledger::of(&efforts, &Profile::default()) else { return Ok(()) };
        let mut last = [f64::INFINITY; 3];
        for step in 0..60 {
            let distance = Distance::from_m(400.0 * 250.0_f64.powf(f64::from(step) / 59.0));
            let told = ledger.race_time(distance);
            prop_assert!(told.low < told.value && told.value < told.high, "{told:?}");
            let speeds = [told.low, told.value, told.high].map(|seconds| distance.m() / seconds);
            prop_assert!(speeds.iter().zip(last).all(|(now, before)| *now <= before * (1.0 + 1e-12)));
            last = speeds;
        }
        for told in [ledger.traits.critical_speed_mps, ledger.traits.d_prime_m, ledger.traits.endurance_index] {
            prop_assert!(told.low.is_finite() && told.high.is_finite() && told.low <= told.value && told.value <= told.high);
        }
    }

    /// What the goal's sentence says lies on the curve that the picture shows.
    #[test]
    fn how_far_a_speed_is_held_is_read_off_the_same_band(efforts in efforts(), metres in 500.0_f64..90_000.0) {
        let Ok(ledger) = Ledger::of(&efforts, &Profile::default()) else { return Ok(()) };
        let told = ledger.race_time(Distance::from_m(metres));
        let held = ledger.holds(Speed::from_mps(metres / told.high)).low;
        let again = ledger.race_time(Distance::from_m(held.max(400.0)));
        prop_assert!((held / again.high / (metres / told.high) - 1.0).abs() < 1e-6 || held >= 99_999.0, "{held} {told:?} {again:?}");
    }
}
