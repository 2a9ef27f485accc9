//! Forward-only migrations over `PRAGMA user_version`.

use crate::{Error, Result};
use rusqlite::{Connection, TransactionBehavior};
use std::path::Path;

/// Every migration in order; the database's `user_version` counts those it has.
pub(crate) const MIGRATIONS: &[&str] = &[
    include_str!("../migrations/0001_import.sql"),
    include_str!("../migrations/0002_activity.sql"),
    include_str!("../migrations/0003_summary.sql"),
    include_str!("../migrations/0004_recording.sql"),
    include_str!("../migrations/0005_runner.sql"),
    include_str!("../migrations/0006_plan.sql"),
    include_str!("../migrations/0007_ledger.sql"),
    include_str!("../migrations/0008_log.sql"),
    include_str!("../migrations/0009_change.sql"),
    include_str!("../migrations/0010_correction.sql"),
    include_str!("../migrations/0011_load.sql"),
    include_str!("../migrations/0012_told.sql"),
    include_str!("../migrations/0013_source.sql"),
    include_str!("../migrations/0014_delivery.sql"),
    include_str!("../migrations/0015_course.sql"),
    include_str!("../migrations/0016_long_run.sql"),
    include_str!("../migrations/0017_log_key.sql"),
    include_str!("../migrations/0018_device.sql"),
    include_str!("../migrations/0019_join.sql"),
    include_str!("../migrations/0020_race_kept.sql"),
    include_str!("../migrations/0021_ledger_until.sql"),
    include_str!("../migrations/0022_belt_grade.sql"),
    include_str!("../migrations/0023_repair_undo.sql"),
    include_str!("../migrations/0024_taken_over.sql"),
    include_str!("../migrations/0025_stale.sql"),
];

/// "stay" in ASCII: what the database file says of itself in its header.
pub(crate) const APPLICATION_ID: i64 = 0x7374_6179;

/// The schema version this program knows.
pub(crate) const fn known() -> i64 {
    MIGRATIONS.len() as i64
}

pub(crate) fn version(connection: &Connection) -> Result<i64> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

fn pragma_number(connection: &Connection, name: &str) -> Result<i64> {
    Ok(connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))?)
}

/// Refuses a database that is not ours or newer than this program; tells its version.
pub(crate) fn recognise(connection: &Connection, path: &Path) -> Result<i64> {
    let foreign = |error: Error| match error {
        Error::Database(e) if e.sqlite_error_code() == Some(rusqlite::ffi::ErrorCode::NotADatabase) => {
            Error::NotALibrary { path: path.to_owned() }
        }
        other => other,
    };
    let found = version(connection).map_err(foreign)?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables > 0 && pragma_number(connection, "application_id")? != APPLICATION_ID {
        return Err(Error::NotALibrary { path: path.to_owned() });
    }
    if found > known() {
        return Err(Error::TooNew { path: path.to_owned(), found, known: known() });
    }
    Ok(found)
}

/// Brings the schema up to date in one transaction. Two programs may try at once.
pub(crate) fn migrate(connection: &mut Connection) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = usize::try_from(version(&transaction)?).unwrap_or(0);
    for migration in MIGRATIONS.iter().skip(found) {
        transaction.execute_batch(migration)?;
    }
    transaction
        .execute_batch(&format!("PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {}", known()))?;
    transaction.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// The whole schema as SQLite holds it, after all migrations.
    fn schema() -> String {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection).unwrap();
        let mut query = connection
            .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid")
            .unwrap();
        let statements: Vec<String> = query.query_map([], |row| row.get(0)).unwrap().map(|sql| sql.unwrap()).collect();
        format!(
            "-- Generated from migrations/ by the tests of store: UPDATE_SCHEMA=1 cargo test -p store schema\n-- Schema version {}.\n\n{};\n",
            known(),
            statements.join(";\n\n")
        )
    }

    #[test]
    fn schema_sql_is_what_the_migrations_make() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema.sql");
        if std::env::var_os("UPDATE_SCHEMA").is_some() {
            std::fs::write(path, schema()).unwrap();
        }
        assert_eq!(std::fs::read_to_string(path).unwrap(), schema(), "run UPDATE_SCHEMA=1 cargo test -p store schema");
    }

    #[test]
    fn every_migration_says_whether_it_is_kept_or_derived() {
        for migration in MIGRATIONS {
            assert!(migration.starts_with("-- Kept.") || migration.starts_with("-- Derived."), "{}", &migration[..40]);
        }
    }
}
