//! The ledger over the years: one a month, each from what came before it alone.

use super::{MODEL, block, evidence, evidence::Known, profile};
use crate::durability;
use crate::{
    App, Error, Result,
    documents::{HoldChange, HoldHistoryDocument, HoldThen, Uncertain},
};
use jiff::{ToSpan, civil::Date};
use physiology::{
    hold::{Evidence, Ledger, Sides, changes},
    population::Profile,
};
use quantity::{Duration, Estimate};
use store::LongRunRecord;

/// Level of every band.
const LEVEL: f64 = 0.8;
/// Months that are looked back at.
const MONTHS: i32 = 60;
/// A change is looked for between the efforts of so many days before a day and those of so many after it.
pub(super) const HALF_DAYS: i64 = 182;

/// A figure of the ledger by its key in the document.
type Figure = (&'static str, fn(&Ledger) -> Estimate);
/// The figures whose changes are looked for.
const FIGURES: [Figure; 3] = [
    ("hour_speed_mps", hour_speed),
    ("critical_speed_mps", |ledger| ledger.traits.critical_speed_mps),
    ("endurance_index", |ledger| ledger.traits.endurance_index),
];

impl App {
    /// The ledger of every month up to a day (today when absent), when it changed, and whether the last block of speed work
    /// made a difference. Kept until something that it rests on changes.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn hold_history(&self, on: Option<Date>) -> Result<HoldHistoryDocument> {
        let on = on.unwrap_or_else(|| self.date());
        let store = self.store();
        let key = format!("hold history {on} from {} model {MODEL}", self.date());
        let revision = store.revision()?;
        if let Some(kept) = store.ledger(&key)?
            && let Ok(document) = serde_json::from_str(&kept)
        {
            return Ok(document);
        }
        let runner = self.runner()?;
        let first = evidence::first_day(on).saturating_sub(MONTHS.months());
        let known = evidence::efforts_between(store, &runner.past.results, first, on)?;
        let long_runs = durability::long_runs(store, first, on)?;
        let document = history(on, &known, &profile(&runner.runner, on), &long_runs);
        let text = serde_json::to_string(&document).map_err(|e| Error::Broken(format!("the history document: {e}")))?;
        store.keep_ledger(&key, &text, revision)?;
        Ok(document)
    }
}

/// The months' ledgers hear the long runs of the year before them, as today's does; changes and blocks are told by efforts alone.
fn history(on: Date, known: &[Known], profile: &Profile, long_runs: &[LongRunRecord]) -> HoldHistoryDocument {
    let oldest = known.iter().map(|k| k.date).min().unwrap_or(on);
    let mut days: Vec<Date> = (0..MONTHS)
        .map(|month| on.first_of_month().saturating_sub(month.months()))
        .take_while(|day| *day > oldest)
        .filter(|day| *day < on)
        .collect();
    days.reverse();
    days.push(on);
    let mut then = Vec::new();
    let mut sides: [Vec<Sides>; FIGURES.len()] = Default::default();
    for day in days {
        let then_profile = Profile { drift: durability::of_records(long_runs, day), ..*profile };
        if let Some(ledger) = ledger(known, evidence::first_day(day), day, &then_profile) {
            then.push(of(day, &ledger));
        }
        let before = ledger(known, day.saturating_sub(HALF_DAYS.days()), day.saturating_sub(1.day()), profile);
        let after = ledger(known, day, on.min(day.saturating_add(HALF_DAYS.days())), profile);
        let (Some(before), Some(after)) = (before, after) else { continue };
        for (series, (_, figure)) in sides.iter_mut().zip(FIGURES) {
            series.push(Sides { day: days_since_epoch(day), before: figure(&before), after: figure(&after) });
        }
    }
    let mut found: Vec<HoldChange> = sides
        .iter()
        .zip(FIGURES)
        .flat_map(|(series, (name, _))| changes(series).into_iter().map(move |change| changed(name, &change)))
        .collect();
    found.sort_by(|a, b| a.on.cmp(&b.on));
    HoldHistoryDocument {
        schema: "stayer.hold_history/1".into(),
        on: on.to_string(),
        history: then,
        changes: found,
        block: block::verdict(on, known, profile),
        level: LEVEL,
    }
}

/// The ledger of a span's last day from the efforts within the span.
pub(super) fn ledger(known: &[Known], first: Date, last: Date, profile: &Profile) -> Option<Ledger> {
    let within: Vec<Evidence> = known
        .iter()
        .filter(|k| (first..=last).contains(&k.date))
        .map(|k| Evidence { age_days: f64::from((last - k.date).get_days()), ..k.evidence })
        .collect();
    Ledger::of(&within, profile).ok()
}

fn of(day: Date, ledger: &Ledger) -> HoldThen {
    HoldThen {
        on: day.to_string(),
        hour_speed_mps: hour_speed(ledger).into(),
        critical_speed_mps: ledger.traits.critical_speed_mps.into(),
        endurance_index: ledger.traits.endurance_index.into(),
        fade_exponent: ledger.traits.fade_exponent.into(),
        efforts: ledger.evidence.len(),
    }
}

fn hour_speed(ledger: &Ledger) -> Estimate {
    ledger.curve.speed_over(Duration::from_s(3600.0))
}

fn changed(figure: &str, change: &physiology::hold::Change) -> HoldChange {
    HoldChange {
        figure: figure.to_owned(),
        on: date_of(change.sides.day).to_string(),
        earliest: date_of(change.earliest).to_string(),
        latest: date_of(change.latest).to_string(),
        before: Uncertain::from(change.sides.before),
        after: Uncertain::from(change.sides.after),
        standard_errors: change.standard_errors,
    }
}

/// Days are counted from this one.
const EPOCH: Date = Date::constant(2000, 1, 1);

fn days_since_epoch(day: Date) -> i64 {
    i64::from((day - EPOCH).get_days())
}

fn date_of(day: i64) -> Date {
    EPOCH.saturating_add(day.days())
}
