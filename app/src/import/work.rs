//! The working threads: checksum, decode, derive, pack.

use crate::derive;
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Mutex, PoisonError,
        mpsc::{Receiver, Sender},
    },
};
use store::{NewActivity, NewFile, Packed, Sha256, Store};

/// What the reader found.
pub(super) struct Found {
    pub(super) sequence: usize,
    pub(super) path: String,
    pub(super) disk_bytes: u64,
    pub(super) content: Content,
}

/// The content of what was found.
pub(super) enum Content {
    /// Something that claims to be a recording.
    Bytes(Vec<u8>),
    /// No activity in it, and what it is.
    Skipped(String),
    /// Not readable, and why.
    Failed(String),
}

/// What is ready to be written.
pub(super) struct Ready {
    pub(super) sequence: usize,
    pub(super) path: String,
    pub(super) disk_bytes: u64,
    /// What the budget gets back.
    pub(super) taken: u64,
    pub(super) result: Made,
}

/// What became of one file on the way to the writer.
pub(super) enum Made {
    /// Activities, and what was mended in the whole file.
    New(Box<NewFile>, Vec<String>),
    /// The very bytes are in the library.
    Known(Vec<i64>),
    Skipped(String),
    Failed(String),
}

/// What reaches the writer.
pub(super) enum Message {
    /// So much more is known to be there.
    Known {
        bytes: u64,
        files: usize,
    },
    Ready(Box<Ready>),
}

/// Works until the reader has no more or the writer wants no more.
pub(super) fn work(store: &Store, found: &Mutex<Receiver<Found>>, ready: &Sender<Message>) {
    loop {
        let next = found.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Found { sequence, path, disk_bytes, content }) = next else { return };
        let taken = if let Content::Bytes(bytes) = &content { bytes.len() as u64 } else { 0 };
        let result = match content {
            Content::Skipped(what) => Made::Skipped(what),
            Content::Failed(why) => Made::Failed(why),
            Content::Bytes(bytes) => {
                catch_unwind(AssertUnwindSafe(|| made(store, &path, &bytes))).unwrap_or_else(|_| {
                    Made::Failed("reading it met a fault of this program; please report it with the file".into())
                })
            }
        };
        if ready.send(Message::Ready(Box::new(Ready { sequence, path, disk_bytes, taken, result }))).is_err() {
            return;
        }
    }
}

fn made(store: &Store, path: &str, bytes: &[u8]) -> Made {
    let sha256 = Sha256::of(bytes);
    // When the library cannot be read now, writing will say so.
    if let Ok(Some(activities)) = store.activities_of(sha256) {
        return Made::Known(activities);
    }
    let decoded = match formats::decode(bytes) {
        Ok(decoded) => decoded,
        Err(formats::Error::NotAnActivity { what }) => {
            return Made::Skipped(format!("{what} without an activity in it"));
        }
        Err(why) => return Made::Failed(why.to_string()),
    };
    if decoded.activities.is_empty() {
        return Made::Skipped(format!("{:?} file without an activity in it", decoded.kind));
    }
    let warnings = decoded.repairs.iter().map(|repair| repair.what.clone()).collect();
    let kind = format!("{:?}", decoded.kind).to_ascii_lowercase();
    let new = |(position, activity)| NewActivity { position, derived: derive::pack(activity, None), told: None };
    let activities = decoded.activities.into_iter().enumerate().map(new).collect();
    match Packed::new(sha256, bytes) {
        Ok(original) => Made::New(Box::new(NewFile { original, kind, path: path.to_owned(), activities }), warnings),
        Err(why) => Made::Failed(why.to_string()),
    }
}
