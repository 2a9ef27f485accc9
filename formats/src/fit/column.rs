//! Rows of record messages to columns of integers, a field at a time.

use super::{
    base_type,
    plan::{Field, Load, Plans, Target},
};
use training::{Channel, Recording, recording::MISSING};

/// Where the record messages of a file are.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// Offset of each row's payload.
    pub at: Vec<u32>,
    /// FIT time of each row, [`super::time::NONE`] where it has none.
    pub time: Vec<u32>,
    /// Which plan holds from which row on.
    pub runs: Vec<(usize, usize)>,
    pub plans: Plans,
}

impl Rows {
    /// Reads all rows into columns as long as there are rows, or empty where no row has the field.
    pub fn columns(&self, bytes: &[u8]) -> Columns {
        let rows = self.at.len();
        let mut columns: [Vec<i32>; Target::COUNT] = Default::default();
        for (i, &(plan, start)) in self.runs.iter().enumerate() {
            let end = self.runs.get(i + 1).map_or(rows, |next| next.1);
            let (fields, big_endian) = self.plans.get(plan);
            for field in fields {
                let column = &mut columns[field.target as usize];
                if column.is_empty() {
                    column.reserve_exact(rows);
                }
                let data = bytes.get(field.offset as usize..).unwrap_or_default();
                fill(column, start, data, &self.at[start..end], field, big_endian);
            }
        }
        for column in columns.iter_mut().filter(|c| !c.is_empty()) {
            column.resize(rows, MISSING);
        }
        Columns(columns)
    }
}

fn fill(column: &mut Vec<i32>, start: usize, data: &[u8], at: &[u32], field: &Field, big_endian: bool) {
    let (factor, add) = (field.factor, field.add);
    let long = |v: i64| i32::try_from(v * i64::from(factor) + i64::from(add)).unwrap_or(MISSING);
    let short = |v: i32, invalid: i32| if v == invalid { MISSING } else { v * factor + add };
    match (field.load, big_endian) {
        // A heart that does not beat is a strap without contact.
        (Load::U8, _) if field.target == Target::HeartRate => {
            put::<1>(column, start, data, at, |b| if matches!(b[0], 0 | 0xFF) { MISSING } else { i32::from(b[0]) });
        }
        (Load::U8, _) => put(column, start, data, at, |b: [u8; 1]| short(i32::from(b[0]), 0xFF)),
        (Load::I8, _) => put(column, start, data, at, |b| short(i32::from(i8::from_le_bytes(b)), 0x7F)),
        (Load::U16, false) => put(column, start, data, at, |b| short(i32::from(u16::from_le_bytes(b)), 0xFFFF)),
        (Load::U16, true) => put(column, start, data, at, |b| short(i32::from(u16::from_be_bytes(b)), 0xFFFF)),
        (Load::I16, false) => put(column, start, data, at, |b| short(i32::from(i16::from_le_bytes(b)), 0x7FFF)),
        (Load::I16, true) => put(column, start, data, at, |b| short(i32::from(i16::from_be_bytes(b)), 0x7FFF)),
        (Load::I32, false) if factor == 1 => put(column, start, data, at, i32::from_le_bytes),
        (Load::I32, true) if factor == 1 => put(column, start, data, at, i32::from_be_bytes),
        (Load::I32, false) => put(column, start, data, at, |b| match i32::from_le_bytes(b) {
            MISSING => MISSING,
            v => long(i64::from(v)),
        }),
        (Load::I32, true) => put(column, start, data, at, |b| match i32::from_be_bytes(b) {
            MISSING => MISSING,
            v => long(i64::from(v)),
        }),
        (Load::U32, false) => put(column, start, data, at, |b| match u32::from_le_bytes(b) {
            u32::MAX => MISSING,
            v => long(i64::from(v)),
        }),
        (Load::U32, true) => put(column, start, data, at, |b| match u32::from_be_bytes(b) {
            u32::MAX => MISSING,
            v => long(i64::from(v)),
        }),
        (Load::Bytes3, _) => put(column, start, data, at, |b: [u8; 3]| {
            let bits = i32::from_le_bytes([b[0], b[1], b[2], 0]);
            if bits == 0x00FF_FFFF { MISSING } else { bits }
        }),
        (Load::Wide(base), _) => {
            let wide = |raw: &[u8]| {
                let value = base_type::number(raw, base, big_endian)? * f64::from(factor) + f64::from(add);
                (value.abs() < f64::from(MISSING)).then_some(value.round() as i32)
            };
            match base_type::size(base) {
                1 => put(column, start, data, at, |b: [u8; 1]| wide(&b).unwrap_or(MISSING)),
                2 => put(column, start, data, at, |b: [u8; 2]| wide(&b).unwrap_or(MISSING)),
                4 => put(column, start, data, at, |b: [u8; 4]| wide(&b).unwrap_or(MISSING)),
                _ => put(column, start, data, at, |b: [u8; 8]| wide(&b).unwrap_or(MISSING)),
            }
        }
    }
}

/// Appends a run to its column, or overrules where the run is there already and the new value is valid.
fn put<const N: usize>(column: &mut Vec<i32>, start: usize, data: &[u8], at: &[u32], convert: impl Fn([u8; N]) -> i32) {
    let read = |&at: &u32| match data.get(at as usize..).and_then(|rest| rest.first_chunk::<N>()) {
        Some(&bytes) => convert(bytes),
        None => MISSING,
    };
    if column.len() <= start {
        column.resize(start, MISSING);
        column.extend(at.iter().map(read));
    } else {
        for (value, at) in column[start..].iter_mut().zip(at) {
            let new = read(at);
            if new != MISSING {
                *value = new;
            }
        }
    }
}

/// The columns of all rows of a file.
#[derive(Debug, Default)]
pub(super) struct Columns([Vec<i32>; Target::COUNT]);

impl Columns {
    /// The recording of the rows that `keep` names, or of all; `steps_per_turn` is 2 for those who run, 1 for wheels and oars.
    pub fn recording(mut self, elapsed_ms: Vec<i64>, steps_per_turn: i64) -> Recording {
        self.expand_speed_distance();
        self.join_cadence(steps_per_turn);
        let mut recording = Recording::default();
        recording.elapsed_ms = elapsed_ms;
        for (target, channel) in CHANNELS {
            let column = std::mem::take(&mut self.0[target as usize]);
            if !column.is_empty() {
                recording.set(channel, column);
            }
        }
        recording
    }

    /// Only the rows named, in their order.
    pub fn pick(&self, rows: &[usize]) -> Self {
        let mut picked = Self::default();
        for (from, to) in self.0.iter().zip(&mut picked.0).filter(|(from, _)| !from.is_empty()) {
            to.extend(rows.iter().map(|&row| from[row]));
        }
        picked
    }

    /// Cadence in 256ths of a turn and its fraction become tenths of steps.
    fn join_cadence(&mut self, steps_per_turn: i64) {
        let fraction = std::mem::take(&mut self.0[Target::CadenceFraction as usize]);
        let cadence = &mut self.0[Target::Cadence as usize];
        for (row, value) in cadence.iter_mut().enumerate().filter(|(_, v)| **v != MISSING) {
            let more = fraction.get(row).copied().filter(|&f| f != MISSING && *value % 256 == 0).unwrap_or(0);
            *value = ((i64::from(*value + more) * 10 * steps_per_turn + 128) / 256) as i32;
        }
    }

    /// Speed and a distance that counts up to 256 m and starts again become speed and distance where these are missing.
    fn expand_speed_distance(&mut self) {
        let packed = std::mem::take(&mut self.0[Target::SpeedDistance as usize]);
        if packed.is_empty() {
            return;
        }
        let (mut sixteenths, mut before) = (0_i64, None);
        let mut distance = std::mem::take(&mut self.0[Target::Distance as usize]);
        let mut speed = std::mem::take(&mut self.0[Target::Speed as usize]);
        distance.resize(packed.len(), MISSING);
        speed.resize(packed.len(), MISSING);
        for (row, &bits) in packed.iter().enumerate().filter(|(_, bits)| **bits != MISSING) {
            let (low, high) = (bits & 0xFFF, bits >> 12);
            if low != 0xFFF && speed[row] == MISSING {
                speed[row] = low * 10;
            }
            sixteenths += i64::from((high - before.unwrap_or(0)) & 0xFFF);
            before = Some(high);
            if distance[row] == MISSING {
                distance[row] = i32::try_from((sixteenths * 100 + 8) / 16).unwrap_or(MISSING);
            }
        }
        self.0[Target::Distance as usize] = distance;
        self.0[Target::Speed as usize] = speed;
    }
}

const CHANNELS: [(Target, Channel); 11] = [
    (Target::Latitude, Channel::Latitude),
    (Target::Longitude, Channel::Longitude),
    (Target::Distance, Channel::Distance),
    (Target::Altitude, Channel::Altitude),
    (Target::Speed, Channel::Speed),
    (Target::HeartRate, Channel::HeartRate),
    (Target::Cadence, Channel::Cadence),
    (Target::Power, Channel::Power),
    (Target::Temperature, Channel::Temperature),
    (Target::VerticalOscillation, Channel::VerticalOscillation),
    (Target::StanceTime, Channel::StanceTime),
];
