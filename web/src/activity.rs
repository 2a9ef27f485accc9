//! The page of one activity, `/activities/{id}`.

use crate::{
    Failure, format,
    run::run,
    series::{Chart, Split, chart, splits},
    serve::Web,
    track::Track,
    view::{Here, Html, Look, View},
    words,
};
use app::documents::{ActivityDetail, HeldPace};
use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    response::Redirect,
};
use serde::Deserialize;

/// One sentence on how the pace was held.
struct Held {
    name: &'static str,
    value: String,
    sentence: String,
}

#[derive(Template)]
#[template(path = "activity.html")]
struct Page<'a> {
    view: &'a View,
    detail: &'a ActivityDetail,
    title: String,
    chart: Option<Chart>,
    splits: Vec<Split>,
    track: Option<Track>,
    held: Vec<Held>,
    has_target: bool,
}

/// The page of an activity.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(view: &View, detail: &ActivityDetail) -> Result<Html, Failure> {
    let activity = &detail.activity;
    let title = match &activity.name {
        Some(name) if !name.trim().is_empty() => name.clone(),
        _ => format!("{} on {}", words::sport(&activity.sport, &activity.sub_sport), format::long_day(&activity.start)),
    };
    let chart = chart(&detail.series, view.units);
    Html::of(&Page {
        view,
        detail,
        title,
        splits: splits(&detail.series, view.units),
        track: Track::of(&detail.series.latitude, &detail.series.longitude),
        held: held(view, &detail.hold),
        has_target: detail.repeats.iter().any(|repeat| repeat.off_target.is_some()),
        chart,
    })
}

pub(crate) async fn show(State(web): State<Web>, look: Look, Path(id): Path<String>) -> Result<Html, Failure> {
    let id = number(&id)?;
    let (units, detail) = run(&web, move |app| Ok((crate::settings::units(app)?, app.activity(id)?))).await?;
    page(&look.view(&web, units, Here::Activities), &detail)
}

/// What the race form says: `yes`, `no`, or anything else for unsaid.
#[derive(Deserialize)]
pub(crate) struct Mark {
    race: String,
}

pub(crate) async fn mark(
    State(web): State<Web>,
    Path(id): Path<String>,
    Form(mark): Form<Mark>,
) -> Result<Redirect, Failure> {
    let id = number(&id)?;
    let race = match mark.race.as_str() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    run(&web, move |app| app.mark_race(id, race)).await?;
    Ok(Redirect::to(&format!("/activities/{id}#race")))
}

fn number(id: &str) -> Result<i64, Failure> {
    id.parse().map_err(|_| Failure::NotFound(format!("no activity {id} in this log")))
}

fn held(view: &View, hold: &HeldPace) -> Vec<Held> {
    let mut held = Vec::new();
    let mut say = |name, value: String, sentence: String| held.push(Held { name, value, sentence });
    if let Some(ratio) = hold.half_ratio {
        let (by, way) = off(ratio, "more", "less");
        say("Halves", by.clone(), format!("The second half took {by} {way} time than the first."));
    }
    if let Some(ratio) = hold.late_fade {
        let (by, way) = off(ratio, "faster", "slower");
        say("Late fade", by.clone(), format!("The last quarter was {by} {way} than the second."));
    }
    if let Some(ratio) = hold.kick {
        let (by, way) = off(ratio, "faster", "slower");
        say("Kick", by.clone(), format!("The last 5 % were {by} {way} than the 15 % before."));
    }
    if let Some(cv) = hold.pace_cv {
        let by = format::percent(cv, 1);
        say(
            "Evenness",
            by.clone(),
            format!("Kilometre speeds varied by {by} around their mean (coefficient of variation)."),
        );
    }
    if let Some(last) = hold.decoupling.last() {
        let (by, way) = off(last.ratio, "more", "fewer");
        let onset = match hold.onset_m {
            Some(onset) => format!("It first passed 2.5 % at {}.", view.units.distance(onset)),
            None => "It never passed 2.5 %.".into(),
        };
        let stretch = format!("{} to {}", view.units.distance_bare(last.from_m), view.units.distance(last.to_m));
        say(
            "Heart rate drift",
            by.clone(),
            format!(
                "From {stretch} the heart beat {by} {way} times per metre than early on. {onset} (Smyth 2022, 82,303 marathons.)"
            ),
        );
    }
    if let Some(wall) = hold.wall {
        let (value, sentence) = if wall {
            ("hit", "After half way you were at least 25 % slower than before for 5 km or more.")
        } else {
            ("none", "No stretch of 5 km after half way was 25 % slower than before.")
        };
        say("Wall", value.into(), sentence.into());
    }
    held
}

/// How far a ratio is from 1, and the word for that side.
fn off(ratio: f64, above: &'static str, below: &'static str) -> (String, &'static str) {
    (format::percent((ratio - 1.0).abs(), 1), if ratio >= 1.0 { above } else { below })
}
