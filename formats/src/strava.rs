//! The table of activities in Strava's bulk export, `activities.csv`, in any of its languages and widths.
//!
//! - **Recognised by shape**: numbers first, dates second, a column of `activities/…` names; English names help where they
//!   are, but nothing rests on them.
//! - **Columns** of the same name are told apart by occurrence: the first is for display, the second is raw (metres, seconds).
//! - **Dates** are UTC; English, German and other month names and orders of numbers are read.
//! - **Rows without a file** (typed in by hand, lifts) are activities without samples. Every row is one here: who imports the
//!   files too takes only those that are left over.
//! - **The perceived exertion** counts from 1 to 10; a competition is a race.
//!
//! The layout is known from public descriptions and code that reads it; no real export was at hand.

mod column;
pub(crate) mod date;
mod kind;

use crate::{Decoded, Error, Kind, xml::table_text_of};
use column::Columns;
use jiff::Timestamp;
use quantity::{Distance, Duration, counted};
use training::{Activity, Repair, Sport, SubSport, Told};

/// Whose export it is, as the log and the pages say it.
pub const SOURCE: &str = "Strava";
/// Rows by which the shape is judged.
const LOOKED_AT: usize = 200;
/// Longest text that is kept, in characters.
const LONGEST: usize = 2000;
/// No activity is longer, in seconds and metres.
const MOST_S: f64 = 30.0 * 86_400.0;
const MOST_M: f64 = 20_000_000.0;

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its line's number among the rows, from 1.
    pub number: usize,
    /// The number that the service gives the activity.
    pub id: String,
    /// The member of the export that holds its samples; it is called by the number of the upload.
    pub file: Option<String>,
    /// The activity, without samples; what is told of it is in `told`.
    pub activity: Activity,
}

/// The table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its rows, doubled ones left out.
    pub rows: Vec<Row>,
    /// What was left out and why.
    pub repairs: Vec<Repair>,
}

/// Reads the table; nothing when the bytes hold another one, or none.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<Table> {
    let (text, guessed) = table_text_of(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let records = records(text, separator(text)?);
    let (header, records) = records.split_first()?;
    let columns = Columns::of(header, &records[..records.len().min(LOOKED_AT)])?;
    let mut table = Table { rows: Vec::new(), repairs: guessed.into_iter().collect() };
    let order = date::Order::of(records.iter().filter_map(|record| record.get(1).map(String::as_str)));
    let mut seen = std::collections::BTreeSet::new();
    let (mut doubled, mut undated) = (0, Vec::new());
    for (place, record) in records.iter().enumerate() {
        let number = place + 1;
        if record.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        match columns.row(number, record, order) {
            Ok(row) if !seen.insert(row.id.clone()) => doubled += 1,
            Ok(row) => table.rows.push(row),
            Err(why) => undated.push(format!("row {number}: {why}")),
        }
    }
    if doubled > 0 {
        let what = counted(doubled, "row is there twice; it counts once", "rows are there twice; each counts once");
        table.repairs.push(Repair::new("doubled", what, 0));
    }
    for why in undated {
        table.repairs.push(Repair::new("row", format!("{why}; the row was left out"), 0));
    }
    Some(table)
}

/// The activities of the table, one a row, none with samples.
///
/// # Errors
/// [`Error::NotAnActivity`] when the bytes are no such table.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Error> {
    let table = read(bytes).ok_or_else(|| Error::NotAnActivity { what: "table".into() })?;
    let activities = table.rows.into_iter().map(|row| row.activity).collect();
    Ok(Decoded { kind: Kind::Csv, activities, repairs: table.repairs })
}

/// The separator that the first line has most of.
fn separator(text: &str) -> Option<u8> {
    let first = text.lines().next()?;
    let count = |separator: &u8| first.bytes().filter(|byte| byte == separator).count();
    [b',', b'|', b';', b'\t'].into_iter().max_by_key(|separator| (count(separator), *separator == b','))
}

/// Every line as its fields; quotes may hold separators and line ends, and a line may be too short.
fn records(text: &str, separator: u8) -> Vec<Vec<String>> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let rows = reader.records().map_while(Result::ok);
    rows.map(|record| record.iter().map(str::to_owned).collect()).collect()
}

impl Columns {
    fn row(&self, number: usize, record: &[String], order: date::Order) -> Result<Row, String> {
        let field = |column: Option<usize>| column.and_then(|at| record.get(at)).map(|field| field.trim());
        let text = |column: Option<usize>| field(column).filter(|text| !text.is_empty()).map(cut);
        let value = |column: Option<usize>| field(column).and_then(number_in);
        let date = field(Some(1)).unwrap_or_default();
        let start: Timestamp = date::read(date, order)
            .ok_or_else(|| format!("{date:?} is no date that is known here, e.g. \"Jan 15, 2024, 7:30:00 AM\""))?;
        let word = field(Some(3)).unwrap_or_default();
        let (sport, sub_sport) = kind::sport(word);
        let mut activity = Activity::new(start, sport);
        activity.sub_sport = sub_sport;
        activity.name = text(Some(2));
        let within = |value: f64, most: f64| value > 0.0 && value <= most;
        let elapsed_s = value(self.elapsed_raw).or_else(|| value(Some(5))).filter(|&s| within(s, MOST_S));
        let moving_s = value(self.moving).filter(|&s| within(s, MOST_S));
        let distance_m = match value(self.distance_raw) {
            Some(m) => Some(m),
            None => value(Some(6)).map(|shown| shown * self.shown_m),
        };
        activity.elapsed = elapsed_s.or(moving_s).map(Duration::from_s);
        activity.timer = moving_s.map(Duration::from_s);
        let counts_ground = !matches!(sport, Sport::Training);
        activity.distance = distance_m.filter(|&m| counts_ground && within(m, MOST_M)).map(Distance::from_m);
        let flag = |column| value(column).map(|said| said > 0.0).or_else(|| field(column).and_then(said));
        activity.race = flag(self.competition).filter(|&race| race);
        activity.told = Some(Told {
            source: SOURCE.into(),
            name: activity.name.clone(),
            description: text(Some(4)),
            gear: text(self.gear),
            race: activity.race,
            long_run: flag(self.long_run).filter(|&long| long),
            sport: Some(sport).filter(|&sport| sport != Sport::Other),
            sub_sport: Some(sub_sport).filter(|&sub| sub != SubSport::Generic),
            exertion: value(self.exertion).filter(|mark| (1.0..=10.0).contains(mark)),
        });
        let file = field(self.file).filter(|name| !name.is_empty()).map(|name| name.replace('\\', "/"));
        Ok(Row { number, id: field(Some(0)).unwrap_or_default().to_owned(), file, activity })
    }
}

/// A number with a point or a comma before its fraction, with or without marks between the thousands.
fn number_in(text: &str) -> Option<f64> {
    let mut plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\'' && *c != '’').collect();
    match (plain.rfind('.'), plain.rfind(',')) {
        (Some(point), Some(comma)) => {
            let thousands = if point > comma { ',' } else { '.' };
            plain.retain(|c| c != thousands);
            plain = plain.replace(',', ".");
        }
        (None, Some(_)) => plain = plain.replace(',', "."),
        _ => {}
    }
    plain.parse().ok().filter(|value: &f64| value.is_finite())
}

fn said(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "yes" => Some(true),
        "false" | "no" => Some(false),
        _ => None,
    }
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST).map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_several_languages() {
        for (text, expected) in [
            ("10.20", Some(10.2)),
            ("10,20", Some(10.2)),
            ("1.234,5", Some(1234.5)),
            ("1,234.5", Some(1234.5)),
            ("10 200,0", Some(10200.0)),
            ("", None),
            ("NaN", None),
            ("inf", None),
            ("--", None),
        ] {
            assert_eq!(number_in(text), expected, "{text}");
        }
    }
}
