//! What to eat and drink: days, races, rehearsals.

use serde::{Deserialize, Serialize};
use training::{RunKind, Session};

/// Carbohydrate of the next days, and what is taken on the way in races and the runs that rehearse them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FuelDocument {
    /// Today.
    pub date: String,
    /// Body mass, if told; grams stand on an assumed one otherwise.
    pub mass_kg: Option<f64>,
    /// Today and the days after it.
    pub days: Vec<FuelDay>,
    /// Races and rehearsals from today on, by date.
    pub runs: Vec<RunFuel>,
}

/// Carbohydrate of one day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FuelDay {
    /// The day.
    pub date: String,
    /// Carbohydrate of the whole day.
    pub carbohydrate_g: Option<f64>,
    /// The same per kilogram of body mass.
    pub carbohydrate_g_per_kg: Option<f64>,
    /// The work that it follows.
    pub sessions: Vec<Session>,
}

/// Fuel of a race or of a long run that rehearses it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RunFuel {
    /// Id of the session.
    pub session: String,
    /// The day.
    pub date: String,
    /// A race, or a long run.
    pub run: RunKind,
    /// How far.
    pub distance_m: f64,
    /// The time that is planned.
    pub duration_s: f64,
    /// What is taken.
    pub fuel: training::Fuel,
    /// Where the carbohydrate of a race runs out; absent for rehearsals and where nobody measured it.
    pub runs_dry: Option<RunsDry>,
}

/// Where a race's pace uses the carbohydrate up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RunsDry {
    /// With nothing taken on the way, legs filled as usual.
    pub without_m: f64,
    /// The same with badly filled legs.
    pub badly_filled_m: f64,
    /// The same with loaded legs.
    pub loaded_m: f64,
    /// With what is planned, legs filled as usual.
    pub planned_m: f64,
    /// Carbohydrate an hour that moves it past the finish, with a reserve; 0 where none is needed.
    pub finish_g_per_h: f64,
}
