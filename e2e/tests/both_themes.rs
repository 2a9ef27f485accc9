//! Both themes: as the system has it, as the runner chose it against the system, and blurred for a shared screen.

use anyhow::{Result, ensure};
use e2e::{Program, Screen, Theme, Visitor};

const TODAY: &str = "2026-12-15";
const LIGHT: &str = "rgb(252, 251, 249)";
const DARK: &str = "rgb(21, 20, 19)";
/// What is drawn in the colour of what it is drawn on, so that nobody sees it.
const UNSEEN: &str = "JSON.stringify([...document.querySelectorAll('main :is(p, h1, h2, h3, td, th, a, button, label, text, line.axis)')]
    .filter(e => e.textContent.trim() && e.checkVisibility({ visibilityProperty: true }))
    .filter(e => { const s = getComputedStyle(e); return (e instanceof SVGElement ? s.fill : s.color) === getComputedStyle(document.body).backgroundColor && !['button', 'a'].includes(e.localName); })
    .map(e => e.outerHTML.slice(0, 120)))";

async fn paper(visitor: &Visitor) -> Result<String> {
    visitor.read("getComputedStyle(document.body).backgroundColor").await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_light_or_dark_as_it_should_be() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let program = Program::serve_sample(&folder.path().join("library"), TODAY)?;
    let visitor = Visitor::arrive(&program.address).await?;
    for (theme, colour) in [(Theme::Light, LIGHT), (Theme::Dark, DARK)] {
        visitor.look(Screen::Phone, theme).await?;
        for path in testkit::pages() {
            visitor.open(path).await?;
            let found = paper(&visitor).await?;
            ensure!(found == colour, "{path} is {found} in {theme:?}");
            let unseen: Vec<String> = serde_json::from_str(&visitor.read(UNSEEN).await?)?;
            ensure!(unseen.is_empty(), "{path} in {theme:?}: {unseen:?}");
        }
    }

    // The runner's choice goes before the system's, on every page, until it is given back.
    visitor.open("/hold").await?;
    visitor.click(".theme [name=theme][value=light]").await?;
    visitor.waits_for("document.documentElement.dataset.theme === 'light'").await?;
    ensure!(visitor.path().await? == "/hold", "it stays on its page");
    visitor.open("/plan").await?;
    ensure!(paper(&visitor).await? == LIGHT);
    visitor.click(".theme [name=theme][value=system]").await?;
    visitor.waits_for("document.documentElement.dataset.theme === undefined").await?;
    ensure!(paper(&visitor).await? == DARK);

    visitor.click(".theme [name=private]").await?;
    visitor.waits_for("document.body.classList.contains('private')").await?;
    let blurred = "getComputedStyle(document.querySelector('main h1')).filter.includes('blur')";
    ensure!(visitor.holds(blurred).await?, "names are blurred");
    visitor.leave().await
}
