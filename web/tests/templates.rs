//! What the strict policy forbids is in no template and no script.
#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};

fn files(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let read = |entry: fs::DirEntry| {
        (entry.file_name().to_string_lossy().into_owned(), fs::read_to_string(entry.path()).unwrap())
    };
    let files = fs::read_dir(folder).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file());
    files.map(read).collect()
}

#[test]
fn templates_carry_no_script_no_style_and_no_foreign_address() {
    for (name, text) in files("templates") {
        // The address of these pages themselves, for a calendar that subscribes.
        let text = text.replace("http://{{ host }}/", "");
        for script in text.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap();
            assert!(
                tag.contains(" src=\"/assets/")
                    || tag.contains(" src=\"{{ crate::assets::address(")
                    || tag.contains("type=\"application/json\""),
                "{name}: <script{tag}>"
            );
        }
        for forbidden in ["<style", " style=", "javascript:", "http://", "https://", "src=\"//", "@import"] {
            assert!(!text.contains(forbidden), "{name}: {forbidden}");
        }
        let handler = text.split([' ', '\n']).find(|word| word.starts_with("on") && word.contains("=\""));
        assert_eq!(handler, None, "{name}");
        // Only numbers that we made go into a page unescaped.
        let unescaped: Vec<&str> =
            text.match_indices("|safe").map(|(at, _)| text[..at].rsplit("{{").next().unwrap().trim()).collect();
        assert!(unescaped.iter().all(|value| *value == "chart.json"), "{name}: {unescaped:?}");
    }
}

#[test]
fn scripts_neither_write_markup_nor_ask_elsewhere() {
    for (name, text) in
        files("assets").into_iter().chain(files("assets/style")).filter(|(name, _)| !name.ends_with(".svg"))
    {
        for forbidden in
            ["http://", "https://", "innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "document.write", "url("]
        {
            assert!(!text.contains(forbidden), "{name}: {forbidden}");
        }
    }
}

/// Contrast by WCAG 2.2, 1.4.3.
fn contrast(a: &str, b: &str) -> f64 {
    let luminance = |colour: &str| {
        let channel = |i: usize| {
            let c = f64::from(u8::from_str_radix(&colour[i..i + 2], 16).unwrap()) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn colours_have_enough_contrast_in_both_themes() {
    let (_, style) = files("assets/style").into_iter().find(|(name, _)| name == "colour.css").unwrap();
    let blocks: Vec<&str> = style.split(":root").skip(1).map(|rest| rest.split('}').next().unwrap()).collect();
    let themes: Vec<&&str> = blocks.iter().filter(|block| block.contains("--chart-2:")).collect();
    assert_eq!(themes.len(), 3, "light, dark by the system, dark by choice");
    assert_eq!(
        themes[1].split("color-scheme").nth(1).unwrap().split_whitespace().collect::<String>(),
        themes[2].split("color-scheme").nth(1).unwrap().split_whitespace().collect::<String>()
    );
    for theme in themes {
        let colour = |name: &str| theme.split(&format!("--{name}:")).nth(1).unwrap().split(';').next().unwrap().trim();
        for (front, back, least) in [
            ("ink", "paper", 7.0),
            ("ink", "raised", 7.0),
            ("muted", "paper", 4.5),
            ("muted", "raised", 4.5),
            ("accent", "paper", 4.5),
            ("accent", "raised", 4.5),
            ("on-accent", "accent", 4.5),
            ("strong-line", "paper", 3.0),
            ("chart-2", "paper", 3.0),
            ("chart-3", "paper", 3.0),
        ] {
            let found = contrast(colour(front), colour(back));
            assert!(found >= least, "{front} on {back}: {found:.2}, least {least}");
        }
    }
}
