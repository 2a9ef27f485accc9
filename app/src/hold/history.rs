//! The ledger over the years: one a month, each from what came before it alone.

use super::document::{hour_speed, says_something};
use super::{MODEL, block, evidence, evidence::Known, profile, suspects::AROUND_DAYS};
use crate::durability;
use crate::{
    App, Result,
    documents::{BlockVerdict, HoldChange, HoldHistoryDocument, HoldThen, Uncertain},
    kept::to_keep,
};
use jiff::{ToSpan, civil::Date};
use physiology::{
    hold::{Evidence, EvidenceKind, Ledger, Sides, changes},
    population::Profile,
};
use quantity::Estimate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::LongRunRecord;

/// Level of every band.
const LEVEL: f64 = 0.8;
/// Months that are looked back at.
const MONTHS: i32 = 60;
/// A change is looked for between the efforts of so many days before a day and those of so many after it.
pub(super) const HALF_DAYS: i64 = 182;

/// A figure of the ledger.
struct Figure {
    /// Its key in the document.
    name: &'static str,
    of: fn(&Ledger) -> Estimate,
    /// It tells the shape of the curve, not how high it lies.
    is_shape: bool,
}

/// The figures whose changes are looked for.
const FIGURES: [Figure; 3] = [
    Figure { name: "hour_speed_mps", of: hour_speed, is_shape: false },
    Figure { name: "critical_speed_mps", of: |ledger| ledger.traits.critical_speed_mps, is_shape: false },
    Figure { name: "endurance_index", of: |ledger| ledger.traits.endurance_index, is_shape: true },
];

/// What is told of one month, kept while nothing of it changes.
#[derive(Debug, Serialize, Deserialize)]
struct Month {
    /// The ledger of its day; none while nothing was known.
    then: Option<HoldThen>,
    /// Each figure from the half year before and from the half year after; none where they cannot say that it changed.
    sides: [Option<(Estimate, Estimate)>; FIGURES.len()],
}

impl App {
    /// The ledger of every month up to a day (today when absent), when it changed, and whether the last block of speed work
    /// made a difference. Kept until something that it rests on changes, and so is each month of it.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn hold_history(&self, on: Option<Date>) -> Result<HoldHistoryDocument> {
        let on = on.unwrap_or_else(|| self.date());
        self.kept(&format!("hold history {on} model {MODEL}"), on, || self.find_history(on))
    }

    fn find_history(&self, on: Date) -> Result<HoldHistoryDocument> {
        let store = self.store();
        let revision = store.revision()?;
        let mut months = BTreeMap::new();
        let mut missing = Vec::new();
        for day in days(on) {
            match self.is_kept::<Month>(&key(day, on))? {
                Some(month) => drop(months.insert(day, month)),
                None => missing.push(day),
            }
        }
        let oldest = missing.first().copied().unwrap_or(on);
        // What is usual for the runner shows around the first effort too.
        let first = evidence::first_day(oldest).saturating_sub(AROUND_DAYS.days());
        let runner = self.runner()?;
        let known = evidence::efforts_between(store, &runner.past.results, first, on)?;
        let long_runs = durability::long_runs(store, first, on)?;
        let mut answers = Vec::with_capacity(missing.len());
        for day in missing {
            let month = month(day, on, &known, &profile(&runner.runner, day), &long_runs);
            answers.push(to_keep(key(day, on), changes_until(day, on), &month)?);
            months.insert(day, month);
        }
        store.keep_ledger(&answers, revision)?;
        Ok(document(on, months, block::verdict(on, &known, &profile(&runner.runner, on))))
    }
}

/// The first days of the months up to a day, and the day, oldest first.
fn days(on: Date) -> Vec<Date> {
    let before = (0..MONTHS).map(|month| on.first_of_month().saturating_sub(month.months())).filter(|day| *day < on);
    let mut days: Vec<Date> = before.collect();
    days.reverse();
    days.push(on);
    days
}

/// The last day whose runs may change what is told of a month on a day: whether a run of the half year after it looks like a race
/// is seen against the runs after that one.
fn changes_until(day: Date, on: Date) -> Date {
    on.min(day.saturating_add((HALF_DAYS + AROUND_DAYS).days()))
}

fn key(day: Date, on: Date) -> String {
    format!("hold month {day} until {} model {MODEL}", changes_until(day, on))
}

/// A month's ledger hears the long runs of the year before it, as today's does; changes are told by efforts alone.
fn month(day: Date, on: Date, known: &[Known], profile: &Profile, long_runs: &[LongRunRecord]) -> Month {
    if known.iter().all(|k| k.date >= day) && day < on {
        return Month { then: None, sides: Default::default() };
    }
    let then_profile = Profile { drift: durability::of_records(long_runs, day), ..*profile };
    let then = ledger(known, evidence::first_day(day), day, &then_profile).map(|ledger| of(day, &ledger));
    let before = ledger(known, day.saturating_sub(HALF_DAYS.days()), day.saturating_sub(1.day()), profile);
    let after = ledger(known, day, on.min(day.saturating_add(HALF_DAYS.days())), profile);
    let sides = before.zip(after).map_or_else(Default::default, |(before, after)| sides(&before, &after));
    Month { then, sides }
}

/// Training tells only that a runner was not slower than this. So the slower side of a level needs a race or a test, or else
/// what was never tried would pass for what could not be run; a shape needs one on both sides.
fn sides(before: &Ledger, after: &Ledger) -> [Option<(Estimate, Estimate)>; FIGURES.len()] {
    let tried = |ledger: &Ledger| ledger.evidence.iter().any(|w| w.evidence.kind != EvidenceKind::Training);
    FIGURES.map(|figure| {
        let (was, is) = ((figure.of)(before), (figure.of)(after));
        let tells = match figure.is_shape {
            true => tried(before) && tried(after),
            false if is.value < was.value => tried(after),
            false => tried(before),
        };
        tells.then_some((was, is))
    })
}

fn document(on: Date, months: BTreeMap<Date, Month>, block: BlockVerdict) -> HoldHistoryDocument {
    let mut then = Vec::new();
    let mut sides: [Vec<Sides>; FIGURES.len()] = Default::default();
    for (day, month) in months {
        then.extend(month.then);
        for (series, told) in sides.iter_mut().zip(month.sides) {
            series.extend(told.map(|(before, after)| Sides { day: days_since_epoch(day), before, after }));
        }
    }
    let mut found: Vec<HoldChange> = sides
        .iter()
        .zip(FIGURES)
        .flat_map(|(series, figure)| changes(series).into_iter().map(move |change| changed(figure.name, &change)))
        .collect();
    found.sort_by(|a, b| a.on.cmp(&b.on));
    HoldHistoryDocument {
        schema: "stayer.hold_history/1".into(),
        on: on.to_string(),
        history: then,
        changes: found,
        block,
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
        efforts: ledger.evidence.iter().filter(|effort| says_something(effort)).count(),
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use physiology::Effort;
    use quantity::{Distance, Duration};

    const ON: Date = Date::constant(2026, 11, 25);

    fn run(day: Date, metres: f64, seconds: f64, kind: EvidenceKind) -> Known {
        let effort = Effort { distance: Distance::from_m(metres), time: Duration::from_s(seconds) };
        let evidence = Evidence { effort, age_days: f64::from((ON - day).get_days()), kind, id: 0 };
        Known { evidence, activity: None, date: day, suspected: None }
    }

    /// A year and a half of training at one speed with a race each quarter until November, then a week of easy runs.
    fn season(last: EvidenceKind) -> Vec<Known> {
        let weeks = (0..72).map(|week| {
            run(date(2025, 7, 1).saturating_add((7 * week).days()), 8000.0, 2250.0, EvidenceKind::Training)
        });
        let races = (0..5).map(|quarter| {
            run(date(2025, 7, 20).saturating_add((91 * quarter).days()), 10_000.0, 2400.0, EvidenceKind::Race)
        });
        let easy = (0..3).map(|k| run(date(2026, 11, 18).saturating_add((2 * k).days()), 10_000.0, 3600.0, last));
        weeks.chain(races).chain(easy).collect()
    }

    fn told(known: &[Known]) -> Vec<(String, f64)> {
        let months = days(ON).into_iter().map(|day| (day, month(day, ON, known, &Profile::default(), &[]))).collect();
        let verdict = block::verdict(ON, known, &Profile::default());
        document(ON, months, verdict).changes.into_iter().map(|c| (c.figure, c.standard_errors)).collect()
    }

    #[test]
    fn easy_weeks_are_no_fall_and_slow_races_are_one() {
        let untried = told(&season(EvidenceKind::Training));
        assert!(untried.iter().all(|(figure, errors)| figure == "endurance_index" || *errors > 0.0), "{untried:?}");
        let raced = told(&season(EvidenceKind::Race));
        assert!(raced.iter().any(|(figure, errors)| figure == "hour_speed_mps" && *errors < 0.0), "{raced:?}");
    }

    #[test]
    fn months_of_training_before_the_first_race_are_no_rise() {
        let known = season(EvidenceKind::Training);
        let first = date(2025, 7, 15);
        let month = month(first, ON, &known, &Profile::default(), &[]);
        assert_eq!(month.sides.map(|told| told.is_some()), [false; 3], "{:?}", month.sides);
    }
}
