//! What no file tells: entries day by day, what follows from each, and taking the last one back.

mod brought;
mod check;
mod diary;
mod kept;
mod lift_name;
mod missing;
mod readiness;
mod rpe;
mod sets;
mod strength;
mod sweat;
mod weight;
mod wellness;

pub(crate) use brought::{entries_of_days, exertions, holds_measures};
pub use check::CheckTold;
pub(crate) use diary::{DiaryEntries, app_name, entries_of_diary};
pub use rpe::{RpeOf, RpeTold};
pub use sets::kilograms;
pub use strength::StrengthTold;
pub use sweat::SweatTold;

use crate::{
    App, Error, Result,
    documents::{LogContent, LogDocument, LogEntry, LogFollows, LogList, LogUndone},
};
use jiff::{ToSpan, civil::Date};
use kept::Kept;

/// Longest note, in characters.
const NOTE_MOST: usize = 500;
/// Of what imports brought so many days are listed beside what the runner typed.
const BROUGHT_DAYS: i64 = 56;
/// Before this day nobody logged anything.
const FIRST: Date = Date::constant(1900, 1, 1);

impl App {
    /// The entries of a stretch of days, newest first, of one kind or of all.
    ///
    /// # Errors
    /// `Rejected` for a kind that there is not and days in the wrong order, `Broken` when the library cannot be read.
    pub fn log_list(&self, kind: Option<&str>, from: Option<Date>, to: Option<Date>) -> Result<LogList> {
        if let Some(kind) = kind.filter(|kind| !LogContent::KINDS.contains(kind)) {
            let kinds = LogContent::KINDS.join(" ");
            return Err(Error::Rejected(format!("no kind of entry is called {kind:?}; there are {kinds}")));
        }
        let (from, to) = (from.unwrap_or(FIRST), to.unwrap_or_else(|| self.date()));
        if from > to {
            return Err(Error::Rejected(format!("the first day {from} is after the last {to}; swap them")));
        }
        let mut entries = self.entries(from, to, kind)?;
        entries.reverse();
        Ok(LogList { schema: "stayer.log_list/1".into(), entries })
    }

    /// Everything that the runner typed, with what imports brought in the last weeks, newest first.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn log_told(&self) -> Result<LogList> {
        let mut list = self.log_list(None, None, None)?;
        let since = self.date().saturating_sub(BROUGHT_DAYS.days());
        list.entries.retain(|entry| entry.source.is_none() || entry.date >= since);
        Ok(list)
    }

    /// Takes back the entry that was added last, with what it changed of the runner.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn log_undo(&self) -> Result<LogUndone> {
        let Some(record) = self.store().take_back_log()? else {
            return Err(Error::NotFound("nothing is logged that could be taken back".into()));
        };
        let kept = Kept::read(&record)?;
        let facts = self.store().facts()?;
        // What was said since then stays.
        for (key, _) in kept.put.iter().filter(|(key, put)| facts.get(*key) == Some(put)) {
            self.store().set_fact(key, kept.replaced.get(key).map(String::as_str))?;
        }
        Ok(LogUndone { schema: "stayer.log_undo/1".into(), taken_back: kept.entry(&record) })
    }

    /// Entries between two days, by day.
    pub(crate) fn entries(&self, from: Date, to: Date, kind: Option<&str>) -> Result<Vec<LogEntry>> {
        let records = self.store().log(from..=to, kind)?;
        let entries: Result<Vec<LogEntry>> =
            records.iter().map(|record| Ok(Kept::read(record)?.entry(record))).collect();
        Ok(brought::joined(entries?))
    }

    /// Keeps an entry, and the facts of the runner that follow from it unless a later day has said them.
    fn keep(&self, date: Date, content: LogContent, facts: &[(&str, String)]) -> Result<LogEntry> {
        let kind = content.kind();
        if let Some(key) = self.entry_key()
            && let Some(before) = self.store().log_of_key(key)?
        {
            return Ok(Kept::read(&before)?.entry(&before));
        }
        let after = if date < Date::MAX {
            self.store().log(date.saturating_add(1.day())..=Date::MAX, Some(kind))?
        } else {
            Vec::new()
        };
        let later = after.iter().any(|record| record.source.is_none());
        let mut kept = Kept::of(content);
        if !later {
            let known = self.store().facts()?;
            kept.put = facts.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
            kept.replaced = known.into_iter().filter(|(key, _)| kept.put.contains_key(key)).collect();
        }
        let document = serde_json::to_string(&kept).map_err(|why| Error::Broken(format!("the entry: {why}")))?;
        let id = match self.entry_key() {
            None => self.store().add_log(kind, date, &document)?,
            Some(key) => match self.store().add_log_once(key, kind, date, &document)? {
                (record, true) => record.id,
                (before, false) => return Ok(Kept::read(&before)?.entry(&before)),
            },
        };
        for (key, value) in &kept.put {
            self.store().set_fact(key, Some(value))?;
        }
        Ok(LogEntry { id, date, source: None, content: kept.content })
    }

    /// Whether an entry as it is kept can be of a day and a kind; why not, else.
    pub(crate) fn log_fits(&self, kind: &str, date: Date, document: &str) -> std::result::Result<(), String> {
        let kept: Kept = serde_json::from_str(document).map_err(|why| why.to_string())?;
        if kept.content.kind() != kind {
            return Err(format!("an entry of the kind {:?} is called {kind:?}", kept.content.kind()));
        }
        if date < FIRST { Err(format!("{date} is before {FIRST}")) } else { Ok(()) }
    }

    /// A day that has come.
    fn past(&self, date: Date) -> Result<Date> {
        let today = self.date();
        if date > today {
            return Err(Error::Rejected(format!("{date} is after today, {today}; the log takes what has been")));
        }
        if date < FIRST {
            return Err(Error::Rejected(format!("{date} is before {FIRST}; check the year")));
        }
        Ok(date)
    }
}

fn document(entry: LogEntry, follows: LogFollows) -> LogDocument {
    LogDocument { schema: "stayer.log/1".into(), entry, follows }
}

/// A note is one line of text.
fn noted(note: Option<String>) -> Result<Option<String>> {
    let Some(note) = note.map(|note| note.trim().to_owned()).filter(|note| !note.is_empty()) else {
        return Ok(None);
    };
    let long = note.chars().count();
    if long > NOTE_MOST {
        return Err(Error::Rejected(format!("the note has {long} characters; expected at most {NOTE_MOST}")));
    }
    if note.contains(char::is_control) {
        return Err(Error::Rejected("the note holds control characters; expected one line of text".into()));
    }
    Ok(Some(note))
}

/// A number within a range, or why not.
fn within(what: &str, value: f64, low: f64, high: f64, unit: &str) -> Result<f64> {
    if (low..=high).contains(&value) {
        return Ok(value);
    }
    let space = if unit.is_empty() { "" } else { " " };
    Err(Error::Rejected(format!("{what} is {value}{space}{unit}; expected {low} to {high}{space}{unit}")))
}
