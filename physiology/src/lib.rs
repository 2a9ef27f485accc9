//! Papers as functions: what a runner can hold.
//!
//! One model a file. Every public function says its units, its domain, its errors and its source; a number outside
//! the range that was measured is refused by [`measured_range`], never extrapolated in silence. A formula that we
//! remember rather than re-read says so, and a choice of ours says "default, not a finding".

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod distance_line;
pub mod hold;
pub mod population;
pub mod predict;
pub mod speed_duration;

pub use distance_line::{Cleaned, DistanceLine, LineRepair, human_limit};
pub use speed_duration::{BestEffort, Curve, STANDARD_DISTANCES, best_effort, best_efforts, standard_distances};

// The gate and what the models share.

mod domain;
mod effort;
mod fit;

pub use domain::{Error, OutOfDomain, measured_range};
pub use effort::Effort;

// One paper a file.

mod age_grade;
mod altitude;
mod carbohydrate;
mod cost_of_running;
mod course;
mod critical_speed;
mod d_prime_balance;
mod distance_by_cadence;
mod durability;
mod durability_trend;
mod endurance_index;
mod fade;
mod fall_of_mass;
mod first_threshold;
mod fitness_fatigue;
mod fuel;
mod fuel_on_course;
mod grade_adjusted_speed;
mod heart_rate_max;
mod heart_rate_peak;
mod heart_rate_repair;
mod heat;
mod hill;
mod intensity;
mod joint_angle;
mod kilometre_test;
mod level_line;
mod load;
mod marathon_tanda;
mod mending;
mod omni_domain;
mod oxygen_cost;
mod power_law;
mod race_detection;
mod race_fade;
mod race_split;
mod race_time_cameron;
mod race_time_daniels;
mod race_time_emig;
mod race_time_purdy;
mod race_time_riegel;
mod race_time_vickers;
mod readiness;
mod repeat_set;
mod repeats;
mod ride;
mod session_spike;
mod sex;
mod smyth_critical_speed;
mod strength_load;
mod taper;
mod threshold_speed;
mod thresholds;
mod time_off;
mod vo2max;
mod wet_bulb_globe;

pub use age_grade::*;
pub use altitude::*;
pub use carbohydrate::*;
pub use cost_of_running::*;
pub use course::*;
pub use critical_speed::*;
pub use d_prime_balance::*;
pub use distance_by_cadence::distance_by_cadence;
pub use durability::*;
pub use durability_trend::*;
pub use endurance_index::*;
pub use fade::*;
pub use fall_of_mass::*;
pub use first_threshold::*;
pub use fitness_fatigue::*;
pub use fuel::*;
pub use fuel_on_course::*;
pub use grade_adjusted_speed::*;
pub use heart_rate_max::*;
pub use heart_rate_peak::*;
pub use heart_rate_repair::*;
pub use heat::*;
pub use hill::*;
pub use intensity::*;
pub use joint_angle::*;
pub use kilometre_test::*;
pub use level_line::*;
pub use load::*;
pub use marathon_tanda::*;
pub use mending::*;
pub use omni_domain::*;
pub use oxygen_cost::*;
pub use power_law::*;
pub use race_detection::*;
pub use race_fade::*;
pub use race_split::*;
pub use race_time_cameron::*;
pub use race_time_daniels::*;
pub use race_time_emig::*;
pub use race_time_purdy::*;
pub use race_time_riegel::*;
pub use race_time_vickers::*;
pub use readiness::*;
pub use repeat_set::*;
pub use repeats::*;
pub use ride::*;
pub use session_spike::*;
pub use sex::*;
pub use smyth_critical_speed::*;
pub use strength_load::*;
pub use taper::*;
pub use threshold_speed::*;
pub use thresholds::*;
pub use time_off::*;
pub use vo2max::*;
pub use wet_bulb_globe::*;
