//! An archive dropped in, watched, read about, taken back and brought again; and a program that is killed in the middle of it.

use anyhow::{Context, Result, ensure};
use e2e::{Program, Screen, Theme, Visitor};
use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

const TODAY: &str = "2026-11-26";

/// A run of so many seconds at 3 m/s along a meridian of the Atlantic, in the morning of a day.
fn run(day: usize, seconds: u32) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\"?>\n<gpx version=\"1.1\" creator=\"test\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><type>running</type><trkseg>\n",
    );
    let (month, day) = (1 + day / 28, 1 + day % 28);
    for s in 0..=seconds {
        let latitude = 10.0 + f64::from(s) * 3.0 / 111_195.0;
        let (minute, second) = (s / 60, s % 60);
        let _ = writeln!(
            text,
            "<trkpt lat=\"{latitude:.7}\" lon=\"-30.0\"><time>2026-{month:02}-{day:02}T06:{minute:02}:{second:02}Z</time></trkpt>"
        );
    }
    text + "</trkseg></trk></gpx>\n"
}

/// An archive of so many runs, with a picture and a run that is cut off.
fn archive(folder: &Path, runs: usize, seconds: u32) -> Result<PathBuf> {
    let inside = folder.join("export");
    fs::create_dir(&inside)?;
    for day in 0..runs {
        fs::write(inside.join(format!("{day:03}.gpx")), run(day, seconds))?;
    }
    fs::write(inside.join("photo.jpg"), b"\xff\xd8\xff\xe0\0\x10JFIF")?;
    fs::write(inside.join("zz broken.fit"), b"\x0e\x20\x8d\x08\xff\xff\xff\x7f.FIT\0\0")?;
    let archive = folder.join("export.zip");
    let packed = Command::new("python3").args(["-m", "zipfile", "-c"]).arg(&archive).arg(&inside).status();
    ensure!(packed.context("python3 packs the archive")?.success(), "the archive was not made");
    Ok(archive)
}

/// Chooses the archive as a drop does, and waits for the page that shows how far it is.
async fn drop_in(visitor: &Visitor, archive: &Path) -> Result<String> {
    visitor.open("/import").await?;
    visitor.put_files("#files", &[archive]).await?;
    visitor.sees("export.zip, ").await?;
    visitor.run("document.querySelector('#files').form.requestSubmit()").await?;
    visitor.waits_for("/^\\/import\\/\\d+$/.test(location.pathname) && document.readyState === 'complete'").await?;
    visitor.path().await
}

#[tokio::test(flavor = "multi_thread")]
async fn in_watched_told_taken_back_and_in_again() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let archive = archive(folder.path(), 12, 900)?;
    let program = Program::serve(&folder.path().join("library"), TODAY)?;
    let visitor = Visitor::arrive(&program.address).await?;
    visitor.look(Screen::Phone, Theme::Dark).await?;
    drop_in(&visitor, &archive).await?;
    visitor.waits_for("document.querySelector('#undo') !== null").await?;
    let report = visitor.text().await?;
    ensure!(report.contains("12 files brought new activities"), "{report}");
    for part in ["photo.jpg", "JPEG picture", "zz broken.fit"] {
        ensure!(report.contains(part), "{part} is not in the report: {report}");
    }
    visitor.fits_the_window().await?;

    // The same is there afterwards, from the list of past imports, with every file's fate.
    visitor.open("/imports").await?;
    visitor.sees("export.zip").await?;
    visitor.click("main table a").await?;
    visitor.sees("Every file").await?;
    let files = visitor.read("String(document.querySelectorAll('table.files tbody tr').length)").await?;
    ensure!(files == "14", "{files} files are listed");
    visitor.fits_the_window().await?;

    // Taken back by its button: no activity is left, and no import.
    visitor.click("#undo").await?;
    visitor.waits_for("location.pathname === '/import' && document.readyState === 'complete'").await?;
    visitor.sees("None yet").await?;
    visitor.open("/imports").await?;
    visitor.sees("Nothing was imported yet").await?;
    ensure!(!visitor.holds("document.querySelector('main table') !== null").await?, "no import is left");

    // The same again brings everything again, and once more nothing.
    drop_in(&visitor, &archive).await?;
    visitor.waits_for("document.querySelector('#undo') !== null").await?;
    ensure!(visitor.text().await?.contains("12 files brought new activities"), "{}", visitor.text().await?);
    drop_in(&visitor, &archive).await?;
    visitor.waits_for("document.querySelector('#summary') !== null").await?;
    let again = visitor.text().await?;
    ensure!(again.contains("here already") && !again.contains("brought new"), "{again}");
    ensure!(
        !visitor.holds("document.querySelector('#undo') !== null").await?,
        "what changed nothing is not taken back"
    );
    visitor.leave().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_killed_in_the_middle_goes_on_when_it_is_started_again() -> Result<()> {
    const RUNS: usize = 250;
    let folder = tempfile::tempdir()?;
    let archive = archive(folder.path(), RUNS, 1500)?;
    let library = folder.path().join("library");
    let program = Program::serve(&library, TODAY)?;
    let visitor = Visitor::arrive(&program.address).await?;
    visitor.look(Screen::Desktop, Theme::Light).await?;
    let job = drop_in(&visitor, &archive).await?;
    // Killed as soon as something is kept: no handler of any kind runs.
    loop {
        let list = Program::verb(&library, &["activities", "--json"])?;
        let total = serde_json::from_str::<serde_json::Value>(&list)?["total"].as_u64().unwrap_or(0);
        ensure!(total < RUNS as u64, "the import was over too soon");
        if total > 0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let address = program.address.clone();
    drop(program);

    let _program = Program::serve_again(&library, TODAY, &address)?;
    let check: serde_json::Value = serde_json::from_str(&Program::verb(&library, &["check", "--json"])?)?;
    ensure!(check["sound"] == true, "{check}");
    // The page that was being watched is of another life; it says where to look.
    visitor.run(&format!("location.assign('{job}')")).await?;
    visitor.sees("past ones are listed under /import").await?;
    visitor.open("/imports").await?;
    visitor.sees("export.zip").await?;
    let list = Program::verb(&library, &["activities", "--json"])?;
    let kept = serde_json::from_str::<serde_json::Value>(&list)?["total"].as_u64().unwrap_or(0);
    ensure!(kept > 0 && kept < RUNS as u64, "{kept} of {RUNS} are kept");
    // The same archive again brings the rest, and only that.
    drop_in(&visitor, &archive).await?;
    visitor.waits_for("document.querySelector('#summary') !== null").await?;
    let rest = visitor.text().await?;
    ensure!(rest.contains(&format!("{} files brought new activities", RUNS as u64 - kept)), "{kept} kept: {rest}");
    visitor.leave().await
}
