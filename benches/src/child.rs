//! Measurements that are processes of their own: only so are memory and the time of every thread theirs alone.

use crate::Usage;
use anyhow::bail;
use std::{path::Path, process::Command};

/// In the child: does the work and prints what it used.
///
/// # Errors
/// When the work fails, or the system does not say what was used.
pub fn child(work: impl FnOnce() -> anyhow::Result<u64>) -> anyhow::Result<()> {
    let done = work()?;
    let usage = Usage::own()?;
    println!("{} {} {} {done}", usage.cpu_s, usage.peak_mb, usage.wall_s);
    Ok(())
}

/// In the parent: runs a part of a benchmark as a child and reads what it used.
///
/// # Errors
/// When the child fails.
pub fn measure(bench: &str, part: &str, paths: &[&Path]) -> anyhow::Result<Usage> {
    let output = Command::new(std::env::current_exe()?).args([bench, part]).args(paths).output()?;
    if !output.status.success() {
        bail!("{bench} {part}: {}", String::from_utf8_lossy(&output.stderr));
    }
    Usage::parse(&String::from_utf8_lossy(&output.stdout))
}
