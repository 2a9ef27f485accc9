//! What is kept of how a race is to be run: kept and taken back from its page, and the form filled with it.

use super::{Asked, number};
use crate::{Failure, format, run::run, serve::Web, words};
use app::documents::RaceKept;
use axum::{
    extract::{Path, Query, State},
    response::Redirect,
};

impl Asked {
    /// What is kept, as it would be typed.
    pub(super) fn of(kept: &RaceKept) -> Self {
        let number = |value: Option<f64>, digits| value.map_or_else(String::new, |v| format::number(v, digits));
        let pacing = words::PACINGS.iter().find(|(pacing, ..)| *pacing == kept.pacing).map_or("", |p| p.1);
        Self {
            goal: format::clock(kept.target_s),
            pacing: pacing.to_owned(),
            start: kept.start.clone().unwrap_or_default(),
            temperature: number(kept.temperature_c, 1),
            dew_point: number(kept.dew_point_c, 1),
            climb: number(kept.climb_m, 0),
            ..Self::default()
        }
    }
}

pub(crate) async fn keep(
    State(web): State<Web>,
    Path(race): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Redirect, Failure> {
    let id = number(&race)?;
    let (request, faults) = asked.request(id);
    if let Some(fault) = faults.into_iter().next() {
        return Err(Failure::Rejected(fault));
    }
    run(&web, move |app| app.race_keep(&request)).await?;
    Ok(Redirect::to(&format!("/races/{id}/plan")))
}

pub(crate) async fn keep_undo(State(web): State<Web>, Path(race): Path<String>) -> Result<Redirect, Failure> {
    let id = number(&race)?;
    run(&web, move |app| app.race_keep_undo(id)).await?;
    Ok(Redirect::to(&format!("/races/{id}/plan")))
}
