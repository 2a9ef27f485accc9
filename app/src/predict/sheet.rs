//! A table of many runners as spreadsheets write it: its columns are found by name, in any order.

use crate::{Error, Result, runner::clock};
use csv::StringRecord;
use quantity::{race_distance, typed};
use std::{collections::BTreeMap, io::Read};

/// What may stand between the cells.
const BETWEEN: [u8; 3] = [b',', b';', b'\t'];
/// A longer cell is no name and no number: a quote was opened and never closed, or it is no table.
const LONGEST_CELL: usize = 1000;

/// A table that is read row by row.
pub(super) struct Sheet {
    name: &'static str,
    text: String,
    between: u8,
    columns: BTreeMap<String, usize>,
}

/// One row.
pub(super) struct Row<'a> {
    columns: &'a BTreeMap<String, usize>,
    cells: StringRecord,
    pub line: u64,
}

impl Sheet {
    /// Reads the head, which must have the columns that are needed.
    pub(super) fn open(name: &'static str, mut reader: impl Read, needed: &[&str]) -> Result<Self> {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).map_err(|e| Error::Rejected(format!("the {name} table: {e}")))?;
        let text = formats::table_text_of(&bytes).0.into_owned();
        let head = text.split(['\n', '\r']).find(|line| !line.trim().is_empty()).unwrap_or_default();
        if head.trim().is_empty() {
            let columns = needed.join(",");
            return Err(Error::Rejected(format!(
                "the {name} table is empty; its first line names the columns: {columns}"
            )));
        }
        let has = |names: &[String]| needed.iter().filter(|word| names.iter().any(|name| name == *word)).count();
        // The first of those that find most; a comma where none finds anything.
        let between = BETWEEN.into_iter().rev().max_by_key(|between| has(&names(head, *between))).unwrap_or(b',');
        let met = names(head, between);
        if let Some(missing) = needed.iter().find(|word| !met.iter().any(|name| name == *word)) {
            let met: String = met.join(" ").chars().take(200).collect();
            return Err(Error::Rejected(format!("the {name} table has no column {missing}; it has {met}")));
        }
        let mut columns = BTreeMap::new();
        for (word, at) in met.into_iter().zip(0..) {
            if columns.contains_key(&word) && !word.is_empty() {
                return Err(Error::Rejected(format!("the {name} table has two columns {word}; leave one out")));
            }
            columns.insert(word, at);
        }
        Ok(Self { name, text, between, columns })
    }

    /// Every row after the head.
    pub(super) fn rows(&self) -> impl Iterator<Item = Result<Row<'_>>> {
        let mut reader = csv::ReaderBuilder::new();
        reader.flexible(true).trim(csv::Trim::All).delimiter(self.between);
        let mut reader = reader.from_reader(self.text.as_bytes());
        let broken = move |why: &dyn std::fmt::Display| Error::Rejected(format!("the {} table: {why}", self.name));
        std::iter::from_fn(move || {
            let mut cells = StringRecord::new();
            match reader.read_record(&mut cells) {
                Ok(false) => None,
                Err(why) => Some(Err(broken(&why))),
                Ok(true) => {
                    let line = cells.position().map_or(0, csv::Position::line);
                    if cells.iter().any(|cell| cell.len() > LONGEST_CELL) {
                        let why = format!(
                            "line {line} has a cell of over {LONGEST_CELL} characters; is a quote opened there that is never closed"
                        );
                        return Some(Err(broken(&why)));
                    }
                    Some(Ok(Row { columns: &self.columns, cells, line }))
                }
            }
        })
    }
}

fn names(head: &str, between: u8) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).trim(csv::Trim::All).delimiter(between).from_reader(head.as_bytes());
    let mut cells = StringRecord::new();
    // What is no line of a table has no names in it.
    let _ = reader.read_record(&mut cells);
    cells.iter().map(str::to_ascii_lowercase).collect()
}

impl Row<'_> {
    /// What stands there; nothing for an empty cell and for a column that the table lacks.
    pub(super) fn text(&self, column: &str) -> Option<&str> {
        self.cells.get(*self.columns.get(column)?).filter(|text| !text.is_empty())
    }

    /// A number as programs write it, or as people do with a comma.
    pub(super) fn number(&self, column: &str) -> Option<f64> {
        let text = self.text(column)?;
        text.parse().ok().filter(|n: &f64| n.is_finite()).or_else(|| typed::number(text))
    }

    /// Metres, or a race by its word: `10k`, `half`.
    pub(super) fn metres(&self, column: &str) -> Option<f64> {
        self.number(column).or_else(|| Some(race_distance::parse(self.text(column)?)?.m()))
    }

    /// Seconds, or a time by the clock: `19:58`.
    pub(super) fn seconds(&self, column: &str) -> Option<f64> {
        let by_clock = |text: &str| clock(text).filter(|_| text.contains(':'));
        self.number(column).or_else(|| Some(by_clock(self.text(column)?)?.s()))
    }
}
