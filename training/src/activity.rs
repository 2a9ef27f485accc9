//! What was done: one activity with its samples, laps and everything that was repaired on the way in.

use crate::{Recording, step::Block, told::Told};
use jiff::Timestamp;
use quantity::{Distance, Duration, HeartRate, Speed};
use serde::{Deserialize, Serialize};

/// The kind of movement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sport {
    /// Running, on any surface.
    Running,
    /// Walking.
    Walking,
    /// Hiking.
    Hiking,
    /// Cycling.
    Cycling,
    /// Swimming.
    Swimming,
    /// Rowing.
    Rowing,
    /// Gym work: strength, cardio, mobility.
    Training,
    /// Between the legs of a multisport race.
    Transition,
    /// Anything else or unsaid.
    Other,
}

/// The finer kind of movement, where the device says one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SubSport {
    /// Unsaid.
    Generic,
    /// On a treadmill.
    Treadmill,
    /// On roads.
    Street,
    /// On trails.
    Trail,
    /// On a running track.
    Track,
    /// Indoors.
    Indoor,
    /// In a virtual world.
    Virtual,
    /// Ultra distance.
    Ultra,
    /// Lifting.
    Strength,
    /// Mobility or stretching.
    Flexibility,
    /// Indoor cardio, intervals in the gym.
    Cardio,
    /// Another one.
    Other,
}

/// The device that recorded it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Device {
    /// The maker, as a word where known, else the maker's number.
    pub manufacturer: Option<String>,
    /// The product's name or number.
    pub product: Option<String>,
    /// The unit's serial number.
    pub serial: Option<u32>,
}

/// A lap as the device cut it. Times are milliseconds after the activity's start.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Lap {
    /// Start, after the activity's start.
    pub start_ms: i64,
    /// With pauses.
    pub elapsed: Duration,
    /// Without pauses, where the device counts it.
    pub timer: Option<Duration>,
    /// Length.
    pub distance: Option<Distance>,
    /// Mean heart rate.
    pub heart_rate: Option<HeartRate>,
    /// Which step of the planned workout this lap was, from 0.
    pub workout_step: Option<u16>,
    /// The step's intensity by the device: active, rest, warmup, cooldown, recovery, interval.
    pub intensity: Option<String>,
    /// What ended it: manual, distance, time, …
    pub trigger: Option<String>,
}

/// The timer stood still between two moments. Milliseconds after the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// Stopped.
    pub from_ms: i64,
    /// Started again.
    pub to_ms: i64,
}

/// Something in the file that was dropped or mended, in words a runner understands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Repair {
    /// A stable word for the kind of repair: `checksum`, `truncated`, `time_backwards`, `spike`, `gap`, `date`, …
    pub kind: String,
    /// What was met, where, and what was done about it.
    pub what: String,
    /// How many samples it touched.
    pub samples: usize,
}

impl Repair {
    /// A repair that touched `samples` rows.
    #[must_use]
    pub fn new(kind: &str, what: impl Into<String>, samples: usize) -> Self {
        Self { kind: kind.to_owned(), what: what.into(), samples }
    }
}

/// One activity as read from a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Activity {
    /// When it began.
    pub start: Timestamp,
    /// Seconds east of UTC where it took place, if the file says it.
    pub utc_offset_s: Option<i32>,
    /// What kind of movement.
    pub sport: Sport,
    /// The finer kind.
    pub sub_sport: SubSport,
    /// Its title, if the file has one.
    pub name: Option<String>,
    /// What recorded it.
    pub device: Device,
    /// When the device created the file; with the serial number it names the activity everywhere.
    pub time_created: Option<Timestamp>,
    /// The samples.
    pub recording: Recording,
    /// The device's laps.
    pub laps: Vec<Lap>,
    /// When the timer stood still.
    pub pauses: Vec<Pause>,
    /// Total distance by the device's summary, else the last sample's.
    pub distance: Option<Distance>,
    /// Total time with pauses, by the device's summary, else by the samples.
    pub elapsed: Option<Duration>,
    /// Total time without pauses, by the device's summary.
    pub timer: Option<Duration>,
    /// The planned workout that travelled with the run.
    pub workout: Vec<Block>,
    /// The device or service says it was a race.
    pub race: Option<bool>,
    /// What an export tells of it beside its file.
    pub told: Option<Told>,
    /// What was dropped or mended while reading.
    pub repairs: Vec<Repair>,
}

impl Activity {
    /// An activity with no samples yet.
    #[must_use]
    pub fn new(start: Timestamp, sport: Sport) -> Self {
        Self {
            start,
            utc_offset_s: None,
            sport,
            sub_sport: SubSport::Generic,
            name: None,
            device: Device::default(),
            time_created: None,
            recording: Recording::default(),
            laps: Vec::new(),
            pauses: Vec::new(),
            distance: None,
            elapsed: None,
            timer: None,
            workout: Vec::new(),
            race: None,
            told: None,
            repairs: Vec::new(),
        }
    }

    /// Mean speed over the elapsed time, where both are known.
    #[must_use]
    pub fn mean_speed(&self) -> Option<Speed> {
        let (d, t) = (self.distance?, self.elapsed?);
        (t.s() > 0.0).then(|| d / t)
    }
}
