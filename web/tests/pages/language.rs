//! The same pages in the other languages.

use web::language::{Language, untranslated};

/// What stays English: what the fixture calls faults, names and places of files, and what a reader of files says of one.
const STAYS: &[&str] = &[
    "Along the river and back",
    "a fault",
    "/home/me/Downloads/export.zip",
    "no whole record in 212 bytes",
    "checksum differs at byte 48211",
    "FIT monitoring file",
    "a table of profile settings",
];

#[test]
fn every_page_speaks_its_language() {
    for language in [Language::Dutch, Language::German] {
        let mut english: Vec<String> = Vec::new();
        for (name, page) in super::all() {
            let left = untranslated(language, &page.0);
            english.extend(
                left.iter()
                    .filter(|text| !STAYS.iter().any(|stays| text.contains(stays)))
                    .map(|t| format!("{name}: {t}")),
            );
        }
        english.sort();
        english.dedup();
        assert!(english.is_empty(), "{} in {}: {english:#?}", english.len(), language.word());
    }
}
