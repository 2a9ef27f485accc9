use crate::context::Context;
use anyhow::Result;
use quantity::counted;
use std::process::ExitCode;

/// Check that the library is sound
///
/// Looks at every row and computes every original's checksum again. Changes nothing.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  stayer check\n  stayer check --json")]
pub struct Check {}

impl Check {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let check = context.app()?.check()?;
        context.print(&check, |out| {
            for problem in &check.problems {
                writeln!(out, "{problem}")?;
            }
            let word = if check.sound { "sound" } else { "not sound" };
            Ok(writeln!(
                out,
                "{word}: {}, {}",
                counted(check.activities, "activity", "activities"),
                counted(check.originals, "original", "originals")
            )?)
        })?;
        Ok(ExitCode::from(u8::from(!check.sound)))
    }
}
