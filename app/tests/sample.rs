//! The sample runner's files are what they say.

#![allow(clippy::unwrap_used)]

use app::{App, SampleOptions, SampleTruth};
use jiff::civil::date;
use quantity::Distance;
use std::fs;

const OPTIONS: SampleOptions = SampleOptions { weeks: 12, seed: 3, today: date(2026, 11, 23) };

fn written() -> (tempfile::TempDir, SampleTruth) {
    written_by(OPTIONS)
}

fn written_by(options: SampleOptions) -> (tempfile::TempDir, SampleTruth) {
    let folder = tempfile::tempdir().unwrap();
    App::sample(folder.path(), options, &mut |_, _| {}).unwrap();
    let truth = fs::read_to_string(folder.path().join("truth.json")).unwrap();
    let truth = serde_json::from_str(&truth).unwrap();
    (folder, truth)
}

#[test]
fn races_are_run_at_the_edge_of_what_is_possible() {
    // The runner of the guide never has a bad day; other people have.
    edge(1, 0.98..1.05);
    edge(3, 0.94..1.20);
}

fn edge(seed: u64, usual: std::ops::Range<f64>) {
    let (folder, truth) = written_by(SampleOptions { seed, ..OPTIONS });
    assert!(!truth.raced.is_empty());
    for race in &truth.raced {
        let bytes = fs::read(folder.path().join(&race.file)).unwrap();
        let decoded = formats::decode(&bytes).unwrap();
        let [activity] = decoded.activities.as_slice() else { panic!("{} holds one activity", race.file) };
        assert!(activity.repairs.is_empty(), "{}: {:?}", race.file, activity.repairs);
        let possible = truth.races.iter().find(|t| t.distance_m == race.distance_m).unwrap();
        let ratio = activity.elapsed.unwrap().s() / possible.time_s;
        // Never faster than the truth by more than the season's last gains and a good day; hardly slower than a bad day.
        assert!(usual.contains(&ratio), "{}: {ratio}", race.file);
        let counted = activity.distance.unwrap() / Distance::from_m(race.distance_m);
        assert!((0.999..1.01).contains(&counted), "{}: {counted}", race.file);
    }
}

#[test]
fn the_same_seed_writes_the_same_bytes() {
    let (one, _) = written();
    let (other, _) = written();
    let mut names: Vec<_> = fs::read_dir(one.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    names.sort();
    assert!(names.len() > 40, "{names:?}");
    for name in names {
        assert_eq!(fs::read(one.path().join(&name)).unwrap(), fs::read(other.path().join(&name)).unwrap(), "{name:?}");
    }
}

#[test]
fn a_season_of_no_weeks_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let none = SampleOptions { weeks: 0, ..OPTIONS };
    let refused = App::sample(folder.path(), none, &mut |_, _| {}).unwrap_err();
    assert!(refused.to_string().contains("1 to 520"), "{refused}");
}
