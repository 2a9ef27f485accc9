//! What was mended in a recording, taken back by the runner and taken up again, on whole libraries.
#![allow(clippy::unwrap_used)]

mod common;

use app::{
    App, Error, ImportOptions, Mending,
    documents::{ActivityDetail, RepairRow},
};
use common::{fate, import, import_named, lived_in::go, open, table_rows, watch};
use std::sync::atomic::AtomicBool;
use training::{Channel, Pause};

/// Half an hour at 3 m/s: two seconds of 13 m/s after ten minutes, twelve seconds of 215 bpm, 180 m while the watch stood for a minute.
fn doubtful(day: i64) -> Vec<u8> {
    let mut run = watch(day, 0, 1800, 140, 0.0);
    let far = |s: i32| 300 * s + 1000 * (s - 600).clamp(0, 2) + if s > 1200 { 18_000 } else { 0 };
    run.recording.set(Channel::Distance, (0..=1800).map(far).collect());
    run.recording.elapsed_ms = (0..=1800).map(|s| s * 1000 + if s > 1200 { 60_000 } else { 0 }).collect();
    run.elapsed = Some(quantity::Duration::from_s(1860.0));
    let beats = |s: i32| if (900..912).contains(&s) { 215 } else { 140 + s % 7 };
    run.recording.set(Channel::HeartRate, (0..=1800).map(beats).collect());
    run.recording.take(Channel::Latitude);
    run.recording.take(Channel::Longitude);
    run.pauses = vec![Pause { from_ms: 1_200_000, to_ms: 1_260_000 }];
    run.laps.clear();
    formats::fit::encode_activity(&run).unwrap()
}

/// Half an hour at a speed that jumps by ten metres every hundred seconds.
fn jumpy(day: i64, cm_per_s: i32) -> Vec<u8> {
    let mut run = watch(day, 0, 1800, 140, 0.0);
    let far = |s: i32| cm_per_s * s + 1000 * (s / 100).min(14);
    run.recording.set(Channel::Distance, (0..=1800).map(far).collect());
    formats::fit::encode_activity(&run).unwrap()
}

fn imported(app: &App, day: i64) -> i64 {
    import_named(app, "run.fit", &doubtful(day)).files[0].activity.unwrap()
}

fn repair(detail: &ActivityDetail, kind: Mending) -> &RepairRow {
    detail
        .repairs
        .iter()
        .find(|row| row.kind == kind.word())
        .unwrap_or_else(|| panic!("{kind:?}: {:?}", detail.repairs))
}

/// Metres of the best window of so many seconds.
fn best_m(detail: &ActivityDetail, duration_s: f64) -> f64 {
    detail.curve.iter().find(|point| point.duration_s == duration_s).unwrap().distance_m
}

#[test]
fn each_mending_is_taken_back_and_up_again_and_figures_and_curve_follow() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let id = imported(&app, 310);
    let before = app.activity(id).unwrap();
    for kind in [Mending::Spike, Mending::JumpAcrossStop, Mending::HeartRateSpike] {
        let row = repair(&before, kind);
        assert!(row.can_undo && !row.undone, "{row:?}");
    }
    assert!(best_m(&before, 2.0) < 7.0 && before.activity.heart_rate_bpm.unwrap() < 143.1);

    app.say_repair(id, Mending::HeartRateSpike, false).unwrap();
    let beats = app.activity(id).unwrap();
    assert!(repair(&beats, Mending::HeartRateSpike).undone);
    assert!(beats.activity.heart_rate_bpm.unwrap() > 143.3, "{:?}", beats.activity.heart_rate_bpm);
    assert_eq!(beats.curve, before.curve);

    // The spike stays beyond what a human runs, until that is believed too.
    app.say_repair(id, Mending::Spike, false).unwrap();
    let spike = app.activity(id).unwrap();
    assert!(repair(&spike, Mending::Spike).undone && repair(&spike, Mending::BeyondHuman).can_undo);
    app.say_repair(id, Mending::BeyondHuman, false).unwrap();
    let fast = app.activity(id).unwrap();
    assert!((best_m(&fast, 2.0) - 26.0).abs() < 0.1, "{}", best_m(&fast, 2.0));
    for kind in [Mending::Spike, Mending::BeyondHuman] {
        assert!(
            repair(&fast, kind).undone && repair(&fast, kind).can_undo,
            "each can be taken up again: {:?}",
            fast.repairs
        );
    }

    // Undoing is undone, word by word and kind by kind.
    app.undo_correction(id).unwrap();
    assert_eq!(app.activity(id).unwrap(), spike);
    app.say_repair(id, Mending::Spike, true).unwrap();
    let again = app.activity(id).unwrap();
    assert_eq!((&again.curve, &again.bests), (&before.curve, &before.bests));
    assert!(!repair(&again, Mending::Spike).undone);
    for _ in 0..3 {
        app.undo_correction(id).unwrap();
    }
    assert_eq!(app.activity(id).unwrap(), before);
}

#[test]
fn what_was_run_while_the_watch_stood_counts_when_the_runner_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let id = imported(&app, 310);
    let whole_m = || app.activity(id).unwrap().curve.last().unwrap().distance_m;
    let dropped = whole_m();
    app.say_repair(id, Mending::JumpAcrossStop, false).unwrap();
    let said = app.activity(id).unwrap();
    assert!(repair(&said, Mending::JumpAcrossStop).undone);
    assert!((whole_m() - dropped - 180.0).abs() < 4.0, "{} against {dropped}", whole_m());
}

#[test]
fn what_you_can_hold_follows_a_rebuild_keeps_it_and_an_export_carries_it() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(&folder.path().join("one"));
    let id = import_named(&app, "run.fit", &jumpy(310, 420)).files[0].activity.unwrap();
    for day in 311..318 {
        import_named(&app, "more.fit", &common::fit(day, 0, 1500, 140, 0.0));
    }
    let held = |app: &App| serde_json::to_value(app.hold(None).unwrap()).unwrap();
    let before = held(&app);
    app.say_repair(id, Mending::NoEvidence, false).unwrap();
    app.say_repair(id, Mending::HeartRateSteps, false).unwrap_err();
    app.say_repair(id, Mending::Spike, false).unwrap();
    let after = held(&app);
    assert_ne!(before["curve"], after["curve"], "the ledger rests on the believed run");
    let said = app.activity(id).unwrap();
    app.rebuild(&mut |_, _| (), &AtomicBool::new(false)).unwrap();
    assert_eq!(app.activity(id).unwrap(), said, "a rebuild keeps the runner's word");

    let out = folder.path().join("out");
    app.export_all(&out, &AtomicBool::new(false)).unwrap();
    let two = open(&folder.path().join("two"));
    two.import(&[out], ImportOptions::default(), &mut |_| (), &AtomicBool::new(false)).unwrap();
    assert_eq!(table_rows(&two, "correction"), table_rows(&app, "correction"));
    let there = two.activity(id).unwrap();
    assert_eq!((&there.repairs, &there.curve), (&said.repairs, &said.curve));
    app.undo_correction(id).unwrap();
    app.undo_correction(id).unwrap();
    assert_eq!(held(&app)["curve"], before["curve"]);
}

#[test]
fn a_track_that_jumps_about_is_evidence_when_the_runner_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let id = import_named(&app, "run.fit", &jumpy(310, 300)).files[0].activity.unwrap();
    let before = app.activity(id).unwrap();
    assert!(repair(&before, Mending::NoEvidence).can_undo && before.bests.is_empty());
    app.say_repair(id, Mending::NoEvidence, false).unwrap();
    let said = app.activity(id).unwrap();
    assert!(repair(&said, Mending::NoEvidence).undone && said.bests.iter().any(|best| best.distance_m == 5000.0));
    assert!(!repair(&said, Mending::Spike).undone, "the seconds beyond any runner are cut all the same");
}

#[test]
fn what_was_not_mended_is_refused_with_what_was() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let id = imported(&app, 310);
    let refused = |kind, mended| match app.say_repair(id, kind, mended) {
        Err(Error::Rejected(why)) => why,
        other => panic!("{other:?}"),
    };
    let why = refused(Mending::Gap, false);
    assert!(why.contains("nothing called gap") && why.contains("heart_rate_spike, jump_across_stop, spike"), "{why}");
    assert!(refused(Mending::Spike, true).contains("mended already"));
    app.say_repair(id, Mending::Spike, false).unwrap();
    assert!(refused(Mending::Spike, false).contains("as the device wrote it already"));
    assert!(matches!(app.say_repair(99, Mending::Spike, false), Err(Error::NotFound(_))));
}

#[test]
fn a_library_that_has_the_run_takes_the_word_over_and_says_where_its_own_differs() {
    let [first, second, out] = [(); 3].map(|()| tempfile::tempdir().unwrap());
    let (theirs, app) = (open(first.path()), open(second.path()));
    let (there, id) = (imported(&theirs, 310), imported(&app, 310));
    theirs.say_repair(there, Mending::Spike, false).unwrap();
    theirs.say_repair(there, Mending::HeartRateSpike, false).unwrap();
    theirs.say_repair(there, Mending::HeartRateSpike, true).unwrap();
    app.say_repair(id, Mending::HeartRateSpike, false).unwrap();
    let own = app.activity(id).unwrap();
    theirs.export_all(out.path(), &go()).unwrap();

    let report = import(&app, out.path());
    let taken = app.activity(id).unwrap();
    assert!(repair(&taken, Mending::Spike).undone, "{:?}", taken.repairs);
    assert!(repair(&taken, Mending::HeartRateSpike).undone, "what was said here stays");
    let told = fate(&report, "words.csv");
    assert!(told.warnings.iter().any(|why| why.contains("what is mended as heart rate spike")), "{told:#?}");
    assert_eq!(taken.activity.distance_m, theirs.activity(there).unwrap().activity.distance_m);

    app.undo_import(report.batch).unwrap();
    assert_eq!(app.activity(id).unwrap(), own);
}
