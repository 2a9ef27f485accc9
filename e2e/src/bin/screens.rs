//! Makes the pictures of `docs/screens`: those of the README, and every page on a phone and a desktop, light and dark.

use anyhow::Result;
use e2e::{Program, Screen, Theme, Visitor};
use std::path::Path;

const TODAY: &str = "2026-12-15";
/// When the sample's plan was made.
const MADE: &str = "2026-12-09";

/// Every page by its name.
const PAGES: [(&str, &str); 15] = [
    ("/", "today"),
    ("/plan", "plan"),
    ("/plan/weeks/1", "week"),
    ("/plan/sessions/w01-speed1", "session"),
    ("/plan/sessions/w01-lift1", "lifting"),
    ("/hold", "hold"),
    ("/activities", "activities"),
    ("/load", "load"),
    ("/intensity", "intensity"),
    ("/records", "records"),
    ("/move", "move"),
    ("/move/check", "check"),
    ("/fuel", "fuel"),
    ("/exercises", "exercises"),
    ("/settings", "settings"),
];

#[tokio::main]
async fn main() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let library = folder.path().join("library");
    drop(Program::serve_sample(&library, MADE)?);
    let program = Program::serve(&library, TODAY)?;
    let visitor = Visitor::arrive(&program.address).await?;
    let screens = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/screens");
    std::fs::create_dir_all(screens.join("pages"))?;
    for (path, name, screen, theme) in [
        ("/hold", "hold", Screen::Desktop, Theme::Light),
        ("/plan", "plan", Screen::Desktop, Theme::Dark),
        ("/", "today", Screen::Phone, Theme::Light),
    ] {
        picture(&visitor, path, screen, theme, &screens.join(format!("{name}.png"))).await?;
    }
    for (path, name) in PAGES {
        for (screen, theme, looks) in
            [(Screen::Desktop, Theme::Light, "desktop"), (Screen::Phone, Theme::Dark, "phone-dark")]
        {
            picture(&visitor, path, screen, theme, &screens.join(format!("pages/{name}-{looks}.png"))).await?;
        }
    }
    visitor.leave().await
}

async fn picture(visitor: &Visitor, path: &str, screen: Screen, theme: Theme, file: &Path) -> Result<()> {
    visitor.look(screen, theme).await?;
    visitor.open(path).await?;
    visitor.settles().await?;
    visitor.picture_of_window(file).await
}
