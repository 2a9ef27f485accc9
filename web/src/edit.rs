//! Changing the plan: `/plan/changes` shows what was changed and by which rule; its forms and those of sessions make edits.

use crate::{
    Failure, format,
    run::run,
    serve::Web,
    view::{Here, Html, Look, View},
    words,
};
use app::{
    App, ChangeAnswer,
    documents::{Conflict, Edit, PauseReason, PlanDiff},
};
use askama::Template;
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use quantity::{Duration, race_distance};
use serde::{Deserialize, de::DeserializeOwned};
use training::{Plan, Priority, RaceEntry, spec::Equipment};

/// What the address says: whether a change was just taken back or made again.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Turned {
    /// `undone`, `redone`, `same` where nothing had to change, or nothing.
    pub turned: String,
}

#[derive(Template)]
#[template(path = "plan_changes.html")]
struct Page<'a> {
    view: &'a View,
    diff: &'a PlanDiff,
    plan: &'a Plan,
    turned: &'a str,
    today: Date,
}

#[derive(Template)]
#[template(path = "plan_refused.html")]
struct RefusedPage<'a> {
    view: &'a View,
    plan: &'a Plan,
    conflict: &'a Conflict,
}

#[derive(Template)]
#[template(path = "plan_stale.html")]
struct StalePage<'a> {
    view: &'a View,
    again: Vec<(&'static str, &'a str)>,
}

/// The page of what was changed in a plan.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(view: &View, plan: &Plan, diff: &PlanDiff, turned: &Turned, today: Date) -> Result<Html, Failure> {
    Html::of(&Page { view, diff, plan, turned: &turned.turned, today })
}

/// The page of an edit that is not made: the rule that stands against it, and what would work.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn refused(view: &View, plan: &Plan, conflict: &Conflict) -> Result<Html, Failure> {
    Html::of(&RefusedPage { view, plan, conflict })
}

pub(crate) async fn show(State(web): State<Web>, look: Look, Query(turned): Query<Turned>) -> Result<Html, Failure> {
    let (units, today, version, plan, diff) = run(&web, |app| {
        let version = app.plan_version()?;
        Ok((crate::settings::units(app)?, app.date(), version, app.plan()?, app.plan_diff()?))
    })
    .await?;
    page(&look.view(&web, units, Here::Plan).of_plan(version), &plan, &diff, &turned, today)
}

/// An edit as a form sends it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct EditForm {
    version: String,
    edit: String,
    session: String,
    date: String,
    run: String,
    minutes: String,
    from: String,
    to: String,
    why: String,
    name: String,
    distance: String,
    goal: String,
    priority: String,
    equipment: String,
}

pub(crate) async fn make(State(web): State<Web>, look: Look, Form(form): Form<EditForm>) -> Result<Response, Failure> {
    // What is followed stands in the library, not in the form.
    let edit = if form.edit == "follow" { None } else { Some(read(&form).map_err(Failure::Rejected)?) };
    let written_from = form.version.clone();
    let (units, plan, version, answer) = run(&web, move |app| {
        let version = app.plan_version()?;
        let change = || edit.map_or_else(|| app.plan_follow(), |edit| app.plan_change(&edit));
        let answer = if is_fresh(&written_from, &version) { Some(change()?) } else { None };
        Ok((crate::settings::units(app)?, app.plan()?, version, answer))
    })
    .await?;
    let Some(answer) = answer else {
        let view = look.view(&web, units, Here::Plan).of_plan(version);
        let page = Html::of(&StalePage { view: &view, again: form.filled() })?;
        return Ok((StatusCode::CONFLICT, page).into_response());
    };
    match answer {
        ChangeAnswer::Changed(changed) if changed.changes.is_empty() => {
            Ok(Redirect::to("/plan/changes?turned=same").into_response())
        }
        ChangeAnswer::Changed(_) => Ok(Redirect::to("/plan/changes").into_response()),
        ChangeAnswer::Conflict(conflict) => {
            let page = refused(&look.view(&web, units, Here::Plan), &plan, &conflict)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// Which plan the page of a button was written from.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Stamp {
    version: String,
}

pub(crate) async fn undo(State(web): State<Web>, Form(stamp): Form<Stamp>) -> Result<Redirect, Failure> {
    turn(&web, stamp, |app| app.plan_undo()).await?;
    Ok(Redirect::to("/plan/changes?turned=undone"))
}

pub(crate) async fn redo(State(web): State<Web>, Form(stamp): Form<Stamp>) -> Result<Redirect, Failure> {
    turn(&web, stamp, |app| app.plan_redo()).await?;
    Ok(Redirect::to("/plan/changes?turned=redone"))
}

async fn turn<T: Send + 'static>(
    web: &Web,
    stamp: Stamp,
    turn: impl FnOnce(&App) -> app::Result<T> + Send + 'static,
) -> Result<(), Failure> {
    let fresh =
        run(
            web,
            move |app| {
                if is_fresh(&stamp.version, &app.plan_version()?) { turn(app).map(|_| true) } else { Ok(false) }
            },
        );
    if fresh.await? {
        return Ok(());
    }
    Err(Failure::Rejected(
        "the plan was changed in another window since this page was written, so nothing was turned back; look at /plan/changes and \
         press again there"
            .into(),
    ))
}

/// Whether a page was written from the plan in force; one that does not say so counts as such.
fn is_fresh(written_from: &str, in_force: &str) -> bool {
    written_from.is_empty() || written_from == in_force
}

impl EditForm {
    /// The fields that say something, for asking once more.
    fn filled(&self) -> Vec<(&'static str, &str)> {
        let all: [(&str, &str); 13] = [
            ("edit", &self.edit),
            ("session", &self.session),
            ("date", &self.date),
            ("run", &self.run),
            ("minutes", &self.minutes),
            ("from", &self.from),
            ("to", &self.to),
            ("why", &self.why),
            ("name", &self.name),
            ("distance", &self.distance),
            ("goal", &self.goal),
            ("priority", &self.priority),
            ("equipment", &self.equipment),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }
}

/// The edit that a form means, or what is wrong with it.
fn read(form: &EditForm) -> Result<Edit, String> {
    let session = || match form.session.trim() {
        "" => Err("no session is named; choose one on the page of its week".to_owned()),
        id => Ok(id.to_owned()),
    };
    Ok(match form.edit.as_str() {
        "move" => Edit::Move { session: session()?, date: day("the new day", &form.date)? },
        "skip" => Edit::Skip { session: session()? },
        "swap" => Edit::Swap { session: session()?, run: word("a kind of run", &form.run)? },
        "kilometre" => Edit::Kilometre { session: session()? },
        "shorten" => {
            let most_s = minutes(&form.minutes)?.ok_or("say how many minutes there are")?;
            Edit::Shorten { session: session()?, most_s }
        }
        "pause" => {
            let why: PauseReason = word("a reason", &form.why)?;
            Edit::Pause { from: day("the first day", &form.from)?, to: day("the last day", &form.to)?, why }
        }
        "busy" => Edit::Busy {
            from: day("the first day", &form.from)?,
            to: day("the last day", &form.to)?,
            most_s: minutes(&form.minutes)?,
        },
        "travel" => Edit::Travel {
            from: day("the first day", &form.from)?,
            to: day("the last day", &form.to)?,
            equipment: equipment(&form.equipment)?,
        },
        "run" => Edit::Run { date: day("the day", &form.date)? },
        "race" => Edit::Race { race: race(form)? },
        other => return Err(format!("{other:?} is no change of a plan; the forms of these pages make them")),
    })
}

fn race(form: &EditForm) -> Result<RaceEntry, String> {
    let distance = form.distance.trim();
    let far = || format!("{distance:?} is no distance; 10 km, half or 10000 are");
    let goal_s = match form.goal.trim() {
        "" => None,
        goal => Some(format::parse_clock(goal).ok_or_else(|| format!("{goal:?} is no time; 45:00 or 3:15:00 are"))?),
    };
    Ok(RaceEntry {
        name: form.name.trim().to_owned(),
        date: day("the day", &form.date)?,
        distance_m: race_distance::parse(distance).ok_or_else(far)?,
        goal_s,
        priority: if form.priority == "B" { Priority::B } else { Priority::C },
        course: None,
    })
}

fn day(what: &str, text: &str) -> Result<Date, String> {
    text.trim().parse().map_err(|_| format!("{what} is a date as year-month-day, not {text:?}"))
}

fn word<T: DeserializeOwned>(what: &str, text: &str) -> Result<T, String> {
    serde_json::from_value(serde_json::Value::String(text.to_owned())).map_err(|_| format!("{text:?} is not {what}"))
}

/// Equipment in words, with signs between them; nothing where the field is empty or says none.
fn equipment(text: &str) -> Result<Vec<Equipment>, String> {
    let words = text.split([',', ';']).map(str::trim).filter(|word| !word.is_empty() && *word != "none");
    words.map(|one| word("a piece of equipment", &one.to_lowercase().replace([' ', '-'], "_"))).collect()
}

/// Minutes of a session; nothing where the field is empty.
fn minutes(text: &str) -> Result<Option<Duration>, String> {
    match text.trim() {
        "" => Ok(None),
        text => match text.parse::<u32>() {
            Ok(minutes @ 10..=600) => Ok(Some(Duration::from_s(f64::from(minutes) * 60.0))),
            _ => Err(format!("{text:?} is no length of a session; whole minutes from 10 to 600 are")),
        },
    }
}
