use crate::{context::Context, table::table};
use anyhow::Result;
use app::documents::AnchorsDocument;
use std::{io::Write, process::ExitCode};
use web::{
    anchors::{band, value},
    format::Units,
    view::{Here, View},
    words,
};

/// Show thresholds, highest heart rate and critical speed, now and over time
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  stayer anchors\n  stayer anchors --json")]
pub struct Anchors {}

impl Anchors {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        show(context, &context.app()?.anchors()?)
    }
}

/// Prints the anchors.
pub fn show(context: &Context, anchors: &AnchorsDocument) -> Result<ExitCode> {
    let units = context.units()?;
    context.print(anchors, |out| print(anchors, units, out))?;
    Ok(ExitCode::SUCCESS)
}

fn print(anchors: &AnchorsDocument, units: Units, out: &mut dyn Write) -> Result<()> {
    let view = View::new(units, Here::Hold);
    for step in anchors.steps.iter().filter(|step| !step.anchors.is_empty()) {
        let until = step.until.map_or_else(|| "on".to_owned(), |until| format!("to {until}"));
        writeln!(out, "from {} {until}", step.from)?;
        let rows = step.anchors.iter().map(|anchor| {
            let sure = words::confidence(&anchor.confidence);
            [words::anchor(&anchor.name).to_owned(), value(&view, anchor), band(&view, anchor), sure.to_owned()]
        });
        writeln!(out, "{}\n", table(["anchor", "value", "80 %", "confidence"], rows))?;
    }
    if let Some(threshold) = &anchors.threshold {
        let rows = [
            ("Daniels, from 10 km", threshold.daniels_mps),
            ("Emig, held for an hour", threshold.emig_mps),
            ("0.96 of critical speed", threshold.critical_speed_mps),
        ];
        let rows = rows.into_iter().map(|(name, mps)| [name.to_owned(), units.pace(mps)]);
        writeln!(out, "{}", table(["threshold pace, three ways", "pace"], rows))?;
    }
    for note in &anchors.notes {
        writeln!(out, "{note}")?;
    }
    Ok(())
}
