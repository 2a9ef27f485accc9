//! Bytes out: workouts for the watch, the plan for the calendar.

use crate::{
    App, Error, Result,
    documents::{Exported, ExportedFile, Lost},
};
use formats::fit::WorkoutFile;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use std::{
    fs::{self, File},
    io::Write,
    path::Path,
};
use training::{Block, Plan, RunKind, RunSession, Session, Sport, SubSport};

/// A format of planned workouts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkoutFormat {
    /// FIT, what watches read.
    Fit,
}

impl App {
    /// Writes one file per planned run between two days (both included; all when absent) into a folder.
    ///
    /// The files of the same plan have the same names and the same bytes every time, so that a watch replaces what it has.
    ///
    /// # Errors
    /// `NotFound` when there is no plan or no run in those days, `Broken` when the folder cannot be written.
    pub fn export_workouts(
        &self,
        folder: &Path,
        format: WorkoutFormat,
        from: Option<Date>,
        to: Option<Date>,
    ) -> Result<Exported> {
        let WorkoutFormat::Fit = format;
        let plan = self.plan()?;
        fs::create_dir_all(folder).map_err(|e| unwritable(folder, &e))?;
        let mut exported = Exported { schema: "stayer.export/1".into(), files: Vec::new(), lost: Vec::new() };
        for (date, session, run) in plan.runs() {
            let wanted = from.is_none_or(|from| date >= from) && to.is_none_or(|to| date <= to);
            if !wanted || run.run == RunKind::Race {
                continue;
            }
            let path = folder.join(format!("{date}-{}.fit", session.id));
            write_whole(&path, &workout(&plan, date, session, run)?)?;
            exported.files.push(ExportedFile { path: path.display().to_string(), session: Some(session.id.clone()) });
            exported.lost.extend(lost(session, run));
        }
        if exported.files.is_empty() {
            let day =
                |date: Option<Date>, otherwise: &str| date.map_or_else(|| otherwise.to_owned(), |d| d.to_string());
            let (from, to) = (day(from, "the start"), day(to, "the end"));
            return Err(Error::NotFound(format!(
                "the plan has no run from {from} to {to}; stayer plan show lists its days"
            )));
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

    /// One planned session as a FIT workout, by its id: its file name and bytes.
    ///
    /// # Errors
    /// `NotFound` when there is no plan or no run of that id.
    pub fn export_session(&self, id: &str) -> Result<(String, Vec<u8>)> {
        let plan = self.plan()?;
        let (date, session, run) = plan
            .runs()
            .find(|(_, session, _)| session.id == id)
            .ok_or_else(|| Error::NotFound(format!("no planned run is called {id:?}")))?;
        Ok((format!("{date}-{id}.fit"), workout(&plan, date, session, run)?))
    }
}

/// The workout's number and creation time are made from the plan and the session, so that the same plan gives the same file.
fn workout(plan: &Plan, date: Date, session: &Session, run: &RunSession) -> Result<Vec<u8>> {
    let name = watch_name(date, run);
    let file = WorkoutFile {
        name: &name,
        blocks: &run.steps,
        serial: serial(plan, session),
        time_created: midnight(date)?,
        sport: Sport::Running,
        sub_sport: SubSport::Generic,
    };
    formats::fit::encode_workout(&file).map_err(|e| Error::Broken(format!("the workout {}: {e}", session.id)))
}

/// `1 Dec 6x400`: short enough for the list of an old watch.
fn watch_name(date: Date, run: &RunSession) -> String {
    let repeats = run.steps.iter().find_map(|block| match block {
        Block::Repeat { repeat, steps } => {
            let metres = steps.first()?.distance_m?.m();
            Some(format!("{repeat}x{metres:.0}"))
        }
        Block::Step(_) => None,
    });
    format!("{} {}", date.strftime("%-d %b"), repeats.as_deref().unwrap_or(run.run.short()))
}

/// A number for the session, never 0 (FNV-1a, 32 bits).
fn serial(plan: &Plan, session: &Session) -> u32 {
    let text = format!("{} {} {}", plan.made, plan.seed, session.id);
    let hash = text.bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash.max(1)
}

pub(crate) fn midnight(date: Date) -> Result<Timestamp> {
    let zoned = date.to_zoned_datetime(TimeZone::UTC).map_err(|e| Error::Broken(format!("the date {date}: {e}")))?;
    Ok(zoned.timestamp())
}

/// What a FIT workout cannot say of a run.
fn lost(session: &Session, run: &RunSession) -> Vec<Lost> {
    let mut lost = Vec::new();
    if !session.why.is_empty() {
        lost.push("why it is there".to_owned());
    }
    if run.unrolled().any(|step| step.speed_high_mps.is_some() && step.pace.share != 1.0) {
        lost.push("that a pace is a share of another; the speeds of today are written".to_owned());
    }
    lost.into_iter().map(|what| Lost { session: session.id.clone(), what }).collect()
}

/// Writes a file so that it is there whole or not at all.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let beside = path.with_extension("part");
    let write = || -> std::io::Result<()> {
        let mut file = File::create(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&beside, path)
    };
    write().map_err(|e| {
        let _ = fs::remove_file(&beside);
        unwritable(path, &e)
    })
}

fn unwritable(path: &Path, e: &std::io::Error) -> Error {
    Error::Broken(format!("{}: {e}", path.display()))
}
