//! What lies on the disk: the files below a path, and those that may be an unpacked export.

use super::{
    bounded,
    health::{self, Members, Opened},
    name,
    read::{HEAD, Place, Reader},
    reason::cannot_read,
    work::Content,
};
use std::{
    fs::{File, Metadata},
    io::{self, Seek},
    path::{Path, PathBuf},
};

/// Something to import.
pub(super) enum Input {
    /// A file or folder.
    Path(PathBuf),
    /// A file that is open already, and what to call it.
    Open { file: File, name: String },
}

impl Input {
    /// The bytes of a file that is a recording itself; none for folders, archives and what cannot be read.
    pub(super) fn small(&self) -> Option<u64> {
        let recording = |mut file: &File| {
            let found = file.metadata().ok().filter(Metadata::is_file)?;
            let mut head = Vec::with_capacity(HEAD);
            bounded::read_up_to(&mut file, HEAD, &mut head).ok()?;
            file.rewind().ok()?;
            formats::detect(&head).is_recording().then_some(found.len())
        };
        match self {
            Self::Path(path) => {
                path.is_file().then(|| File::open(path).ok()).flatten().and_then(|file| recording(&file))
            }
            Self::Open { file, .. } => recording(file),
        }
    }
}

/// A file on the disk that is to be read.
pub(super) struct OnDisk {
    pub(super) path: PathBuf,
    pub(super) bytes: u64,
    /// Named by the runner itself, not found in a folder.
    named: bool,
}

impl OnDisk {
    pub(super) fn place(&self) -> Place {
        let path = name::shown(&self.path.to_string_lossy());
        Place { path, depth: 0, disk_bytes: self.bytes, named: self.named, gzip: None }
    }
}

impl Reader<'_> {
    /// Every regular file below a path, by name; what cannot be read is handed on as failed.
    pub(super) fn list(&mut self, path: &Path, files: &mut Vec<OnDisk>) {
        let named = path.is_file();
        for entry in walkdir::WalkDir::new(path).follow_links(true).sort_by_file_name() {
            if self.stopped() {
                return;
            }
            let failed = |at: &Path, why: String| {
                (
                    Place { path: name::shown(&at.to_string_lossy()), depth: 0, disk_bytes: 0, named, gzip: None },
                    Content::Failed(why),
                )
            };
            let (place, content) = match entry {
                Ok(entry) => match entry.metadata() {
                    Ok(found) if found.is_file() => {
                        files.push(OnDisk { path: entry.into_path(), bytes: found.len(), named });
                        continue;
                    }
                    Ok(found) if found.is_dir() => continue,
                    Ok(_) => {
                        let (place, _) = failed(entry.path(), String::new());
                        (place, Content::Skipped("neither a file nor a folder".into()))
                    }
                    Err(why) => failed(entry.path(), why.to_string()),
                },
                Err(why) => {
                    let reason = match (why.loop_ancestor(), why.io_error()) {
                        (Some(_), _) => {
                            "a link that leads back into its own folder; what it leads to is read once".to_owned()
                        }
                        (None, Some(io))
                            if why.path().is_some_and(|p| p.is_symlink()) && io.kind() == io::ErrorKind::NotFound =>
                        {
                            "a link that leads nowhere".to_owned()
                        }
                        (None, Some(io)) => cannot_read(io),
                        (None, None) => why.to_string(),
                    };
                    let (place, content) = failed(why.path().unwrap_or(path), reason.clone());
                    if why.loop_ancestor().is_some() { (place, Content::Skipped(reason)) } else { (place, content) }
                }
            };
            self.hand_on(place, content);
        }
    }
}

impl Members for &[OnDisk] {
    fn ending_in(&mut self, ending: &str, most: usize) -> Vec<(usize, String)> {
        let name = |file: &OnDisk| file.path.to_string_lossy().replace('\\', "/");
        let names = self.iter().map(name).enumerate();
        names.filter(|(_, name)| health::ends_in(name, ending)).take(most).collect()
    }

    fn place(&self, member: usize) -> Place {
        self[member].place()
    }

    fn open(&mut self, member: usize) -> io::Result<Opened<'_>> {
        let stream = File::open(&self[member].path)?;
        Ok(Opened { stream: Box::new(stream), packed: None })
    }
}
