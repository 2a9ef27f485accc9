//! Every page before the audit of axe-core with nothing switched off, in both themes, on a phone, a tablet and a desktop;
//! reflowed at every size and at 200 and 400 %; every chart with its name and its table.

use anyhow::{Result, ensure};
use e2e::{Program, Screen, Theme, Visitor, audit};
use std::collections::BTreeMap;

const TODAY: &str = "2026-12-09";

/// Addresses that are read off other pages: an activity, and a session of each kind.
async fn more(visitor: &Visitor) -> Result<Vec<String>> {
    let mut found = Vec::new();
    visitor.open("/activities").await?;
    found.push(visitor.read("document.querySelector('main a[href^=\"/activities/\"]').getAttribute('href')").await?);
    visitor.open("/plan/weeks/2").await?;
    let sessions = "JSON.stringify([...new Map([...document.querySelectorAll('.session h3 a')].map(a => [a.textContent, a.getAttribute('href')])).values()])";
    let sessions: Vec<String> = serde_json::from_str(&visitor.read(sessions).await?)?;
    ensure!(sessions.len() >= 3, "the week has {sessions:?}");
    found.extend(sessions);
    Ok(found)
}

/// Charts that nothing tells to a screen reader: no name, or no table after them within their section or the page.
const UNTOLD: &str = "[...document.querySelectorAll('main .chart')].filter(chart => {
    const named = chart.querySelector('svg.drawn[aria-label], [role=img][aria-label], [aria-hidden=true]') || chart.querySelector('.canvas');
    const tables = [...document.querySelectorAll('main table')];
    return !named || !tables.some(table => chart.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING);
}).map(chart => chart.outerHTML.slice(0, 120)).join(' | ')";

/// What is objected to on some pages, by what it is, with where.
async fn looked_at(address: &str, pages: &[String]) -> Result<BTreeMap<String, Vec<String>>> {
    let visitor = Visitor::arrive(address).await?;
    let mut objections: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (i, page) in pages.iter().enumerate() {
        visitor.look(Screen::Desktop, Theme::Light).await?;
        visitor.open(page).await?;
        let untold = visitor.read(UNTOLD).await?;
        if !untold.is_empty() {
            objections
                .entry(format!("a chart without its name or its table: {untold}"))
                .or_default()
                .push(page.clone());
        }
        // A phone by day and a desktop by night everywhere; the other looks by turns.
        let others = if i % 2 == 0 {
            [(Screen::Tablet, Theme::Dark), (Screen::Desktop, Theme::Light)]
        } else {
            [(Screen::Tablet, Theme::Light), (Screen::Small, Theme::Dark)]
        };
        for (screen, theme) in others.into_iter().chain([(Screen::Desktop, Theme::Dark), (Screen::Small, Theme::Light)])
        {
            visitor.look(screen, theme).await?;
            visitor.settles().await?;
            for objection in audit::objections(&visitor).await? {
                objections.entry(objection).or_default().push(format!("{page} {screen:?} {theme:?}"));
            }
        }
        // Reflow: a phone, a tablet, a desktop at 400 %, a tablet at 200 %, a desktop at 200 %.
        for screen in [Screen::Small, Screen::Tablet, Screen::Zoomed, Screen::HalfTablet, Screen::HalfDesktop] {
            visitor.look(screen, Theme::Light).await?;
            visitor.settles().await?;
            if let Err(over) = visitor.fits_the_window().await {
                objections.entry(over.to_string()).or_default().push(format!("{screen:?}"));
            }
        }
    }
    visitor.leave().await?;
    Ok(objections)
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_objected_to_on_any_page() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let program = Program::serve_sample(&folder.path().join("library"), TODAY)?;
    let visitor = Visitor::arrive(&program.address).await?;
    visitor.look(Screen::Desktop, Theme::Light).await?;
    let mut pages: Vec<String> = testkit::pages().map(str::to_owned).collect();
    pages.extend(more(&visitor).await?);
    pages.push("/no/such/page".into());
    visitor.leave().await?;

    // Two browsers, half of the pages each.
    let (one, other) = pages.split_at(pages.len() / 2);
    let (one, other) = tokio::try_join!(looked_at(&program.address, one), looked_at(&program.address, other))?;
    let mut objections = one;
    for (what, places) in other {
        objections.entry(what).or_default().extend(places);
    }
    let said: Vec<String> =
        objections.iter().map(|(what, where_)| format!("{what}\n    {}", where_.join(", "))).collect();
    ensure!(said.is_empty(), "{} objections:\n{}", said.len(), said.join("\n"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn focus_is_seen_the_first_key_skips_the_navigation_and_nothing_moves_where_that_is_asked() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let program = Program::serve(&folder.path().join("library"), TODAY)?;
    let visitor = Visitor::arrive(&program.address).await?;
    visitor.look(Screen::Desktop, Theme::Light).await?;
    visitor.open("/settings").await?;
    visitor.tab_to("Skip to the content").await?;
    visitor.press("Enter").await?;
    ensure!(visitor.holds("document.activeElement.id === 'main'").await?, "the skip link leads to the content");

    visitor.open("/settings").await?;
    for _ in 0..30 {
        visitor.press("Tab").await?;
        // A field that is drawn by what stands beside it shows the focus there.
        let seen = "(() => { const e = document.activeElement; const of = n => { const s = getComputedStyle(n); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; }; return of(e) || (e.nextElementSibling !== null && of(e.nextElementSibling)); })()";
        ensure!(
            visitor.holds(seen).await?,
            "the focus is not seen on {}",
            visitor.read("document.activeElement.outerHTML").await?
        );
    }

    visitor.calm().await?;
    visitor.open("/exercise/box-jump").await?;
    ensure!(visitor.holds("document.getAnimations().length === 0 && [...document.querySelectorAll('.moves')].every(e => getComputedStyle(e).display === 'none')").await?, "what moves is not shown");
    visitor.leave().await
}
