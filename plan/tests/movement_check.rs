//! The movement check: its tests, its scores, and what they say.
#![allow(clippy::unwrap_used)]

use plan::{
    catalogue::{Drill, impossible},
    movement::{
        check::{Score, ScoreFault, Scored, TESTS, drills_for, outcome},
        findings,
    },
};
use proptest::prelude::*;
use quantity::Distance;
use training::Check;

fn sides(test: &str, left: u8, right: u8) -> Score {
    Score { test: test.into(), scored: Scored::Sides { left, right } }
}

fn whole(test: &str, score: u8) -> Score {
    Score { test: test.into(), scored: Scored::Whole(score) }
}

fn all(left: u8, right: u8) -> Vec<Score> {
    let score = |t: &plan::movement::check::Test| {
        if t.sides { sides(t.key, left, right) } else { whole(t.key, left.min(right)) }
    };
    TESTS.iter().map(score).collect()
}

#[test]
fn a_clean_check_finds_nothing() {
    let said = outcome(&all(3, 3)).unwrap();
    assert_eq!(said.check, Check::default());
    assert!(said.findings.is_empty() && said.areas.is_empty() && said.left_out.is_empty() && !said.offers_pause);
}

#[test]
fn a_low_check_finds_all_clearly_and_offers_a_pause() {
    let said = outcome(&all(1, 1)).unwrap();
    assert_eq!(findings(said.check), ["knees_cave_in", "tight_hip_flexors", "quiet_glutes"]);
    assert!(said.findings.iter().all(|f| f.clear && f.missing.value == 2.0) && said.offers_pause);
    assert!(said.findings.iter().all(|f| f.work_on.starts_with("work on ")));
    // More tests, a narrower interval.
    let width =
        |key: &str| said.findings.iter().find(|f| f.key == key).map(|f| f.missing.high - f.missing.low).unwrap();
    assert!(width("knees_cave_in") < width("tight_hip_flexors"));
}

#[test]
fn one_point_in_one_test_is_found_and_not_clear() {
    let said = outcome(&[whole("overhead_squat", 2)]).unwrap();
    assert!(said.check.knees_cave_in && !said.findings[0].clear && !said.offers_pause);
    assert_eq!(said.findings[0].tests, ["overhead squat"]);
    assert_eq!(said.left_out.len(), TESTS.len() - 1);
}

#[test]
fn pain_stops_and_is_no_other_finding() {
    let said = outcome(&[sides("hop_and_hold", 0, 1), whole("overhead_squat", 3)]).unwrap();
    assert!(said.check.pain && said.offers_pause && !said.check.knees_cave_in);
    assert_eq!(said.hurt, ["hop and hold"]);
    assert!(drills_for(said.check).is_empty());
}

#[test]
fn sides_differ_only_beyond_chance() {
    let differ = |scores: &[Score]| outcome(scores).unwrap().check.left_right_difference;
    assert!(!differ(&[sides("step_down", 3, 2)]));
    assert!(!differ(&[sides("step_down", 3, 2), sides("heel_raise", 3, 2)]));
    assert!(differ(&[sides("step_down", 3, 2), sides("heel_raise", 3, 2), sides("knee_to_wall", 2, 1)]));
    assert!(!differ(&[sides("step_down", 3, 2), sides("heel_raise", 2, 3), sides("knee_to_wall", 2, 1)]));
    assert!(differ(&[sides("step_down", 3, 1)]));
}

#[test]
fn the_other_parts_are_named_where_a_test_was_low() {
    let said = outcome(&[sides("knee_to_wall", 1, 2)]).unwrap();
    assert_eq!(said.areas, ["ankles", "calves"]);
}

#[test]
fn faults_say_what_was_met_and_what_was_expected() {
    let fault = |scores: &[Score]| outcome(scores).unwrap_err().to_string();
    assert!(
        fault(&[whole("headstand", 2)])
            .starts_with("\"headstand\" is no test of the movement check; its tests are overhead_squat, ")
    );
    assert_eq!(
        fault(&[whole("overhead_squat", 4)]),
        "overhead_squat: 4 is no score; 3 is clean, 2 and 1 are less, 0 is pain"
    );
    assert_eq!(fault(&[whole("step_down", 2)]), "step_down is scored for the left and the right, 0 to 3");
    assert_eq!(fault(&[sides("overhead_squat", 2, 2)]), "overhead_squat is scored once, for the whole body");
    assert_eq!(
        outcome(&[sides("step_down", 2, 2), sides("step_down", 3, 3)]).unwrap_err(),
        ScoreFault::Twice("step_down")
    );
}

#[test]
fn tests_are_whole_and_possible() {
    for test in TESTS {
        assert!(impossible(&test.start).is_empty() && impossible(&test.end).is_empty(), "{}", test.key);
        assert!(test.instruction.len() >= 2 && test.look_for.len() >= 2, "{}", test.key);
        assert!(test.areas.iter().all(|a| Drill::AREAS.contains(a)) && !test.areas.is_empty(), "{}", test.key);
        let words = test.instruction.iter().chain(test.look_for).chain(&test.scores).chain([&test.name]);
        for text in words {
            let text = text.to_lowercase();
            assert!(
                !text.contains("weak") && !text.contains("injur") && !text.contains("risk"),
                "{}: {text}",
                test.key
            );
        }
    }
    for key in ["knees_cave_in", "tight_hip_flexors", "quiet_glutes"] {
        assert!(TESTS.iter().filter(|t| t.findings.contains(&key)).count() >= 2, "{key} rests on one test");
    }
}

#[test]
fn every_finding_has_drills_with_the_shared_ones_first() {
    let check = Check { knees_cave_in: true, quiet_glutes: true, left_right_difference: true, ..Check::default() };
    let drills = drills_for(check);
    let hits: Vec<usize> =
        drills.iter().map(|d| findings(check).iter().filter(|f| d.findings.contains(f)).count()).collect();
    assert!(hits.is_sorted_by(|a, b| a >= b) && hits[0] >= 2 && hits.iter().all(|h| *h > 0));
}

fn reach(left_m: f64, right_m: f64) -> Score {
    let scored = Scored::Reach { left: Distance::from_m(left_m), right: Distance::from_m(right_m) };
    Score { test: "knee_to_wall".into(), scored }
}

#[test]
fn a_measured_reach_differs_beyond_the_error_of_the_test() {
    let mut differs = 0.015;
    if let Some(rows) = testkit::shared_golden("movement_screen_thresholds.csv") {
        let of = |measure: &str| {
            let row = rows.iter().find(|r| r.text("test") == "weight_bearing_lunge" && r.text("measure") == measure);
            row.unwrap().number("threshold")
        };
        differs = of("asymmetry") / 100.0;
        assert_eq!(reach(of("toe_to_wall") / 100.0, 0.12).scored.lower(), 3);
        assert_eq!(reach(of("toe_to_wall") / 100.0 - 0.001, 0.12).scored.lower(), 2);
        // About 3.6 degrees of the shank to a centimetre: what is reported is no less than the smallest change that is sure.
        assert!(differs * 100.0 * 3.6 >= of("MDC"));
    }
    let differ = |left, right| outcome(&[reach(left, right)]).unwrap().check.left_right_difference;
    assert!(!differ(0.10, 0.10 + differs - 0.001) && !differ(0.10 + differs - 0.001, 0.10));
    assert!(differ(0.10, 0.10 + differs + 0.001) && differ(0.10 + differs + 0.001, 0.10));
}

#[test]
fn a_reach_that_cannot_be_is_refused() {
    for wrong in [-0.01, 0.31, f64::NAN, f64::INFINITY] {
        assert!(matches!(outcome(&[reach(0.1, wrong)]), Err(ScoreFault::NoReach { .. })), "{wrong}");
    }
    let elsewhere = Score { test: "step_down".into(), ..reach(0.1, 0.1) };
    assert_eq!(outcome(&[elsewhere]).unwrap_err(), ScoreFault::Sides("step_down"));
}

proptest! {
    #[test]
    fn any_scores_are_read_in_any_order_and_stay_in_bounds(
        scores in prop::collection::vec((0..=3_u8, 0..=3_u8, any::<bool>()), TESTS.len())
    ) {
        let scores: Vec<Score> = TESTS.iter().zip(scores).filter(|(_, (.., done))| *done).map(|(t, (left, right, _))| {
            if t.sides { sides(t.key, left, right) } else { whole(t.key, left) }
        }).collect();
        let said = outcome(&scores).unwrap();
        let turned: Vec<Score> = scores.iter().rev().cloned().collect();
        prop_assert_eq!(outcome(&turned).unwrap().check, said.check);
        for f in &said.findings {
            prop_assert!(0.0 <= f.missing.low && f.missing.low <= f.missing.value);
            prop_assert!(f.missing.value <= f.missing.high && f.missing.high <= 3.0);
        }
        prop_assert_eq!(said.check.pain, scores.iter().any(|s| s.scored.lower() == 0));
    }
}
