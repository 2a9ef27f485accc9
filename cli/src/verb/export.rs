mod print;

use crate::{context::Context, parse};
use anyhow::Result;
use app::{WorkoutFormat, documents::Exported};
use clap::{Subcommand, ValueEnum};
use jiff::civil::Date;
use std::{path::PathBuf, process::ExitCode};
use web::words;

/// Write the plan for the watch and the calendar
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  stayer export workouts /media/GARMIN/NewFiles --format fit --to 2027-01-10\n  stayer export calendar plan.ics"
)]
pub struct Export {
    #[command(subcommand)]
    what: What,
}

/// What watches read.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// FIT workouts, for watches
    Fit,
}

#[derive(Subcommand)]
enum What {
    /// Write one workout file per planned run into a folder
    #[command(
        after_help = "Examples:\n  stayer export workouts DIR --format fit\n  stayer export workouts DIR --from 2026-12-01 --to 2026-12-14"
    )]
    Workouts {
        /// The folder
        #[arg(value_name = "DIR")]
        folder: PathBuf,

        /// The format
        #[arg(long, value_enum, default_value_t = Format::Fit)]
        format: Format,

        /// From this day on
        #[arg(long, value_name = "DATE", value_parser = parse::date)]
        from: Option<Date>,

        /// Up to this day
        #[arg(long, value_name = "DATE", value_parser = parse::date)]
        to: Option<Date>,
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
            What::Workouts { folder, format: Format::Fit, from, to } => {
                app.export_workouts(&folder, WorkoutFormat::Fit, from, to)?
            }
            What::Print(print) => print.run(context)?,
            What::Picture(picture) => picture.run(context)?,
            What::Calendar { file } => {
                let units = context.units()?;
                app.export_calendar(&file, &|s| words::calendar(s, units))?
            }
        };
        context.print(&exported, |out| {
            for file in &exported.files {
                writeln!(out, "{}", file.path)?;
            }
            for lost in &exported.lost {
                writeln!(out, "{}: {}", lost.session, lost.what)?;
            }
            Ok(())
        })?;
        Ok(ExitCode::SUCCESS)
    }
}
