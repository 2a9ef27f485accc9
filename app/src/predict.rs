//! Race times from results alone, with no library.

mod sheet;
mod tables;

pub use tables::AGES;

use crate::{
    App, Error, Result,
    documents::{ModelAnswer, Prediction, Predictions},
    hold,
};
use physiology::{
    Effort,
    population::{LongDrift, Profile},
    predict::{PastResult, Predictor},
};
use quantity::{Distance, Duration};
use std::io::Read;
use training::Sex;

/// Level of every band.
const LEVEL: f64 = 0.8;
/// Standard error of a drift that is told as a number: about that of six long runs. Default, not a finding.
const TOLD_DRIFT_ERROR: f64 = 0.04;

/// A result that is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KnownResult {
    /// How far.
    pub distance: Distance,
    /// How long it took.
    pub time: Duration,
    /// How many days ago; 0 when not said.
    pub age_days: f64,
}

/// What to predict from what.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PredictRequest {
    /// Known results.
    pub results: Vec<KnownResult>,
    /// Distances asked for.
    pub distances: Vec<Distance>,
    /// Typical week.
    pub weekly_distance: Option<Distance>,
    /// Sex, if told.
    pub sex: Option<Sex>,
    /// Age in years, if told.
    pub age: Option<f64>,
    /// Drift of long runs, as a share an hour, if told.
    pub drift_per_hour: Option<f64>,
}

impl App {
    /// Predictions for one runner.
    ///
    /// # Errors
    /// `Rejected` when there is no usable result or no distance; a single refused distance is a note, not an error.
    pub fn predict(request: &PredictRequest) -> Result<Predictions> {
        if request.distances.is_empty() {
            return Err(Error::Rejected("no distance to predict; name one, e.g. marathon".into()));
        }
        let predictor = predictor(request).map_err(|refused| Error::Rejected(refused.to_string()))?;
        let predictions = request.distances.iter().map(|&distance| answer(&predictor, None, distance)).collect();
        Ok(document(predictions))
    }

    /// Predictions for many runners from two CSV tables: results `runner,distance_m,time_s[,date][,weekly_km][,sex][,age][,drift_per_hour]`
    /// and targets `runner,distance_m`.
    ///
    /// # Errors
    /// `Rejected` when a table lacks a column, naming it. A runner that cannot be predicted is a note in his row.
    pub fn predict_tables(results: impl Read, targets: impl Read) -> Result<Predictions> {
        tables::predict(results, targets).map(document)
    }
}

fn document(predictions: Vec<Prediction>) -> Predictions {
    Predictions { schema: "stayer.predict/1".into(), predictions, level: LEVEL }
}

fn predictor(request: &PredictRequest) -> Result<Predictor, physiology::predict::Refused> {
    let results: Vec<PastResult> = request
        .results
        .iter()
        .map(|known| PastResult {
            effort: Effort { distance: known.distance, time: known.time },
            age_days: known.age_days,
        })
        .collect();
    let drift = request.drift_per_hour.map(|per_hour| LongDrift { per_hour, error: TOLD_DRIFT_ERROR });
    let profile = Profile { sex: request.sex.map(hold::sex), age: request.age, weekly: request.weekly_distance, drift };
    Predictor::new(&results, &profile)
}

fn answer(predictor: &Predictor, runner: Option<String>, distance: Distance) -> Prediction {
    let predicted = predictor.time(distance);
    Prediction {
        runner,
        distance_m: distance.m(),
        time_s: predicted.time_s.map(|t| t.value),
        low_s: predicted.time_s.map(|t| t.low),
        high_s: predicted.time_s.map(|t| t.high),
        models: predicted
            .models
            .into_iter()
            .map(|model| ModelAnswer {
                model: model.model.to_owned(),
                time_s: model.time.map(Duration::s),
                weight: model.weight,
                in_domain: model.in_domain,
            })
            .collect(),
        notes: predicted.notes,
    }
}

/// A runner or distance that cannot be predicted, and why.
fn refused(runner: Option<String>, distance_m: f64, why: String) -> Prediction {
    Prediction { runner, distance_m, time_s: None, low_s: None, high_s: None, models: Vec::new(), notes: vec![why] }
}
