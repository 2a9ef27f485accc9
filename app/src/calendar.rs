//! The plan for the calendar.

use crate::{
    App, Error, Result,
    documents::{Exported, ExportedFile},
    export::{file::write_whole, sessions},
};
use formats::ics::{self, CalendarEntry};
use serde::{Deserialize, Serialize};
use std::path::Path;
use store::{CalendarRecord, PlannedEntry};
use training::{Content, Session};

/// What a calendar says of a session, in the words and units of whoever reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarWords {
    /// One line.
    pub title: String,
    /// Everything else: steps with paces, why it is there.
    pub description: String,
}

impl App {
    /// Writes the plan as an iCalendar file with stable UIDs; `describe` words a session.
    ///
    /// # Errors
    /// `NotFound` when there is no plan, `Broken` when the file cannot be written.
    pub fn export_calendar(&self, file: &Path, describe: &dyn Fn(&Session) -> CalendarWords) -> Result<Exported> {
        write_whole(file, self.calendar(describe)?.as_bytes())?;
        Ok(Exported {
            schema: "stayer.export/1".into(),
            files: vec![ExportedFile { path: file.display().to_string(), session: None }],
            lost: Vec::new(),
        })
    }

    /// The plan as an iCalendar text; `describe` words a session.
    ///
    /// What was handed out before is remembered: a changed session keeps its UID and counts on, one that is planned no longer is
    /// cancelled, and the past of an earlier plan stays.
    ///
    /// # Errors
    /// `NotFound` when there is no plan.
    pub fn calendar(&self, describe: &dyn Fn(&Session) -> CalendarWords) -> Result<String> {
        let plan = self.plan_to_do()?;
        let planned: Vec<PlannedEntry> = sessions(&plan)
            .map(|(date, session)| {
                let CalendarWords { title, description } = describe(session);
                let said = Said { title, description, categories: vec![category(session).into()] };
                let document = serde_json::to_string(&said).expect("words become JSON");
                PlannedEntry { uid: format!("{}-{}@stayer", plan.made, session.id), date, document }
            })
            .collect();
        let kept = self.store().keep_calendar(&planned, self.now(), self.date())?;
        let entries: Result<Vec<CalendarEntry>> = kept.into_iter().map(entry).collect();
        Ok(ics::encode("stayer", &entries?))
    }
}

/// What the library keeps of an entry.
#[derive(Serialize, Deserialize)]
struct Said {
    title: String,
    description: String,
    categories: Vec<String>,
}

fn entry(kept: CalendarRecord) -> Result<CalendarEntry> {
    let PlannedEntry { uid, date, document } = kept.entry;
    let Said { title, description, categories } =
        serde_json::from_str(&document).map_err(|why| Error::Broken(format!("the calendar entry {uid}: {why}")))?;
    let (sequence, cancelled, stamp) = (kept.sequence, kept.cancelled, kept.modified_at);
    Ok(CalendarEntry { uid, sequence, date, title, description, categories, cancelled, stamp })
}

const fn category(session: &Session) -> &'static str {
    match session.content {
        Content::Run(_) => "Run",
        Content::Strength(_) => "Strength",
        Content::Power(_) => "Power",
        Content::Mobility(_) => "Mobility",
        Content::Check {} => "Movement check",
        Content::Rest {} => "Rest",
    }
}
