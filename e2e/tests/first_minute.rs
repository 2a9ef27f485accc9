//! The first minute of a runner with a history: the export dropped in, the answer, three questions, a plan, today.
//!
//! The history is that of a real person and stays outside the repository; where it is missing the journey says so and ends.

use anyhow::{Result, ensure};
use e2e::{Program, Screen, Theme, Visitor};
use std::{fs, path::Path};

const TODAY: &str = "2026-11-23";
/// Files of the history that are taken: a season, so that the journey stays short.
const FILES: usize = 120;

#[tokio::test(flavor = "multi_thread")]
async fn a_history_becomes_an_answer_and_a_plan() -> Result<()> {
    let history = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/history");
    let Ok(entries) = fs::read_dir(&history) else {
        eprintln!("skipped: no history at {}", history.display());
        return Ok(());
    };
    let mut files: Vec<_> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_file()).collect();
    files.sort();
    let files: Vec<&Path> = files.iter().rev().take(FILES).map(|path| path.as_path()).collect();
    if files.is_empty() {
        eprintln!("skipped: no file in {}", history.display());
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    let program = Program::serve(&folder.path().join("library"), TODAY)?;
    let visitor = Visitor::arrive(&program.address).await?;
    visitor.look(Screen::Desktop, Theme::Light).await?;

    visitor.open("/").await?;
    visitor.sees("How long can you hold which pace?").await?;
    visitor.put_files("#files", &files).await?;
    visitor.click("#upload").await?;
    visitor.waits_for("location.pathname.startsWith('/import/')").await?;
    visitor.waits_for("document.querySelector('#summary') !== null").await?;
    visitor.click("a[href='/start']").await?;
    visitor.sees("Three questions, then a plan").await?;
    visitor.run("document.querySelector('#start [name=distance]').value = 'half'").await?;
    visitor.run("document.querySelector('#start [name=date]').value = '2027-04-18'").await?;
    for day in ["tue", "thu", "sat", "sun"] {
        visitor.click(&format!("#start [value={day}]")).await?;
    }
    visitor.click("#make-plan").await?;
    visitor.waits_for("location.pathname === '/' && document.readyState === 'complete'").await?;
    visitor.open("/plan").await?;
    visitor.sees("weeks to Half marathon").await?;
    ensure!(visitor.holds("document.querySelectorAll('#calendar tbody tr').length > 8").await?, "the season is there");
    visitor.leave().await
}
