use crate::{context::Context, parse, picture, table::table};
use anyhow::Result;
use app::documents::{HoldDocument, HoldHistoryDocument, Uncertain};
use jiff::civil::Date;
use std::{io::Write, process::ExitCode};
use web::format::{self, Units};

/// Say how long you can hold which pace, and how sure that is
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  stayer hold\n  stayer hold --on 2026-05-01 --json\n  stayer hold --history")]
pub struct Hold {
    /// The day it speaks of, from what came before it [default: today]
    #[arg(long, value_name = "DATE", value_parser = parse::date)]
    on: Option<Date>,

    /// The ledger of every month instead, when it changed, and whether the last block of speed work made a difference
    #[arg(long)]
    history: bool,
}

impl Hold {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        if self.history {
            let history = context.app()?.hold_history(self.on)?;
            let units = context.units()?;
            context.print(&history, |out| print_history(&history, units, out))?;
            return Ok(ExitCode::SUCCESS);
        }
        let hold = context.app()?.hold(self.on)?;
        let units = context.units()?;
        context.print(&hold, |out| print(&hold, units, out))?;
        Ok(ExitCode::SUCCESS)
    }
}

fn print(hold: &HoldDocument, units: Units, out: &mut dyn Write) -> Result<()> {
    let (say, more) = web::hold::headline(units, hold);
    writeln!(out, "{}", [say, more].join(" ").trim_end())?;
    if hold.curve.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", picture::hold_curve(&hold.curve, units))?;
    let rows = hold.races.iter().map(|r| {
        let band = format!("{} to {}", format::clock(r.low_s), format::clock(r.high_s));
        [r.name.clone(), format::clock(r.time_s), band, units.pace(r.distance_m / r.time_s)]
    });
    writeln!(out, "{}", table(["race today", "time", &format!("{:.0} %", hold.level * 100.0), "pace"], rows))?;
    if let Some(said) = web::words::left_after_an_hour(hold) {
        writeln!(out, "{said}")?;
    }
    for race in &hold.races {
        if let Some(moved) = web::words::moved_by_long_runs(race) {
            writeln!(out, "{}: {moved}", race.name)?;
        }
    }
    let plain = |v: f64| format!("{v:.3}");
    // Never more than two digits of D'.
    let metres = |v: f64| format!("{:.0} m", (v / 10.0).round() * 10.0);
    let speed = |u: Uncertain| (units.pace(u.value), units.pace_range(u.low, u.high));
    let band =
        |u: Uncertain, show: &dyn Fn(f64) -> String| (show(u.value), format!("{} to {}", show(u.low), show(u.high)));
    let figures = [
        ("critical speed", hold.critical_speed_mps.map(speed)),
        ("D'", hold.d_prime_m.map(|u| band(u, &metres))),
        ("endurance index", hold.endurance_index.map(|u| band(u, &plain))),
        ("fade exponent", hold.fade_exponent.map(|u| band(u, &plain))),
        ("sprint ceiling", hold.sprint_mps.map(speed)),
    ];
    let rows =
        figures.into_iter().filter_map(|(name, figure)| figure.map(|(value, band)| [name.to_owned(), value, band]));
    writeln!(out, "{}", table(["figure", "value", "band"], rows))?;
    let rows = hold.evidence.iter().take(9).map(|e| {
        [
            e.date.clone().unwrap_or_default(),
            format!("{} in {}", units.race(e.distance_m), format::clock(e.time_s)),
            e.kind.clone(),
            format!("{:.0} %", e.weight * 100.0),
        ]
    });
    writeln!(out, "{}", table(["evidence", "effort", "kind", "weight"], rows))?;
    if let Some(best) = hold.sharpen.first() {
        writeln!(
            out,
            "sharpest next: {} (band {:.1} % now, {:.1} % after)",
            best.what,
            best.band_now * 100.0,
            best.band_then * 100.0
        )?;
    }
    Ok(())
}

/// Months told one by one; longer histories leave some out.
const ROWS: usize = 13;

fn print_history(history: &HoldHistoryDocument, units: Units, out: &mut dyn Write) -> Result<()> {
    if history.history.is_empty() {
        writeln!(out, "Nothing is known yet: no run before {} says what can be held.", history.on)?;
        return Ok(());
    }
    writeln!(out, "speed held for an hour, month by month\n")?;
    writeln!(out, "{}", picture::over_months(&history.history, units))?;
    let every = history.history.len().div_ceil(ROWS);
    let rows = history.history.iter().rev().step_by(every).map(|then| {
        let hour = then.hour_speed_mps;
        let index = then.endurance_index;
        [
            then.on.clone(),
            units.pace(hour.value),
            units.pace_range(hour.low, hour.high),
            format!("{:.1}", index.value),
            format!("{:.1} to {:.1}", index.low, index.high),
        ]
    });
    writeln!(out, "{}", table(["on", "for an hour", "band", "endurance index", "band"], rows))?;
    if history.changes.is_empty() {
        writeln!(out, "no change that is more than chance")?;
    }
    for change in &history.changes {
        let name = match change.figure.as_str() {
            "hour_speed_mps" => "speed held for an hour",
            "critical_speed_mps" => "critical speed",
            _ => "endurance index",
        };
        let way = if change.standard_errors > 0.0 { "rose" } else { "fell" };
        writeln!(out, "{name} {way} around {} ({} to {})", change.on, change.earliest, change.latest)?;
    }
    let block = &history.block;
    let span = block.from.as_ref().zip(block.to.as_ref()).map_or(String::new(), |(a, b)| format!(" from {a} to {b}"));
    writeln!(out, "\ndid the last block of speed work{span} make a difference: {}", block.verdict)?;
    for why in &block.why {
        writeln!(out, "  {why}")?;
    }
    Ok(())
}
