//! Planned steps found in what was run.

use super::*;
use quantity::{Distance, Duration, Speed};
use training::Channel;

fn asked(role: Role, metres: f64, pace: PaceBase, low: f64, high: f64) -> Step {
    Step {
        speed_low_mps: Some(Speed::from_mps(low)),
        speed_high_mps: Some(Speed::from_mps(high)),
        ..Step::over(role, Distance::from_m(metres), pace)
    }
}

/// Warm up 2 km, so many times 400 m at 4.9 to 5.1 m/s with 90 s jogging, cool down 1 km.
fn session(repeat: u32) -> Vec<Block> {
    let jog = Step {
        speed_low_mps: Some(Speed::from_mps(2.0)),
        speed_high_mps: Some(Speed::from_mps(2.6)),
        ..Step::lasting(Role::Recovery, Duration::from_s(90.0), PaceBase::Jog)
    };
    vec![
        asked(Role::Warmup, 2000.0, PaceBase::Easy, 2.6, 3.0).into(),
        Block::Repeat { repeat, steps: vec![asked(Role::Effort, 400.0, PaceBase::Mile, 4.9, 5.1), jog] },
        asked(Role::Cooldown, 1000.0, PaceBase::Easy, 2.6, 3.0).into(),
    ]
}

/// A recording of stretches at cm/s for seconds.
fn recording(parts: &[(i32, i32)]) -> Recording {
    let (mut cm, mut at) = (vec![0], 0);
    for (speed, seconds) in parts {
        for _ in 0..*seconds {
            at += speed;
            cm.push(at);
        }
    }
    let mut recording = Recording::default();
    recording.elapsed_ms = (0..cm.len() as i64).map(|s| s * 1000).collect();
    recording.set(Channel::HeartRate, vec![150; cm.len()]);
    recording.set(Channel::Distance, cm);
    recording
}

fn lap(start_s: f64, elapsed_s: f64, metres: f64, workout_step: Option<u16>) -> StoredLap {
    StoredLap {
        start_s,
        elapsed_s,
        timer_s: None,
        distance_m: Some(metres),
        heart_rate_bpm: None,
        workout_step,
        intensity: None,
        ended_by: None,
    }
}

fn run(laps: Vec<StoredLap>, parts: &[(i32, i32)]) -> Run {
    Run { laps, workout: Vec::new(), recording: recording(parts), pauses: Vec::new(), believed: BTreeSet::new() }
}

fn roles(answer: &Answer) -> Vec<(Role, Option<Target>)> {
    answer.steps.iter().map(|s| (s.role, s.target)).collect()
}

#[test]
fn the_watchs_own_steps_count_first_and_kilometre_laps_are_joined() {
    let laps = vec![
        lap(0.0, 360.0, 1000.0, Some(0)),
        lap(360.0, 360.0, 1000.0, Some(0)),
        lap(720.0, 80.0, 400.0, Some(1)),
        lap(800.0, 90.0, 200.0, Some(2)),
        lap(890.0, 88.0, 400.0, Some(1)),
        lap(978.0, 90.0, 200.0, Some(2)),
        lap(1068.0, 360.0, 1000.0, Some(4)),
    ];
    let answer = steps(&session(2), &run(laps, &[(280, 1428)]));
    assert_eq!(answer.found, Some(StepsFound::PlannedSteps));
    assert_eq!(
        roles(&answer),
        [
            (Role::Warmup, Some(Target::Hit)),
            (Role::Effort, Some(Target::Hit)),
            (Role::Recovery, Some(Target::Hit)),
            (Role::Effort, Some(Target::TooSlow)),
            (Role::Recovery, Some(Target::Hit)),
            (Role::Cooldown, Some(Target::Hit)),
        ]
    );
    assert_eq!(answer.steps[0].done_distance_m, Some(2000.0));
    assert!(answer.steps[3].fade.is_some_and(|fade| (fade - 1.1).abs() < 1e-9));
    assert_eq!(answer.steps[3].heart_rate_bpm, Some(150.0));
    let set = answer.set.expect("two alike");
    assert_eq!((set.held, set.next), (1, 1));
}

#[test]
fn without_laps_the_repeats_are_found_in_the_speed_and_the_rest_lies_between() {
    let mut parts = vec![(280, 714)];
    for _ in 0..4 {
        parts.extend([(500, 80), (230, 90)]);
    }
    parts.push((280, 357));
    let answer = steps(&session(4), &run(Vec::new(), &parts));
    assert_eq!(answer.found, Some(StepsFound::Signal));
    assert!(answer.steps.iter().all(|s| s.done_distance_m.is_some()), "{answer:#?}");
    let efforts: Vec<&StepRow> = answer.steps.iter().filter(|s| s.role == Role::Effort).collect();
    assert!(efforts.iter().all(|s| (s.done_distance_m.unwrap_or(0.0) - 400.0).abs() < 15.0));
    let all: f64 = answer.steps.iter().filter_map(|s| s.done_distance_m).sum();
    assert!((all - (280.0 * 714.0 + 4.0 * (40_000.0 + 20_700.0) + 280.0 * 357.0) / 100.0).abs() < 1.0, "{all}");
}

#[test]
fn one_long_effort_is_the_fastest_stretch_of_its_length() {
    let tempo = vec![
        Block::from(asked(Role::Warmup, 2000.0, PaceBase::Easy, 2.6, 3.0)),
        asked(Role::Effort, 4000.0, PaceBase::Threshold, 3.8, 4.1).into(),
        asked(Role::Cooldown, 1000.0, PaceBase::Easy, 2.6, 3.0).into(),
    ];
    let answer = steps(&tempo, &run(Vec::new(), &[(320, 650), (400, 1000), (280, 300)]));
    assert_eq!(answer.found, Some(StepsFound::Fastest));
    assert_eq!(
        roles(&answer),
        [(Role::Warmup, Some(Target::TooFast)), (Role::Effort, Some(Target::Hit)), (Role::Cooldown, Some(Target::Hit)),]
    );
    assert!(answer.steps[1].fade.is_none() && answer.set.is_none());
}

#[test]
fn an_even_run_is_one_step_and_easy_may_be_slower_than_asked() {
    let easy = [Block::from(asked(Role::Steady, 8000.0, PaceBase::Easy, 2.6, 3.0))];
    for (speed, target) in [(200, Target::Hit), (280, Target::Hit), (302, Target::Hit), (330, Target::TooFast)] {
        let answer = steps(&easy, &run(Vec::new(), &[(speed, 2400)]));
        assert_eq!((answer.found, answer.steps[0].target), (Some(StepsFound::Whole), Some(target)), "{speed}");
    }
}

#[test]
fn repeats_that_are_not_in_the_run_are_not_made_up() {
    let answer = steps(&session(6), &run(Vec::new(), &[(280, 2400)]));
    assert_eq!(answer.found, None);
    assert!(answer.steps.iter().all(|s| s.done_distance_m.is_none() && s.target.is_none()));
    assert_eq!(answer.steps.len(), 14);
    let nothing = steps(&session(6), &Run { recording: Recording::default(), ..run(Vec::new(), &[]) });
    assert_eq!(nothing.found, None);
    assert_eq!(steps(&[], &run(Vec::new(), &[(280, 60)])), Answer::default());
}

#[test]
fn a_lap_for_every_step_is_that_step_also_where_the_run_ends_early() {
    let lengths = [(720.0, 2010.0), (80.0, 404.0), (91.0, 190.0), (81.0, 398.0), (90.0, 200.0), (350.0, 990.0)];
    let mut start = 0.0;
    let mut laps = Vec::new();
    for (elapsed_s, metres) in lengths {
        laps.push(lap(start, elapsed_s, metres, None));
        start += elapsed_s;
    }
    laps.push(lap(start, 4.0, 8.0, None));
    let whole = steps(&session(2), &run(laps.clone(), &[(280, 1412)]));
    assert_eq!(whole.found, Some(StepsFound::Laps));
    assert_eq!(whole.steps[3].done_distance_m, Some(398.0));
    assert_eq!(whole.set.expect("two alike").held, 2);
    let early = steps(&session(2), &run(laps[..3].to_vec(), &[(280, 891)]));
    assert_eq!((early.found, early.steps[3].done_distance_m), (Some(StepsFound::Laps), None));
    laps.swap(0, 1);
    assert_ne!(steps(&session(2), &run(laps, &[(280, 1412)])).found, Some(StepsFound::Laps));
}

#[test]
fn a_set_that_was_stopped_early_has_the_repeats_that_were_run() {
    let mut laps = vec![lap(0.0, 720.0, 2000.0, Some(0))];
    for i in 0..3 {
        let start = 720.0 + f64::from(i) * 170.0;
        laps.push(lap(start, 80.0, 400.0, Some(1)));
        laps.push(lap(start + 80.0, 90.0, 200.0, Some(2)));
    }
    laps.push(lap(1230.0, 360.0, 1000.0, Some(4)));
    let answer = steps(&session(6), &run(laps, &[(280, 1590)]));
    let efforts = answer.steps.iter().filter(|s| s.role == Role::Effort);
    assert_eq!(efforts.map(|s| s.done_distance_m.is_some()).filter(|done| *done).count(), 3);
    assert_eq!(answer.steps[13].done_distance_m, Some(1000.0), "the cool-down is found");
    assert_eq!(answer.set.expect("three alike").held, 3);
}
