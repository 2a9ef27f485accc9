//! The accessibility audit: axe-core from npm, with every rule it has, run inside the page.

use crate::Visitor;
use anyhow::{Context, Result, ensure};
use std::{fs, path::Path, process::Command, sync::OnceLock};

/// What axe-core objects to on a page, a line each: the rule, what is wrong, where.
///
/// # Errors
/// When axe-core cannot be installed or the page is gone.
pub async fn objections(visitor: &Visitor) -> Result<Vec<String>> {
    if visitor.holds("typeof window.axe === 'undefined'").await? {
        visitor.run(axe()?).await?;
    }
    let found = visitor.read(ASK).await?;
    Ok(serde_json::from_str(&found)?)
}

/// The script of axe-core, installed as its lock file says where it is not there yet.
fn axe() -> Result<&'static str> {
    static AXE: OnceLock<String> = OnceLock::new();
    if let Some(script) = AXE.get() {
        return Ok(script);
    }
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = here.join("node_modules/axe-core/axe.min.js");
    if !file.exists() {
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        let install = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
        let done = Command::new(npm).args(install).current_dir(here).output().context("npm installs axe-core")?;
        ensure!(done.status.success(), "npm ci in e2e: {}", String::from_utf8_lossy(&done.stderr));
    }
    let script = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    Ok(AXE.get_or_init(|| script))
}

/// Every rule, the experimental and the best-practice ones as well.
const ASK: &str = "axe.run(document, { resultTypes: ['violations'], rules: Object.fromEntries(axe.getRules().map(r => [r.ruleId, { enabled: true }])) })
    .then(found => JSON.stringify(found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.target.join(' ')}: ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ''} ${node.html.slice(0, 160)}`))))";
