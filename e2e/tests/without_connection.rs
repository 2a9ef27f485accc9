//! A phone with stayer out of reach: today and its lifting session are there, and what was not kept says so.

use anyhow::Result;
use e2e::{Program, Screen, Theme, Visitor};

/// A day of the sample's plan with a lifting session.
const TODAY: &str = "2026-12-15";

#[tokio::test(flavor = "multi_thread")]
async fn today_and_its_sessions_are_there_without_a_connection() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let library = folder.path().join("library");
    drop(Program::serve_sample(&library, "2026-12-09")?);
    let program = Program::serve(&library, TODAY)?;
    let visitor = Visitor::arrive(&program.address).await?;
    visitor.look(Screen::Phone, Theme::Dark).await?;

    visitor.open("/").await?;
    let lifting: String = visitor
        .read("[...document.querySelectorAll('.session h3 a')].find(a => a.textContent.startsWith('Strength')).getAttribute('href')")
        .await?;
    visitor.waits_for("navigator.serviceWorker.ready.then(() => true)").await?;
    visitor.open("/").await?;
    let kept = format!("caches.open('stayer-kept-1').then(c => c.match('{lifting}')).then(m => m !== undefined)");
    visitor.waits_for(&kept).await?;
    visitor
        .waits_for("caches.open('stayer-kept-1').then(c => c.keys()).then(k => k.some(r => r.url.includes('gym.js')))")
        .await?;

    // The laptop is shut.
    drop(program);
    visitor.open("/").await?;
    visitor.sees("No connection to stayer: this is the page as it was").await?;
    visitor.open(&lifting).await?;
    visitor.sees("Begin, set by set").await?;
    visitor.open("/records").await?;
    visitor.sees("This page was not kept on this device").await?;
    visitor.leave().await
}
