//! Measures of days out of the files that watches write beside activities: resting heart rate, heart rate variability, sleep.
//!
//! - **Source**: Garmin's public FIT profile 21: `monitoring_info` (103: local time 0), `timestamp_correlation` (162: local time 3),
//!   `monitoring_hr_data` (211: resting heart rate of the day alone 1, beside the mean of seven days 0, which is no measure of a day),
//!   `sleep_level` (275: 0, of 1 awake, 2 light, 3 deep, 4 REM), `hrv_status_summary` (370: mean rMSSD of last night 1, in 1/128 ms).
//! - A level of sleep lasts from its time to the next one's, as readers of such files take it; the night belongs to the day on which it ends.

use super::{contents::number, contents::utc_offset_s, file, message::Message, names, time};
use crate::{Daily, Error, daily};
use jiff::{Timestamp, civil::Date, tz::Offset};
use std::collections::BTreeMap;

/// Longer than this no level of sleep lasts: between them the watch was off.
const LEVEL_MAX_S: u32 = 4 * 3600;
/// A watch's clock is known for so long around a time at which it told the local one, in seconds: travellers change it.
const CLOCK_S: u32 = 14 * 86_400;

/// What one file says, in FIT time.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// (when, local time less UTC in seconds)
    clocks: Vec<(u32, i32)>,
    resting_bpm: Vec<(u32, u8)>,
    variability: Vec<(u32, u16)>,
    /// (from when, level)
    levels: Vec<(u32, u8)>,
}

impl Told {
    /// Takes a message in; others than those of the source pass.
    pub(super) fn take(&mut self, kind: u16, m: &Message<'_>, timestamp: Option<u32>) {
        let Some(at) = timestamp else { return };
        let clock = |field: u8| Some((at, utc_offset_s(m.u32(field)?, at)?));
        match kind {
            number::MONITORING_INFO => self.clocks.extend(clock(0)),
            number::TIMESTAMP_CORRELATION => self.clocks.extend(clock(3)),
            number::MONITORING_HR_DATA => self.resting_bpm.extend(m.u8(1).map(|bpm| (at, bpm))),
            number::SLEEP_LEVEL => self.levels.extend(m.u8(0).map(|level| (at, level))),
            number::HRV_STATUS_SUMMARY => self.variability.extend(m.u16(1).map(|ms_128| (at, ms_128))),
            _ => {}
        }
    }

    /// When the night ended, and how long of it was sleep.
    fn night(&mut self) -> Option<(u32, u32)> {
        self.levels.sort_unstable();
        let asleep = |pair: &[(u32, u8)]| {
            let lasted = pair[1].0 - pair[0].0;
            if matches!(pair[0].1, 2..=4) && lasted <= LEVEL_MAX_S { lasted } else { 0 }
        };
        let slept = self.levels.windows(2).map(asleep).fold(0, u32::saturating_add);
        self.levels.last().filter(|_| slept > 0).map(|(end, _)| (*end, slept))
    }
}

/// Measures of days from many files: what one says of the watch's clock counts for others of about that time.
///
/// ```
/// let mut wellness = formats::fit::Wellness::default();
/// assert!(wellness.read(b"no FIT file").is_err());
/// assert!(wellness.days().is_empty());
/// ```
#[derive(Debug, Default)]
pub struct Wellness {
    clocks: BTreeMap<u32, i32>,
    measures: Vec<(u32, Measure)>,
    files: usize,
}

#[derive(Debug, Clone, Copy)]
enum Measure {
    RestingBpm(u8),
    VariabilityMs(f64),
    SleepS(u32),
}

impl Wellness {
    /// Whether a file that begins so is of a kind in which such measures are written; the rest of it need not be read otherwise.
    #[must_use]
    pub fn may_be_in(head: &[u8]) -> bool {
        super::file_type::stated(head).is_some_and(names::is_measured)
    }

    /// Reads a file; says whether it holds a measure of a day.
    ///
    /// # Errors
    /// [`Error::Empty`] and [`Error::Unreadable`] where no FIT file is there.
    pub fn read(&mut self, bytes: &[u8]) -> Result<bool, Error> {
        let before = self.measures.len();
        for mut part in file::parts(bytes, &mut Vec::new())? {
            let told = &mut part.contents.wellness;
            self.clocks.extend(told.clocks.drain(..));
            let night = told.night().map(|(end, slept)| (end, Measure::SleepS(slept)));
            let resting = told.resting_bpm.iter().map(|(at, bpm)| (*at, Measure::RestingBpm(*bpm)));
            let variability =
                told.variability.iter().map(|(at, v)| (*at, Measure::VariabilityMs(f64::from(*v) / 128.0)));
            self.measures.extend(resting.chain(variability).chain(night));
        }
        let holds = self.measures.len() > before;
        self.files += usize::from(holds);
        Ok(holds)
    }

    /// How many of the files held a measure.
    #[must_use]
    pub const fn files(&self) -> usize {
        self.files
    }

    /// Whether a measure's day had to be taken by UTC, since no file of about its time tells the local one.
    #[must_use]
    pub fn by_utc(&self) -> bool {
        self.measures.iter().any(|(at, _)| self.offset_s(*at).is_none())
    }

    /// The days with their measures: of the resting heart rate and the variability the last of a day, of nights the longest.
    #[must_use]
    pub fn days(&self) -> Vec<Daily> {
        let mut measures = self.measures.clone();
        measures.sort_by_key(|(at, _)| *at);
        let mut days: BTreeMap<Date, Daily> = BTreeMap::new();
        for (at, measure) in measures {
            let Some(date) = self.date(at) else { continue };
            let day = days.entry(date).or_insert_with(|| Daily::new(date));
            match measure {
                Measure::RestingBpm(bpm) => {
                    day.resting_heart_rate = daily::heart_rate(f64::from(bpm)).or(day.resting_heart_rate);
                }
                Measure::VariabilityMs(ms) => day.hrv = daily::variability(ms).or(day.hrv),
                Measure::SleepS(s) => {
                    let slept = daily::asleep(f64::from(s));
                    day.sleep = slept.filter(|new| day.sleep.is_none_or(|had| *new > had)).or(day.sleep);
                }
            }
        }
        days.into_values().filter(|day| !day.is_empty()).collect()
    }

    fn date(&self, at: u32) -> Option<Date> {
        let offset = Offset::from_seconds(self.offset_s(at).unwrap_or(0)).ok()?;
        let moment: Timestamp = time::timestamp(at);
        Some(offset.to_datetime(moment).date())
    }

    /// The clock told nearest in time.
    fn offset_s(&self, at: u32) -> Option<i32> {
        let before = self.clocks.range(..=at).next_back();
        let after = self.clocks.range(at..).next();
        let nearest = before.into_iter().chain(after).min_by_key(|(told, _)| told.abs_diff(at))?;
        (nearest.0.abs_diff(at) <= CLOCK_S).then_some(*nearest.1)
    }
}
