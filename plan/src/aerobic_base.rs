//! Strategy 1, aerobic base: its rules A1 to A4.

mod mostly_easy;
mod starts_from_what_was_run;
mod truly_easy;
mod week_of_32_km;

pub use mostly_easy::mostly_easy;
pub use starts_from_what_was_run::starts_from_what_was_run;
pub use truly_easy::truly_easy;
pub use week_of_32_km::week_of_32_km;
