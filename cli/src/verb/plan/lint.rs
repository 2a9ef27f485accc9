use super::print_audit;
use crate::{context::Context, parse};
use anyhow::Result;
use app::{
    App,
    documents::{LintDocument, LintedFile},
};
use quantity::counted;
use std::{fs, io::Write, path::PathBuf, process::ExitCode};

/// Hold a plan made elsewhere against every rule
///
/// Reads calendars (.ics), workout text, week grids in YAML, FIT workouts and plan documents, by their content; files and folders together are one plan. What was not
/// understood is listed, and a rule that such a file cannot be held against says why. Nothing is changed and no library is read.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  stayer plan lint coach.ics\n  stayer plan lint plan.yaml --spec spec.json\n  stayer plan lint ~/workouts --json"
)]
pub struct Lint {
    /// The files of the plan, or folders of them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// A stayer.spec/1 document that says whose plan it is: what was run lately, results, equipment
    #[arg(long, value_name = "SPEC.json")]
    spec: Option<PathBuf>,
}

/// At most so many losses of a file are printed for people; --json has them all.
const MOST_LOST: usize = 10;

impl Lint {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let read =
            |path: PathBuf| fs::read_to_string(&path).map_err(|e| app::Error::NotFound(parse::unreadable(&path, &e)));
        let spec = self.spec.map(read).transpose()?;
        let document = App::plan_lint(&self.files, spec.as_deref(), context.date())?;
        context.print(&document, |out| print(&document, out))?;
        let all_read = document.files.iter().all(|file| file.reason.is_none());
        Ok(if all_read { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

fn print(document: &LintDocument, out: &mut dyn Write) -> Result<()> {
    for file in &document.files {
        print_file(file, out)?;
    }
    for sentence in &document.assumed {
        writeln!(out, "assumed: {sentence}")?;
    }
    for caution in &document.cautions {
        writeln!(out, "caution: {caution}")?;
    }
    print_audit(&document.audit, out)?;
    let judged = document.audit.iter().filter(|a| a.applies);
    let short: Vec<&str> = judged.clone().filter(|a| !a.holds).map(|a| a.rule.as_str()).collect();
    let count = judged.count();
    let silent = document.audit.len() - count;
    let named = if short.is_empty() { String::from("none") } else { short.join(" ") };
    Ok(writeln!(out, "\n{} judged, falling short: {named}; {silent} not judged", counted(count, "rule", "rules"))?)
}

fn print_file(file: &LintedFile, out: &mut dyn Write) -> Result<()> {
    match (&file.format, &file.reason) {
        (Some(format), _) => {
            writeln!(out, "{}: {format}, {}", file.path, counted(file.sessions, "session", "sessions"))?;
        }
        (None, reason) => writeln!(out, "{}: not read: {}", file.path, reason.as_deref().unwrap_or_default())?,
    }
    for lost in file.lost.iter().take(MOST_LOST) {
        let line = lost.line.map_or_else(String::new, |line| format!("line {line}: "));
        writeln!(out, "  {line}{:?}: {}", lost.words, lost.why)?;
    }
    if file.lost.len() > MOST_LOST {
        writeln!(out, "  and {} more; --json lists them", file.lost.len() - MOST_LOST)?;
    }
    Ok(())
}
