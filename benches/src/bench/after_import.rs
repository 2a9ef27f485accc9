//! What the first look at a page costs after an import of one run, every later one, and what it would cost if nothing were kept,
//! over a library of simulated runners.
//!
//! Run: `cargo run --release -p benches -- after_import`, with another number of activities and a folder to keep the library
//! in: `… benches -- after_import 5000 /tmp/library`. Requests are answered in this process, with no network; judged is the
//! processor time of all threads. Goal: the ledger of 3,000 activities in under 300 ms after an import touched one of them.

use crate::{cpu_time_of_all, fill, simulated_runs};
use anyhow::{Context, Result, ensure};
use app::{App, Config, ImportOptions, documents::ActivityFilter};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, header},
};
use std::{path::PathBuf, sync::atomic::AtomicBool};
use tower::ServiceExt;

const ACTIVITIES: usize = 3000;
/// Weeks of each simulated runner: seven years and a half.
const WEEKS: u32 = 390;
/// The goal for the ledger, ms.
const GOAL_MS: f64 = 300.0;
/// Imports before the first look at each page, and later looks.
const IMPORTS: usize = 3;
const LATER: u32 = 20;

/// What the navigation leads to.
const PAGES: [&str; 18] = [
    "/hold",
    "/anchors",
    "/durability",
    "/",
    "/plan",
    "/activities",
    "/load",
    "/intensity",
    "/records",
    "/predict",
    "/fuel",
    "/log",
    "/move",
    "/import",
    "/imports",
    "/plan/changes",
    "/plan/export",
    "/settings",
];

/// Runs it.
pub fn run(arguments: &[String]) -> Result<()> {
    let mut arguments = arguments.iter();
    let activities = arguments.next().map_or(Ok(ACTIVITIES), |text| text.parse()).context("a number of activities")?;
    let temporary = tempfile::tempdir()?;
    let folder = arguments.next().map_or_else(|| temporary.path().join("library"), PathBuf::from);
    let app = App::open(Config { data: Some(folder), ..Config::default() })?;
    fill(&app, activities, WEEKS)?;
    println!("{} activities in the library", app.activities(&ActivityFilter::default())?.total);

    let mut added = Added::new(&app, temporary.path().join("added"))?;
    let runtime = tokio::runtime::Runtime::new()?;
    let router = web::router(app.clone());
    app.hold(None)?;
    let ledger = added.first(|| app.hold(None).map(drop).map_err(Into::into))?;
    println!("the ledger after an import {ledger:>8.1} ms, goal {GOAL_MS} ms");
    println!("{:<28} {:>14} {:>10} {:>14}", "page, CPU ms", "after import", "later", "nothing kept");
    for page in PAGES {
        let get = || runtime.block_on(get(&router, page));
        get()?;
        let first = added.first(get)?;
        let before = cpu_time_of_all();
        for _ in 0..LATER {
            get()?;
        }
        let later = (cpu_time_of_all() - before).as_secs_f64() * 1e3 / f64::from(LATER);
        app.runner_set("units", "km")?; // every kept answer is dropped
        let before = cpu_time_of_all();
        get()?;
        let whole = (cpu_time_of_all() - before).as_secs_f64() * 1e3;
        println!("{page:<28} {first:>14.1} {later:>10.2} {whole:>14.1}");
    }
    ensure!(ledger <= GOAL_MS, "the ledger's goal is missed");
    Ok(())
}

/// Runs that are not in the library yet.
struct Added<'a> {
    app: &'a App,
    files: Vec<PathBuf>,
}

impl<'a> Added<'a> {
    fn new(app: &'a App, folder: PathBuf) -> Result<Self> {
        simulated_runs(app, &folder, 52, 7)?;
        let mut files =
            std::fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<Vec<_>, _>>()?;
        files.sort();
        Ok(Self { app, files })
    }

    /// The median of what something costs as the first thing after an import of one run, ms.
    fn first(&mut self, mut work: impl FnMut() -> Result<()>) -> Result<f64> {
        let mut times = Vec::with_capacity(IMPORTS);
        while times.len() < IMPORTS {
            let file = self.files.pop().context("another run to import")?;
            let report = self.app.import(&[file], ImportOptions::default(), &mut |_| {}, &AtomicBool::new(false))?;
            if report.imported == 0 {
                continue; // two of the runners ran the same race
            }
            let before = cpu_time_of_all();
            work()?;
            times.push((cpu_time_of_all() - before).as_secs_f64() * 1e3);
        }
        times.sort_by(f64::total_cmp);
        Ok(times[IMPORTS / 2])
    }
}

async fn get(router: &Router, page: &str) -> Result<()> {
    let request = Request::get(page).header(header::HOST, "127.0.0.1:7878").body(Body::empty())?;
    let response = router.clone().oneshot(request).await?;
    let status = response.status();
    let bytes = to_bytes(response.into_body(), usize::MAX).await?;
    ensure!(status.is_success() && !bytes.is_empty(), "{page} answered {status}");
    Ok(())
}
