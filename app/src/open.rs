//! Opening the runner's library.

use crate::Result;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// Where the library is and what replaces the clock and the random source.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// The library's folder; the platform's data folder when absent.
    pub data: Option<PathBuf>,
    /// Replaces the clock.
    pub today: Option<Date>,
    /// Seed of everything drawn.
    pub seed: u64,
}

/// The runner's library and everything that can be asked of it. Cheap to clone; may be used from several threads.
#[derive(Clone)]
pub struct App {}

impl App {
    /// Opens the library, making it where there is none yet, and bringing an older one up to date after a backup.
    ///
    /// # Errors
    /// `Broken` when the folder cannot be written or the file is not a library.
    pub fn open(_config: Config) -> Result<Self> {
        unimplemented!()
    }

    /// The library's folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        unimplemented!()
    }

    /// Today, by the clock or by `--today`.
    #[must_use]
    pub fn date(&self) -> Date {
        unimplemented!()
    }
}
