//! The sample runner: a simulated person with a year and a half of training.

use crate::{App, Result, documents::Exported};
use std::path::Path;

/// How much of the sample runner to write.
#[derive(Debug, Clone, Copy)]
pub struct SampleOptions {
    /// Weeks of training, the last of them the one before `today`.
    pub weeks: u32,
    /// Which runner.
    pub seed: u64,
    /// The day after the last.
    pub today: jiff::civil::Date,
}

impl App {
    /// Writes the sample runner's FIT files and `truth.json` into a folder.
    ///
    /// # Errors
    /// `Broken` when the folder cannot be written.
    pub fn sample(
        _folder: &Path,
        _options: SampleOptions,
        _progress: &mut dyn FnMut(usize, usize),
    ) -> Result<Exported> {
        unimplemented!()
    }
}
