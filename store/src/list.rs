//! Lists of activities: walks over an index, a page at a time.

use crate::{
    ActivityRecord, Result, Store, activity, derived,
    open::{number, stored},
};
use jiff::civil::Date;
use rusqlite::{ToSql, named_params, params};
use training::Sport;

/// Which activities to list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this sport.
    pub sport: Option<Sport>,
    /// From this local day on.
    pub from: Option<Date>,
    /// Up to this local day.
    pub to: Option<Date>,
    /// Skip so many.
    pub offset: usize,
    /// At most so many; all when absent.
    pub limit: Option<usize>,
}

/// Sums over activities.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Totals {
    /// How many.
    pub activities: usize,
    /// Metres of those that have a distance.
    pub distance_m: f64,
    /// Seconds of timer, else of elapsed time.
    pub timer_s: f64,
}

/// The conditions of a filter, only those that it has, so that the planner may choose the fitting index.
struct Conditions {
    sql: String,
    values: Vec<String>,
}

fn conditions(filter: &Filter) -> Conditions {
    let candidates = [
        ("s.sport = ?", filter.sport.map(|sport| derived::word(&sport))),
        ("s.date >= ?", filter.from.map(|date| date.to_string())),
        ("s.date <= ?", filter.to.map(|date| date.to_string())),
    ];
    let (mut clauses, mut values) = (Vec::new(), Vec::new());
    for (clause, value) in candidates {
        if let Some(value) = value {
            clauses.push(clause);
            values.push(value);
        }
    }
    let sql = if clauses.is_empty() { String::new() } else { format!("WHERE {}", clauses.join(" AND ")) };
    Conditions { sql, values }
}

impl Store {
    /// Activities, newest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn activities(&self, filter: &Filter) -> Result<Vec<ActivityRecord>> {
        let Conditions { sql, values } = conditions(filter);
        let limit = filter.limit.map_or(-1, |n| i64::try_from(n).unwrap_or(i64::MAX));
        let offset = i64::try_from(filter.offset).unwrap_or(i64::MAX);
        self.read(|db| {
            // A page is chosen on the index first: joining what is skipped would cost more than the page itself.
            let newest = "ORDER BY s.start_ms DESC, s.activity_id DESC";
            let chosen = format!("SELECT s.activity_id FROM summary s {sql} {newest} LIMIT ? OFFSET ?");
            let mut query =
                db.prepare_cached(&format!("{} WHERE s.activity_id IN ({chosen}) {newest}", activity::SELECT))?;
            let mut parameters: Vec<&dyn ToSql> = values.iter().map(|v| v as &dyn ToSql).collect();
            parameters.push(&limit);
            parameters.push(&offset);
            let mut rows = query.query(parameters.as_slice())?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                found.push(activity::record(row)?);
            }
            Ok(found)
        })
    }

    /// Activities that began at most so long before or after another one, which is not among them; the nearest first, at most so many.
    ///
    /// # Errors
    /// What the database says.
    pub fn activities_around(&self, of: &ActivityRecord, within_ms: i64, most: usize) -> Result<Vec<ActivityRecord>> {
        self.read(|db| {
            let mut query = db.prepare_cached(&format!(
                "{} WHERE s.start_ms BETWEEN ?1 - ?2 AND ?1 + ?2 AND s.activity_id <> ?3
                 ORDER BY abs(s.start_ms - ?1), s.activity_id LIMIT ?4",
                activity::SELECT
            ))?;
            let mut rows = query.query(params![of.summary.start_ms, within_ms, of.id, stored(most)])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                found.push(activity::record(row)?);
            }
            Ok(found)
        })
    }

    /// How many activities a filter finds without its paging.
    ///
    /// # Errors
    /// What the database says.
    pub fn count(&self, filter: &Filter) -> Result<usize> {
        let Conditions { sql, values } = conditions(filter);
        self.read(|db| {
            let mut query = db.prepare_cached(&format!("SELECT count(*) FROM summary s {sql}"))?;
            Ok(query.query_row(rusqlite::params_from_iter(values), |row| number(row, 0))?)
        })
    }

    /// Sums over the activities of a sport between two local days, both included.
    ///
    /// # Errors
    /// What the database says.
    pub fn totals(&self, sport: Sport, from: Date, to: Date) -> Result<Totals> {
        self.read(|db| {
            let mut query = db.prepare_cached(include_str!("../queries/totals.sql"))?;
            let parameters =
                named_params! { ":sport": derived::word(&sport), ":from": from.to_string(), ":to": to.to_string() };
            Ok(query.query_row(parameters, |row| {
                Ok(Totals { activities: number(row, 0)?, distance_m: row.get(1)?, timer_s: row.get(2)? })
            })?)
        })
    }
}
