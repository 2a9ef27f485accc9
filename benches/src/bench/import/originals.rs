//! Where originals are best kept: as blobs in the database, or as files in a folder. `import originals` compares them.

use super::{RUNS, corpus};
use crate::measure;
use std::{
    fs::{self, File},
    io::Write,
    path::Path,
    time::Instant,
};
use store::{NewFile, Packed, Sha256, Store};

/// As many originals a transaction as an import writes.
const BATCH: usize = 64;

/// Prints what each way costs, in turns.
pub fn compare() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let source = folder.path().join("fit");
    corpus::Corpus::load()?.write(&source, 0..RUNS, false)?;
    for _ in 0..3 {
        for way in ["blobs", "files"] {
            let target = folder.path().join(way);
            let _ = fs::remove_dir_all(&target);
            let start = Instant::now();
            let usage = measure("import", way, &[&source, &target])?;
            let size: u64 =
                fs::read_dir(&target)?.map(|entry| Ok(entry?.metadata()?.len())).sum::<std::io::Result<u64>>()?;
            println!("{way} {usage} {:.2} s wall {:.1} MB", start.elapsed().as_secs_f64(), size as f64 / 1e6);
        }
    }
    Ok(())
}

fn packed(path: &Path) -> anyhow::Result<Packed> {
    let bytes = fs::read(path)?;
    Ok(Packed::new(Sha256::of(&bytes), &bytes)?)
}

/// In the database, some at a time.
pub fn as_blobs(source: &Path, target: &Path) -> anyhow::Result<u64> {
    let store = Store::open(target)?;
    let mut import = None;
    for batch in corpus::listed(source)?.chunks(BATCH) {
        let file = |path: &std::path::PathBuf| {
            Ok(NewFile {
                original: packed(path)?,
                kind: "fit".into(),
                path: path.display().to_string(),
                activities: Vec::new(),
            })
        };
        let files = batch.iter().map(file).collect::<anyhow::Result<Vec<_>>>()?;
        import = store.add(import, jiff::Timestamp::UNIX_EPOCH, "originals", &files)?.0;
    }
    Ok(RUNS as u64)
}

/// Each a file: written under a passing name, synced, renamed, as a committed transaction is.
pub fn as_files(source: &Path, target: &Path) -> anyhow::Result<u64> {
    fs::create_dir_all(target)?;
    for path in corpus::listed(source)? {
        let packed = packed(&path)?;
        let passing = target.join("passing");
        let mut file = File::create(&passing)?;
        file.write_all(&packed.bytes)?;
        file.sync_all()?;
        fs::rename(&passing, target.join(packed.sha256.to_string()))?;
    }
    File::open(target)?.sync_all()?;
    Ok(RUNS as u64)
}
