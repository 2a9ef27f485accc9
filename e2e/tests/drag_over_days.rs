//! A session is dragged over the calendar: days say whether it may land there and which rule objects, and Escape puts it back.

use anyhow::{Result, ensure};
use e2e::{Program, Screen, Theme, Visitor};

const TODAY: &str = "2026-12-09";

/// The first session of the calendar, and the middle of a day that its verdict calls so.
async fn day_called(visitor: &Visitor, verdict: &str) -> Result<String> {
    visitor.waits_for(&format!("document.querySelector('[data-date].{verdict}') !== null")).await?;
    visitor.read(&format!("[...document.querySelectorAll('[data-date].{verdict}')].at(-1).dataset.date")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dragged_session_hears_each_day_and_is_put_back() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let program = Program::serve_sample(&folder.path().join("library"), TODAY)?;
    let visitor = Visitor::arrive(&program.address).await?;
    visitor.look(Screen::Desktop, Theme::Light).await?;
    visitor.open("/plan").await?;
    let session = "[data-session=w01-speed1]";
    ensure!(
        visitor.holds(&format!("document.querySelector('{session}') !== null")).await?,
        "the calendar has the session"
    );

    // By mouse, over a day: it says whether the session may land there.
    let from = visitor.middle(session).await?;
    visitor.take_hold(from).await?;
    visitor.drag(from, (from.0 + 30.0, from.1)).await?;
    let refused = day_called(&visitor, "objects").await?;
    let free = day_called(&visitor, "may").await?;
    let place = visitor.middle(&format!("[data-date='{refused}']")).await?;
    visitor.drag(from, place).await?;
    visitor.waits_for("document.querySelector('.landing-caption').textContent.includes('objects')").await?;
    let other = visitor.middle(&format!("[data-date='{free}']")).await?;
    visitor.drag(place, other).await?;
    visitor.waits_for("document.querySelector('.landing-caption').textContent.includes('may land here')").await?;
    // Put back, nothing happens.
    visitor.press("Escape").await?;
    visitor.let_go(other).await?;
    ensure!(visitor.path().await? == "/plan", "nothing was moved");
    ensure!(visitor.holds("document.querySelector('.held') === null").await?, "nothing is held");

    visitor.leave().await
}
