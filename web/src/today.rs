//! What to do today and why, `/`.

use crate::{
    Failure, first, format,
    run::run,
    serve::Web,
    view::{Here, Html, Look, View},
    words,
};
use app::{
    App,
    documents::{ActivityFilter, DoneRow, TodayDocument},
};
use askama::Template;
use axum::extract::State;
use training::Content;

#[derive(Template)]
#[template(path = "today.html")]
struct Page<'a> {
    view: &'a View,
    today: &'a TodayDocument,
    came: &'a [DoneRow],
}

/// The page of a day; `came` is what came of its planned runs.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(view: &View, today: &TodayDocument, came: &[DoneRow]) -> Result<Html, Failure> {
    Html::of(&Page { view, today, came })
}

pub(crate) async fn show(State(web): State<Web>, look: Look) -> Result<Html, Failure> {
    let newest = ActivityFilter { limit: Some(1), ..ActivityFilter::default() };
    let (units, version, today, list, came) = run(&web, move |app| {
        let (version, today) = (app.plan_version()?, app.today()?);
        let came = if today.done.is_empty() { Vec::new() } else { came_today(app, &today.date)? };
        Ok((crate::settings::units(app)?, version, today, app.activities(&newest)?, came))
    })
    .await?;
    let newest = list.activities.first().and_then(|row| row.start.get(..10));
    let notice = newest.and_then(|newest| clock_notice(&today.date, newest));
    let view = look.view(&web, units, Here::Today).of_plan(version).with_notice(notice);
    if list.total > 0 || today.week.is_some() { page(&view, &today, &came) } else { first::page(&view) }
}

/// Says that the clock may be wrong where the newest activity is of a later day than today; both are written year first.
fn clock_notice(today: &str, newest: &str) -> Option<String> {
    (newest > today).then(|| {
        format!(
            "This computer says that today is {}, but your newest activity is of {}. If its clock is wrong, set it right before you make or \
             change a plan: everything here goes by it.",
            format::year_day(today),
            format::year_day(newest)
        )
    })
}

#[derive(Template)]
#[template(path = "offline.html")]
struct Offline<'a> {
    view: &'a View,
}

/// What a device shows instead of a page that it did not keep.
pub(crate) async fn offline(State(web): State<Web>, look: Look) -> Result<Html, Failure> {
    Html::of(&Offline { view: &look.view(&web, format::Units::default(), Here::Elsewhere) })
}

/// What came of a day's planned runs; nothing without a plan.
fn came_today(app: &App, date: &str) -> app::Result<Vec<DoneRow>> {
    match app.plan_done() {
        Ok(done) => Ok(done.runs.into_iter().filter(|row| row.date == date && row.session.is_some()).collect()),
        Err(app::Error::NotFound(_)) => Ok(Vec::new()),
        Err(fault) => Err(fault),
    }
}

#[cfg(test)]
mod tests {
    use super::clock_notice;

    #[test]
    fn a_clock_behind_the_newest_activity_is_doubted() {
        assert_eq!(clock_notice("2026-11-23", "2026-11-23"), None);
        let doubt = clock_notice("2025-11-23", "2026-11-22").unwrap_or_default();
        assert!(doubt.contains("23 Nov 2025") && doubt.contains("22 Nov 2026"), "{doubt}");
    }
}
