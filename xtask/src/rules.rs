//! `docs/rules.md`, made from the doc comments of the plan's rules.

use crate::run::root;
use anyhow::{Context, Result, bail, ensure};
use std::{fmt::Write, fs};

const PAGE: &str = "docs/rules.md";

const HEAD: &str = "\
# The rules of a plan

Every plan is audited against these rules, and the audit shows the figure for each. A hard rule is never broken by a plan,
an edit or a re-plan; a soft one is kept as well as can be, and the shortfall is shown. *Measured* is the rule's own word,
*Choices* say how we read it where it leaves a choice.

This page is made from the doc comments in `plan/src` by `cargo xtask rules`.
";

/// A line of the registry.
#[derive(Debug, PartialEq, Eq)]
struct Entry<'a> {
    id: &'a str,
    hard: bool,
    strategy: &'a str,
    name: &'a str,
}

/// Writes the page, or with `check` fails where it is not what the rules say.
pub fn run(check: bool) -> Result<()> {
    let made = page()?;
    let path = root().join(PAGE);
    if !check {
        return fs::write(&path, made).with_context(|| format!("{PAGE} cannot be written"));
    }
    let kept = fs::read_to_string(&path).with_context(|| format!("{PAGE} cannot be read"))?;
    ensure!(kept == made, "{PAGE} is not what the rules say; run cargo xtask rules");
    Ok(())
}

fn page() -> Result<String> {
    let source = root().join("plan/src");
    let read = |path: &str| fs::read_to_string(source.join(path)).with_context(|| format!("plan/src/{path}"));
    let registry = read("rules.rs")?;
    let mut page = HEAD.to_owned();
    let mut strategy = "";
    for entry in entries(&registry) {
        if entry.strategy != strategy {
            strategy = entry.strategy;
            write!(page, "\n## {}\n", heading(&read(&format!("{strategy}.rs"))?)?)?;
        }
        let text = read(&format!("{strategy}/{}.rs", entry.name))?;
        write!(page, "\n{}", section(&entry, &text)?)?;
    }
    Ok(page)
}

/// The rules in the order of the registry.
fn entries(registry: &str) -> impl Iterator<Item = Entry<'_>> {
    registry.lines().filter_map(|line| {
        let (id, rest) = line.trim().strip_prefix('"')?.split_once("\" ")?;
        let (hard, path) = rest.strip_suffix(',')?.split_once(' ')?;
        let (strategy, name) = path.split_once("::")?;
        Some(Entry { id, hard: hard == "H", strategy, name })
    })
}

/// `Strategy 1, aerobic base` from the first line of a strategy's module.
fn heading(module: &str) -> Result<&str> {
    let line = module.lines().next().and_then(|l| l.strip_prefix("//! ")).unwrap_or_default();
    line.split_once(':')
        .map(|(heading, _)| heading)
        .context("a strategy's first line is `//! Strategy n, name: its rules …`")
}

/// A rule's heading and what its doc comment says.
fn section(entry: &Entry<'_>, text: &str) -> Result<String> {
    let Some((before, _)) = text.split_once(&format!("\npub fn {}(", entry.name)) else {
        bail!("plan/src/{}/{}.rs has no function {}", entry.strategy, entry.name, entry.name);
    };
    let first = before.rfind("\n\n").map_or(0, |at| at + 2);
    let lines: Vec<&str> = before[first..]
        .lines()
        .filter_map(|line| line.strip_prefix("///"))
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    let title = lines.first().and_then(|l| l.strip_prefix(&format!("{}: ", entry.id)));
    let title = title.with_context(|| format!("{} does not begin with `{}: `", entry.name, entry.id))?;
    let kind = if entry.hard { "hard" } else { "soft" };
    let body = lines[1..].join("\n");
    let test = format!("{}_{}", entry.id.to_lowercase(), entry.name);
    Ok(format!(
        "### {} ({kind}): {}\n\n{}\n\n`plan::{}::{}`, tested by `{test}`.\n",
        entry.id,
        title.trim_end_matches('.'),
        body.trim(),
        entry.strategy,
        entry.name
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_becomes_a_section() {
        let registry = "rules! {\n    \"A1\" H base::easy,\n    \"B6\" S speed::judged,\n};";
        let all: Vec<_> = entries(registry).collect();
        assert_eq!(all[1], Entry { id: "B6", hard: false, strategy: "speed", name: "judged" });
        let text =
            "//! A1.\n\nconst X: u8 = 1;\n\n/// A1: mostly easy.\n///\n/// - **Why**: so.\npub fn easy(r: R) {}\n";
        let made = section(&all[0], text).expect("a section");
        assert_eq!(made, "### A1 (hard): mostly easy\n\n- **Why**: so.\n\n`plan::base::easy`, tested by `a1_easy`.\n");
        assert!(section(&all[0], "fn other() {}").is_err());
        assert_eq!(heading("//! Strategy 1, base: its rules.\n").expect("a heading"), "Strategy 1, base");
    }

    #[test]
    fn the_page_is_what_the_rules_say() {
        run(true).expect("docs/rules.md is up to date");
    }
}
