//! One session of the plan, `/plan/sessions/{session}`: what to do in it, and where else it may stand.

use crate::{
    Failure, format,
    run::run,
    serve::Web,
    view::{Here, Html, Look, View},
    words,
};
use app::documents::{DoneRow, LogList, Objection};
use askama::Template;
use axum::{
    Json,
    extract::{Path, State},
};
use jiff::civil::Date;
use serde::Serialize;
use training::{Content, Day, Plan, RunKind, Session, Week};

/// A day on which the session may stand, or which a rule objects to.
struct Landing<'a> {
    date: Date,
    /// What stands there.
    there: Vec<String>,
    objection: Option<&'a Objection>,
    own: bool,
}

#[derive(Template)]
#[template(path = "plan_session.html")]
struct Page<'a> {
    view: &'a View,
    plan: &'a Plan,
    week: &'a Week,
    day: &'a Day,
    session: &'a Session,
    done: Option<&'a DoneRow>,
    /// Its effort is told.
    rated: bool,
    lifted: &'a LogList,
    landings: Vec<Landing<'a>>,
    kinds: &'static [RunKind],
    today: Date,
}

/// A day of [`app::App::plan_may_move`].
pub type MayMove = (Date, Result<(), Objection>);

/// What a run can be swapped for.
const KINDS: [RunKind; 6] =
    [RunKind::Easy, RunKind::Steady, RunKind::Tempo, RunKind::Repeats, RunKind::Hills, RunKind::Strides];

/// What was told of a session.
pub struct Told<'a> {
    /// What came of it, step by step.
    pub done: Option<&'a DoneRow>,
    /// Its effort is told.
    pub rated: bool,
    /// The sets so far.
    pub lifted: &'a LogList,
}

/// The page of a session, with the days that it may be moved to, none of them where it is past.
///
/// # Errors
/// [`Failure::NotFound`] when the plan has no such session, [`Failure::Broken`] when it cannot be written.
pub fn page(
    view: &View,
    plan: &Plan,
    id: &str,
    may_move: &[MayMove],
    told: &Told,
    today: Date,
) -> Result<Html, Failure> {
    let (week, day, session) = find(plan, id).ok_or_else(|| gone(id))?;
    let landings = may_move.iter().filter(|(date, _)| *date >= today).map(|(date, verdict)| Landing {
        date: *date,
        there: there(plan, *date, id),
        objection: verdict.as_ref().err(),
        own: *date == day.date,
    });
    let kinds = if matches!(session.content, Content::Run(_)) { KINDS.as_slice() } else { &[] };
    let Told { done, rated, lifted } = *told;
    Html::of(&Page { view, plan, week, day, session, done, rated, lifted, landings: landings.collect(), kinds, today })
}

/// Where a session may land, for the script that moves it.
#[derive(Debug, Serialize)]
pub struct Days {
    schema: &'static str,
    session: String,
    days: Vec<Verdict>,
}

#[derive(Debug, Serialize)]
struct Verdict {
    date: Date,
    own: bool,
    may: bool,
    rule: Option<String>,
    why: Option<String>,
}

/// The days of a session and the next, each with the rule that objects, in the words of the pages.
#[must_use]
pub fn days(view: &View, plan: &Plan, id: &str, may_move: &[MayMove], today: Date) -> Days {
    let own = find(plan, id).map(|(_, day, _)| day.date);
    let verdict = |(date, verdict): &MayMove| {
        let objection = verdict.as_ref().err();
        Verdict {
            date: *date,
            own: own == Some(*date),
            may: objection.is_none(),
            rule: objection.map(|o| o.rule.clone()).filter(|rule| words::is_rule(rule)),
            why: objection.map(|o| format::prose(words::titled(&o.why, plan).as_str(), view.units)),
        }
    };
    let ahead = may_move.iter().filter(|(date, _)| *date >= today);
    Days { schema: "stayer.landings/1", session: id.to_owned(), days: ahead.map(verdict).collect() }
}

pub(crate) async fn landings(
    State(web): State<Web>,
    look: Look,
    Path(id): Path<String>,
) -> Result<Json<Days>, Failure> {
    let wanted = id.clone();
    let (units, today, plan, may_move) =
        run(&web, move |app| Ok((crate::settings::units(app)?, app.date(), app.plan()?, app.plan_may_move(&wanted)?)))
            .await?;
    Ok(Json(days(&look.view(&web, units, Here::Plan), &plan, &id, &may_move, today)))
}

fn gone(id: &str) -> Failure {
    Failure::NotFound(format!("the plan has no session {id}; it was changed or made again since, see /plan"))
}

fn find<'a>(plan: &'a Plan, id: &str) -> Option<(&'a Week, &'a Day, &'a Session)> {
    plan.weeks.iter().find_map(|week| {
        week.days.iter().find_map(|day| day.sessions.iter().find(|s| s.id == id).map(|session| (week, day, session)))
    })
}

/// What else stands on a day.
fn there(plan: &Plan, date: Date, id: &str) -> Vec<String> {
    let day = plan.days().find(|day| day.date == date);
    day.iter().flat_map(|day| &day.sessions).filter(|s| s.id != id).map(words::session).collect()
}

pub(crate) async fn show(State(web): State<Web>, look: Look, Path(id): Path<String>) -> Result<Html, Failure> {
    let wanted = id.clone();
    let (units, today, version, plan, may_move, told) = run(&web, move |app| {
        let version = app.plan_version()?;
        let (plan, today) = (app.plan()?, app.date());
        let ahead = find(&plan, &wanted).is_some_and(|(_, day, session)| day.date >= today && !words::is_rest(session));
        let may_move = match ahead.then(|| app.plan_may_move(&wanted)) {
            // A plan of an older version is shown, and cannot be changed.
            None | Some(Err(app::Error::Rejected(_))) => Vec::new(),
            Some(days) => days?,
        };
        let done = app.session_done(&wanted)?;
        let rated = match done.as_ref().and_then(|row| row.activity) {
            Some(activity) => app.is_rated(activity)?,
            None => false,
        };
        let lifted = app.log_list(Some("strength"), None, None)?;
        Ok((crate::settings::units(app)?, today, version, plan, may_move, (done, rated, lifted)))
    })
    .await?;
    let (done, rated, lifted) = &told;
    let told = Told { done: done.as_ref(), rated: *rated, lifted };
    page(&look.view(&web, units, Here::Plan).of_plan(version), &plan, &id, &may_move, &told, today)
}
