//! The runner's anchors over time: found in the runs quarter by quarter, and over them what the runner says.

mod derived;
mod said;

use crate::{
    App, Error, Result,
    documents::{Anchor, AnchorStep, AnchorsDocument, ThresholdCompared},
};
use jiff::{ToSpan, civil::Date};
use physiology::{THRESHOLD_DISAGREES, ThresholdSpeeds};
use quantity::Speed;
use said::Said;

/// Version of how anchors are found; kept ones of another version are found again.
const MODEL: u32 = 2;
/// Quarters that are looked back at.
const QUARTERS: usize = 6;
/// The efforts of so many days before the end of a quarter speak for it.
const EVIDENCE_DAYS: i64 = 365;

impl App {
    /// Thresholds, highest heart rate and critical speed as they were and are.
    ///
    /// Found anew when the library changes, and kept until then.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn anchors(&self) -> Result<AnchorsDocument> {
        let on = self.date();
        self.kept(&format!("anchors {on} model {MODEL}"), on, || self.find_anchors(on))
    }

    /// The runner says anchors, all of them or none: `hrmax`, `hrrest`, `lt1_hr`, `lt2_hr` in beats a minute, `lt1_pace`, `threshold_pace`,
    /// `critical_pace` as `4:16/km` or `6:52/mi`, from a day on and, where named, until another.
    ///
    /// # Errors
    /// `Rejected` when the name or the value cannot be meant, saying what would do.
    pub fn set_anchors(
        &self,
        anchors: &[(String, String)],
        from: Date,
        until: Option<Date>,
    ) -> Result<AnchorsDocument> {
        let checked = anchors.iter().map(|(name, value)| said::checked(name, value, from, until));
        for (key, kept) in checked.collect::<Result<Vec<_>>>()? {
            self.store().set_fact(&key, Some(&kept))?;
        }
        self.anchors()
    }

    /// Takes back what [`Self::set_anchors`] said from that day on.
    ///
    /// # Errors
    /// `NotFound` when nothing was said of that anchor from that day.
    pub fn unset_anchor(&self, name: &str, from: Date) -> Result<AnchorsDocument> {
        let key = said::key(name, from)?;
        if self.store().fact(&key)?.is_none() {
            return Err(Error::NotFound(format!(
                "no {name} was set from {from} on; stayer anchors shows what is set and from when"
            )));
        }
        self.store().set_fact(&key, None)?;
        self.anchors()
    }

    fn find_anchors(&self, on: Date) -> Result<AnchorsDocument> {
        let said = said::all(&self.store().facts()?);
        let quarters = quarters(on);
        let oldest = quarters.last().copied().unwrap_or(on);
        let records = self.store().loads(oldest.saturating_sub(EVIDENCE_DAYS.days()), on)?;
        let runner = self.runner()?.runner;
        let mut steps = Vec::new();
        let mut compared = None;
        let mut until = None;
        for from in quarters {
            let last = until.unwrap_or(on);
            let after = last.saturating_sub(EVIDENCE_DAYS.days());
            let within: Vec<_> = records.iter().filter(|r| after < r.date && r.date <= last).collect();
            let hold = self.hold(Some(last))?;
            let speeds = derived::threshold_speeds(&hold);
            if until.is_none() {
                compared = compare(&speeds);
            }
            let anchors = derived::anchors(&within, &hold, &speeds, &runner, last);
            steps.extend(split(from, until, &anchors, &said));
            until = Some(from.saturating_sub(1.day()));
        }
        Ok(AnchorsDocument {
            schema: "stayer.anchors/1".into(),
            on,
            notes: notes(steps.first(), compared.as_ref()),
            steps,
            threshold: compared,
        })
    }
}

/// First days of the quarters up to a day, newest first.
fn quarters(on: Date) -> Vec<Date> {
    let first_month = (on.month() - 1) / 3 * 3 + 1;
    let current = on.first_of_month().saturating_sub(i64::from(on.month() - first_month).months());
    (0..QUARTERS as i64).map(|back| current.saturating_sub((3 * back).months())).collect()
}

fn compare(speeds: &ThresholdSpeeds) -> Option<ThresholdCompared> {
    speeds.middle()?;
    let disagreement = speeds.disagreement();
    Some(ThresholdCompared {
        daniels_mps: speeds.daniels.map(Speed::mps),
        emig_mps: speeds.emig.map(Speed::mps),
        critical_speed_mps: speeds.critical_speed.map(Speed::mps),
        disagreement,
        disagrees: disagreement.is_some_and(|share| share > THRESHOLD_DISAGREES),
    })
}

/// A stretch of found anchors, cut where something that the runner said begins or ends, newest first.
fn split(from: Date, until: Option<Date>, found: &[Anchor], said: &[Said]) -> Vec<AnchorStep> {
    let inside = |day: Date| from < day && until.is_none_or(|until| day <= until);
    let mut begins: Vec<Date> = said
        .iter()
        .flat_map(|said| [Some(said.from), said.until.map(|until| until.saturating_add(1.day()))])
        .flatten()
        .filter(|day| inside(*day))
        .collect();
    begins.push(from);
    begins.sort();
    begins.dedup();
    let mut until = until;
    let mut steps = Vec::new();
    for begin in begins.into_iter().rev() {
        let mut anchors = found.to_vec();
        // What was said last for a day holds.
        for said in said.iter().filter(|said| said.from <= begin && said.until.is_none_or(|until| begin <= until)) {
            anchors.retain(|anchor| anchor.name != said.name);
            anchors.push(said.anchor());
        }
        anchors.sort_by_key(|anchor| anchor.name);
        steps.push(AnchorStep { from: begin, until, anchors });
        until = Some(begin.saturating_sub(1.day()));
    }
    steps
}

fn notes(now: Option<&AnchorStep>, compared: Option<&ThresholdCompared>) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(share) = compared.filter(|compared| compared.disagrees).and_then(|compared| compared.disagreement) {
        notes.push(format!(
            "the three threshold speeds lie {:.0} % apart; a race is old or was held back, or you are a specialist of short or long distances",
            share * 100.0
        ));
    }
    if now.is_none_or(|step| step.anchors.is_empty()) {
        notes.push("nothing is known yet; import runs, or set an anchor".into());
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn quarters_go_back_from_the_current_one() {
        assert_eq!(quarters(date(2026, 2, 28))[..3], [date(2026, 1, 1), date(2025, 10, 1), date(2025, 7, 1)]);
        assert_eq!(quarters(date(2026, 11, 25))[0], date(2026, 10, 1));
    }

    #[test]
    fn what_is_said_cuts_the_stretch_where_it_begins_and_ends() {
        let facts = [("anchor.hrmax.2026-02-01".to_owned(), "188 2026-02-28".to_owned())].into();
        let steps = split(date(2026, 1, 1), Some(date(2026, 3, 31)), &[], &said::all(&facts));
        let days: Vec<_> = steps.iter().map(|step| (step.from, step.until, step.anchors.len())).collect();
        assert_eq!(
            days,
            [
                (date(2026, 3, 1), Some(date(2026, 3, 31)), 0),
                (date(2026, 2, 1), Some(date(2026, 2, 28)), 1),
                (date(2026, 1, 1), Some(date(2026, 1, 31)), 0),
            ]
        );
    }
}
