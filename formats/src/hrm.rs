//! HRM: Polar's text of one exercise, a value per line and interval.
//!
//! - **Columns** follow the mode: `SMode` of versions 106 and 107 (speed, cadence, altitude, power, …), `Mode` of older ones (cadence or
//!   altitude; speed).
//! - **Units** are kilometres and metres, or miles and feet where the mode says so.
//! - **Distance** is speed times the interval, since the file counts none.
//! - **Beat-to-beat files** (interval 238) give heart rate at every beat.
//! - **Times** are the place's clock; they are taken as UTC and listed.
//! - **The kind of sport** is not told; it is judged by speed.

mod params;

use crate::{
    Decoded, Error, Kind,
    track::{self, Bounds, Rows, Sampler},
    xml::{self, number},
};
use params::Params;
use quantity::HeartRate;
use training::{Activity, Channel, Lap, Sport, SubSport};

const FORMAT: &str = "HRM";
/// More laps than any watch keeps.
const MOST_LAPS: usize = 1000;

/// The exercise of an HRM file.
///
/// # Errors
/// [`Error::NotAnActivity`] without heart-rate data; [`Error::Unreadable`] where its parameters cannot be read.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Error> {
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    let (text, guessed) = xml::text_of(bytes);
    let lines = || text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
    let params =
        Params::read(section(lines(), "[Params]")).map_err(|what| Error::Unreadable { format: FORMAT, at: 0, what })?;
    let mut sampler = Sampler::default();
    let rows = rows(&params, section(lines(), "[HRData]"), &mut sampler);
    sampler.tally.zoneless = 1;
    let activity = track::activity(rows, (Sport::Other, SubSport::Generic), &mut sampler.tally)
        .or_else(|| summary(&params))
        .map(|activity| described(activity, &params, &laps(section(lines(), "[IntTimes]"))));
    let activity = activity.ok_or_else(|| Error::NotAnActivity { what: "HRM file without heart-rate data".into() })?;
    Ok(track::decoded(Kind::Hrm, vec![activity], guessed.into_iter().collect()))
}

/// The lines between a heading and the next.
fn section<'a>(lines: impl Iterator<Item = &'a str>, heading: &str) -> impl Iterator<Item = &'a str> {
    lines.skip_while(move |line| !line.eq_ignore_ascii_case(heading)).skip(1).take_while(|line| !line.starts_with('['))
}

fn rows<'a>(params: &Params, lines: impl Iterator<Item = &'a str>, sampler: &mut Sampler) -> Rows {
    let mut rows = Rows::default();
    let (mut at_ms, mut metres) = (params.start_ms, 0.0);
    for line in lines {
        sampler.begin();
        let mut fields = line.split(['\t', ' ']).filter(|field| !field.is_empty());
        let Some(first) = fields.next() else { continue };
        let length_s = if params.beats {
            let Some(beat_s) = number(first).map(|ms| ms / 1000.0).filter(|s| (0.2..=3.0).contains(s)) else {
                sampler.tally.bad_number("beat", first);
                continue;
            };
            sampler.measured(Channel::HeartRate, (60.0 / beat_s).round());
            beat_s
        } else {
            sampler.value(Channel::HeartRate, first);
            params.interval_s
        };
        for (column, field) in params.columns.iter().zip(fields) {
            let Some(value) = number(field) else {
                sampler.tally.bad_number("column", field);
                continue;
            };
            let Some((channel, unit)) = column else { continue };
            let value = value * unit;
            sampler.measured(*channel, value);
            if *channel == Channel::Speed {
                if (0.0..=100.0).contains(&value) {
                    metres += value * length_s;
                }
                sampler.measured(Channel::Distance, metres);
            }
        }
        sampler.row.time_ms = Some(at_ms);
        sampler.end(&mut rows);
        at_ms += track::milliseconds_of(length_s).unwrap_or(0);
    }
    rows
}

/// An exercise without samples, of which only the length is known.
fn summary(params: &Params) -> Option<Activity> {
    let whole = Bounds { elapsed_s: params.length_s, ..Bounds::default() };
    let mut tally = track::Tally::default();
    tally.zoneless = 1;
    track::or_summary(None, track::timestamp(params.start_ms)?, (Sport::Other, SubSport::Generic), &whole, &tally)
}

fn described(mut activity: Activity, params: &Params, ends: &[(f64, Option<f64>)]) -> Activity {
    track::judge_sport(&mut activity);
    let mut from_s = 0.0;
    for &(end_s, mean) in ends {
        let bounds = Bounds { start_s: Some(from_s), elapsed_s: Some(end_s - from_s), ..Bounds::default() };
        from_s = end_s;
        if let Some(lap) = bounds.lap(0) {
            activity.laps.push(Lap { heart_rate: mean.map(HeartRate::from_bpm), ..lap });
        }
    }
    activity.device.manufacturer = Some("polar".into());
    activity.device.product.clone_from(&params.monitor);
    activity.utc_offset_s = Some(0);
    activity
}

/// Where laps end, in seconds after the start and never falling, with the mean heart rate of each.
fn laps<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<(f64, Option<f64>)> {
    let mut ends: Vec<(f64, Option<f64>)> = Vec::new();
    // Only a lap's first line begins with a clock; of the others none is used.
    for line in lines.filter(|line| line.contains(':')).take(MOST_LAPS) {
        let mut fields = line.split(['\t', ' ']).filter(|field| !field.is_empty());
        let Some(end_s) = fields.next().and_then(params::clock_s) else { continue };
        let mean = fields.nth(2).and_then(number).filter(|bpm| (20.0..=250.0).contains(bpm));
        if ends.last().is_none_or(|last| end_s > last.0) {
            ends.push((end_s, mean));
        }
    }
    ends
}
