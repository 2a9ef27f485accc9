//! One simulated run, second by second, as the watch records it.

use super::{
    chance::Chance,
    effort::{Stretch, stretches},
    ground::Course,
    season::{Outing, Planned},
};
use jiff::{Timestamp, tz::Offset};
use quantity::{Distance, Duration, HeartRate};
use training::{Activity, Channel, Device, Lap, Pause, Recording, Sport, SubSport, recording::MISSING};

const REST_BPM: f64 = 48.0;
const MAX_BPM: f64 = 188.0;
/// Time constant of heart rate, in seconds.
const HEART_LAG_S: f64 = 35.0;
/// Semicircles per degree.
const SEMICIRCLES: f64 = 2_147_483_648.0 / 180.0;
/// The place keeps Central European winter time all year.
const UTC_OFFSET_S: i32 = 3600;

/// How a runner's speed wanders around its target from second to second.
pub struct Wander {
    /// What is left of the last second's deviation.
    kept: f64,
    /// Standard deviation of what each second adds, as a share of the speed.
    added: f64,
}

/// The wandering of every simulated run.
pub const WANDER: Wander = Wander { kept: 0.97, added: 0.004 };

impl Wander {
    fn next(&self, last: f64, chance: &mut Chance) -> f64 {
        self.kept * last + self.added * chance.normal()
    }

    /// Standard deviation of its mean over some seconds (of a first-order autoregression, many of its memories long).
    pub fn mean_over(&self, seconds: f64) -> f64 {
        let steady = self.added / (1.0 - self.kept * self.kept).sqrt();
        let memory = (1.0 + self.kept) / (1.0 - self.kept);
        steady * (memory / seconds.max(memory)).sqrt()
    }
}

/// The columns of a recording while it is being made.
#[derive(Default)]
struct Columns {
    elapsed_ms: Vec<i64>,
    latitude: Vec<i32>,
    longitude: Vec<i32>,
    distance: Vec<i32>,
    altitude: Vec<i32>,
    speed: Vec<i32>,
    heart_rate: Vec<i32>,
    cadence: Vec<i32>,
}

/// The runner on the way.
struct Runner {
    clock_s: i64,
    /// Real metres since the start.
    metres: f64,
    /// Metres as the watch counts them.
    counted: f64,
    heart: f64,
    wander: f64,
    gps: (f64, f64),
}

/// What differs from run to run.
struct Conditions {
    course: Course,
    indoor: bool,
    smart: bool,
    /// The watch counts this many metres per metre.
    scale: f64,
    /// No strap today.
    strapless: bool,
    aerobic_mps: f64,
}

/// Makes the run. The same seed and run give the same bytes.
#[must_use]
pub fn simulate(seed: u64, number: u64, run: &Planned) -> Activity {
    recorded(Chance::of(seed, 1000 + number), run, |chance| stretches(run, chance))
}

/// The recording of a run whose stretches are given.
pub fn recorded(mut chance: Chance, run: &Planned, stretches: impl Fn(&mut Chance) -> Vec<Stretch>) -> Activity {
    let race = matches!(run.outing, Outing::Race(_));
    let indoor = matches!(run.outing, Outing::Treadmill(_));
    let conditions = Conditions {
        course: course(run, &mut chance),
        indoor,
        smart: run.week % 9 == 3 && !race,
        // Certified courses are as long as they say and watches count a little more; treadmills are off by some per cent.
        scale: if race { 1.001 } else { 1.0 + chance.normal() * if indoor { 0.02 } else { 0.003 } },
        strapless: chance.happens(0.06),
        aerobic_mps: run.capability.maximal_aerobic_speed.mps(),
    };
    let mut activity = Activity::new(start_of(run, &mut chance), Sport::Running);
    activity.sub_sport = match run.outing {
        Outing::Treadmill(_) => SubSport::Treadmill,
        Outing::Repeats { .. } => SubSport::Track,
        _ => SubSport::Street,
    };
    activity.utc_offset_s = Some(UTC_OFFSET_S);
    activity.time_created = Some(activity.start);
    activity.device =
        Device { manufacturer: Some("development".into()), product: Some("sample".into()), serial: Some(7878) };

    let mut columns = Columns::default();
    let mut runner =
        Runner { clock_s: 0, metres: 0.0, counted: 0.0, heart: REST_BPM + 30.0, wander: 0.0, gps: (0.0, 0.0) };
    let mut lap = (0_i64, 0.0);
    let mut timer_s = 0_i64;
    columns.push(&runner, 0.0, &conditions, &mut chance);
    for stretch in stretches(&mut chance) {
        let (end_m, end_s) = end_of(&stretch, &runner);
        while runner.metres < end_m && runner.clock_s < end_s {
            if !race && !indoor && chance.happens(1.0 / 1500.0) {
                pause(&mut activity, &mut runner, &mut chance);
            }
            let speed = runner.step(&stretch, end_m, &conditions, &mut chance);
            timer_s += 1;
            if !conditions.smart || runner.clock_s % 4 == 0 || runner.metres >= end_m {
                columns.push(&runner, speed, &conditions, &mut chance);
            }
            // The watch cuts a lap every kilometre unless the runner does it by hand.
            if !stretch.lap && runner.counted - lap.1 >= 1000.0 {
                cut(&mut activity, &runner, &mut lap, "distance");
            }
        }
        if stretch.lap {
            cut(&mut activity, &runner, &mut lap, "manual");
        }
    }
    if runner.counted - lap.1 > 1.0 {
        cut(&mut activity, &runner, &mut lap, "session_end");
    }
    #[expect(clippy::cast_precision_loss, reason = "seconds of one run")]
    {
        activity.elapsed = Some(Duration::from_s(runner.clock_s as f64));
        activity.timer = Some(Duration::from_s(timer_s as f64));
    }
    activity.distance = Some(Distance::from_m(runner.counted));
    activity.recording = columns.recording(&conditions);
    activity
}

fn course(run: &Planned, chance: &mut Chance) -> Course {
    match run.outing {
        Outing::Repeats { .. } => Course::TRACK,
        Outing::Race(_) => Course { round_m: 5000.0, bearing: 1.9, hill_m: 3.0 },
        _ => Course {
            round_m: [6200.0, 8400.0, 11_000.0][(run.week % 3) as usize],
            bearing: chance.between(0.0, std::f64::consts::TAU),
            hill_m: chance.between(2.0, 22.0),
        },
    }
}

fn start_of(run: &Planned, chance: &mut Chance) -> Timestamp {
    let (hour, minute) = match run.outing {
        Outing::Race(_) => (9, 30),
        Outing::Long(_) => (8, chance.between(0.0, 59.0) as i8),
        _ => (17, chance.between(0.0, 59.0) as i8),
    };
    let local = run.date.at(hour, minute, chance.between(0.0, 59.0) as i8, 0);
    let offset = Offset::from_seconds(UTC_OFFSET_S).expect("an hour is an offset");
    offset.to_timestamp(local).expect("dates of a simulated season are in range")
}

#[expect(clippy::cast_possible_truncation, reason = "seconds of one stretch")]
fn end_of(stretch: &Stretch, runner: &Runner) -> (f64, i64) {
    (
        stretch.distance.map_or(f64::INFINITY, |d| runner.metres + d.m()),
        stretch.duration.map_or(i64::MAX, |t| runner.clock_s + t.s().round() as i64),
    )
}

/// A red light: the watch's timer stops, the clock does not.
#[expect(clippy::cast_possible_truncation, reason = "seconds of one pause")]
fn pause(activity: &mut Activity, runner: &mut Runner, chance: &mut Chance) {
    let from_ms = runner.clock_s * 1000;
    runner.clock_s += chance.between(15.0, 90.0) as i64;
    runner.heart -= (runner.heart - REST_BPM - 30.0).max(0.0) * 0.3;
    activity.pauses.push(Pause { from_ms, to_ms: runner.clock_s * 1000 });
}

#[expect(clippy::cast_precision_loss, reason = "seconds of one lap")]
fn cut(activity: &mut Activity, runner: &Runner, lap: &mut (i64, f64), trigger: &str) {
    let paused: i64 = activity.pauses.iter().filter(|p| p.from_ms >= lap.0 * 1000).map(|p| p.to_ms - p.from_ms).sum();
    let elapsed = (runner.clock_s - lap.0) as f64;
    activity.laps.push(Lap {
        start_ms: lap.0 * 1000,
        elapsed: Duration::from_s(elapsed),
        timer: Some(Duration::from_s(elapsed - paused as f64 / 1000.0)),
        distance: Some(Distance::from_m(runner.counted - lap.1)),
        heart_rate: Some(HeartRate::from_bpm(runner.heart.round())),
        trigger: Some(trigger.into()),
        ..Lap::default()
    });
    *lap = (runner.clock_s, runner.counted);
}

impl Runner {
    /// One second of running; returns the speed.
    fn step(&mut self, stretch: &Stretch, end_m: f64, conditions: &Conditions, chance: &mut Chance) -> f64 {
        self.wander = WANDER.next(self.wander, chance);
        let grade = if conditions.indoor { 0.0 } else { conditions.course.grade(self.metres) };
        // Even effort: about 3.3 % slower per per cent climbed, half of that gained back downhill.
        let hill = if grade > 0.0 { 1.0 / (1.0 + 3.3 * grade) } else { 1.0 - 1.6 * grade.max(-0.1) };
        // Races are run for the time: their mean is what the stretch says, so hills only shift it about.
        let hill = if conditions.course.hill_m <= 3.0 { 1.0 } else { hill };
        let speed = (stretch.speed.mps() * (1.0 + self.wander) * hill).max(0.8);
        let metres = speed.min((end_m - self.metres).max(0.1));
        self.clock_s += 1;
        self.metres += metres;
        self.counted += metres * conditions.scale;
        let share = (speed / conditions.aerobic_mps).min(1.05);
        #[expect(clippy::cast_precision_loss, reason = "seconds of one run")]
        let drift = 1.0 + 0.004 * ((self.clock_s as f64 - 2400.0).max(0.0) / 600.0);
        let target = REST_BPM + (MAX_BPM - REST_BPM) * (0.03 + 0.94 * share).min(0.99) * drift.min(1.06);
        self.heart += (target.min(MAX_BPM) - self.heart) / HEART_LAG_S + 0.25 * chance.normal();
        self.gps = (0.96 * self.gps.0 + 0.35 * chance.normal(), 0.96 * self.gps.1 + 0.35 * chance.normal());
        speed
    }
}

impl Columns {
    #[expect(clippy::cast_possible_truncation, reason = "a float to integer cast saturates, and these are small")]
    fn push(&mut self, runner: &Runner, speed: f64, conditions: &Conditions, chance: &mut Chance) {
        let (north, east) = conditions.course.position(runner.metres);
        self.elapsed_ms.push(runner.clock_s * 1000);
        self.latitude.push(((north + runner.gps.0 / 111_195.0) * SEMICIRCLES) as i32);
        self.longitude.push(((east + runner.gps.1 / 64_000.0) * SEMICIRCLES) as i32);
        self.distance.push((runner.counted * 100.0).round() as i32);
        let height = conditions.course.altitude(runner.metres) + 0.15 * chance.normal();
        self.altitude.push(((height * 5.0).round() * 20.0) as i32);
        self.speed.push((speed * 1000.0).round() as i32);
        let dropout = chance.happens(0.002);
        self.heart_rate.push(if dropout { MISSING } else { runner.heart.round().clamp(40.0, MAX_BPM) as i32 });
        self.cadence.push(((148.0 + 7.5 * speed + 1.2 * chance.normal()).round() as i32) / 2 * 20);
    }

    fn recording(self, conditions: &Conditions) -> Recording {
        let mut recording = Recording::default();
        recording.elapsed_ms = self.elapsed_ms;
        if !conditions.indoor {
            recording.set(Channel::Latitude, self.latitude);
            recording.set(Channel::Longitude, self.longitude);
            recording.set(Channel::Altitude, self.altitude);
        }
        recording.set(Channel::Distance, self.distance);
        recording.set(Channel::Speed, self.speed);
        if !conditions.strapless {
            recording.set(Channel::HeartRate, self.heart_rate);
        }
        recording.set(Channel::Cadence, self.cadence);
        recording
    }
}
