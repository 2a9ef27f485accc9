//! A watch's folder, or any folder that another program fills: new files in, the next workouts and their days out.

mod deliver;
mod disk;
#[cfg(test)]
mod failing;
#[cfg(test)]
mod interrupted;
mod layout;

use crate::{
    App, Error, ImportOptions, Result,
    documents::{ImportReport, Lost, Outcome, Outturn, Progress, SyncOutcome, Synced, SyncedFile},
    export::{serial, sessions},
};
use deliver::{Delivery, Parcel};
use disk::{Disk, Mounted};
use jiff::{ToSpan, civil::Date};
use layout::Layout;
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};
use training::Plan;

/// How to sync.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SyncOptions {
    /// Workouts of so many days from today on, 1 to 28.
    pub days: u32,
}

impl Default for SyncOptions {
    fn default() -> Self {
        Self { days: 14 }
    }
}

/// The longest window: what is further ahead changes too often to be carried about.
const MOST_DAYS: u32 = 28;
/// Watches are reported to hold about thirty scheduled workouts: the nearest are written.
const MOST_WORKOUTS: usize = 30;
/// What the schedule of all workouts is called.
const SCHEDULE: &str = "stayer-schedule.fit";

impl App {
    /// Takes new activities out of a folder into the library and measures of days into its log, and writes the workouts of the next days
    /// into the folder, with their schedule.
    ///
    /// Of days only what is new comes in: a file that has grown corrects its day.
    ///
    /// What changed in the plan is replaced there, what was done or dropped is removed; files that this program did not write are
    /// never touched. A file is there whole or not at all, whatever happens to the folder: what could not be done is listed, and the
    /// next sync goes on from there.
    ///
    /// # Errors
    /// `Rejected` where the folder is not there or the days are not from 1 to 28, `Broken` when the library cannot be read or written.
    pub fn sync(
        &self,
        folder: &Path,
        options: SyncOptions,
        progress: &mut dyn FnMut(&Progress),
        stop: &AtomicBool,
    ) -> Result<Synced> {
        self.sync_on(folder, options, progress, stop, &Mounted)
    }

    pub(crate) fn sync_on(
        &self,
        folder: &Path,
        options: SyncOptions,
        progress: &mut dyn FnMut(&Progress),
        stop: &AtomicBool,
        disk: &dyn Disk,
    ) -> Result<Synced> {
        if !(1..=MOST_DAYS).contains(&options.days) {
            return Err(Error::Rejected(format!("{} days of workouts; expected 1 to {MOST_DAYS}", options.days)));
        }
        let layout = Layout::of(folder)?;
        let import = self.take_in(&layout, progress, stop)?;
        let (parcels, lost) = self.parcels(options.days)?;
        let key = folder.canonicalize().unwrap_or_else(|_| folder.to_owned()).display().to_string();
        let files = Delivery { store: self.store(), disk, layout: &layout, key: &key }.deliver(&parcels)?;
        let count = |outcome: SyncOutcome| files.iter().filter(|file| file.outcome == outcome).count();
        Ok(Synced {
            schema: "stayer.sync/1".into(),
            folder: folder.display().to_string(),
            layout: layout.word().to_owned(),
            written: count(SyncOutcome::Written),
            unchanged: count(SyncOutcome::Unchanged),
            removed: count(SyncOutcome::Removed),
            failed: count(SyncOutcome::Failed),
            batch: import.batch,
            imported: import.imported,
            duplicate: import.duplicate,
            skipped: import.skipped,
            activities: brought(&import),
            entries: import.entries,
            read: layout
                .incoming()
                .iter()
                .filter(|path| path.is_dir())
                .map(|path| path.display().to_string())
                .collect(),
            import,
            files,
            lost,
        })
    }

    /// What a sync of this folder rests on, to be compared: none where the folder is not there.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn sync_state(&self, folder: &Path) -> Result<Option<String>> {
        let Ok(layout) = Layout::of(folder) else { return Ok(None) };
        let plan = match self.plan_record() {
            Ok(record) => format!("{} {:?}", record.id, record.head),
            Err(Error::NotFound(_)) => String::new(),
            Err(e) => return Err(e),
        };
        // A lifting session that is logged as done leaves the folder.
        let lifted = self.store().log(self.date()..=self.date(), Some("strength"))?.len();
        let mut state = format!("{} {plan} {lifted}", self.date());
        for path in layout.incoming() {
            for entry in walkdir::WalkDir::new(path).sort_by_file_name().into_iter().flatten() {
                let Ok(found) = entry.metadata() else { continue };
                if found.is_file() {
                    state.push_str(&format!("\n{} {}", entry.path().display(), found.len()));
                }
            }
        }
        Ok(Some(state))
    }

    fn take_in(&self, layout: &Layout, progress: &mut dyn FnMut(&Progress), stop: &AtomicBool) -> Result<ImportReport> {
        let paths: Vec<PathBuf> = layout.incoming();
        if paths.is_empty() {
            return Ok(ImportReport::empty());
        }
        self.import(&paths, ImportOptions::default(), progress, stop)
    }

    /// The files that shall be in the folder, and what they cannot say.
    fn parcels(&self, days: u32) -> Result<(Vec<Parcel>, Vec<Lost>)> {
        let today = self.date();
        let last = today.saturating_add(i64::from(days - 1).days());
        let writer = match self.watch_writer(&|date| (today..=last).contains(&date)) {
            Ok(writer) => writer,
            Err(Error::NotFound(_)) => return Ok((Vec::new(), Vec::new())),
            Err(e) => return Err(e),
        };
        let done = self.done_today(&writer.plan, today)?;
        let (mut parcels, mut lost, mut scheduled) = (Vec::new(), Vec::new(), Vec::new());
        for (date, session) in sessions(&writer.plan) {
            if !(today..=last).contains(&date) || done.contains(&session.id) || parcels.len() == MOST_WORKOUTS {
                continue;
            }
            let mut left_out = Vec::new();
            // What has no workout, such as a check, is no loss of the watch's.
            let Some((name, bytes)) = writer.file(date, session, &mut left_out)? else { continue };
            lost.extend(writer.lost(session));
            let (serial, time_created) = writer.identity(session)?;
            scheduled.push(formats::fit::ScheduledWorkout { serial, time_created, date, completed: false });
            parcels.push(Parcel { name, session: Some(session.id.clone()), serial, time_created, bytes });
        }
        if !scheduled.is_empty() {
            let (serial, time_created) = (serial(&writer.plan, SCHEDULE), crate::export::midnight(writer.plan.made)?);
            let bytes = formats::fit::encode_schedule(serial, time_created, &scheduled)
                .map_err(|e| Error::Broken(format!("the schedule: {e}")))?;
            parcels.push(Parcel { name: SCHEDULE.into(), session: None, serial, time_created, bytes });
        }
        Ok((parcels, lost))
    }

    /// The sessions of today that are over: run, wholly or in part; lifted, by the watch or the log.
    fn done_today(&self, plan: &Plan, today: Date) -> Result<BTreeSet<String>> {
        if plan.days().all(|day| day.date > today) {
            return Ok(BTreeSet::new());
        }
        let done = self.plan_done()?;
        let is_over = |outturn: Outturn| matches!(outturn, Outturn::Done | Outturn::Partly);
        let runs = done.runs.into_iter().filter(|row| is_over(row.outturn)).filter_map(|row| row.session);
        // A lifting session that is logged exercise by exercise stays until it is done.
        let lifts = done.lifts.into_iter().filter(|row| row.outturn == Outturn::Done).map(|row| row.session);
        Ok(runs.chain(lifts).collect())
    }
}

/// How many activities an import brought.
fn brought(import: &ImportReport) -> usize {
    import.files.iter().filter(|file| file.outcome == Outcome::Imported).map(|file| file.activities.len()).sum()
}

/// What became of a file, for the report.
fn told(path: &Path, session: Option<String>, outcome: SyncOutcome, reason: Option<String>) -> SyncedFile {
    SyncedFile { path: path.display().to_string(), session, outcome, reason }
}
