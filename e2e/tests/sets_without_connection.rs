//! A lifting session on a phone, with stayer out of reach: the page is there, the sets wait, and arrive once.

use anyhow::{Result, ensure};
use e2e::{Program, Screen, Theme, Visitor};

/// A day of the sample's plan with a lifting session.
const TODAY: &str = "2026-12-15";

#[tokio::test(flavor = "multi_thread")]
async fn sets_are_logged_without_a_connection_and_arrive_once() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let library = folder.path().join("library");
    drop(Program::serve_sample(&library, "2026-12-09")?);
    let program = Program::serve(&library, TODAY)?;
    let address = program.address.clone();
    let visitor = Visitor::arrive(&address).await?;
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
    for m in ["script[src*=gym]", "script[src*=flow]", "script[src*=app]"] {
        eprintln!(
            "{m} {}",
            visitor.read(&format!("import(document.querySelector('{m}').src).then(()=>'ok',e=>String(e))")).await?
        );
    }
    eprintln!(
        "{}",
        visitor.read("caches.open('stayer-kept-1').then(c => c.keys()).then(k => k.map(r => r.url).join(' '))").await?
    );
    for m in ["awake", "later", "queue"] {
        eprintln!(
            "{m} {}",
            visitor
                .read(&format!(
                    "fetch('/assets/{m}.js').then(a=>String(a.status)+a.headers.get('content-type'),e=>String(e))"
                ))
                .await?
        );
    }
    visitor.sees("Begin, set by set").await?;
    visitor.open("/records").await?;
    visitor.sees("This page was not kept on this device").await?;

    visitor.open(&lifting).await?;
    visitor.sees("Begin, set by set").await?;
    visitor.click("[data-part=begin]").await?;
    let first: String = visitor.read("document.querySelector('[data-part=name]').textContent").await?;
    visitor.click("[data-step=load][data-by='2.5']").await?;
    let sets: String = visitor
        .read("String(document.querySelector('[data-lift] form').querySelectorAll('[data-set]').length)")
        .await?;
    for _ in 0..sets.parse::<usize>()? {
        visitor.click("[data-part=done]").await?;
        if visitor.holds("!document.querySelector('[data-part=rest]').hidden").await? {
            visitor.click("[data-part=done]").await?;
        }
    }
    visitor.sees("kept on this device and sent later").await?;

    // The laptop is open again.
    let again = Program::serve_again(&library, TODAY, &address)?;
    visitor.open("/log").await?;
    visitor.sees("1 entry that waited on this device was sent").await?;
    visitor.open("/log").await?;
    let entries = "String([...document.querySelectorAll('main tr.starts')].length)";
    visitor.sees(&first).await?;
    ensure!(visitor.read(entries).await? == "1", "it is kept once: {}", visitor.text().await?);
    let list = Program::verb(&library, &["--today", TODAY, "--json", "log", "list"]);
    ensure!(list.is_err() || list?.contains(&first), "the library has it");
    drop(again);
    visitor.leave().await
}
