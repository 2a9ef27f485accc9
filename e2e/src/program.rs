//! The program under test, as its own process.

use anyhow::{Context, Result, bail, ensure};
use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

/// A served library in a folder of its own; stopped when dropped.
pub struct Program {
    child: Child,
    /// `http://127.0.0.1:PORT`.
    pub address: String,
}

impl Program {
    /// The binary that the test command built.
    ///
    /// # Errors
    /// When it has not been built.
    pub fn path() -> Result<PathBuf> {
        let target = std::env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../target"), PathBuf::from);
        let path = target.join("debug/stayer");
        ensure!(path.exists(), "{} is not there; run: cargo build --package cli", path.display());
        Ok(path)
    }

    /// Runs a verb on a library and gives what it printed.
    ///
    /// # Errors
    /// When it fails; the message has what it said.
    pub fn verb(data: &Path, arguments: &[&str]) -> Result<String> {
        Self::verb_of(&Self::path()?, data, arguments)
    }

    /// The same by a program that is named.
    ///
    /// # Errors
    /// When it fails; the message has what it said.
    pub fn verb_of(program: &Path, data: &Path, arguments: &[&str]) -> Result<String> {
        let out = Command::new(program).arg("--data").arg(data).args(arguments).output()?;
        let said = String::from_utf8_lossy(&out.stderr);
        ensure!(out.status.success(), "stayer {}: {}: {said}", arguments.join(" "), out.status);
        Ok(String::from_utf8(out.stdout)?)
    }

    /// Serves a library and waits for the address.
    ///
    /// # Errors
    /// When the program ends before it prints an address.
    pub fn serve(data: &Path, today: &str) -> Result<Self> {
        Self::start(&Self::path()?, data, today, &[])
    }

    /// Serves a library at the address that an earlier program had.
    ///
    /// # Errors
    /// When the address is taken.
    pub fn serve_again(data: &Path, today: &str, address: &str) -> Result<Self> {
        let port = address.rsplit_once(':').context("an address has a port")?.1;
        Self::start(&Self::path()?, data, today, &["--port", port])
    }

    /// The same as [`serve`](Self::serve), for the home network too.
    ///
    /// # Errors
    /// When the program ends before it prints an address.
    pub fn serve_home_network(data: &Path, today: &str) -> Result<Self> {
        Self::start(&Self::path()?, data, today, &["--lan"])
    }

    /// The same as [`serve`](Self::serve), filled with the sample runner first.
    ///
    /// # Errors
    /// When the program ends before it prints an address.
    pub fn serve_sample(data: &Path, today: &str) -> Result<Self> {
        Self::start(&Self::path()?, data, today, &["--sample"])
    }

    /// Serves a library by a program that is named; an empty one is filled with the sample runner first.
    ///
    /// # Errors
    /// When the program ends before it prints an address.
    pub fn serve_by(program: &Path, data: &Path, today: &str, filled: bool) -> Result<Self> {
        Self::start(program, data, today, if filled { &[] } else { &["--sample"] })
    }

    fn start(program: &Path, data: &Path, today: &str, more: &[&str]) -> Result<Self> {
        let mut child = Command::new(program)
            .arg("--data")
            .arg(data)
            .args(["--today", today, "--json", "serve", "--no-open"])
            .args(if more.contains(&"--port") { &[][..] } else { &["--port", "0"] })
            .args(more)
            .stdout(Stdio::piped())
            .spawn()?;
        let out = child.stdout.take().context("the program's output is piped")?;
        for line in BufReader::new(out).lines() {
            let line = line?;
            if let Ok(document) = serde_json::from_str::<serde_json::Value>(&line)
                && let Some(address) = document["address"].as_str()
            {
                return Ok(Self { child, address: address.to_owned() });
            }
        }
        bail!("the program ended without an address: {:?}", child.wait()?)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It is gone either way once the test ends.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
