use super::import::{HEADINGS, Listing};
use crate::context::Context;
use anyhow::Result;
use app::documents::{self, ImportedFile, Outcome, PastFilter, PastReport};
use quantity::counted;
use std::{io::Write, process::ExitCode};

/// List past imports, or tell what one did
///
/// Without a number, every import that is not taken back. With one, what became of each of its files.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  stayer imports\n  stayer imports 3")]
pub struct Imports {
    /// The import's number
    #[arg(value_name = "BATCH")]
    batch: Option<i64>,
}

impl Imports {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let app = context.app()?;
        if let Some(batch) = self.batch {
            let report = app.import_report(batch, &PastFilter::default())?;
            context.print(&report, |out| Ok(print(&report, out)?))?;
            return Ok(ExitCode::SUCCESS);
        }
        let all = documents::Imports { schema: "stayer.imports/1".into(), imports: app.imports()? };
        context.print(&all, |out| {
            if all.imports.is_empty() {
                writeln!(out, "nothing was imported yet; stayer import PATH does it")?;
            }
            for import in &all.imports {
                let day = import.at.get(..16).unwrap_or(&import.at).replace('T', " ");
                writeln!(out, "{:>4}  {day}  {:>6} activities  {}", import.batch, import.activities, import.source)?;
            }
            Ok(())
        })?;
        Ok(ExitCode::SUCCESS)
    }
}

fn print(report: &PastReport, out: &mut dyn Write) -> std::io::Result<()> {
    let import = &report.import;
    writeln!(out, "import {} of {}, from {}", import.batch, import.at, import.source)?;
    for (outcome, heading) in [(Outcome::Imported, "imported"), (Outcome::Duplicate, "there already")] {
        for (at, file) in report.files.iter().filter(|file| file.outcome == outcome).enumerate() {
            if at == 0 {
                writeln!(out, "{heading}:")?;
            }
            writeln!(out, "  {}: {}", file.path, became(file))?;
        }
    }
    let listing = Listing { most: usize::MAX, all: "--json lists" };
    for (outcome, heading) in HEADINGS {
        let reasons: Vec<_> = report.reasons.iter().filter(|reason| reason.outcome == outcome).collect();
        listing.print(out, heading, outcome, &reasons, &report.files)?;
    }
    for file in report.files.iter().filter(|file| !file.warnings.is_empty()) {
        for warning in &file.warnings {
            writeln!(out, "{}: {warning}", file.path)?;
        }
    }
    writeln!(
        out,
        "{} imported, {} there already, {} skipped, {} failed; {} and {} are here",
        report.imported,
        report.duplicate,
        report.skipped,
        report.failed,
        counted(import.activities, "activity", "activities"),
        counted(report.entries, "entry of the log", "entries of the log")
    )
}

/// What a file that holds something came to: why as it is kept, else its activities.
fn became(file: &ImportedFile) -> String {
    if let Some(reason) = &file.reason {
        return reason.to_string();
    }
    let numbers: Vec<String> = file.activities.iter().map(ToString::to_string).collect();
    match numbers.as_slice() {
        [] => "nothing of it is here any more".to_owned(),
        [one] => format!("activity {one}"),
        several => format!("activities {}", several.join(", ")),
    }
}
