//! Entries that imports bring: the measures of days, and how hard sessions were. They never replace what the runner typed.

use super::kept::Kept;
use crate::{
    Error, Result,
    documents::{LogContent, LogEntry, RpeEntry, WeightEntry, WellnessEntry},
};
use formats::Daily;
use jiff::civil::Date;
use std::collections::BTreeMap;
use store::{NewEntry, Store, ToldExertion};

/// Values of measures nearer to each other than this are the same one, read back from text. In units of the measure.
const SAME: f64 = 1e-9;

/// Whether days say anything that the log takes.
pub(crate) fn holds_measures(days: &[Daily]) -> bool {
    days.iter().any(|day| morning(day) != WellnessEntry::default() || day.mass.is_some())
}

/// What days of an export or a watch say that the log has not from there, as entries: a morning and a body mass each, with nothing but what
/// is new or corrected. With `in_part` other files of the same days may have come before: of nights the longest stays.
pub(crate) fn entries_of_days(store: &Store, days: &[Daily], source: &str, in_part: bool) -> Result<Vec<NewEntry>> {
    let dates = || days.iter().map(|day| day.date);
    let (Some(first), Some(last)) = (dates().min(), dates().max()) else { return Ok(Vec::new()) };
    let (mut mornings, mut masses) = (BTreeMap::<Date, WellnessEntry>::new(), Vec::new());
    for record in store.log(first..=last, None)?.iter().filter(|record| record.source.as_deref() == Some(source)) {
        match Kept::read(record)?.content {
            LogContent::Wellness(told) => mornings.entry(record.date).or_default().put(told),
            LogContent::Weight(told) => masses.push((record.date, told.mass_kg)),
            _ => {}
        }
    }
    let mut entries = Vec::new();
    for day in days {
        let there = mornings.entry(day.date).or_default();
        let new = news(morning(day), there, in_part);
        if new != WellnessEntry::default() {
            there.put(new.clone());
            entries.push(entry(Kept::of(LogContent::Wellness(new)), day.date, source)?);
        }
        let Some(mass_kg) = day.mass.map(|mass| mass.kg()) else { continue };
        if !masses.iter().any(|(date, had)| *date == day.date && same(*had, mass_kg)) {
            masses.push((day.date, mass_kg));
            entries.push(entry(Kept::of(LogContent::Weight(WeightEntry { mass_kg })), day.date, source)?);
        }
    }
    Ok(entries)
}

fn morning(day: &Daily) -> WellnessEntry {
    WellnessEntry {
        hrv_s: day.hrv.map(|time| time.s()),
        hrv_sdnn_s: day.hrv_sdnn.map(|time| time.s()),
        resting_heart_rate_bpm: day.resting_heart_rate.map(|rate| rate.bpm()),
        sleep_s: day.sleep.map(|time| time.s()),
        ..WellnessEntry::default()
    }
}

/// Those measures of a morning that are not there, or otherwise.
fn news(morning: WellnessEntry, there: &WellnessEntry, in_part: bool) -> WellnessEntry {
    let new = |value: Option<f64>, had: Option<f64>| value.filter(|v| !had.is_some_and(|had| same(had, *v)));
    let sleep_s = new(morning.sleep_s, there.sleep_s);
    WellnessEntry {
        hrv_s: new(morning.hrv_s, there.hrv_s),
        hrv_sdnn_s: new(morning.hrv_sdnn_s, there.hrv_sdnn_s),
        resting_heart_rate_bpm: new(morning.resting_heart_rate_bpm, there.resting_heart_rate_bpm),
        sleep_s: sleep_s.filter(|s| !in_part || there.sleep_s.is_none_or(|had| *s > had)),
        ..morning
    }
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() < SAME
}

/// What one source brought of a morning by several imports is one entry: of each measure the last word.
pub(super) fn joined(entries: Vec<LogEntry>) -> Vec<LogEntry> {
    let mut joined: Vec<LogEntry> = Vec::with_capacity(entries.len());
    for entry in entries {
        let LogContent::Wellness(told) = &entry.content else {
            joined.push(entry);
            continue;
        };
        let of_day = joined.iter_mut().rev().take_while(|one| one.date == entry.date);
        let mut alike = of_day.filter(|one| one.source.is_some() && one.source == entry.source);
        match alike.find_map(|one| match &mut one.content {
            LogContent::Wellness(before) => Some((&mut one.id, before)),
            _ => None,
        }) {
            Some((id, before)) => {
                *id = entry.id;
                before.put(told.clone());
            }
            None => joined.push(entry),
        }
    }
    joined
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

pub(super) fn entry(kept: Kept, date: Date, source: &str) -> Result<NewEntry> {
    let kind = kept.content.kind();
    let document = serde_json::to_string(&kept).map_err(|why| Error::Broken(format!("an entry: {why}")))?;
    Ok(NewEntry { kind, date, document, source: source.into() })
}
