//! The files of an activity: which gives what, one split off, another activity joined.

use super::{Refused, after, number};
use crate::{Failure, run::run, serve::Web, view::Look};
use app::documents::SourcePart;
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use serde::Deserialize;

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
    after(web, look, (id, "sources"), answer, |why| Refused { source: Some(why), ..Refused::default() }).await
}

fn source_number(text: &str) -> Result<usize, Failure> {
    text.parse().map_err(|_| Failure::Rejected(format!("{text:?} is no number of a file; the form lists them")))
}
