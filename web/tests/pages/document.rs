//! The documents that the pages are drawn from are those that are kept for all tests.

use super::fixture;
use serde_json::{Value, json};

fn value(document: impl serde::Serialize) -> Value {
    serde_json::to_value(document).unwrap()
}

/// A document by the name of its schema; long ones with their beginning.
fn all() -> Vec<(&'static str, Value)> {
    let mut activity = value(fixture::activity());
    for column in activity["series"].as_object_mut().unwrap().values_mut() {
        column.as_array_mut().unwrap().truncate(12);
    }
    let mut plan = fixture::plan_lifting();
    plan.weeks.truncate(2);
    let mut hold = fixture::hold();
    hold.curve.truncate(12);
    vec![
        ("activities", value(fixture::activities(3, 2500))),
        ("activity", activity),
        ("anchors", value(fixture::anchors())),
        ("conflict", value(fixture::refusal())),
        ("equivalents", value(fixture::equivalents())),
        ("hold", value(hold)),
        ("hold_history", value(fixture::hold_history())),
        ("import", value(fixture::report())),
        ("import_report", value(fixture::past_report())),
        ("intensity", value(fixture::intensity())),
        ("load", value(fixture::load())),
        ("log_list", value(fixture::told())),
        ("plan", value(plan)),
        ("plan_diff", value(fixture::diff())),
        ("predict", value(fixture::predictions())),
        ("race_plan", value(fixture::race_plan())),
        ("race_review", value(fixture::race_review())),
        ("races", value(fixture::races())),
        ("runner", value(fixture::runner())),
        ("today", value(fixture::today())),
    ]
}

#[test]
fn documents_of_the_pages_are_those_that_are_kept() {
    for (name, document) in all() {
        testkit::is_kept(name, &document);
        assert_ne!(document, json!(null), "{name}");
    }
    let names: Vec<&str> = all().into_iter().map(|(name, _)| name).collect();
    assert_eq!(testkit::documents().keys().map(String::as_str).collect::<Vec<_>>(), names, "none is kept for nobody");
}
