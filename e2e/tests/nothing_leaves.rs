//! Nothing that the pages start asks for anything elsewhere: no page, and no worker behind them.

use anyhow::{Result, ensure};
use e2e::{Elsewhere, Program, Screen, Theme, Visitor};

const TODAY: &str = "2026-12-15";

#[tokio::test(flavor = "multi_thread")]
async fn no_page_and_no_worker_asks_for_anything_elsewhere() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let program = Program::serve_sample(&folder.path().join("library"), TODAY)?;
    let visitor = Visitor::arrive(&program.address).await?;
    visitor.look(Screen::Phone, Theme::Light).await?;
    visitor.open("/").await?;
    visitor.waits_for("navigator.serviceWorker.ready.then(() => true)").await?;
    visitor.waits_for("caches.keys().then(keys => keys.length > 0)").await?;
    for path in testkit::pages() {
        visitor.open(path).await?;
    }
    visitor.open("/activities").await?;
    visitor.click("main a[href^=\"/activities/\"]").await?;
    visitor.sees("North is up").await?;
    visitor.leave().await
}

/// The watch itself is watched: a worker of other pages that asks elsewhere is found.
#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_asks_elsewhere_would_be_found() -> Result<()> {
    const PAGE: &str = "<!doctype html><title>a page</title><p>Here</p><script>navigator.serviceWorker.register('/worker.js')</script>";
    const WORKER: &str = "const to = 'http://127.0.0.2:' + self.location.port + '/away'; self.addEventListener('install', event => event.waitUntil(fetch(to, { mode: 'no-cors' }).catch(() => {})));";
    let home = Elsewhere::answering(|path| match path {
        "/worker.js" => ("text/javascript", WORKER.to_owned()),
        _ => ("text/html", PAGE.to_owned()),
    })?;
    let visitor = Visitor::arrive(&home.address).await?;
    visitor.open("/").await?;
    visitor.sees("Here").await?;
    visitor.waits_for("navigator.serviceWorker.ready.then(() => true)").await?;
    let found = visitor.leave().await;
    ensure!(home.asked().iter().any(|head| head.contains("/worker.js")), "the worker was asked for");
    let why = found.err().map(|why| why.to_string()).unwrap_or_default();
    ensure!(why.contains("/away"), "the worker's request was not seen: {why}");
    Ok(())
}
