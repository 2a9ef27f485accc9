use crate::{context::Context, table::table};
use anyhow::Result;
use app::documents::{EquivalentsDocument, RecordRow};
use std::{io::Write, process::ExitCode};
use web::{
    format::{self, Units},
    words,
};

/// Say what your best runs are worth: records, age grades, equal performances
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  stayer equivalents\n  stayer equivalents --json")]
pub struct Equivalents {}

impl Equivalents {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let worth = context.app()?.equivalents()?;
        let units = context.units()?;
        context.print(&worth, |out| print(&worth, units, out))?;
        Ok(ExitCode::SUCCESS)
    }
}

fn row(row: &RecordRow, units: Units) -> [String; 4] {
    let grade = row.age_grade.map_or_else(String::new, |share| format::percent(share, 1));
    let distance = words::marked(units.race(row.distance_m), &row.guess);
    [distance, format::clock_tenths(row.time_s), row.date.to_string(), grade]
}

fn print(worth: &EquivalentsDocument, units: Units, out: &mut dyn Write) -> Result<()> {
    for (what, rows) in [("fastest ever", &worth.records), ("race", &worth.races)] {
        if !rows.is_empty() {
            let rows = rows.iter().map(|record| row(record, units));
            writeln!(out, "{}\n", table([what, "time", "day", "age grade"], rows))?;
        }
    }
    if let Some(oxygen) = worth.vo2max_ml_per_kg_min {
        writeln!(
            out,
            "maximal oxygen uptake, guessed from a race and no laboratory value: {:.0} mL/(kg·min), {:.0} to {:.0}\n",
            oxygen.value, oxygen.low, oxygen.high
        )?;
    }
    if !worth.equivalents.is_empty() {
        let rows = worth.equivalents.iter().map(|equal| {
            let classic = equal.models.iter().filter(|m| m.model != "combined" && m.time_s.is_some());
            let (inside, outside): (Vec<_>, Vec<_>) = classic.partition(|model| model.in_domain);
            let list = |models: Vec<&app::documents::ModelAnswer>| {
                let said = models.iter().map(|m| format!("{} {}", m.model.replace('_', " "), format::clock(m.time_s)));
                said.collect::<Vec<_>>().join(", ")
            };
            let band = match equal.low_s {
                Some(low) => format!("{} to {}", format::clock(low), format::clock(equal.high_s)),
                None => String::new(),
            };
            [units.race(equal.distance_m), format::clock(equal.time_s), band, list(inside), list(outside)]
        });
        writeln!(out, "{}", table(["equal", "time", "band", "models", "outside their domain"], rows))?;
    }
    for note in &worth.notes {
        writeln!(out, "{note}")?;
    }
    Ok(())
}
