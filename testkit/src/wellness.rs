//! FIT files of days, made from the layout of the public profile: no real one may be shipped.

use jiff::Timestamp;

/// FIT's epoch in seconds after 1970.
const EPOCH_S: i64 = 631_065_600;

/// A field: number, base type, little-endian bytes.
type Field = (u8, u8, Vec<u8>);

const ENUM: u8 = 0x00;
const UINT8: u8 = 0x02;
const UINT16: u8 = 0x84;
const UINT32: u8 = 0x86;

/// A monitoring file (type 32) that tells the local time and the day's resting heart rate beside the mean of seven days.
#[must_use]
pub fn fit_monitoring(at: Timestamp, offset_s: i32, resting_bpm: u8, seven_days_bpm: u8) -> Vec<u8> {
    let local = Timestamp::from_second(at.as_second() + i64::from(offset_s)).unwrap_or(at);
    let info = vec![time(253, at), time(0, local)];
    let heart = vec![time(253, at), (0, UINT8, vec![seven_days_bpm]), (1, UINT8, vec![resting_bpm])];
    file(32, at, &[(103, info), (211, heart)])
}

/// A sleep file (type 49): from when which level, of 1 awake, 2 light, 3 deep, 4 REM.
#[must_use]
pub fn fit_night(levels: &[(Timestamp, u8)]) -> Vec<u8> {
    let made = levels.first().map_or(Timestamp::UNIX_EPOCH, |(at, _)| *at);
    let message = |(at, level): &(Timestamp, u8)| (275, vec![time(253, *at), (0, ENUM, vec![*level])]);
    file(49, made, &levels.iter().map(message).collect::<Vec<_>>())
}

/// A file of heart rate variability (type 68): the mean rMSSD of the night before, in milliseconds.
#[must_use]
pub fn fit_variability(at: Timestamp, last_night_ms: f64) -> Vec<u8> {
    let stored = (last_night_ms * 128.0).round() as u16;
    file(68, at, &[(370, vec![time(253, at), (1, UINT16, stored.to_le_bytes().to_vec())])])
}

fn time(number: u8, at: Timestamp) -> Field {
    let fit = u32::try_from(at.as_second() - EPOCH_S).unwrap_or(0);
    (number, UINT32, fit.to_le_bytes().to_vec())
}

fn file(kind: u8, made: Timestamp, messages: &[(u16, Vec<Field>)]) -> Vec<u8> {
    let id = (0, vec![(0, ENUM, vec![kind]), (1, UINT16, vec![1, 0]), time(4, made)]);
    let mut data = Vec::new();
    for (message, fields) in std::iter::once(&id).chain(messages) {
        data.extend([0x40, 0, 0]);
        data.extend(message.to_le_bytes());
        data.push(fields.len() as u8);
        for (number, base, value) in fields {
            data.extend([*number, value.len() as u8, *base]);
        }
        data.push(0);
        fields.iter().for_each(|(_, _, value)| data.extend(value));
    }
    let mut whole = vec![12, 0x20, 0, 0];
    whole.extend(u32::try_from(data.len()).unwrap_or(0).to_le_bytes());
    whole.extend(b".FIT");
    whole.extend(data);
    let check = crc(&whole);
    whole.extend(check.to_le_bytes());
    whole
}

/// CRC-16/ARC, bit by bit.
fn crc(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0, |crc, byte| {
        (0..8).fold(crc ^ u16::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xA001 } else { crc >> 1 })
    })
}
