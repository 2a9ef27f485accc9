//! What an export tells of an activity beside its file: kept by import, laid over what the file says.

use crate::{Result, Store, derived};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use training::Told;

/// What the activity's own file says of what may be told instead.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct InFile {
    name: Option<String>,
    race: Option<bool>,
    sport: String,
    sub_sport: String,
}

impl Store {
    /// What exports tell of an activity, in the order of their imports.
    ///
    /// # Errors
    /// What the database says.
    pub fn told(&self, activity: i64) -> Result<Vec<Told>> {
        self.read(|db| Ok(all(db, activity)?.into_iter().map(|(told, _)| told).collect()))
    }
}

fn all(db: &Connection, activity: i64) -> Result<Vec<(Told, InFile)>> {
    let mut query =
        db.prepare_cached("SELECT document, in_file FROM told WHERE activity_id = ?1 ORDER BY import_id")?;
    let rows = query.query_map([activity], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let mut all = Vec::new();
    for row in rows {
        let (document, in_file) = row?;
        let damaged = |why| crate::Error::damaged(format!("what is told of activity {activity}"), why);
        all.push((serde_json::from_str(&document).map_err(damaged)?, serde_json::from_str(&in_file).map_err(damaged)?));
    }
    Ok(all)
}

fn has_any(db: &Connection, activity: i64) -> Result<bool> {
    let mut query = db.prepare_cached("SELECT EXISTS (SELECT 1 FROM told WHERE activity_id = ?1)")?;
    Ok(query.query_row([activity], |row| row.get(0))?)
}

/// Keeps what an import tells of an activity, over what it told before, and lays it over the figures; false where the very same is told already.
pub(crate) fn keep(db: &Connection, activity: i64, told: &Told, import: impl FnOnce() -> Result<i64>) -> Result<bool> {
    let mut known = if has_any(db, activity)? { all(db, activity)? } else { Vec::new() };
    if known.iter().any(|(known, _)| known == told) {
        return Ok(false);
    }
    let import = import()?;
    let first = known.is_empty();
    let in_file = match known.pop() {
        Some((_, in_file)) => in_file,
        None => in_summary(db, activity)?,
    };
    db.prepare_cached(
        "INSERT INTO told (activity_id, import_id, document, in_file) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET document = ?3",
    )?
    .execute(params![activity, import, json(told)?, json(&in_file)?])?;
    if first { put_over(db, activity, &in_file, [told.clone()]) } else { lay_over(db, activity, &in_file) }?;
    Ok(true)
}

/// Lays what is told over figures that were just derived from the activity's file.
pub(crate) fn overlay(db: &Connection, activity: i64) -> Result<()> {
    if !has_any(db, activity)? {
        return Ok(());
    }
    let in_file = in_summary(db, activity)?;
    db.prepare_cached("UPDATE told SET in_file = ?2 WHERE activity_id = ?1")?
        .execute(params![activity, json(&in_file)?])?;
    lay_over(db, activity, &in_file)
}

/// Forgets all that an import told; the activities say again what their files and other imports say.
pub(crate) fn take_back(db: &Connection, import: i64) -> Result<()> {
    let mut query = db.prepare_cached("SELECT activity_id, in_file FROM told WHERE import_id = ?1")?;
    let rows = query.query_map([import], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?;
    let of: Vec<(i64, String)> = rows.collect::<rusqlite::Result<_>>()?;
    db.execute("DELETE FROM told WHERE import_id = ?1", [import])?;
    for (activity, in_file) in of {
        let in_file = serde_json::from_str(&in_file)
            .map_err(|why| crate::Error::damaged(format!("what is told of activity {activity}"), why))?;
        lay_over(db, activity, &in_file)?;
    }
    Ok(())
}

fn in_summary(db: &Connection, activity: i64) -> Result<InFile> {
    let mut query =
        db.prepare_cached("SELECT name, race_in_file, sport, sub_sport FROM summary WHERE activity_id = ?1")?;
    Ok(query.query_row([activity], |row| {
        Ok(InFile { name: row.get(0)?, race: row.get(1)?, sport: row.get(2)?, sub_sport: row.get(3)? })
    })?)
}

/// Lays over the figures all that is told of an activity.
fn lay_over(db: &Connection, activity: i64, in_file: &InFile) -> Result<()> {
    put_over(db, activity, in_file, all(db, activity)?.into_iter().map(|(told, _)| told))
}

/// A told name goes before the file's, a told race is one, and a told sport counts where the file has none.
fn put_over(db: &Connection, activity: i64, in_file: &InFile, told: impl IntoIterator<Item = Told>) -> Result<()> {
    let mut says = in_file.clone();
    for told in told {
        says.name = told.name.or(says.name);
        if told.race == Some(true) {
            says.race = Some(true);
        }
        if let Some(sport) = told.sport.filter(|_| in_file.sport == "other") {
            says.sport = derived::word(&sport);
            if let Some(sub_sport) = told.sub_sport {
                says.sub_sport = derived::word(&sub_sport);
            }
        }
    }
    db.prepare_cached(
        "UPDATE summary SET name = ?2, race_in_file = ?3, sport = ?4, sub_sport = ?5 WHERE activity_id = ?1",
    )?
    .execute(params![activity, says.name, says.race, says.sport, says.sub_sport])?;
    Ok(())
}

fn json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|why| crate::Error::damaged("what is told of an activity", why))
}

/// How hard a session was by what an export tells of it.
#[derive(Debug, Clone, PartialEq)]
pub struct ToldExertion {
    /// The import that brought it.
    pub import: i64,
    /// The activity.
    pub activity: i64,
    /// Its local day.
    pub date: jiff::civil::Date,
    /// Its length.
    pub duration_s: f64,
    /// Whose export tells it.
    pub source: String,
    /// 1 to 10.
    pub exertion: f64,
}

impl Store {
    /// Told exertions of activities of which no import has brought one into the log yet.
    ///
    /// # Errors
    /// What the database says, and damaged dates.
    pub fn exertions(&self) -> Result<Vec<ToldExertion>> {
        self.read(|db| {
            let mut query = db.prepare_cached(include_str!("../queries/told_exertions.sql"))?;
            let mut rows = query.query([])?;
            let mut all = Vec::new();
            while let Some(row) = rows.next()? {
                let date: String = row.get("date")?;
                all.push(ToldExertion {
                    import: row.get("import_id")?,
                    activity: row.get("activity_id")?,
                    date: date
                        .parse()
                        .map_err(|why| crate::Error::damaged(format!("the date {date:?} of an activity"), why))?,
                    duration_s: row.get("duration_s")?,
                    source: row.get("source")?,
                    exertion: row.get("exertion")?,
                });
            }
            Ok(all)
        })
    }
}
