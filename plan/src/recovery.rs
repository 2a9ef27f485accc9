//! Strategy 8, recovery: its rules H1 to H5.

mod every_session_can_be_named;
mod no_run_much_longer;
mod nobody_catches_up;
mod patience_is_visible;
mod rest_easier_weeks_taper;

pub use every_session_can_be_named::every_session_can_be_named;
pub use no_run_much_longer::{ALWAYS_M, FAR, PLANNED, no_run_much_longer, planned_at_most_m};
pub use nobody_catches_up::nobody_catches_up;
pub use patience_is_visible::patience_is_visible;
pub use rest_easier_weeks_taper::rest_easier_weeks_taper;
