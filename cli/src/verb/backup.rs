use crate::context::Context;
use anyhow::Result;
use quantity::counted;
use std::{path::PathBuf, process::ExitCode};

/// Write the whole library into one file
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  stayer backup ~/stayer-2026-11-23.backup\n  stayer backup /media/usb/stayer.backup --json"
)]
pub struct Backup {
    /// The file; it must not exist yet
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Backup {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let backup = context.app()?.backup(&self.file)?;
        context.print(&backup, |out| {
            Ok(writeln!(
                out,
                "{}: {}, {} bytes",
                backup.file,
                counted(backup.activities, "activity", "activities"),
                backup.bytes
            )?)
        })?;
        Ok(ExitCode::SUCCESS)
    }
}
