//! The plan follows life, by keyboard: a session moves, a move that breaks a rule says which, everything is taken back and made
//! again, a run is swapped and one skipped, days away are told, a run comes in and is compared, its effort is told.

use anyhow::{Context, Result, ensure};
use e2e::{
    Program, Screen, Theme, Visitor,
    library::{first, planned, sessions},
};
use std::{fmt::Write as _, fs, path::Path};

/// A Tuesday of the plan's second week.
const TODAY: &str = "2026-12-08";

/// Eight kilometres on the day, as GPX.
fn run_of_today(path: &Path) -> Result<()> {
    let mut text = String::from(
        "<?xml version=\"1.0\"?>\n<gpx version=\"1.1\" creator=\"test\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><type>running</type><trkseg>\n",
    );
    for s in 0..2700 {
        let latitude = 10.0 + f64::from(s) * 3.0 / 110_600.0;
        let (hour, minute, second) = (7 + s / 3600, s / 60 % 60, s % 60);
        writeln!(
            text,
            "<trkpt lat=\"{latitude:.7}\" lon=\"0.0\"><ele>10</ele><time>{TODAY}T{hour:02}:{minute:02}:{second:02}Z</time></trkpt>"
        )?;
    }
    text.push_str("</trkseg></trk></gpx>\n");
    Ok(fs::write(path, text)?)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_plan_changes_around_life_by_keyboard() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let plan = planned(folder.path())?;
    let data = folder.path().join("library");
    let program = Program::serve(&data, TODAY)?;
    let visitor = Visitor::arrive(&program.address).await?;
    visitor.look(Screen::Desktop, Theme::Light).await?;

    // A move to a day on which nothing else changes.
    let (_, easy) = first(&plan, "2026-12-14", |s| s["run"] == "easy")?;
    visitor.open(&format!("/plan/sessions/{easy}")).await?;
    visitor.sees("Can I move it?").await?;
    let free = "(document.querySelector('table.landings button:not(.doubtful)') || document.querySelector('table.landings button')).getAttribute('aria-label')";
    let to = visitor.read(free).await?;
    visitor.choose(&to).await?;
    visitor.sees("You moved").await?;
    visitor.choose("Undo").await?;
    visitor.sees("Taken back").await?;
    visitor.choose("Do it again").await?;
    visitor.sees("You moved").await?;

    // The day before the race is no day for speed work: the rule is named, nothing changes.
    let speed = sessions(&plan).filter(|(day, _, s)| *day < "2027-03-13" && s["hard"] == true && s["run"] != "race");
    let (_, hard, _) = speed.last().context("speed work before the race")?;
    visitor.open(&format!("/plan/sessions/{hard}")).await?;
    visitor.tab_to("Another day").await?;
    visitor.types("03132027").await?;
    visitor.choose("Move there").await?;
    visitor.sees("nothing was changed").await?;
    ensure!(visitor.text().await?.contains("B2"), "the rule that objects is named");
    visitor.choose("Back to the plan").await?;
    visitor.sees("Spring half").await?;

    // A hard run becomes an easy one, an easy one goes.
    let (_, swapped) = first(&plan, "2026-12-15", |s| s["hard"] == true)?;
    visitor.open(&format!("/plan/sessions/{swapped}")).await?;
    visitor.tab_to("Swap for").await?;
    visitor.press("Tab").await?;
    visitor.press("Enter").await?;
    visitor.sees("You swapped").await?;
    let (_, skipped) = first(&plan, "2026-12-28", |s| s["run"] == "easy")?;
    visitor.open(&format!("/plan/sessions/{skipped}")).await?;
    visitor.choose("Skip it").await?;
    visitor.sees("You dropped").await?;

    // A week away from the weights.
    visitor.choose("Away from the weights").await?;
    visitor.tab_to("First day").await?;
    visitor.types("12212026").await?;
    visitor.tab_to("Last day").await?;
    visitor.types("12272026").await?;
    visitor.choose("Choose again").await?;
    visitor.sees("Away from").await?;
    visitor.sees("chosen from what is there").await?;

    // A run comes in: its effort is told, and it stands beside its session.
    let (day, _, today) =
        sessions(&plan).find(|(day, _, s)| *day == TODAY && s["kind"] == "run").context("a run today")?;
    ensure!(day == TODAY);
    let own = today["id"].as_str().unwrap_or_default().to_owned();
    let file = folder.path().join("run.gpx");
    run_of_today(&file)?;
    Program::verb(&data, &["--today", TODAY, "import", &file.display().to_string()])?;
    visitor.open(&format!("/plan/sessions/{own}")).await?;
    visitor.sees("As it was run").await?;
    visitor.sees("How hard was it?").await?;
    visitor.tab_to("1").await?;
    visitor.press("ArrowRight").await?;
    visitor.press("ArrowRight").await?;
    visitor.choose("Keep").await?;
    visitor.sees("Kept").await?;
    visitor.open(&format!("/plan/sessions/{own}")).await?;
    visitor.sees("As it was run").await?;
    ensure!(!visitor.text().await?.contains("How hard was it?"), "it is told once");

    // The plan follows what was done, and all of it stands in the list of changes.
    visitor.open("/plan/changes").await?;
    visitor.choose("Follow what I did").await?;
    visitor.sees("The plan ahead follows").await?;
    visitor.open("/plan/changes").await?;
    visitor.sees("All changes").await?;
    for said in ["You moved", "You swapped", "You dropped", "Away from"] {
        ensure!(visitor.text().await?.contains(said), "{said} is in the list");
    }
    for path in [format!("/plan/sessions/{own}").as_str(), "/plan/changes", "/"] {
        for (screen, theme) in [(Screen::Phone, Theme::Light), (Screen::Desktop, Theme::Dark)] {
            visitor.look(screen, theme).await?;
            visitor.open(path).await?;
            visitor.fits_the_window().await?;
        }
    }
    visitor.leave().await
}
