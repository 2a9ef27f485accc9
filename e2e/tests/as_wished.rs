//! The pages as a device wishes them: miles, speeds, clock, first day of the week, language, theme, blur.

use anyhow::{Result, ensure};
use e2e::{Program, Screen, Theme, Visitor};

const TODAY: &str = "2026-12-09";

#[tokio::test(flavor = "multi_thread")]
async fn miles_speeds_sundays_dutch_dark_and_blurred() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let program = Program::serve_sample(&folder.path().join("library"), TODAY)?;
    let visitor = Visitor::arrive(&program.address).await?;
    visitor.look(Screen::Desktop, Theme::Light).await?;
    visitor.open("/hold").await?;
    ensure!(visitor.text().await?.contains("/km"), "kilometres come first");

    visitor.open("/settings").await?;
    visitor.click("input[name=units][value=mi]").await?;
    visitor.click("#save").await?;
    visitor.sees("Saved.").await?;
    visitor.open("/hold").await?;
    let hold = visitor.text().await?;
    ensure!(hold.contains("/mi") && !hold.contains("/km"), "only miles are left: {hold}");

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

    visitor.click(".theme [name=theme][value=dark]").await?;
    visitor.waits_for("document.documentElement.dataset.theme === 'dark'").await?;
    ensure!(
        visitor.holds("getComputedStyle(document.body).backgroundColor === 'rgb(21, 20, 19)'").await?,
        "it is dark"
    );
    visitor.click(".theme [name=private]").await?;
    visitor.waits_for("document.body.classList.contains('private')").await?;
    ensure!(
        visitor.holds("getComputedStyle(document.querySelector('main h1')).filter.includes('blur')").await?,
        "names are blurred"
    );
    visitor.leave().await
}
