//! What loads and zones are measured against, `/anchors`.

use crate::{
    Failure, format,
    run::run,
    serve::Web,
    view::{Here, Html, Look, View},
    words,
};
use app::documents::{Anchor, AnchorName, AnchorStep, AnchorsDocument, Uncertain};
use askama::Template;
use axum::{
    Form,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use serde::Deserialize;

/// What the form says, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// Which anchor.
    pub name: String,
    /// Its value.
    pub value: String,
    /// From this day on.
    pub from: String,
    /// Until this day.
    pub until: String,
}

#[derive(Template)]
#[template(path = "anchors.html")]
struct Page<'a> {
    view: &'a View,
    typed: &'a Typed,
    faults: &'a [String],
    anchors: &'a AnchorsDocument,
}

impl Page<'_> {
    fn value(&self, anchor: &Anchor) -> String {
        value(self.view, anchor)
    }

    fn band(&self, anchor: &Anchor) -> String {
        band(self.view, anchor)
    }

    /// How it was found, as a sentence.
    fn how(&self, anchor: &Anchor) -> String {
        let mut letters = anchor.method.chars();
        letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
    }

    /// The runs that say it, each once.
    fn evidence(&self, anchor: &Anchor) -> Vec<i64> {
        let mut runs: Vec<i64> = Vec::new();
        for id in &anchor.evidence {
            if !runs.contains(id) {
                runs.push(*id);
            }
        }
        runs
    }

    fn now(&self) -> Option<&AnchorStep> {
        self.anchors.steps.first()
    }

    /// What the runner set, each with the day from which it holds, newest first.
    fn said(&self) -> Vec<(&Anchor, Date)> {
        let mut said: Vec<(&Anchor, Date)> = Vec::new();
        for anchor in self.anchors.steps.iter().flat_map(|step| &step.anchors) {
            if let Some(from) = anchor.said_from
                && !said.iter().any(|(other, day)| other.name == anchor.name && *day == from)
            {
                said.push((anchor, from));
            }
        }
        said
    }

    /// Some quarter has an anchor.
    fn knows_any(&self) -> bool {
        self.anchors.steps.iter().any(|step| !step.anchors.is_empty())
    }

    /// A column of the table over time.
    fn cell(&self, step: &AnchorStep, name: &AnchorName) -> String {
        step.anchor(*name).map_or(format::NONE.into(), |anchor| value(self.view, anchor))
    }
}

/// An anchor as people read it.
#[must_use]
pub fn value(view: &View, anchor: &Anchor) -> String {
    match (anchor.heart_rate_bpm, anchor.speed_mps) {
        (Some(beats), _) => format::bpm(beats.value),
        (None, Some(speed)) => view.units.pace(speed.value),
        (None, None) => format::NONE.into(),
    }
}

/// Its band; nothing where it was said.
#[must_use]
pub fn band(view: &View, anchor: &Anchor) -> String {
    let wide = |known: &Uncertain| known.high > known.low;
    match (anchor.heart_rate_bpm.filter(wide), anchor.speed_mps.filter(wide)) {
        (Some(beats), _) => format!("{:.0} to {}", beats.low, format::bpm(beats.high)),
        (None, Some(speed)) => view.units.pace_range(speed.low, speed.high),
        (None, None) => String::new(),
    }
}

/// The page.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(view: &View, typed: &Typed, faults: &[String], anchors: &AnchorsDocument) -> Result<Html, Failure> {
    Html::of(&Page { view, typed, faults, anchors })
}

pub(crate) async fn show(State(web): State<Web>, look: Look) -> Result<Html, Failure> {
    let (units, anchors) = run(&web, |app| Ok((crate::settings::units(app)?, app.anchors()?))).await?;
    page(&look.view(&web, units, Here::Hold), &Typed::default(), &[], &anchors)
}

pub(crate) async fn set(State(web): State<Web>, look: Look, Form(typed): Form<Typed>) -> Result<Response, Failure> {
    let asked = typed.clone();
    let said = run(&web, move |app| {
        let from = day(&asked.from)?.unwrap_or_else(|| app.date());
        app.set_anchors(&[(asked.name, asked.value)], from, day(&asked.until)?)
    });
    match said.await {
        Ok(_) => Ok(Redirect::to("/anchors").into_response()),
        Err(Failure::Rejected(why)) => {
            let (units, anchors) = run(&web, |app| Ok((crate::settings::units(app)?, app.anchors()?))).await?;
            let view = look.view(&web, units, Here::Hold);
            Ok((axum::http::StatusCode::UNPROCESSABLE_ENTITY, page(&view, &typed, &[why], &anchors)?).into_response())
        }
        Err(other) => Err(other),
    }
}

fn day(text: &str) -> app::Result<Option<Date>> {
    match text.trim() {
        "" => Ok(None),
        text => text
            .parse::<Date>()
            .map(Some)
            .map_err(|_| app::Error::Rejected(format!("{text:?} is no day; write it like 2026-03-01"))),
    }
}

pub(crate) async fn unset(State(web): State<Web>, Form(typed): Form<Typed>) -> Result<Redirect, Failure> {
    run(&web, move |app| {
        let from =
            day(&typed.from)?.ok_or_else(|| app::Error::Rejected("name the day from which it was set".into()))?;
        app.unset_anchor(&typed.name, from)
    })
    .await?;
    Ok(Redirect::to("/anchors"))
}
