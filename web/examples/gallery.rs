//! Writes every page, filled with the documents of the tests, into a folder with its assets, to be looked at:
//! `cargo run -p web --example gallery -- FOLDER`, then serve the folder with any static server.

#[path = "../tests/fixture/mod.rs"]
mod fixture;

use std::{fs, io, path::Path};
use web::{
    Failure, activities, activity, anchors, exercise, exercises, first,
    format::Units,
    hold, import, intensity, load, models, plan, predict, race, records, settings, today,
    view::{Here, Html, Theme, View},
};

fn main() -> io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "gallery".into());
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let assets = Path::new(&folder).join("assets");
    fs::create_dir_all(&assets)?;
    for entry in fs::read_dir(here.join("assets"))? {
        let entry = entry?;
        fs::copy(entry.path(), assets.join(entry.file_name()))?;
    }
    let npm = here.join("node_modules/uplot/dist");
    fs::copy(npm.join("uPlot.esm.js"), assets.join("uplot.js"))?;
    fs::copy(npm.join("uPlot.min.css"), assets.join("uplot.css"))?;
    for theme in [Theme::Light, Theme::Dark] {
        for (name, page) in pages(theme) {
            let Html(text) = page.map_err(|failure| io::Error::other(format!("{name}: {failure:?}")))?;
            fs::write(Path::new(&folder).join(format!("{name}-{}.html", theme.word())), text)?;
        }
    }
    Ok(())
}

fn deadlift() -> app::catalogue::Entry {
    app::catalogue::find("deadlift").expect("the catalogue has a deadlift")
}

fn pages(theme: Theme) -> Vec<(&'static str, Result<Html, Failure>)> {
    let view = |here| View { theme, ..View::new(Units::Kilometres, here) };
    let miles = View { theme, ..View::new(Units::Miles, Here::Activities) };
    let at = |address: &str| View { address: address.into(), ..view(Here::Hold) };
    let asked = activities::Asked::default();
    let question = predict::Asked { distance: "5 km".into(), time: "19:58".into(), ..predict::Asked::default() };
    let plan_document = fixture::plan();
    vec![
        ("today", today::page(&view(Here::Today), &fixture::today(), &[])),
        ("today-nothing", today::page(&view(Here::Today), &fixture::today_nothing(), &[])),
        ("first", first::page(&view(Here::Today))),
        ("hold", hold::page(&view(Here::Hold), &fixture::hold(), &fixture::hold_before(), &fixture::hold_history())),
        (
            "hold-nothing",
            hold::page(
                &view(Here::Hold),
                &fixture::hold_nothing(),
                &fixture::hold_nothing(),
                &fixture::hold_history_nothing(),
            ),
        ),
        ("activities", activities::page(&view(Here::Activities), &asked, &fixture::activities(50, 2500))),
        ("activity", activity::page(&view(Here::Activities), &fixture::activity(), None)),
        ("activity-miles", activity::page(&miles, &fixture::activity(), None)),
        ("plan", plan::page(&view(Here::Plan), &plan_document, fixture::TODAY, Some(&fixture::hold_ahead()))),
        ("week", plan::week_page(&view(Here::Plan), &plan_document, 1, fixture::TODAY)),
        ("plan-none", plan::nothing(&view(Here::Plan), &fixture::races(), fixture::TODAY)),
        ("clash", plan::clash(&view(Here::Plan), &fixture::conflict())),
        ("exercise", exercise::page(&view(Here::Plan), deadlift())),
        ("exercises", exercises::page(&view(Here::Plan), &exercises::Asked::default())),
        ("import", import::page(&view(Here::Import), &fixture::imports(), None)),
        ("report", import::report_page(&view(Here::Import), &fixture::report())),
        (
            "settings",
            settings::page(&view(Here::Settings), &fixture::runner(), &fixture::races(), web::pair::Phones::default()),
        ),
        ("load", load::page(&at("/load"), &load::Asked::default(), &[], &fixture::load())),
        ("intensity", intensity::page(&at("/intensity"), &load::Asked::default(), &[], &fixture::intensity())),
        ("anchors", anchors::page(&at("/anchors"), &anchors::Typed::default(), &[], &fixture::anchors())),
        ("records", records::page(&at("/records"), &fixture::equivalents())),
        ("race-plan", race::page(&view(Here::Plan), 3, &race::Asked::default(), &[], Some(&fixture::race_plan()))),
        ("race-review", race::review_page(&view(Here::Plan), &fixture::race_review())),
        ("models", models::page(&view(Here::Elsewhere))),
        ("predict", predict::page(&view(Here::Hold), &question, &[], Some(&fixture::predictions()))),
    ]
}
