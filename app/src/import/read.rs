//! The reading thread: takes what was named in order, and hands on the bytes of every recording.

use super::{
    budget::Budget,
    disk::{Input, OnDisk},
    health, name,
    reason::cannot_read,
    work::{Content, Found, Message},
};
use formats::fit::Wellness;
use std::{
    fs::File,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::Sender,
    },
};

/// So much is looked at to tell what a file is.
pub(super) const HEAD: usize = 4096;

/// Reads everything, in order.
pub(super) struct Reader<'a> {
    found: &'a Sender<Found>,
    messages: &'a Sender<Message>,
    budget: &'a Budget,
    stop: &'a AtomicBool,
    pub(super) temporary: &'a Path,
    sequence: usize,
    /// What the archive at hand may still unpack to.
    pub(super) unpack_left: u64,
    /// Lists of activities without samples: they come after all files, which may hold the samples.
    pub(super) later: Vec<(Place, Content)>,
    /// Measures of days in FIT files so far, and the folder of the first of these.
    pub(super) wellness: Wellness,
    pub(super) measured_in: Option<String>,
}

/// Where something was found.
#[derive(Clone)]
pub(super) struct Place {
    /// As it is shown.
    pub(super) path: String,
    /// How many archives it lies in.
    pub(super) depth: usize,
    /// Its share of the bytes on the disk, for the progress bar.
    pub(super) disk_bytes: u64,
    /// Named by the runner itself.
    pub(super) named: bool,
    /// The gzip that unpacks to the very file found here.
    pub(super) gzip: Option<Arc<Vec<u8>>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        found: &'a Sender<Found>,
        messages: &'a Sender<Message>,
        budget: &'a Budget,
        stop: &'a AtomicBool,
        temporary: &'a Path,
    ) -> Self {
        Self {
            found,
            messages,
            budget,
            stop,
            temporary,
            sequence: 0,
            unpack_left: 0,
            later: Vec::new(),
            wellness: Wellness::default(),
            measured_in: None,
        }
    }

    pub(super) fn read(mut self, inputs: Vec<Input>) {
        let mut files = Vec::new();
        for input in inputs {
            match input {
                Input::Path(path) => self.list(&path, &mut files),
                Input::Open { file, name } => {
                    let bytes = file.metadata().map_or(0, |m| m.len());
                    let _ = self.messages.send(Message::Known { bytes, files: 1 });
                    self.file(file, bytes, Place { path: name, depth: 0, disk_bytes: bytes, named: true, gzip: None });
                }
            }
        }
        let bytes = files.iter().map(|file: &OnDisk| file.bytes).sum();
        let _ = self.messages.send(Message::Known { bytes, files: files.len() });
        files.sort_by_key(|file| !name::is_called_activities(&file.path.to_string_lossy()));
        let joined = health::read(&mut self, &mut files.as_slice());
        for (member, file) in files.iter().enumerate() {
            if self.stopped() {
                return;
            }
            let place = file.place();
            if let Some(fate) = joined.get(&member) {
                if let Some(what) = fate {
                    self.hand_on(place, Content::Skipped(what.clone()));
                }
                continue;
            }
            match File::open(&file.path) {
                Ok(open) => self.file(open, file.bytes, place),
                Err(why) => self.hand_on(place, Content::Failed(cannot_read(&why))),
            }
        }
        self.measured();
        for (place, content) in std::mem::take(&mut self.later) {
            if self.stopped() {
                return;
            }
            self.hand_on(place, content);
        }
    }

    /// Whether the runner wants no more.
    pub(super) fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed) || self.budget.is_closed()
    }

    /// Hands on what was found, once there is room for it.
    pub(super) fn hand_on(&mut self, place: Place, content: Content) {
        if self.budget.take(content.byte_count()) {
            let found = Found { sequence: self.sequence, path: place.path, disk_bytes: place.disk_bytes, content };
            self.sequence += 1;
            let _ = self.found.send(found);
        }
    }

    /// So many bytes of a long file were read.
    pub(super) fn passed(&self, bytes: u64) {
        let _ = self.messages.send(Message::Passed(bytes));
    }

    /// An archive lists so many members.
    pub(super) fn more_files(&self, files: usize) {
        let _ = self.messages.send(Message::Known { bytes: 0, files });
    }
}
