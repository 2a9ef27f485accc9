//! Imports of the past, `/imports`, and what one of them did, `/imports/{batch}`.

use crate::{
    Failure, format,
    run::run,
    serve::Web,
    view::{Here, Html, Look, View},
    words,
};
use app::documents::{ImportBatch, Outcome, PastFilter, PastReport};
use askama::Template;
use axum::extract::{Path, Query, State};
use serde::Deserialize;

/// Files on one page.
const PAGE: usize = 100;

#[derive(Template)]
#[template(path = "imports.html")]
struct List<'a> {
    view: &'a View,
    imports: &'a [ImportBatch],
}

#[derive(Template)]
#[template(path = "import_past.html")]
struct One<'a> {
    view: &'a View,
    report: &'a PastReport,
    choices: Vec<Choice>,
    before: Option<String>,
    after: Option<String>,
}

/// A link that lists the files of one outcome.
struct Choice {
    word: &'static str,
    query: String,
    files: usize,
    here: bool,
}

/// Which files were asked for.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    /// The word of an outcome; all when it is none.
    #[serde(default)]
    pub outcome: String,
    /// Which page, from 1.
    #[serde(default)]
    pub page: String,
}

impl Asked {
    fn filter(&self) -> PastFilter {
        let page = self.page.parse().unwrap_or(1).max(1) - 1;
        PastFilter { outcome: Outcome::of(&self.outcome), offset: PAGE.saturating_mul(page), limit: Some(PAGE) }
    }
}

/// The list of past imports.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(view: &View, imports: &[ImportBatch]) -> Result<Html, Failure> {
    Html::of(&List { view, imports })
}

/// The page of one past import.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn report_page(view: &View, report: &PastReport, asked: &Asked) -> Result<Html, Failure> {
    let filter = asked.filter();
    let files = |outcome| match outcome {
        Some(Outcome::Imported) => report.imported,
        Some(Outcome::Duplicate) => report.duplicate,
        Some(Outcome::Skipped) => report.skipped,
        Some(Outcome::Failed) => report.failed,
        None => report.imported + report.duplicate + report.skipped + report.failed,
    };
    let query = |outcome: Option<Outcome>, page: usize| {
        let outcome = outcome.map(|outcome| format!("outcome={}", outcome.word()));
        let page = (page > 1).then(|| format!("page={page}"));
        let parts: Vec<String> = outcome.into_iter().chain(page).collect();
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    };
    let choice = |outcome: Option<Outcome>| Choice {
        word: outcome.as_ref().map_or("All", words::outcome),
        query: query(outcome, 1),
        files: files(outcome),
        here: filter.outcome == outcome,
    };
    let choices = std::iter::once(None).chain(Outcome::ALL.map(Some)).map(choice);
    let at = filter.offset / PAGE + 1;
    let more = filter.offset.saturating_add(PAGE) < files(filter.outcome);
    Html::of(&One {
        view,
        report,
        choices: choices.filter(|choice| choice.files > 0 || choice.here).collect(),
        before: (at > 1).then(|| query(filter.outcome, at - 1)),
        after: more.then(|| query(filter.outcome, at + 1)),
    })
}

pub(crate) async fn show(State(web): State<Web>, look: Look) -> Result<Html, Failure> {
    let (units, imports) = run(&web, |app| Ok((crate::settings::units(app)?, app.imports()?))).await?;
    page(&look.view(&web, units, Here::Import), &imports)
}

pub(crate) async fn one(
    State(web): State<Web>,
    look: Look,
    Path(batch): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Html, Failure> {
    let Ok(batch) = batch.parse::<i64>() else {
        return Err(Failure::NotFound(format!("no import {batch}; past ones are listed under /imports")));
    };
    let filter = asked.filter();
    let (units, report) =
        run(&web, move |app| Ok((crate::settings::units(app)?, app.import_report(batch, &filter)?))).await?;
    report_page(&look.view(&web, units, Here::Import), &report, &asked)
}
