//! Files of a folder that `export all` wrote, read with care: the folder may be anybody's.

use crate::{Error, Result, documents::RaceKept};
use std::{
    fs,
    path::{Component, Path},
};
use store::Sha256;

/// A file of the folder is smaller.
const MOST_BYTES: u64 = 256 << 20;

/// A path that stays within the folder.
pub(super) fn within(inside: &str) -> Result<&Path> {
    let path = Path::new(inside);
    let stays = path.components().all(|part| matches!(part, Component::Normal(_)));
    if stays { Ok(path) } else { Err(Error::Rejected(format!("{inside:?} is no folder within this one"))) }
}

/// The text of a file, where it is the JSON of a document.
pub(super) fn parsed<T: serde::de::DeserializeOwned>(path: &Path) -> Result<String> {
    let text = read(path)?;
    is_document::<T>(&text).map_err(|why| wrong(path, &why, "its document"))?;
    Ok(text)
}

/// Whether a text is the JSON of a document, in words where it is not.
pub(super) fn is_document<T: serde::de::DeserializeOwned>(text: &str) -> std::result::Result<(), String> {
    serde_json::from_str::<T>(text).map(|_| ()).map_err(|e| e.to_string())
}

pub(super) fn read(path: &Path) -> Result<String> {
    String::from_utf8(bytes(path)?).map_err(|e| wrong(path, &e.to_string(), "a text in UTF-8"))
}

pub(super) fn bytes(path: &Path) -> Result<Vec<u8>> {
    let cannot = |why: &str| Error::Rejected(format!("{}: {why}", path.display()));
    let found = path.metadata().map_err(|_| cannot("it is missing; export the library again"))?;
    if found.len() > MOST_BYTES {
        return Err(cannot("it is larger than any export"));
    }
    fs::read(path).map_err(|e| cannot(&format!("it cannot be read: {e}")))
}

/// The rows of a table with these columns, in whatever order they stand.
pub(super) fn rows<const N: usize>(path: &Path, columns: &[&str; N]) -> Result<Vec<[String; N]>> {
    let text = read(path)?;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().map_err(|e| wrong(path, &e.to_string(), "a table"))?.clone();
    let mut places = [0; N];
    for (place, column) in places.iter_mut().zip(columns) {
        let found = head.iter().position(|name| name == *column);
        *place = found.ok_or_else(|| wrong(path, column, "among the columns"))?;
    }
    let mut all = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| wrong(path, &e.to_string(), "a row of the table"))?;
        all.push(places.map(|place| record.get(place).unwrap_or_default().to_owned()));
    }
    Ok(all)
}

/// A column that folders of earlier versions have not, a text for each row: empty where it is not there.
pub(super) fn column(path: &Path, name: &str) -> Result<Vec<String>> {
    let text = read(path)?;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().map_err(|e| wrong(path, &e.to_string(), "a table"))?.clone();
    let place = head.iter().position(|column| column == name);
    let of = |record: csv::StringRecord| place.and_then(|place| record.get(place)).unwrap_or_default().to_owned();
    reader
        .records()
        .map(|record| Ok(of(record.map_err(|e| wrong(path, &e.to_string(), "a row of the table"))?)))
        .collect()
}

/// What was kept of a race, each document as the library keeps it.
pub(super) fn kept_documents(path: &Path, text: &str) -> Result<Vec<String>> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let whats_wrong = |e: serde_json::Error| wrong(path, &e.to_string(), "what was kept of a race");
    let all: Vec<RaceKept> = serde_json::from_str(text).map_err(whats_wrong)?;
    all.iter().map(|kept| serde_json::to_string(kept).map_err(whats_wrong)).collect()
}

pub(super) fn renumbered(path: &Path, document: &str, activity: Option<i64>) -> Result<String> {
    let mut value: serde_json::Value =
        serde_json::from_str(document).map_err(|e| wrong(path, &e.to_string(), "an entry of the log"))?;
    if value.get("activity").and_then(serde_json::Value::as_i64) == activity {
        return Ok(document.to_owned());
    }
    value["activity"] = activity.into();
    Ok(value.to_string())
}

pub(super) fn checksum(text: &str) -> Option<Sha256> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[place * 2..place * 2 + 2], 16).ok()?;
    }
    Some(Sha256(bytes))
}

pub(super) fn flag(text: &str) -> Option<bool> {
    text.parse().ok()
}

pub(super) fn metres(text: &str) -> Result<f64> {
    let number = text.parse().ok().filter(|n: &f64| n.is_finite() && *n > 0.0);
    number.ok_or_else(|| Error::Rejected(format!("{text:?} is no length or time above 0")))
}

pub(super) fn stamp(text: &str) -> Result<String> {
    let moment = text.parse::<jiff::Timestamp>();
    moment.map(|_| text.to_owned()).map_err(|_| Error::Rejected(format!("{text:?} is no moment of a plan")))
}

pub(super) fn wrong(path: &Path, met: &str, expected: &str) -> Error {
    let met: String = met.chars().filter(|c| !c.is_control()).take(200).collect();
    Error::Rejected(format!("{}: {met}; expected {expected}", path.display()))
}
