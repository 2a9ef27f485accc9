//! Files that were written into a watch's folder: only these are ever replaced or removed there.

use crate::{Result, Sha256, Store};
use rusqlite::params;

/// A file that was written for a watch or another program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveredFile {
    /// Within the folder.
    pub path: String,
    /// The planned session; none for the schedule.
    pub session: Option<String>,
    /// The serial number that it says of itself.
    pub serial: u32,
    /// When it says it was made, Unix time.
    pub made_s: i64,
    /// Of its bytes.
    pub sha256: Sha256,
}

impl Store {
    /// The files written into a folder, by path.
    ///
    /// # Errors
    /// What the database says.
    pub fn delivered(&self, folder: &str) -> Result<Vec<DeliveredFile>> {
        self.read(|db| {
            let mut query = db.prepare_cached(
                "SELECT path, session, serial, made_s, sha256 FROM delivered_file WHERE folder = ?1 ORDER BY path",
            )?;
            let rows = query.query_map([folder], |row| {
                Ok(DeliveredFile {
                    path: row.get("path")?,
                    session: row.get("session")?,
                    serial: row.get("serial")?,
                    made_s: row.get("made_s")?,
                    sha256: Sha256::from_column(row, "sha256")?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// What every file written into any folder says of itself: serial number and Unix time.
    ///
    /// # Errors
    /// What the database says.
    pub fn delivered_identities(&self) -> Result<Vec<(u32, i64)>> {
        self.read(|db| {
            let mut query = db.prepare_cached("SELECT DISTINCT serial, made_s FROM delivered_file")?;
            let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Notes a file before it is written.
    ///
    /// # Errors
    /// What the database says.
    pub fn note_delivery(&self, folder: &str, file: &DeliveredFile) -> Result<()> {
        self.write(|db| {
            db.execute(
                "INSERT INTO delivered_file (folder, path, session, serial, made_s, sha256) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (folder, path) DO UPDATE SET session = ?3, serial = ?4, made_s = ?5, sha256 = ?6",
                params![folder, file.path, file.session, file.serial, file.made_s, file.sha256.0],
            )?;
            Ok(())
        })
    }

    /// Forgets a file that is no longer there.
    ///
    /// # Errors
    /// What the database says.
    pub fn forget_delivery(&self, folder: &str, path: &str) -> Result<()> {
        self.write(|db| {
            db.execute("DELETE FROM delivered_file WHERE folder = ?1 AND path = ?2", params![folder, path])?;
            Ok(())
        })
    }
}
