//! What the runner can hold.

mod block;
mod document;
mod evidence;
mod heat;
mod hills;
mod history;
pub(crate) mod suspects;
mod why_unknown;

use crate::{App, Result, documents::HoldDocument, durability};
use jiff::{ToSpan, civil::Date};
use physiology::{hold::Ledger, population::Profile};
use quantity::{Distance, Estimate};
use std::ops::RangeInclusive;

/// Version of what answers are made by; a kept answer of another version is made again.
const MODEL: u32 = 9;
/// Distances that the ledger speaks of; a hundred kilometres may be measured generously.
const FORECAST_M: RangeInclusive<f64> = 400.0..=101_000.0;

impl App {
    /// The speed-endurance ledger of a day (today when absent), from everything before it.
    ///
    /// An answer is kept until something it rests on changes.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn hold(&self, on: Option<Date>) -> Result<HoldDocument> {
        let on = on.unwrap_or_else(|| self.date());
        self.kept(&format!("hold {on} model {MODEL}"), on, || self.hold_now(on))
    }

    /// The ledger as it was a year ago, from what was known then.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn hold_a_year_ago(&self) -> Result<HoldDocument> {
        self.hold(Some(self.date().saturating_sub(1.year())))
    }

    /// The time over a distance on a day, from everything before it, on level ground in cool weather; none while nothing is known
    /// and for distances that are not forecast.
    pub(crate) fn race_time(&self, distance: Distance, on: Date) -> Result<Option<Estimate>> {
        if !FORECAST_M.contains(&distance.m()) {
            return Ok(None);
        }
        self.kept(&format!("race time {} on {on} model {MODEL}", distance.m()), on, || {
            let runner = self.runner()?;
            let efforts = evidence::efforts(self.store(), &runner.past.results, on)?;
            let known: Vec<_> = efforts.iter().map(|effort| effort.evidence).collect();
            let profile = Profile { drift: durability::long_drift(self.store(), on)?, ..profile(&runner.runner, on) };
            Ok(Ledger::of(&known, &profile).ok().map(|ledger| ledger.race_time(distance)))
        })
    }

    fn hold_now(&self, on: Date) -> Result<HoldDocument> {
        let runner = self.runner()?;
        let efforts = evidence::efforts(self.store(), &runner.past.results, on)?;
        let by_efforts = profile(&runner.runner, on);
        let drift = durability::long_drift(self.store(), on)?;
        let profile = Profile { drift, ..by_efforts };
        let goal = self.store().races()?.into_iter().filter(|race| race.date >= on);
        let goal = goal.min_by_key(|race| (race.priority, race.date));
        let known: Vec<_> = efforts.iter().map(|effort| effort.evidence).collect();
        Ok(match Ledger::of(&known, &profile) {
            Ok(ledger) => {
                let mut document = document::known(on, &ledger, &efforts, goal.as_ref());
                if let Some(drift) = drift {
                    document.durability = Some(document::left_after_an_hour(&drift));
                    let without = Ledger::of(&known, &by_efforts).ok();
                    document::moved_by_long_runs(&mut document, without.as_ref());
                }
                hills::note(self.store(), &mut document.evidence)?;
                heat::note(self.store(), &mut document.evidence)?;
                document
            }
            Err(mut nothing) => {
                let first = evidence::first_day(on);
                nothing.reason = why_unknown::reason(self.store(), first, on)?.unwrap_or(nothing.reason);
                document::unknown(on, &nothing)
            }
        })
    }
}

/// What the prior wants to know of the runner.
pub(crate) fn profile(runner: &training::Runner, on: Date) -> Profile {
    Profile { sex: runner.sex.map(sex), age: runner.age(on), ..Profile::default() }
}

/// The same word in the models' crate.
pub(crate) const fn sex(sex: training::Sex) -> physiology::population::Sex {
    match sex {
        training::Sex::Female => physiology::population::Sex::Female,
        training::Sex::Male => physiology::population::Sex::Male,
    }
}
