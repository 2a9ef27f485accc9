//! Golden-table reader, and exports of services made from their documented layouts, for tests and benchmarks only.

mod apple;
mod document;
mod garmin;
mod golden;
mod page;
mod strava;
mod wellness;

pub use apple::{APPLE_HEAD, AppleWorkout, apple_category, apple_document, apple_record, apple_route, apple_time};
pub use document::{documents, is_kept, keys};
pub use garmin::{GarminSummary, fit_of_type, garmin_days, garmin_nights, garmin_summaries};
pub use golden::{Row, golden, shared_golden};
pub use page::{PAGES, PAGES_OF_A_PLAN, pages};
pub use strava::{StravaLanguage, StravaLayout, StravaRow, strava_table};
pub use wellness::{fit_monitoring, fit_night, fit_variability};
