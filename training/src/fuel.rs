//! What is eaten and drunk around one run, as the plan intends it.

use quantity::{Distance, Duration};
use serde::{Deserialize, Serialize};

/// Fuelling of a race, or of a long run that rehearses it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Fuel {
    /// Carbohydrate of the last meal before the start.
    #[serde(default)]
    pub breakfast_g: Option<f64>,
    /// Carbohydrate while running.
    pub carbohydrate_g_per_h: f64,
    /// Drink while running.
    pub water_ml_per_h: f64,
    /// Sodium while running.
    pub sodium_mg_per_h: f64,
    /// What to take where, in the order of the course.
    #[serde(default)]
    pub stops: Vec<FuelStop>,
}

/// One place on the way at which something is taken.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema)]
pub struct FuelStop {
    /// Distance from the start.
    pub at_m: Distance,
    /// Time from the start at the planned pace.
    pub at_s: Duration,
    /// Carbohydrate to take.
    pub carbohydrate_g: f64,
    /// Water to drink.
    pub water_ml: f64,
    /// Sodium to take.
    pub sodium_mg: f64,
}
