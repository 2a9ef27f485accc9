//! `docs/models.md`: every public function of `physiology`, its units, domain, errors and source, from its own words.

use crate::run::root;
use anyhow::{Context, Result, bail, ensure};
use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

const BULLETS: [&str; 4] = ["Units", "Domain", "Errors", "Source"];
const PAGE: &str = "docs/models.md";

/// Writes the page of models, or with `check` only compares it. Fails where the page is not what the code says and where
/// a function that leaves the crate lacks a bullet or an example, naming all of them.
pub fn run(check: bool) -> Result<()> {
    let source = root().join("physiology/src");
    let mut files = Vec::new();
    collect(&source, &mut files)?;
    files.sort();
    let mut page = String::from(HEAD);
    let mut missing = Vec::new();
    for file in &files {
        let name = file.strip_prefix(root()).unwrap_or(file).display().to_string().replace('\\', "/");
        let text = fs::read_to_string(file).with_context(|| name.clone())?;
        let exported = |function: &str| is_exported(&source, file, function);
        section(&name, &text, exported, &mut page, &mut missing);
    }
    let path = root().join(PAGE);
    if !check {
        fs::write(&path, &page).with_context(|| PAGE.to_owned())?;
    }
    if !missing.is_empty() {
        bail!(
            "every public function says its units, domain, errors and source and shows an example; missing:\n{}",
            missing.join("\n")
        );
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    ensure!(written == page, "{PAGE} is not what the code says; run cargo xtask models");
    Ok(())
}

const HEAD: &str = "\
# Models and their sources

Made by `cargo xtask models` from the documentation of `physiology`: change it there. What is remembered and not re-read
says so, and so does what is our choice: \"default, not a finding\".
";

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    Ok(())
}

/// Whether a name of a file can be reached from outside the crate: at every level up to `lib.rs` its module is public or
/// the name is exported again.
fn is_exported(source: &Path, file: &Path, name: &str) -> bool {
    let mut module = file.with_extension("");
    while module != source {
        let (Some(leaf), Some(folder)) = (module.file_name().and_then(|leaf| leaf.to_str()), module.parent()) else {
            return false;
        };
        let parent = if folder == source { source.join("lib.rs") } else { folder.with_extension("rs") };
        let text = fs::read_to_string(parent).unwrap_or_default();
        if leaf != "lib" && !passes_on(&text, leaf, name) {
            return false;
        }
        module = folder.to_owned();
    }
    true
}

/// Whether a module's text makes a name of its child `leaf` visible further up.
fn passes_on(text: &str, leaf: &str, name: &str) -> bool {
    let head = format!("{leaf}::");
    text.contains(&format!("pub mod {leaf};"))
        || text.split(';').filter_map(|statement| statement.trim_start().rsplit_once("pub use ")).any(|(_, path)| {
            path.trim_start_matches("self::").strip_prefix(&head).is_some_and(|names| {
                names
                    .split(|letter: char| !(letter.is_alphanumeric() || "_*".contains(letter)))
                    .any(|word| word == name || word == "*")
            })
        })
}

/// A public function as its documentation tells it.
#[derive(Debug, PartialEq)]
struct Function {
    name: String,
    line: usize,
    first_sentence: String,
    bullets: [Option<String>; 4],
    example: bool,
}

fn section(file: &str, text: &str, exported: impl Fn(&str) -> bool, page: &mut String, missing: &mut Vec<String>) {
    let mut functions = functions(text);
    // A method is reached through its type.
    functions.retain(|function| exported(function.name.split("::").next().unwrap_or(&function.name)));
    if functions.is_empty() {
        return;
    }
    let about: Vec<&str> = text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).collect();
    let paragraph: Vec<&str> = about.iter().copied().take_while(|line| !line.is_empty()).collect();
    let title = file.trim_start_matches("physiology/src/").trim_end_matches(".rs");
    write!(page, "\n## {title}\n\n{}\n", plain(&paragraph.join(" "))).expect("a string takes text");
    for function in functions {
        let lacking: Vec<&str> = BULLETS
            .iter()
            .zip(&function.bullets)
            .filter(|(_, bullet)| bullet.is_none())
            .map(|(name, _)| *name)
            .chain((!function.example).then_some("example"))
            .chain(function.first_sentence.is_empty().then_some("first sentence"))
            .collect();
        if !lacking.is_empty() {
            missing.push(format!("  {file}:{}: {} has no {}", function.line, function.name, lacking.join(", ")));
        }
        if function.bullets.iter().all(Option::is_none) {
            continue;
        }
        write!(page, "\n### `{}`\n\n{}\n\n", function.name, plain(&function.first_sentence))
            .expect("a string takes text");
        for (name, bullet) in BULLETS.iter().zip(&function.bullets) {
            writeln!(page, "- **{name}**: {}", plain(bullet.as_deref().unwrap_or(""))).expect("a string takes text");
        }
    }
}

/// The public functions of a file outside its tests, with the documentation above each.
fn functions(text: &str) -> Vec<Function> {
    let (mut found, mut doc) = (Vec::new(), Vec::new());
    let mut owner = None;
    for (at, line) in text.lines().enumerate() {
        let code = line.trim_start();
        if line == "#[cfg(test)]" {
            break;
        }
        if line.starts_with("impl") {
            let body = line.trim_end_matches(" {").rsplit(" for ").next().unwrap_or(line);
            owner = body.split_whitespace().last().map(|name| name.split('<').next().unwrap_or(name).to_owned());
        } else if line == "}" {
            owner = None;
        }
        if let Some(words) = code.strip_prefix("///") {
            doc.push(words.strip_prefix(' ').unwrap_or(words));
        } else if let Some(rest) = code.strip_prefix("pub fn ").or_else(|| code.strip_prefix("pub const fn ")) {
            let name = rest.split(['(', '<']).next().unwrap_or(rest);
            let name = owner.as_ref().map_or_else(|| name.to_owned(), |owner| format!("{owner}::{name}"));
            found.push(read(name, at + 1, &doc));
            doc.clear();
        } else if !code.starts_with("#[") {
            doc.clear();
        }
    }
    found
}

fn read(name: String, line: usize, doc: &[&str]) -> Function {
    let paragraph: Vec<&str> = doc.iter().copied().take_while(|line| !line.trim().is_empty()).collect();
    let paragraph = paragraph.join(" ");
    let first_sentence = paragraph.find(". ").map_or(paragraph.as_str(), |end| &paragraph[..=end]).to_owned();
    let bullets = BULLETS.map(|bullet| {
        let head = format!("- **{bullet}**:");
        let start = doc.iter().position(|line| line.starts_with(&head))?;
        let mut words = doc[start][head.len()..].trim().to_owned();
        for more in doc[start + 1..].iter().take_while(|line| line.starts_with("  ")) {
            words.push(' ');
            words.push_str(more.trim());
        }
        (!words.is_empty()).then_some(words)
    });
    Function { name, line, first_sentence, bullets, example: doc.iter().any(|line| line.starts_with("```")) }
}

/// The words without the links that only rustdoc understands: [`name`] and [`name`](path) become `name`.
fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(start) = rest.find("[`") {
        out.push_str(&rest[..start]);
        let Some(end) = rest[start..].find("`]") else { break };
        out.push_str(&rest[start + 1..=start + end]);
        rest = &rest[start + end + 2..];
        if let Some(close) = rest.starts_with('(').then(|| rest.find(')')).flatten() {
            rest = &rest[close + 1..];
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
//! A model.

impl<'a> Thing<'a> {
    /// How much. More words.
    ///
    /// - **Units**: m, see [`Other`](crate::Other)
    ///   and s.
    /// - **Domain**: any.
    /// - **Source**: ours.
    pub fn much(&self) -> f64 {
        1.0
    }
}

/// Not public.
fn hidden() {}

pub fn bare() {}
";

    #[test]
    fn what_is_missing_is_named_with_its_line() {
        let (mut page, mut missing) = (String::new(), Vec::new());
        section("physiology/src/thing.rs", FILE, |_| true, &mut page, &mut missing);
        assert_eq!(
            missing,
            [
                "  physiology/src/thing.rs:10: Thing::much has no Errors, example",
                "  physiology/src/thing.rs:18: bare has no Units, Domain, Errors, Source, example, first sentence",
            ]
        );
        assert!(page.contains("### `Thing::much`\n\nHow much.\n\n- **Units**: m, see `Other` and s.\n"), "{page}");
        assert!(!page.contains("hidden"));
    }

    #[test]
    fn only_what_leaves_the_crate_counts() {
        let parent = "mod a;\npub mod b;\npub use a::{one, two};\nmod c;\npub use self::c::*;\nuse d::three;\n";
        assert!(passes_on(parent, "a", "one") && !passes_on(parent, "a", "other"));
        assert!(passes_on(parent, "b", "other") && passes_on(parent, "c", "other"));
        assert!(!passes_on(parent, "d", "three"));
    }
}
