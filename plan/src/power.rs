//! Strategy 5, power: its rules E1 and E2.

mod emphasis_is_shown;
mod once_a_week;
pub(crate) mod session;

pub use emphasis_is_shown::emphasis_is_shown;
pub use once_a_week::once_a_week;
pub use session::REST_S;
