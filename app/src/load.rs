//! How much was trained: the load of every day, fitness and fatigue, weeks, and runs that were much longer than usual.

mod session;

use crate::{
    App, Error, Result,
    documents::{AnchorsDocument, LoadDay, LoadDocument, LoadMethods, LoadWeek, SpikeRow},
};
use jiff::{ToSpan, civil::Date};
use physiology::{Forgetting, Sex, SpikeClass, fitness_fatigue, monotony, session_spike};
use quantity::{Distance, counted};
use session::{Method, SessionLoad};
use std::collections::BTreeMap;
use store::LoadRecord;
use training::Sport;

/// Weeks that are shown when no day is named.
const WEEKS: i64 = 26;
/// Days before the first one whose loads still count: three and a half times the slow time constant.
const BEFORE_DAYS: i64 = 150;
/// Longest stretch that is answered at once.
const LONGEST_DAYS: i32 = 3660;
/// A run is compared with the longest of so many days before it.
const SPIKE_DAYS: i64 = 30;
/// The unit of every load.
const UNIT: &str = "hundredths of an hour at threshold: an hour at threshold is 100";

/// Checks and fills a stretch of days: the last `weeks` whole weeks and the current one when nothing is named.
pub(crate) fn stretch(today: Date, from: Option<Date>, to: Option<Date>, weeks: i64) -> Result<(Date, Date)> {
    let to = to.unwrap_or(today);
    let monday = to.saturating_sub(i64::from(to.weekday().to_monday_zero_offset()).days());
    let from = from.unwrap_or_else(|| monday.saturating_sub((weeks - 1).weeks()));
    if from > to {
        return Err(Error::Rejected(format!("the first day {from} is after the last {to}; swap them")));
    }
    if (to - from).get_days() > LONGEST_DAYS {
        return Err(Error::Rejected(format!("from {from} to {to} is more than ten years; ask for a shorter stretch")));
    }
    Ok((from, to))
}

/// The Monday of a day's week.
pub(crate) fn monday(day: Date) -> Date {
    day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
}

/// The days of a stretch, both ends included.
fn days(from: Date, to: Date) -> impl Iterator<Item = Date> {
    (0..=i64::from((to - from).get_days())).map(move |day| from.saturating_add(day.days()))
}

impl App {
    /// The load of every day of a stretch; of the last 26 weeks when no day is named.
    ///
    /// # Errors
    /// `Rejected` for days in the wrong order or more than ten years, `Broken` when the library cannot be read.
    pub fn load(&self, from: Option<Date>, to: Option<Date>) -> Result<LoadDocument> {
        let (from, to) = stretch(self.date(), from, to, WEEKS)?;
        let anchors = self.anchors()?;
        let sex = self.runner()?.runner.sex.map(|sex| match sex {
            training::Sex::Female => Sex::Female,
            training::Sex::Male => Sex::Male,
        });
        let first = monday(from).saturating_sub(BEFORE_DAYS.days());
        let records = self.store().loads(first, to)?;
        let sessions: Vec<SessionLoad> = records.iter().map(|r| session::load(r, &anchors, sex)).collect();
        let exertion = self.session_rpe(first, to)?;
        let days = every_day(first, to, &records, &sessions, &exertion)?;
        let within = |r: &&LoadRecord| r.date >= from;
        Ok(LoadDocument {
            schema: "stayer.load/1".into(),
            from,
            to,
            unit: UNIT.into(),
            weeks: weeks(monday(from), to, &days, &records)?,
            spikes: spikes(&records, to),
            methods: methods(&records, &sessions, from),
            notes: notes(records.iter().filter(within), &anchors, sex),
            days: days.into_iter().filter(|day| day.date >= from).collect(),
        })
    }
}

fn broken(why: impl std::fmt::Display) -> Error {
    Error::Broken(format!("the loads of the library: {why}"))
}

/// What was done on one day.
#[derive(Debug, Clone, Copy, Default)]
struct Done {
    load: f64,
    trimp: Option<f64>,
    distance_m: f64,
}

fn every_day(
    first: Date,
    to: Date,
    records: &[LoadRecord],
    sessions: &[SessionLoad],
    exertion: &BTreeMap<Date, f64>,
) -> Result<Vec<LoadDay>> {
    let mut by_day: BTreeMap<Date, Done> = days(first, to).map(|day| (day, Done::default())).collect();
    for (record, session) in records.iter().zip(sessions) {
        let day = by_day.entry(record.date).or_default();
        day.load += session.load.map_or(0.0, |(load, _)| load);
        day.trimp = session.trimp.map(|trimp| day.trimp.unwrap_or(0.0) + trimp).or(day.trimp);
        day.distance_m += running_m(record);
    }
    let loads: Vec<f64> = by_day.values().map(|done| done.load).collect();
    let answers = fitness_fatigue(&loads, Forgetting::OneOverTau).map_err(broken)?;
    let each = by_day.into_iter().zip(answers);
    Ok(each
        .map(|((date, Done { load, trimp, distance_m }), answer)| LoadDay {
            date,
            load,
            trimp,
            session_rpe: exertion.get(&date).copied(),
            distance_m,
            fitness: answer.fitness,
            fatigue: answer.fatigue,
            form: answer.form,
        })
        .collect())
}

fn running_m(record: &LoadRecord) -> f64 {
    if record.sport == Sport::Running { record.distance_m.unwrap_or(0.0) } else { 0.0 }
}

fn weeks(first_monday: Date, to: Date, all: &[LoadDay], records: &[LoadRecord]) -> Result<Vec<LoadWeek>> {
    let mut weeks = Vec::new();
    let mut begin = first_monday;
    while begin <= to {
        let end = begin.saturating_add(6.days());
        let runs: Vec<&LoadRecord> =
            records.iter().filter(|r| r.sport == Sport::Running && (begin..=end).contains(&r.date)).collect();
        let daily: Vec<f64> = all.iter().filter(|day| (begin..=end).contains(&day.date)).map(|day| day.load).collect();
        // A week that is not over says nothing of how alike its days were.
        let alike = match <[f64; 7]>::try_from(daily.clone()) {
            Ok(seven) => monotony(&seven).map_err(broken)?,
            Err(_) => None,
        };
        weeks.push(LoadWeek {
            monday: begin,
            distance_m: runs.iter().fold(0.0, |sum, run| sum + running_m(run)),
            time_s: runs.iter().filter_map(|run| run.timer_s).fold(0.0, |sum, s| sum + s),
            runs: runs.len(),
            load: daily.iter().fold(0.0, |sum, load| sum + load),
            monotony: alike.map(|week| week.monotony),
            strain: alike.map(|week| week.strain),
        });
        let next = begin.saturating_add(7.days());
        if next <= begin {
            break;
        }
        begin = next;
    }
    Ok(weeks)
}

/// Runs of the last thirty days that were more than a tenth longer than the longest of the thirty days before each.
fn spikes(records: &[LoadRecord], to: Date) -> Vec<SpikeRow> {
    let runs: Vec<(&LoadRecord, f64)> =
        records.iter().map(|record| (record, running_m(record))).filter(|(_, m)| *m > 0.0).collect();
    let recent = to.saturating_sub(SPIKE_DAYS.days());
    let mut found: Vec<SpikeRow> = runs
        .iter()
        .filter(|(run, _)| run.date > recent)
        .filter_map(|(run, distance_m)| {
            let earliest = run.date.saturating_sub(SPIKE_DAYS.days());
            let before = runs.iter().filter(|(other, _)| (earliest..run.date).contains(&other.date)).map(|(_, m)| *m);
            let longest_before_m = before.max_by(f64::total_cmp)?;
            let spike = session_spike(Distance::from_m(*distance_m), Distance::from_m(longest_before_m)).ok()?;
            (spike.class != SpikeClass::Reference).then(|| SpikeRow {
                activity: run.activity,
                date: run.date,
                distance_m: *distance_m,
                longest_before_m,
                ratio: spike.ratio,
                rate_ratio: spike.hazard_rate_ratio.map(Into::into),
            })
        })
        .collect();
    found.reverse();
    found
}

fn methods(records: &[LoadRecord], sessions: &[SessionLoad], from: Date) -> LoadMethods {
    let mut methods = LoadMethods::default();
    for (_, session) in records.iter().zip(sessions).filter(|(record, _)| record.date >= from) {
        match session.load {
            Some((_, Method::HeartRate)) => methods.by_heart_rate += 1,
            Some((_, Method::Pace)) => methods.by_pace += 1,
            None => methods.without += 1,
        }
    }
    methods
}

fn notes<'a>(
    records: impl Iterator<Item = &'a LoadRecord>,
    anchors: &AnchorsDocument,
    sex: Option<Sex>,
) -> Vec<String> {
    let mut notes = Vec::new();
    let stale = records.filter(|record| record.figures.is_none()).count();
    if stale > 0 {
        let (one, many) = (
            "activity was read by an older program and has no load; run stayer rebuild",
            "activities were read by an older program and have no load; run stayer rebuild",
        );
        notes.push(counted(stale, one, many));
    }
    if sex.is_none() {
        notes.push("heart-rate loads are the mean of the formulas for women and men until you say your sex".into());
    }
    if anchors.steps.iter().all(|step| step.anchors.is_empty()) {
        notes.push("no load can be told without a threshold; import runs, or set an anchor".into());
    }
    notes
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use jiff::civil::date;

    fn run(activity: i64, day: Date, distance_m: f64) -> LoadRecord {
        LoadRecord {
            activity,
            date: day,
            sport: Sport::Running,
            distance_m: Some(distance_m),
            elapsed_s: Some(distance_m / 3.0),
            timer_s: Some(distance_m / 3.0),
            race: None,
            figures: None,
        }
    }

    #[test]
    fn a_run_is_compared_with_the_thirty_days_before_it_and_not_with_itself() {
        let day = |d| date(2026, 11, d);
        let mut records =
            vec![run(1, date(2026, 10, 2), 20_000.0), run(2, day(1), 10_000.0), run(3, day(10), 15_000.0)];
        let found = spikes(&records, day(12));
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].activity, found[0].longest_before_m), (3, 10_000.0));
        assert_eq!(found[0].rate_ratio.map(|ratio| ratio.value), Some(1.52));
        // The 20 km of thirty days ago still count, those of thirty-one days ago do not.
        records[0].date = date(2026, 10, 11);
        assert!(spikes(&records, day(12)).is_empty());
        assert!(spikes(&[], day(12)).is_empty());
    }

    #[test]
    fn days_without_running_are_days_too() {
        let loads = [SessionLoad { load: Some((70.0, Method::Pace)), trimp: None }];
        let all = every_day(
            date(2026, 11, 2),
            date(2026, 11, 15),
            &[run(1, date(2026, 11, 3), 9000.0)],
            &loads,
            &[(date(2026, 11, 3), 300.0)].into(),
        )
        .unwrap();
        assert_eq!((all.len(), all[1].load, all[2].load), (14, 70.0, 0.0));
        assert_eq!((all[0].session_rpe, all[1].session_rpe), (None, Some(300.0)));
        assert!((all[1].fatigue - 10.0).abs() < 1e-9 && all[13].fatigue < 2.0);
        let weeks =
            weeks(date(2026, 11, 2), date(2026, 11, 13), &all[..12], &[run(1, date(2026, 11, 3), 9000.0)]).unwrap();
        assert_eq!((weeks[0].distance_m, weeks[0].runs, weeks[0].load), (9000.0, 1, 70.0));
        assert!(weeks[0].monotony.is_some() && weeks[1].monotony.is_none());
    }

    #[test]
    fn stretches_are_whole_weeks_and_no_nonsense() {
        let today = date(2026, 11, 25);
        assert_eq!(stretch(today, None, None, 2).unwrap(), (date(2026, 11, 16), today));
        assert!(stretch(today, Some(date(2026, 12, 1)), None, 2).unwrap_err().to_string().contains("swap them"));
        assert!(stretch(today, Some(date(1990, 1, 1)), None, 2).unwrap_err().to_string().contains("ten years"));
    }
}
