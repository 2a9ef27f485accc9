//! The page of one activity, `/activities/{id}`.

mod held;
mod said;
mod source;

pub use held::{Held, held};
pub(crate) use said::{correct, mark, say_grade, say_repair, undo_correction};
pub(crate) use source::{choose_source, join, split, undo_source};

use crate::{
    Failure,
    drawing::{self, Dot},
    format::{self, Units},
    map::{Map, MapFrom},
    run::run,
    series::{Chart, Split, chart, splits},
    serve::Web,
    track::Track,
    view::{Here, Html, Look, View},
    words,
};
use app::documents::ActivityDetail;
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};

#[derive(Template)]
#[template(path = "activity.html")]
struct Page<'a> {
    view: &'a View,
    detail: &'a ActivityDetail,
    title: String,
    chart: Option<Chart>,
    splits: Vec<Split>,
    track: Option<Track>,
    /// What lies under the track, where the runner switched it on.
    map: Option<&'a Map>,
    held: Vec<Held>,
    /// What the run was worth on level ground, by both models.
    level: Option<[String; 2]>,
    has_target: bool,
    repeat_picture: Option<RepeatPicture>,
    /// The distance that was typed and could not be taken, and why.
    typed: &'a str,
    /// The same of the belt's grade.
    belt: &'a str,
    faults: Vec<String>,
    /// A choice of a source that could not be made, and why.
    source_faults: Vec<String>,
    /// A mending that could not be undone or taken up again, and why.
    repair_faults: Vec<String>,
}

/// What could not be done, by the form that asked for it.
#[derive(Default)]
struct Refused<'a> {
    typed: &'a str,
    belt: &'a str,
    distance: Option<String>,
    source: Option<String>,
    repair: Option<String>,
}

/// The page of an activity.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(view: &View, detail: &ActivityDetail, map: Option<&Map>) -> Result<Html, Failure> {
    answered(view, detail, map, Refused::default())
}

/// The same after a form that could not be followed, with what was typed.
fn answered(view: &View, detail: &ActivityDetail, map: Option<&Map>, refused: Refused<'_>) -> Result<Html, Failure> {
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
        track: match map {
            Some(map) => Track::on_map(&detail.series.latitude, &detail.series.longitude, map),
            None => Track::of(&detail.series.latitude, &detail.series.longitude),
        },
        map,
        held: held(view.units, &detail.hold),
        level: detail.level.as_ref().map(|level| words::level_distance(view.units, activity, level)),
        has_target: detail.repeats.iter().any(|repeat| repeat.off_target.is_some()),
        repeat_picture: repeat_picture(detail),
        chart,
        typed: refused.typed,
        belt: refused.belt,
        faults: refused.distance.into_iter().collect(),
        source_faults: refused.source.into_iter().collect(),
        repair_faults: refused.repair.into_iter().collect(),
    })
}

pub(crate) async fn show(State(web): State<Web>, look: Look, Path(id): Path<String>) -> Result<Response, Failure> {
    opened(&web, look, number(&id)?, Refused::default()).await
}

/// The page of an activity as the library has it. A shared screen shows no map.
async fn opened(web: &Web, look: Look, id: i64, refused: Refused<'_>) -> Result<Response, Failure> {
    let (runner, detail) = run(web, move |app| Ok((app.runner()?, app.activity(id)?))).await?;
    let view = look.view(web, Units::from_word(&runner.units), Here::Activities);
    let map = Map::of(&runner).filter(|_| !view.private);
    let mut response = answered(&view, &detail, map.as_ref(), refused)?.into_response();
    if let Some(map) = map {
        response.extensions_mut().insert(MapFrom(map.server.origin().to_owned()));
    }
    Ok(response)
}

/// Back to a part of the page after its form; what could not be done is said above the form, as `refused` puts it.
async fn after<'a>(
    web: &Web,
    look: Look,
    (id, part): (i64, &str),
    answer: Result<(), Failure>,
    refused: impl FnOnce(String) -> Refused<'a>,
) -> Result<Response, Failure> {
    match answer {
        Ok(()) => Ok(Redirect::to(&format!("/activities/{id}#{part}")).into_response()),
        Err(Failure::Rejected(why)) => {
            Ok((StatusCode::UNPROCESSABLE_ENTITY, opened(web, look, id, refused(why)).await?).into_response())
        }
        Err(other) => Err(other),
    }
}

fn number(id: &str) -> Result<i64, Failure> {
    id.parse().map_err(|_| Failure::NotFound(format!("no activity {id} in this log")))
}

/// Each repeat's time per metre against the first's.
struct RepeatPicture {
    dots: Vec<Dot>,
    /// Where the first repeat's pace lies, and where a set is stopped.
    first: f64,
    stop: f64,
}

/// None for fewer than two repeats.
fn repeat_picture(detail: &ActivityDetail) -> Option<RepeatPicture> {
    let repeats = &detail.repeats;
    let fades = || repeats.iter().map(|repeat| repeat.fade).filter(|fade| fade.is_finite());
    if repeats.len() < 2 || fades().count() < repeats.len() {
        return None;
    }
    // Faster above, slower below, and always room for the line at which a set is stopped.
    let top = fades().fold(0.98, f64::min);
    let bottom = fades().fold(1.06, f64::max);
    let y = |fade: f64| drawing::depth(-fade, -bottom, -top);
    let dots = fades().enumerate().map(|(i, fade)| Dot { x: drawing::middle(i, repeats.len()), y: y(fade) }).collect();
    Some(RepeatPicture { dots, first: y(1.0), stop: y(1.05) })
}
