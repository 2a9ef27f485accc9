//! Predictions for many runners from two tables.

use super::sheet::{Row, Sheet};
use super::{KnownResult, PredictRequest, answer, predictor, refused};
use crate::{Result, documents::Prediction};
use jiff::{Unit, civil::Date};
use physiology::predict::Predictor;
use quantity::{Distance, Duration};
use std::{collections::BTreeMap, io::Read, ops::RangeInclusive};
use training::Sex;

/// What the results table says of one runner.
#[derive(Default)]
struct Told {
    request: PredictRequest,
    dates: Vec<Option<Date>>,
    /// The table calls the runner a woman and a man: two people of one name, or a slip.
    two_sexes: bool,
    /// The youngest and the oldest age that the table tells.
    ages: Option<(f64, f64)>,
    notes: Vec<String>,
}

/// Weeks that are believed.
const WEEKLY_KM: RangeInclusive<f64> = 0.0..=300.0;
/// Ages in years that are believed.
pub const AGES: RangeInclusive<f64> = 5.0..=110.0;
/// A birthday between two results, and one more for ages that were rounded.
const AGES_APART: f64 = 2.0;
/// Drifts of long runs that are believed, as shares an hour.
const DRIFTS: RangeInclusive<f64> = -0.5..=1.0;

impl Told {
    /// Takes what a row says of the runner; what cannot be meant is left out with a note.
    fn about(&mut self, row: &Row<'_>) {
        if let Some(km) = self.within(row, "weekly_km", &WEEKLY_KM) {
            self.request.weekly_distance = Some(Distance::from_m(km * 1000.0));
        }
        if let Some(age) = self.within(row, "age", &AGES) {
            let (youngest, oldest) = self.ages.map_or((age, age), |(a, b)| (age.min(a), age.max(b)));
            self.ages = Some((youngest, oldest));
            self.request.age = Some(oldest);
        }
        if let Some(drift) = self.within(row, "drift_per_hour", &DRIFTS) {
            self.request.drift_per_hour = Some(drift);
        }
        let Some(word) = row.text("sex") else { return };
        match (sex(word), self.request.sex) {
            (None, _) => {
                self.notes.push(format!(
                    "results line {}: the sex {word:?} is neither F nor M; not used, the band holds women and men",
                    row.line
                ));
            }
            (told, _) if self.two_sexes || told == self.request.sex => {}
            (told, None) => self.request.sex = told,
            (Some(_), Some(_)) => {
                self.two_sexes = true;
                self.request.sex = None;
                self.notes.push(format!(
                    "results line {}: the runner is called a woman and a man; check that the name is one runner's, the sex was not used, the band holds women and men",
                    row.line
                ));
            }
        }
    }

    /// A number of the row, when there is one that can be meant.
    fn within(&mut self, row: &Row<'_>, column: &str, range: &RangeInclusive<f64>) -> Option<f64> {
        let text = row.text(column)?;
        let number = row.number(column).filter(|n| range.contains(n));
        if number.is_none() {
            let (from, to) = (range.start(), range.end());
            self.notes.push(format!(
                "results line {}: {column} {text:?} is no number from {from} to {to}; not used",
                row.line
            ));
        }
        number
    }
}

/// Fewer rows than this are answered by one thread.
const ROWS_A_THREAD: usize = 256;

/// A row of the targets table.
struct Wanted {
    runner: String,
    /// Metres, or why they are none.
    distance: Result<f64, String>,
}

/// One prediction per row of `targets`, in its order.
pub fn predict(results: impl Read, targets: impl Read) -> Result<Vec<Prediction>> {
    let runners = read_results(results)?;
    let wanted = read_targets(targets)?;
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let rows = wanted.len().div_ceil(threads).max(ROWS_A_THREAD);
    let mut predictions = Vec::with_capacity(wanted.len());
    std::thread::scope(|scope| {
        let parts: Vec<_> = wanted.chunks(rows).map(|part| scope.spawn(|| answers(part, &runners))).collect();
        for part in parts {
            match part.join() {
                Ok(answers) => predictions.extend(answers),
                Err(fault) => std::panic::resume_unwind(fault),
            }
        }
    });
    Ok(predictions)
}

fn answers(wanted: &[Wanted], runners: &BTreeMap<String, Told>) -> Vec<Prediction> {
    let mut predictors: BTreeMap<&str, Result<Predictor, String>> = BTreeMap::new();
    let mut predictions = Vec::with_capacity(wanted.len());
    for wanted in wanted {
        let runner = Some(wanted.runner.clone());
        let distance_m = match &wanted.distance {
            Ok(metres) => *metres,
            Err(why) => {
                predictions.push(refused(runner, 0.0, why.clone()));
                continue;
            }
        };
        let told = runners.get(&wanted.runner);
        let known = predictors.entry(&wanted.runner).or_insert_with(|| match told {
            None => Err("the results table has no such runner".into()),
            Some(told) => predictor(&told.request).map_err(|e| e.to_string()),
        });
        let mut prediction = match known {
            Ok(predictor) => answer(predictor, runner, Distance::from_m(distance_m)),
            Err(why) => refused(runner, distance_m, why.clone()),
        };
        prediction.notes.extend(told.into_iter().flat_map(|told| told.notes.iter().cloned()));
        predictions.push(prediction);
    }
    predictions
}

fn read_targets(targets: impl Read) -> Result<Vec<Wanted>> {
    let table = Sheet::open("targets", targets, &["runner", "distance_m"])?;
    let mut wanted = Vec::new();
    for row in table.rows() {
        let row = row?;
        let distance = row.metres("distance_m");
        wanted.push(Wanted {
            runner: row.text("runner").unwrap_or_default().to_owned(),
            distance: distance.ok_or_else(|| format!("targets line {}: the distance is no number of metres", row.line)),
        });
    }
    Ok(wanted)
}

fn read_results(results: impl Read) -> Result<BTreeMap<String, Told>> {
    let table = Sheet::open("results", results, &["runner", "distance_m", "time_s"])?;
    let mut runners: BTreeMap<String, Told> = BTreeMap::new();
    for row in table.rows() {
        let row = row?;
        let told = runners.entry(row.text("runner").unwrap_or_default().to_owned()).or_default();
        match (row.metres("distance_m"), row.seconds("time_s")) {
            (Some(m), Some(s)) => {
                let result = KnownResult { distance: Distance::from_m(m), time: Duration::from_s(s), age_days: 0.0 };
                told.request.results.push(result);
                let date = row.text("date").map(str::parse::<Date>);
                if let Some(Err(_)) = date {
                    let note = format!("results line {}: the date is no year-month-day; counted as new", row.line);
                    told.notes.push(note);
                }
                told.dates.push(date.and_then(Result::ok));
            }
            _ => told.notes.push(format!("results line {}: distance or time is no number; left out", row.line)),
        }
        told.about(&row);
    }
    for told in runners.values_mut() {
        age_results(told);
        believe_age(told);
    }
    Ok(runners)
}

/// Ages count from the runner's newest dated result: there is no today in a table.
fn age_results(told: &mut Told) {
    let Some(newest) = told.dates.iter().flatten().max().copied() else { return };
    for (result, date) in told.request.results.iter_mut().zip(&told.dates) {
        if let Some(date) = date {
            result.age_days = (newest - *date).total((Unit::Day, newest)).unwrap_or(0.0);
        }
    }
}

/// Results of some years tell ages as far apart as their dates; farther, and it is nobody's age.
fn believe_age(told: &mut Told) {
    let Some((youngest, oldest)) = told.ages else { return };
    let years = told.request.results.iter().map(|result| result.age_days / 365.25).fold(0.0, f64::max);
    if oldest - youngest > years + AGES_APART {
        told.request.age = None;
        told.notes.push(format!(
            "the runner is {youngest} and {oldest} years old; check that the name is one runner's, the age was not used"
        ));
    }
}

fn sex(word: &str) -> Option<Sex> {
    match word.to_ascii_lowercase().as_str() {
        "f" | "w" | "female" | "woman" => Some(Sex::Female),
        "m" | "male" | "man" => Some(Sex::Male),
        _ => None,
    }
}
