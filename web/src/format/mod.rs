//! SI numbers as runners read them: pace, distance, time, dates.
//!
//! Pace, miles and local time exist only in the faces; every figure on a page comes through here.

mod day;
mod number;
mod prose;
mod reading;
mod time;
mod units;

pub use day::{Clock, Day, list_day, long_day, month, month_day, short_day, time_of_day, weekday, year, year_day};
pub use number::{bpm, change, count, number, percent, signed, trimmed};
pub use prose::{kept_together, prose};
pub use reading::Reading;
pub use time::{clock, clock_tenths, lasting, parse_clock, parse_grade, parse_profile, parse_time_of_day};
pub use units::Units;

/// Shown where there is no value.
pub const NONE: &str = "–";
