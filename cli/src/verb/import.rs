use crate::context::Context;
use anyhow::Result;
use app::{
    ImportOptions, LoadUnit,
    documents::{ImportReport, ImportedFile, Outcome, Progress, ReasonCount},
};
use indicatif::{HumanBytes, HumanDuration, ProgressBar, ProgressState, ProgressStyle};
use quantity::counted;
use std::{
    fmt,
    io::Write,
    path::PathBuf,
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

/// Import watch files into the library
///
/// Takes FIT, TCX and GPX files, folders, and zip and gz archives of them, nested too, and whole exports of Strava, Garmin and
/// Apple Health; activities of GoldenCheetah, Nike, Polar (HRM), PWX, Suunto (SML) and SportTracks (FITLOG); lifts of Strong and
/// Hevy and mornings of HRV4Training and Elite HRV into the log. A file that is in the library already is recognised by its
/// content, so importing the same folder every day is safe. The same run from several files is one activity. Originals are kept
/// byte for byte.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  stayer import ~/Downloads/export.zip\n  stayer import --dry-run /media/GARMIN/Activity"
)]
pub struct Import {
    /// Files, folders or archives to read
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Report what would be imported and change nothing
    #[arg(long)]
    dry_run: bool,

    /// Loads of lifts are pounds where their table names no unit
    #[arg(long, conflicts_with = "kilograms")]
    pounds: bool,

    /// Loads of lifts are kilograms where their table names no unit
    #[arg(long)]
    kilograms: bool,
}

/// Failures and skipped files listed before the rest is only counted.
const MOST_LISTED: usize = 40;
/// More files than this with the same reason are counted together.
const FEW: usize = 3;

impl Import {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let stop = stop_on_ctrl_c()?;
        let bar = progress_bar();
        let report = context.app()?.import(
            &self.paths,
            ImportOptions { dry_run: self.dry_run, loads: self.loads() },
            &mut |progress| advance(&bar, progress),
            &stop,
        )?;
        bar.finish_and_clear();
        context.print(&report, |out| Ok(print(&report, out)?))?;
        Ok(ExitCode::from(u8::from(report.failed > 0 || report.interrupted)))
    }
}

impl Import {
    const fn loads(&self) -> Option<LoadUnit> {
        match (self.pounds, self.kilograms) {
            (true, _) => Some(LoadUnit::Pounds),
            (_, true) => Some(LoadUnit::Kilograms),
            _ => None,
        }
    }
}

/// True once Ctrl-C was pressed; a second Ctrl-C ends the program at once, which loses nothing that was committed.
pub fn stop_on_ctrl_c() -> Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    let pressed = Arc::clone(&stop);
    ctrlc::set_handler(move || {
        if pressed.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
        eprintln!("\nfinishing the files at hand; what is done stays (Ctrl-C again to leave at once)");
    })?;
    Ok(stop)
}

/// A bar with rate and remaining time, on stderr; silent when stderr is no terminal.
pub fn progress_bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:32} {percent:>3} %  {read} of {all}  {rate}  {left} left  {msg}")
        .expect("the template is fixed and valid")
        .with_key("read", |s: &ProgressState, w: &mut dyn fmt::Write| {
            let _ = write!(w, "{}", HumanBytes(s.pos()));
        })
        .with_key("all", |s: &ProgressState, w: &mut dyn fmt::Write| {
            let _ = write!(w, "{}", HumanBytes(s.len().unwrap_or(0)));
        })
        .with_key("rate", |s: &ProgressState, w: &mut dyn fmt::Write| {
            let _ = write!(w, "{:.1} MB/s", s.per_sec() / 1e6);
        })
        .with_key("left", |s: &ProgressState, w: &mut dyn fmt::Write| {
            let _ = write!(w, "{}", HumanDuration(s.eta()));
        });
    let bar = ProgressBar::no_length().with_style(style);
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// Moves the bar.
pub fn advance(bar: &ProgressBar, progress: &Progress) {
    bar.set_length(progress.bytes_total);
    bar.set_position(progress.bytes_done);
    bar.set_message(format!(
        "{} imported, {} there already, {} failed",
        progress.imported, progress.duplicate, progress.failed
    ));
}

/// Notes on files without an activity that are printed before the rest is only counted.
const NOTED: usize = 20;

fn print(report: &ImportReport, out: &mut dyn Write) -> std::io::Result<()> {
    // What was not imported under a number (a dry run, nothing new) is in the document only.
    let all = report.batch.map_or_else(|| "--json lists".to_owned(), |batch| format!("stayer imports {batch} lists"));
    let listing = Listing { most: MOST_LISTED, all: &all };
    for (outcome, heading) in HEADINGS {
        let reasons: Vec<_> = report.reasons.iter().filter(|reason| reason.outcome == outcome).collect();
        listing.print(out, heading, outcome, &reasons, &report.files)?;
    }
    let noted = || report.files.iter().filter(|file| !file.warnings.is_empty());
    // Of tables and other files without an activity there is no page that would say it.
    let told = noted().filter(|file| file.activities.is_empty());
    let mut notes = told.flat_map(|file| file.warnings.iter().map(move |note| (&file.path, note)));
    for (path, note) in notes.by_ref().take(NOTED) {
        writeln!(out, "{path}: {note}")?;
    }
    match notes.count() {
        0 => {}
        1 => writeln!(out, "and 1 more note; {all} them all")?,
        more => writeln!(out, "and {more} more notes; {all} them all")?,
    }
    match noted().filter(|file| !file.activities.is_empty()).count() {
        0 => {}
        1 => {
            writeln!(out, "1 file carries notes on what was mended; {all} them, stayer show ID those of one activity")?
        }
        mended => writeln!(
            out,
            "{mended} files carry notes on what was mended; {all} them, stayer show ID those of one activity"
        )?,
    }
    let word = if report.dry_run { "would be imported" } else { "imported" };
    writeln!(
        out,
        "{} {word}, {} there already, {} skipped, {} failed",
        report.imported, report.duplicate, report.skipped, report.failed
    )?;
    if report.entries > 0 {
        let entries = counted(report.entries, "entry", "entries");
        let them = if report.entries == 1 { "it" } else { "them" };
        writeln!(out, "{entries} for the log; what you typed yourself goes before {them}")?;
    }
    if report.interrupted {
        writeln!(out, "stopped before the end; the same import again goes on from here")?;
    }
    if let Some(batch) = report.batch {
        writeln!(out, "every file's fate: stayer imports {batch}")?;
        writeln!(out, "to take it back: stayer undo-import {batch}")?;
    }
    Ok(())
}

/// Outcomes of which files are listed, with what stands over them.
pub(super) const HEADINGS: [(Outcome, &str); 2] =
    [(Outcome::Skipped, "no activity of their own"), (Outcome::Failed, "could not be read")];

/// How many files are listed by name, and what lists all of them.
pub(super) struct Listing<'a> {
    pub(super) most: usize,
    pub(super) all: &'a str,
}

impl Listing<'_> {
    /// Files of an outcome: counted where many share a reason, else by name.
    pub(super) fn print(
        &self,
        out: &mut dyn Write,
        heading: &str,
        outcome: Outcome,
        reasons: &[&ReasonCount],
        files: &[ImportedFile],
    ) -> std::io::Result<()> {
        let mut left: usize = files.iter().filter(|file| file.outcome == outcome).count();
        if left == 0 {
            return Ok(());
        }
        writeln!(out, "{heading}:")?;
        let is_for = |file: &ImportedFile, reason: &str| file.reason.as_deref().unwrap_or_default() == reason;
        let many: Vec<_> = reasons.iter().filter(|counted| counted.files > FEW).collect();
        for counted in &many {
            let first = files.iter().find(|file| file.outcome == outcome && is_for(file, &counted.reason));
            let first = first.map_or("", |file| file.path.as_str());
            writeln!(out, "  {} files: {} (the first is {first})", counted.files, counted.reason)?;
            left = left.saturating_sub(counted.files);
        }
        let few = files.iter().filter(|f| f.outcome == outcome && !many.iter().any(|m| is_for(f, &m.reason)));
        for file in few.take(self.most) {
            writeln!(out, "  {}: {}", file.path, file.reason.as_deref().unwrap_or("no reason given"))?;
        }
        if let Some(more @ 1..) = left.checked_sub(self.most) {
            writeln!(out, "  and {more} more; {} them all", self.all)?;
        }
        Ok(())
    }
}
