//! In the gym, on the floor: at the width of a small phone, with one thumb; the rest counts down and is heard, the screen stays
//! on, a page that was put away goes on where it was; a mobility flow says each side and can be paused.

use anyhow::{Result, ensure};
use e2e::{
    Program, Screen, Theme, Visitor,
    library::{first, planned},
};

/// Counts what is asked of the device, in place of a real screen and loudspeaker.
const LISTEN: &str = "(() => {
    globalThis.asked = { screen: 0, letGo: 0, tones: 0 };
    navigator.wakeLock.request = async () => { asked.screen += 1; return { release: async () => { asked.letGo += 1; } }; };
    const tone = AudioContext.prototype.createOscillator;
    AudioContext.prototype.createOscillator = function () { asked.tones += 1; return tone.call(this); };
})()";

/// Everything that is pressed in the gym stands in one window and is as big as a thumb.
const AT_HAND: &str = "[...document.querySelectorAll('.gym-set button:not(.quiet)')].every(button => { const at = button.getBoundingClientRect(); return at.top >= 0 && at.bottom <= innerHeight && at.height >= 44 && at.width >= 44; })";

async fn counted(visitor: &Visitor, what: &str) -> Result<u32> {
    Ok(visitor.read(&format!("String(asked.{what})")).await?.parse()?)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lifting_session_with_one_thumb() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let plan = planned(folder.path())?;
    let (today, lift) = first(&plan, "2026-12-01", |s| s["kind"] == "strength")?;
    let program = Program::serve(&folder.path().join("library"), today)?;
    let visitor = Visitor::arrive(&program.address).await?;
    visitor.look(Screen::Small, Theme::Dark).await?;
    visitor.open(&format!("/plan/sessions/{lift}")).await?;
    visitor.fits_the_window().await?;
    visitor.run(LISTEN).await?;
    visitor.click("[data-part=begin]").await?;
    ensure!(counted(&visitor, "screen").await? == 1, "the screen stays on");
    visitor.settles().await?;
    ensure!(visitor.holds(AT_HAND).await?, "all of it is at hand");
    let reps: u32 = visitor.read("document.querySelector('[data-part=reps]').textContent").await?.parse()?;
    visitor.click("[data-step=reps][data-by='1']").await?;
    visitor.click("[data-step=load][data-by='2.5']").await?;
    ensure!(visitor.read("document.querySelector('[data-part=reps]').textContent").await? == (reps + 1).to_string());
    ensure!(visitor.read("document.querySelector('[data-part=load]').textContent").await? == "2.5");

    // A rest of two seconds instead of a minute: it counts down beside the buttons, which stay where they are, and is heard.
    visitor.run("document.querySelector('[data-lift]').dataset.rest = '2'").await?;
    let before = visitor.middle("[data-part=done]").await?;
    visitor.click("[data-part=done]").await?;
    visitor.sees("Next set now").await?;
    ensure!(visitor.middle("[data-part=done]").await? == before, "nothing moves under the thumb");
    visitor.waits_for("asked.tones > 0").await?;
    visitor.sees("Set done").await?;
    ensure!(visitor.text().await?.contains("set 2 of"), "{}", visitor.text().await?);

    // Put away and taken up again: the same set, as it was.
    visitor.open("/").await?;
    visitor.open(&format!("/plan/sessions/{lift}")).await?;
    visitor.sees("Go on, set by set").await?;
    visitor.click("[data-part=begin]").await?;
    visitor.sees("set 2 of").await?;
    ensure!(visitor.read("document.querySelector('[data-part=load]').textContent").await? == "2.5", "the load is kept");
    let sets: u32 = visitor
        .read("String(document.querySelector('[data-lift] form').querySelectorAll('[data-set]').length)")
        .await?
        .parse()?;
    for _ in 2..=sets {
        visitor.click("[data-part=done]").await?;
        if visitor.holds("!document.querySelector('[data-part=rest]').hidden && document.querySelector('[data-part=count]').textContent.startsWith('Exercise 1')").await? {
            visitor.click("[data-part=done]").await?;
        }
    }
    visitor.sees("Exercise 2 of").await?;
    visitor.sees("Kept").await?;
    visitor.open("/log").await?;
    ensure!(visitor.text().await?.contains("with 2.5 kg"), "{}", visitor.text().await?);
    // The next time says what was lifted the last time.
    visitor.open(&format!("/plan/sessions/{lift}")).await?;
    visitor.sees("Last time").await?;
    visitor.leave().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mobility_flow_is_timed_heard_and_paused() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let plan = planned(folder.path())?;
    let (today, flow) = first(&plan, "2026-11-30", |s| s["kind"] == "mobility")?;
    let program = Program::serve(&folder.path().join("library"), today)?;
    let visitor = Visitor::arrive(&program.address).await?;
    visitor.look(Screen::Small, Theme::Light).await?;
    visitor.open(&format!("/plan/sessions/{flow}")).await?;
    visitor.fits_the_window().await?;
    visitor.calm().await?;
    visitor.run(LISTEN).await?;
    let clock = "document.querySelector('[data-clock]').textContent";
    let whole = visitor.read(clock).await?;
    visitor.click("[data-go]").await?;
    visitor.waits_for(&format!("{clock} !== '{whole}'")).await?;
    ensure!(counted(&visitor, "screen").await? == 1, "the screen stays on");
    visitor.sees("Pause").await?;
    visitor.click("[data-next]").await?;
    visitor.waits_for("asked.tones === 1").await?;
    ensure!(visitor.text().await?.contains("2 of "), "the second step is said");
    ensure!(visitor.holds("document.querySelector('li[data-now]') !== null").await?, "and marked");
    let seen = "(() => { const at = document.querySelector('[data-go]').getBoundingClientRect(); return at.top >= 0 && at.bottom <= innerHeight; })()";
    ensure!(visitor.holds(seen).await?, "the clock and its buttons stay in sight");
    visitor.click("[data-go]").await?;
    visitor.sees("Go on").await?;
    ensure!(counted(&visitor, "letGo").await? == 1, "a pause lets the screen sleep");
    let paused = visitor.read(clock).await?;
    tokio::time::sleep(std::time::Duration::from_millis(1200)).await;
    ensure!(visitor.read(clock).await? == paused, "nothing runs in a pause");
    visitor.leave().await
}
