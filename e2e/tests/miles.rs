//! Miles on every page, and the other wishes of a device: speeds, clock, first day of the week, language.

use anyhow::{Result, ensure};
use e2e::{Program, Screen, Theme, Visitor};

const TODAY: &str = "2026-12-15";
/// Pages that speak of papers and formats, whose figures stay as their authors gave them.
const OF_OTHERS: [&str; 1] = ["/models"];
/// Races that are called by their kilometres wherever they are run.
const NAMED: [&str; 8] = ["3", "5", "10", "15", "20", "30", "50", "100"];

/// Kilometres on a page that are no name of a race.
fn kilometres(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_km = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '/');
        ["km", "/km", "km/h"].contains(&word) || word.ends_with("/km")
    };
    let named = |i: usize| i > 0 && NAMED.contains(&words[i - 1]);
    let found = words.iter().enumerate().filter(|(i, word)| is_km(word) && !named(*i));
    found.map(|(i, _)| words[i.saturating_sub(8)..=i].join(" ")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_runs_in_miles_reads_miles() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let program = Program::serve_sample(&folder.path().join("library"), TODAY)?;
    let visitor = Visitor::arrive(&program.address).await?;
    visitor.look(Screen::Desktop, Theme::Light).await?;
    visitor.open("/hold").await?;
    ensure!(!kilometres(&visitor.text().await?).is_empty(), "kilometres come first");

    visitor.open("/settings").await?;
    visitor.click("input[name=units][value=mi]").await?;
    visitor.click("#save").await?;
    visitor.sees("Saved.").await?;
    let mut faults = Vec::new();
    for path in testkit::pages().filter(|path| !OF_OTHERS.contains(path)) {
        visitor.open(path).await?;
        let text = visitor.read("document.querySelector('main').innerText").await?;
        let found = kilometres(&text);
        if !found.is_empty() {
            faults.push(format!("{path}: {found:?}"));
        }
    }
    visitor.open("/activities").await?;
    let run: String =
        visitor.read("document.querySelector('main a[href^=\"/activities/\"]').getAttribute('href')").await?;
    visitor.open(&run).await?;
    let found = kilometres(&visitor.text().await?).join(", ");
    ensure!(found.is_empty() && faults.is_empty(), "{run}: {found}\n{}", faults.join("\n"));
    ensure!(visitor.text().await?.contains("/mi"), "paces are by the mile");

    visitor.open("/settings").await?;
    for (field, word) in [("speed", "hour"), ("clock", "12"), ("week", "sun"), ("language", "nl")] {
        visitor.run(&format!("document.querySelector('#device-wishes [name={field}]').value = '{word}'")).await?;
    }
    visitor.click("#save-device").await?;
    visitor.waits_for("document.documentElement.lang === 'nl'").await?;
    visitor.open("/plan").await?;
    ensure!(visitor.text().await?.contains("Vandaag"), "the navigation is Dutch");
    let first = "document.querySelector('#calendar thead abbr').title";
    ensure!(visitor.read(first).await? == "zondag", "weeks begin on Sunday: {}", visitor.read(first).await?);
    visitor.open("/plan/weeks/2").await?;
    ensure!(visitor.text().await?.contains("mph"), "speeds are said an hour");
    visitor.leave().await
}
