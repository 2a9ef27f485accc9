//! What of today and yesterday is not logged yet.

use super::rpe::day;
use crate::{
    App, Result,
    documents::{ActivityFilter, LogContent, ToLog},
};
use jiff::{ToSpan, civil::Date};
use training::{Content, Session};

/// Mornings are asked for as long as one of so many days before was told.
const MORNINGS: i64 = 14;

impl App {
    /// Whether the exertion of an activity is told.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn is_rated(&self, activity: i64) -> Result<bool> {
        let Some(record) = self.store().activity(activity)? else { return Ok(false) };
        // What is told of an activity stands on its own day.
        let entries = self.entries(record.summary.date, record.summary.date, Some("rpe"))?;
        let of_it = |content: &LogContent| matches!(content, LogContent::Rpe(told) if told.activity == Some(activity));
        Ok(entries.iter().any(|entry| of_it(&entry.content)))
    }

    /// What could be logged on a day: runs without exertion since yesterday, the morning of somebody who tells mornings, and what
    /// today's sessions ask for.
    pub(crate) fn to_log(&self, today: Date, sessions: &[Session]) -> Result<Vec<ToLog>> {
        let yesterday = today.saturating_sub(1.day());
        let entries = self.entries(today.saturating_sub(MORNINGS.days()), today, None)?;
        let logged = |kind: &str| entries.iter().any(|entry| entry.date == today && entry.content.kind() == kind);
        let rated = |id: Option<i64>| {
            entries.iter().any(|entry| matches!(&entry.content, LogContent::Rpe(told) if told.activity == id))
        };
        let mut missing = Vec::new();
        let mut ask = |kind: &str, date, activity, sentence: &str| {
            missing.push(ToLog { kind: kind.into(), date, activity, sentence: sentence.into() });
        };
        let told = |entry: &crate::documents::LogEntry| entry.source.is_none() && entry.content.kind() == "wellness";
        if !logged("wellness") && entries.iter().any(told) {
            ask("wellness", today, None, "How is this morning?");
        }
        let filter = ActivityFilter { from: Some(yesterday), to: Some(today), ..ActivityFilter::default() };
        for row in self.activities(&filter)?.activities {
            if !rated(row.id) {
                let when = day(&row)?;
                let sentence =
                    if when == today { "How hard was today's session?" } else { "How hard was yesterday's session?" };
                ask("rpe", when, row.id, sentence);
            }
        }
        let planned = |wanted: fn(&Content) -> bool| sessions.iter().any(|session| wanted(&session.content));
        if planned(|content| matches!(content, Content::Strength(_))) && !logged("strength") {
            ask("strength", today, None, "Which sets did you lift?");
        }
        if planned(|content| matches!(content, Content::Check {})) && !logged("check") {
            ask("check", today, None, "What did the movement check say?");
        }
        Ok(missing)
    }
}
