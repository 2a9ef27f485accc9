//! What no file tells, `/settings`: units, runner, wishes, races, theme.

use crate::{
    Failure, format,
    format::Units,
    guard::Asker,
    language::Language,
    map,
    pair::Phones,
    run::run,
    serve::Web,
    view::{Here, Html, Look, View},
    words,
};
use app::{
    App, NewRace,
    documents::{Races, RunnerDocument},
};
use askama::Template;
use axum::{
    Extension, Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use quantity::{Distance, Duration, race_distance, typed};
use serde::Deserialize;
use training::{Priority, RaceResult, Weekday};

/// The runner's units.
pub(crate) fn units(app: &App) -> app::Result<Units> {
    Ok(Units::from_word(&app.runner()?.units))
}

/// A key of the runner with its value as the form shows it.
type Pairs = Vec<(String, String)>;

/// The keys of the form, in its order; those with several values are joined by commas.
const KEYS: [&str; 22] = [
    "units",
    "sex",
    "born",
    "mass_kg",
    "lifting",
    "equipment",
    "days",
    "long_run",
    "rest",
    "speed_sessions_max",
    "max_weekly_distance_m",
    "lifting_days_max",
    "max_session.mon",
    "max_session.tue",
    "max_session.wed",
    "max_session.thu",
    "max_session.fri",
    "max_session.sat",
    "max_session.sun",
    "results",
    "weekly_distance_m",
    "longest_run_m",
];

/// Those of them that the runner types in kilometres or miles.
const DISTANCES: [&str; 3] = ["max_weekly_distance_m", "weekly_distance_m", "longest_run_m"];

/// Begins the keys of the longest session of each weekday, in minutes.
const SESSION: &str = "max_session.";

/// The longest session of a day, in minutes as they are typed.
fn longest(document: &RunnerDocument, key: &str) -> String {
    let of_day = |(day, _): &(&Weekday, &Duration)| key.strip_prefix(SESSION) == Some(day.word());
    let longest = document.wishes.max_session_s.iter().find(of_day);
    longest.map_or(String::new(), |(_, time)| format::trimmed(time.s() / 60.0, 1))
}

/// The form's fields.
pub struct Fields(Pairs);

impl Fields {
    /// As the library has them.
    #[must_use]
    pub fn of(document: &RunnerDocument) -> Self {
        let units = Units::from_word(&document.units);
        let runner = serde_json::to_value(&document.runner).unwrap_or_default();
        let wishes = serde_json::to_value(&document.wishes).unwrap_or_default();
        let length = |d: Option<Distance>| d.map_or(String::new(), |d| units.distance_short(d));
        let field = |key: &str| match key {
            "units" => units.word().to_owned(),
            "max_weekly_distance_m" => length(document.wishes.max_weekly_distance_m),
            "weekly_distance_m" => length(document.past.weekly_distance_m),
            "longest_run_m" => length(document.past.longest_run_m),
            "results" => document.past.results.iter().map(result).collect::<Vec<_>>().join(", "),
            _ if key.starts_with(SESSION) => longest(document, key),
            _ => text(runner.get(key).or_else(|| wishes.get(key))),
        };
        Self(KEYS.iter().map(|key| ((*key).to_owned(), field(key))).collect())
    }

    /// As typed. A list's boxes come one by one.
    fn typed(pairs: &Pairs) -> Self {
        let field = |key: &str| {
            let values: Vec<_> =
                pairs.iter().filter(|(k, v)| k == key && !v.trim().is_empty()).map(|(_, v)| v.trim()).collect();
            values.join(",")
        };
        Self(KEYS.iter().map(|key| ((*key).to_owned(), field(key))).collect())
    }

    fn value(&self, key: &str) -> &str {
        self.0.iter().find(|(k, _)| k == key).map_or("", |(_, v)| v)
    }

    fn session(&self, day: &Weekday) -> &str {
        let own = |key: &str| key.strip_prefix(SESSION) == Some(day.word());
        self.0.iter().find(|(k, _)| own(k)).map_or("", |(_, v)| v)
    }

    fn has(&self, key: &str, word: &str) -> bool {
        self.value(key).split(',').any(|v| v == word)
    }
}

/// A told result as it is typed: `10 km=45:00@2026-10-11`.
fn result(result: &RaceResult) -> String {
    let day = result.date.map_or(String::new(), |date| format!("@{date}"));
    format!("{}={}{day}", race_distance::name(result.distance_m), format::clock(result.time_s))
}

/// A JSON value as a form shows it.
fn text(value: Option<&serde_json::Value>) -> String {
    match value {
        Some(serde_json::Value::String(text)) => text.clone(),
        Some(serde_json::Value::Number(number)) => number.to_string().trim_end_matches(".0").to_owned(),
        Some(serde_json::Value::Array(items)) => items.iter().map(|i| text(Some(i))).collect::<Vec<_>>().join(","),
        _ => String::new(),
    }
}

/// The race form, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct RaceFields {
    name: String,
    date: String,
    distance: String,
    goal: String,
    priority: String,
}

#[derive(Template)]
#[template(path = "settings.html")]
struct Page<'a> {
    view: &'a View,
    fields: Fields,
    races: &'a Races,
    race: RaceFields,
    faults: Vec<String>,
    race_faults: Vec<String>,
    phones: Phones,
    map: map::Fields,
    map_faults: Vec<String>,
}

impl<'a> Page<'a> {
    /// As the library has everything.
    fn of(view: &'a View, document: &RunnerDocument, races: &'a Races) -> Self {
        Self {
            view,
            fields: Fields::of(document),
            races,
            race: RaceFields::default(),
            faults: Vec::new(),
            race_faults: Vec::new(),
            phones: Phones::default(),
            map: map::Fields::of(document),
            map_faults: Vec::new(),
        }
    }
}

pub(crate) const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "Mon"),
    (Weekday::Tue, "Tue"),
    (Weekday::Wed, "Wed"),
    (Weekday::Thu, "Thu"),
    (Weekday::Fri, "Fri"),
    (Weekday::Sat, "Sat"),
    (Weekday::Sun, "Sun"),
];

pub(crate) const EQUIPMENT: [(&str, &str); 7] = [
    ("band", "Band"),
    ("dumbbell", "Dumbbells"),
    ("kettlebell", "Kettlebell"),
    ("medicine_ball", "Medicine ball"),
    ("box", "Box or step"),
    ("cable", "Cable machine"),
    ("barbell", "Barbell"),
];

/// The page of the settings.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(view: &View, document: &RunnerDocument, races: &Races, phones: Phones) -> Result<Html, Failure> {
    Html::of(&Page { phones, ..Page::of(view, document, races) })
}

/// The same where a map could not be switched on.
pub(crate) fn without_map(
    view: &View,
    document: &RunnerDocument,
    races: &Races,
    map: map::Fields,
    why: String,
) -> Result<Html, Failure> {
    Html::of(&Page { map, map_faults: vec![why], ..Page::of(view, document, races) })
}

pub(crate) async fn show(State(web): State<Web>, asker: Option<Extension<Asker>>, look: Look) -> Result<Html, Failure> {
    let own = match asker {
        Some(Extension(Asker::Device(id))) => Some(id),
        _ => None,
    };
    let doors = web.clone();
    let (document, races, phones) =
        run(&web, move |app| Ok((app.runner()?, app.races()?, Phones::of(&doors, app, own.is_none(), own)?))).await?;
    let view = look.view(&web, Units::from_word(&document.units), Here::Settings);
    page(&view, &document, &races, phones)
}

pub(crate) async fn save(State(web): State<Web>, look: Look, Form(pairs): Form<Pairs>) -> Result<Response, Failure> {
    let (fields, faults, races, document) = run(&web, move |app| {
        let before = app.runner()?;
        let (known, told) = (Fields::of(&before), Fields::typed(&pairs));
        let mut faults = Vec::new();
        for (key, value) in &told.0 {
            if is_same(known.value(key), value) {
                continue;
            }
            let set =
                in_si(key, value, Units::from_word(&before.units)).and_then(|si| match app.runner_set(key, &si) {
                    Ok(_) => Ok(Ok(())),
                    Err(app::Error::Rejected(why)) => Err(why),
                    Err(other) => Ok(Err(other)),
                });
            match set {
                Ok(done) => done?,
                Err(why) => faults.push(why),
            }
        }
        Ok((told, faults, app.races()?, app.runner()?))
    })
    .await?;
    if faults.is_empty() {
        return Ok(Redirect::to("/settings#saved").into_response());
    }
    let view = look.view(&web, Units::from_word(&document.units), Here::Settings);
    let page = Page { fields, faults, ..Page::of(&view, &document, &races) };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Html::of(&page)?).into_response())
}

/// Whether a field says what it said before, in the digits of any language.
fn is_same(before: &str, now: &str) -> bool {
    before == now || typed::number(now).is_some_and(|now| typed::number(before) == Some(now))
}

/// What the runner typed in kilometres or miles, as the metres that are kept.
fn in_si(key: &str, value: &str, units: Units) -> Result<String, String> {
    if !DISTANCES.contains(&key) || value.is_empty() {
        return Ok(value.to_owned());
    }
    let number = typed::number(value).ok_or_else(|| format!("{value:?} is no number of {}", units.word()))?;
    Ok((number * units.metres()).round().to_string())
}

pub(crate) async fn add_race(
    State(web): State<Web>,
    look: Look,
    Form(race): Form<RaceFields>,
) -> Result<Response, Failure> {
    let mut faults = Vec::new();
    let new = new_race(&race, &mut faults);
    if let Some(new) = new {
        match run(&web, move |app| app.race_add(new)).await {
            Ok(_) => return Ok(Redirect::to("/settings#races").into_response()),
            Err(Failure::Rejected(why)) => faults.push(why),
            Err(other) => return Err(other),
        }
    }
    let (document, races) = run(&web, |app| Ok((app.runner()?, app.races()?))).await?;
    let view = look.view(&web, Units::from_word(&document.units), Here::Settings);
    let page = Page { race, race_faults: faults, ..Page::of(&view, &document, &races) };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Html::of(&page)?).into_response())
}

fn new_race(typed: &RaceFields, faults: &mut Vec<String>) -> Option<NewRace> {
    let name = typed.name.trim().to_owned();
    if name.is_empty() {
        faults.push("the race has no name; any will do".into());
    }
    let date = typed.date.trim().parse().ok();
    if date.is_none() {
        faults.push(format!("{:?} is no date; a date is written like 2027-04-18", typed.date));
    }
    let distance = race_distance::parse(&typed.distance);
    if distance.is_none() {
        faults.push(format!("{:?} is no distance; write it like 10 km, half or marathon", typed.distance));
    }
    let goal = format::parse_clock(&typed.goal);
    if goal.is_none() && !typed.goal.trim().is_empty() {
        faults.push(format!("{:?} is no time; write it like 45:00 or 3:15:00", typed.goal));
    }
    let priority = match typed.priority.as_str() {
        "B" => Priority::B,
        "C" => Priority::C,
        _ => Priority::A,
    };
    match (date, distance) {
        (Some(date), Some(distance)) if faults.is_empty() => Some(NewRace { name, date, distance, goal, priority }),
        _ => None,
    }
}

pub(crate) async fn remove_race(State(web): State<Web>, Path(race): Path<String>) -> Result<Redirect, Failure> {
    let id: i64 = race.parse().map_err(|_| Failure::NotFound(format!("no race {race} in this log")))?;
    run(&web, move |app| app.race_remove(id)).await?;
    Ok(Redirect::to("/settings#races"))
}
