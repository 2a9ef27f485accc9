//! Every word of the runner on activities as a table, a row each in the order said.
//!
//! `distance_m` and `grade` are empty where a word gives back the file's own; `source` names a part, and the file that gives it.

use super::all::csv_of;
use crate::Result;
use store::{Named, NamedWord, Store};

pub(crate) const WORDS: &str = "words.csv";
/// The columns: the activity by the file that it began with, the one that it went into since, the word, and the file that it is about.
pub(crate) const WORD_COLUMNS: [&str; 11] = [
    "sha256",
    "position",
    "into_sha256",
    "into_position",
    "word",
    "distance_m",
    "grade",
    "part",
    "file_sha256",
    "file_position",
    "said_on",
];

pub(super) fn csv(store: &Store) -> Result<Vec<u8>> {
    let named = |name: Option<Named>| {
        name.map_or_else(Default::default, |name| [name.sha256.to_string(), name.position.to_string()])
    };
    let number = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    let mut rows = Vec::new();
    for said in store.words()? {
        let [mut distance_m, mut grade, mut part] = [const { String::new() }; 3];
        let (word, file) = match said.word {
            NamedWord::Distance(m) => {
                distance_m = number(m);
                ("distance", None)
            }
            NamedWord::Grade(ratio) => {
                grade = number(ratio);
                ("grade", None)
            }
            NamedWord::Source(of, file) => {
                part = of;
                ("source", file)
            }
            NamedWord::Split(file) => ("split", Some(file)),
            NamedWord::Join(file) => ("join", Some(file)),
        };
        let ([sha256, position], [into_sha256, into_position]) = (named(Some(said.activity)), named(said.into));
        let [file_sha256, file_position] = named(file);
        rows.push(vec![
            sha256,
            position,
            into_sha256,
            into_position,
            word.to_owned(),
            distance_m,
            grade,
            part,
            file_sha256,
            file_position,
            said.on.to_string(),
        ]);
    }
    csv_of(&WORD_COLUMNS, &rows)
}
