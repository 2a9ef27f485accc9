use crate::{context::Context, parse, table::table};
use anyhow::Result;
use app::documents::LoadDocument;
use jiff::civil::Date;
use std::{io::Write, process::ExitCode};
use web::{
    format::{self, Units},
    load::{morning, sentence, spike_sentence},
    view::{Here, View},
};

/// Say how much you trained: load, fitness and fatigue, weeks
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  stayer load\n  stayer load --from 2026-06-01 --to 2026-08-31 --json")]
pub struct Load {
    /// From this day on [default: 26 weeks back]
    #[arg(long, value_name = "DATE", value_parser = parse::date)]
    from: Option<Date>,

    /// Up to this day [default: today]
    #[arg(long, value_name = "DATE", value_parser = parse::date)]
    to: Option<Date>,
}

impl Load {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let load = context.app()?.load(self.from, self.to)?;
        let units = context.units()?;
        context.print(&load, |out| print(&load, units, out))?;
        Ok(ExitCode::SUCCESS)
    }
}

fn print(load: &LoadDocument, units: Units, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{}", sentence(load))?;
    if load.weeks.iter().all(|week| week.runs == 0 && week.load == 0.0) {
        writeln!(out, "No run of {} to {} is known; stayer import PATH brings some in", load.from, load.to)?;
        return Ok(());
    }
    writeln!(out, "loads in {}\n", load.unit)?;
    let rows = load.weeks.iter().rev().map(|week| {
        [
            week.monday.to_string(),
            units.distance(week.distance_m),
            format::clock(week.time_s),
            week.runs.to_string(),
            format::number(week.load, 0),
            format::number(week.monotony, 1),
            format::number(week.strain, 0),
        ]
    });
    writeln!(out, "{}\n", table(["week of", "running", "time", "runs", "load", "monotony", "strain"], rows))?;
    if let Some(day) = morning(load) {
        let rows = [[format::number(day.fitness, 0), format::number(day.fatigue, 0), format::signed(day.form, 0)]];
        writeln!(out, "{}\n", table(["fitness (42 days)", "fatigue (7 days)", "form"], rows))?;
        writeln!(out, "as the last day began; its own load counts from the next one on\n")?;
    }
    let view = View::new(units, Here::Hold);
    for spike in &load.spikes {
        writeln!(out, "{}", spike_sentence(&view, spike))?;
    }
    for note in &load.notes {
        writeln!(out, "{note}")?;
    }
    Ok(())
}
