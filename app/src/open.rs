//! Opening the runner's library.

use crate::{Error, Result};
use jiff::{Timestamp, ZonedDateTime, civil::Date};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};
use store::Store;

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

impl Config {
    /// The library's folder: the one named, else `stayer` in the platform's data folder.
    ///
    /// # Errors
    /// `Broken` when none is named and the platform has no data folder.
    pub fn folder(&self) -> Result<PathBuf> {
        if let Some(folder) = &self.data {
            return Ok(folder.clone());
        }
        directories::ProjectDirs::from("", "", "stayer")
            .map(|dirs| dirs.data_dir().to_owned())
            .ok_or_else(|| Error::Broken("this system names no folder for data; name one with --data".into()))
    }
}

/// The runner's library and everything that can be asked of it. Cheap to clone; may be used from several threads.
#[derive(Clone, Debug)]
pub struct App {
    store: Arc<Store>,
    today: Option<Date>,
    seed: u64,
    /// What the next entry of the log is called, so that it is kept once.
    entry_key: Option<String>,
    /// How English is said in the runner's language.
    voice: Voice,
}

/// Says an English text in the language of a tag, as far as it can; else the text as it is.
pub type Voice = fn(language: &str, english: &str) -> String;

impl App {
    /// Opens the library, making it where there is none yet, and bringing an older one up to date after a backup.
    ///
    /// # Errors
    /// `Broken` when the folder cannot be written or the file is not a library.
    pub fn open(config: Config) -> Result<Self> {
        let store = Store::open(&config.folder()?)?;
        Ok(Self::over(store, &config))
    }

    /// Over a library that is open already.
    pub(crate) fn over(store: Store, config: &Config) -> Self {
        Self { store: Arc::new(store), today: config.today, seed: config.seed, entry_key: None, voice: as_it_is }
    }

    /// The library's folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.store.folder()
    }

    /// Whether the library still lies where it was opened. A file that was moved away takes writes that nobody finds again.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.folder().join(store::FILE_NAME).exists()
    }

    /// Today, by the clock or by `--today`.
    #[must_use]
    pub fn date(&self) -> Date {
        self.today.unwrap_or_else(|| ZonedDateTime::now().date())
    }

    /// The same library, whose entries of the log are kept under a key: what comes twice with one key is kept once.
    ///
    /// # Errors
    /// `Rejected` for a key that is none: 8 to 64 letters, digits and hyphens.
    pub fn keyed(&self, key: &str) -> Result<Self> {
        if !(8..=64).contains(&key.len()) || !key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
            return Err(Error::Rejected(format!(
                "{key:?} is no key of an entry; 8 to 64 letters, digits and hyphens are"
            )));
        }
        Ok(Self { entry_key: Some(key.to_owned()), ..self.clone() })
    }

    /// The same library, whose workouts are named in the runner's language by this voice; without one they are in English.
    #[must_use]
    pub fn voiced(self, voice: Voice) -> Self {
        Self { voice, ..self }
    }

    /// How English is said in the runner's language.
    pub(crate) const fn voice(&self) -> Voice {
        self.voice
    }

    /// The key that the next entry of the log is kept under.
    pub(crate) fn entry_key(&self) -> Option<&str> {
        self.entry_key.as_deref()
    }

    /// The library's rows.
    pub(crate) fn store(&self) -> &Store {
        &self.store
    }

    /// Does several things in one transaction, all or none, by the library as it is within it. See [`Store::together`].
    pub(crate) fn together<T>(&self, work: impl FnOnce(&Self) -> Result<T>) -> Result<T> {
        self.store.together(|store| work(&Self { store: Arc::clone(store), ..self.clone() }))
    }

    /// The seed of everything drawn.
    #[must_use]
    pub const fn seed(&self) -> u64 {
        self.seed
    }

    /// Now by the clock; noon of the day that replaces it, else.
    pub(crate) fn now(&self) -> Timestamp {
        let noon =
            |today: Date| today.at(12, 0, 0, 0).to_zoned_datetime(jiff::tz::TimeZone::UTC).ok().map(|z| z.timestamp());
        self.today.and_then(noon).unwrap_or_else(Timestamp::now)
    }
}

fn as_it_is(_: &str, english: &str) -> String {
    english.to_owned()
}
