use crate::{
    context::Context,
    parse,
    table::{minute, table},
};
use anyhow::Result;
use app::documents::ActivityFilter;
use jiff::civil::Date;
use std::process::ExitCode;
use training::Sport;
use web::{format, words};

/// List the activities of the library
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  stayer activities\n  stayer activities --from 2026-01-01 --sport running --most 0"
)]
pub struct Activities {
    /// Only this sport: running walking hiking cycling swimming rowing training other
    #[arg(long, value_parser = sport)]
    sport: Option<Sport>,

    /// From this day on
    #[arg(long, value_name = "DATE", value_parser = parse::date)]
    from: Option<Date>,

    /// Up to this day
    #[arg(long, value_name = "DATE", value_parser = parse::date)]
    to: Option<Date>,

    /// At most so many, newest first; 0 is all, as --json always gives
    #[arg(long, value_name = "N", default_value_t = 30)]
    most: usize,
}

fn sport(word: &str) -> Result<Sport, String> {
    serde_json::from_value(word.into()).map_err(|_| {
        format!("{word:?} is no sport; there are running walking hiking cycling swimming rowing training other")
    })
}

impl Activities {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let limit = (self.most > 0 && !context.json()).then_some(self.most);
        if let (Some(from), Some(to)) = (self.from, self.to)
            && from > to
        {
            return Err(app::Error::Rejected(format!("--from {from} is after --to {to}; swap them")).into());
        }
        let filtered = self.sport.is_some() || self.from.is_some() || self.to.is_some();
        let filter = ActivityFilter { sport: self.sport, from: self.from, to: self.to, offset: 0, limit };
        let list = context.app()?.activities(&filter)?;
        let units = context.units()?;
        context.print(&list, |out| {
            if list.total == 0 && filtered {
                return Ok(writeln!(out, "no activity is like that; stayer activities without options lists all")?);
            }
            if list.total == 0 {
                return Ok(writeln!(out, "no activities; stayer import PATH brings some in")?);
            }
            let rows = list.activities.iter().map(|a| {
                let speed = a.distance_m.zip(a.elapsed_s).map(|(d, t)| d / t);
                [
                    a.id.map_or_else(String::new, |id| id.to_string()),
                    minute(&a.start),
                    words::sport(&a.sport, &a.sub_sport).to_owned(),
                    a.distance_m.map_or_else(String::new, |m| format!("{}{}", words::about(a), units.distance(m))),
                    a.elapsed_s.map_or_else(String::new, format::clock),
                    speed.map_or_else(String::new, |v| units.pace(v)),
                    a.heart_rate_bpm.map_or_else(String::new, |b| format!("{b:.0}")),
                    if a.race == Some(true) { "race".into() } else { String::new() },
                ]
            });
            writeln!(out, "{}", table(["id", "start", "sport", "distance", "time", "pace", "bpm", ""], rows))?;
            if list.activities.iter().any(|a| a.distance_m.is_some() && words::guessed(a)) {
                writeln!(out, "{}", words::ABOUT_MEANS)?;
            }
            if list.activities.len() < list.total {
                writeln!(out, "{} of {}; --most 0 shows all", list.activities.len(), list.total)?;
            }
            Ok(())
        })?;
        Ok(ExitCode::SUCCESS)
    }
}
