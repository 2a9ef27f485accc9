//! The kept tables row by row, so that a whole library can be written as open files and filled from them again.

use crate::{Error, Packed, Result, Sha256, Store, ledger};
use rusqlite::{Connection, params_from_iter, types::Value};

/// Tables that are kept, each behind those it refers to. Bytes of files are left out: they are files of their own.
pub const KEPT_TABLES: &[&str] = &[
    "import",
    "original",
    "activity",
    "twin",
    "correction",
    "fact",
    "race",
    "race_kept",
    "course",
    "plan",
    "plan_change",
    "log",
    "log_key",
    "told",
    "import_file",
    "calendar_entry",
    "delivered_file",
    "taken_over",
];

/// Kept tables that stay where they are: a paired phone is paired with this computer, not with its copy.
pub const OWN_TABLES: &[&str] = &["device"];

/// Tables that are made again from the kept ones.
pub const DERIVED_TABLES: &[&str] = &[
    "summary", "channel", "curve", "best", "lap", "pause", "repair", "load", "source", "long_run", "ledger", "revision",
];

/// Where a library that is new already says something, its own word stays.
const OWN_WORD: &[&str] = &["fact", "calendar_entry", "delivered_file"];
/// The column of a file's bytes.
const PACKED: &str = "packed";
/// Facts that are the program's own notes begin so.
const OWN_FACTS: &str = "rebuild.";

/// A value of a row as text; none where there is none.
pub type Cell = Option<String>;

impl Store {
    /// Hands over every row of every kept table as text, in one state of the library. `each` gets the table, its columns, and a row; first
    /// of each table no row at all.
    ///
    /// # Errors
    /// What the database says, and what `each` says.
    pub fn kept_rows<E: From<Error>>(
        &self,
        mut each: impl FnMut(&str, &[String], Option<&[Cell]>) -> Result<(), E>,
    ) -> Result<(), E> {
        let answer = self.read(|db| {
            let state = db.unchecked_transaction()?;
            for table in KEPT_TABLES {
                if let Err(why) = hand_over(&state, table, &mut each)? {
                    return Ok(Err(why));
                }
            }
            Ok(Ok(()))
        });
        answer?
    }

    /// Whether nothing came in, was planned or told yet; settings and paired phones do not count.
    ///
    /// # Errors
    /// What the database says.
    pub fn is_new(&self) -> Result<bool> {
        self.read(is_new)
    }

    /// Fills a new library in one transaction, all or nothing; false when it is not new. What is derived has to be made afterwards.
    ///
    /// # Errors
    /// [`Error::Damaged`] where rows do not fit together, what `fill` says, and what the database says.
    pub fn fill(&self, fill: impl FnOnce(&mut Filling<'_>) -> Result<()>) -> Result<bool> {
        self.write(|db| {
            if !is_new(db)? {
                return Ok(false);
            }
            db.execute_batch("PRAGMA defer_foreign_keys = ON")?;
            fill(&mut Filling { db, known: None })?;
            let loose =
                db.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get::<_, i64>(0))?;
            if loose > 0 {
                return Err(Error::damaged("the tables", format!("{loose} rows belong to no other")));
            }
            ledger::forget(db)?;
            Ok(true)
        })
    }
}

/// A new library that is being filled.
#[derive(Debug)]
pub struct Filling<'a> {
    db: &'a Connection,
    /// The table of the last row, and its columns with their types.
    known: Option<(String, Vec<(String, String)>)>,
}

impl Filling<'_> {
    /// Puts one row in. `bytes` are those of the file whose row it is.
    ///
    /// # Errors
    /// [`Error::Damaged`] for a table or column that is not known and a value that cannot be one, and what the database says.
    pub fn row(&mut self, table: &str, columns: &[String], cells: &[Cell], bytes: Option<&[u8]>) -> Result<()> {
        let damaged = |why: String| Error::damaged(format!("a row of {table}"), why);
        if !KEPT_TABLES.contains(&table) {
            return Err(damaged("there is no such table".into()));
        }
        if self.known.as_ref().is_none_or(|(last, _)| last != table) {
            self.known = Some((table.to_owned(), known(self.db, table)?));
        }
        let known = self.known.as_ref().map_or(&[][..], |(_, columns)| columns);
        let mut names: Vec<&str> = Vec::with_capacity(columns.len() + 1);
        let mut values = Vec::with_capacity(columns.len() + 1);
        for (column, cell) in columns.iter().zip(cells) {
            let found = known.iter().find(|(name, _)| name == column && name != PACKED);
            let (name, kind) = found.ok_or_else(|| damaged(format!("this program knows no column {column:?}")))?;
            names.push(name);
            values.push(value(kind, cell.as_deref()).ok_or_else(|| damaged(format!("{column} is no {kind}")))?);
        }
        if let Some(bytes) = bytes {
            let packed = Packed::new(Sha256::of(bytes), bytes)?;
            let said = names.iter().position(|name| *name == "sha256").map(|at| &values[at]);
            if said != Some(&Value::Blob(packed.sha256.0.to_vec())) {
                return Err(damaged("its file is not the one that was written".into()));
            }
            names.push(PACKED);
            values.push(Value::Blob(packed.bytes));
        }
        let or = if OWN_WORD.contains(&table) { "OR IGNORE " } else { "" };
        let marks = vec!["?"; names.len()].join(", ");
        let sql = format!("INSERT {or}INTO {table} ({}) VALUES ({marks})", names.join(", "));
        self.db.prepare_cached(&sql)?.execute(params_from_iter(values))?;
        Ok(())
    }
}

fn is_new(db: &Connection) -> Result<bool> {
    let none = |table: &str| format!("NOT EXISTS (SELECT 1 FROM {table})");
    let all = ["import", "original", "activity", "race", "plan", "log"].map(none).join(" AND ");
    Ok(db.query_row(&format!("SELECT {all}"), [], |row| row.get(0))?)
}

/// The columns of a table with their types.
fn known(db: &Connection, table: &str) -> Result<Vec<(String, String)>> {
    let mut query = db.prepare_cached("SELECT name, type FROM pragma_table_info(?1)")?;
    Ok(query.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

fn hand_over<E>(
    db: &Connection,
    table: &str,
    each: &mut impl FnMut(&str, &[String], Option<&[Cell]>) -> Result<(), E>,
) -> Result<Result<(), E>> {
    let columns: Vec<String> = known(db, table)?.into_iter().map(|(name, _)| name).filter(|c| c != PACKED).collect();
    if let Err(why) = each(table, &columns, None) {
        return Ok(Err(why));
    }
    let of = if table == "fact" { format!(" WHERE key NOT LIKE '{OWN_FACTS}%'") } else { String::new() };
    let mut query = db.prepare(&format!("SELECT {} FROM {table}{of} ORDER BY 1, 2", columns.join(", ")))?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let cells = (0..columns.len()).map(|at| Ok(text(row.get(at)?))).collect::<Result<Vec<Cell>>>()?;
        if let Err(why) = each(table, &columns, Some(&cells)) {
            return Ok(Err(why));
        }
    }
    Ok(Ok(()))
}

fn text(value: Value) -> Cell {
    match value {
        Value::Null => None,
        Value::Integer(number) => Some(number.to_string()),
        Value::Real(number) => Some(number.to_string()),
        Value::Text(text) => Some(text),
        Value::Blob(bytes) => Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect()),
    }
}

/// The value that a text means in a column of a type; nothing where it means none.
fn value(kind: &str, text: Option<&str>) -> Option<Value> {
    let Some(text) = text else { return Some(Value::Null) };
    match kind {
        "INTEGER" => text.parse().ok().map(Value::Integer),
        "REAL" => text.parse().ok().filter(|number: &f64| number.is_finite()).map(Value::Real),
        "BLOB" => bytes(text).map(Value::Blob),
        _ => Some(Value::Text(text.to_owned())),
    }
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_table_goes_out_stays_or_is_made_again() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let mut there: Vec<String> = store
            .read(|db| {
                let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
                let mut query = db.prepare(sql)?;
                Ok(query.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
            })
            .unwrap();
        let mut sorted: Vec<&str> = [KEPT_TABLES, OWN_TABLES, DERIVED_TABLES].concat();
        there.sort_unstable();
        sorted.sort_unstable();
        assert_eq!(there, sorted, "say of a new table whether `export all` writes it");
    }

    #[test]
    fn a_library_that_holds_something_is_not_filled_and_nonsense_leaves_it_new() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let names = |all: &[&str]| -> Vec<String> { all.iter().map(|&one| one.to_owned()).collect() };
        let cells = |all: &[&str]| -> Vec<Cell> { all.iter().map(|&one| Some(one.to_owned())).collect() };
        let import = |filling: &mut Filling<'_>| {
            filling.row("import", &names(&["id", "at", "source"]), &cells(&["7", "2026-01-01T00:00:00Z", "x"]), None)
        };
        for (table, columns, row) in [
            ("import", &["id", "at", "source"][..], &["seven", "2026-01-01T00:00:00Z", "x"][..]),
            ("import", &["id", "when"], &["7", "x"]),
            ("sqlite_schema", &["name"], &["x"]),
            ("twin", &["original_id", "position", "activity_id"], &["1", "0", "1"]),
            ("race", &["name", "date", "distance_m", "priority"], &["x", "2027-01-01", "NaN", "A"]),
        ] {
            let filled = store.fill(|filling| {
                import(filling)?;
                filling.row(table, &names(columns), &cells(row), None)
            });
            assert!(filled.is_err(), "{table} {row:?}");
            assert!(store.is_new().unwrap(), "all or nothing");
        }
        assert!(store.fill(import).unwrap());
        assert_eq!(store.imports().unwrap()[0].id, 7);
        assert!(!store.fill(import).unwrap(), "it is not new any more");
    }
}
