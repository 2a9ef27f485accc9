//! Bytes out: planned sessions for watches, other programs and calendars.

pub(crate) mod all;
mod exercise;
pub(crate) mod file;
mod format;
mod lost;
mod session;
pub(crate) mod tables;
pub(crate) mod watch_name;
mod whole;
pub(crate) mod words;

pub use format::WorkoutFormat;
pub(crate) use session::{identity, midnight, number, serial};

use crate::{
    App, Error, Result,
    documents::{Exported, ExportedFile, Lost},
    race::{MOST_STEPS, is_race},
};
use file::write_whole;
use jiff::civil::Date;
use session::Writer;
use std::{collections::BTreeMap, fs, path::Path};
use training::{Plan, Session};

impl App {
    /// Writes the planned sessions between two days (both included; all when absent) into a folder: a file for each, or one for the
    /// whole plan where the format is of plans.
    ///
    /// The files of the same plan have the same names and the same bytes every time, so that a watch replaces what it has. What the
    /// format cannot say is listed; a session that it cannot hold at all is listed and left out.
    ///
    /// # Errors
    /// `NotFound` when there is no plan or nothing to write in those days, `Broken` when the folder cannot be written.
    pub fn export_workouts(
        &self,
        folder: &Path,
        format: WorkoutFormat,
        from: Option<Date>,
        to: Option<Date>,
    ) -> Result<Exported> {
        let between = |date: Date| from.is_none_or(|from| date >= from) && to.is_none_or(|to| date <= to);
        let writer = self.writer(format, &between)?;
        let mut files = Vec::new();
        let mut lost = Vec::new();
        if format.is_of_plans() {
            files.extend(writer.whole(&between)?.map(|(name, bytes)| (name, bytes, None)));
            lost.extend(lost::of_plan(&writer.plan, format, &between));
        } else {
            for (date, session) in sessions(&writer.plan).filter(|(date, _)| between(*date)) {
                lost.extend(writer.lost(session));
                let Some((name, bytes)) = writer.file(date, session, &mut lost)? else { continue };
                files.push((name, bytes, Some(session.id.clone())));
            }
        }
        if files.is_empty() {
            let day =
                |date: Option<Date>, otherwise: &str| date.map_or_else(|| otherwise.to_owned(), |d| d.to_string());
            let (from, to) = (day(from, "the start"), day(to, "the end"));
            return Err(Error::NotFound(format!(
                "the plan has no {} from {from} to {to}; stayer plan show lists its days",
                format.holds()
            )));
        }
        fs::create_dir_all(folder).map_err(|e| file::unwritable(folder, &e))?;
        let mut exported = Exported { schema: "stayer.export/1".into(), files: Vec::new(), lost };
        for (name, bytes, session) in files {
            let path = folder.join(name);
            write_whole(&path, &bytes)?;
            exported.files.push(ExportedFile { path: path.display().to_string(), session });
        }
        Ok(exported)
    }

    /// Writes a file so that it is there whole or not at all.
    ///
    /// # Errors
    /// `Broken` when it cannot be written.
    pub fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
        write_whole(path, bytes)
    }

    /// One planned session in a format, by its id: its file name and bytes.
    ///
    /// # Errors
    /// `NotFound` when there is no plan or no session of that id, `Rejected` where the format cannot hold the session.
    pub fn export_session(&self, id: &str, format: WorkoutFormat) -> Result<(String, Vec<u8>)> {
        let plan = self.plan_to_do()?;
        let day = sessions(&plan).find(|(_, session)| session.id == id).map(|(date, _)| date);
        let writer = self.writer(format, &|date| Some(date) == day)?;
        let mut lost = Vec::new();
        let found = sessions(&writer.plan).find(|(_, session)| session.id == id);
        let (date, session) = found.ok_or_else(|| Error::NotFound(format!("no planned session is called {id:?}")))?;
        match writer.file(date, session, &mut lost)? {
            Some(file) => Ok(file),
            None => {
                let why = lost.pop().map_or_else(|| "it cannot be written".to_owned(), |lost| lost.what);
                Err(Error::Rejected(format!("{id}: {why}; choose another format")))
            }
        }
    }

    /// What a format cannot say of the sessions between two days, without writing anything.
    ///
    /// # Errors
    /// `NotFound` when there is no plan.
    pub fn export_lost(&self, format: WorkoutFormat, from: Option<Date>, to: Option<Date>) -> Result<Vec<Lost>> {
        let between = |date: Date| from.is_none_or(|from| date >= from) && to.is_none_or(|to| date <= to);
        let writer = self.writer(format, &between)?;
        if format.is_of_plans() {
            return Ok(lost::of_plan(&writer.plan, format, &between).collect());
        }
        let mut lost = Vec::new();
        for (date, session) in sessions(&writer.plan).filter(|(date, _)| between(*date)) {
            lost.extend(writer.lost(session));
            writer.file(date, session, &mut lost)?;
        }
        Ok(lost)
    }

    /// Writes the planned sessions of the plan in force; `between` names the days whose races get the steps of their own plans.
    fn writer(&self, format: WorkoutFormat, between: &dyn Fn(Date) -> bool) -> Result<Writer> {
        let plan = self.plan_to_do()?;
        let half_marathon =
            if format == WorkoutFormat::Zwo { self.half_marathon(&plan)? } else { quantity::Speed::ZERO };
        let mut races = BTreeMap::new();
        let wanted = |date: Date| !format.is_of_plans() && date >= self.date() && between(date);
        for (date, session) in sessions(&plan).filter(|(date, session)| wanted(*date) && is_race(session)) {
            let most = if format == WorkoutFormat::Tcx { formats::tcx::MOST_STEPS } else { MOST_STEPS };
            races.insert(session.id.clone(), self.race_steps(date, session, most)?);
        }
        let (language, voice) = (self.runner()?.language, self.voice());
        Ok(Writer { plan, format, half_marathon, races, language, voice })
    }

    /// Writes the planned sessions of a plan for a watch, as [`App::export_workouts`] does.
    pub(crate) fn watch_writer(&self, between: &dyn Fn(Date) -> bool) -> Result<Writer> {
        self.writer(WorkoutFormat::Fit, between)
    }
}

/// Every session with its day, in order; rests are no sessions here.
pub(crate) fn sessions(plan: &Plan) -> impl Iterator<Item = (Date, &Session)> {
    plan.days().flat_map(|day| {
        let work = day.sessions.iter().filter(|s| !matches!(s.content, training::Content::Rest {}));
        work.map(move |session| (day.date, session))
    })
}
