//! The first loop, by keyboard: files in through the page, what can be held, a race, a plan, back to today. Every page is
//! then looked at on a phone and a desktop, light and dark.

use anyhow::{Context, Result, ensure};
use e2e::{Program, Screen, Theme, Visitor};
use std::{
    fs,
    path::{Path, PathBuf},
};

const TODAY: &str = "2026-11-23";

/// A third of the sample runner's season, packed as an export: a folder's files in one zip.
fn export(folder: &Path) -> Result<PathBuf> {
    let files = folder.join("files");
    let files_text = files.display().to_string();
    Program::verb(folder, &["--today", TODAY, "--seed", "5", "sample", &files_text, "--weeks", "26"])?;
    let mut names: Vec<PathBuf> =
        fs::read_dir(&files)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    names.retain(|name| name.extension().is_some_and(|e| e == "fit"));
    names.sort();
    ensure!(names.len() > 80, "the sample has {} files", names.len());
    let archive = folder.join("export.zip");
    let status = std::process::Command::new("python3")
        .args(["-m", "zipfile", "-c"])
        .arg(&archive)
        .args(&names)
        .status()
        .context("python3 packs the archive")?;
    ensure!(status.success(), "the archive was not made");
    Ok(archive)
}

/// Where the pictures go, for people to look at.
fn pictures() -> Result<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/pictures");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

#[tokio::test(flavor = "multi_thread")]
async fn from_files_to_a_plan_by_keyboard() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let archive = export(folder.path())?;
    let program = Program::serve(&folder.path().join("library"), TODAY)?;
    let visitor = Visitor::arrive(&program.address).await?;
    visitor.look(Screen::Desktop, Theme::Light).await?;

    visitor.open("/").await?;
    visitor.sees("How long can you hold which pace?").await?;
    visitor.put_files("#files", &[&archive]).await?;
    visitor.tab_to("Drop files").await?;
    visitor.choose("Import").await?;
    visitor.sees("See what you can hold").await?;

    visitor.choose("See what you can hold").await?;
    visitor.sees("You can hold").await?;
    ensure!(visitor.holds("document.querySelectorAll('canvas').length > 0").await?, "the hold curve is drawn");

    visitor.choose("Plan").await?;
    visitor.sees("No plan yet").await?;
    visitor.choose("Add a race").await?;
    visitor.sees("Races ahead").await?;
    visitor.tab_to("Name").await?;
    visitor.types("Spring half").await?;
    visitor.tab_to("Day").await?;
    visitor.types("04182027").await?;
    visitor.tab_to("Distance").await?;
    visitor.types("half").await?;
    visitor.tab_to("Goal").await?;
    visitor.types("1:35:00").await?;
    visitor.choose("Add the race").await?;
    visitor.sees("Spring half").await?;

    visitor.open("/plan").await?;
    visitor.choose("Make the plan").await?;
    visitor.sees("Aerobic base").await?;
    visitor.sees("A1").await?;
    ensure!(visitor.text().await?.contains("Spring half"), "the plan leads to the race");

    visitor.choose("Today").await?;
    visitor.sees("plan starts").await?;

    visitor.choose("Activities").await?;
    visitor.sees("Run").await?;
    let first: String =
        visitor.read("document.querySelector('main a[href^=\"/activities/\"]').getAttribute('href')").await?;

    for (path, name) in [
        ("/", "today"),
        ("/hold", "hold"),
        ("/activities", "activities"),
        (first.as_str(), "activity"),
        ("/plan", "plan"),
        ("/import", "import"),
        ("/settings", "settings"),
    ] {
        for screen in [Screen::Phone, Screen::Desktop] {
            for theme in [Theme::Light, Theme::Dark] {
                visitor.look(screen, theme).await?;
                visitor.open(path).await?;
                visitor.fits_the_window().await?;
                let file = format!("{name}-{screen:?}-{theme:?}.png").to_lowercase();
                visitor.picture(&pictures()?.join(file)).await?;
            }
        }
    }
    visitor.leave().await
}
