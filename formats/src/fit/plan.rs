//! What to read from a record message: compiled once per definition, then run over all its rows.

use super::{base_type, definition::Definition};

/// What a field of a record fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Latitude,
    Longitude,
    Distance,
    Altitude,
    Speed,
    HeartRate,
    Cadence,
    CadenceFraction,
    Power,
    Temperature,
    VerticalOscillation,
    StanceTime,
    /// Three bytes: speed in 12 bits, then 12 bits of a running distance.
    SpeedDistance,
}

impl Target {
    /// Number of targets.
    pub const COUNT: usize = 13;
}

/// How a field is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Load {
    U8,
    I8,
    U16,
    I16,
    U32,
    I32,
    /// Floats and 64-bit integers, which no device is known to write here.
    Wide(u8),
    Bytes3,
}

/// One field: where it is, how it is stored, what it fills and how its integer becomes the channel's.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    pub offset: u32,
    pub load: Load,
    pub target: Target,
    pub factor: i32,
    pub add: i32,
}

/// The plans of all record definitions met in a file, their fields in one list.
#[derive(Debug, Default)]
pub(super) struct Plans {
    fields: Vec<Field>,
    plans: Vec<(usize, usize, bool)>,
}

/// Order of writing (later overrules earlier), target, factor, addend of the record's field `num`.
const fn meaning(num: u8) -> Option<(u8, Target, i32, i32)> {
    Some(match num {
        0 => (1, Target::Latitude, 1, 0),
        1 => (1, Target::Longitude, 1, 0),
        2 => (1, Target::Altitude, 20, -50_000),
        3 => (1, Target::HeartRate, 1, 0),
        4 => (1, Target::Cadence, 256, 0),
        5 => (1, Target::Distance, 1, 0),
        6 => (1, Target::Speed, 1, 0),
        7 => (1, Target::Power, 1, 0),
        8 => (1, Target::SpeedDistance, 1, 0),
        13 => (1, Target::Temperature, 1, 0),
        39 => (1, Target::VerticalOscillation, 1, 0),
        41 => (1, Target::StanceTime, 1, 0),
        52 => (2, Target::Cadence, 1, 0),
        53 => (1, Target::CadenceFraction, 2, 0),
        73 => (2, Target::Speed, 1, 0),
        78 => (2, Target::Altitude, 20, -50_000),
        _ => return None,
    })
}

impl Plans {
    /// Adds the plan of a record definition and returns its number. Plain fields come before the enhanced ones that
    /// overrule them. `power` tells which developer fields (developer, number) are running power, and their base type.
    pub fn add(&mut self, definition: &Definition<'_>, power: &[(u8, u8, u8)]) -> usize {
        let start = self.fields.len();
        for pass in 0..=2 {
            let mut offset = 0_u32;
            for f in definition.fields.chunks_exact(3) {
                if let Some((when, target, factor, add)) = meaning(f[0])
                    && when == pass
                    && let Some(load) = load(f[1], f[2], target)
                {
                    self.fields.push(Field { offset, load, target, factor, add });
                }
                offset += u32::from(f[1]);
            }
            for f in definition.developer_fields.chunks_exact(3) {
                if pass == 0
                    && let Some(&(.., base)) =
                        power.iter().find(|(developer, num, _)| (*developer, *num) == (f[2], f[0]))
                    && let Some(load) = load(f[1], base, Target::Power)
                {
                    self.fields.push(Field { offset, load, target: Target::Power, factor: 1, add: 0 });
                }
                offset += u32::from(f[1]);
            }
        }
        self.plans.push((start, self.fields.len(), definition.big_endian));
        self.plans.len() - 1
    }

    /// The fields of a plan, and whether its numbers are big-endian.
    pub fn get(&self, plan: usize) -> (&[Field], bool) {
        let (start, end, big_endian) = self.plans[plan];
        (&self.fields[start..end], big_endian)
    }
}

/// How a field of this size and base type is read; none when the two do not fit.
fn load(size: u8, base: u8, target: Target) -> Option<Load> {
    if target == Target::SpeedDistance {
        return (size == 3).then_some(Load::Bytes3);
    }
    if usize::from(size) < base_type::size(base) || size == 0 {
        return None;
    }
    match base & 0x1F {
        0 | 2 => Some(Load::U8),
        1 => Some(Load::I8),
        3 => Some(Load::I16),
        4 => Some(Load::U16),
        5 => Some(Load::I32),
        6 => Some(Load::U32),
        8..=12 | 14..=16 => Some(Load::Wide(base)),
        _ => None,
    }
}
