//! The plan follows life, by keyboard: a hard run is moved, its clash is shown and taken back; a lift is logged; what a
//! movement check finds comes back as drills in the plan.

use anyhow::{Result, ensure};
use e2e::{Program, Screen, Theme, Visitor};

/// The day the sample runner's plan is made, and the Tuesday of its first week.
const MADE: &str = "2026-11-23";
const TUESDAY: &str = "2026-12-01";

/// The other tests of the check, each with a middling score.
const THE_REST: &str = "&step_down.left=1&step_down.right=1&single_leg_balance.left=2&single_leg_balance.right=2\
                        &knee_to_wall.left=2&knee_to_wall.right=2&heel_raise.left=2&heel_raise.right=2";

#[tokio::test(flavor = "multi_thread")]
async fn a_move_a_lift_and_a_check() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let library = folder.path().join("library");
    drop(Program::serve_sample(&library, MADE)?);
    let program = Program::serve(&library, TUESDAY)?;
    let visitor = Visitor::arrive(&program.address).await?;
    visitor.look(Screen::Phone, Theme::Light).await?;

    visitor.open("/").await?;
    visitor.sees("Next days").await?;
    let hard = "document.querySelector('.session.hard h3 a').getAttribute('href')";
    let hard: String = visitor.read(hard).await?;
    visitor.open(&hard).await?;
    visitor.sees("Can I move it?").await?;
    ensure!(visitor.holds("document.querySelector('.landings .why b') !== null").await?, "no day names its rule");
    visitor.fits_the_window().await?;
    visitor.choose("Move to").await?;
    visitor.sees("You moved").await?;
    visitor.fits_the_window().await?;
    visitor.choose("Undo").await?;
    visitor.sees("Taken back").await?;
    visitor.sees("as it was made").await?;

    visitor.open("/").await?;
    visitor.choose("Strength").await?;
    visitor.sees("Set by set").await?;
    visitor.choose("Log the sets").await?;
    visitor.choose("Keep").await?;
    visitor.sees("Kept:").await?;
    visitor.choose("Back").await?;
    visitor.sees("Last time").await?;

    visitor.choose("Move").await?;
    visitor.sees("Do the movement check").await?;
    visitor.choose("Do the movement check").await?;
    visitor.sees("test 1 of 9").await?;
    visitor.tab_to("3").await?;
    visitor.press("ArrowDown").await?;
    visitor.press("ArrowDown").await?;
    visitor.choose("Next").await?;
    visitor.sees("test 2 of 9").await?;
    let scored: String = visitor.read("location.pathname + location.search").await?;
    ensure!(scored.ends_with("overhead_squat=1"), "{scored}");
    let mut address = format!("{scored}{THE_REST}");
    for _ in 0..9 {
        visitor.open(&address).await?;
        let left_out = visitor.read("document.querySelector('.leave-out button')?.name ?? ''").await?;
        if left_out.is_empty() {
            break;
        }
        address = format!("{address}&{left_out}=-");
    }
    visitor.choose("Keep the result").await?;
    visitor.sees("kept").await?;
    visitor.choose("Make the plan again with it").await?;
    visitor.sees("Week by week").await?;
    visitor.choose("Move").await?;
    visitor.sees("Checks so far").await?;
    visitor.choose("The next mobility session").await?;
    visitor.sees("for knees that follow the toes").await?;
    visitor.leave().await
}
