//! How long runs drift and whether that changes, `/durability`.

use crate::{
    Failure,
    drawing::{self, Dot, Label},
    format,
    run::run,
    serve::Web,
    view::{Here, Html, Look, View},
    words,
};
use app::documents::DurabilityDocument;
use askama::Template;
use axum::extract::State;
use jiff::{ToSpan, civil::Date};

/// The drift of each long run over the days of a year.
struct Picture {
    dots: Vec<Dot>,
    /// The trend, where there is one.
    trend: Option<[Dot; 2]>,
    months: Vec<Label>,
    top: String,
    bottom: String,
    /// Where no drift lies.
    zero: f64,
}

#[derive(Template)]
#[template(path = "durability.html")]
struct Page<'a> {
    view: &'a View,
    durability: &'a DurabilityDocument,
    picture: Option<Picture>,
}

/// The page of the long runs.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(view: &View, durability: &DurabilityDocument) -> Result<Html, Failure> {
    Html::of(&Page { view, durability, picture: picture(durability) })
}

/// None without a run.
fn picture(durability: &DurabilityDocument) -> Option<Picture> {
    let on: Date = durability.on.parse().ok()?;
    let first = on.saturating_sub(DAYS.days());
    let days: Vec<Date> = (0..=DAYS).map(|back| first.saturating_add(back.days())).collect();
    let column = |date: &str| {
        let date: Date = date.parse().ok()?;
        days.iter().position(|day| *day == date)
    };
    let runs: Vec<(usize, f64)> =
        durability.runs.iter().filter_map(|run| Some((column(&run.date)?, run.drift_per_hour))).collect();
    let (from, to) = (runs.first()?.0, runs.last()?.0);
    let most = runs.iter().fold(0.0, |most: f64, run| most.max(run.1));
    let least = runs.iter().fold(0.0, |least: f64, run| least.min(run.1));
    let top = drawing::ceiling(most * 100.0) / 100.0;
    let bottom = if least < 0.0 { -drawing::ceiling(-least * 100.0) / 100.0 } else { 0.0 };
    let dot = |column: usize, drift: f64| Dot {
        x: drawing::middle(column, days.len()),
        y: drawing::depth(drift, bottom, top),
    };
    let trend = durability.now_per_hour.zip(durability.change_per_month).map(|(now, change)| {
        let then = now.value - change.value * (to - from) as f64 / 30.0;
        [dot(from, then), dot(to, now.value)]
    });
    Some(Picture {
        dots: runs.iter().map(|&(column, drift)| dot(column, drift)).collect(),
        trend,
        months: drawing::months(&days),
        top: format::percent(top, 0),
        bottom: format::percent(bottom, 0),
        zero: drawing::depth(0.0, bottom, top),
    })
}

/// Days of the picture before its last.
const DAYS: i64 = 365;

pub(crate) async fn show(State(web): State<Web>, look: Look) -> Result<Html, Failure> {
    let (units, version, durability) =
        run(&web, |app| Ok((crate::settings::units(app)?, app.plan_version()?, app.durability(None)?))).await?;
    page(&look.view(&web, units, Here::Hold).of_plan(version), &durability)
}
