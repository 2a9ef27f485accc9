//! The registry holds every rule of the mission, and every rule has a test of its own.

use plan::{RULES, audit};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The rules of the mission, H hard and S soft.
const MISSION: &str = "A1H A2H A3S A4H B1H B2H B3H B4H B5H B6S C1H C2H C3H C4H D1H D2H E1H E2S F1H F2H F3H \
                       G1H G2H G3S H1H H2H H3H H4H H5S";

fn registered() -> String {
    let words: Vec<String> = RULES.iter().map(|r| format!("{}{}", r.id, if r.hard { "H" } else { "S" })).collect();
    words.join(" ")
}

#[test]
fn every_rule_of_the_mission_is_registered_in_order() {
    assert_eq!(registered(), MISSION);
}

#[test]
fn the_mission_has_no_other_rule() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/mission.md");
    let Ok(text) = std::fs::read_to_string(path) else {
        println!("no {path} here, skipped");
        return;
    };
    let row = |line: &str| -> Option<String> {
        let mut cells = line.strip_prefix("| ")?.split(" | ");
        let (id, hard) = (cells.next()?, cells.next()?);
        let is_rule = id.len() == 2 && id.ends_with(|c: char| c.is_ascii_digit());
        is_rule.then(|| format!("{id}{hard}"))
    };
    let rules: Vec<String> = text.lines().filter_map(row).collect();
    assert_eq!(rules.join(" "), registered());
}

/// The text of every test file, by the names of its functions.
fn tests() -> BTreeMap<String, String> {
    let mut tests = BTreeMap::new();
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for part in text.split("#[test]\nfn ").skip(1) {
            let (name, body) = part.split_once("()").unwrap();
            tests.insert(name.to_owned(), body.split("\n}\n").next().unwrap().to_owned());
        }
    }
    tests
}

#[test]
fn every_rule_has_a_test_that_shows_it_holding_and_breaking() {
    let tests = tests();
    for rule in RULES {
        let name = format!("{}_{}", rule.id.to_lowercase(), rule.name);
        let body = tests.get(&name).unwrap_or_else(|| panic!("rule {} has no test {name}", rule.id));
        for way in [".holds(", ".breaks("] {
            let call = format!("{way}\"{}\", \"", rule.id);
            let (flat, call) = (body.replace(['\n', ' '], ""), call.replace(' ', ""));
            assert!(flat.contains(&call), "{name} never says {call}");
        }
    }
}

#[test]
fn every_rule_documents_what_it_measures() {
    for rule in RULES {
        let file = format!("{}.rs", rule.name);
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let found: Vec<_> = std::fs::read_dir(source)
            .unwrap()
            .map(|entry| entry.unwrap().path().join(&file))
            .filter(|path| path.is_file())
            .collect();
        assert_eq!(found.len(), 1, "{}: one file {file}", rule.id);
        let text = std::fs::read_to_string(&found[0]).unwrap();
        assert!(text.starts_with(&format!("//! {}.\n", rule.id)), "{file} names its rule in its first line");
        for words in [format!("/// {}: ", rule.id), "- **Measured**".into(), "- **Choices**".into(), "- **Why**".into()]
        {
            assert!(text.contains(&words), "{file} says {words}");
        }
    }
}

#[test]
fn the_audit_is_every_rule_in_order() {
    let season = crate::support::Season::of(&["base: rest easy8 rest easy8 rest easy8 long6"]);
    let audit = audit(&season.plan, &season.spec);
    let ids: Vec<&str> = audit.iter().map(|a| a.rule.as_str()).collect();
    assert_eq!(ids, RULES.iter().map(|r| r.id).collect::<Vec<_>>());
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), RULES.len());
    let a1 = &audit[0];
    assert_eq!((a1.hard, a1.applies, a1.holds, a1.why.as_deref()), (true, true, true, None));
    assert_eq!(a1.figure, "0.0 % in week 1 (0.0 % of its time, 0 of 4 sessions)");
    let c1 = audit.iter().find(|a| a.rule == "C1").unwrap();
    assert_eq!((c1.applies, c1.holds), (true, false));
    assert_eq!(c1.why.as_deref(), Some("week 1: 0 lifting days, at least 2"));
}

#[test]
fn many_culprits_are_counted() {
    let weeks = vec!["build: rest easy8 - - - - -"; 5];
    let season = crate::support::Season::of(&weeks);
    let audit = audit(&season.plan, &season.spec);
    let b1 = audit.iter().find(|a| a.rule == "B1").unwrap();
    let why = b1.why.as_deref().unwrap();
    assert!(!b1.holds && why.starts_with("week 1: no speed session") && why.ends_with("; and 2 more"), "{why}");
    assert_eq!(plan::broken(&season.plan, &season.spec).iter().filter(|(r, _)| r.id == "B1").count(), 5);
}
