//! What no file tells: kept, counted, taken back.
#![allow(clippy::unwrap_used)]

mod common;

use app::{
    App, CheckTold, RpeOf, RpeTold, StrengthTold, SweatTold,
    catalogue::movement_check::{Score, Scored},
    documents::{LogContent, Suggestion, WellnessEntry},
};
use common::{gpx, import_named, open};
use jiff::{ToSpan, civil::Date};

fn rpe(of: RpeOf, rpe: f64) -> RpeTold {
    RpeTold { of, rpe, minutes: None, pain: None, note: None }
}

fn lifted(exercise: &str, sets: &[&str]) -> StrengthTold {
    StrengthTold {
        exercise: exercise.into(),
        sets: sets.iter().map(|set| (*set).to_owned()).collect(),
        ..StrengthTold::default()
    }
}

fn mass(app: &App) -> Option<f64> {
    app.spec().unwrap().runner.mass_kg.map(|mass| mass.kg())
}

fn check(scores: &[(&str, Scored)], findings: &[(&str, bool)]) -> CheckTold {
    CheckTold {
        scores: scores.iter().map(|(test, scored)| Score { test: (*test).into(), scored: *scored }).collect(),
        findings: findings.iter().map(|(name, found)| ((*name).to_owned(), *found)).collect(),
    }
}

#[test]
fn the_newest_weight_is_the_runners_and_undo_brings_the_old_one_back() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let today = app.date();
    app.runner_set("mass_kg", "63").unwrap();
    app.log_weight(62.0, today - 3.days()).unwrap();
    app.log_weight(61.2, today).unwrap();
    assert_eq!(mass(&app), Some(61.2));
    // An earlier day told later is kept and changes nothing.
    app.log_weight(70.0, today - 40.days()).unwrap();
    assert_eq!(mass(&app), Some(61.2));
    assert_eq!(app.log_list(Some("weight"), None, None).unwrap().entries.len(), 3);
    assert_eq!(app.log_undo().unwrap().taken_back.date, today - 40.days());
    assert_eq!(mass(&app), Some(61.2));
    app.log_undo().unwrap();
    assert_eq!(mass(&app), Some(62.0));
    // What was said since then stays.
    app.runner_set("mass_kg", "64").unwrap();
    app.log_undo().unwrap();
    assert_eq!(mass(&app), Some(64.0));
    assert!(app.log_undo().unwrap_err().to_string().contains("nothing is logged"));
}

#[test]
fn a_weight_that_falls_fast_is_told_gently() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    app.log_weight(62.0, app.date() - 20.days()).unwrap();
    let slow = app.log_weight(60.0, app.date() - 1.day()).unwrap();
    assert_eq!(slow.follows.fast_fall, None);
    let fast = app.log_weight(58.0, app.date()).unwrap();
    assert!(fast.follows.fast_fall.is_some_and(|share| (0.06..0.07).contains(&share)));
    assert!(fast.follows.sentences.iter().any(|said| said.contains("6.5 %") && said.contains("no diagnosis")));
}

#[test]
fn a_check_becomes_what_the_plan_works_on() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let today = app.date();
    let low = Scored::Sides { left: 1, right: 1 };
    let said = app.log_check(&check(&[("edge_of_bed", low)], &[]), today).unwrap();
    assert!(said.follows.sentences[0].contains("hip flexors"), "{said:?}");
    assert!(app.spec().unwrap().check.tight_hip_flexors);
    // A finding by name changes that one alone; a scored check says all of them anew.
    app.log_check(&check(&[], &[("pain", true)]), today).unwrap();
    let found = app.spec().unwrap().check;
    assert!(found.tight_hip_flexors && found.pain);
    app.log_check(&check(&[("overhead_squat", Scored::Whole(3))], &[]), today).unwrap();
    assert_eq!(app.spec().unwrap().check, training::Check::default());
    app.log_undo().unwrap();
    assert_eq!(app.spec().unwrap().check, found);
    for (told, word) in [
        (check(&[], &[]), "one at least"),
        (check(&[], &[("flat_feet", true)]), "there are knees_cave_in"),
        (check(&[("overhead_squat", Scored::Whole(4))], &[]), "4 is no score"),
        (check(&[("overhead_squat", low)], &[]), "for the whole body"),
    ] {
        assert!(app.log_check(&told, today).unwrap_err().to_string().contains(word), "{word}");
    }
    assert_eq!(app.log_list(Some("check"), None, None).unwrap().entries.len(), 2);
}

#[test]
fn the_newest_sets_give_the_next_load() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let today = app.date();
    let told = StrengthTold { reps_in_reserve: Some(2), ..lifted("Deadlift", &["w8@40kg", "3x10@60kg"]) };
    let said = app.log_strength(told, today - 2.days()).unwrap();
    let next: Vec<(u32, f64)> = said.follows.next_loads.iter().map(|next| (next.reps_low, next.load_kg)).collect();
    assert_eq!((next.len(), next[1]), (3, (8, 60.0)), "{next:?}");
    // Twelve were possible: within 12 to 15 the load stays, and for 4 to 6 it rises.
    assert!(next[0].1 == 60.0 && next[2].1 > 60.0, "{next:?}");
    let told = StrengthTold { reps_in_reserve: Some(0), ..lifted("deadlift", &["13@60kg", "12@60kg"]) };
    let said = app.log_strength(told, today).unwrap();
    assert_eq!(said.follows.next_loads[1].load_kg, 62.5);
    let lifts = app.spec().unwrap().runner.lifts;
    assert_eq!((lifts.len(), lifts[0].reps, lifts[0].load_kg.kg(), lifts[0].date), (1, 13, 60.0, today));
    for (told, word) in [
        (lifted("dead lifting", &["3x10"]), "no exercise is called"),
        (lifted("lunge", &["3x10"]), "there is "),
        (lifted("side plank", &["3x10"]), "as 3x45s"),
        (lifted("deadlift", &["3x45s"]), "as 3x10"),
        (lifted("deadlift", &["a lot"]), "write sets as"),
        (StrengthTold { reps_in_reserve: Some(11), ..lifted("deadlift", &["3x10"]) }, "0 to 10"),
    ] {
        let said = app.log_strength(told, today).unwrap_err().to_string();
        assert!(said.contains(word), "{word}: {said}");
    }
    app.log_undo().unwrap();
    assert_eq!(app.spec().unwrap().runner.lifts[0].reps, 10);
}

#[test]
fn a_sweat_test_sets_the_water() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let told = SweatTold { before_kg: 61.2, after_kg: 60.4, drink_l: 0.5, urine_l: 0.0, minutes: 75.0 };
    let rate = app.log_sweat(told, app.date()).unwrap().follows.sweat_l_h.unwrap();
    assert!((rate - 1.04).abs() < 1e-9, "{rate}");
    assert_eq!(app.spec().unwrap().fuel.sweat_l_h, Some(rate));
    for (wrong, word) in [
        (SweatTold { after_kg: 66.0, ..told }, "sweat rate"),
        (SweatTold { before_kg: f64::NAN, ..told }, "the body mass before is NaN kg"),
        (SweatTold { minutes: 5.0, ..told }, "expected 10 to 1440 min"),
        (SweatTold { drink_l: -1.0, ..told }, "the drink is -1 L"),
    ] {
        assert!(app.log_sweat(wrong, app.date()).unwrap_err().to_string().contains(word), "{word}");
    }
}

#[test]
fn exertion_counts_once_for_an_activity_and_today_asks_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    import_named(&app, "run.gpx", &gpx(300, 3600));
    let ran: Date = "2026-10-28".parse().unwrap();
    let id = app.activities(&app::documents::ActivityFilter::default()).unwrap().activities[0].id.unwrap();
    let said = app.log_rpe(rpe(RpeOf::Day(ran), 5.0)).unwrap();
    assert_eq!(said.follows.session_rpe, Some(300.0));
    assert!(matches!(&said.entry.content, LogContent::Rpe(told) if told.activity == Some(id)));
    app.log_rpe(rpe(RpeOf::Activity(id), 7.0)).unwrap();
    app.log_rpe(RpeTold { minutes: Some(10.0), ..rpe(RpeOf::Day(ran), 3.0) }).unwrap();
    let load = app.load(Some(ran), Some(ran + 1.day())).unwrap();
    assert_eq!((load.days[0].session_rpe, load.days[1].session_rpe), (Some(450.0), None));
    for (told, word) in [
        (rpe(RpeOf::Activity(id), 10.5), "expected 0 to 10"),
        (rpe(RpeOf::Activity(id), f64::NAN), "expected 0 to 10"),
        (rpe(RpeOf::Activity(77), 5.0), "there is no activity 77"),
        (rpe(RpeOf::Day(ran - 1.day()), 5.0), "no activity was recorded on 2026-10-27"),
        (RpeTold { minutes: Some(30.0), ..rpe(RpeOf::Day(app.date() + 1.day()), 5.0) }, "is after today"),
        (RpeTold { note: Some("a\nb".into()), ..rpe(RpeOf::Activity(id), 5.0) }, "control characters"),
        (RpeTold { note: Some("a".repeat(501)), ..rpe(RpeOf::Activity(id), 5.0) }, "501 characters"),
    ] {
        let said = app.log_rpe(told).unwrap_err().to_string();
        assert!(said.contains(word), "{word}: {said}");
    }
}

#[test]
fn today_asks_for_what_is_missing_and_suggests() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    // The day after the run.
    let config = app::Config { data: Some(folder.path().into()), today: Some("2026-10-29".parse().unwrap()), seed: 1 };
    import_named(&app, "run.gpx", &gpx(300, 3600));
    drop(app);
    let app = App::open(config).unwrap();
    let today = app.date();
    let before = app.today().unwrap();
    assert_eq!(before.readiness, None);
    let asked: Vec<&str> = before.to_log.iter().map(|ask| ask.kind.as_str()).collect();
    assert_eq!(asked, ["rpe"]);
    let night = |h: f64| WellnessEntry { sleep_s: Some(h * 3600.0), ..WellnessEntry::default() };
    app.log_wellness(night(6.0), today - 1.day()).unwrap();
    assert_eq!(app.today().unwrap().to_log.len(), 2, "who tells mornings is asked for them");
    let said = app.log_wellness(night(6.5), today).unwrap();
    assert_eq!(said.follows.readiness.unwrap().suggestion, Suggestion::Easier);
    let told = RpeTold { pain: Some(true), ..rpe(RpeOf::Activity(before.to_log[0].activity.unwrap()), 6.0) };
    app.log_rpe(told).unwrap();
    let after = app.today().unwrap();
    assert_eq!(after.to_log, []);
    assert_eq!(after.readiness.unwrap().suggestion, Suggestion::Rest);
    for (told, word) in [
        (WellnessEntry::default(), "at least one"),
        (WellnessEntry { hrv_s: Some(0.9), ..night(7.0) }, "is 900 ms; expected 1 to 400 ms"),
        (WellnessEntry { resting_heart_rate_bpm: Some(10.0), ..night(7.0) }, "expected 25 to 120 bpm"),
        (night(25.0), "the sleep is 25 h"),
        (WellnessEntry { mood: Some(6), ..night(7.0) }, "the mood is 6; expected 1 to 5"),
    ] {
        let said = app.log_wellness(told, today).unwrap_err().to_string();
        assert!(said.contains(word), "{word}: {said}");
    }
    assert!(app.log_list(Some("shoes"), None, None).unwrap_err().to_string().contains("there are rpe strength"));
}
