//! Uploaded files, streamed to a folder that is thrown away after the import.

use crate::Failure;
use axum::{
    extract::{Multipart, multipart::MultipartError},
    http::{HeaderMap, StatusCode, header},
};
use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Uploads lie in temporary folders whose names begin so.
pub(crate) const FOLDER_PREFIX: &str = "stayer-upload-";
/// Beside each lies a file that is locked while its program runs, with this ending.
const HELD: &str = "held";

/// The folder of an upload, thrown away with it. Where the program is killed first, the next one to start does it: [`clear`].
pub(crate) struct Folder {
    held: PathBuf,
    // In this order: no system removes a file that is open.
    lock: Option<File>,
    folder: tempfile::TempDir,
}

impl Folder {
    fn new() -> io::Result<Self> {
        Self::within(&std::env::temp_dir())
    }

    fn within(place: &Path) -> io::Result<Self> {
        let folder = tempfile::Builder::new().prefix(FOLDER_PREFIX).tempdir_in(place)?;
        let held = folder.path().with_extension(HELD);
        let lock = File::create(&held)?;
        // A place without locks is one where nothing can be told of programs that are gone.
        let lock = lock.try_lock().is_ok().then_some(lock);
        Ok(Self { held, lock, folder })
    }

    /// Where it lies.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        self.lock = None;
        // Whatever stays is found by the next start.
        let _ = fs::remove_file(&self.held);
    }
}

/// Removes uploads that a killed program left behind; those of programs that run are locked, and stay.
pub(crate) fn clear() {
    clear_in(&std::env::temp_dir());
}

fn clear_in(place: &Path) {
    let Ok(entries) = fs::read_dir(place) else { return };
    for held in entries.flatten().map(|entry| entry.path()) {
        let name = held.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if !(name.starts_with(FOLDER_PREFIX) && name.ends_with(&format!(".{HELD}"))) {
            continue;
        }
        let gone = File::open(&held).is_ok_and(|file| file.try_lock().is_ok());
        if gone && fs::remove_dir_all(held.with_extension("")).is_ok() {
            let _ = fs::remove_file(&held);
        }
    }
}

/// Longest part of a name that is kept.
const NAME_BYTES: usize = 120;

/// Refuses what is too large before any of it is read.
pub(crate) fn too_large(headers: &HeaderMap, most_bytes: usize) -> Result<(), Failure> {
    let said = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    match said {
        Some(bytes) if bytes > most_bytes as u64 => {
            Err(beyond(&format!("the upload has {:.1} GB", bytes as f64 / 1e9), most_bytes))
        }
        _ => Ok(()),
    }
}

fn beyond(what: &str, most_bytes: usize) -> Failure {
    Failure::Rejected(format!(
        "{what}, and at most {:.1} GB go through the browser; import it by its place on this computer instead, where nothing is copied first",
        most_bytes as f64 / 1e9
    ))
}

/// Writes every file of a form, piece by piece as it comes, and names what to import; where the form breaks off or goes on
/// beyond what is taken, nothing of it stays.
pub(crate) async fn receive(mut form: Multipart, most_bytes: usize) -> Result<(Vec<PathBuf>, Folder), Failure> {
    let broken = |fault: MultipartError| match fault.status() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            beyond("the upload did not say its size and is larger than it may be", most_bytes)
        }
        _ => Failure::Rejected(format!("the upload broke off: {fault}")),
    };
    let folder = Folder::new().map_err(|e| cannot_write(&e))?;
    let mut paths: Vec<PathBuf> = Vec::new();
    loop {
        let field = form.next_field().await.map_err(broken)?;
        let Some(mut field) = field else { break };
        let Some(name) = field.file_name().map(safe).filter(|name| !name.as_os_str().is_empty()) else { continue };
        let path = free(folder.path(), &name, paths.len());
        let mut file = create(&path).map_err(|e| cannot_write(&e))?;
        while let Some(bytes) = field.chunk().await.map_err(broken)? {
            file.write_all(&bytes).map_err(|e| cannot_write(&e))?;
        }
        paths.push(path);
    }
    if paths.is_empty() {
        return Err(Failure::Rejected("no file was chosen; choose or drop at least one".into()));
    }
    // Many files are one import of their folder, so that its note stays short.
    if paths.len() > 1 {
        paths = vec![folder.path().to_owned()];
    }
    Ok((paths, folder))
}

fn create(path: &Path) -> io::Result<File> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    File::create_new(path)
}

fn free(folder: &Path, name: &Path, number: usize) -> PathBuf {
    let wanted = folder.join(name);
    if wanted.exists() { folder.join(number.to_string()).join(name) } else { wanted }
}

fn cannot_write(fault: &io::Error) -> Failure {
    Failure::Broken(format!(
        "the upload could not be kept: {fault}; a large export can be imported by its path instead"
    ))
}

/// The browser's name for a file without anything that leads elsewhere.
fn safe(name: &str) -> PathBuf {
    name.split(['/', '\\'])
        .map(|part| part.chars().filter(|c| !c.is_control() && !":*?\"<>|".contains(*c)).collect::<String>())
        .map(|part| part.trim().trim_end_matches('.').to_owned())
        .filter(|part| !part.is_empty())
        .map(|part| {
            let cut = part.char_indices().rev().map(|(i, _)| i).find(|&i| part.len() - i >= NAME_BYTES).unwrap_or(0);
            part[cut..].to_owned()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{
        Router,
        body::{Body, Bytes},
        extract::{DefaultBodyLimit, Request},
        routing::post,
    };
    use std::{
        convert::Infallible,
        sync::{
            Arc,
            atomic::{AtomicUsize, Ordering},
        },
    };
    use tokio_stream::StreamExt;
    use tower::ServiceExt;

    /// Pieces of a file that has no end and does not say its size, counted as they are taken.
    fn endless(taken: &Arc<AtomicUsize>) -> Body {
        let head = Bytes::from_static(
            b"--edge\r\ncontent-disposition: form-data; name=\"files\"; filename=\"run.fit\"\r\n\r\n",
        );
        let count = Arc::clone(taken);
        let more = tokio_stream::iter(std::iter::repeat(Bytes::from_static(&[7; 1 << 16])));
        Body::from_stream(tokio_stream::once(head).chain(more).map(move |piece| {
            count.fetch_add(1, Ordering::Relaxed);
            Ok::<_, Infallible>(piece)
        }))
    }

    #[tokio::test]
    async fn a_file_without_end_is_taken_piece_by_piece_and_refused_at_the_limit() {
        const MOST: usize = 1 << 20;
        let take = |form: Multipart| async move { receive(form, MOST).await.map(|_| ()) };
        let router = Router::new().route("/", post(take)).layer(DefaultBodyLimit::max(MOST));
        let taken = Arc::new(AtomicUsize::new(0));
        let request = Request::post("/").header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge");
        let answer = router.oneshot(request.body(endless(&taken)).unwrap()).await.unwrap();
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
        let failure = answer.extensions().get::<Failure>().unwrap();
        assert!(
            matches!(failure, Failure::Rejected(why) if why.contains("by its place on this computer")),
            "{failure:?}"
        );
        let taken = taken.load(Ordering::Relaxed);
        assert!(taken <= 1 + MOST / (1 << 16) + 2, "{taken} pieces were read");
    }

    #[test]
    fn what_a_killed_program_left_is_removed_and_what_is_in_use_stays() {
        let place = tempfile::tempdir().unwrap();
        let used = Folder::within(place.path()).unwrap();
        fs::write(used.path().join("run.fit"), "used").unwrap();
        let left = place.path().join("stayer-upload-left");
        fs::create_dir(&left).unwrap();
        fs::write(left.join("run.fit"), "left").unwrap();
        fs::write(left.with_extension(HELD), "").unwrap();
        let other = place.path().join("stayer-upload-foreign");
        fs::create_dir(&other).unwrap();
        clear_in(place.path());
        assert!(used.path().join("run.fit").exists() && other.exists());
        assert!(!left.exists() && !left.with_extension(HELD).exists());
        let (folder, held) = (used.path().to_owned(), used.held.clone());
        drop(used);
        assert!(!folder.exists() && !held.exists());
    }

    #[test]
    fn names_stay_below_the_folder() {
        for (name, expected) in [
            ("run.fit", "run.fit"),
            ("../../etc/passwd", "etc/passwd"),
            ("..\\..\\boot.ini", "boot.ini"),
            ("/abs/olute.gpx", "abs/olute.gpx"),
            ("C:\\runs\\a.fit", "C/runs/a.fit"),
            ("a/./b/../c.tcx", "a/b/c.tcx"),
            ("\u{0}\n", ""),
            ("...", ""),
        ] {
            assert_eq!(safe(name), PathBuf::from(expected), "{name}");
        }
        let long = "ä".repeat(400) + ".fit";
        assert!(safe(&long).to_string_lossy().ends_with(".fit") && safe(&long).as_os_str().len() <= NAME_BYTES + 4);
    }
}
