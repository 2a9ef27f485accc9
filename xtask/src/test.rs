//! Everything that must hold before a change is done.

use crate::{arrows, install, models, rules, run::run as call, schema};
use anyhow::Result;

/// Formatting, lints, arrows, documentation, unit, golden, property, corpus, plan, crash and browser tests.
pub fn run() -> Result<()> {
    install::test_needs()?;
    call("cargo", &["fmt", "--all", "--check"])?;
    call("cargo", &["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"])?;
    arrows::run()?;
    schema::run(true)?;
    rules::run(true)?;
    models::run(true)?;
    call("cargo", &["build", "--locked", "--package", "cli"])?;
    call("cargo", &["test", "--workspace", "--locked", "--no-fail-fast"])
}
