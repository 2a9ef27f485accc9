//! What the runner's performances are worth: records, age grades, a guess at oxygen uptake, equal performances.

use crate::{
    App, KnownResult, PredictRequest, Result,
    documents::{DistanceGuess, EquivalentsDocument, HoldDocument, Prediction, RecordRow},
    load::monday,
};
use jiff::{ToSpan, civil::Date};
use physiology::{Effort, STANDARD_DISTANCES, Sex, age_grade, vdot, vo2max_of_race};
use quantity::{Distance, Duration, race_distance};
use training::Runner;

/// Version of what is told; kept answers of another version are made again.
const MODEL: u32 = 2;
/// Distances of the equal performances.
const USUAL: [Distance; 8] = [
    Distance::from_m(800.0),
    Distance::from_m(1500.0),
    race_distance::MILE,
    Distance::from_m(3000.0),
    Distance::from_m(5000.0),
    Distance::from_m(10_000.0),
    race_distance::HALF_MARATHON,
    race_distance::MARATHON,
];
/// Performances that equal ones are told from.
const RESULTS: usize = 4;
/// Weeks that say what a usual one is.
const WEEKS: i64 = 8;
/// Years that races are listed of.
const YEARS: i64 = 3;

impl App {
    /// Records with their age grades, and what the runner's performances would equal over other distances.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn equivalents(&self) -> Result<EquivalentsDocument> {
        let on = self.date();
        self.kept(&format!("equivalents {on} model {MODEL}"), Date::MAX, || self.find_equivalents(on))
    }

    fn find_equivalents(&self, on: Date) -> Result<EquivalentsDocument> {
        let runner = self.runner()?;
        let grade = |row| graded(row, &runner.runner);
        let year_ago = on.saturating_sub(365.days());
        let hold = self.hold(Some(on))?;
        let mut races: Vec<RecordRow> = raced(&hold, on).into_iter().map(grade).collect();
        races.sort_by_key(|race| std::cmp::Reverse(race.date));
        let best = races.iter().filter(|race| race.date > year_ago).max_by(|a, b| vdot_of(a).total_cmp(&vdot_of(b)));
        let vo2max = best.and_then(|race| Some((vo2max_of_race(effort(race)).ok()?, race.clone())));
        Ok(EquivalentsDocument {
            schema: "stayer.equivalents/1".into(),
            on,
            records: self.fastest(Date::constant(1900, 1, 1))?.into_iter().map(grade).collect(),
            this_year: self.fastest(year_ago)?.into_iter().map(grade).collect(),
            vo2max_ml_per_kg_min: vo2max.as_ref().map(|(guess, _)| (*guess).into()),
            vo2max_from: vo2max.map(|(_, race)| race),
            equivalents: equivalents(&hold, &runner.runner, on, self.usual_week(on)?),
            notes: notes(&races, &runner.runner),
            races,
        })
    }

    /// Mean running of the last whole weeks.
    fn usual_week(&self, on: Date) -> Result<Option<Distance>> {
        let monday = monday(on);
        let weeks = self.store().running_weeks(monday.saturating_sub(WEEKS.weeks()), monday.saturating_sub(1.day()))?;
        let metres = weeks.iter().fold(0.0, |sum, week| sum + week.distance_m);
        Ok((metres > 0.0).then(|| Distance::from_m(metres / WEEKS as f64)))
    }

    fn fastest(&self, from: Date) -> Result<Vec<RecordRow>> {
        let mut rows = Vec::new();
        for distance_m in STANDARD_DISTANCES {
            rows.extend(self.store().fastest(distance_m, from)?.map(|best| RecordRow {
                distance_m,
                time_s: best.elapsed_s,
                date: best.date,
                activity: Some(best.activity),
                race: best.race == Some(true),
                age_grade: None,
                age_graded_s: None,
                guess: DistanceGuess::of(best.indoor, true),
            }));
        }
        Ok(rows)
    }
}

fn effort(row: &RecordRow) -> Effort {
    Effort::new(row.distance_m, row.time_s)
}

fn vdot_of(row: &RecordRow) -> f64 {
    vdot(effort(row)).map_or(0.0, quantity::OxygenUptake::ml_per_kg_min)
}

/// Races, told results and what looks like a race among the evidence of what can be held.
fn raced(hold: &HoldDocument, on: Date) -> Vec<RecordRow> {
    let earliest = on.saturating_sub((365 * YEARS).days());
    hold.evidence
        .iter()
        .filter(|e| e.kind != "training")
        .filter_map(|e| {
            Some(RecordRow {
                distance_m: e.distance_m,
                time_s: e.time_s,
                date: e.date.as_ref()?.parse().ok().filter(|date| *date >= earliest)?,
                activity: e.activity,
                race: e.kind == "race",
                age_grade: None,
                age_graded_s: None,
                guess: None,
            })
        })
        .collect()
}

/// With its age grade, where sex and birthday are known and the distance is a road distance.
fn graded(mut row: RecordRow, runner: &Runner) -> RecordRow {
    let sex = runner.sex.map(|sex| match sex {
        training::Sex::Female => Sex::Female,
        training::Sex::Male => Sex::Male,
    });
    let Some((sex, born)) = sex.zip(runner.born) else { return row };
    let Some(age) = age_on(born, row.date) else { return row };
    if let Ok(grade) = age_grade(sex, age, Distance::from_m(row.distance_m), Duration::from_s(row.time_s)) {
        (row.age_grade, row.age_graded_s) = (Some(grade.share), Some(grade.age_graded_time.s()));
    }
    row
}

/// Whole years on a day: birthdays are what the tables of age go by.
fn age_on(born: Date, day: Date) -> Option<u32> {
    let before_birthday = (day.month(), day.day()) < (born.month(), born.day());
    u32::try_from(i32::from(day.year()) - i32::from(born.year()) - i32::from(before_birthday)).ok()
}

/// Equal performances from the heaviest races and tests; without any from the heaviest training.
fn equivalents(hold: &HoldDocument, runner: &Runner, on: Date, weekly: Option<Distance>) -> Vec<Prediction> {
    let near: Vec<_> = hold.evidence.iter().filter(|e| e.kind != "training").collect();
    let used = if near.is_empty() { hold.evidence.iter().collect() } else { near };
    let results = used.into_iter().take(RESULTS).map(|e| KnownResult {
        distance: Distance::from_m(e.distance_m),
        time: Duration::from_s(e.time_s),
        age_days: e.age_days,
    });
    let request = PredictRequest {
        results: results.collect(),
        distances: USUAL.to_vec(),
        weekly_distance: weekly,
        sex: runner.sex,
        age: runner.born.and_then(|born| age_on(born, on)).map(f64::from),
        drift_per_hour: None,
    };
    // Without a usable result there is nothing to equal.
    let mut equal = App::predict(&request).map(|answer| answer.predictions).unwrap_or_default();
    // The estimate is the one of what can be held: two pages never say two times.
    for prediction in &mut equal {
        if let Some(race) = hold.races.iter().find(|race| race.distance_m == prediction.distance_m) {
            prediction.time_s = Some(race.time_s);
            (prediction.low_s, prediction.high_s) = (Some(race.low_s), Some(race.high_s));
            prediction.models.retain(|answer| answer.model != "combined");
        }
    }
    equal
}

fn notes(races: &[RecordRow], runner: &Runner) -> Vec<String> {
    let mut notes = Vec::new();
    if runner.sex.is_none() || runner.born.is_none() {
        notes.push("age grades need your sex and birthday; tell them in the settings".into());
    }
    if races.is_empty() {
        notes.push("no race is known; say of a run that it was one, or tell a result".into());
    }
    notes
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_birthday_counts_from_its_day_on() {
        let born = date(1981, 6, 15);
        assert_eq!(age_on(born, date(2026, 6, 14)), Some(44));
        assert_eq!(age_on(born, date(2026, 6, 15)), Some(45));
        assert_eq!(age_on(born, date(1980, 1, 1)), None);
    }

    #[test]
    fn age_grades_are_of_the_age_on_the_day() {
        let runner = Runner { sex: Some(training::Sex::Male), born: Some(date(1981, 6, 15)), ..Runner::default() };
        let row = RecordRow {
            distance_m: 10_000.0,
            time_s: 2400.0,
            date: date(2026, 6, 15),
            activity: None,
            race: true,
            age_grade: None,
            age_graded_s: None,
            guess: None,
        };
        let grade = graded(row.clone(), &runner).age_grade.unwrap();
        assert!((grade - 0.713).abs() < 0.001, "{grade}");
        assert_eq!(graded(RecordRow { distance_m: 400.0, ..row.clone() }, &runner).age_grade, None);
        assert_eq!(graded(row, &Runner::default()).age_grade, None);
    }
}
