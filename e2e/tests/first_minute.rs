//! The first minute with a real history: its files dropped in, watched while other pages are read, what can be held, three
//! questions, a plan.

use anyhow::{Context, Result, ensure};
use e2e::{Program, Screen, Theme, Visitor};
use std::{
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

/// Two days after the last run of the history.
const TODAY: &str = "2025-12-18";

/// A daily runner's five months, in one archive as a service would export it; none where the history is not there.
fn history(folder: &Path) -> Result<Option<PathBuf>> {
    let runs = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/history/tang-hi"));
    if !runs.exists() {
        return Ok(None);
    }
    let archive = folder.join("export.zip");
    let packed = Command::new("python3").args(["-m", "zipfile", "-c"]).arg(&archive).arg(runs).status();
    ensure!(packed.context("python3 packs the archive")?.success(), "the archive was not made");
    Ok(Some(archive))
}

#[tokio::test(flavor = "multi_thread")]
async fn from_an_export_to_a_plan() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let Some(archive) = history(folder.path())? else {
        eprintln!("skipped: the history of a real runner is not there");
        return Ok(());
    };
    let program = Program::serve(&folder.path().join("library"), TODAY)?;
    let visitor = Visitor::arrive(&program.address).await?;
    visitor.look(Screen::Phone, Theme::Light).await?;
    visitor.open("/").await?;
    ensure!(visitor.read("String(document.querySelectorAll('.door').length)").await? == "3", "three doors");
    let start = Instant::now();
    visitor.put_files("#files", &[&archive]).await?;
    visitor.sees("export.zip, ").await?;
    visitor.run("document.querySelector('#files').form.requestSubmit()").await?;
    visitor.waits_for("document.querySelector('[data-progress] progress') !== null").await?;
    let job = visitor.path().await?;

    // Every state that the page goes through, kept by the page itself.
    visitor.run(
        "globalThis.seen = []; new MutationObserver(() => seen.push(document.querySelector('[data-text]').textContent))
            .observe(document.querySelector('[data-text]'), { childList: true, characterData: true, subtree: true })",
    ).await?;
    visitor
        .waits_for(
            "globalThis.seen?.some(text => / of \\d+ files/.test(text)) || !document.querySelector('[data-progress]')",
        )
        .await?;
    ensure!(visitor.holds("document.querySelector('[data-progress]') !== null").await?, "it is watched while it runs");
    // Other pages answer meanwhile, and the import goes on.
    visitor.open("/settings").await?;
    visitor.sees("Races ahead").await?;
    visitor.open(&job).await?;
    visitor.sees("See what you can hold").await?;
    eprintln!("94 runs are in after {:.1} s", start.elapsed().as_secs_f64());
    ensure!(visitor.text().await?.contains("94 files brought new activities"), "{}", visitor.text().await?);

    visitor.click("main a[href='/hold']").await?;
    visitor.sees("You can hold").await?;
    visitor.open(&job).await?;
    visitor.click("main a[href='/start']").await?;
    visitor.sees("Three questions").await?;
    visitor.run("document.querySelector('[name=distance]').value = 'half'").await?;
    visitor.run("document.querySelector('[name=date]').value = '2026-04-19'").await?;
    for day in ["tue", "thu", "sat", "sun"] {
        visitor.run(&format!("document.querySelector('[name=days][value={day}]').checked = true")).await?;
    }
    visitor.run("document.querySelector('[name=equipment][value=dumbbell]').checked = true").await?;
    visitor.click("#make-plan").await?;
    visitor.waits_for("location.pathname === '/' && document.readyState === 'complete'").await?;
    visitor.sees("plan starts").await?;
    eprintln!("the plan is there after {:.1} s", start.elapsed().as_secs_f64());
    visitor.open("/plan").await?;
    visitor.sees("Aerobic base").await?;
    ensure!(
        visitor.holds("document.querySelectorAll('#calendar [data-session]').length > 40").await?,
        "a season of sessions"
    );
    visitor.fits_the_window().await?;
    visitor.leave().await
}
