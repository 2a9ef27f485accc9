//! Files of a Garmin account export, made from the layout that public code reads: no real one may be shipped.

use jiff::{Timestamp, civil::Date};
use std::fmt::Write;

/// One summary of an activity.
#[derive(Debug, Clone)]
pub struct GarminSummary {
    /// Its title.
    pub name: String,
    /// `running`, `strength_training`, …
    pub kind: String,
    /// When it began.
    pub start: Timestamp,
    /// Without pauses.
    pub timer_s: f64,
    /// How far.
    pub distance_m: f64,
}

/// `…_summarizedActivities.json`
#[must_use]
pub fn garmin_summaries(summaries: &[GarminSummary]) -> String {
    let of = |(id, s): (usize, &GarminSummary)| {
        format!(
            "{{\"activityId\":{id},\"name\":{:?},\"activityType\":{:?},\"beginTimestamp\":{},\"startTimeLocal\":{},\"duration\":{:.1},\"distance\":{:.1},\"avgHr\":140.0}}",
            s.name,
            s.kind,
            s.start.as_millisecond(),
            s.start.as_millisecond() + 3_600_000,
            s.timer_s * 1000.0,
            s.distance_m * 100.0
        )
    };
    let all: Vec<String> = summaries.iter().enumerate().map(of).collect();
    format!("[{{\"summarizedActivitiesExport\":[{}]}}]", all.join(","))
}

/// `UDSFile_….json`: (day, resting heart rate).
#[must_use]
pub fn garmin_days(days: &[(Date, f64)]) -> String {
    let of = |(date, bpm): &(Date, f64)| {
        format!("{{\"userProfilePK\":7,\"calendarDate\":\"{date}\",\"totalSteps\":9000,\"restingHeartRate\":{bpm:.0}}}")
    };
    format!("[{}]", days.iter().map(of).collect::<Vec<_>>().join(","))
}

/// `…_sleepData.json`: (day, hours asleep).
#[must_use]
pub fn garmin_nights(nights: &[(Date, f64)]) -> String {
    let mut text = String::from("[");
    for (place, (date, hours)) in nights.iter().enumerate() {
        let comma = if place == 0 { "" } else { "," };
        let _ = write!(
            text,
            "{comma}{{\"sleepStartTimestampGMT\":\"{date}T00:10:00.0\",\"calendarDate\":\"{date}\",\"deepSleepSeconds\":3600,\"lightSleepSeconds\":{:.0},\"remSleepSeconds\":3600}}",
            hours * 3600.0 - 7200.0
        );
    }
    text.push(']');
    text
}

/// A FIT file of a kind that is no activity, with some bytes of messages that nothing reads: 32 is monitoring, 49 sleep.
#[must_use]
pub fn fit_of_type(kind: u8, filler: u8) -> Vec<u8> {
    let mut messages = vec![0x40, 0, 0, 0, 0, 1, 0, 1, 0, 0x00, kind];
    // A definition of monitoring messages of one byte, and some of them.
    messages.extend([0x41, 0, 0, 55, 0, 1, 3, 1, 2]);
    messages.extend((0..filler).flat_map(|value| [0x01, value]));
    let mut file = vec![12, 0x10, 0, 0];
    file.extend(u32::try_from(messages.len()).unwrap_or(0).to_le_bytes());
    file.extend(b".FIT");
    file.extend(messages);
    file.extend([0, 0]);
    file
}
