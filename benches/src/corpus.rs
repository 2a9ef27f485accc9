//! The real files that the benchmarks run over.

use anyhow::Context;
use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
};

/// Every file below `folder` of the shared data whose name ends in one of `endings`, in the order of their paths.
///
/// # Errors
/// When the shared data is not beside the workspace.
pub fn files(folder: &str, endings: &[&str]) -> anyhow::Result<Vec<PathBuf>> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data")).join(folder);
    let mut found = Vec::new();
    gather(&root, endings, &mut found)
        .with_context(|| format!("{}: the shared data is needed here", root.display()))?;
    found.sort();
    Ok(found)
}

fn gather(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
        if path.is_dir() {
            gather(&path, endings, found)?;
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            found.push(path);
        }
    }
    Ok(())
}

/// The bytes of a file, unpacked where it is gzip.
///
/// # Errors
/// When it cannot be read or unpacked.
pub fn unpacked(path: &Path) -> anyhow::Result<Vec<u8>> {
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    if !bytes.starts_with(&[0x1F, 0x8B]) {
        return Ok(bytes);
    }
    let mut whole = Vec::new();
    flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut whole).with_context(|| path.display().to_string())?;
    Ok(whole)
}
