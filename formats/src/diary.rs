//! Diaries that apps export as tables: lifts, mornings, body mass.
//!
//! - **Which app** is told by the names in the first line, in any order; fields are split by commas, semicolons or tabs.
//! - **Days** are those of the place's clock, as the app wrote them.
//! - **A row that cannot be** (no date, a heart rate of 400) is left out and counted.

mod body_measures;
mod elite_hrv;
mod hevy;
mod hrv4training;
mod lifts;
mod strong;
mod table;
mod when;

use crate::{Error, Kind, detect, xml};
use jiff::civil::DateTime;
use quantity::counted;
use table::Table;
use training::Repair;

/// What a diary held.
#[derive(Debug, Clone, PartialEq)]
pub struct Diary {
    /// Which app's.
    pub kind: Kind,
    /// Its entries, by time.
    pub entries: Vec<Entry>,
    /// What was left out or had to be taken for granted.
    pub repairs: Vec<Repair>,
}

/// One entry of a diary.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// Sets of one exercise in one workout.
    Lift(Lift),
    /// How a morning was.
    Morning(Morning),
    /// A weighing.
    Weighing(Weighing),
}

/// Sets of one exercise in one workout.
#[derive(Debug, Clone, PartialEq)]
pub struct Lift {
    /// When the workout began, by the place's clock.
    pub at: DateTime,
    /// The exercise as the app calls it.
    pub exercise: String,
    /// The sets, in order; at least one.
    pub sets: Vec<Set>,
    /// Exertion of the last set that has one, 1 to 10, where 10 leaves no repetition.
    pub exertion: Option<f64>,
    /// In the runner's words.
    pub note: Option<String>,
}

/// One set.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Set {
    /// Repetitions; none where it was held for time.
    pub reps: Option<u32>,
    /// Time held, seconds.
    pub hold_s: Option<f64>,
    /// Load, kilograms; none for the body alone.
    pub load_kg: Option<f64>,
    /// It was to warm up.
    pub warm_up: bool,
}

/// The first measurement of a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Morning {
    /// When, by the place's clock.
    pub at: DateTime,
    /// Root mean square of successive differences between beats, seconds.
    pub rmssd_s: Option<f64>,
    /// Resting heart rate, beats per minute.
    pub heart_rate_bpm: Option<f64>,
}

impl Morning {
    /// What a row says of a morning; nothing where it says neither.
    fn read(row: &table::Row<'_>, at: DateTime, left_out: &mut LeftOut) -> Option<Self> {
        let (rmssd_s, heart_rate_bpm) = (rmssd_s(row, "rmssd", left_out), heart_rate_bpm(row, "hr", left_out));
        (rmssd_s.is_some() || heart_rate_bpm.is_some()).then_some(Self { at, rmssd_s, heart_rate_bpm })
    }
}

/// A weighing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weighing {
    /// When, by the place's clock.
    pub at: DateTime,
    /// Body mass, kilograms.
    pub mass_kg: f64,
}

impl Entry {
    /// When it was, by the place's clock.
    #[must_use]
    pub const fn at(&self) -> DateTime {
        match self {
            Self::Lift(lift) => lift.at,
            Self::Morning(morning) => morning.at,
            Self::Weighing(weighing) => weighing.at,
        }
    }
}

/// Which diary a table is, by its first line.
pub(crate) fn kind_of(first: &str) -> Option<Kind> {
    let heads = table::heads(first);
    let has = |names: &[&str]| names.iter().all(|name| heads.iter().any(|head| head == name));
    match () {
        () if has(&["exercise_title", "set_index", "start_time"]) => Some(Kind::Hevy),
        () if has(&["date", "workout name", "exercise name", "set order", "reps"]) => Some(Kind::Strong),
        () if has(&["member", "datetime", "rmssd", "hr"]) || has(&["datetime", "lnrmssd", "rmssd"]) => {
            Some(Kind::EliteHrv)
        }
        () if has(&["timestamp_measurement", "rmssd"]) || has(&["date", "time", "rmssd", "hrv4t_recovery_points"]) => {
            Some(Kind::Hrv4Training)
        }
        () if has(&["date", "weightkg"]) => Some(Kind::BodyMeasures),
        () => None,
    }
}

/// The unit of loads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LoadUnit {
    /// Kilograms.
    #[default]
    Kilograms,
    /// Pounds.
    Pounds,
}

/// Reads a diary; loads of which its table names no unit are kilograms.
///
/// # Errors
/// As of [`decode_taking`].
pub fn decode(bytes: &[u8]) -> Result<Diary, Error> {
    decode_taking(bytes, LoadUnit::Kilograms)
}

/// Reads a diary. Loads of which its table names no unit are `unnamed`, and the diary's repairs say so.
///
/// # Errors
/// [`Error::NotAnActivity`] for a table of another kind and one without any entry; [`Error::Empty`] for no byte.
pub fn decode_taking(bytes: &[u8], unnamed: LoadUnit) -> Result<Diary, Error> {
    let kind = detect(bytes);
    if kind == Kind::Empty {
        return Err(Error::Empty);
    }
    let (text, guessed) = xml::table_text_of(bytes);
    let table = Table::read(&text);
    let mut left_out = LeftOut::default();
    let (name, mut entries) = match kind {
        Kind::Strong => ("lifting diary", strong::entries(&table, unnamed, &mut left_out)),
        Kind::Hevy => ("lifting diary", hevy::entries(&table, &mut left_out)),
        Kind::Hrv4Training => ("diary of mornings", hrv4training::entries(&table, &mut left_out)),
        Kind::EliteHrv => ("diary of mornings", elite_hrv::entries(&table, &mut left_out)),
        Kind::BodyMeasures => ("table of body measures", body_measures::entries(&table, &mut left_out)),
        _ => return Err(Error::NotAnActivity { what: "table of another kind".into() }),
    };
    if entries.is_empty() {
        return Err(Error::NotAnActivity { what: format!("{name} without an entry that can be read, and so") });
    }
    entries.sort_by_key(Entry::at);
    let mut repairs: Vec<Repair> = guessed.into_iter().collect();
    repairs.extend(table.broken());
    repairs.extend(left_out.repairs());
    Ok(Diary { kind, entries, repairs })
}

/// Rows that were left out, by why; and what was taken for granted.
#[derive(Debug, Default)]
struct LeftOut {
    undated: usize,
    values: usize,
    first_value: Option<String>,
    not_mornings: usize,
    later: usize,
    no_unit: Option<LoadUnit>,
}

impl LeftOut {
    fn value(&mut self, name: &str, text: &str) {
        self.values += 1;
        self.first_value.get_or_insert_with(|| format!("{name} {:?}", xml::cut(text.trim(), 24)));
    }

    fn repairs(&self) -> Vec<Repair> {
        let first = self.first_value.as_deref().unwrap_or_default();
        let value = |verbs: &str| format!("{verbs} missing; the first is {first}");
        let one_value = value("value is no number or cannot be and counts as");
        let values = value("values are no number or cannot be and count as");
        let list = [
            (
                "date",
                self.undated,
                [
                    "row has no date that can be read and was left out",
                    "rows have no date that can be read and were left out",
                ],
            ),
            ("number", self.values, [one_value.as_str(), values.as_str()]),
            (
                "not_a_morning",
                self.not_mornings,
                ["row is no morning measurement and was left out", "rows are no morning measurement and were left out"],
            ),
            (
                "later",
                self.later,
                [
                    "measurement came after the first of its day and was left out",
                    "measurements came after the first of their day and were left out",
                ],
            ),
        ];
        let met = list.into_iter().filter(|(_, rows, _)| *rows > 0);
        let mut repairs: Vec<Repair> =
            met.map(|(kind, rows, [one, many])| Repair::new(kind, counted(rows, one, many), rows)).collect();
        if let Some(taken) = self.no_unit {
            let (unit, other) = match taken {
                LoadUnit::Kilograms => ("kilograms", "pounds"),
                LoadUnit::Pounds => ("pounds", "kilograms"),
            };
            let what = format!(
                "the table names no unit of its loads; they were taken as {unit}; where they are {other} take this import back, and import it again with --{other}, or with your units set so"
            );
            repairs.push(Repair::new("unit", what, 0));
        }
        repairs
    }
}

/// The first morning of each day; later ones are counted.
fn firsts(mut mornings: Vec<Morning>, left_out: &mut LeftOut) -> Vec<Entry> {
    mornings.sort_by_key(|morning| morning.at);
    let before = mornings.len();
    mornings.dedup_by_key(|morning| morning.at.date());
    left_out.later += before - mornings.len();
    mornings.into_iter().map(Entry::Morning).collect()
}

/// A heart rate variability in milliseconds, as seconds: 1 to 400 ms.
fn rmssd_s(row: &table::Row<'_>, name: &str, left_out: &mut LeftOut) -> Option<f64> {
    row.number(name, 1.0..=400.0, left_out).map(|ms| ms / 1000.0)
}

/// A resting heart rate, 25 to 120 beats per minute.
fn heart_rate_bpm(row: &table::Row<'_>, name: &str, left_out: &mut LeftOut) -> Option<f64> {
    row.number(name, 25.0..=120.0, left_out)
}
