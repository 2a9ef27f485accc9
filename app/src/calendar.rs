//! The plan for the calendar.

use crate::{
    App, Result,
    documents::{Exported, ExportedFile},
    export::{file::write_whole, midnight},
};
use formats::ics::{self, CalendarEntry};
use std::path::Path;
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
    /// # Errors
    /// `NotFound` when there is no plan.
    pub fn calendar(&self, describe: &dyn Fn(&Session) -> CalendarWords) -> Result<String> {
        let plan = self.plan()?;
        let stamp = midnight(plan.made)?;
        let entries: Vec<CalendarEntry> = plan
            .days()
            .flat_map(|day| day.sessions.iter().map(move |session| (day.date, session)))
            .filter(|(_, session)| !matches!(session.content, Content::Rest {}))
            .map(|(date, session)| {
                let CalendarWords { title, description } = describe(session);
                let categories = vec![category(session).into()];
                let uid = format!("{}-{}@stayer", plan.made, session.id);
                CalendarEntry { uid, sequence: 0, date, title, description, categories, cancelled: false, stamp }
            })
            .collect();
        Ok(ics::encode("stayer", &entries))
    }
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
