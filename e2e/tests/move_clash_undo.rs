//! A session is moved on the calendar: by mouse it hears each day, is put back, is dropped where it may land and taken back;
//! by keyboard it is dropped where a rule objects, which is named, and then where it may land.

use anyhow::{Context, Result, ensure};
use e2e::{
    Program, Screen, Theme, Visitor,
    library::{planned, sessions},
};

/// A Monday on which the plan's first week begins.
const TODAY: &str = "2026-11-30";

/// A day that the verdict of the held session calls so.
async fn day_called(visitor: &Visitor, verdict: &str) -> Result<String> {
    visitor.waits_for(&format!("document.querySelector('[data-date].{verdict}') !== null")).await?;
    visitor.read(&format!("[...document.querySelectorAll('[data-date].{verdict}')].at(-1).dataset.date")).await
}

/// Where a session stands on the calendar.
async fn day_of(visitor: &Visitor, session: &str) -> Result<String> {
    visitor.open("/plan").await?;
    visitor
        .read(&format!("document.querySelector('[data-session={session}]').closest('[data-date]').dataset.date"))
        .await
}

/// Picks a session up by its key and steps to a day; the caption is heard there.
async fn step_to(visitor: &Visitor, session: &str, from: &str, to: &str) -> Result<()> {
    let days: i64 =
        visitor.read(&format!("String((Date.parse('{to}') - Date.parse('{from}')) / 864e5)")).await?.parse()?;
    visitor.run(&format!("document.querySelector('[data-session={session}]').focus()")).await?;
    visitor.press("m").await?;
    visitor.waits_for("document.querySelector('.held') !== null").await?;
    for (key, times) in [("ArrowDown", days.div_euclid(7)), ("ArrowRight", days.rem_euclid(7))] {
        for _ in 0..times {
            visitor.press(key).await?;
        }
    }
    visitor.waits_for(&format!("document.querySelector('.over')?.dataset.date === '{to}'")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_dropped_taken_back_and_a_clash_is_named() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let plan = planned(folder.path())?;
    let program = Program::serve(&folder.path().join("library"), TODAY)?;
    let visitor = Visitor::arrive(&program.address).await?;
    visitor.look(Screen::Desktop, Theme::Light).await?;
    let hard = sessions(&plan)
        .filter(|(day, _, s)| *day > TODAY && *day < "2027-03-13" && s["hard"] == true && s["run"] != "race");
    let hard: Vec<_> = hard.collect();
    let (own, id, _) = hard.first().context("speed work")?;
    let session = format!("[data-session={id}]");
    ensure!(day_of(&visitor, id).await? == **own);

    // By mouse, over days: each says whether the session may land there. Put back, nothing happens.
    let from = visitor.middle(&session).await?;
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
    visitor.press("Escape").await?;
    visitor.let_go(other).await?;
    ensure!(visitor.path().await? == "/plan" && visitor.holds("document.querySelector('.held') === null").await?);
    ensure!(day_of(&visitor, id).await? == **own, "it was put back");

    // Dropped where it may land: the changes are listed with their rules, one press takes them back.
    let from = visitor.middle(&session).await?;
    visitor.take_hold(from).await?;
    visitor.drag(from, (from.0 + 30.0, from.1)).await?;
    day_called(&visitor, "may").await?;
    let there = visitor.middle(&format!("[data-date='{free}']")).await?;
    visitor.drag(from, there).await?;
    visitor.waits_for(&format!("document.querySelector('.over')?.dataset.date === '{free}'")).await?;
    visitor.let_go(there).await?;
    visitor.sees("You moved").await?;
    ensure!(
        visitor.holds("document.querySelectorAll('table.changes abbr').length > 0").await?,
        "changes name their rules"
    );
    ensure!(day_of(&visitor, id).await? == free, "it is where it was dropped");
    visitor.open("/plan/changes").await?;
    visitor.click("#undo").await?;
    visitor.sees("Taken back").await?;
    ensure!(day_of(&visitor, id).await? == **own, "it is back");

    // By keyboard, onto the day before the race: nothing is changed and the rule is named.
    let (day, last, _) = hard.last().context("speed work before the race")?;
    day_of(&visitor, last).await?;
    step_to(&visitor, last, day, "2027-03-13").await?;
    visitor.press("Enter").await?;
    visitor.sees("nothing was changed").await?;
    ensure!(visitor.text().await?.contains("B2"), "the rule that objects is named");
    ensure!(day_of(&visitor, last).await? == **day, "it stands where it stood");

    // By keyboard, onto a day where it may land.
    step_to(&visitor, id, own, own).await?;
    let free = day_called(&visitor, "may").await?;
    visitor.press("Escape").await?;
    step_to(&visitor, id, own, &free).await?;
    visitor.press("Enter").await?;
    visitor.sees("You moved").await?;
    ensure!(day_of(&visitor, id).await? == free);
    visitor.leave().await
}
