//! Planned sessions as an iCalendar text (RFC 5545), and back.
//!
//! Every session is an all-day event. Its UID never changes and its SEQUENCE grows with each change, so that
//! a calendar that reads the file again moves, renames or cancels the session instead of doubling it.

mod outline;
mod read;
mod write;

pub use outline::outline;
pub use read::{decode, is_calendar};
pub use write::encode;

use jiff::{Timestamp, civil::Date};

/// One planned session in a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEntry {
    /// Names the session for ever, worldwide.
    pub uid: String,
    /// How often it was changed.
    pub sequence: u32,
    /// Its day.
    pub date: Date,
    /// The line in the calendar.
    pub title: String,
    /// The whole session, line by line.
    pub description: String,
    /// Words to filter and colour by.
    pub categories: Vec<String>,
    /// Taken out of the plan: calendars that know it remove it.
    pub cancelled: bool,
    /// When it was last changed.
    pub stamp: Timestamp,
}
