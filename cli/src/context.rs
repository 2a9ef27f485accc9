//! What every verb gets: the library, where to print and how.

use crate::plain::plain;
use anyhow::{Context as _, Result};
use app::{App, Config};
use clap::{Args, builder::TypedValueParser as _};
use jiff::civil::Date;
use serde::Serialize;
use std::{
    cell::OnceCell,
    io::{self, Write},
    path::PathBuf,
};
use web::{
    format::Units,
    language::{self, Language},
};

/// Options of every verb.
#[derive(Args)]
pub struct Global {
    /// Folder of the runner's library [default: the platform's data folder]
    #[arg(long, global = true, value_name = "DIR", env = "STAYER_DATA", hide_env_values = true)]
    #[arg(value_parser = clap::builder::OsStringValueParser::new().try_map(crate::parse::library))]
    data: Option<PathBuf>,

    /// Replace the clock, so that output can be reproduced
    #[arg(long, global = true, value_name = "DATE", value_parser = crate::parse::date)]
    today: Option<Date>,

    /// Replace the random source
    #[arg(long, global = true, value_name = "N", default_value_t = 1)]
    seed: u64,

    /// Print one JSON document for other programs
    #[arg(long, global = true)]
    json: bool,
}

/// What every verb gets.
pub struct Context {
    global: Global,
    app: OnceCell<App>,
}

impl Context {
    /// From the options.
    pub const fn new(global: Global) -> Self {
        Self { global, app: OnceCell::new() }
    }

    /// Where the library is and what replaces clock and chance.
    pub fn config(&self) -> Config {
        Config { data: self.global.data.clone(), today: self.global.today, seed: self.global.seed }
    }

    /// The library, opened on first use: verbs that need none never touch the disk.
    pub fn app(&self) -> Result<&App> {
        if let Some(app) = self.app.get() {
            return Ok(app);
        }
        let app = App::open(self.config())?.voiced(language::voice);
        Ok(self.app.get_or_init(|| app))
    }

    /// The sample runner's library: a folder of its own, so that nobody's real library is ever filled with it,
    /// unless `--data` names one.
    pub fn sample_app(&self) -> Result<App> {
        let mut config = self.config();
        if config.data.is_none() {
            config.data = Some(config.folder()?.join("sample"));
        }
        Ok(App::open(config)?.voiced(language::voice))
    }

    /// Today, without opening the library.
    pub fn date(&self) -> Date {
        self.global.today.unwrap_or_else(|| jiff::ZonedDateTime::now().date())
    }

    /// The seed.
    pub const fn seed(&self) -> u64 {
        self.global.seed
    }

    /// Programs want JSON.
    pub const fn json(&self) -> bool {
        self.global.json
    }

    /// The runner's units.
    pub fn units(&self) -> Result<Units> {
        Ok(Units::from_word(&self.app()?.runner()?.units))
    }

    /// The runner's language, for what is printed and handed out; what the verbs say themselves is English.
    pub fn language(&self) -> Result<Language> {
        Ok(Language::from_word(&self.app()?.runner()?.language))
    }

    /// Prints a document: as JSON for programs, by `show` for people.
    pub fn print<T: Serialize>(&self, document: &T, show: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
        // Standard output alone writes every line by itself.
        let mut out = io::BufWriter::with_capacity(1 << 16, io::stdout().lock());
        let written = if self.json() {
            serde_json::to_writer_pretty(&mut out, document).map_err(io::Error::from).and_then(|()| writeln!(out))
        } else {
            let mut text = Vec::new();
            show(&mut text)?;
            out.write_all(plain(&String::from_utf8_lossy(&text)).as_bytes())
        };
        written
            .and_then(|()| out.flush())
            .context("the answer could not be written out whole; make room, or send it somewhere else")
    }
}
