//! Files of a race's plan: the workout for the watch, the pace band, the picture of the course.

use super::{Asked, number};
use crate::{Failure, export::download, format::Units, language::Language, print, run::run, serve::Web};
use app::documents::RacePlan;
use axum::{
    extract::{Path, Query, State},
    http::HeaderMap,
    response::Response,
};

const PDF: &str = "application/pdf";
const SVG: &str = "image/svg+xml";

pub(crate) async fn watch(web: State<Web>, race: Path<String>, asked: Query<Asked>) -> Result<Response, Failure> {
    let State(site) = &web;
    let site = site.clone();
    let (plan, _) = planned(web, race, asked).await?;
    let (name, bytes) = run(&site, move |app| app.race_workout(&plan)).await?;
    Ok(download(&name, "application/vnd.ant.fit", bytes))
}

pub(crate) async fn band_pdf(
    web: State<Web>,
    race: Path<String>,
    asked: Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let (plan, units) = planned(web, race, asked).await?;
    Ok(download("pace-band.pdf", PDF, print::pdf(&print::band(&plan, units, Language::of(&headers)))))
}

pub(crate) async fn band_svg(
    web: State<Web>,
    race: Path<String>,
    asked: Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let (plan, units) = planned(web, race, asked).await?;
    Ok(download("pace-band.svg", SVG, print::svg(&print::band(&plan, units, Language::of(&headers))).into_bytes()))
}

pub(crate) async fn course_svg(
    web: State<Web>,
    race: Path<String>,
    asked: Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let (plan, units) = planned(web, race, asked).await?;
    Ok(download("course.svg", SVG, print::svg(&print::course(&plan, units, Language::of(&headers))).into_bytes()))
}

async fn planned(
    State(web): State<Web>,
    Path(race): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<(RacePlan, Units), Failure> {
    let (request, faults) = asked.request(number(&race)?);
    if let Some(fault) = faults.into_iter().next() {
        return Err(Failure::Rejected(fault));
    }
    run(&web, move |app| Ok((app.race_plan(&request)?, crate::settings::units(app)?))).await
}
