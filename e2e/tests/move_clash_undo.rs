//! A session is moved by mouse and by keyboard, a rule objects, every move is undone; two windows edit one plan.

use anyhow::{Result, ensure};
use e2e::{Program, Screen, Theme, Visitor};

const TODAY: &str = "2026-12-09";

/// The first session of the calendar, and the middle of a day that its verdict calls so.
async fn day_called(visitor: &Visitor, verdict: &str) -> Result<String> {
    visitor.waits_for(&format!("document.querySelector('[data-date].{verdict}') !== null")).await?;
    visitor.read(&format!("[...document.querySelectorAll('[data-date].{verdict}')].at(-1).dataset.date")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_dragged_refused_moved_and_undone() -> Result<()> {
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
    let own: String =
        visitor.read(&format!("document.querySelector('{session}').closest('[data-date]').dataset.date")).await?;
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

    // By mouse, to a day that takes it.
    let from = visitor.middle(session).await?;
    visitor.take_hold(from).await?;
    let place = visitor.middle(&format!("[data-date='{free}']")).await?;
    visitor.drag(from, place).await?;
    visitor.waits_for(&format!("document.querySelector('[data-date=\"{free}\"].over') !== null")).await?;
    visitor.let_go(place).await?;
    visitor.sees("You moved").await?;
    ensure!(visitor.text().await?.contains("H2"), "the changes carry their rules");
    visitor.click("#undo").await?;
    visitor.sees("The plan is as it was made").await?;

    // By keyboard.
    visitor.open("/plan").await?;
    visitor.run(&format!("document.querySelector('{session}').focus()")).await?;
    visitor.press("m").await?;
    visitor.waits_for("document.querySelector('.landing-caption.shown') !== null").await?;
    visitor.press("ArrowRight").await?;
    visitor
        .waits_for("document.querySelector('.landing-caption').textContent.match(/may land here|objects/) !== null")
        .await?;
    visitor.press("Escape").await?;
    ensure!(visitor.holds("document.querySelector('.held') === null").await?, "Escape puts it back");
    visitor.press("m").await?;
    let steps = format!("String(Math.abs(new Date('{free}') - new Date('{own}')) / 86400000)");
    let steps: usize = visitor.read(&steps).await?.parse()?;
    let key = if free > own { "ArrowRight" } else { "ArrowLeft" };
    for _ in 0..steps {
        visitor.press(key).await?;
    }
    visitor.waits_for(&format!("document.querySelector('[data-date=\"{free}\"].over') !== null")).await?;
    visitor.press("Enter").await?;
    visitor.sees("You moved").await?;

    // Another window still has the plan as it was before the undo.
    let stale = "(async () => { const f = new URLSearchParams({ edit: 'skip', session: 'w03-easy1', version: '1.0' }); const a = await fetch('/plan/edits', { method: 'POST', body: f }); return `${a.status} ${(await a.text()).includes('was changed since')}`; })()";
    ensure!(visitor.read(stale).await? == "409 true", "a page that is old is told so");
    visitor.leave().await
}
