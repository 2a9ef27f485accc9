//! Use cases, one file each: the only place that knows the clock, the disk and the order of things.
//!
//! The faces (`cli`, `web`) call [`App`] and show the [`documents`] that it answers with.

mod activities;
mod anchor;
mod audit_done;
mod calendar;
mod care;
pub mod catalogue;
mod change;
mod correction;
mod derive;
mod device;
pub mod documents;
mod durability;
mod equivalent;
mod error;
mod export;
mod follow;
mod fuel;
mod hold;
mod import;
mod intensity;
mod kept;
mod lint;
mod load;
mod log;
mod matching;
mod open;
mod plan;
mod predict;
mod race;
mod runner;
mod sample;
mod schema;
mod show;
mod source;
mod sync;
mod table;
mod tile_server;
mod today;

pub use calendar::CalendarWords;
pub use change::ChangeAnswer;
pub use device::Device;
pub use error::{Error, Result};
pub use export::WorkoutFormat;
pub use import::{ImportOptions, LoadUnit};
pub use log::{CheckTold, RpeOf, RpeTold, StrengthTold, SweatTold, kilograms};
pub use open::{App, Config, Voice};
pub use physiology::Mending;
pub use plan::PlanAnswer;
pub use predict::{AGES, KnownResult, PredictRequest};
pub use race::{CourseAsked, Damp, NewRace, RacePlanAsked, WeatherTold};
pub use runner::LANGUAGES;
pub use sample::{SampleOptions, SampleStep, SampleTruth, SimulatedRunner};
pub use sync::SyncOptions;
pub use tile_server::TileServer;
