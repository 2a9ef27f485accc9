//! What the messages of one FIT file say, before it is made into activities.

use super::{column::Rows, message::Message, time, wellness};
use crate::fit::workout_step::WorkoutStep;

/// Who made the file, and what it is.
#[derive(Debug, Clone, Default)]
pub(super) struct FileId {
    pub file_type: Option<u8>,
    pub manufacturer: Option<u16>,
    pub product: Option<u16>,
    pub product_name: Option<String>,
    pub serial: Option<u32>,
    pub time_created: Option<u32>,
}

/// A session message: the device's summary of one sport.
#[derive(Debug, Clone, Default)]
pub(super) struct Session {
    /// Number of record messages that came before it in the file.
    pub rows_before: usize,
    pub end: Option<u32>,
    pub start: Option<u32>,
    pub elapsed_ms: Option<u32>,
    pub timer_ms: Option<u32>,
    pub distance_cm: Option<u32>,
    pub sport: Option<u8>,
    pub sub_sport: Option<u8>,
}

/// A lap message.
#[derive(Debug, Clone, Default)]
pub(super) struct Lap {
    pub end: Option<u32>,
    pub start: Option<u32>,
    pub elapsed_ms: Option<u32>,
    pub timer_ms: Option<u32>,
    pub distance_cm: Option<u32>,
    pub heart_rate_bpm: Option<u8>,
    pub workout_step: Option<u16>,
    pub intensity: Option<u8>,
    pub trigger: Option<u8>,
    pub sport: Option<u8>,
}

/// The timer was started or stopped.
#[derive(Debug, Clone, Copy)]
pub(super) struct TimerEvent {
    pub time: u32,
    pub runs: bool,
}

/// The workout message: name and sport of a planned session.
#[derive(Debug, Clone, Default)]
pub(super) struct WorkoutHead {
    pub name: Option<String>,
    pub sport: Option<u8>,
    pub sub_sport: Option<u8>,
    pub steps: Option<u16>,
}

/// Everything kept of one FIT file.
#[derive(Debug, Default)]
pub(super) struct Contents {
    pub file_id: Option<FileId>,
    pub sessions: Vec<Session>,
    pub laps: Vec<Lap>,
    pub timer: Vec<TimerEvent>,
    pub utc_offset_s: Option<i32>,
    /// Sport and finer sport of the sport message, for files without a session.
    pub sport: (Option<u8>, Option<u8>),
    pub workout: Option<WorkoutHead>,
    pub steps: Vec<WorkoutStep>,
    /// Measures of days.
    pub wellness: wellness::Told,
    /// Developer fields that hold running power: developer, number, base type.
    pub power_fields: Vec<(u8, u8, u8)>,
    pub rows: Rows,
    /// Data messages of any kind.
    pub messages: usize,
}

/// Numbers of the messages kept.
pub(super) mod number {
    pub const FILE_ID: u16 = 0;
    pub const SPORT: u16 = 12;
    pub const SESSION: u16 = 18;
    pub const LAP: u16 = 19;
    pub const RECORD: u16 = 20;
    pub const EVENT: u16 = 21;
    pub const WORKOUT: u16 = 26;
    pub const WORKOUT_STEP: u16 = 27;
    pub const ACTIVITY: u16 = 34;
    pub const MONITORING_INFO: u16 = 103;
    pub const TIMESTAMP_CORRELATION: u16 = 162;
    pub const FIELD_DESCRIPTION: u16 = 206;
    pub const MONITORING_HR_DATA: u16 = 211;
    pub const SLEEP_LEVEL: u16 = 275;
    pub const HRV_STATUS_SUMMARY: u16 = 370;

    /// Whether a message is read at all, records aside.
    pub const fn is_summary(message: u16) -> bool {
        matches!(
            message,
            FILE_ID | SPORT | SESSION | LAP | EVENT | WORKOUT | WORKOUT_STEP | ACTIVITY | FIELD_DESCRIPTION
        ) || is_wellness(message)
    }

    /// Whether it measures a day, or tells the local time of one.
    pub const fn is_wellness(message: u16) -> bool {
        matches!(
            message,
            MONITORING_INFO | TIMESTAMP_CORRELATION | MONITORING_HR_DATA | SLEEP_LEVEL | HRV_STATUS_SUMMARY
        )
    }
}

const TIMESTAMP: u8 = 253;

impl Contents {
    /// Takes in a message other than a record; `now` is the time that a compressed header gave it, `rows_before` the
    /// number of records before it.
    pub fn take(&mut self, kind: u16, m: &Message<'_>, now: Option<u32>, rows_before: usize) {
        let timestamp = m.u32(TIMESTAMP).or(now);
        match kind {
            number::FILE_ID if self.file_id.is_none() => {
                self.file_id = Some(FileId {
                    file_type: m.u8(0),
                    manufacturer: m.u16(1),
                    product: m.u16(2),
                    product_name: m.text(8),
                    serial: m.u32(3),
                    time_created: m.u32(4).filter(|&t| t != 0),
                });
            }
            number::SPORT => self.sport = (m.u8(0), m.u8(1)),
            number::SESSION => self.sessions.push(Session {
                rows_before,
                end: timestamp,
                start: m.u32(2),
                elapsed_ms: m.u32(7),
                timer_ms: m.u32(8),
                distance_cm: m.u32(9),
                sport: m.u8(5),
                sub_sport: m.u8(6),
            }),
            number::LAP => self.laps.push(Lap {
                end: timestamp,
                start: m.u32(2),
                elapsed_ms: m.u32(7),
                timer_ms: m.u32(8),
                distance_cm: m.u32(9),
                heart_rate_bpm: m.u8(15),
                workout_step: m.u16(71),
                intensity: m.u8(23),
                trigger: m.u8(24),
                sport: m.u8(25),
            }),
            number::EVENT if m.u8(0) == Some(0) => {
                if let (Some(time), Some(kind)) = (timestamp, m.u8(1))
                    && matches!(kind, 0 | 1 | 4 | 8 | 9)
                {
                    self.timer.push(TimerEvent { time, runs: kind == 0 });
                }
            }
            number::ACTIVITY => {
                if let (Some(local), Some(utc)) = (m.u32(5), timestamp) {
                    self.utc_offset_s = utc_offset_s(local, utc);
                }
            }
            number::WORKOUT => {
                self.workout =
                    Some(WorkoutHead { name: m.text(8), sport: m.u8(4), sub_sport: m.u8(11), steps: m.u16(6) });
            }
            number::WORKOUT_STEP => self.steps.push(WorkoutStep::read(m, self.steps.len())),
            number::FIELD_DESCRIPTION => {
                if let (Some(developer), Some(number), Some(base)) = (m.u8(0), m.u8(1), m.u8(2))
                    && is_power(m)
                {
                    self.power_fields.push((developer, number, base));
                }
            }
            kind => self.wellness.take(kind, m, timestamp),
        }
    }
}

/// Whether a developer field is running power in watts: it says which native field it stands for, or is named so.
fn is_power(m: &Message<'_>) -> bool {
    const RECORD_POWER: u8 = 7;
    let watts = m.text(8).is_some_and(|unit| matches!(unit.to_ascii_lowercase().as_str(), "w" | "watt" | "watts"));
    let of_records = m.u16(14).is_none_or(|message| message == number::RECORD);
    let native = m.u8(15) == Some(RECORD_POWER) && of_records;
    native || watts && m.text(3).is_some_and(|name| name.eq_ignore_ascii_case("power"))
}

/// Local time less UTC in whole quarters of an hour, as zones are; none when no zone is that far away.
pub(super) fn utc_offset_s(local: u32, utc: u32) -> Option<i32> {
    const QUARTER_S: i64 = 900;
    const FARTHEST_S: i64 = 14 * 3600;
    if local == time::NONE || utc == time::NONE {
        return None;
    }
    let offset = i64::from(local) - i64::from(utc);
    let quarters = (offset as f64 / QUARTER_S as f64).round() as i64 * QUARTER_S;
    (quarters.abs() <= FARTHEST_S).then_some(quarters as i32)
}
