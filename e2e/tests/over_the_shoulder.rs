//! Somebody looks over the shoulder: with what is private blurred, no page shows a number of the runner's, a name or a map.

use anyhow::{Result, ensure};
use e2e::{Program, Screen, Theme, Visitor};

const TODAY: &str = "2026-12-15";
/// When the sample's plan was made.
const MADE: &str = "2026-12-09";

/// Texts with a figure that can be read, and fields, pictures and maps that can be seen. Headings of tables, captions, labels and
/// the names of sessions and exercises are the same for everybody; what counts down in the gym has to be seen.
const READABLE: &str = "(() => {
    const blurred = e => e && (getComputedStyle(e).filter.includes('blur') || blurred(e.parentElement));
    const everybodys = 'nav, thead, dt, legend, label, summary, button, figcaption, .legend, h3, .cues, .catalogue, .index, .model, .gym, [data-flow], script';
    const seen = e => e.checkVisibility() && e.getBoundingClientRect().width > 1 && !blurred(e);
    const out = [];
    const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const e = texts.currentNode.parentElement;
        if (/[0-9]/.test(texts.currentNode.textContent) && !e.closest(everybodys) && seen(e)) out.push(texts.currentNode.textContent.trim());
    }
    for (const field of document.querySelectorAll('main input')) {
        if (!['radio', 'checkbox', 'file', 'hidden'].includes(field.type) && field.value && seen(field)) out.push(field.name);
    }
    for (const e of document.querySelectorAll('main h1, main h2, main .track svg, main .canvas, main svg.drawn, main .season-picture')) if (seen(e)) out.push(e.outerHTML.slice(0, 80));
    return out.slice(0, 5).join(' | ');
})()";

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_the_runners_can_be_read() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let library = folder.path().join("library");
    drop(Program::serve_sample(&library, MADE)?);
    let program = Program::serve(&library, TODAY)?;
    let visitor = Visitor::arrive(&program.address).await?;
    visitor.look(Screen::Tablet, Theme::Light).await?;
    visitor.open("/hold").await?;
    ensure!(!visitor.read(READABLE).await?.is_empty(), "without the blur everything can be read");
    visitor.click("form.theme button[name=private]").await?;
    visitor.waits_for("document.body.classList.contains('private')").await?;
    let everybodys = ["/models", "/exercise", "/pair", "/offline"];
    let own = testkit::pages().filter(|page| !everybodys.iter().any(|start| page.starts_with(start)));
    let sessions =
        ["/plan/sessions/w01-speed1", "/plan/sessions/w01-lift1", "/plan/sessions/w01-mob1", "/activities/303"];
    for page in own.chain(sessions) {
        visitor.open(page).await?;
        let readable = visitor.read(READABLE).await?;
        ensure!(readable.is_empty(), "{page} shows {readable}");
    }
    visitor.leave().await
}
