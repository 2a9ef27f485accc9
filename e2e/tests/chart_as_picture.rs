//! Any chart as a picture: what the buttons under it save stands alone, in the colours of the page.

use anyhow::{Context, Result, ensure};
use e2e::{Program, Screen, Theme, Visitor, library::planned};

const TODAY: &str = "2026-11-24";

/// Presses a button under the first chart and reads what would have been saved.
const SAVED: &str = "new Promise((done) => {
  const kept = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    URL.createObjectURL = kept;
    blob.arrayBuffer().then((bytes) => done(`${blob.type}|${[...new Uint8Array(bytes)].map((byte) => String.fromCharCode(byte)).join('')}`));
    return '#';
  };
  [...document.querySelectorAll('.as-picture button')].find((button) => button.textContent === 'KIND').click();
})";

/// How far what stood on the page moved by itself since it was opened; 0 for not at all.
const MOVED: &str = "new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((shift) => { sum += shift.value; })).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => done(String(sum)), 300);
})";

async fn saved(visitor: &Visitor, kind: &str) -> Result<(String, String)> {
    visitor.waits_for("document.querySelector('.as-picture button') !== null").await?;
    let answer = visitor.read(&SAVED.replace("KIND", kind)).await?;
    let (kind, content) = answer.split_once('|').context("a kind and a file")?;
    Ok((kind.to_owned(), content.to_owned()))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chart_is_saved_as_svg_and_png() -> Result<()> {
    let folder = tempfile::tempdir()?;
    planned(folder.path())?;
    let program = Program::serve(&folder.path().join("library"), TODAY)?;
    let visitor = Visitor::arrive(&program.address).await?;
    for theme in [Theme::Light, Theme::Dark] {
        visitor.look(Screen::Phone, theme).await?;
        for page in ["/load", "/intensity", "/plan"] {
            visitor.open(page).await?;
            let (kind, svg) = saved(&visitor, "SVG").await?;
            ensure!(kind == "image/svg+xml" && svg.starts_with("<svg"), "{page}: {kind} {}", &svg[..80.min(svg.len())]);
            ensure!(svg.contains("xmlns=\"http://www.w3.org/2000/svg\"") && !svg.contains("class="), "{page}: {svg}");
            ensure!(svg.contains("fill=\"rgb(") && !svg.contains("var("), "{page} has its ink in it");
            let (kind, png) = saved(&visitor, "PNG").await?;
            let first: Vec<char> = png.chars().take(8).collect();
            ensure!(
                kind == "image/png" && first == "\u{89}PNG\r\n\u{1a}\n".chars().collect::<Vec<_>>(),
                "{page}: {kind}"
            );
            ensure!(png.chars().count() > 4000, "{page} is more than paper");
        }
    }
    visitor.look(Screen::Desktop, Theme::Light).await?;
    for page in ["/load", "/plan"] {
        visitor.open(page).await?;
        visitor.waits_for("document.querySelector('.as-picture button') !== null").await?;
        let moved: f64 = visitor.read(MOVED).await?.parse()?;
        ensure!(moved == 0.0, "{page} moves by {moved} when the buttons come");
    }
    visitor.open("/activities").await?;
    visitor.click("main td a, main th a").await?;
    let (kind, _) = saved(&visitor, "PNG").await?;
    ensure!(kind == "image/png", "{kind}");
    visitor.leave().await
}
