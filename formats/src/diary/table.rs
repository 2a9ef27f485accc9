//! A table as text: heads in the first line, fields split by what the first line has most of.

use super::LeftOut;
use crate::xml::{cut, number};
use quantity::counted;
use std::ops::RangeInclusive;
use training::Repair;

/// More rows than any diary has.
const MOST_ROWS: usize = 500_000;
/// Longest field that is kept, in bytes.
const MAX_FIELD: usize = 500;

/// The rows of a table with the names of their columns.
pub struct Table {
    heads: Vec<String>,
    rows: Vec<csv::StringRecord>,
    broken: usize,
}

/// One row.
pub struct Row<'a> {
    heads: &'a [String],
    fields: &'a csv::StringRecord,
}

fn separator(first: &str) -> u8 {
    let count = |c: char| first.matches(c).count();
    let most = [',', ';', '\t'].into_iter().rev().max_by_key(|&c| count(c)).unwrap_or(',');
    u8::try_from(most).unwrap_or(b',')
}

fn reader(text: &str) -> csv::Reader<&[u8]> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    csv::ReaderBuilder::new()
        .delimiter(separator(first))
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes())
}

/// The names of the first line, lower case.
pub fn heads(first: &str) -> Vec<String> {
    let mut record = csv::StringRecord::new();
    match reader(first).read_record(&mut record) {
        Ok(true) => record.iter().map(|head| head.trim().to_lowercase()).collect(),
        _ => Vec::new(),
    }
}

impl Table {
    /// Reads a text; rows that cannot be split are counted.
    pub fn read(text: &str) -> Self {
        let mut records = reader(text).into_records();
        let heads = match records.next() {
            Some(Ok(record)) => record.iter().map(|head| head.trim().to_lowercase()).collect(),
            _ => Vec::new(),
        };
        let (mut rows, mut broken) = (Vec::new(), 0);
        for record in records.take(MOST_ROWS) {
            match record {
                Ok(record) if record.iter().all(str::is_empty) => {}
                Ok(record) => rows.push(record),
                Err(_) => broken += 1,
            }
        }
        Self { heads, rows, broken }
    }

    /// The rows in their order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|fields| Row { heads: &self.heads, fields })
    }

    /// The first of these columns that the table has.
    pub fn column<'a>(&self, names: &[&'a str]) -> Option<&'a str> {
        names.iter().copied().find(|name| self.heads.iter().any(|head| head == name))
    }

    /// What to say of rows that could not be split.
    pub fn broken(&self) -> Option<Repair> {
        let what = || {
            let one = "row cannot be split into fields and was left out";
            counted(self.broken, one, "rows cannot be split into fields and were left out")
        };
        (self.broken > 0).then(|| Repair::new("row", what(), self.broken))
    }
}

impl<'a> Row<'a> {
    /// The text of a column, where it holds any.
    pub fn text(&self, name: &str) -> Option<&'a str> {
        let at = self.heads.iter().position(|head| head == name)?;
        let text = self.fields.get(at)?.trim();
        (!text.is_empty()).then(|| cut(text, MAX_FIELD))
    }

    /// The number of a column within a range; another one is counted as left out.
    pub fn number(&self, name: &str, range: RangeInclusive<f64>, left_out: &mut LeftOut) -> Option<f64> {
        let text = self.text(name)?;
        let found = number(text).filter(|value| range.contains(value));
        if found.is_none() {
            left_out.value(name, text);
        }
        found
    }

    /// The number of a column where it is above zero, which is how apps write none.
    pub fn above_zero(&self, name: &str, most: f64, left_out: &mut LeftOut) -> Option<f64> {
        self.number(name, 0.0..=most, left_out).filter(|&value| value > 0.0)
    }
}
