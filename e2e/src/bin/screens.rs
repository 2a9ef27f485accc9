//! Makes the pictures of `docs/screens`: those of the README, and every page on a light desktop and a dark phone.
//!
//! `cargo build -p cli && cargo run -p e2e --bin screens`

use anyhow::Result;
use e2e::{Program, Screen, Theme, Visitor};
use std::path::Path;

const TODAY: &str = "2026-12-15";
/// When the sample's plan was made.
const MADE: &str = "2026-12-09";

/// Every page by its name.
const PAGES: [(&str, &str); 28] = [
    ("/", "today"),
    ("/plan", "plan"),
    ("/plan/weeks/1", "week"),
    ("/plan/changes", "changes"),
    ("/plan/export", "export"),
    ("/plan/sessions/w01-speed1", "session"),
    ("/plan/sessions/w01-lift1", "lifting"),
    ("/plan/sessions/w01-mob1", "mobility"),
    ("/races/next/plan", "race"),
    ("/hold", "hold"),
    ("/durability", "durability"),
    ("/load", "load"),
    ("/intensity", "intensity"),
    ("/anchors", "anchors"),
    ("/records", "records"),
    ("/models", "models"),
    ("/predict?distance=5+km&time=19:58", "predict"),
    ("/activities", "activities"),
    ("/activities/303", "activity"),
    ("/move", "move"),
    ("/move/check", "check"),
    ("/exercises", "exercises"),
    ("/exercise/box-jump", "exercise"),
    ("/fuel", "fuel"),
    ("/import", "import"),
    ("/log", "log"),
    ("/start", "start"),
    ("/settings", "settings"),
];

#[tokio::main]
async fn main() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let library = folder.path().join("library");
    drop(Program::serve_sample(&library, MADE)?);
    let program = Program::serve(&library, TODAY)?;
    let nothing = Program::serve(&folder.path().join("nothing"), TODAY)?;
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
            picture(&visitor, path, screen, theme, &screens.join(format!("pages/{name}-{looks}.webp"))).await?;
        }
    }
    visitor.leave().await?;
    // Before anything is known.
    let visitor = Visitor::arrive(&nothing.address).await?;
    picture(&visitor, "/", Screen::Desktop, Theme::Light, &screens.join("pages/first-desktop.webp")).await?;
    picture(&visitor, "/", Screen::Phone, Theme::Dark, &screens.join("pages/first-phone-dark.webp")).await?;
    visitor.leave().await
}

async fn picture(visitor: &Visitor, path: &str, screen: Screen, theme: Theme, file: &Path) -> Result<()> {
    visitor.look(screen, theme).await?;
    visitor.open(path).await?;
    visitor.settles().await?;
    visitor.picture_of_window(file).await
}
