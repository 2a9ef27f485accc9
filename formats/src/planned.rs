//! The words of plans: lengths, paces and kinds of sessions, as people and programs write them.

mod kind;
mod length;
mod pace;
mod say;
mod step;
mod title;

pub use kind::{content, is_training, names_repeats, run_kind};
pub use length::{Length, Minute, first_length};
pub use pace::{Asked, asked};
pub use say::{pace_in_words, pace_of_watch, pace_on_watch};
pub use step::{Built, Drafted, Part, build, repeats};
pub use title::title;

use jiff::civil::Date;

/// Most repeats that anybody runs; more are a slip of the pen.
pub const MOST_REPEATS: u32 = 100;

/// A line without the marks that stand before a step, and a date at its beginning.
#[must_use]
pub fn leading_date(line: &str) -> Option<(Date, &str)> {
    let head = line.get(..10)?;
    let date: Date = head.parse().ok()?;
    Some((date, line[10..].trim_start_matches([' ', ':', '\t', ','])))
}
