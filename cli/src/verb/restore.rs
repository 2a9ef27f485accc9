use crate::context::Context;
use anyhow::Result;
use app::App;
use quantity::counted;
use std::{path::PathBuf, process::ExitCode};

/// Fill an empty library folder from a backup
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  stayer restore ~/stayer-2026-11-23.backup\n  stayer --data ./elsewhere restore stayer.backup"
)]
pub struct Restore {
    /// The backup
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Restore {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let restored = App::restore(context.config(), &self.file)?;
        context.print(&restored, |out| {
            Ok(writeln!(out, "{} restored", counted(restored.activities, "activity", "activities"))?)
        })?;
        Ok(ExitCode::SUCCESS)
    }
}
