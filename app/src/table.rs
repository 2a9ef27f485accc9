//! Tables for other programs, a column at a time: CSV for people and spreadsheets, Parquet for query engines.

mod activities;
mod ledger;
mod parquet;

pub(crate) use activities::activities_table;
use ledger::ledger_table;

use crate::{
    App, Error, Result,
    documents::{Exported, ExportedFile},
    export::file::write_whole,
};
use std::path::Path;

/// The values of a column; an absent one is none.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Column {
    Text(Vec<Option<String>>),
    Number(Vec<Option<f64>>),
    Whole(Vec<Option<i64>>),
    Flag(Vec<Option<bool>>),
}

/// Columns of one length, each with its name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Table {
    pub(crate) columns: Vec<(&'static str, Column)>,
}

impl Table {
    fn rows(&self) -> usize {
        self.columns.first().map_or(0, |(_, column)| match column {
            Column::Text(values) => values.len(),
            Column::Number(values) => values.len(),
            Column::Whole(values) => values.len(),
            Column::Flag(values) => values.len(),
        })
    }

    /// The table as CSV: a head, then a line a row; an absent value is empty.
    pub(crate) fn csv(&self) -> Result<Vec<u8>> {
        let broken = |e: &dyn std::fmt::Display| Error::Broken(format!("a table: {e}"));
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(self.columns.iter().map(|(name, _)| *name)).map_err(|e| broken(&e))?;
        for row in 0..self.rows() {
            writer.write_record(self.columns.iter().map(|(_, column)| cell(column, row))).map_err(|e| broken(&e))?;
        }
        writer.into_inner().map_err(|e| broken(&e))
    }
}

fn cell(column: &Column, row: usize) -> String {
    match column {
        Column::Text(values) => values[row].clone().unwrap_or_default(),
        Column::Number(values) => values[row].map_or_else(String::new, |v| v.to_string()),
        Column::Whole(values) => values[row].map_or_else(String::new, |v| v.to_string()),
        Column::Flag(values) => values[row].map_or_else(String::new, |v| v.to_string()),
    }
}

impl App {
    /// Writes a row for each activity into a CSV or Parquet file, newest first.
    ///
    /// # Errors
    /// `Rejected` for a file of another kind, `Broken` when it cannot be written or the library cannot be read.
    pub fn export_activities(&self, file: &Path) -> Result<Exported> {
        write(file, || activities_table(self))
    }

    /// Writes what can be held, a row for each duration of the curve, into a CSV or Parquet file.
    ///
    /// # Errors
    /// `Rejected` for a file of another kind, `Broken` when it cannot be written or the library cannot be read.
    pub fn export_ledger(&self, file: &Path) -> Result<Exported> {
        write(file, || ledger_table(self))
    }
}

fn write(file: &Path, table: impl FnOnce() -> Result<Table>) -> Result<Exported> {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    let bytes = match ending.as_deref() {
        Some("csv") => table()?.csv()?,
        Some("parquet") => table()?.parquet()?,
        _ => {
            let name = file.display();
            return Err(Error::Rejected(format!("{name} is no table; name a file that ends in .csv or .parquet")));
        }
    };
    write_whole(file, &bytes)?;
    let files = vec![ExportedFile { path: file.display().to_string(), session: None }];
    Ok(Exported { schema: "stayer.export/1".into(), files, lost: Vec::new() })
}
