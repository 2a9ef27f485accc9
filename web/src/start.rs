//! The three questions between the first runs and the first plan, `/start`: the goal, the days, what is at hand.

use crate::{
    Failure, format,
    run::run,
    serve::Web,
    settings::{EQUIPMENT, WEEKDAYS, units},
    view::{Here, Html, Look, View},
};
use app::{App, NewRace, PlanAnswer};
use askama::Template;
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use quantity::{race_distance, typed};
use training::Priority;

/// Fields of the form, boxes one by one.
pub type Pairs = Vec<(String, String)>;

/// Distances that are offered, by their word and name.
const DISTANCES: [(&str, &str); 6] = [
    ("", "No race: hold my pace for longer"),
    ("5 km", "5 km"),
    ("10 km", "10 km"),
    ("half", "Half marathon"),
    ("marathon", "Marathon"),
    ("50 km", "50 km"),
];

#[derive(Template)]
#[template(path = "start.html")]
struct Page<'a> {
    view: &'a View,
    asked: &'a Pairs,
    faults: &'a [String],
    kept_results: bool,
}

impl Page<'_> {
    fn value(&self, key: &str) -> &str {
        one(self.asked, key)
    }

    fn has(&self, key: &str, word: &str) -> bool {
        self.asked.iter().any(|(k, v)| k == key && v == word)
    }
}

/// The page with what was answered so far; results come along from the page of estimates.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(view: &View, asked: &Pairs, faults: &[String]) -> Result<Html, Failure> {
    Html::of(&Page { view, asked, faults, kept_results: !one(asked, "results").is_empty() })
}

fn one<'a>(pairs: &'a Pairs, key: &str) -> &'a str {
    pairs.iter().find(|(k, _)| k == key).map_or("", |(_, v)| v.trim())
}

fn all(pairs: &Pairs, key: &str) -> String {
    let values: Vec<&str> = pairs.iter().filter(|(k, _)| k == key).map(|(_, v)| v.as_str()).collect();
    values.join(",")
}

/// What the answers set, and the race that they name.
type Answers = (Vec<(String, String)>, Option<NewRace>);

/// The answers; else what could not be understood.
fn read(pairs: &Pairs, metres: f64) -> Result<Answers, Vec<String>> {
    let mut faults = Vec::new();
    let mut facts = vec![("days".to_owned(), all(pairs, "days")), ("equipment".to_owned(), all(pairs, "equipment"))];
    if !one(pairs, "results").is_empty() {
        facts.push(("results".into(), one(pairs, "results").into()));
    }
    match typed::number(one(pairs, "weekly")) {
        Some(week) => facts.push(("weekly_distance_m".into(), (week * metres).round().to_string())),
        None if one(pairs, "weekly").is_empty() => {}
        None => faults.push(format!("{:?} is no number for a week of running", one(pairs, "weekly"))),
    }
    let race = match (one(pairs, "distance"), one(pairs, "date")) {
        ("", _) => None,
        (distance, date) => {
            let (far, day) = (race_distance::parse(distance), date.parse().ok());
            let goal = format::parse_clock(one(pairs, "goal"));
            if day.is_none() {
                faults.push("a race needs its day, written like 2027-04-18".into());
            }
            if goal.is_none() && !one(pairs, "goal").is_empty() {
                faults.push(format!("{:?} is no time; write it like 45:00 or 3:15:00", one(pairs, "goal")));
            }
            match (far, day) {
                (Some(distance), Some(date)) => {
                    let name = DISTANCES.iter().find(|(word, _)| *word == one(pairs, "distance"));
                    let name = name.map_or("My race", |(_, name)| name).to_owned();
                    Some(NewRace { name, date, distance, goal, priority: Priority::A })
                }
                _ => None,
            }
        }
    };
    if faults.is_empty() { Ok((facts, race)) } else { Err(faults) }
}

pub(crate) async fn show(State(web): State<Web>, look: Look, Query(asked): Query<Pairs>) -> Result<Html, Failure> {
    let units = run(&web, units).await?;
    page(&look.view(&web, units, Here::Plan), &asked, &[])
}

pub(crate) async fn answer(State(web): State<Web>, look: Look, Form(pairs): Form<Pairs>) -> Result<Response, Failure> {
    let units = run(&web, units).await?;
    let view = look.view(&web, units, Here::Plan);
    let again =
        |faults: &[String]| Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&view, &pairs, faults)?).into_response());
    let (facts, race) = match read(&pairs, units.metres()) {
        Ok(read) => read,
        Err(faults) => return again(&faults),
    };
    match run(&web, move |app| plan(app, &facts, race)).await {
        Ok(PlanAnswer::Plan(_)) => Ok(Redirect::to("/").into_response()),
        Ok(clash) => Ok((StatusCode::UNPROCESSABLE_ENTITY, crate::plan::clash(&view, &clash)?).into_response()),
        Err(Failure::Rejected(why)) => again(&[why]),
        Err(other) => Err(other),
    }
}

/// Keeps the answers and makes the plan. A race that is there already is not added twice.
fn plan(app: &App, facts: &[(String, String)], race: Option<NewRace>) -> app::Result<PlanAnswer> {
    let facts: Vec<_> = facts.iter().map(|(key, value)| (key.clone(), dated(key, value, app))).collect();
    app.runner_set_all(&facts)?;
    if let Some(race) = race {
        let known = app.races()?.races;
        if !known.iter().any(|other| other.date == race.date.to_string() && other.name == race.name) {
            app.race_add(race)?;
        }
    }
    app.plan_make()
}

/// Results without a day are those of today: the page asks for ones that are not old.
fn dated(key: &str, value: &str, app: &App) -> String {
    if key != "results" {
        return value.to_owned();
    }
    let today = app.date();
    let parts = value.split(',').map(|part| {
        let part = part.trim();
        if part.contains('@') { part.to_owned() } else { format!("{part}@{today}") }
    });
    parts.collect::<Vec<_>>().join(",")
}
