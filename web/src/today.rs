//! What to do today and why, `/`.

use crate::{
    Failure, first, format,
    run::run,
    serve::Web,
    view::{Here, Html, Look, View},
    words,
};
use app::documents::{ActivityFilter, TodayDocument};
use askama::Template;
use axum::extract::State;
use training::Content;

#[derive(Template)]
#[template(path = "today.html")]
struct Page<'a> {
    view: &'a View,
    today: &'a TodayDocument,
}

/// The page of a day.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(view: &View, today: &TodayDocument) -> Result<Html, Failure> {
    Html::of(&Page { view, today })
}

pub(crate) async fn show(State(web): State<Web>, look: Look) -> Result<Html, Failure> {
    let newest = ActivityFilter { limit: Some(1), ..ActivityFilter::default() };
    let (units, today, any) =
        run(&web, move |app| Ok((crate::settings::units(app)?, app.today()?, app.activities(&newest)?.total > 0)))
            .await?;
    let view = look.view(&web, units, Here::Today);
    if any || today.week.is_some() { page(&view, &today) } else { first::page(&view) }
}
