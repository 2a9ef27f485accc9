//! `docs/schema`: the JSON Schema of every document, made from its type.

use crate::run::root;
use anyhow::{Result, ensure};
use app::App;
use std::fs;

/// Writes the schemas; with `check` says which are out of date instead.
pub fn run(check: bool) -> Result<()> {
    let folder = root().join("docs/schema");
    fs::create_dir_all(&folder)?;
    let mut stale = Vec::new();
    for name in App::schema_names() {
        let text = format!("{}\n", serde_json::to_string_pretty(&App::schema(name)?)?);
        let file = folder.join(format!("{name}.json"));
        if fs::read_to_string(&file).unwrap_or_default() == text {
            continue;
        }
        if check {
            stale.push(*name);
        } else {
            fs::write(&file, text)?;
        }
    }
    ensure!(stale.is_empty(), "docs/schema is out of date for {}; run: cargo xtask schema", stale.join(" "));
    Ok(())
}
