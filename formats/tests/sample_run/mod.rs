//! A made-up run that has everything an activity can have.

use quantity::{Distance, Duration, HeartRate, Speed};
use training::{
    Activity, Block, Channel, Device, Lap, PaceBase, Pause, Role, Sport, Step, SubSport, recording::MISSING,
};

/// A run of `rows` seconds with every channel, some samples missing, a pause, laps and a planned workout.
pub fn run(rows: i32) -> Activity {
    let mut run = Activity::new("2026-04-18T08:30:00Z".parse().unwrap(), Sport::Running);
    run.sub_sport = SubSport::Trail;
    run.utc_offset_s = Some(7200);
    run.device =
        Device { manufacturer: Some("garmin".into()), product: Some("4315".into()), serial: Some(3_412_345_678) };
    run.time_created = Some(run.start);
    let pause_s = 40;
    run.recording.elapsed_ms = (0..rows).map(|i| i64::from(if i < 20 { i } else { i + pause_s }) * 1000).collect();
    let mut set = |channel, of: &dyn Fn(i32) -> i32| {
        let column = (0..rows).map(|i| if i % 17 == 5 { MISSING } else { of(i) }).collect();
        run.recording.set(channel, column);
    };
    set(Channel::Latitude, &|i| 572_662_306 + i * 311);
    set(Channel::Longitude, &|i| -1_000_000_007 + i * 7);
    set(Channel::Distance, &|i| i * 347);
    // Fifths of a metre and 128ths of a turn are what FIT holds.
    set(Channel::Altitude, &|i| -400 + 20 * (i % 97));
    set(Channel::Speed, &|i| 3470 + i % 13);
    set(Channel::HeartRate, &|i| 110 + i % 70);
    set(Channel::Cadence, &|i| 1700 + i % 90);
    set(Channel::Power, &|i| 240 + i % 50);
    set(Channel::Temperature, &|i| 3 - i % 9);
    set(Channel::VerticalOscillation, &|i| 880 + i % 40);
    set(Channel::StanceTime, &|i| 2430 + i % 100);
    run.pauses = vec![Pause { from_ms: 19_000, to_ms: i64::from(20 + pause_s) * 1000 }];
    run.laps = vec![
        Lap {
            start_ms: 0,
            elapsed: Duration::from_s(60.25),
            timer: Some(Duration::from_s(20.25)),
            distance: Some(Distance::from_m(1000.0)),
            heart_rate: Some(HeartRate::from_bpm(151.0)),
            workout_step: Some(0),
            intensity: Some("warmup".into()),
            trigger: Some("distance".into()),
        },
        Lap {
            start_ms: 60_000,
            elapsed: Duration::from_s(30.0),
            trigger: Some("session_end".into()),
            ..Lap::default()
        },
    ];
    run.distance = Some(Distance::from_m(1234.56));
    run.elapsed = Some(Duration::from_s(f64::from(rows + pause_s) + 0.5));
    run.timer = Some(Duration::from_s(f64::from(rows) + 0.5));
    run.name = Some("Mile repeats".into());
    let mut effort = Step::over(Role::Effort, Distance::from_m(1609.34), PaceBase::Half);
    effort.speed_low_mps = Some(Speed::from_mps(4.1));
    effort.speed_high_mps = Some(Speed::from_mps(4.25));
    run.workout = vec![
        Step::lasting(Role::Warmup, Duration::from_s(720.0), PaceBase::Easy).into(),
        Block::Repeat { repeat: 3, steps: vec![effort] },
    ];
    run
}
