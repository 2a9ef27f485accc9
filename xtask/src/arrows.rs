//! The arrows between our crates: the table of the design, held against what cargo knows.

use crate::run::root;
use anyhow::{Result, bail};
use cargo_metadata::{DependencyKind, MetadataCommand};
use std::{collections::BTreeSet, fs};

/// Who may use whom. What is not here may not be.
const MAY_USE: &[(&str, &[&str])] = &[
    ("quantity", &[]),
    ("training", &["quantity"]),
    ("physiology", &["quantity"]),
    ("formats", &["training", "quantity"]),
    ("plan", &["physiology", "training", "quantity"]),
    ("store", &["training", "quantity"]),
    ("app", &["quantity", "training", "physiology", "formats", "plan", "store"]),
    ("cli", &["app", "web", "training", "quantity"]),
    ("web", &["app", "training", "quantity"]),
    ("testkit", &["training", "quantity"]),
    ("e2e", &[]),
    ("xtask", &["quantity", "training", "physiology", "formats", "plan", "app"]),
    ("benches", &["quantity", "training", "physiology", "formats", "plan", "store", "app", "web", "testkit"]),
];

/// Crates that see no clock, file, network, environment or hash-map order.
const PURE: [&str; 5] = ["quantity", "training", "physiology", "formats", "plan"];
/// The line in their `lib.rs` that makes clippy hold them to it.
const PURITY: &str = "#![deny(clippy::disallowed_methods, clippy::disallowed_types)]";

/// Compares the table with the workspace; every other edge is named.
pub fn run() -> Result<()> {
    let metadata = MetadataCommand::new().manifest_path(root().join("Cargo.toml")).no_deps().exec()?;
    let ours: BTreeSet<&str> = metadata.packages.iter().map(|p| p.name.as_str()).collect();
    let mut wrong = Vec::new();
    for package in &metadata.packages {
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == package.name.as_str()) else {
            wrong.push(format!("{} is not in the table of xtask/src/arrows.rs", package.name));
            continue;
        };
        for dependency in &package.dependencies {
            let name = dependency.name.as_str();
            // Tests may use testkit, and so may the benchmarks.
            let for_tests = name == "testkit" && dependency.kind == DependencyKind::Development;
            if ours.contains(name) && !allowed.contains(&name) && !for_tests {
                wrong.push(format!("{} → {name} is not allowed", package.name));
            }
        }
    }
    let rules = fs::read_to_string(root().join("quantity/clippy.toml"))?;
    for name in PURE {
        let library = fs::read_to_string(root().join(name).join("src/lib.rs"))?;
        if !library.contains(PURITY) {
            wrong.push(format!("{name}/src/lib.rs lacks {PURITY}"));
        }
        if fs::read_to_string(root().join(name).join("clippy.toml")).unwrap_or_default() != rules {
            wrong.push(format!("{name}/clippy.toml differs from quantity/clippy.toml"));
        }
    }
    if wrong.is_empty() {
        eprintln!("arrows: {} crates, every edge is in the table", metadata.packages.len());
        return Ok(());
    }
    bail!("arrows:\n  {}", wrong.join("\n  "))
}
