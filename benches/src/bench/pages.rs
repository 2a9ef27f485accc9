//! Server time of every page over a library of 2,500 activities, uncached: in-process, no network.
//!
//! The library is the sample runner's, under several seeds, imported as files; nothing is kept between requests
//! but what the operating system caches. Judged is the processor time of all threads, which the load of a shared
//! machine does not move; the wall clock stands beside it. `cargo run --release -p benches -- pages`

use crate::{cpu_time_of_all, fill};
use anyhow::{Context, Result, ensure};
use app::{App, Config, documents::ActivityFilter};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, header},
};
use std::time::Instant;
use tower::ServiceExt;

/// As many activities as the goal speaks of.
const ACTIVITIES: usize = 2500;
/// Weeks of each simulated runner; about four runs a week.
const WEEKS: u32 = 78;
/// The goal: server time at the median.
const GOAL_MS: f64 = 5.0;
/// Requests of each page that count.
const REQUESTS: usize = 101;

/// Runs it.
pub fn run(_arguments: &[String]) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let app = App::open(Config { data: Some(folder.path().join("library")), ..Config::default() })?;
    fill(&app, ACTIVITIES, WEEKS)?;
    let all = app.activities(&ActivityFilter::default())?;
    println!("{} activities in the library", all.total);
    let longest = all.activities.iter().max_by_key(|a| a.records).and_then(|a| a.id).context("there is an activity")?;
    let router = web::router(app);
    let runtime = tokio::runtime::Runtime::new()?;
    println!("{:<28} {:>9} {:>12} {:>9} {:>8}  goal {GOAL_MS} ms", "page", "CPU ms", "wall median", "wall p95", "kB");
    let longest = format!("/activities/{longest}");
    let mut missed = Vec::new();
    for page in [
        "/",
        "/hold",
        "/activities",
        "/activities?page=50",
        "/activities?sport=running&from=2026-01-01",
        longest.as_str(),
        "/plan",
        "/plan/weeks/2",
        "/import",
        "/settings",
        "/predict?distance=5k&time=19:58&distance2=half&time2=1:35:00",
    ] {
        let (cpu, median, p95, bytes) = runtime.block_on(measure(&router, page))?;
        println!(
            "{:<28} {cpu:>9.2} {median:>12.2} {p95:>9.2} {:>8.1}",
            page.split('?').next().unwrap_or(page),
            bytes as f64 / 1000.0
        );
        if cpu > GOAL_MS {
            missed.push(page);
        }
    }
    ensure!(missed.is_empty(), "slower than {GOAL_MS} ms: {}", missed.join(", "));
    Ok(())
}

/// Mean processor time, median and 95th percentile of the wall clock, all in milliseconds, and the page's size.
async fn measure(router: &Router, page: &str) -> Result<(f64, f64, f64, usize)> {
    let mut times = Vec::with_capacity(REQUESTS);
    let mut bytes = 0;
    let before = cpu_time_of_all();
    for _ in 0..REQUESTS {
        let request = Request::get(page).header(header::HOST, "127.0.0.1:7878").body(Body::empty())?;
        let started = Instant::now();
        let response = router.clone().oneshot(request).await?;
        let status = response.status();
        bytes = to_bytes(response.into_body(), usize::MAX).await?.len();
        times.push(started.elapsed().as_secs_f64() * 1000.0);
        ensure!(status.is_success(), "{page} answered {status}");
    }
    let cpu = (cpu_time_of_all() - before).as_secs_f64() * 1e3 / REQUESTS as f64;
    times.sort_by(f64::total_cmp);
    Ok((cpu, times[REQUESTS / 2], times[REQUESTS * 95 / 100], bytes))
}
