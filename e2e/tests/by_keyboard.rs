//! Everything by keyboard: on every page each thing that can be pressed or filled in is reached by Tab, is seen there, and
//! leads on to the next.

use anyhow::{Result, ensure};
use e2e::{Program, Screen, Theme, Visitor};

const TODAY: &str = "2026-12-15";

/// Marks what can be used on the page, and what has had the focus since.
const WATCH: &str = "(() => {
    const usable = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex=\"0\"]')]
        .filter(e => !e.disabled && e.type !== 'hidden' && e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0);
    globalThis.missed = new Set(usable);
    document.addEventListener('focusin', ({ target }) => {
        missed.delete(target);
        // Arrow keys lead on within a group of choices.
        if (target.type === 'radio') for (const e of [...missed]) if (e.type === 'radio' && e.name === target.name && e.form === target.form) missed.delete(e);
    });
    const days = usable.filter(e => e.type === 'date').length;
    return String(usable.length + 4 * days + 3);
})()";
/// What was not reached. A part of a picture may be left out where the table below it leads to the same place.
const MISSED: &str = "JSON.stringify([...missed]
    .filter(e => e.tabIndex >= 0 || ![...document.querySelectorAll('a[href]')].some(a => a.tabIndex >= 0 && a.getAttribute('href') === e.getAttribute('href')))
    .map(e => e.outerHTML.slice(0, 140)))";

#[tokio::test(flavor = "multi_thread")]
async fn the_tab_key_reaches_everything_on_every_page() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let program = Program::serve_sample(&folder.path().join("library"), TODAY)?;
    let visitor = Visitor::arrive(&program.address).await?;
    visitor.look(Screen::Desktop, Theme::Light).await?;
    let mut faults = Vec::new();
    for path in testkit::pages() {
        visitor.open(path).await?;
        let most: usize = visitor.read(WATCH).await?.parse()?;
        visitor.press_tab(most).await?;
        let missed: Vec<String> = serde_json::from_str(&visitor.read(MISSED).await?)?;
        if !missed.is_empty() {
            faults.push(format!("{path}: {missed:#?}"));
        }
    }
    ensure!(faults.is_empty(), "the keyboard does not reach:\n{}", faults.join("\n"));
    visitor.leave().await
}
