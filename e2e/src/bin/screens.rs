//! Makes the pictures of the README: the sample runner's pages on a desktop and a phone, into `docs/screens`.

use anyhow::Result;
use e2e::{Program, Screen, Theme, Visitor};
use std::path::Path;

const TODAY: &str = "2026-12-09";

#[tokio::main]
async fn main() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let program = Program::serve_sample(&folder.path().join("library"), TODAY)?;
    let visitor = Visitor::arrive(&program.address).await?;
    let screens = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/screens");
    std::fs::create_dir_all(&screens)?;
    for (path, name, screen, theme) in [
        ("/hold", "hold", Screen::Desktop, Theme::Light),
        ("/plan", "plan", Screen::Desktop, Theme::Dark),
        ("/", "today", Screen::Phone, Theme::Light),
    ] {
        visitor.look(screen, theme).await?;
        visitor.open(path).await?;
        visitor.settles().await?;
        visitor.picture_of_window(&screens.join(format!("{name}.png"))).await?;
    }
    visitor.leave().await
}
