//! What a browser asked for, by its own log of the network: by pages, by their workers, by anything else of these pages.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::{fs, path::Path};

/// The event with which every request begins.
const BEGINS: &str = "URL_REQUEST_START_JOB";

/// Addresses beyond `home` and `allowed` that something of `home` asked for. The log is whole once the browser is closed.
///
/// # Errors
/// When the log is not there, or is none.
pub fn asked_elsewhere(log: &Path, home: &str, allowed: &[String]) -> Result<Vec<String>> {
    let text = fs::read_to_string(log).with_context(|| format!("the browser's log {}", log.display()))?;
    let head = text.lines().next().unwrap_or_default().trim_end_matches(',');
    let constants: Value = serde_json::from_str(&format!("{head}}}")).context("the head of the browser's log")?;
    let begins = constants["constants"]["logEventTypes"][BEGINS].as_i64().context("the log knows requests")?;
    let mut of_home = 0;
    let mut elsewhere = Vec::new();
    for line in text.lines().skip(1) {
        let Ok(event) = serde_json::from_str::<Value>(line.trim_end_matches([',', ']', '}']).trim_end())
            .or_else(|_| serde_json::from_str::<Value>(line.trim_end_matches(',')))
        else {
            continue;
        };
        if event["type"].as_i64() != Some(begins) {
            continue;
        }
        let (url, by) = (event["params"]["url"].as_str(), event["params"]["initiator"].as_str());
        let Some(url) = url else { continue };
        of_home += usize::from(url.starts_with(home));
        let known =
            |origin: &str| url.starts_with(origin) && !url[origin.len()..].starts_with(|c: char| c.is_ascii_digit());
        let inside = ["data:", "blob:", "about:"].iter().any(|scheme| url.starts_with(scheme));
        if by == Some(home) && !inside && !known(home) && !allowed.iter().any(|origin| known(origin)) {
            elsewhere.push(url.to_owned());
        }
    }
    ensure!(of_home > 0, "the browser's log tells of no request to {home}: it would tell of none elsewhere either");
    Ok(elsewhere)
}
