//! The page of one activity, `/activities/{id}`.

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
use app::{
    Mending,
    documents::{ActivityDetail, HeldPace, SourcePart},
};
use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use quantity::race_distance;
use serde::Deserialize;

/// One sentence on how the pace was held.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// What it is about.
    pub name: &'static str,
    /// The figure.
    pub value: String,
    /// What it says.
    pub sentence: String,
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

/// The same where a form could not be followed.
async fn refused(web: &Web, look: Look, id: i64, refused: Refused<'_>) -> Result<Response, Failure> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, opened(web, look, id, refused).await?).into_response())
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

/// What the form of the distance says.
#[derive(Deserialize)]
pub(crate) struct SaidDistance {
    #[serde(default)]
    distance: String,
    /// Present where the file's own distance is wanted.
    own: Option<String>,
}

pub(crate) async fn correct(
    State(web): State<Web>,
    look: Look,
    Path(id): Path<String>,
    Form(said): Form<SaidDistance>,
) -> Result<Response, Failure> {
    let id = number(&id)?;
    let distance = if said.own.is_some() { None } else { race_distance::parse(&said.distance) };
    let answer = if said.own.is_none() && distance.is_none() {
        let typed = &said.distance;
        Err(Failure::Rejected(format!("{typed:?} is no distance; write it like 10.2 km, 6.3 mi, half or marathon")))
    } else {
        run(&web, move |app| app.correct_distance(id, distance)).await
    };
    match answer {
        Ok(()) => Ok(Redirect::to(&format!("/activities/{id}#distance")).into_response()),
        Err(Failure::Rejected(why)) => {
            let why = Refused { typed: &said.distance, distance: Some(why), ..Refused::default() };
            refused(&web, look, id, why).await
        }
        Err(other) => Err(other),
    }
}

/// What the form of the belt's grade says, in per cent.
#[derive(Deserialize)]
pub(crate) struct SaidGrade {
    #[serde(default)]
    grade: String,
    /// Present where nothing is to be said any more.
    unsay: Option<String>,
}

pub(crate) async fn say_grade(
    State(web): State<Web>,
    look: Look,
    Path(id): Path<String>,
    Form(said): Form<SaidGrade>,
) -> Result<Response, Failure> {
    let id = number(&id)?;
    let grade = if said.unsay.is_some() { None } else { format::parse_grade(&said.grade) };
    let answer = if said.unsay.is_none() && grade.is_none() {
        Err(Failure::Rejected(format!("{:?} is no grade; write it in per cent, like 1 %", said.grade)))
    } else {
        run(&web, move |app| app.say_belt_grade(id, grade)).await
    };
    match answer {
        Ok(()) => Ok(Redirect::to(&format!("/activities/{id}#distance")).into_response()),
        Err(Failure::Rejected(why)) => {
            let why = Refused { belt: &said.grade, distance: Some(why), ..Refused::default() };
            refused(&web, look, id, why).await
        }
        Err(other) => Err(other),
    }
}

pub(crate) async fn undo_correction(State(web): State<Web>, Path(id): Path<String>) -> Result<Redirect, Failure> {
    let id = number(&id)?;
    run(&web, move |app| app.undo_correction(id)).await?;
    Ok(Redirect::to(&format!("/activities/{id}#distance")))
}

/// What the form of the mendings says: the kind to undo, or the one to take up again.
#[derive(Deserialize)]
pub(crate) struct SaidRepair {
    undo: Option<String>,
    mend: Option<String>,
}

pub(crate) async fn say_repair(
    State(web): State<Web>,
    look: Look,
    Path(id): Path<String>,
    Form(said): Form<SaidRepair>,
) -> Result<Response, Failure> {
    let id = number(&id)?;
    let mended = said.mend.is_some();
    let word = said.mend.or(said.undo).unwrap_or_default();
    let kind = Mending::of(&word)
        .ok_or_else(|| Failure::Rejected(format!("{word:?} is no mending that can be undone; the form lists them")))?;
    match run(&web, move |app| app.say_repair(id, kind, mended)).await {
        Ok(()) => Ok(Redirect::to(&format!("/activities/{id}#repairs")).into_response()),
        Err(Failure::Rejected(why)) => {
            refused(&web, look, id, Refused { repair: Some(why), ..Refused::default() }).await
        }
        Err(other) => Err(other),
    }
}

/// What the form of the sources says: a part's word, and a file's number or `default`.
#[derive(Deserialize)]
pub(crate) struct ChosenSource {
    part: String,
    source: String,
}

pub(crate) async fn choose_source(
    State(web): State<Web>,
    look: Look,
    Path(id): Path<String>,
    Form(chosen): Form<ChosenSource>,
) -> Result<Response, Failure> {
    let id = number(&id)?;
    let part = SourcePart::of(&chosen.part).ok_or_else(|| {
        Failure::Rejected(format!("{:?} is no part of a recording; the form lists them", chosen.part))
    })?;
    let source = match chosen.source.as_str() {
        "default" => None,
        text => Some(source_number(text)?),
    };
    let answer = run(&web, move |app| app.choose_source(id, part, source)).await;
    after_source(&web, look, id, answer).await
}

/// What the form that splits says.
#[derive(Deserialize)]
pub(crate) struct SplitOff {
    source: String,
}

pub(crate) async fn split(
    State(web): State<Web>,
    look: Look,
    Path(id): Path<String>,
    Form(off): Form<SplitOff>,
) -> Result<Response, Failure> {
    let (id, source) = (number(&id)?, source_number(&off.source)?);
    let answer = run(&web, move |app| app.split_source(id, Some(source)).map(|_| ())).await;
    after_source(&web, look, id, answer).await
}

/// What the form that joins says.
#[derive(Deserialize)]
pub(crate) struct Joined {
    other: String,
}

pub(crate) async fn join(
    State(web): State<Web>,
    look: Look,
    Path(id): Path<String>,
    Form(joined): Form<Joined>,
) -> Result<Response, Failure> {
    let (id, other) = (number(&id)?, number(&joined.other)?);
    let answer = run(&web, move |app| app.join_activities(id, other)).await;
    after_source(&web, look, id, answer).await
}

pub(crate) async fn undo_source(
    State(web): State<Web>,
    look: Look,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let id = number(&id)?;
    let answer = run(&web, move |app| app.undo_correction(id)).await;
    after_source(&web, look, id, answer).await
}

/// Back to the sources; what could not be done is said above the form.
async fn after_source(web: &Web, look: Look, id: i64, answer: Result<(), Failure>) -> Result<Response, Failure> {
    match answer {
        Ok(()) => Ok(Redirect::to(&format!("/activities/{id}#sources")).into_response()),
        Err(Failure::Rejected(why)) => {
            refused(web, look, id, Refused { source: Some(why), ..Refused::default() }).await
        }
        Err(other) => Err(other),
    }
}

fn source_number(text: &str) -> Result<usize, Failure> {
    text.parse().map_err(|_| Failure::Rejected(format!("{text:?} is no number of a file; the form lists them")))
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

/// How the pace was held, figure by figure; those that the run is too short for are left out.
#[must_use]
pub fn held(units: Units, hold: &HeldPace) -> Vec<Held> {
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
            Some(onset) => format!("It first passed 2.5 % at {}.", units.distance(onset)),
            None => "It never passed 2.5 %.".into(),
        };
        let stretch = format!("{} to {}", units.distance_bare(last.from_m), units.distance(last.to_m));
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
