use super::import::stop_on_ctrl_c;
use crate::context::Context;
use anyhow::Result;
use indicatif::ProgressBar;
use quantity::counted;
use std::process::ExitCode;

/// Make everything derived again from the original files
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  stayer rebuild\n  stayer rebuild --json")]
pub struct Rebuild {}

impl Rebuild {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let stop = stop_on_ctrl_c()?;
        let bar = ProgressBar::new(0);
        let rebuilt = context.app()?.rebuild(
            &mut |done, of| {
                bar.set_length(of as u64);
                bar.set_position(done as u64);
            },
            &stop,
        )?;
        bar.finish_and_clear();
        context.print(&rebuilt, |out| {
            for failed in &rebuilt.failed {
                writeln!(out, "{failed}")?;
            }
            Ok(writeln!(
                out,
                "{} made again, {} unreadable",
                counted(rebuilt.rebuilt, "activity", "activities"),
                counted(rebuilt.failed.len(), "original", "originals")
            )?)
        })?;
        Ok(ExitCode::from(u8::from(!rebuilt.failed.is_empty())))
    }
}
