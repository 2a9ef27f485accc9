use crate::context::Context;
use anyhow::Result;
use app::{App, SampleOptions};
use indicatif::ProgressBar;
use quantity::counted;
use std::{path::PathBuf, process::ExitCode};

/// Write the sample runner's FIT files and the truth about them
///
/// The sample runner is simulated. truth.json says what that runner can really do, so that every estimate can be checked.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  stayer sample ./sample\n  stayer sample ./sample --weeks 20 --seed 7")]
pub struct Sample {
    /// The folder
    #[arg(value_name = "DIR")]
    folder: PathBuf,

    /// Weeks of training, up to today
    #[arg(long, value_name = "N", default_value_t = 78)]
    weeks: u32,
}

impl Sample {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let options = SampleOptions { weeks: self.weeks, seed: context.seed(), today: context.date() };
        let bar = ProgressBar::new(0);
        let exported = App::sample(&self.folder, options, &mut |done, of| {
            bar.set_length(of as u64);
            bar.set_position(done as u64);
        })?;
        bar.finish_and_clear();
        context.print(&exported, |out| {
            Ok(writeln!(out, "{} in {}", counted(exported.files.len(), "file", "files"), self.folder.display())?)
        })?;
        Ok(ExitCode::SUCCESS)
    }
}
