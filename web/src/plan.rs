//! The plan, `/plan`: the season, its weeks, its audit; and one week, `/plan/weeks/{week}`.

use crate::{
    Failure,
    ahead::Ahead,
    format,
    run::run,
    season::{BAR_HEIGHT, Season, is_within},
    serve::Web,
    view::{Here, Html, Look, View},
    words,
};
use app::{
    PlanAnswer,
    documents::{HoldDocument, RaceRow, Races},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use training::{Audit, Content, Day, Plan, Week};

#[derive(Template)]
#[template(path = "plan.html")]
struct Page<'a> {
    view: &'a View,
    plan: &'a Plan,
    today: Date,
    seasons: [(&'static str, Season); 2],
    ahead: Option<Ahead>,
    strategies: Vec<(&'static str, &'a [Audit])>,
    now: Option<&'a Week>,
    columns: Vec<&'static str>,
    rows: Vec<Row<'a>>,
}

/// A row of the calendar: a week of the plan, or seven days from a Sunday on with the week whose Monday is among them.
struct Row<'a> {
    week: Option<&'a Week>,
    days: Vec<Option<&'a Day>>,
}

const COLUMNS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The calendar as it is shown; the weeks of the plan themselves run from Monday whatever is shown.
fn calendar(plan: &Plan, from_sunday: bool) -> (Vec<&'static str>, Vec<Row<'_>>) {
    let weeks = || plan.weeks.iter();
    if !from_sunday {
        let rows = weeks().map(|week| Row { week: Some(week), days: week.days.iter().map(Some).collect() });
        return (COLUMNS.to_vec(), rows.collect());
    }
    let mut columns = COLUMNS.to_vec();
    columns.rotate_right(1);
    let mut sunday = None;
    let mut rows: Vec<Row<'_>> = Vec::new();
    for week in weeks() {
        let days = std::iter::once(sunday).chain(week.days.iter().take(6).map(Some)).collect();
        rows.push(Row { week: Some(week), days });
        sunday = week.days.get(6);
    }
    let last = std::iter::once(sunday).chain([None; 6]).collect();
    rows.push(Row { week: None, days: last });
    (columns, rows)
}

#[derive(Template)]
#[template(path = "plan_none.html")]
struct Nothing<'a> {
    view: &'a View,
    /// Those ahead.
    races: Vec<&'a RaceRow>,
}

#[derive(Template)]
#[template(path = "plan_clash.html")]
struct Clashing<'a> {
    view: &'a View,
    clash: Vec<(&'a str, &'a str)>,
    ways_out: &'a [String],
}

#[derive(Template)]
#[template(path = "plan_week.html")]
struct WeekPage<'a> {
    view: &'a View,
    plan: &'a Plan,
    week: &'a Week,
    today: Date,
}

/// The page of a plan, as it stands on a day; with the ledger of that day and that of the race's, where there is a race.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(view: &View, plan: &Plan, today: Date, ledgers: Option<&[HoldDocument; 2]>) -> Result<Html, Failure> {
    let strategies = plan.audit.chunk_by(|a, b| a.rule.get(..1) == b.rule.get(..1));
    let (columns, rows) = calendar(plan, view.from_sunday);
    Html::of(&Page {
        columns,
        rows,
        view,
        plan,
        today,
        seasons: [("wide-season", Season::of(plan, today)), ("phone-season", Season::for_phone(plan, today))],
        ahead: ledgers.and_then(|[now, then]| Ahead::of(view.units, now, then)),
        strategies: strategies.map(|rules| (words::strategy(&rules[0].rule), rules)).collect(),
        now: plan.weeks.iter().find(|w| is_within(w.start, today)),
    })
}

/// The page where there is no plan yet.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn nothing(view: &View, races: &Races, today: Date) -> Result<Html, Failure> {
    // No plan leads to a race that is over.
    let day = today.to_string();
    let ahead = races.races.iter().filter(|race| race.date >= day).collect();
    Html::of(&Nothing { view, races: ahead })
}

/// The page of an answer that is no plan: the wishes and rules that clash.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn clash(view: &View, answer: &PlanAnswer) -> Result<Html, Failure> {
    let (clash, ways_out) = match answer {
        PlanAnswer::Conflict(conflict) => {
            (conflict.clash.iter().map(|c| (c.wish.as_str(), c.rule.as_str())).collect(), conflict.ways_out.as_slice())
        }
        PlanAnswer::Plan(_) => (Vec::new(), [].as_slice()),
    };
    Html::of(&Clashing { view, clash, ways_out })
}

/// The page of one week.
///
/// # Errors
/// [`Failure::NotFound`] when the plan has no such week, [`Failure::Broken`] when it cannot be written.
pub fn week_page(view: &View, plan: &Plan, index: u32, today: Date) -> Result<Html, Failure> {
    let week = plan.weeks.iter().find(|w| w.index == index);
    let week =
        week.ok_or_else(|| Failure::NotFound(format!("no week {index} in this plan; it has {}", plan.weeks.len())))?;
    Html::of(&WeekPage { view, plan, week, today })
}

pub(crate) async fn show(State(web): State<Web>, look: Look) -> Result<Html, Failure> {
    let answer = run(&web, |app| {
        let units = crate::settings::units(app)?;
        let version = app.plan_version()?;
        Ok(match app.plan() {
            Ok(plan) => {
                let audit = app.plan_audit()?.audit;
                let ahead = plan.goal.as_ref().map(|goal| goal.date).filter(|day| *day > app.date());
                let ledgers = match ahead {
                    Some(day) => Some([app.hold(None)?, app.hold(Some(day))?]),
                    None => None,
                };
                (units, app.date(), version, Ok((Plan { audit, ..plan }, ledgers)))
            }
            Err(app::Error::NotFound(_)) => (units, app.date(), version, Err(app.races()?)),
            Err(fault) => return Err(fault),
        })
    });
    let (units, today, version, plan) = answer.await?;
    let view = look.view(&web, units, Here::Plan).of_plan(version);
    match plan {
        Ok((plan, ledgers)) => page(&view, &plan, today, ledgers.as_ref()),
        Err(races) => nothing(&view, &races, today),
    }
}

pub(crate) async fn week(State(web): State<Web>, look: Look, Path(index): Path<String>) -> Result<Html, Failure> {
    let index: u32 = index.parse().map_err(|_| Failure::NotFound(format!("no week {index} in this plan")))?;
    let (units, today, version, plan) = run(&web, |app| {
        let version = app.plan_version()?;
        Ok((crate::settings::units(app)?, app.date(), version, app.plan()?))
    })
    .await?;
    week_page(&look.view(&web, units, Here::Plan).of_plan(version), &plan, index, today)
}

pub(crate) async fn make(State(web): State<Web>, look: Look) -> Result<Response, Failure> {
    let (units, answer) = run(&web, |app| Ok((crate::settings::units(app)?, app.plan_make()?))).await?;
    if matches!(answer, PlanAnswer::Plan(_)) {
        return Ok(Redirect::to("/plan").into_response());
    }
    let page = clash(&look.view(&web, units, Here::Plan), &answer)?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}
