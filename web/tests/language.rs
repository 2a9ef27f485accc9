//! Every text that a template asks for by [`web::view::View::say`] is in the catalogue, and the other way round.
#![allow(clippy::unwrap_used)]

use std::{collections::BTreeSet, fs, path::Path};
use web::{
    language::{CATALOGUE, Language},
    view::Here,
};

/// Texts of the templates and of the code that is said by the view.
fn asked() -> BTreeSet<String> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts: BTreeSet<String> = Here::NAVIGATION.iter().map(|(.., name)| (*name).to_owned()).collect();
    for entry in fs::read_dir(here.join("templates")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        texts.extend(text.split("view.say(\"").skip(1).map(|rest| rest.split("\")").next().unwrap().to_owned()));
    }
    texts
}

#[test]
fn every_text_that_is_asked_for_has_its_translations() {
    let known: BTreeSet<String> = CATALOGUE.iter().map(|(english, ..)| (*english).to_owned()).collect();
    let missing: Vec<String> = asked().difference(&known).cloned().collect();
    assert!(missing.is_empty(), "not in the catalogue: {missing:#?}");
    assert_eq!(known.len(), CATALOGUE.len(), "a text stands twice");
    for (english, dutch, german) in CATALOGUE {
        assert!(!dutch.trim().is_empty() && !german.trim().is_empty(), "{english}");
        let ends = |text: &str| text.chars().last().filter(|c| ".?:".contains(*c));
        assert_eq!((ends(dutch), ends(german)), (ends(english), ends(english)), "{english}");
    }
}

#[test]
fn what_the_catalogue_lacks_stays_english() {
    assert_eq!(Language::Dutch.say("Today"), "Vandaag");
    assert_eq!(Language::German.say("Settings"), "Einstellungen");
    assert_eq!(Language::German.say("something else"), "something else");
    assert_eq!(Language::from_word("xx").say("Today"), "Today");
}
