//! A folder that is looked at every few seconds, and synced when it or the plan changed.

use anyhow::Result;
use app::{App, SyncOptions, documents::Synced};
use std::{
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
    thread::sleep,
    time::{Duration, Instant},
};

/// How often a watched folder is looked at.
const EVERY: Duration = Duration::from_secs(5);
/// After so long a sync that could not write everything, onto a full watch for example, is tried again.
const AGAIN: Duration = Duration::from_secs(60);
/// How often it is asked whether to stop.
const TICK: Duration = Duration::from_millis(200);

/// Watches until told to stop. `each` gets every sync, or why there was none; a folder that is not there is waited for.
pub fn keep_watching(
    app: &App,
    folder: &Path,
    options: SyncOptions,
    stop: &AtomicBool,
    mut each: impl FnMut(app::Result<Synced>) -> Result<()>,
) -> Result<()> {
    let mut before = None;
    let mut was_there = true;
    let mut failed_at: Option<Instant> = None;
    while !stop.load(Ordering::Relaxed) {
        match app.sync_state(folder) {
            Ok(now) => {
                if now.is_none() && was_there {
                    eprintln!("{} is not there; waiting for it", folder.display());
                }
                was_there = now.is_some();
                let again = failed_at.is_some_and(|at| at.elapsed() >= AGAIN);
                if was_there && (now != before || again) {
                    let synced = app.sync(folder, options, &mut |_| (), stop);
                    failed_at = synced.as_ref().map_or(true, |synced| synced.failed > 0).then(Instant::now);
                    each(synced)?;
                }
                before = now;
            }
            Err(why) => each(Err(why))?,
        }
        let mut waited = Duration::ZERO;
        while waited < EVERY && !stop.load(Ordering::Relaxed) {
            sleep(TICK);
            waited += TICK;
        }
    }
    Ok(())
}
