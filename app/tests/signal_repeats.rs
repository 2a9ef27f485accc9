//! The sample runner's sessions, judged by the signal alone: repeats where repeats were run, nothing elsewhere.
#![allow(clippy::unwrap_used)]

use app::{App, SampleOptions};
use jiff::civil::date;
use physiology::{DistanceLine, repeats};
use std::fs;
use training::{Channel, recording::MISSING};

#[test]
fn repeats_of_the_sample_runner_are_found_without_laps() {
    let folder = tempfile::tempdir().unwrap();
    let (mut sessions, mut found_all, mut others, mut false_alarms) = (0, 0, 0, Vec::new());
    let mut names = Vec::new();
    for seed in 11..15 {
        let of_seed = folder.path().join(seed.to_string());
        let options = SampleOptions { weeks: 30, seed, today: date(2026, 11, 23) };
        App::sample(&of_seed, options, &mut |_, _| {}).unwrap();
        names.extend(fs::read_dir(of_seed).unwrap().map(|e| e.unwrap().path()));
    }
    names.sort();
    for path in names.iter().filter(|p| p.extension().is_some_and(|e| e == "fit")) {
        let name = path.file_name().unwrap().to_str().unwrap();
        let decoded = formats::decode(&fs::read(path).unwrap()).unwrap();
        let activity = &decoded.activities[0];
        let recording = &activity.recording;
        let pauses: Vec<_> = activity.pauses.iter().map(|p| (p.from_ms, p.to_ms)).collect();
        let distance = recording.column(Channel::Distance).unwrap();
        let line = DistanceLine::clean(&recording.elapsed_ms, distance, &pauses, MISSING).line;
        let found = repeats(&line);
        if name.contains("repeats") {
            // A stop of the timer inside a repeat may split it: those sessions are passed over.
            let stopped = activity.pauses.iter().any(|p| {
                let inside =
                    |l: &training::Lap| (l.start_ms..l.start_ms + (l.elapsed.s() * 1000.0) as i64).contains(&p.from_ms);
                activity.laps[1..activity.laps.len() - 1].iter().step_by(2).any(inside)
            });
            if stopped {
                continue;
            }
            sessions += 1;
            // The truth: manual laps of 400 or 800 m that are no recovery.
            let truth: Vec<f64> = activity.laps.iter().filter_map(|l| l.distance).map(|d| d.m()).collect();
            let truth: Vec<f64> =
                truth[1..truth.len() - 1].iter().copied().step_by(2).map(|m| (m / 400.0).round() * 400.0).collect();
            let right = found.len() == truth.len()
                && found.iter().zip(&truth).all(|(rep, m)| (rep.distance.m() / m - 1.0).abs() < 0.05);
            found_all += usize::from(right);
            if !right {
                println!("{name}: {truth:?} but {found:?}");
            }
        } else {
            others += 1;
            if !found.is_empty() {
                false_alarms.push(name.to_owned());
            }
        }
    }
    println!("{found_all} of {sessions} sessions whole, false alarms in {others} other runs: {false_alarms:?}");
    assert!(sessions >= 24 && others >= 200);
    // The rest have one edge in the wandering speed of the warm-up.
    assert!(found_all * 10 >= sessions * 8, "{found_all} of {sessions}");
    assert_eq!(false_alarms, [] as [String; 0]);
}
