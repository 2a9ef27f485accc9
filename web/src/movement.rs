//! Moving better, `/move`: what the last check found, its drills, and the next check and mobility session.

use crate::{
    Failure, format,
    run::run,
    serve::Web,
    view::{Here, Html, Look, View},
    words,
};
use app::{catalogue::movement_check::drills_for, documents::LogList};
use askama::Template;
use axum::extract::State;
use jiff::civil::Date;
use training::{Check, Content, Day, Plan, Session};

#[derive(Template)]
#[template(path = "move.html")]
struct Page<'a> {
    view: &'a View,
    check: Check,
    found: Vec<&'static str>,
    drills: Vec<&'static str>,
    next_check: Option<(&'a Day, &'a Session)>,
    flow: Option<(&'a Day, &'a Session)>,
    checks: &'a LogList,
}

/// The page of what was found, with what a plan has of it from a day on, and the checks before.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(view: &View, check: Check, plan: Option<&Plan>, checks: &LogList, today: Date) -> Result<Html, Failure> {
    let ahead = |wanted: fn(&Content) -> bool| {
        let days = plan.into_iter().flat_map(Plan::days).filter(move |day| day.date >= today);
        days.flat_map(|day| day.sessions.iter().map(move |session| (day, session)))
            .find(|(_, session)| wanted(&session.content))
    };
    let found = words::found_by_check(check);
    let drills = drills_for(check).into_iter().take(words::DRILLS_SHOWN).map(|drill| drill.name).collect();
    let next_check = ahead(|content| matches!(content, Content::Check {}));
    let flow = ahead(|content| matches!(content, Content::Mobility(_)));
    Html::of(&Page { view, check, found, drills, next_check, flow, checks })
}

pub(crate) async fn show(State(web): State<Web>, look: Look) -> Result<Html, Failure> {
    let (units, today, check, plan, checks) = run(&web, |app| {
        let plan = match app.plan() {
            Ok(plan) => Some(plan),
            Err(app::Error::NotFound(_)) => None,
            Err(fault) => return Err(fault),
        };
        Ok((
            crate::settings::units(app)?,
            app.date(),
            app.runner()?.check,
            plan,
            app.log_list(Some("check"), None, None)?,
        ))
    })
    .await?;
    page(&look.view(&web, units, Here::Move), check, plan.as_ref(), &checks, today)
}
