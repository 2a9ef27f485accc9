//! The guide's commands really run, in its order, and its documents are what their schemas say.

use crate::{
    contract::valid,
    help::{verbs, words},
    library::{command, folder, said},
};
use serde_json::Value;
use std::fs;

const GUIDE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/guide.md");

/// The guide's blocks of one kind.
fn blocks<'a>(guide: &'a str, kind: &str) -> Vec<&'a str> {
    let fence = format!("```{kind}\n");
    guide.split(fence.as_str()).skip(1).map(|block| block.split_once("\n```").unwrap().0).collect()
}

#[test]
fn its_commands_run() {
    let guide = fs::read_to_string(GUIDE).unwrap();
    let here = folder();
    let home = here.path().display().to_string();
    let library = here.path().join("library");
    let spec = blocks(&guide, "json").into_iter().find(|block| block.contains("stayer.spec/1")).unwrap();
    fs::write(here.path().join("spec.json"), spec).unwrap();
    let mut run = 0;
    for line in blocks(&guide, "console").join("\n").lines().filter_map(|line| line.strip_prefix("$ stayer ")) {
        let words = words(&line.replace("~/", &format!("{home}/")));
        let mut args: Vec<&str> = words.iter().map(String::as_str).collect();
        let mut data = library.clone();
        if args[0] == "--data" {
            data = args[1].into();
            args.drain(..2);
        }
        let said = said(command(&data, &args).current_dir(here.path()).output().unwrap());
        assert_eq!(said.code, 0, "{line}: {said:#?}");
        run += 1;
    }
    assert!(run > 30, "only {run} commands were found");
}

#[test]
fn its_documents_are_valid() {
    let guide = fs::read_to_string(GUIDE).unwrap();
    let documents: Vec<Value> = blocks(&guide, "json").into_iter().map(|b| serde_json::from_str(b).unwrap()).collect();
    let names: Vec<&str> = documents.iter().map(|d| d["schema"].as_str().unwrap()).collect();
    assert_eq!(names, ["stayer.spec/1", "stayer.plan/1"]);
    for (document, name) in documents.iter().zip(["spec", "plan"]) {
        valid(document, name);
    }
}

#[test]
fn it_speaks_of_every_verb() {
    let guide = fs::read_to_string(GUIDE).unwrap();
    for verb in verbs() {
        assert!(guide.contains(&format!("stayer {verb}")) || verb == "restore", "the guide leaves out {verb}");
    }
}
