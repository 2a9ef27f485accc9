//! `cargo xtask nightly`: what a normal test run has no time for.

use crate::run::run_with as call;
use anyhow::Result;

/// Random seasons: plans or the smallest clashes.
const SEASONS: &str = "100000";
/// Random seasons of 30 edits each.
const CHANGED: &str = "2000";

/// Many more random seasons, and edits of them, than `cargo xtask test` looks at.
pub fn run() -> Result<()> {
    let test = |name: &str, environment: &[(&str, &str)]| {
        let words = ["test", "--release", "--locked", "--package", "plan", "--test", name, "--", "--nocapture"];
        call("cargo", &words, environment)
    };
    test("random_seasons", &[("PLAN_SEASONS", SEASONS), ("PLAN_SEASON_FROM", "1000000")])?;
    test("changed", &[("PLAN_CHANGES", CHANGED), ("PLAN_CHANGES_FROM", "1000000")])
}
