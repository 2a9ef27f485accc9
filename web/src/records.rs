//! What the runner's performances are worth, `/records`.

use crate::{
    Failure, format,
    run::run,
    serve::Web,
    view::{Here, Html, Look, View},
    words,
};
use app::documents::{EquivalentsDocument, RecordRow};
use askama::Template;
use axum::extract::State;

#[derive(Template)]
#[template(path = "records.html")]
struct Page<'a> {
    view: &'a View,
    worth: &'a EquivalentsDocument,
    models: Vec<String>,
}

impl Page<'_> {
    /// The best of the last year over a distance.
    fn this_year(&self, record: &RecordRow) -> Option<&RecordRow> {
        self.worth.this_year.iter().find(|row| row.distance_m == record.distance_m)
    }

    /// One model's time in a row of equal performances, bracketed outside its domain.
    fn by(&self, prediction: &app::documents::Prediction, model: &str) -> String {
        let answer = prediction.models.iter().find(|answer| answer.model == model);
        match answer.filter(|answer| answer.time_s.is_some()) {
            Some(answer) if answer.in_domain => format::clock(answer.time_s),
            Some(answer) => format!("({})", format::clock(answer.time_s)),
            None => format::NONE.into(),
        }
    }
}

/// The page.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(view: &View, worth: &EquivalentsDocument) -> Result<Html, Failure> {
    let mut models: Vec<String> = Vec::new();
    for answer in worth.equivalents.iter().flat_map(|prediction| &prediction.models) {
        if answer.model != "combined" && answer.time_s.is_some() && !models.contains(&answer.model) {
            models.push(answer.model.clone());
        }
    }
    Html::of(&Page { view, worth, models })
}

pub(crate) async fn show(State(web): State<Web>, look: Look) -> Result<Html, Failure> {
    let (units, worth) = run(&web, |app| Ok((crate::settings::units(app)?, app.equivalents()?))).await?;
    page(&look.view(&web, units, Here::Hold), &worth)
}
