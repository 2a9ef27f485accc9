use super::{
    export::print_lost,
    import::{advance, progress_bar, stop_on_ctrl_c},
    watching,
};
use crate::context::Context;
use anyhow::Result;
use app::{
    App, SyncOptions,
    documents::{Outcome, SyncOutcome, Synced},
};
use quantity::counted;
use std::{
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::atomic::AtomicBool,
};

/// Take what is new from a watch and write its next workouts
///
/// A mounted watch (its GARMIN folder with Activity, and NewFiles or Workouts) or any folder. New activities come into the
/// library; resting heart rate, sleep and heart rate variability of its files of days (Monitor, Sleep, HRVStatus) come into the
/// log, and correct it where such a file has grown. The workouts of the next days and their schedule go out. What changed in the plan is replaced there, what was done or
/// dropped is removed, and files that stayer did not write are never touched.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  stayer sync /media/GARMIN\n  stayer sync /media/GARMIN --days 28")]
pub struct Sync {
    /// The watch's folder, or any folder
    #[arg(value_name = "DIR")]
    folder: PathBuf,

    /// Write the workouts of so many days from today on, at most 28
    #[arg(long, value_name = "N", default_value_t = SyncOptions::default().days)]
    days: u32,

    /// Keep watching the folder until Ctrl-C; with --json each sync is a document on a line
    #[arg(long)]
    watch: bool,
}

impl Sync {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let stop = stop_on_ctrl_c()?;
        let app = context.app()?;
        if self.watch {
            return self.keep_watching(context, app, &stop);
        }
        let synced = once(app, &self.folder, self.days, &stop)?;
        context.print(&synced, |out| print(&synced, out))?;
        let whole = synced.failed == 0 && synced.import.failed == 0 && !synced.import.interrupted;
        Ok(ExitCode::from(u8::from(!whole)))
    }

    fn keep_watching(&self, context: &Context, app: &App, stop: &AtomicBool) -> Result<ExitCode> {
        let mut whole = true;
        watching::keep_watching(app, &self.folder, SyncOptions { days: self.days }, stop, |synced| {
            let synced = synced?;
            whole = synced.failed == 0 && synced.import.failed == 0;
            let mut out = std::io::stdout().lock();
            if context.json() {
                serde_json::to_writer(&mut out, &synced).map_err(std::io::Error::from)?;
                writeln!(out)?;
            } else {
                print(&synced, &mut out)?;
            }
            Ok(out.flush()?)
        })?;
        Ok(ExitCode::from(u8::from(!whole)))
    }
}

fn once(app: &App, folder: &Path, days: u32, stop: &AtomicBool) -> Result<Synced> {
    let bar = progress_bar();
    let synced = app.sync(folder, SyncOptions { days }, &mut |progress| advance(&bar, progress), stop)?;
    bar.finish_and_clear();
    Ok(synced)
}

pub(super) fn print(synced: &Synced, out: &mut dyn Write) -> Result<()> {
    let import = &synced.import;
    let there =
        import.files.iter().filter(|file| file.outcome == Outcome::Duplicate && file.activity.is_some()).count();
    writeln!(out, "in:  {} new, {there} there already, {} failed", synced.activities, import.failed)?;
    let is_days = |path: &&String| !path.to_ascii_lowercase().ends_with("activity");
    if synced.entries > 0 || synced.layout == "watch" && synced.read.iter().any(|path| is_days(&path)) {
        let entries = match synced.entries {
            0 => "nothing new".to_owned(),
            more => counted(more, "new entry", "new entries"),
        };
        writeln!(out, "log: {entries}")?;
    }
    writeln!(
        out,
        "out: {} written, {} unchanged, {} removed, {} failed",
        synced.written, synced.unchanged, synced.removed, synced.failed
    )?;
    for file in synced.files.iter().filter(|file| file.outcome != SyncOutcome::Unchanged) {
        let word = match file.outcome {
            SyncOutcome::Written => "written",
            SyncOutcome::Removed => "removed",
            _ => "failed ",
        };
        let why = file.reason.as_ref().map_or(String::new(), |why| format!(": {why}"));
        writeln!(out, "  {word} {}{why}", file.path)?;
    }
    print_lost(&synced.lost, out)
}
