//! The list of activities, `/activities`.

use crate::{
    Failure, format,
    run::run,
    serve::Web,
    view::{Here, Html, Look, View},
    words,
};
use app::documents::{Activities, ActivityFilter, ActivityRow};
use askama::Template;
use axum::extract::{Query, State};
use serde::Deserialize;

/// Rows on one page.
pub const PAGE_ROWS: usize = 50;

/// What the address asks for; every field as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// A sport's word, or nothing for all.
    pub sport: String,
    /// First day, ISO 8601.
    pub from: String,
    /// Last day, ISO 8601.
    pub to: String,
    /// From 1.
    pub page: String,
}

impl Asked {
    /// The filter, and what in it could not be understood.
    #[must_use]
    pub fn filter(&self) -> (ActivityFilter, Vec<String>) {
        let mut faults = Vec::new();
        let mut day = |text: &str| match text.parse() {
            _ if text.is_empty() => None,
            Ok(date) => Some(date),
            Err(_) => {
                faults.push(format!("{text:?} is no date; a date is written like 2026-12-01"));
                None
            }
        };
        let (from, to) = (day(&self.from), day(&self.to));
        let sport = words::SPORTS.iter().find(|(_, word, _)| *word == self.sport).map(|(sport, ..)| *sport);
        if sport.is_none() && !self.sport.is_empty() {
            faults.push(format!("{:?} is no sport of the list", self.sport));
        }
        let offset = (self.page_number() - 1).saturating_mul(PAGE_ROWS);
        (ActivityFilter { sport, from, to, offset, limit: Some(PAGE_ROWS) }, faults)
    }

    fn page_number(&self) -> usize {
        self.page.parse().unwrap_or(1).max(1)
    }

    fn filtered(&self) -> bool {
        !(self.sport.is_empty() && self.from.is_empty() && self.to.is_empty())
    }

    /// The address of another page under the same filter.
    fn address(&self, page: usize) -> String {
        let mut address = format!("/activities?page={page}");
        // Only what the filter understood goes into an address, so nothing in it needs escaping.
        for (key, value) in [("sport", &self.sport), ("from", &self.from), ("to", &self.to)] {
            if !value.is_empty() && value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
                address += &format!("&{key}={value}");
            }
        }
        address
    }
}

#[derive(Template)]
#[template(path = "activities.html")]
struct Page<'a> {
    view: &'a View,
    asked: &'a Asked,
    faults: Vec<String>,
    list: &'a Activities,
    months: Vec<(String, &'a [ActivityRow])>,
    first: usize,
    last: usize,
    newer: Option<String>,
    older: Option<String>,
}

/// The page of a list.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(view: &View, asked: &Asked, list: &Activities) -> Result<Html, Failure> {
    let number = asked.page_number();
    let skipped = (number - 1).saturating_mul(PAGE_ROWS);
    let last = skipped.saturating_add(list.activities.len());
    let months = list
        .activities
        .chunk_by(|a, b| a.start.get(..7) == b.start.get(..7))
        .map(|rows| (format::month(&rows[0].start), rows));
    Html::of(&Page {
        view,
        asked,
        faults: asked.filter().1,
        list,
        months: months.collect(),
        first: skipped.saturating_add(1),
        last,
        newer: (number > 1).then(|| asked.address(number - 1)),
        older: (last < list.total && !list.activities.is_empty()).then(|| asked.address(number + 1)),
    })
}

pub(crate) async fn show(State(web): State<Web>, look: Look, Query(asked): Query<Asked>) -> Result<Html, Failure> {
    let (filter, _) = asked.filter();
    let (units, list) = run(&web, move |app| Ok((crate::settings::units(app)?, app.activities(&filter)?))).await?;
    let view = look.view(&web, units, Here::Activities);
    if list.total == 0 && !asked.filtered() { crate::first::page(&view) } else { page(&view, &asked, &list) }
}
