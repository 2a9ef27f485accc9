//! Strategy 4, muscles that work together: its rules D1 and D2.

mod joined_every_day;
mod whole_body;

pub use joined_every_day::joined_every_day;
pub use whole_body::whole_body;
