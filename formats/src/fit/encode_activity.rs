//! Activities to FIT files, as a watch would have written them.

use super::{
    contents::number,
    encode_workout::{step_message, steps, workout_message},
    names, time,
    writer::{Draft, Locals, write},
};
use crate::Error;
use quantity::{Distance, Duration};
use training::{Activity, Channel, Lap, recording::MISSING};

const TIMESTAMP: u8 = 253;
const MESSAGE_INDEX: u8 = 254;
const ACTIVITY_FILE: u8 = 4;
const DEVELOPMENT: u16 = 255;
const EVENT_TIMER: u8 = 0;
const EVENT_LAP: u8 = 9;
const EVENT_ACTIVITY: u8 = 26;
const START: u8 = 0;
const STOP: u8 = 1;
const STOP_ALL: u8 = 4;

/// The FIT file of an activity: every channel, its laps, pauses, summary, device and planned workout.
///
/// FIT counts time in whole seconds, altitude in fifths of a metre and cadence in 128ths of a turn; what is read
/// back is the same within that. Repairs are not written.
///
/// # Errors
/// [`Error::Unwritable`] for a date outside 1989 to 2126 and for numbers beyond what their field holds.
pub fn encode_activity(activity: &Activity) -> Result<Vec<u8>, Error> {
    let start = time::fit_time(activity.start)
        .ok_or_else(|| unwritable(format!("the date {}: it must be from 1989 to 2126", activity.start)))?;
    let clock = Clock { start };
    let last_ms = activity.recording.elapsed_ms.last().copied().unwrap_or(0);
    let elapsed_ms = activity.elapsed.map_or(last_ms, |t| (t.s() * 1000.0).round() as i64);
    let end = clock.at(elapsed_ms.max(last_ms))?;
    let mut messages = vec![file_id(activity, start), timer(start, START)];
    messages.extend(workout(activity)?);
    records_and_pauses(activity, clock, &mut messages)?;
    messages.push(timer(end, STOP_ALL));
    for (i, lap) in activity.laps.iter().enumerate() {
        messages.push(lap_message(activity, lap, i, clock)?);
    }
    messages.push(session(activity, start, end, elapsed_ms)?);
    let local = activity.utc_offset_s.and_then(|offset| end.checked_add_signed(offset));
    let summary = Draft::new(number::ACTIVITY)
        .u32(TIMESTAMP, end)
        .u32(0, milliseconds(activity.timer)?)
        .u16(1, 1)
        .enumerated(2, 0)
        .enumerated(3, EVENT_ACTIVITY)
        .enumerated(4, STOP)
        .u32(5, local);
    messages.push(summary);
    write(messages, Locals::Sixteen)
}

/// The start, to which all times are relative.
#[derive(Clone, Copy)]
struct Clock {
    start: u32,
}

impl Clock {
    fn at(self, elapsed_ms: i64) -> Result<u32, Error> {
        u32::try_from(i64::from(self.start) + elapsed_ms.div_euclid(1000)).ok().filter(|&t| t != time::NONE).ok_or_else(
            || unwritable(format!("a moment {elapsed_ms} ms after its start: it must be from 1989 to 2126")),
        )
    }
}

fn file_id(activity: &Activity, start: u32) -> Draft {
    let device = &activity.device;
    let maker = device.manufacturer.as_deref().and_then(names::manufacturer_number).unwrap_or(DEVELOPMENT);
    let product = device.product.as_deref();
    let product_number = product.and_then(|p| p.parse().ok());
    Draft::new(number::FILE_ID)
        .enumerated(0, ACTIVITY_FILE)
        .u16(1, maker)
        .u16(2, product_number)
        .u32z(3, device.serial)
        .u32(4, activity.time_created.and_then(time::fit_time).unwrap_or(start))
        .text(8, product.filter(|_| product_number.is_none()))
}

fn workout(activity: &Activity) -> Result<Vec<Draft>, Error> {
    if activity.workout.is_empty() {
        return Ok(Vec::new());
    }
    let steps = steps(&activity.workout)?;
    let sport = names::sport_numbers(activity.sport, activity.sub_sport);
    let head = workout_message(activity.name.as_deref().unwrap_or_default(), sport, steps.len());
    Ok(std::iter::once(head).chain(steps.iter().map(step_message)).collect())
}

fn timer(time: u32, kind: u8) -> Draft {
    Draft::new(number::EVENT).u32(TIMESTAMP, time).u32(3, 0).enumerated(0, EVENT_TIMER).enumerated(1, kind)
}

/// Records in order, each pause before the first record after it.
fn records_and_pauses(activity: &Activity, clock: Clock, messages: &mut Vec<Draft>) -> Result<(), Error> {
    let mut pauses = activity.pauses.iter().peekable();
    for (row, &elapsed_ms) in activity.recording.elapsed_ms.iter().enumerate() {
        while let Some(pause) = pauses.next_if(|pause| pause.from_ms < elapsed_ms) {
            messages.push(timer(clock.at(pause.from_ms)?, STOP_ALL));
            messages.push(timer(clock.at(pause.to_ms)?, START));
        }
        messages.push(record(activity, row, clock.at(elapsed_ms)?)?);
    }
    for pause in pauses {
        messages.push(timer(clock.at(pause.from_ms)?, STOP_ALL));
        messages.push(timer(clock.at(pause.to_ms)?, START));
    }
    Ok(())
}

fn record(activity: &Activity, row: usize, time: u32) -> Result<Draft, Error> {
    let recording = &activity.recording;
    let stored = |channel: Channel| recording.column(channel).map(|column| column[row]);
    /// The field's value, its own invalid one for a missing sample, or none where the channel is absent.
    fn field<T: TryFrom<i64>>(
        (channel, stored): (Channel, Option<i32>),
        invalid: T,
        to_field: impl Fn(i64) -> i64,
    ) -> Result<Option<T>, Error> {
        match stored {
            None => Ok(None),
            Some(MISSING) => Ok(Some(invalid)),
            Some(value) => T::try_from(to_field(i64::from(value)))
                .map(Some)
                .map_err(|_| unwritable(format!("{value} in the channel {}", channel.name()))),
        }
    }
    let same = |v: i64| v;
    let of = |channel: Channel| (channel, stored(channel));
    let mut draft = Draft::new(number::RECORD).u32(TIMESTAMP, time);
    draft = draft.i32(0, stored(Channel::Latitude)).i32(1, stored(Channel::Longitude));
    draft = draft.u32(5, field(of(Channel::Distance), u32::MAX, same)?);
    draft = draft.u32(73, field(of(Channel::Speed), u32::MAX, same)?);
    draft = draft.u32(78, field(of(Channel::Altitude), u32::MAX, |cm| (cm + 50_010).div_euclid(20))?);
    draft = draft.u8(3, field(of(Channel::HeartRate), u8::MAX, same)?);
    let tenths_a_turn = 10 * names::steps_per_turn(activity.sport);
    let in_128ths = move |tenths: i64| (tenths * 128 + tenths_a_turn / 2).div_euclid(tenths_a_turn);
    draft = draft.u8(4, field(of(Channel::Cadence), u8::MAX, move |tenths| in_128ths(tenths) / 128)?);
    draft = draft.u8(53, field(of(Channel::Cadence), u8::MAX, move |tenths| in_128ths(tenths) % 128)?);
    draft = draft.u16(7, field(of(Channel::Power), u16::MAX, same)?);
    draft = draft.i8(13, field(of(Channel::Temperature), i8::MAX, same)?);
    draft = draft.u16(39, field(of(Channel::VerticalOscillation), u16::MAX, same)?);
    Ok(draft.u16(41, field(of(Channel::StanceTime), u16::MAX, same)?))
}

fn lap_message(activity: &Activity, lap: &Lap, index: usize, clock: Clock) -> Result<Draft, Error> {
    let elapsed_ms = (lap.elapsed.s() * 1000.0).round() as i64;
    let heart_rate = lap.heart_rate.map(|hr| hr.bpm().round() as u8);
    Ok(Draft::new(number::LAP)
        .u16(MESSAGE_INDEX, u16::try_from(index).ok())
        .u32(TIMESTAMP, clock.at(lap.start_ms + elapsed_ms)?)
        .enumerated(0, EVENT_LAP)
        .enumerated(1, STOP)
        .u32(2, clock.at(lap.start_ms)?)
        .u32(7, milliseconds(Some(lap.elapsed))?)
        .u32(8, milliseconds(lap.timer)?)
        .u32(9, centimetres(lap.distance)?)
        .u8(15, heart_rate)
        .enumerated(23, names::number(&names::INTENSITIES, lap.intensity.as_deref()))
        .enumerated(24, names::number(&names::TRIGGERS, lap.trigger.as_deref()))
        .enumerated(25, names::sport_numbers(activity.sport, activity.sub_sport).0)
        .u16(71, lap.workout_step))
}

fn session(activity: &Activity, start: u32, end: u32, elapsed_ms: i64) -> Result<Draft, Error> {
    let (sport, sub_sport) = names::sport_numbers(activity.sport, activity.sub_sport);
    let elapsed = activity.elapsed.unwrap_or_else(|| Duration::from_s(elapsed_ms as f64 / 1000.0));
    Ok(Draft::new(number::SESSION)
        .u16(MESSAGE_INDEX, 0)
        .u32(TIMESTAMP, end)
        .enumerated(0, EVENT_LAP)
        .enumerated(1, STOP)
        .u32(2, start)
        .enumerated(5, sport)
        .enumerated(6, sub_sport)
        .u32(7, milliseconds(Some(elapsed))?)
        .u32(8, milliseconds(activity.timer)?)
        .u32(9, centimetres(activity.distance)?)
        .u16(25, 0)
        .u16(26, u16::try_from(activity.laps.len()).ok())
        .enumerated(28, 0))
}

fn milliseconds(time: Option<Duration>) -> Result<Option<u32>, Error> {
    whole(time.map(|t| t.s() * 1000.0), "milliseconds")
}

fn centimetres(distance: Option<Distance>) -> Result<Option<u32>, Error> {
    whole(distance.map(|d| d.m() * 100.0), "centimetres")
}

fn whole(value: Option<f64>, unit: &str) -> Result<Option<u32>, Error> {
    match value.map(f64::round) {
        None => Ok(None),
        Some(v) if (0.0..f64::from(u32::MAX)).contains(&v) => Ok(Some(v as u32)),
        Some(v) => Err(unwritable(format!("{v} {unit}: it must be from 0 to {}", u32::MAX - 1))),
    }
}

fn unwritable(what: String) -> Error {
    Error::Unwritable { format: "FIT", what }
}
