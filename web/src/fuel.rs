//! What to eat and drink, `/fuel`: today's carbohydrate and why, the next days, races and the runs that rehearse them.

use crate::{
    Failure, format,
    run::run,
    serve::Web,
    view::{Here, Html, Look, View},
    words,
};
use app::documents::FuelDocument;
use askama::Template;
use axum::extract::State;

#[derive(Template)]
#[template(path = "fuel.html")]
struct Page<'a> {
    view: &'a View,
    fuel: &'a FuelDocument,
}

#[derive(Template)]
#[template(path = "fuel_none.html")]
struct Nothing<'a> {
    view: &'a View,
}

/// The page of what to eat and drink.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(view: &View, fuel: &FuelDocument) -> Result<Html, Failure> {
    Html::of(&Page { view, fuel })
}

/// The page where there is no plan yet.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn nothing(view: &View) -> Result<Html, Failure> {
    Html::of(&Nothing { view })
}

pub(crate) async fn show(State(web): State<Web>, look: Look) -> Result<Html, Failure> {
    let (units, fuel) = run(&web, |app| {
        let fuel = match app.fuel() {
            Ok(fuel) => Some(fuel),
            Err(app::Error::NotFound(_)) => None,
            Err(fault) => return Err(fault),
        };
        Ok((crate::settings::units(app)?, fuel))
    })
    .await?;
    let view = look.view(&web, units, Here::Fuel);
    fuel.map_or_else(|| nothing(&view), |fuel| page(&view, &fuel))
}
