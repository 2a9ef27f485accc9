//! The season, its weeks and the hold curve as files to print or to hang up.

use crate::{Failure, export::download, language::Language, print, run::run, serve::Web};
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};

const PDF: &str = "application/pdf";
const SVG: &str = "image/svg+xml";

pub(crate) async fn season(State(web): State<Web>, headers: HeaderMap) -> Result<Response, Failure> {
    let language = Language::of(&headers);
    let sheet =
        run(&web, move |app| Ok(print::season(&app.plan()?.to_do(), crate::settings::units(app)?, language))).await?;
    Ok(download("season.pdf", PDF, print::pdf(&sheet)))
}

pub(crate) async fn week(
    State(web): State<Web>,
    Path(index): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let (plan, units) = run(&web, |app| Ok((app.plan()?.to_do(), crate::settings::units(app)?))).await?;
    let week = plan.weeks.iter().find(|week| week.index.to_string() == index);
    let week =
        week.ok_or_else(|| Failure::NotFound(format!("no week {index} in this plan; it has {}", plan.weeks.len())))?;
    Ok(download(&format!("week-{index}.pdf"), PDF, print::pdf(&print::week(week, units, Language::of(&headers)))))
}

pub(crate) async fn hold_svg(State(web): State<Web>, headers: HeaderMap) -> Result<Response, Failure> {
    Ok(download("hold.svg", SVG, print::svg(&hold(&web, &headers).await?).into_bytes()))
}

pub(crate) async fn hold_pdf(State(web): State<Web>, headers: HeaderMap) -> Result<Response, Failure> {
    Ok(download("hold.pdf", PDF, print::pdf(&hold(&web, &headers).await?)))
}

async fn hold(web: &Web, headers: &HeaderMap) -> Result<print::Sheet, Failure> {
    let language = Language::of(headers);
    run(web, move |app| Ok(print::hold(&app.hold(None)?, crate::settings::units(app)?, language))).await
}
