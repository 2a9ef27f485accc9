//! How long the runner holds heart rate and speed together: the long runs of a year, their trend, and the kilometre test.

use crate::{
    App, Result,
    derive::{self, LONG_S},
    documents::{DurabilityDocument, KilometreTest, LongRun, TestKilometre},
};
use jiff::{ToSpan, civil::Date};
use physiology::population::LongDrift;
use quantity::{Estimate, Speed};
use store::{LongRunFigures, LongRunRecord, Store, StoredKilometre};
use training::SubSport;

/// Version of the answer; a kept one of another version is made again.
const MODEL: u32 = 4;
/// A tired kilometre outside this share of the fresh one's speed was no run of the same effort: a walk up a hill marked as a lap, a sprint
/// home. Default, not a finding.
const SAME_EFFORT: std::ops::RangeInclusive<f64> = 0.75..=1.15;
/// A run counts half in the forecasts when it is so old. Default, not a finding.
const HALF_LIFE_DAYS: f64 = 180.0;
/// Runs so old count.
const YEAR_DAYS: i32 = 365;
/// Level of every band, and half its width in standard errors.
const LEVEL: f64 = 0.8;
const NORMAL_90: f64 = 1.281_551_565_544_6;

impl App {
    /// The durability of the year before a day, today when none is given.
    ///
    /// Runs of 75 minutes and more with heart rate over 10 km count; treadmill runs do not, their speed is a guess.
    /// An answer is kept until something it rests on changes.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn durability(&self, on: Option<Date>) -> Result<DurabilityDocument> {
        let on = on.unwrap_or_else(|| self.date());
        let key = format!("durability {on} model {MODEL} derived {}", derive::MODEL_VERSION);
        let mut document = self.kept(&key, on, || self.durability_now(on))?;
        self.plan_joins(&mut document, on)?;
        Ok(document)
    }

    fn durability_now(&self, on: Date) -> Result<DurabilityDocument> {
        let records = of_a_year(self.store(), on)?;
        let stale = records.iter().filter(|record| record.figures.is_none()).count();
        let (mut runs, mut points, mut tests) = (Vec::new(), Vec::new(), Vec::new());
        for record in &records {
            let Some(figures) = &record.figures else { continue };
            tests.extend(test(record, figures));
            let Some((per_hour, over_s)) = figures.drift_per_hour.zip(figures.drift_s) else { continue };
            let day = on.until(record.date).map_or(0, |span| span.get_days());
            points.push((f64::from(day), per_hour, over_s / 3600.0));
            runs.push(LongRun {
                activity: record.activity,
                date: record.date.to_string(),
                distance_m: record.distance_m,
                elapsed_s: record.elapsed_s,
                drift_per_hour: per_hour,
                to_onset_s: figures.onset_s,
            });
        }
        let trend = physiology::durability_trend(&points);
        let notes = (stale > 0).then(|| {
            let runs = if stale == 1 { "long run was" } else { "long runs were" };
            format!("{stale} {runs} read by an older program and left out; run stayer rebuild")
        });
        Ok(DurabilityDocument {
            schema: "stayer.durability/1".into(),
            on: on.to_string(),
            now_per_hour: trend.as_ref().ok().map(|trend| trend.now_per_hour.into()),
            change_per_month: trend.as_ref().ok().map(|trend| trend.change_per_month.into()),
            reason: trend.err().map(|why| why.to_string()),
            runs,
            forecast_per_hour: of_records(&records, on).map(|drift| band(&drift).into()),
            tests,
            planned: Vec::new(),
            possible: Vec::new(),
            notes: notes.into_iter().collect(),
        })
    }
}

/// What the forecasts of a day take from the long runs of the year before it.
pub(crate) fn long_drift(store: &Store, on: Date) -> Result<Option<LongDrift>> {
    Ok(of_records(&of_a_year(store, on)?, on))
}

/// The drift with its 80 % band.
pub(crate) fn band(drift: &LongDrift) -> Estimate {
    let reach = NORMAL_90 * drift.error;
    Estimate::new(drift.per_hour, drift.per_hour - reach, drift.per_hour + reach, LEVEL, 0)
}

/// The same from runs that were read already; those of the year before the day count.
pub(crate) fn of_records(records: &[LongRunRecord], on: Date) -> Option<LongDrift> {
    let runs: Vec<(f64, f64)> = records
        .iter()
        .filter(|record| record.date <= on && (on - record.date).get_days() <= YEAR_DAYS)
        .filter_map(|record| {
            let figures = record.figures?;
            let days = f64::from((on - record.date).get_days());
            Some((figures.drift_per_hour?, figures.drift_s? / 3600.0 * 0.5_f64.powf(days / HALF_LIFE_DAYS)))
        })
        .collect();
    LongDrift::of(&runs)
}

fn of_a_year(store: &Store, on: Date) -> Result<Vec<LongRunRecord>> {
    long_runs(store, on.checked_sub(YEAR_DAYS.days()).unwrap_or(Date::MIN), on)
}

/// Long runs outdoors between two days, oldest first.
pub(crate) fn long_runs(store: &Store, from: Date, on: Date) -> Result<Vec<LongRunRecord>> {
    let mut records = store.long_runs(from, on, LONG_S)?;
    records.retain(|record| !matches!(record.sub_sport, SubSport::Treadmill | SubSport::Indoor | SubSport::Virtual));
    Ok(records)
}

/// The kilometre test that an activity of a day holds.
pub(crate) fn test_of(store: &Store, activity: i64, date: Date) -> Result<Option<KilometreTest>> {
    let records = long_runs(store, date, date)?;
    let record = records.iter().find(|record| record.activity == activity);
    Ok(record.and_then(|record| test(record, record.figures.as_ref()?)))
}

fn test(record: &LongRunRecord, figures: &LongRunFigures) -> Option<KilometreTest> {
    let (fresh, tired) = figures.kilometres?;
    let told = |k: StoredKilometre| TestKilometre { start_s: k.start_s, speed_mps: k.mps, heart_rate_bpm: k.bpm };
    let per_metre = |k: StoredKilometre| k.bpm.map(|bpm| bpm / k.mps);
    let kept = tired.mps / fresh.mps;
    SAME_EFFORT.contains(&kept).then(|| KilometreTest {
        activity: record.activity,
        date: record.date.to_string(),
        fresh: told(fresh),
        tired: told(tired),
        kept,
        beats: per_metre(tired).zip(per_metre(fresh)).map(|(tired, fresh)| tired / fresh),
        kept_band: physiology::kept_speed(Speed::from_mps(fresh.mps), Speed::from_mps(tired.mps)).map(Into::into),
        session: None,
    })
}
