use crate::{context::Context, parse, table::table};
use anyhow::Result;
use app::documents::{InZones, IntensityDocument};
use jiff::civil::Date;
use std::{io::Write, process::ExitCode};
use web::{
    format,
    intensity::{honesty_sentence, sentence},
};

/// Say how hard you trained: three zones by time, distance and runs
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  stayer intensity\n  stayer intensity --from 2026-06-01 --to 2026-08-31 --json")]
pub struct Intensity {
    /// From this day on [default: 26 weeks back]
    #[arg(long, value_name = "DATE", value_parser = parse::date)]
    from: Option<Date>,

    /// Up to this day [default: today]
    #[arg(long, value_name = "DATE", value_parser = parse::date)]
    to: Option<Date>,
}

impl Intensity {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let intensity = context.app()?.intensity(self.from, self.to)?;
        context.print(&intensity, |out| print(&intensity, out))?;
        Ok(ExitCode::SUCCESS)
    }
}

fn shares(what: String, zones: &InZones) -> Option<[String; 4]> {
    let shares = zones.shares()?;
    let percent = |share| format::percent(share, 0);
    Some([what, percent(shares.easy), percent(shares.moderate), percent(shares.hard)])
}

fn print(intensity: &IntensityDocument, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{}", sentence(intensity))?;
    if let Some(honesty) = honesty_sentence(intensity) {
        writeln!(out, "{honesty}")?;
    }
    let whole = &intensity.whole;
    let ways = [("by time", &whole.time_s), ("by distance", &whole.distance_m), ("by runs", &whole.sessions)];
    let rows: Vec<[String; 4]> = ways.iter().filter_map(|(what, zones)| shares((*what).to_owned(), zones)).collect();
    if !rows.is_empty() {
        writeln!(out, "\n{}", table(["counted", "easy", "moderate", "hard"], rows))?;
        writeln!(out, "polarisation index {}\n", format::number(whole.polarization_index, 2))?;
        let weeks = intensity.weeks.iter().rev();
        let rows = weeks.filter_map(|week| shares(week.monday.to_string(), &week.running.time_s));
        writeln!(out, "{}\n", table(["week of, by time", "easy", "moderate", "hard"], rows))?;
    }
    for note in &intensity.notes {
        writeln!(out, "{note}")?;
    }
    Ok(())
}
