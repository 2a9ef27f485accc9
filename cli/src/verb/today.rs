use crate::{context::Context, session};
use anyhow::Result;
use std::process::ExitCode;
use training::Content;

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
            writeln!(out, "{}", today.sentence)?;
            for session in &today.sessions {
                writeln!(out, "\n{}", session::line(session, units))?;
                if let Content::Run(run) = &session.content {
                    for line in session::steps(&run.steps, units) {
                        writeln!(out, "  {line}")?;
                    }
                }
            }
            if !today.why.is_empty() {
                writeln!(out, "\nwhy: {}", today.why.join(" "))?;
            }
            for day in &today.next {
                for session in &day.sessions {
                    writeln!(out, "{}  {}", day.date, session::line(session, units))?;
                }
            }
            Ok(())
        })?;
        Ok(ExitCode::SUCCESS)
    }
}
