//! The working threads: checksum, decode, derive, pack.

use crate::derive;
use formats::{
    Daily,
    diary::{Diary, LoadUnit},
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, Sender},
    },
};
use store::{NewActivity, NewFile, Packed, Sha256, Store};
use training::Activity;

/// What the reader found.
pub(super) struct Found {
    pub(super) sequence: usize,
    pub(super) path: String,
    pub(super) disk_bytes: u64,
    pub(super) content: Content,
}

/// The content of what was found.
pub(super) enum Content {
    /// Something that claims to be a recording, and the gzip that it came in.
    Bytes(Vec<u8>, Option<Arc<Vec<u8>>>),
    /// A table of activities without samples; rows that name a file beside it are only for files that did not come in.
    Table(Vec<u8>),
    /// Measures of days for the log.
    Days(Days),
    /// No activity in it, and what it is.
    Skipped(String),
    /// Not readable, and why.
    Failed(String),
}

/// Measures of days for the log, and what they were found in.
pub(super) struct Days {
    pub(super) days: Vec<Daily>,
    pub(super) source: &'static str,
    /// Other files of the same days may have come before: of two nights of a day the longer one counts, as among these.
    pub(super) in_part: bool,
    /// What the file holds beside them.
    pub(super) what: String,
    pub(super) warnings: Vec<String>,
}

/// One activity of a table, ready to be written.
pub(super) struct MadeRow {
    /// The file beside the table that holds its samples.
    pub(super) file: Option<String>,
    /// The row's number.
    pub(super) number: usize,
    pub(super) new: NewActivity,
    /// Its words came into the library with its file.
    pub(super) is_told: bool,
}

/// A table of activities, ready to be written.
pub(super) struct MadeTable {
    pub(super) original: Packed,
    pub(super) rows: Vec<MadeRow>,
    pub(super) warnings: Vec<String>,
}

/// A diary of an app, ready to be written.
pub(super) struct MadeDiary {
    pub(super) original: Packed,
    pub(super) diary: Diary,
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
    Table(Box<MadeTable>),
    Days(Days),
    Diary(Box<MadeDiary>),
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
    /// So many bytes of a long file were read.
    Passed(u64),
    Ready(Box<Ready>),
}

/// Works until the reader has no more, the writer wants no more, or the import is `stopped`.
pub(super) fn work(
    store: &Store,
    unnamed: LoadUnit,
    found: &Mutex<Receiver<Found>>,
    ready: &Sender<Message>,
    stopped: &(dyn Fn() -> bool + Sync),
) {
    loop {
        let next = {
            let found = found.lock().unwrap_or_else(PoisonError::into_inner);
            // Asked under the lock: what was taken up before is finished, and nothing after it is begun, so there is no gap.
            if stopped() {
                return;
            }
            found.recv()
        };
        let Ok(Found { sequence, path, disk_bytes, content }) = next else { return };
        let taken = content.byte_count();
        let result = match content {
            Content::Skipped(what) => Made::Skipped(what),
            Content::Failed(why) => Made::Failed(why),
            Content::Days(days) => Made::Days(days),
            Content::Bytes(bytes, gzip) => caught(|| made(store, unnamed, &path, &bytes, gzip)),
            Content::Table(bytes) => caught(|| table(&bytes)),
        };
        if ready.send(Message::Ready(Box::new(Ready { sequence, path, disk_bytes, taken, result }))).is_err() {
            return;
        }
    }
}

impl Content {
    /// What it takes of the budget.
    pub(super) fn byte_count(&self) -> u64 {
        match self {
            Self::Bytes(bytes, Some(gzip)) => (bytes.len() + gzip.len()) as u64,
            Self::Bytes(bytes, None) | Self::Table(bytes) => bytes.len() as u64,
            _ => 0,
        }
    }
}

fn caught(work: impl FnOnce() -> Made) -> Made {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        Made::Failed("reading it met a fault of this program; please report it with the file".into())
    })
}

/// A table of activities. Known bytes are looked at again: files that named rows then may be here now.
fn table(bytes: &[u8]) -> Made {
    let Some(table) = formats::strava::read(bytes) else {
        return Made::Skipped("table without an activity in it".into());
    };
    let rows = table.rows.into_iter().enumerate().map(|(position, row)| {
        let new = new_activity(position, row.activity);
        MadeRow { file: row.file, number: row.number, new, is_told: false }
    });
    match Packed::new(Sha256::of(bytes), bytes) {
        Ok(original) => Made::Table(Box::new(MadeTable {
            original,
            rows: rows.collect(),
            warnings: table.repairs.into_iter().map(|repair| repair.what).collect(),
        })),
        Err(why) => Made::Failed(why.to_string()),
    }
}

fn new_activity(position: usize, mut activity: Activity) -> NewActivity {
    let told = activity.told.take();
    NewActivity { position, derived: derive::pack(activity, derive::Said::default()), told }
}

fn diary(sha256: Sha256, bytes: &[u8], unnamed: LoadUnit) -> Made {
    match (formats::diary::decode_taking(bytes, unnamed), Packed::new(sha256, bytes)) {
        (Ok(diary), Ok(original)) => Made::Diary(Box::new(MadeDiary { original, diary })),
        (Err(formats::Error::NotAnActivity { what }), _) => Made::Skipped(format!("{what} without an activity in it")),
        (Err(why), _) => Made::Failed(why.to_string()),
        (_, Err(why)) => Made::Failed(why.to_string()),
    }
}

fn made(store: &Store, unnamed: LoadUnit, path: &str, bytes: &[u8], gzip: Option<Arc<Vec<u8>>>) -> Made {
    let sha256 = Sha256::of(bytes);
    // When the library cannot be read now, writing will say so.
    if let Ok(Some(activities)) = store.activities_of(sha256) {
        return Made::Known(activities);
    }
    if formats::detect(bytes).is_diary() {
        return diary(sha256, bytes, unnamed);
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
    let activities = decoded.activities.into_iter().enumerate();
    let activities = activities.map(|(position, activity)| new_activity(position, activity)).collect();
    let original = match gzip {
        Some(gzip) => Ok(Packed::in_gzip(sha256, bytes.len(), Arc::unwrap_or_clone(gzip))),
        None => Packed::new(sha256, bytes),
    };
    match original {
        Ok(original) => Made::New(Box::new(NewFile { original, kind, path: path.to_owned(), activities }), warnings),
        Err(why) => Made::Failed(why.to_string()),
    }
}
