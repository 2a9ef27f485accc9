//! Entries that imports bring: the measures of days, and how hard sessions were. They never replace what the runner typed.

use super::kept::Kept;
use crate::{
    Error, Result,
    documents::{LogContent, RpeEntry, WeightEntry, WellnessEntry},
};
use formats::Daily;
use store::{NewEntry, Store, ToldExertion};

/// What days of an export say, as entries: a morning and a body mass each, where there are such.
pub(crate) fn entries_of_days(days: &[Daily], source: &str) -> Result<Vec<NewEntry>> {
    let mut entries = Vec::new();
    for day in days {
        let morning = WellnessEntry {
            hrv_s: day.hrv.map(|time| time.s()),
            hrv_sdnn_s: day.hrv_sdnn.map(|time| time.s()),
            resting_heart_rate_bpm: day.resting_heart_rate.map(|rate| rate.bpm()),
            sleep_s: day.sleep.map(|time| time.s()),
            ..WellnessEntry::default()
        };
        if morning != WellnessEntry::default() {
            entries.push(entry(Kept::of(LogContent::Wellness(morning)), day.date, source)?);
        }
        if let Some(mass) = day.mass {
            let weight = LogContent::Weight(WeightEntry { mass_kg: mass.kg() });
            entries.push(entry(Kept::of(weight), day.date, source)?);
        }
    }
    Ok(entries)
}

/// Keeps how hard sessions were by what exports told of them, where the log does not have it yet. Says how many are new.
pub(crate) fn exertions(store: &Store) -> Result<usize> {
    let mut new = 0;
    for of_import in store.exertions()?.chunk_by(|a, b| a.import == b.import) {
        let entries: Vec<NewEntry> = of_import.iter().map(exertion).collect::<Result<_>>()?;
        new += store.add_entries(of_import[0].import, &entries)?.into_iter().filter(|added| *added).count();
    }
    Ok(new)
}

fn exertion(told: &ToldExertion) -> Result<NewEntry> {
    let exertion = RpeEntry {
        activity: Some(told.activity),
        rpe: told.exertion,
        duration_s: told.duration_s,
        pain: None,
        note: None,
    };
    entry(Kept::of(LogContent::Rpe(exertion)), told.date, &told.source)
}

pub(super) fn entry(kept: Kept, date: jiff::civil::Date, source: &str) -> Result<NewEntry> {
    let kind = kept.content.kind();
    let document = serde_json::to_string(&kept).map_err(|why| Error::Broken(format!("an entry: {why}")))?;
    Ok(NewEntry { kind, date, document, source: source.into() })
}
