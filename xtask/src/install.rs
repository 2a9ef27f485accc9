//! What the tests need beside a Rust toolchain, a C compiler and Node: Chromium, and Python for independent readers.

use crate::run::{run_with, there_is};
use anyhow::{Result, bail};
use std::{path::Path, process::Command};

/// Installs what is missing through the system's package manager.
pub fn test_needs() -> Result<()> {
    let mut missing = Vec::new();
    if !["chromium", "chromium-browser", "google-chrome"].iter().any(|program| there_is(program)) {
        missing.push("chromium");
    }
    let venv = Command::new("python3").args(["-c", "import ensurepip, venv"]).output();
    if !venv.is_ok_and(|out| out.status.success()) {
        missing.push("python3-venv");
    }
    if missing.is_empty() {
        return Ok(());
    }
    if !Path::new("/usr/bin/apt-get").exists() {
        bail!("the tests need {}; install it with this system's package manager", missing.join(" and "));
    }
    let as_root = Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout.starts_with(b"0\n"));
    let quiet = [("DEBIAN_FRONTEND", "noninteractive")];
    let apt = |arguments: &[&str]| {
        if as_root {
            run_with("apt-get", arguments, &quiet)
        } else {
            run_with("sudo", &[&["apt-get"], arguments].concat(), &quiet)
        }
    };
    apt(&["update", "-qq"])?;
    apt(&[&["install", "-y", "-qq", "--no-install-recommends"], missing.as_slice()].concat())
}
