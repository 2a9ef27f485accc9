//! What people read, of one fixed sample runner. Figures are the models' own affair: here they are all `#`, the picture is
//! left out, and lines that then are alike stand once.

use crate::library::{Said, folder, gpx, sample_library, stayer};
use std::fs;

fn read(said: Said) -> String {
    assert_eq!(said.err, "", "messages beside the answer");
    let mut read: Vec<String> = Vec::new();
    for line in said.code(0).out.lines().filter(|line| !line.contains(['│', '└', '─'])) {
        let mut shape = String::new();
        for c in line.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
            match c {
                '0'..='9' if shape.ends_with('#') => {}
                '.' | ':' | '-' if shape.ends_with('#') => {}
                '0'..='9' => shape.push('#'),
                c => shape.push(c),
            }
        }
        if !shape.is_empty() && !read.contains(&shape) {
            read.push(shape);
        }
    }
    read.join("\n")
}

#[test]
fn the_answers_read_so() {
    let data = sample_library();
    let answers: [(&str, &[&str]); 10] = [
        ("hold", &["hold"]),
        ("load", &["load"]),
        ("intensity", &["intensity"]),
        ("anchors", &["anchors"]),
        ("equivalents", &["equivalents"]),
        ("plan_week", &["plan", "show", "--week", "1"]),
        ("today", &["today"]),
        ("activities", &["activities", "--most", "5"]),
        ("runner", &["runner", "show"]),
        ("races", &["race", "list"]),
    ];
    for (name, verb) in answers {
        insta::assert_snapshot!(name, read(stayer(data.path(), verb)));
    }
}

#[test]
fn the_hold_curve_is_drawn() {
    let out = stayer(sample_library().path(), &["hold"]).code(0).out;
    let picture: Vec<&str> = out.lines().filter(|line| line.contains('│')).collect();
    assert!(picture.len() >= 10 && picture.iter().all(|line| line.chars().count() <= 80), "{out}");
    assert!(out.contains("20 min") && picture.iter().any(|line| line.contains("█")), "{out}");
}

#[test]
fn an_old_library_names_the_command_that_answers() {
    let data = folder();
    let file = data.path().join("old.gpx");
    fs::write(&file, gpx(1, 600).replace("2026-", "2019-")).unwrap();
    stayer(data.path(), &["import", file.to_str().unwrap()]).code(0);
    let said = stayer(data.path(), &["hold"]).code(0).out;
    let command = said.split_once("stayer hold ").unwrap().1.split_whitespace().next().unwrap();
    let then = stayer(data.path(), &["hold", command]).code(0).out;
    assert!(then.starts_with("You can hold"), "{said}\n{then}");
}
