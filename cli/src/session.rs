//! A session in lines, in the words of the pages.

use training::{Content, Session};
use web::{format::Units, words};

/// `Repeats, 8.2 km, about 48 min`.
pub fn line(session: &Session, units: Units) -> String {
    words::titled_size(session, units)
}

/// A line per step of a run, `6 × 400 m at mile pace, 3:25 to 3:30 /km; 90 s jogging`, then why it is there.
pub fn details(session: &Session, units: Units) -> Vec<String> {
    match session.content {
        Content::Rest {} => Vec::new(),
        _ => words::session_lines(session, units),
    }
}
