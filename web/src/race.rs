//! How to run a race, `/races/{id}/plan`: pace by kilometre over the ground, what the field did, fuel; and how it was run,
//! `/races/{id}/review`.

mod behind;
mod download;
mod kept;
mod profile;

pub(crate) use download::{band_pdf, band_svg, course_svg, watch};
pub(crate) use kept::{keep, keep_undo};

use self::{behind::Behind, profile::Profile};
use crate::{
    Failure, format,
    run::run,
    serve::Web,
    upload,
    view::{Here, Html, Look, View},
    words,
};
use app::{
    App, CourseAsked, Damp, RacePlanAsked, WeatherTold,
    documents::{Pacing, RacePlan, RaceReview, RaceRow},
};
use askama::Template;
use axum::{
    extract::{Multipart, Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use quantity::{Distance, typed};
use serde::Deserialize;
use std::fs;

/// Largest course file that is taken, in bytes: a million places of GPX.
pub(crate) const COURSE_LIMIT_BYTES: usize = 200 << 20;

/// What the form says, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// A time in place of the goal.
    pub goal: String,
    /// `goal` or `forecast`.
    pub by: String,
    /// A word of the ways to spread the time.
    pub pacing: String,
    /// Time of the start.
    pub start: String,
    /// °C.
    pub temperature: String,
    /// °C.
    pub dew_point: String,
    /// Per cent.
    pub humidity: String,
    /// Metres of climbing where no course is known.
    pub climb: String,
}

impl Asked {
    /// The question, and what could not be understood. Where nothing is typed, what is kept with the race counts.
    #[must_use]
    pub fn request(&self, race: i64) -> (RacePlanAsked, Vec<String>) {
        if *self == Self::default() {
            return (RacePlanAsked { race: Some(race), ..RacePlanAsked::default() }, Vec::new());
        }
        let mut faults = Vec::new();
        let mut number = |text: &str, what: &str| match typed::number(text) {
            _ if text.trim().is_empty() => None,
            Some(value) => Some(value),
            _ => {
                faults.push(format!("{text:?} is no {what}"));
                None
            }
        };
        let temperature = number(&self.temperature, "temperature in °C");
        let dew_point = number(&self.dew_point, "dew point in °C");
        let humidity = number(&self.humidity, "humidity in per cent");
        let climb = number(&self.climb, "number of metres of climbing");
        let weather = match (temperature, dew_point, humidity) {
            (Some(temperature_c), Some(dew), _) => Some(WeatherTold { temperature_c, damp: Damp::DewPoint(dew) }),
            (Some(temperature_c), None, Some(percent)) => {
                Some(WeatherTold { temperature_c, damp: Damp::Humidity(percent / 100.0) })
            }
            (Some(_), None, None) => {
                faults.push(
                    "the temperature alone does not say how warm it feels; add the dew point or the humidity".into(),
                );
                None
            }
            _ => None,
        };
        let goal = format::parse_clock(&self.goal);
        if goal.is_none() && !self.goal.trim().is_empty() {
            faults.push(format!("{:?} is no time; write it like 45:00 or 3:15:00", self.goal));
        }
        let start = format::parse_time_of_day(&self.start);
        if start.is_none() && !self.start.trim().is_empty() {
            faults.push(format!("{:?} is no time of the day; write it like 9:30", self.start));
        }
        let pacing =
            words::PACINGS.iter().find(|(_, word, _)| *word == self.pacing).map_or(Pacing::EvenEffort, |p| p.0);
        let course = climb.map_or(CourseAsked::Kept, |m| CourseAsked::Climb(Distance::from_m(m)));
        let by_forecast = self.by == "forecast";
        let asked = RacePlanAsked {
            race: Some(race),
            goal,
            by_forecast,
            pacing: Some(pacing),
            course,
            weather,
            start,
            fresh: true,
            ..RacePlanAsked::default()
        };
        (asked, faults)
    }

    /// The same question for the files of the page.
    fn query(&self) -> String {
        let pairs = [
            ("goal", &self.goal),
            ("by", &self.by),
            ("pacing", &self.pacing),
            ("start", &self.start),
            ("temperature", &self.temperature),
            ("dew_point", &self.dew_point),
            ("humidity", &self.humidity),
            ("climb", &self.climb),
        ];
        let plain = |text: &str| -> String {
            text.bytes()
                .map(|byte| match byte {
                    b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
                    other => format!("%{other:02X}"),
                })
                .collect()
        };
        let told = pairs.iter().filter(|(_, value)| !value.is_empty());
        let pairs: Vec<String> = told.map(|(key, value)| format!("{key}={}", plain(value))).collect();
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }
}

#[derive(Template)]
#[template(path = "race_plan.html")]
struct Page<'a> {
    view: &'a View,
    asked: &'a Asked,
    faults: &'a [String],
    plan: Option<&'a RacePlan>,
    race: i64,
    profile: Option<Profile>,
    query: String,
}

#[derive(Template)]
#[template(path = "race_review.html")]
struct ReviewPage<'a> {
    view: &'a View,
    review: &'a RaceReview,
    picture: Option<Behind>,
}

#[derive(Template)]
#[template(path = "race_review_none.html")]
struct NoReviewPage<'a> {
    view: &'a View,
    race: &'a RaceRow,
    why: &'a str,
}

/// The page of a race's plan, or of what is in its way.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(
    view: &View,
    race: i64,
    asked: &Asked,
    faults: &[String],
    plan: Option<&RacePlan>,
) -> Result<Html, Failure> {
    let profile = plan.and_then(|plan| Profile::of(plan, view.units));
    let query = asked.query();
    let kept = plan.filter(|plan| plan.as_kept).and_then(|plan| plan.kept.as_ref()).map(Asked::of);
    Html::of(&Page { view, asked: kept.as_ref().unwrap_or(asked), faults, plan, race, profile, query })
}

/// The page of a race as it was run.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn review_page(view: &View, review: &RaceReview) -> Result<Html, Failure> {
    Html::of(&ReviewPage { view, review, picture: Behind::of(review) })
}

/// The page of a race that cannot be reviewed yet, and why.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn no_review_page(view: &View, race: &RaceRow, why: &str) -> Result<Html, Failure> {
    Html::of(&NoReviewPage { view, race, why })
}

pub(crate) async fn show(
    State(web): State<Web>,
    look: Look,
    Path(race): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    // The next race answers here at once: a phone on a slow network would wait for every redirect.
    let id = if race == "next" { run(&web, next).await? } else { number(&race)? };
    let (request, mut faults) = asked.request(id);
    // What cannot be understood is said, and the rest planned.
    let (units, plan) = run(&web, move |app| {
        let units = crate::settings::units(app)?;
        if is_over(app, id)? {
            return Ok((units, None));
        }
        Ok(match app.race_plan(&request) {
            Ok(plan) => (units, Some(Ok(plan))),
            Err(app::Error::Rejected(why)) => (units, Some(Err(why))),
            Err(other) => return Err(other),
        })
    })
    .await?;
    let view = look.view(&web, units, Here::Plan);
    let plan = match plan {
        None => return Ok(Redirect::to(&format!("/races/{id}/review")).into_response()),
        Some(Ok(plan)) => Some(plan),
        Some(Err(why)) => {
            faults.push(why);
            None
        }
    };
    Ok(page(&view, id, &asked, &faults, plan.as_ref())?.into_response())
}

/// The race as it was run; where there is no run of it yet, why.
pub(crate) async fn review(State(web): State<Web>, look: Look, Path(race): Path<String>) -> Result<Html, Failure> {
    let id = match race.as_str() {
        "next" => run(&web, next).await?,
        "last" => run(&web, last).await?,
        number_of => number(number_of)?,
    };
    let (units, race, review) = run(&web, move |app| {
        let race = app.races()?.races.into_iter().find(|race| race.id == id);
        let race = race.ok_or_else(|| app::Error::NotFound(format!("no race {id} in this log")))?;
        let review = match app.race_review(Some(id)) {
            Ok(review) => Ok(review),
            Err(app::Error::Rejected(why) | app::Error::NotFound(why)) => Err(why),
            Err(other) => return Err(other),
        };
        Ok((crate::settings::units(app)?, race, review))
    })
    .await?;
    let view = look.view(&web, units, Here::Plan);
    match review {
        Ok(review) => review_page(&view, &review),
        Err(why) => no_review_page(&view, &race, &why),
    }
}

pub(crate) async fn keep_course(
    State(web): State<Web>,
    Path(race): Path<String>,
    form: Multipart,
) -> Result<Redirect, Failure> {
    let id = number(&race)?;
    let (paths, _folder) = upload::receive(form, COURSE_LIMIT_BYTES).await?;
    let path = paths.first().filter(|path| path.is_file()).cloned();
    let path = path.ok_or_else(|| Failure::Rejected("a race has one course; choose one file".into()))?;
    let name = path.file_name().map_or_else(|| "course".into(), |name| name.to_string_lossy().into_owned());
    let bytes = fs::read(&path).map_err(|e| Failure::Broken(format!("the course could not be read: {e}")))?;
    run(&web, move |app| app.race_course(id, &name, &bytes)).await?;
    Ok(Redirect::to(&format!("/races/{id}/plan")))
}

pub(crate) async fn forget_course(State(web): State<Web>, Path(race): Path<String>) -> Result<Redirect, Failure> {
    let id = number(&race)?;
    run(&web, move |app| app.race_course_remove(id)).await?;
    Ok(Redirect::to(&format!("/races/{id}/plan")))
}

fn number(race: &str) -> Result<i64, Failure> {
    race.parse().map_err(|_| Failure::NotFound(format!("no race {race} in this log")))
}

fn is_over(app: &App, id: i64) -> app::Result<bool> {
    let today = app.date().to_string();
    Ok(app.races()?.races.iter().any(|race| race.id == id && race.date < today))
}

/// The next race.
fn next(app: &App) -> app::Result<i64> {
    let today = app.date().to_string();
    let ahead = app.races()?.races.into_iter().find(|race| race.date >= today);
    ahead
        .map(|race| race.id)
        .ok_or_else(|| app::Error::NotFound("there is no race ahead; add one in the settings".into()))
}

/// The last race that is over.
fn last(app: &App) -> app::Result<i64> {
    let today = app.date().to_string();
    let past = app.races()?.races.into_iter().rev().find(|race| race.date <= today);
    past.map(|race| race.id).ok_or_else(|| app::Error::NotFound("no race is over yet".into()))
}
