//! How long runs drift and whether that changes, `/durability`.

use crate::{
    Failure, format,
    run::run,
    serve::Web,
    view::{Here, Html, Look, View},
    words,
};
use app::documents::DurabilityDocument;
use askama::Template;
use axum::extract::State;

#[derive(Template)]
#[template(path = "durability.html")]
struct Page<'a> {
    view: &'a View,
    durability: &'a DurabilityDocument,
}

/// The page of the long runs.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(view: &View, durability: &DurabilityDocument) -> Result<Html, Failure> {
    Html::of(&Page { view, durability })
}

pub(crate) async fn show(State(web): State<Web>, look: Look) -> Result<Html, Failure> {
    let (units, durability) = run(&web, |app| Ok((crate::settings::units(app)?, app.durability(None)?))).await?;
    page(&look.view(&web, units, Here::Hold), &durability)
}
