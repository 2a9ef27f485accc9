//! The same pages in the other languages.

use web::language::{Language, untranslated};

/// What stays English, by how it begins: hints for movements, and what the library composes about what is rare.
const STAYS: &[&str] = &[];

#[test]
fn every_page_speaks_its_language() {
    for language in [Language::Dutch, Language::German] {
        let mut english: Vec<String> = Vec::new();
        for (name, page) in super::all() {
            let left = untranslated(language, &page.0);
            english.extend(
                left.iter()
                    .filter(|text| !STAYS.iter().any(|stays| text.starts_with(stays)))
                    .map(|t| format!("{name}: {t}")),
            );
        }
        english.sort();
        english.dedup();
        assert!(english.is_empty(), "{} in {}: {english:#?}", english.len(), language.word());
    }
}
