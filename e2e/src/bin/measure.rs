//! Measures the pages as a runner meets them, in the browser of the tests: first paint on a slow phone, what a page weighs, how the
//! server answers fifty requests a second, how soon the next paint follows a pointer that drags.
//!
//! `cargo run -p e2e --bin measure -- [--stayer PROGRAM] [--weeks N | --library FOLDER] [--page ADDRESS]…` prints a table for
//! `docs/performance.md`; with pages named, how those are painted and what they weigh.

// Chromium of a year ago knows this way of slowing the network only.
#![allow(deprecated)]

use anyhow::{Context, Result};
use chromiumoxide::cdp::browser_protocol::{
    emulation::SetCpuThrottlingRateParams,
    network::{ClearBrowserCacheParams, EmulateNetworkConditionsParams, EventLoadingFinished},
    storage::ClearDataForOriginParams,
};
use e2e::{Program, Screen, Theme, Visitor};
use futures::StreamExt;
use std::{
    io::{Read, Write},
    net::TcpStream,
    path::PathBuf,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

const TODAY: &str = "2026-12-09";
/// A phone four times slower than this computer, on a fast 3G network: 1.6 Mbit/s with 150 ms there and back.
const SLOWER: f64 = 4.0;
const LATENCY_MS: f64 = 150.0;
const BYTES_A_SECOND: f64 = 1.6e6 / 8.0;
/// Looks at each page; the quickest counts: other work on the computer only ever adds.
const LOOKS: usize = 5;
/// A page that shows nothing for so long never will.
const LONGEST_WAIT_S: u32 = 10;
const REQUESTS_A_SECOND: u32 = 50;
const SECONDS: u32 = 10;

/// Pages whose address stands still.
const PAGES: [&str; 16] = [
    "/",
    "/plan",
    "/plan/weeks/2",
    "/hold",
    "/durability",
    "/activities",
    "/load",
    "/intensity",
    "/records",
    "/move",
    "/fuel",
    "/exercises",
    "/races/next/plan",
    "/log",
    "/import",
    "/settings",
];

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (mut stayer, mut weeks, mut filled, mut only) = (None, None, None, Vec::new());
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--stayer" => stayer = Some(PathBuf::from(arguments.next().context("--stayer names a program")?)),
            "--weeks" => weeks = Some(arguments.next().context("--weeks names a number")?),
            "--library" => filled = Some(PathBuf::from(arguments.next().context("--library names a folder")?)),
            "--page" => only.push(arguments.next().context("--page names an address")?),
            other => {
                anyhow::bail!(
                    "{other:?} is no option; --stayer PROGRAM, --weeks N, --library FOLDER and --page ADDRESS are"
                )
            }
        }
    }
    let stayer = match stayer {
        Some(stayer) => stayer,
        None => Program::path()?,
    };
    let folder = tempfile::tempdir()?;
    let is_filled = filled.is_some() || weeks.is_some();
    let library = filled.unwrap_or_else(|| folder.path().join("library"));
    if let Some(weeks) = weeks {
        let files = folder.path().join("files").display().to_string();
        Program::verb_of(&stayer, &library, &["--today", TODAY, "sample", &files, "--weeks", &weeks])?;
        Program::verb_of(&stayer, &library, &["--today", TODAY, "import", &files])?;
        Program::verb_of(&stayer, &library, &["--today", TODAY, "plan", "make"])?;
    }
    let program = Program::serve_by(&stayer, &library, TODAY, is_filled)?;
    let visitor = Visitor::arrive(&program.address).await?;
    visitor.look(Screen::Phone, Theme::Light).await?;
    visitor.open("/activities").await?;
    println!("{}\n", visitor.read("document.querySelector('#shown').textContent").await?.trim());
    if !only.is_empty() {
        paints_and_weights(&visitor, &program.address, &only).await?;
        return visitor.leave().await;
    }
    let pages = pages(&visitor).await?;
    paints_and_weights(&visitor, &program.address, &pages).await?;
    answers(&program.address, &pages)?;
    drags(&visitor).await?;
    visitor.leave().await
}

/// Those, the newest activity and a session of each kind.
async fn pages(visitor: &Visitor) -> Result<Vec<String>> {
    let mut pages: Vec<String> = PAGES.iter().map(|page| (*page).to_owned()).collect();
    pages.push(visitor.read("document.querySelector('main a[href^=\"/activities/\"]').getAttribute('href')").await?);
    visitor.open("/plan/weeks/2").await?;
    let sessions = "JSON.stringify([...new Map([...document.querySelectorAll('.session h3 a')].map(a => [a.textContent, a.getAttribute('href')])).values()])";
    pages.extend(serde_json::from_str::<Vec<String>>(&visitor.read(sessions).await?)?);
    Ok(pages)
}

/// First paint and bytes over the wire of each page: as the first page that a browser ever gets, and as one of many.
async fn paints_and_weights(visitor: &Visitor, address: &str, pages: &[String]) -> Result<()> {
    let page = visitor.page();
    let bytes = Arc::new(Mutex::new(0.0));
    let mut arrived = page.event_listener::<EventLoadingFinished>().await?;
    let sum = Arc::clone(&bytes);
    tokio::spawn(async move {
        while let Some(event) = arrived.next().await {
            if let Ok(mut sum) = sum.lock() {
                *sum += event.encoded_data_length;
            }
        }
    });
    page.execute(SetCpuThrottlingRateParams::new(SLOWER)).await?;
    page.execute(EmulateNetworkConditionsParams::new(false, LATENCY_MS, BYTES_A_SECOND, BYTES_A_SECOND)).await?;
    println!("| page | paint as first page, ms | paint as one of many, ms | whole first page, kB | one of many, kB |");
    println!("|---|---|---|---|---|");
    for path in pages {
        let mut found = Vec::new();
        for ever in [true, false] {
            let (mut paints, mut weights) = (Vec::new(), Vec::new());
            for _ in 0..LOOKS {
                if ever {
                    // Something of the same address that shows nothing, so that no process has to start for the page.
                    visitor.open("/alive").await?;
                    page.execute(ClearDataForOriginParams::new(address, "all")).await?;
                    page.execute(ClearBrowserCacheParams::default()).await?;
                }
                if let Ok(mut sum) = bytes.lock() {
                    *sum = 0.0;
                }
                visitor.open(path).await?;
                paints.push(first_paint(visitor).await?);
                weights.push(bytes.lock().map(|sum| *sum).unwrap_or_default());
            }
            found.push((paints.into_iter().fold(f64::INFINITY, f64::min), middle(&mut weights) / 1000.0));
        }
        let [(first, whole), (then, part)] = found[..] else { continue };
        println!("| `{path}` | {first:.0} | {then:.0} | {whole:.0} | {part:.0} |");
    }
    page.execute(SetCpuThrottlingRateParams::new(1.0)).await?;
    page.execute(EmulateNetworkConditionsParams::new(false, 0.0, -1.0, -1.0)).await?;
    Ok(())
}

/// Milliseconds from asking for the page to its first text or picture, once everything of it has come.
async fn first_paint(visitor: &Visitor) -> Result<f64> {
    visitor.settles().await?;
    tokio::time::sleep(Duration::from_millis(800)).await;
    let first = "String(performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? '')";
    for _ in 0..LONGEST_WAIT_S {
        if let Ok(paint) = visitor.read(first).await?.parse() {
            return Ok(paint);
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    anyhow::bail!("{} was never painted", visitor.path().await?)
}

/// How long the server takes, with so many requests a second spread evenly over all pages.
fn answers(address: &str, pages: &[String]) -> Result<()> {
    let host = address.strip_prefix("http://").context("an address")?.to_owned();
    let taken = Arc::new(Mutex::new(Vec::new()));
    let start = Instant::now();
    let threads: Vec<_> = (0..REQUESTS_A_SECOND * SECONDS)
        .map(|i| {
            let (host, taken) = (host.clone(), Arc::clone(&taken));
            let path = pages[i as usize % pages.len()].clone();
            let due = start + Duration::from_secs(1) * i / REQUESTS_A_SECOND;
            std::thread::sleep(due.saturating_duration_since(Instant::now()));
            std::thread::spawn(move || -> Result<()> {
                let begun = Instant::now();
                let mut stream = TcpStream::connect(&host)?;
                write!(
                    stream,
                    "GET {path} HTTP/1.1\r\nhost: {host}\r\naccept: text/html\r\nconnection: close\r\n\r\n"
                )?;
                stream.read_to_end(&mut Vec::new())?;
                if let Ok(mut taken) = taken.lock() {
                    taken.push(begun.elapsed().as_secs_f64() * 1000.0);
                }
                Ok(())
            })
        })
        .collect();
    for thread in threads {
        thread.join().map_err(|_| anyhow::anyhow!("a request stopped"))??;
    }
    let mut taken = taken.lock().map_err(|_| anyhow::anyhow!("a request stopped"))?.clone();
    taken.sort_by(f64::total_cmp);
    let at = |share: f64| taken.get(((taken.len() - 1) as f64 * share) as usize).copied().unwrap_or_default();
    println!("\n{REQUESTS_A_SECOND} requests a second for {SECONDS} s: p50 {:.1} ms, p99 {:.1} ms", at(0.5), at(0.99));
    Ok(())
}

/// The longest that a paint waited for a pointer event while a session was dragged over the calendar.
async fn drags(visitor: &Visitor) -> Result<()> {
    visitor.look(Screen::Desktop, Theme::Light).await?;
    visitor.open("/plan").await?;
    visitor.page().execute(SetCpuThrottlingRateParams::new(SLOWER)).await?;
    let watch = "window.longest = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) window.longest = Math.max(window.longest, e.duration); }).observe({ type: 'event', durationThreshold: 16 })";
    visitor.run(watch).await?;
    let from = visitor.middle("[data-session]").await?;
    visitor.take_hold(from).await?;
    for (x, y) in [(300.0, 0.0), (300.0, 60.0), (-100.0, 60.0), (200.0, 120.0)] {
        visitor.drag(from, (from.0 + x, from.1 + y)).await?;
    }
    visitor.press("Escape").await?;
    visitor.let_go(from).await?;
    visitor.settles().await?;
    println!(
        "longest from event to next paint while dragging, {SLOWER} times slower: {} ms",
        visitor.read("String(window.longest)").await?
    );
    Ok(())
}

fn middle(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
