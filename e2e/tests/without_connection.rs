//! A phone that has lost stayer: today and the next days can be read, a lifting session is logged set by set, and what was
//! told is sent once when stayer is back; what it does not take is said.

use anyhow::{Context, Result, ensure};
use e2e::{
    Program, Screen, Theme, Visitor,
    library::{first, planned},
};
use serde_json::Value;
use std::path::Path;

/// Whether the device has kept a page.
fn kept(path: &str) -> String {
    format!("caches.match('{path}').then(answer => answer !== undefined)")
}

/// How often the log has an entry of a kind.
fn told(data: &Path, kind: &str) -> Result<usize> {
    let list: Value = serde_json::from_str(&Program::verb(data, &["--json", "log", "list"])?)?;
    let entries = list["entries"].as_array().context("the log has entries")?;
    Ok(entries.iter().filter(|entry| entry["kind"] == kind).count())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lifting_session_is_logged_without_stayer_and_sent_once() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let plan = planned(folder.path())?;
    let data = folder.path().join("library");
    let (today, lift) = first(&plan, "2026-12-01", |s| s["kind"] == "strength")?;
    let program = Program::serve(&data, today)?;
    let address = program.address.clone();
    let visitor = Visitor::arrive(&address).await?;
    visitor.look(Screen::Small, Theme::Light).await?;
    visitor.open("/").await?;
    let session = format!("/plan/sessions/{lift}");
    let next = "JSON.stringify([...document.querySelectorAll('.next-days a')].map(a => a.getAttribute('href')))";
    let next: Vec<String> = serde_json::from_str(&visitor.read(next).await?)?;
    ensure!(next.len() >= 3, "the next days have {next:?}");
    for path in next.iter().map(String::as_str).chain(["/", "/plan", "/fuel", session.as_str()]) {
        visitor.waits_for(&kept(path)).await?;
    }
    // The last thing that is kept is what the last page is drawn with.
    visitor
        .waits_for("caches.match('/assets/gym.js', { ignoreSearch: true }).then(answer => answer !== undefined)")
        .await?;

    drop(program);
    visitor.open("/").await?;
    visitor.sees("No connection to stayer").await?;
    ensure!(visitor.holds("document.querySelectorAll('.next-days a').length > 0").await?, "it is the page of today");
    ensure!(
        visitor.holds("getComputedStyle(document.querySelector('.skip')).position === 'absolute'").await?,
        "it has its style"
    );
    for path in &next {
        visitor.open(path).await?;
        visitor.sees("No connection to stayer").await?;
        ensure!(!visitor.text().await?.contains("was not kept"), "{path} is there");
    }
    visitor.open("/activities").await?;
    visitor.sees("This page was not kept on this device").await?;

    // Set by set, with one thumb.
    visitor.open(&session).await?;
    visitor.click("[data-part=begin]").await?;
    let exercises: usize = visitor.read("String(document.querySelectorAll('[data-lift]').length)").await?.parse()?;
    let first_sets: usize = visitor
        .read("String(document.querySelector('[data-lift]').querySelectorAll('[data-set]').length)")
        .await?
        .parse()?;
    visitor.click("[data-step=reps][data-by='1']").await?;
    for set in 1..=first_sets {
        visitor
            .waits_for(&format!("document.querySelector('[data-part=count]').textContent.includes('set {set} of')"))
            .await?;
        visitor.click("[data-part=done]").await?;
        if set < first_sets {
            visitor.waits_for("!document.querySelector('[data-part=rest]').hidden").await?;
            visitor.click("[data-part=done]").await?;
        }
    }
    visitor.sees("kept on this device and sent later").await?;
    ensure!(exercises > 1);
    visitor.sees("1 entry waits on this device").await?;

    // What the program will not take is told as well.
    visitor.open("/").await?;
    visitor.run("document.querySelector('.morning').open = true").await?;
    visitor.run("document.querySelector('[name=hrv_ms]').value = 'much'").await?;
    visitor.run("document.querySelector('.morning form').requestSubmit()").await?;
    visitor.sees("2 entries wait on this device").await?;
    ensure!(told(&data, "strength")? == 0, "nothing has arrived yet");

    let program = Program::serve_again(&data, today, &address)?;
    visitor.open("/").await?;
    visitor.sees("1 entry that waited on this device was sent").await?;
    visitor.sees("Not taken: morning (hrv_ms much)").await?;
    ensure!(told(&data, "strength")? == 1 && told(&data, "wellness")? == 0);
    visitor.open("/log").await?;
    visitor.sees("Not taken: morning").await?;
    visitor.click(".connection button").await?;
    visitor.waits_for("!document.body.innerText.includes('Not taken')").await?;
    visitor.open("/").await?;
    visitor.waits_for("document.querySelector('[data-connection]').dataset.connection === 'there'").await?;
    ensure!(!visitor.text().await?.contains("Not taken"), "it was let go");
    ensure!(told(&data, "strength")? == 1, "it was sent once");
    drop(program);
    visitor.leave().await
}
