mod print;

use super::import::stop_on_ctrl_c;
use crate::{context::Context, parse};
use anyhow::Result;
use app::{
    WorkoutFormat,
    documents::{Exported, Lost},
};
use clap::{
    Subcommand,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};
use jiff::civil::Date;
use quantity::counted;
use std::{collections::BTreeMap, io::Write, path::PathBuf, process::ExitCode, sync::atomic::Ordering};
use web::words;

/// Write the plan and the library for watches, calendars and other programs
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  stayer export workouts /media/GARMIN/NewFiles --format fit --to 2027-01-10\n  stayer export calendar plan.ics"
)]
pub struct Export {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Write the planned sessions into a folder, a file for each or one for the plan
    ///
    /// What a format cannot say of a session is listed; a session that it cannot hold is left out and listed too.
    #[command(
        after_help = "Examples:\n  stayer export workouts DIR --format fit\n  stayer export workouts DIR --format text --from 2026-12-01 --to 2026-12-14"
    )]
    Workouts {
        /// The folder
        #[arg(value_name = "DIR")]
        folder: PathBuf,

        /// The format
        #[arg(long, default_value = "fit", value_parser = format_of())]
        format: WorkoutFormat,

        /// From this day on
        #[arg(long, value_name = "DATE", value_parser = parse::date)]
        from: Option<Date>,

        /// Up to this day
        #[arg(long, value_name = "DATE", value_parser = parse::date)]
        to: Option<Date>,
    },
    /// Write a row for each activity, as CSV or Parquet
    #[command(
        after_help = "Examples:\n  stayer export activities runs.csv\n  stayer export activities runs.parquet --json"
    )]
    Activities {
        /// The file, ending in .csv or .parquet
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Write what you can hold, a row for each duration, as CSV or Parquet
    #[command(after_help = "Examples:\n  stayer export ledger hold.csv\n  stayer export ledger hold.parquet --json")]
    Ledger {
        /// The file, ending in .csv or .parquet
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Write everything as open files in one folder
    ///
    /// Originals byte for byte, tables as CSV, plans with every change as JSON; stayer import takes the folder back whole. Ctrl-C ends it after the file
    /// at hand.
    #[command(after_help = "Examples:\n  stayer export all ~/stayer-files\n  stayer export all DIR --json")]
    All {
        /// A new folder, or one of an earlier export
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    Print(print::Print),
    Picture(print::Picture),
    /// Write the plan as a calendar that every calendar program reads
    #[command(after_help = "Examples:\n  stayer export calendar plan.ics\n  stayer export calendar plan.ics --json")]
    Calendar {
        /// The file
        #[arg(value_name = "FILE.ics")]
        file: PathBuf,
    },
}

impl Export {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let app = context.app()?;
        let exported: Exported = match self.what {
            What::Workouts { folder, format, from, to } => app.export_workouts(&folder, format, from, to)?,
            What::Activities { file } => app.export_activities(&file)?,
            What::Ledger { file } => app.export_ledger(&file)?,
            What::All { folder } => {
                let stop = stop_on_ctrl_c()?;
                let exported = app.export_all(&folder, &stop)?;
                let stopped = stop.load(Ordering::Relaxed);
                context.print(&exported, |out| {
                    writeln!(out, "{} in {}", counted(exported.files.len(), "file", "files"), folder.display())?;
                    if stopped {
                        writeln!(out, "stopped before the end; the same export again writes the rest")?;
                    } else {
                        writeln!(out, "to take them back: stayer import {}", folder.display())?;
                    }
                    Ok(())
                })?;
                return Ok(ExitCode::from(u8::from(stopped)));
            }
            What::Print(print) => print.run(context)?,
            What::Picture(picture) => picture.run(context)?,
            What::Calendar { file } => {
                let (units, language) = (context.units()?, context.language()?);
                app.export_calendar(&file, &|s| words::calendar(s, units, language))?
            }
        };
        context.print(&exported, |out| {
            for file in &exported.files {
                writeln!(out, "{}", file.path)?;
            }
            print_lost(&exported.lost, out)
        })?;
        Ok(ExitCode::SUCCESS)
    }
}

/// The formats by their words, each with what it is.
fn format_of() -> impl TypedValueParser<Value = WorkoutFormat> {
    let words = WorkoutFormat::ALL.map(|format| PossibleValue::new(format.word()).help(words::format_for(&format)));
    PossibleValuesParser::new(words)
        .try_map(|word| WorkoutFormat::of_word(&word).ok_or_else(|| format!("no format is called {word:?}")))
}

/// Sessions named for each loss before the rest is only counted.
const MOST_NAMED: usize = 3;

/// What the format could not say, each thing once, with the sessions that it is of.
pub fn print_lost(lost: &[Lost], out: &mut dyn Write) -> Result<()> {
    let mut by_what: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for one in lost {
        by_what.entry(&one.what).or_default().push(&one.session);
    }
    if !by_what.is_empty() {
        writeln!(out, "what this format cannot say:")?;
    }
    for (what, sessions) in by_what {
        let named = sessions.iter().take(MOST_NAMED).copied().collect::<Vec<_>>().join(", ");
        let more = match sessions.len().checked_sub(MOST_NAMED) {
            Some(more @ 1..) => format!(" and {more} more"),
            _ => String::new(),
        };
        writeln!(out, "  {what}: {named}{more}")?;
    }
    Ok(())
}
