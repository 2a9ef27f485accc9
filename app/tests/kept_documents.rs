//! What the program answers has the shape of the documents that the pages are tested with, and both keep to the schemas.
#![allow(clippy::unwrap_used)]

mod common;

use app::{App, documents::ActivityFilter};
use common::open;
use serde_json::Value;
use std::{collections::BTreeMap, sync::atomic::AtomicBool};

#[test]
fn every_kept_document_keeps_to_its_schema() {
    let kept = testkit::documents();
    assert!(kept.len() >= 20, "{} documents are kept", kept.len());
    for (name, document) in kept {
        let schema = jsonschema::validator_for(&App::schema(&name).unwrap()).unwrap();
        let faults: Vec<String> = schema.iter_errors(&document).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{name}: {faults:?}");
    }
}

/// The documents of the sample runner's library, by the names of their schemas.
fn answered(app: &App) -> BTreeMap<&'static str, Value> {
    fn value<T: serde::Serialize>(document: app::Result<T>) -> Value {
        serde_json::to_value(document.unwrap()).unwrap()
    }
    let list = app.activities(&ActivityFilter { limit: Some(5), ..ActivityFilter::default() });
    let newest = list.as_ref().unwrap().activities[0].id.unwrap();
    BTreeMap::from([
        ("activities", value(list)),
        ("activity", value(app.activity(newest))),
        ("anchors", value(app.anchors())),
        ("equivalents", value(app.equivalents())),
        ("hold", value(app.hold(None))),
        ("hold_history", value(app.hold_history(None))),
        ("intensity", value(app.intensity(None, None))),
        ("load", value(app.load(None, None))),
        ("log_list", value(app.log_list(None, None, None))),
        ("plan", value(app.plan())),
        ("plan_diff", value(app.plan_diff())),
        ("races", value(app.races())),
        ("runner", value(app.runner())),
        ("today", value(app.today())),
    ])
}

/// Where both have an object, it has the same keys: a key that the program gains or loses is gained or lost by what the pages
/// are tested with.
#[test]
fn what_the_program_answers_has_the_keys_that_the_pages_are_tested_with() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    app.fill_sample(&mut |_| {}, &AtomicBool::new(false)).unwrap();
    let kept = testkit::documents();
    let mut apart = Vec::new();
    let mut compared = 0;
    for (name, document) in answered(&app) {
        let (answered, kept) = (testkit::keys(&document), testkit::keys(&kept[name]));
        for (place, keys) in &answered {
            // A session has the keys of its kind, and a plan need not have every kind.
            let Some(tested) = kept.get(place).filter(|_| !place.contains("sessions[]")) else { continue };
            compared += 1;
            let only =
                |one: &std::collections::BTreeSet<String>, other| one.difference(other).cloned().collect::<Vec<_>>();
            if keys != tested {
                apart.push(format!(
                    "{name} {place}: answered only {:?}, tested only {:?}",
                    only(keys, tested),
                    only(tested, keys)
                ));
            }
        }
    }
    assert!(compared > 14, "{compared} objects were compared");
    assert!(apart.is_empty(), "{}", apart.join("\n"));
}
