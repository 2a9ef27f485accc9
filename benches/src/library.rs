//! A library of simulated runners.

use anyhow::Result;
use app::{App, ImportOptions, SampleOptions, documents::ActivityFilter};
use std::{path::Path, sync::atomic::AtomicBool};

/// Fills a library: first the sample runner with races and a plan, then the runs of others over `weeks` up to today, each under
/// a seed of its own, until there are at least so many activities.
///
/// # Errors
/// When a folder cannot be written.
pub fn fill(app: &App, activities: usize, weeks: u32) -> Result<()> {
    if app.wants_sample()? {
        app.fill_sample(&mut |_| {}, &AtomicBool::new(false))?;
    }
    let mut seed = 100;
    while app.activities(&ActivityFilter { limit: Some(1), ..ActivityFilter::default() })?.total < activities {
        let runs = tempfile::tempdir()?;
        simulated_runs(app, runs.path(), weeks, seed)?;
        app.import(&[runs.path().to_owned()], ImportOptions::default(), &mut |_| {}, &AtomicBool::new(false))?;
        seed += 1;
    }
    Ok(())
}

/// Writes the runs of a simulated runner as files.
///
/// # Errors
/// When the folder cannot be written.
pub fn simulated_runs(app: &App, folder: &Path, weeks: u32, seed: u64) -> Result<()> {
    App::sample(folder, SampleOptions { weeks, seed, today: app.date() }, &mut |_, _| {})?;
    std::fs::remove_file(folder.join("truth.json"))?;
    Ok(())
}
