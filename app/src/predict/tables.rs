//! Predictions for many runners from two tables.

use super::{KnownResult, PredictRequest, answer, predictor, refused};
use crate::{Error, Result, documents::Prediction};
use csv::StringRecord;
use jiff::{Unit, civil::Date};
use physiology::predict::Predictor;
use quantity::{Distance, Duration};
use std::{collections::BTreeMap, io::Read};
use training::Sex;

/// What the results table says of one runner.
#[derive(Default)]
struct Told {
    request: PredictRequest,
    dates: Vec<Option<Date>>,
    notes: Vec<String>,
}

/// One prediction per row of `targets`, in its order.
pub fn predict(results: impl Read, targets: impl Read) -> Result<Vec<Prediction>> {
    let runners = read_results(results)?;
    let mut predictors: BTreeMap<String, Result<Predictor, String>> = BTreeMap::new();
    let mut table = Table::open("targets", targets, &["runner", "distance_m"])?;
    let mut predictions = Vec::new();
    while let Some(row) = table.next()? {
        let runner = row.text("runner").unwrap_or_default().to_owned();
        let Some(distance_m) = row.number("distance_m") else {
            let why = format!("targets line {}: the distance is no number of metres", row.line);
            predictions.push(refused(Some(runner), 0.0, why));
            continue;
        };
        let known = predictors.entry(runner.clone()).or_insert_with(|| match runners.get(&runner) {
            None => Err("the results table has no such runner".into()),
            Some(told) => predictor(&told.request).map_err(|e| e.to_string()),
        });
        let mut prediction = match known {
            Ok(predictor) => answer(predictor, Some(runner.clone()), Distance::from_m(distance_m)),
            Err(why) => refused(Some(runner.clone()), distance_m, why.clone()),
        };
        if let Some(told) = runners.get(&runner) {
            prediction.notes.extend(told.notes.iter().cloned());
        }
        predictions.push(prediction);
    }
    Ok(predictions)
}

fn read_results(results: impl Read) -> Result<BTreeMap<String, Told>> {
    let mut table = Table::open("results", results, &["runner", "distance_m", "time_s"])?;
    let mut runners: BTreeMap<String, Told> = BTreeMap::new();
    while let Some(row) = table.next()? {
        let told = runners.entry(row.text("runner").unwrap_or_default().to_owned()).or_default();
        match (row.number("distance_m"), row.number("time_s")) {
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
        let request = &mut told.request;
        request.weekly_distance =
            row.number("weekly_km").map(|km| Distance::from_m(km * 1000.0)).or(request.weekly_distance);
        request.age = row.number("age").or(request.age);
        request.sex = row.text("sex").and_then(sex).or(request.sex);
    }
    for told in runners.values_mut() {
        age_results(told);
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

fn sex(word: &str) -> Option<Sex> {
    match word.to_ascii_lowercase().as_str() {
        "f" | "w" | "female" | "woman" => Some(Sex::Female),
        "m" | "male" | "man" => Some(Sex::Male),
        _ => None,
    }
}

/// A CSV table whose columns are found by name, in any order.
struct Table<R: Read> {
    name: &'static str,
    reader: csv::Reader<R>,
    columns: BTreeMap<String, usize>,
}

struct Row<'a> {
    columns: &'a BTreeMap<String, usize>,
    cells: StringRecord,
    line: u64,
}

impl<R: Read> Table<R> {
    fn open(name: &'static str, reader: R, needed: &[&str]) -> Result<Self> {
        let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(reader);
        let head = reader.headers().map_err(|e| Error::Rejected(format!("the {name} table: {e}")))?;
        let head = head.iter().map(|word| word.trim_start_matches('\u{feff}').to_ascii_lowercase());
        let columns: BTreeMap<String, usize> = head.zip(0..).collect();
        if let Some(missing) = needed.iter().find(|word| !columns.contains_key(**word)) {
            let met: Vec<&str> = columns.keys().map(String::as_str).collect();
            return Err(Error::Rejected(format!("the {name} table has no column {missing}; it has {}", met.join(" "))));
        }
        Ok(Self { name, reader, columns })
    }

    fn next(&mut self) -> Result<Option<Row<'_>>> {
        let mut cells = StringRecord::new();
        let more = self
            .reader
            .read_record(&mut cells)
            .map_err(|e| Error::Rejected(format!("the {} table: {e}", self.name)))?;
        let line = cells.position().map_or(0, csv::Position::line);
        Ok(more.then_some(Row { columns: &self.columns, cells, line }))
    }
}

impl Row<'_> {
    fn text(&self, column: &str) -> Option<&str> {
        self.cells.get(*self.columns.get(column)?).filter(|text| !text.is_empty())
    }

    fn number(&self, column: &str) -> Option<f64> {
        self.text(column)?.parse().ok().filter(|n: &f64| n.is_finite())
    }
}
