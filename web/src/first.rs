//! The first page of an empty library: three doors.

use crate::{
    Failure,
    view::{Here, Html, View},
};
use askama::Template;

#[derive(Template)]
#[template(path = "first.html")]
struct Page<'a> {
    view: &'a View,
}

/// The page that an empty library shows.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(view: &View) -> Result<Html, Failure> {
    Html::of(&Page { view })
}
