//! Courses of races: the runner's files, byte for byte, under their SHA-256.

use crate::{Packed, Result, Sha256, Store, open::number};
use rusqlite::{OptionalExtension, params};

/// The course file of a race.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseRecord {
    /// Name of the file.
    pub name: String,
    /// Of its bytes.
    pub sha256: Sha256,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Store {
    /// The course of a race, checked against its SHA-256; none when it has none.
    ///
    /// # Errors
    /// [`crate::Error::Damaged`] when its bytes are not what was stored.
    pub fn course(&self, race: i64) -> Result<Option<CourseRecord>> {
        let found = self.read(|db| {
            let mut query =
                db.prepare_cached("SELECT name, sha256, byte_count, packed FROM course WHERE race_id = ?1")?;
            let found = query.query_row([race], |row| {
                let packed = Packed {
                    sha256: Sha256::from_column(row, "sha256")?,
                    byte_count: number(row, "byte_count")?,
                    bytes: row.get("packed")?,
                };
                Ok((row.get("name")?, packed))
            });
            Ok(found.optional()?)
        })?;
        found
            .map(|(name, packed): (String, Packed)| {
                Ok(CourseRecord { name, sha256: packed.sha256, bytes: packed.unpack()? })
            })
            .transpose()
    }

    /// Keeps the course of a race in place of the one before; false when there is no such race.
    ///
    /// # Errors
    /// What the database says.
    pub fn keep_course(&self, race: i64, name: &str, bytes: &[u8]) -> Result<bool> {
        let packed = Packed::new(Sha256::of(bytes), bytes)?;
        self.write(|db| {
            let kept = db.execute(
                "INSERT OR REPLACE INTO course (race_id, name, sha256, byte_count, packed)
                 SELECT id, ?2, ?3, ?4, ?5 FROM race WHERE id = ?1",
                params![race, name, packed.sha256.0, packed.byte_count as i64, packed.bytes],
            )?;
            Ok(kept > 0)
        })
    }

    /// Removes the course of a race; false when it has none.
    ///
    /// # Errors
    /// What the database says.
    pub fn remove_course(&self, race: i64) -> Result<bool> {
        self.write(|db| Ok(db.execute("DELETE FROM course WHERE race_id = ?1", [race])? > 0))
    }
}
