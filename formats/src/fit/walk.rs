//! From message to message through one FIT file.

use super::{
    contents::{Contents, number},
    definition::Definition,
    message::Message,
    time,
};

/// Why reading ended before the promised end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Broken {
    /// A data message of a local number that nothing defined.
    Undefined {
        /// The local number.
        local: u8,
        /// Its offset.
        at: usize,
    },
    /// The last message is cut off.
    CutOff {
        /// Its offset.
        at: usize,
    },
}

/// What messages of one local number are.
#[derive(Clone, Copy)]
struct Slot<'a> {
    use_: Use,
    size: usize,
    /// Offset of the timestamp, or [`NO_TIME`].
    timestamp: usize,
    definition: Definition<'a>,
    /// Number of the record plan, or [`NO_PLAN`] until a row needs it.
    plan: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Undefined,
    Skip,
    Record,
    Summary,
}

const NO_TIME: usize = usize::MAX;
const NO_PLAN: usize = usize::MAX;

impl<'a> Slot<'a> {
    const NONE: Self = Slot {
        use_: Use::Undefined,
        size: 0,
        timestamp: NO_TIME,
        definition: Definition { big_endian: false, message: 0, fields: &[], developer_fields: &[] },
        plan: NO_PLAN,
    };

    fn of(definition: Definition<'a>) -> Self {
        let use_ = match definition.message {
            number::RECORD => Use::Record,
            m if number::is_summary(m) => Use::Summary,
            _ => Use::Skip,
        };
        Self {
            use_,
            size: definition.payload_size(),
            timestamp: definition.timestamp_offset().unwrap_or(NO_TIME),
            definition,
            plan: NO_PLAN,
        }
    }
}

/// Reads the messages in `bytes` from `start` on; offsets count from the start of `bytes`.
pub(super) fn walk(bytes: &[u8], start: usize) -> (Contents, Option<Broken>) {
    const BYTES_PER_ROW: usize = 48;
    let mut contents = Contents::default();
    let mut rows_at: Vec<u32> = Vec::with_capacity(bytes.len() / BYTES_PER_ROW);
    let mut rows_time: Vec<u32> = Vec::with_capacity(bytes.len() / BYTES_PER_ROW);
    let mut messages = 0;
    let mut slots = [Slot::NONE; 16];
    let mut run = NO_PLAN;
    let mut clock: Option<u32> = None;
    let mut at = start;
    let broken = loop {
        let Some(&header) = bytes.get(at) else { break None };
        let compressed = header & 0x80 != 0;
        let local = if compressed { header >> 5 & 3 } else { header & 0xF };
        if !compressed && header & 0x40 != 0 {
            let rest = bytes.get(at + 1..).unwrap_or_default();
            let Some((definition, length)) = Definition::read(rest, header & 0x20 != 0) else {
                break Some(Broken::CutOff { at });
            };
            let slot = &mut slots[usize::from(local)];
            if slot.use_ == Use::Undefined || slot.definition != definition {
                *slot = Slot::of(definition);
            }
            at += 1 + length;
            continue;
        }
        let slot = &mut slots[usize::from(local)];
        if slot.use_ == Use::Undefined {
            break Some(Broken::Undefined { local, at });
        }
        let mut payload = at + 1;
        let mut end = payload + slot.size;
        if end > bytes.len() {
            break Some(Broken::CutOff { at });
        }
        let mut now = None;
        if slot.timestamp != NO_TIME {
            now = time_at(bytes, payload + slot.timestamp, slot.definition.big_endian);
        }
        if now.is_none() && compressed {
            now = clock.map(|clock| roll(clock, header));
        }
        clock = now.or(clock);
        match slot.use_ {
            Use::Record => {
                if slot.plan == NO_PLAN {
                    slot.plan = contents.rows.plans.add(&slot.definition, &contents.power_fields);
                }
                if slot.plan != run {
                    run = slot.plan;
                    contents.rows.runs.push((run, rows_at.len()));
                }
                rows_at.push(payload as u32);
                rows_time.push(now.unwrap_or(time::NONE));
                // Records of one kind in a row: their size is known without another look at the definitions.
                while !compressed && bytes.get(end) == Some(&header) && slot.size < bytes.len() - end {
                    payload = end + 1;
                    end = payload + slot.size;
                    let now = match slot.timestamp {
                        NO_TIME => None,
                        offset => time_at(bytes, payload + offset, slot.definition.big_endian),
                    };
                    clock = now.or(clock);
                    rows_at.push(payload as u32);
                    rows_time.push(now.unwrap_or(time::NONE));
                    messages += 1;
                }
            }
            Use::Summary => {
                let definition = &slot.definition;
                let message = Message {
                    fields: definition.fields,
                    payload: &bytes[payload..end],
                    big_endian: definition.big_endian,
                };
                contents.take(definition.message, &message, now, rows_at.len());
            }
            Use::Skip | Use::Undefined => {}
        }
        messages += 1;
        at = end;
    };
    contents.messages = messages;
    contents.rows.at = rows_at;
    contents.rows.time = rows_time;
    (contents, broken)
}

fn time_at(bytes: &[u8], at: usize, big_endian: bool) -> Option<u32> {
    let raw = *bytes.get(at..)?.first_chunk::<4>()?;
    let time = if big_endian { u32::from_be_bytes(raw) } else { u32::from_le_bytes(raw) };
    (time != time::NONE).then_some(time)
}

/// The time that the five low bits of a compressed header mean after `clock`.
const fn roll(clock: u32, header: u8) -> u32 {
    let offset = (header & 0x1F) as u32;
    clock.wrapping_add(offset.wrapping_sub(clock) & 0x1F)
}
