//! The movement check, test by test with left and right, to what was found and the drills for it; by keyboard.

use anyhow::{Result, ensure};
use e2e::{Program, Screen, Theme, Visitor};

const TODAY: &str = "2026-11-23";

#[tokio::test(flavor = "multi_thread")]
async fn a_check_leads_to_its_drills() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let program = Program::serve(&folder.path().join("library"), TODAY)?;
    let visitor = Visitor::arrive(&program.address).await?;
    visitor.look(Screen::Phone, Theme::Light).await?;
    visitor.open("/move").await?;
    visitor.choose("Do the movement check").await?;
    visitor.sees("test 1 of 9").await?;
    let mut tests = 0;
    while visitor.holds("document.querySelector('#score') !== null").await? {
        tests += 1;
        ensure!(tests <= 9, "the check has nine tests");
        ensure!(visitor.holds("document.querySelector('main svg.figure') !== null").await?, "each test is pictured");
        let sides: String = visitor.read("String(document.querySelectorAll('#score fieldset').length)").await?;
        ensure!(matches!(sides.as_str(), "1" | "2"), "{sides}");
        visitor.run("for (const f of document.querySelectorAll('#score fieldset')) f.querySelector('input[value=\"1\"]').click()").await?;
        let before = visitor.path().await?;
        visitor.choose(if tests == 9 { "See what it says" } else { "Next" }).await?;
        let before = serde_json::to_string(&before)?;
        visitor
            .waits_for(&format!(
                "location.pathname + location.search !== {before} && document.readyState === 'complete'"
            ))
            .await?;
    }
    ensure!(tests == 9, "{tests} tests were asked");
    visitor.choose("Keep the result").await?;
    visitor.sees("Drills for it").await?;
    ensure!(visitor.holds("document.querySelectorAll('.catalogue li').length >= 3").await?, "drills are shown");
    visitor.open("/move").await?;
    visitor.sees("Checks so far").await?;
    visitor.leave().await
}
