use crate::{context::Context, parse, table::table};
use anyhow::Result;
use app::documents::{DurabilityDocument, TestKilometre};
use jiff::civil::Date;
use std::{io::Write, process::ExitCode};
use web::{
    format::{self, Units},
    words,
};

/// Say how long runs drift, and whether that changes over months
///
/// Runs of 75 minutes and more with heart rate count. The drift is how much more often the heart beats per metre in every
/// hour after the first 10 km, on grade-adjusted speed.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  stayer durability\n  stayer durability --on 2026-05-01 --json")]
pub struct Durability {
    /// The day it speaks of, from the year before it [default: today]
    #[arg(long, value_name = "DATE", value_parser = parse::date)]
    on: Option<Date>,
}

impl Durability {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let document = context.app()?.durability(self.on)?;
        let units = context.units()?;
        context.print(&document, |out| print(&document, units, out))?;
        Ok(ExitCode::SUCCESS)
    }
}

fn print(document: &DurabilityDocument, units: Units, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{}", words::durability(document))?;
    if let Some(said) = words::forecast_by_long_runs(document) {
        writeln!(out, "{said}")?;
    }
    for note in &document.notes {
        writeln!(out, "{note}")?;
    }
    tests(document, units, out)?;
    if document.runs.is_empty() {
        return Ok(());
    }
    let rows = document.runs.iter().map(|run| {
        [
            run.activity.to_string(),
            run.date.clone(),
            run.distance_m.map_or_else(String::new, |m| units.distance(m)),
            format::clock(run.elapsed_s),
            words::drift(run),
            run.to_onset_s.map_or_else(|| "never".to_owned(), format::clock),
        ]
    });
    writeln!(out, "\n{}", table(["id", "date", "distance", "time", "drift per hour", "2.5 % after"], rows))?;
    writeln!(out, "{}", words::DURABILITY_MEANS)?;
    Ok(())
}

/// The kilometre tests, or how to run one.
fn tests(document: &DurabilityDocument, units: Units, out: &mut dyn Write) -> Result<()> {
    let rows = document.tests.iter().map(|test| {
        let kilometre = |k: &TestKilometre| {
            let beats = k.heart_rate_bpm.map_or_else(String::new, |bpm| format!(", {bpm:.0} bpm"));
            format!("{}{beats} after {}", units.pace(k.speed_mps), format::clock(k.start_s))
        };
        let beats = test.beats.map_or_else(String::new, format::change);
        let kept = match &test.kept_band {
            Some(band) => {
                let [low, high] = [band.low, band.high].map(format::change);
                format!("{} ({:.0} %: {low} to {high})", format::change(test.kept), band.level * 100.0)
            }
            None => format::change(test.kept),
        };
        [test.date.clone(), kilometre(&test.fresh), kilometre(&test.tired), kept, beats]
    });
    if document.tests.is_empty() {
        writeln!(out, "\n{}", words::KILOMETRE_TEST_MEANS)?;
        if let Some(first) = document.possible.first() {
            let when = words::kilometre_session(first, &units);
            writeln!(out, "stayer plan kilometre {} plans it in the long run of {when}.", first.session)?;
        }
    } else {
        let heads = ["kilometre test", "fresh", "tired", "speed", "beats per metre"];
        writeln!(out, "\n{}", table(heads, rows))?;
    }
    for session in &document.planned {
        writeln!(out, "in the plan: {}, {}", session.session, words::kilometre_session(session, &units))?;
    }
    Ok(())
}
