//! Devices of the home network that were paired.

use crate::{Error, Result, Sha256, Store};
use jiff::civil::Date;
use rusqlite::{OptionalExtension, params};

/// A device that may ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceRecord {
    /// Its number.
    pub id: i64,
    /// What its browser calls itself.
    pub name: String,
    /// The day it was paired.
    pub paired_on: Date,
    /// The last day it asked.
    pub seen_on: Date,
}

impl Store {
    /// Lets a device in that holds a token; the token itself is not kept.
    ///
    /// # Errors
    /// What the database says.
    pub fn add_device(&self, name: &str, token: &str, day: Date) -> Result<i64> {
        self.write(|db| {
            db.execute(
                "INSERT INTO device (name, token_sha256, paired_on, seen_on) VALUES (?1, ?2, ?3, ?3)",
                params![name, Sha256::of(token.as_bytes()).to_string(), day.to_string()],
            )?;
            Ok(db.last_insert_rowid())
        })
    }

    /// The device that holds a token, noting the day where it can be written; nothing where none does.
    ///
    /// # Errors
    /// What the database says.
    pub fn device_of(&self, token: &str, day: Date) -> Result<Option<i64>> {
        let sha256 = Sha256::of(token.as_bytes()).to_string();
        let find = "SELECT id, seen_on FROM device WHERE token_sha256 = ?1";
        let found: Option<(i64, String)> =
            self.read(|db| Ok(db.query_row(find, [&sha256], |row| Ok((row.get(0)?, row.get(1)?))).optional()?))?;
        let Some((id, seen_on)) = found else { return Ok(None) };
        if seen_on != day.to_string() && !self.is_read_only() {
            self.write(|db| {
                Ok(db.execute("UPDATE device SET seen_on = ?2 WHERE id = ?1", params![id, day.to_string()])?)
            })?;
        }
        Ok(Some(id))
    }

    /// Every device, the newest first.
    ///
    /// # Errors
    /// What the database says, and a damaged date.
    pub fn devices(&self) -> Result<Vec<DeviceRecord>> {
        self.read(|db| {
            let mut query = db.prepare_cached("SELECT id, name, paired_on, seen_on FROM device ORDER BY id DESC")?;
            let mut rows = query.query([])?;
            let mut devices = Vec::new();
            while let Some(row) = rows.next()? {
                devices.push(DeviceRecord {
                    id: row.get("id")?,
                    name: row.get("name")?,
                    paired_on: day(&row.get::<_, String>("paired_on")?)?,
                    seen_on: day(&row.get::<_, String>("seen_on")?)?,
                });
            }
            Ok(devices)
        })
    }

    /// Shuts a device out; false where there is none of that number.
    ///
    /// # Errors
    /// What the database says.
    pub fn remove_device(&self, id: i64) -> Result<bool> {
        self.write(|db| Ok(db.execute("DELETE FROM device WHERE id = ?1", [id])? > 0))
    }
}

fn day(text: &str) -> Result<Date> {
    text.parse().map_err(|why| Error::damaged(format!("the date {text:?} of a device"), why))
}
