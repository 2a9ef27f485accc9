//! Race times from typed results alone, `/predict`: nothing is kept.

use crate::{
    Failure, format,
    run::run,
    serve::Web,
    view::{Here, Html, Look, View},
};
use app::{
    AGES, App, KnownResult, PredictRequest,
    documents::{Prediction, Predictions, shared_notes},
};
use askama::Template;
use axum::extract::{Query, State};
use quantity::{Distance, race_distance, typed};
use serde::Deserialize;
use std::ops::RangeInclusive;
use training::Sex;

/// What the form says, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// First result's distance.
    pub distance: String,
    /// First result's time.
    pub time: String,
    /// Second result's distance.
    pub distance2: String,
    /// Second result's time.
    pub time2: String,
    /// A distance asked for beside the usual ones.
    pub target: String,
    /// Typical week in kilometres or miles.
    pub weekly: String,
    /// `female`, `male` or nothing.
    pub sex: String,
    /// Years.
    pub age: String,
    /// Drift of long runs, per cent an hour.
    pub drift: String,
}

const USUAL: [Distance; 6] = [
    race_distance::MILE,
    Distance::from_m(3000.0),
    Distance::from_m(5000.0),
    Distance::from_m(10_000.0),
    race_distance::HALF_MARATHON,
    race_distance::MARATHON,
];

/// Weeks, in the runner's unit, that are believed.
const WEEKS: RangeInclusive<f64> = 0.0..=300.0;

impl Asked {
    /// The question, and what could not be understood.
    #[must_use]
    pub fn request(&self, view: &View) -> (PredictRequest, Vec<String>) {
        let mut faults = Vec::new();
        let mut results = Vec::new();
        for (distance, time) in [(&self.distance, &self.time), (&self.distance2, &self.time2)] {
            if distance.trim().is_empty() && time.trim().is_empty() {
                continue;
            }
            match (race_distance::parse(distance), format::parse_clock(time)) {
                (Some(distance), Some(time)) => results.push(KnownResult { distance, time, age_days: 0.0 }),
                (None, _) => faults.push(format!("{distance:?} is no distance; write it like 5 km, half or 800 m")),
                (_, None) => faults.push(format!("{time:?} is no time; write it like 19:58 or 1:35:00")),
            }
        }
        let mut distances = USUAL.to_vec();
        if !self.target.trim().is_empty() {
            match race_distance::parse(&self.target) {
                Some(distance) => distances.push(distance),
                None => faults.push(format!("{:?} is no distance; write it like 15 km", self.target)),
            }
        }
        distances.sort_by(Distance::total_cmp);
        distances.dedup();
        let mut figure = |text: &str, what: &str, meant: RangeInclusive<f64>| match typed::number(text) {
            _ if text.trim().is_empty() => None,
            Some(value) if meant.contains(&value) => Some(value),
            _ => {
                faults.push(format!("{text:?} is no number for {what}"));
                None
            }
        };
        let weekly_distance =
            figure(&self.weekly, "the week", WEEKS).map(|n| Distance::from_m(n * view.units.metres()));
        let age = figure(&self.age, "the age", AGES);
        let drift_per_hour = signed(&self.drift, &mut faults).map(|percent| percent / 100.0);
        let sex = match self.sex.as_str() {
            "female" => Some(Sex::Female),
            "male" => Some(Sex::Male),
            _ => None,
        };
        (PredictRequest { results, distances, weekly_distance, sex, age, drift_per_hour }, faults)
    }
}

/// A drift in per cent an hour: runs may drift the other way.
fn signed(text: &str, faults: &mut Vec<String>) -> Option<f64> {
    let text = text.trim();
    let value = typed::number(text).filter(|value| (-50.0..=100.0).contains(value));
    if value.is_none() && !text.is_empty() {
        faults.push(format!("{text:?} is no drift; write per cent an hour from -50 to 100, like 5"));
    }
    value
}

#[derive(Template)]
#[template(path = "predict.html")]
struct Page<'a> {
    view: &'a View,
    asked: &'a Asked,
    faults: &'a [String],
    answer: Option<&'a Predictions>,
}

impl Page<'_> {
    /// What holds for this one alone.
    fn of_one<'p>(&self, answer: &Predictions, prediction: &'p Prediction) -> Vec<&'p String> {
        let said = shared_notes(&answer.predictions);
        prediction.notes.iter().filter(|note| !said.contains(note)).collect()
    }
}

/// The page with the question and, where there is one, its answer.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(view: &View, asked: &Asked, faults: &[String], answer: Option<&Predictions>) -> Result<Html, Failure> {
    Html::of(&Page { view, asked, faults, answer })
}

pub(crate) async fn show(State(web): State<Web>, look: Look, Query(asked): Query<Asked>) -> Result<Html, Failure> {
    let units = run(&web, crate::settings::units).await?;
    let view = look.view(&web, units, Here::Hold);
    let (request, mut faults) = asked.request(&view);
    let mut answer = None;
    if !request.results.is_empty() && faults.is_empty() {
        match run(&web, move |_| App::predict(&request)).await {
            Ok(predictions) => answer = Some(predictions),
            Err(Failure::Rejected(why)) => faults.push(why),
            Err(other) => return Err(other),
        }
    }
    page(&view, &asked, &faults, answer.as_ref())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::format::Units;

    fn asked() -> Asked {
        Asked { distance: "5k".into(), time: "19:58".into(), ..Asked::default() }
    }

    #[test]
    fn an_age_or_a_week_that_cannot_be_meant_is_a_fault_and_not_passed_over() {
        let view = View::new(Units::Kilometres, Here::Hold);
        for (age, weekly) in [("400", ""), ("-1", ""), ("", "2000")] {
            let (_, faults) = Asked { age: age.into(), weekly: weekly.into(), ..asked() }.request(&view);
            assert_eq!(faults.len(), 1, "{age:?} {weekly:?}: {faults:?}");
        }
    }

    #[test]
    fn what_holds_for_every_distance_is_said_once() {
        let view = View::new(Units::Kilometres, Here::Hold);
        let asked = Asked { distance2: "half".into(), time2: "1:20:00".into(), target: "150k".into(), ..asked() };
        let (request, faults) = asked.request(&view);
        let answer = App::predict(&request).unwrap();
        let html = page(&view, &asked, &faults, Some(&answer)).unwrap().0;
        assert_eq!(html.matches("contradict each other").count(), 1);
        assert_eq!(html.matches("outside 400 m to 100 km").count(), 1);
    }
}
