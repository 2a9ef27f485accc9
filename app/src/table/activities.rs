//! A row for each activity.

use super::{Column, Table};
use crate::{
    App, Result,
    documents::{ActivityFilter, ActivityRow},
};
use serde::Serialize;

/// Every activity, newest first, with the keys of the list's document for names.
pub(crate) fn activities_table(app: &App) -> Result<Table> {
    let rows = app.activities(&ActivityFilter::default())?.activities;
    let text = |of: &dyn Fn(&ActivityRow) -> Option<String>| Column::Text(rows.iter().map(of).collect());
    let number = |of: &dyn Fn(&ActivityRow) -> Option<f64>| Column::Number(rows.iter().map(of).collect());
    let flag = |of: &dyn Fn(&ActivityRow) -> Option<bool>| Column::Flag(rows.iter().map(of).collect());
    Ok(Table {
        columns: vec![
            ("id", Column::Whole(rows.iter().map(|row| row.id).collect())),
            ("start", text(&|row| Some(row.start.clone()))),
            ("sport", text(&|row| word(&row.sport))),
            ("sub_sport", text(&|row| word(&row.sub_sport))),
            ("name", text(&|row| row.name.clone())),
            ("distance_m", number(&|row| row.distance_m)),
            ("distance_said", flag(&|row| Some(row.distance_said))),
            ("elapsed_s", number(&|row| row.elapsed_s)),
            ("timer_s", number(&|row| row.timer_s)),
            ("moving_s", number(&|row| row.moving_s)),
            ("heart_rate_bpm", number(&|row| row.heart_rate_bpm)),
            ("ascent_m", number(&|row| row.ascent_m)),
            ("records", Column::Whole(rows.iter().map(|row| i64::try_from(row.records).ok()).collect())),
            ("channels", text(&|row| Some(row.channels.join(" ")))),
            ("race", flag(&|row| row.race)),
            ("indoor", flag(&|row| Some(row.indoor))),
            ("source_sha256", text(&|row| Some(row.source_sha256.clone()))),
            ("source_path", text(&|row| Some(row.source_path.clone()))),
        ],
    })
}

fn word<T: Serialize>(value: &T) -> Option<String> {
    serde_json::to_value(value).ok()?.as_str().map(str::to_owned)
}
