//! Reader of golden tables: `#` lines say the source, the next line names the columns, the rest are rows.

use std::path::{Path, PathBuf};
use std::rc::Rc;

/// One row of a golden table. Asking for a column that is not there, or for a number that is none, panics with
/// the table, the line and the column: a broken table must fail its test.
#[derive(Debug, Clone)]
pub struct Row {
    /// The first field: where the row comes from, in tables that say so.
    pub origin: String,
    table: Rc<str>,
    columns: Rc<[String]>,
    fields: Vec<String>,
    line: u64,
}

impl Row {
    /// The text of a column.
    ///
    /// # Panics
    /// When the table has no such column.
    #[must_use]
    pub fn text(&self, column: &str) -> &str {
        let at = self.columns.iter().position(|name| name == column);
        match at {
            Some(at) => &self.fields[at],
            None => panic!("{}: no column {column}; it has {}", self.table, self.columns.join(", ")),
        }
    }

    /// The number of a column.
    ///
    /// # Panics
    /// When there is no such column or it holds no number.
    #[must_use]
    pub fn number(&self, column: &str) -> f64 {
        let text = self.text(column);
        text.parse().unwrap_or_else(|_| panic!("{} line {}: {column} is {text:?}, not a number", self.table, self.line))
    }

    /// The number of a column, or nothing where the field is empty.
    ///
    /// # Panics
    /// When there is no such column or it holds something else than a number.
    #[must_use]
    pub fn optional(&self, column: &str) -> Option<f64> {
        (!self.text(column).is_empty()).then(|| self.number(column))
    }

    /// All fields behind the first as numbers.
    ///
    /// # Panics
    /// When there are not exactly `N` of them or one is no number.
    #[must_use]
    pub fn numbers<const N: usize>(&self) -> [f64; N] {
        assert_eq!(self.fields.len(), N + 1, "{} line {}: fields behind the origin", self.table, self.line);
        std::array::from_fn(|at| self.number(&self.columns[at + 1]))
    }

    /// Assert that a computed number is the one in the column, within a relative tolerance and the rounding of the
    /// printed digits.
    ///
    /// # Panics
    /// When it is not, naming table, line, column and how far off it is.
    pub fn agrees(&self, column: &str, computed: f64, relative: f64) {
        let printed = self.text(column);
        let expected = self.number(column);
        let decimals = printed.split_once('.').map_or(0, |(_, digits)| digits.len());
        let rounding = 0.500_001 * 10_f64.powi(-i32::try_from(decimals).expect("few digits"));
        let off = (computed - expected).abs();
        assert!(
            off <= rounding + relative * expected.abs(),
            "{} line {}: {column} is {printed}, computed {computed}, off by {off:e}",
            self.table,
            self.line
        );
    }

    /// Assert that a computed number is within an absolute tolerance of the one in the column.
    ///
    /// # Panics
    /// When it is not, naming table, line, column and how far off it is.
    pub fn near(&self, column: &str, computed: f64, tolerance: f64) {
        let expected = self.number(column);
        let off = (computed - expected).abs();
        assert!(
            off <= tolerance,
            "{} line {}: {column} is {expected}, computed {computed}, off by {off} of {tolerance}",
            self.table,
            self.line
        );
    }

    /// Table and line, to begin the message of a failed assertion with.
    #[must_use]
    pub fn place(&self) -> String {
        format!("{} line {}", self.table, self.line)
    }
}

/// The rows of `tests/golden/<name>` of the crate whose test is running.
///
/// # Panics
/// When the table is missing or is no table.
#[must_use]
pub fn golden(name: &str) -> Vec<Row> {
    let home = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("."), PathBuf::from);
    let path = home.join("tests/golden").join(name);
    read(&path).unwrap_or_else(|reason| panic!("{}: {reason}", path.display()))
}

/// The rows of a golden table of the reference folder beside the workspace; nothing, and a printed word, where
/// that folder is not there.
///
/// # Panics
/// When the folder is there and the table is missing or is no table.
#[must_use]
pub fn shared_golden(name: &str) -> Option<Vec<Row>> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/golden"));
    if !folder.is_dir() {
        println!("skipped: no folder of reference tables at {}", folder.display());
        return None;
    }
    let path = folder.join(name);
    Some(read(&path).unwrap_or_else(|reason| panic!("{}: {reason}", path.display())))
}

fn read(path: &Path) -> Result<Vec<Row>, csv::Error> {
    let table: Rc<str> = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned()).into();
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_path(path)?;
    let columns: Rc<[String]> = reader.headers()?.iter().map(str::to_owned).collect();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record?;
        let fields: Vec<String> = record.iter().map(|field| field.trim().to_owned()).collect();
        rows.push(Row {
            origin: fields.first().cloned().unwrap_or_default(),
            table: Rc::clone(&table),
            columns: Rc::clone(&columns),
            line: record.position().map_or(0, csv::Position::line),
            fields,
        });
    }
    assert!(!rows.is_empty(), "{table} has no rows");
    Ok(rows)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_skipped_and_columns_found_by_name() {
        let file = std::env::temp_dir().join(format!("golden-reader-{}.csv", std::process::id()));
        std::fs::write(&file, "# a source, with a comma\norigin,grade,cost\nmeasured,0.1,\nequation,-0.2,3.5\n")
            .unwrap();
        let rows = read(&file).unwrap();
        std::fs::remove_file(&file).unwrap();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].origin, "measured");
        assert_eq!(rows[0].optional("cost"), None);
        assert_eq!(rows[1].numbers(), [-0.2, 3.5]);
        assert!(std::panic::catch_unwind(|| read(Path::new("nowhere")).unwrap()).is_err());
    }

    #[test]
    fn a_reference_table_reads_whole() {
        let Some(rows) = shared_golden("minetti2002_reference.csv") else { return };
        assert_eq!(rows.len(), 8);
        assert_eq!(rows[0].number("measured_mean_J_per_kg_m"), 3.4);
    }
}
