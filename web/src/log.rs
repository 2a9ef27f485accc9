//! What the runner tells, `/log`: how it felt, sets, mornings, sweat; what follows from each, and taking the last back.

use crate::{
    Failure, format,
    run::run,
    serve::Web,
    view::{Here, Html, Look, View},
    words,
};
use app::{
    App, RpeOf, RpeTold, StrengthTold, SweatTold,
    documents::{LogDocument, LogList, WellnessEntry},
};
use askama::Template;
use axum::{Form, extract::State, response::Redirect};
use jiff::{ToSpan, civil::Date};
use quantity::typed;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "log.html")]
struct Page<'a> {
    view: &'a View,
    list: &'a LogList,
}

#[derive(Template)]
#[template(path = "logged.html")]
struct Kept<'a> {
    view: &'a View,
    logged: &'a LogDocument,
    back: &'a str,
}

/// The page of every entry, newest first.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(view: &View, list: &LogList) -> Result<Html, Failure> {
    Html::of(&Page { view, list })
}

/// The page of an entry that was just kept, with what follows from it; `back` is where the runner came from.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn kept(view: &View, logged: &LogDocument, back: &str) -> Result<Html, Failure> {
    Html::of(&Kept { view, logged, back })
}

pub(crate) async fn show(State(web): State<Web>, look: Look) -> Result<Html, Failure> {
    let (units, list) = run(&web, |app| Ok((crate::settings::units(app)?, app.log_told()?))).await?;
    page(&look.view(&web, units, Here::Today), &list)
}

/// An entry that was kept on a device may be sent again, and later: its key keeps it once, its day is the one it was told on.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    key: String,
    on: String,
}

/// An entry that waited longer for a connection than so many days is of today.
const WAITS_DAYS: i64 = 30;

impl Sent {
    /// The library under the entry's key.
    fn app(&self, app: &App) -> app::Result<App> {
        if self.key.is_empty() { Ok(app.clone()) } else { app.keyed(&self.key) }
    }

    /// The day the entry is of: the device's word where it can be, else today. A device's clock may be wrong.
    fn day(&self, today: Date) -> Date {
        let earliest = today.saturating_sub(WAITS_DAYS.days());
        self.on.parse().ok().filter(|day| (earliest..=today).contains(day)).unwrap_or(today)
    }
}

/// Effort, pain and a note of one activity or of a day's session.
#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(crate) struct Effort {
    #[serde(flatten)]
    sent: Sent,
    activity: String,
    date: String,
    rpe: String,
    minutes: String,
    pain: String,
    note: String,
}

pub(crate) async fn effort(State(web): State<Web>, look: Look, Form(form): Form<Effort>) -> Result<Html, Failure> {
    let told = RpeTold {
        of: match form.activity.parse() {
            Ok(id) => RpeOf::Activity(id),
            Err(_) => RpeOf::Day(form.date.parse().map_err(|_| no_day(&form.date))?),
        },
        rpe: needed("the effort", &form.rpe)?,
        minutes: number("the minutes", &form.minutes)?,
        pain: match form.pain.as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        note: Some(form.note),
    };
    keep(web, look, "/", form.sent, move |app, _| app.log_rpe(told)).await
}

/// A field of the sets of one exercise: `exercise`, `session`, then `reps` and `load` set by set.
type Pairs = Vec<(String, String)>;

pub(crate) async fn sets(State(web): State<Web>, look: Look, Form(pairs): Form<Pairs>) -> Result<Html, Failure> {
    let all = |key: &str| pairs.iter().filter(|(k, _)| k == key).map(|(_, v)| v.trim().to_owned()).collect::<Vec<_>>();
    let one = |key: &str| all(key).into_iter().next().unwrap_or_default();
    let loads = all("load");
    let counts = all("reps").into_iter().enumerate().filter(|(_, count)| !count.is_empty());
    let sets = counts.map(|(i, count)| match loads.get(i).map(String::as_str) {
        None | Some("" | "0") => count,
        Some(load) => format!("{count}@{load}"),
    });
    let told = StrengthTold {
        exercise: one("exercise"),
        sets: sets.collect(),
        reps_in_reserve: one("reserve").parse().ok(),
        note: None,
    };
    let session = one("session");
    let sent = Sent { key: one("key"), on: one("on") };
    let known = !session.is_empty() && session.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let back = if known { format!("/plan/sessions/{session}") } else { "/".into() };
    keep(web, look, &back, sent, move |app, day| app.log_strength(told, day)).await
}

/// How a morning is, as its form sends it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Morning {
    #[serde(flatten)]
    sent: Sent,
    hrv_ms: String,
    resting: String,
    sleep_h: String,
    mood: String,
    soreness: String,
}

pub(crate) async fn morning(State(web): State<Web>, look: Look, Form(form): Form<Morning>) -> Result<Html, Failure> {
    let told = WellnessEntry {
        hrv_s: number("heart rate variability", &form.hrv_ms)?.map(|ms| ms / 1000.0),
        hrv_sdnn_s: None,
        resting_heart_rate_bpm: number("the resting heart rate", &form.resting)?,
        sleep_s: number("the hours of sleep", &form.sleep_h)?.map(|hours| hours * 3600.0),
        mood: form.mood.parse().ok(),
        soreness: form.soreness.parse().ok(),
        note: None,
    };
    keep(web, look, "/", form.sent, move |app, day| app.log_wellness(told, day)).await
}

/// A run between two weighings, as its form sends it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sweat {
    #[serde(flatten)]
    sent: Sent,
    before: String,
    after: String,
    drink: String,
    minutes: String,
}

pub(crate) async fn sweat(State(web): State<Web>, look: Look, Form(form): Form<Sweat>) -> Result<Html, Failure> {
    let told = SweatTold {
        before_kg: needed("the weight before", &form.before)?,
        after_kg: needed("the weight after", &form.after)?,
        drink_l: number("the drink", &form.drink)?.unwrap_or(0.0),
        urine_l: 0.0,
        minutes: needed("the minutes", &form.minutes)?,
    };
    keep(web, look, "/fuel", form.sent, move |app, day| app.log_sweat(told, day)).await
}

/// A body mass, as its form sends it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Weight {
    #[serde(flatten)]
    sent: Sent,
    mass: String,
}

pub(crate) async fn weight(State(web): State<Web>, look: Look, Form(form): Form<Weight>) -> Result<Html, Failure> {
    let mass = needed("the body mass", &form.mass)?;
    keep(web, look, "/settings", form.sent, move |app, day| app.log_weight(mass, day)).await
}

pub(crate) async fn undo(State(web): State<Web>) -> Result<Redirect, Failure> {
    run(&web, |app| app.log_undo()).await?;
    Ok(Redirect::to("/log"))
}

async fn keep(
    web: Web,
    look: Look,
    back: &str,
    sent: Sent,
    entry: impl FnOnce(&App, Date) -> app::Result<LogDocument> + Send + 'static,
) -> Result<Html, Failure> {
    let (units, logged) = run(&web, move |app| {
        let day = sent.day(app.date());
        Ok((crate::settings::units(app)?, entry(&sent.app(app)?, day)?))
    })
    .await?;
    kept(&look.view(&web, units, Here::Today), &logged, back)
}

fn no_day(text: &str) -> Failure {
    Failure::Rejected(format!("{text:?} is no day; days are written as year-month-day"))
}

/// A number; nothing where the field is empty.
fn number(what: &str, text: &str) -> Result<Option<f64>, Failure> {
    match text.trim() {
        "" => Ok(None),
        text => match typed::number(text) {
            Some(number) => Ok(Some(number)),
            None => Err(Failure::Rejected(format!("{what} is a number, not {text:?}"))),
        },
    }
}

fn needed(what: &str, text: &str) -> Result<f64, Failure> {
    number(what, text)?.ok_or_else(|| Failure::Rejected(format!("{what} is missing; go back and fill it in")))
}
