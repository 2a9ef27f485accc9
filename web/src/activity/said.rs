//! What the runner says of an activity: a race or none, how far, how steep its belt, a device that was right.

use super::{Refused, after, number};
use crate::{Failure, format, run::run, serve::Web, view::Look};
use app::Mending;
use axum::{
    Form,
    extract::{Path, State},
    response::{Redirect, Response},
};
use quantity::race_distance;
use serde::Deserialize;

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
    let refused = |why| Refused { typed: &said.distance, distance: Some(why), ..Refused::default() };
    after(&web, look, (id, "distance"), answer, refused).await
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
    let refused = |why| Refused { belt: &said.grade, distance: Some(why), ..Refused::default() };
    after(&web, look, (id, "distance"), answer, refused).await
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
    let answer = run(&web, move |app| app.say_repair(id, kind, mended)).await;
    after(&web, look, (id, "repairs"), answer, |why| Refused { repair: Some(why), ..Refused::default() }).await
}
