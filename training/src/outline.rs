//! A plan made elsewhere, as far as its file tells.

use crate::plan::Content;
use jiff::civil::Date;
use quantity::Distance;

/// What one file of a plan made elsewhere holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outline {
    /// In the order of the file.
    pub sessions: Vec<OutlinedSession>,
    /// What was not understood.
    pub unread: Vec<Unread>,
    /// What the file calls the race distance that it is for.
    pub goal_m: Option<Distance>,
    /// The format has room for everything a runner does; otherwise it holds runs only.
    pub whole_life: bool,
}

/// A session of a plan made elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlinedSession {
    /// Its day.
    pub when: When,
    /// What it is called.
    pub title: String,
    /// What it is; distances, times and speeds as far as the file tells them.
    pub content: Content,
    /// Why it is there, where the file says so.
    pub why: String,
    /// Its steps are all there, from the first to the last.
    pub steps_told: bool,
    /// Places, in the order written, of the steps whose pace the file does not name.
    pub unnamed: Vec<usize>,
}

/// The day of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// A date.
    On(Date),
    /// A day of the plan, from 0, which is a Monday.
    Day(u32),
    /// The file names none.
    Unsaid,
}

/// Something in a file that was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Its line, from 1, where the file has lines.
    pub line: Option<usize>,
    /// The words met.
    pub words: String,
    /// What was expected, or what was done instead.
    pub why: String,
}

impl Unread {
    /// At most so many characters of what was met are repeated.
    const MOST: usize = 80;

    /// Something met in a line, cut to a readable length, control characters left out.
    #[must_use]
    pub fn at(line: Option<usize>, words: &str, why: impl Into<String>) -> Self {
        let mut shown: String = words.trim().chars().filter(|c| !c.is_control()).take(Self::MOST).collect();
        if words.trim().chars().count() > Self::MOST {
            shown.push('…');
        }
        Self { line, words: shown, why: why.into() }
    }
}
