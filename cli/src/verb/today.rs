use crate::{context::Context, session};
use anyhow::Result;
use std::process::ExitCode;
use web::format;

/// Say what to do today and why
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  stayer today\n  stayer today --json")]
pub struct Today {}

impl Today {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let today = context.app()?.today()?;
        let units = context.units()?;
        context.print(&today, |out| {
            writeln!(out, "{}", format::prose(&today.sentence, units))?;
            if let Some(readiness) = &today.readiness {
                writeln!(out, "{} {}", readiness.sentence, readiness.reasons.join(" "))?;
            }
            for session in &today.sessions {
                writeln!(out, "\n{}", session::line(session, units))?;
                for line in session::details(session, units) {
                    writeln!(out, "  {line}")?;
                }
            }
            for day in &today.next {
                for session in &day.sessions {
                    writeln!(out, "{}  {}", day.date, session::line(session, units))?;
                }
            }
            for ask in &today.to_log {
                let of = ask.activity.map_or_else(String::new, |id| format!(" {id}"));
                writeln!(out, "{} stayer log {}{of}", ask.sentence, ask.kind)?;
            }
            Ok(())
        })?;
        Ok(ExitCode::SUCCESS)
    }
}
