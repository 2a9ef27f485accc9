//! Race times from results alone, with no library.

use crate::{App, Result, documents::Predictions};
use quantity::{Distance, Duration};
use std::io::Read;
use training::Sex;

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
}

impl App {
    /// Predictions for one runner.
    ///
    /// # Errors
    /// `Rejected` when there is no usable result or no distance; a single refused distance is a note, not an error.
    pub fn predict(_request: &PredictRequest) -> Result<Predictions> {
        unimplemented!()
    }

    /// Predictions for many runners from two CSV tables: results `runner,distance_m,time_s[,date][,weekly_km][,sex][,age]`
    /// and targets `runner,distance_m`.
    ///
    /// # Errors
    /// `Rejected` when a table lacks a column, naming it.
    pub fn predict_tables(_results: impl Read, _targets: impl Read) -> Result<Predictions> {
        unimplemented!()
    }
}
