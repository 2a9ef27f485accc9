//! The page of an activity: what was mended is undone and taken up again, and a map lies under the track once the runner says so.

use anyhow::{Context, Result, ensure};
use e2e::{Elsewhere, Program, Screen, Theme, Visitor};
use std::{fmt::Write as _, fs, path::Path};

const TODAY: &str = "2026-12-15";

/// Forty minutes around a square of streets, with two seconds of 16 m/s in the middle.
fn run(folder: &Path) -> Result<std::path::PathBuf> {
    let mut points = String::new();
    let (mut north_m, mut east_m, mut far_m) = (0.0, 0.0, 0.0);
    for second in 0..=2400_u32 {
        let step = if (1200..1202).contains(&second) { 16.0 } else { 3.0 };
        far_m += step;
        match second / 300 % 4 {
            0 => north_m += step,
            1 => east_m += step,
            2 => north_m -= step,
            _ => east_m -= step,
        }
        let (lat, lon) = (47.37 + north_m / 111_195.0, 8.54 + east_m / 75_300.0);
        write!(
            points,
            "<Trackpoint><Time>2026-12-10T17:{:02}:{:02}Z</Time><Position><LatitudeDegrees>{lat:.6}</LatitudeDegrees><LongitudeDegrees>{lon:.6}</LongitudeDegrees></Position><DistanceMeters>{far_m}</DistanceMeters></Trackpoint>",
            second / 60,
            second % 60
        )?;
    }
    let file = folder.join("run.tcx");
    fs::write(
        &file,
        format!(
            "<?xml version=\"1.0\"?><TrainingCenterDatabase xmlns=\"http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2\"><Activities><Activity Sport=\"Running\"><Id>2026-12-10T17:00:00Z</Id><Lap StartTime=\"2026-12-10T17:00:00Z\"><TotalTimeSeconds>2400</TotalTimeSeconds><DistanceMeters>{far_m}</DistanceMeters><Track>{points}</Track></Lap></Activity></Activities></TrainingCenterDatabase>"
        ),
    )?;
    Ok(file)
}

/// A served library with that run, and the address of its page.
fn served(folder: &Path) -> Result<(Program, String)> {
    let (data, file) = (folder.join("library"), run(folder)?);
    let report = Program::verb(&data, &["--json", "import", &file.display().to_string()])?;
    let report: serde_json::Value = serde_json::from_str(&report)?;
    let id = report["files"][0]["activity"].as_i64().context("it came in")?;
    Ok((Program::serve(&data, TODAY)?, format!("/activities/{id}")))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_mended_is_undone_and_mended_again() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (program, page) = served(folder.path())?;
    let visitor = Visitor::arrive(&program.address).await?;
    visitor.look(Screen::Small, Theme::Dark).await?;
    visitor.open(&page).await?;
    visitor.sees("Mended on the way in").await?;
    let best = "document.querySelector('#bests ~ table tbody tr td.number').textContent";
    let before = visitor.read(best).await?;
    visitor.choose("Undo").await?;
    visitor.sees("not done, as you said").await?;
    ensure!(visitor.path().await?.ends_with("#repairs"), "{}", visitor.path().await?);
    // Faster than any human now, which is a mending of its own.
    visitor.sees("faster than any human").await?;
    visitor.click("button[name=undo][value=beyond_human]").await?;
    visitor.waits_for("document.querySelectorAll('button[name=mend]').length === 2").await?;
    let after = visitor.read(best).await?;
    ensure!(before != after, "the best times follow: {before} and {after}");
    visitor.fits_the_window().await?;
    visitor.click("button[name=mend][value=spike]").await?;
    visitor.waits_for("document.querySelectorAll('button[name=mend]').length <= 1").await?;
    ensure!(visitor.read(best).await? == before, "mended again it is as it was: {}", visitor.read(best).await?);
    visitor.leave().await
}

/// A piece of a map that says which it is.
fn piece(path: &str) -> (&'static str, String) {
    let drawn = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"256\" height=\"256\"><rect width=\"256\" height=\"256\" fill=\"#e8e4d8\" stroke=\"#999\"/><path d=\"M0 128H256M128 0V256\" stroke=\"#fff\" stroke-width=\"12\"/><text x=\"12\" y=\"24\" font-size=\"16\">{path}</text></svg>"
    );
    ("image/svg+xml", drawn)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_map_lies_under_the_track_only_when_the_runner_says_so() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (program, page) = served(folder.path())?;
    let maps = Elsewhere::answering(piece)?;
    let mut visitor = Visitor::arrive(&program.address).await?;
    visitor.look(Screen::Desktop, Theme::Light).await?;
    visitor.open(&page).await?;
    visitor.sees("No map is fetched from anywhere").await?;
    ensure!(maps.asked().is_empty(), "{:?}", maps.asked());

    visitor.allow(&maps.address);
    visitor.open("/settings").await?;
    visitor.sees("these pages ask nothing from anywhere").await?;
    let address = format!("{}/{{z}}/{{x}}/{{y}}.svg", maps.address);
    visitor.run(&format!("document.querySelector('#map-form [name=tiles]').value = '{address}'")).await?;
    visitor.run("document.querySelector('#map-form [name=credit]').value = 'Those who drew it'").await?;
    visitor.click("#map-save").await?;
    visitor.waits_for("!!document.querySelector('#map-on')").await?;
    ensure!(maps.asked().is_empty(), "the settings show no map");

    visitor.open(&page).await?;
    visitor.sees("Those who drew it").await?;
    let tiles: usize = visitor.read("String(document.querySelectorAll('.track image').length)").await?.parse()?;
    visitor.waits_for("performance.getEntriesByType('resource').filter(e => e.name.endsWith('.svg') && e.responseEnd > 0).length >= document.querySelectorAll('.track image').length").await?;
    let asked = maps.asked();
    ensure!((1..=16).contains(&tiles) && asked.len() == tiles, "{tiles} pieces, asked {}", asked.len());
    for head in &asked {
        let head = head.to_lowercase();
        ensure!(!head.contains("cookie:"), "{head}");
        let referer = head.lines().find(|line| line.starts_with("referer:")).unwrap_or_default();
        ensure!(!referer.contains("/activities"), "which run it is stays here: {referer}");
    }
    // The way lies over the pieces, and the start on the piece that holds it: 47.37 north, 8.54 east.
    let over = "(() => { const all = [...document.querySelector('.track svg').children].map(e => e.classList[0]); return all.lastIndexOf('tile') < all.indexOf('way'); })()";
    ensure!(visitor.holds(over).await?, "the way is drawn over the map");
    let under = "(() => { const s = document.querySelector('.track .start'); const [x, y] = [+s.getAttribute('cx'), +s.getAttribute('cy')]; return [...document.querySelectorAll('.track image')].find(t => { const [l, u, w] = ['x', 'y', 'width'].map(n => +t.getAttribute(n)); return x >= l && x < l + w && y >= u && y < u + w; }).getAttribute('href'); })()";
    let held = visitor.read(under).await?;
    let numbers: Vec<u32> = held.split(['/', '.']).filter_map(|part| part.parse().ok()).collect();
    let [.., zoom, x, y] = numbers[..] else { anyhow::bail!("{held}") };
    let side = f64::from(1_u32 << zoom);
    let latitude = 47.37_f64.to_radians();
    let wanted = (
        ((8.54 + 180.0) / 360.0 * side) as u32,
        ((1.0 - latitude.tan().asinh() / std::f64::consts::PI) / 2.0 * side) as u32,
    );
    ensure!((x, y) == wanted, "{held} against {wanted:?}");
    for (screen, theme) in [(Screen::Desktop, Theme::Light), (Screen::Small, Theme::Dark)] {
        visitor.look(screen, theme).await?;
        visitor.open(&page).await?;
        visitor.settles().await?;
        visitor.fits_the_window().await?;
        if let Some(folder) = std::env::var_os("PICTURES") {
            visitor.picture_of_window(&Path::new(&folder).join(format!("map-{theme:?}.png"))).await?;
        }
    }

    // A shared screen asks for none, and off is off.
    let before = maps.asked().len();
    visitor.open("/settings").await?;
    visitor.run("document.querySelector('#device-wishes [name=private]').value = 'yes'").await?;
    visitor.click("#save-device").await?;
    visitor.waits_for("document.body.classList.contains('private')").await?;
    visitor.open(&page).await?;
    visitor.settles().await?;
    ensure!(!visitor.holds("!!document.querySelector('.track image')").await?, "a shared screen has no map");
    visitor.open("/settings").await?;
    visitor.run("document.querySelector('#device-wishes [name=private]').value = 'no'").await?;
    visitor.click("#save-device").await?;
    visitor.waits_for("!document.body.classList.contains('private')").await?;
    visitor.click("#map-off").await?;
    visitor.waits_for("!document.querySelector('#map-on')").await?;
    visitor.open(&page).await?;
    visitor.sees("No map is fetched from anywhere").await?;
    ensure!(maps.asked().len() == before, "nothing more was asked: {:?}", &maps.asked()[before..]);
    visitor.leave().await
}
