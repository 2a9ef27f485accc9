//! How long the runner holds heart rate and speed together: the long runs of a year and their trend.

use crate::{
    App, Error, Result, derive,
    documents::{DurabilityDocument, LongRun},
    show,
};
use jiff::{ToSpan, civil::Date};
use store::{ActivityRecord, Filter};
use training::{Sport, SubSport};

/// Shorter runs are no test of durability. Default, not a finding.
const LONG_S: f64 = 75.0 * 60.0;
/// Version of the answer; a kept one of another version is made again.
const MODEL: u32 = 1;

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
        let store = self.store();
        let key = format!("durability {on} model {MODEL} derived {}", derive::MODEL_VERSION);
        let revision = store.revision()?;
        if let Some(kept) = store.ledger(&key)?
            && let Ok(document) = serde_json::from_str(&kept)
        {
            return Ok(document);
        }
        let document = self.durability_now(on)?;
        let text =
            serde_json::to_string(&document).map_err(|e| Error::Broken(format!("the durability document: {e}")))?;
        store.keep_ledger(&key, &text, revision)?;
        Ok(document)
    }

    fn durability_now(&self, on: Date) -> Result<DurabilityDocument> {
        let from = on.checked_sub(365.days()).unwrap_or(Date::MIN);
        let filter = Filter { sport: Some(Sport::Running), from: Some(from), to: Some(on), ..Filter::default() };
        let (mut runs, mut points) = (Vec::new(), Vec::new());
        for record in self.store().activities(&filter)?.into_iter().rev().filter(is_long) {
            let Some(drift) = self.drift(record.id)? else { continue };
            let day = on.until(record.summary.date).map_or(0, |span| span.get_days());
            points.push((f64::from(day), drift.per_hour, drift.over.s() / 3600.0));
            runs.push(LongRun {
                activity: record.id,
                date: record.summary.date.to_string(),
                distance_m: record.summary.distance_m,
                elapsed_s: record.summary.elapsed_s.unwrap_or(0.0),
                drift_per_hour: drift.per_hour,
                to_onset_s: drift.to_onset.map(|time| time.s()),
            });
        }
        let trend = physiology::durability_trend(&points);
        Ok(DurabilityDocument {
            schema: "stayer.durability/1".into(),
            on: on.to_string(),
            now_per_hour: trend.as_ref().ok().map(|trend| trend.now_per_hour.into()),
            change_per_month: trend.as_ref().ok().map(|trend| trend.change_per_month.into()),
            reason: trend.err().map(|why| why.to_string()),
            runs,
        })
    }

    /// The drift of one run; none where its line or its heart rate does not tell.
    fn drift(&self, id: i64) -> Result<Option<physiology::Drift>> {
        let store = self.store();
        let recording = derive::with_repaired_heart_rate(&store.recording(id)?);
        let cleaned = derive::line(&recording, &store.pauses(id)?).filter(|cleaned| cleaned.refused.is_none());
        Ok(cleaned.and_then(|cleaned| show::drift(&cleaned.line, &recording)))
    }
}

fn is_long(record: &ActivityRecord) -> bool {
    let summary = &record.summary;
    summary.elapsed_s.is_some_and(|s| s > LONG_S)
        && summary.distance_m.is_some_and(|m| m > 10_000.0)
        && summary.heart_rate_bpm.is_some()
        && !matches!(summary.sub_sport, SubSport::Treadmill | SubSport::Indoor)
}
