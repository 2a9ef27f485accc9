//! Calendar entries as they were last handed out, so that every change of one counts.

use crate::{Error, Result, Store, open::number};
use jiff::{Timestamp, ToSpan, civil::Date};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

/// A planned session as a calendar shall show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedEntry {
    /// Names it for ever.
    pub uid: String,
    /// Its day.
    pub date: Date,
    /// What is said of it, as JSON.
    pub document: String,
}

/// A calendar entry with the count of its changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarRecord {
    /// What is said of it.
    pub entry: PlannedEntry,
    /// How often it was changed.
    pub sequence: u32,
    /// When it was changed last.
    pub modified_at: Timestamp,
    /// It is planned no longer.
    pub cancelled: bool,
}

/// Cancelled entries are told for so many days after their own.
const TOLD_DAYS: i64 = 30;

impl Store {
    /// Holds what is planned against what was handed out before: new and changed entries count on, those from today on that are planned no
    /// longer are cancelled, past ones stay as they were. Tells every entry to hand out, by day.
    ///
    /// # Errors
    /// What the database says, and a damaged date.
    pub fn keep_calendar(&self, planned: &[PlannedEntry], now: Timestamp, today: Date) -> Result<Vec<CalendarRecord>> {
        let before = self.read(records)?;
        let changed = changes(&before, planned, now, today);
        let all = if changed.is_empty() {
            before
        } else {
            self.write(|db| {
                // Another program may have been quicker.
                let changed = changes(&records(db)?, planned, now, today);
                changed.iter().try_for_each(|record| put(db, record))?;
                records(db)
            })?
        };
        let oldest = today.saturating_sub(TOLD_DAYS.days());
        let mut told: Vec<CalendarRecord> =
            all.into_values().filter(|record| !record.cancelled || record.entry.date >= oldest).collect();
        told.sort_by(|a, b| (a.entry.date, &a.entry.uid).cmp(&(b.entry.date, &b.entry.uid)));
        Ok(told)
    }
}

fn changes(
    before: &BTreeMap<String, CalendarRecord>,
    planned: &[PlannedEntry],
    now: Timestamp,
    today: Date,
) -> Vec<CalendarRecord> {
    let mut changed = Vec::new();
    let mut still = BTreeMap::new();
    for entry in planned {
        still.insert(entry.uid.as_str(), ());
        let sequence = match before.get(&entry.uid) {
            None => 0,
            Some(record) if record.entry == *entry && !record.cancelled => continue,
            Some(record) => record.sequence.saturating_add(1),
        };
        changed.push(CalendarRecord { entry: entry.clone(), sequence, modified_at: now, cancelled: false });
    }
    for record in before.values() {
        let gone = !record.cancelled && record.entry.date >= today && !still.contains_key(record.entry.uid.as_str());
        if gone {
            let sequence = record.sequence.saturating_add(1);
            changed.push(CalendarRecord { sequence, modified_at: now, cancelled: true, ..record.clone() });
        }
    }
    changed
}

fn records(db: &Connection) -> Result<BTreeMap<String, CalendarRecord>> {
    let mut query =
        db.prepare_cached("SELECT uid, sequence, modified_at, date, document, cancelled FROM calendar_entry")?;
    let mut rows = query.query([])?;
    let mut records = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let uid: String = row.get("uid")?;
        let (date, modified_at): (String, String) = (row.get("date")?, row.get("modified_at")?);
        let damaged = |what: &str, why: jiff::Error| Error::damaged(format!("the {what} of calendar entry {uid}"), why);
        let record = CalendarRecord {
            entry: PlannedEntry {
                uid: uid.clone(),
                date: date.parse().map_err(|why| damaged("date", why))?,
                document: row.get("document")?,
            },
            sequence: u32::try_from(number(row, "sequence")?).unwrap_or(u32::MAX),
            modified_at: modified_at.parse().map_err(|why| damaged("time", why))?,
            cancelled: row.get("cancelled")?,
        };
        records.insert(uid, record);
    }
    Ok(records)
}

fn put(db: &Connection, record: &CalendarRecord) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO calendar_entry (uid, sequence, modified_at, date, document, cancelled) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (uid) DO UPDATE SET sequence = ?2, modified_at = ?3, date = ?4, document = ?5, cancelled = ?6",
    )?
    .execute(params![
        record.entry.uid,
        record.sequence,
        record.modified_at.to_string(),
        record.entry.date.to_string(),
        record.entry.document,
        record.cancelled
    ])?;
    Ok(())
}
