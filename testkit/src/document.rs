//! Documents as JSON, kept once: the pages are drawn from them, and what the program itself answers is held against them.

use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Set to rewrite the kept documents by those of the pages: `KEEP_DOCUMENTS=1 cargo test -p web --test pages`.
const REWRITE: &str = "KEEP_DOCUMENTS";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("document")
}

/// Every kept document by its name, which is that of its schema.
///
/// # Panics
/// When a file is no JSON.
#[must_use]
pub fn documents() -> BTreeMap<String, Value> {
    let entries = fs::read_dir(folder()).expect("the documents lie beside the sources").map(|entry| {
        let path = entry.expect("a folder that can be read").path();
        let text = fs::read_to_string(&path).expect("a document that can be read");
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let document = serde_json::from_str(&text).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
        (name, document)
    });
    entries.collect()
}

/// Holds a document against the kept one of its name, or keeps it where that is asked for.
///
/// # Panics
/// When they differ; the message says how the kept one is rewritten.
pub fn is_kept(name: &str, document: &Value) {
    let path = folder().join(format!("{name}.json"));
    let text = format!("{document:#}\n");
    if std::env::var_os(REWRITE).is_some() {
        fs::write(&path, text).expect("the document can be written");
        return;
    }
    // Both as they are read, so that neither the order of keys nor the last digit of a text decides.
    let kept = fs::read_to_string(&path).ok().and_then(|kept| serde_json::from_str::<Value>(&kept).ok());
    assert!(
        kept.is_some() && kept == serde_json::from_str::<Value>(&text).ok(),
        "{} differs from what the pages are drawn from; where that is meant, run: {REWRITE}=1 cargo test -p web --test pages",
        path.display()
    );
}

/// The keys of every object of a document, by where it stands: `weeks[].days[]` has `date`, `sessions`, …
#[must_use]
pub fn keys(document: &Value) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    collect(document, String::new(), &mut found);
    found
}

fn collect(value: &Value, place: String, found: &mut BTreeMap<String, BTreeSet<String>>) {
    match value {
        Value::Object(object) => {
            found.entry(place.clone()).or_default().extend(object.keys().cloned());
            let dot = if place.is_empty() { "" } else { "." };
            for (key, inner) in object {
                collect(inner, format!("{place}{dot}{key}"), found);
            }
        }
        Value::Array(list) => list.iter().for_each(|inner| collect(inner, format!("{place}[]"), found)),
        _ => {}
    }
}
