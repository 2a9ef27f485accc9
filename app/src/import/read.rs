//! The reading thread: walks what was named, unpacks, and hands on the bytes of every recording.

use super::{
    archive,
    bounded::{self, Bounded},
    budget::Budget,
    health::{self, Members, Opened},
    inflate, name,
    work::{Content, Days, Found, Message},
};
use flate2::read::MultiGzDecoder;
use formats::{Kind, fit::Wellness, garmin::Holds};
use std::{
    fs::File,
    io::{self, Cursor, Read, Seek},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::Sender,
    },
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
            let found = file.metadata().ok().filter(std::fs::Metadata::is_file)?;
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

/// Archives in archives in archives …
const DEPTH_MAX: usize = 4;
/// So much is looked at to tell what a file is.
const HEAD: usize = 4096;
/// Archives inside others up to this size are held in memory, larger ones in a nameless temporary file.
const HELD_IN_MEMORY: u64 = 8 << 20;
/// What packs one recording is smaller; it may be kept as it came.
const GZIP_MAX: usize = 8 << 20;

/// What measures of FIT files are called in the log.
const FIT_SOURCE: &str = "FIT";
/// What stands for them among the files of an import.
const MEASURES: &str = "measures of days";

/// A file on the disk that is to be read.
struct OnDisk {
    path: PathBuf,
    bytes: u64,
    /// Named by the runner itself, not found in a folder.
    named: bool,
}

/// Reads everything, in order.
pub(super) struct Reader<'a> {
    found: &'a Sender<Found>,
    messages: &'a Sender<Message>,
    budget: &'a Budget,
    stop: &'a AtomicBool,
    temporary: &'a Path,
    sequence: usize,
    /// What the archive at hand may still unpack to.
    pub(super) unpack_left: u64,
    /// Tables of activities without samples: they come after all files, which may hold the samples.
    later: Vec<(Place, Content)>,
    /// Measures of days in FIT files so far, and the folder of the first of these.
    wellness: Wellness,
    measured_in: Option<String>,
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
        let joined = health::read(&mut self, &mut OnDiskMembers::new(&files), |member| at(&files[member]));
        for (member, file) in files.iter().enumerate() {
            if self.stopped() {
                return;
            }
            let place = at(file);
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

    /// Every regular file below a path, by name; what cannot be read is handed on as failed.
    fn list(&mut self, path: &Path, files: &mut Vec<OnDisk>) {
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

    /// A file on the disk.
    fn file(&mut self, mut file: File, bytes: u64, place: Place) {
        self.unpack_left = bytes.saturating_mul(100).max(1 << 30);
        let mut head = Vec::with_capacity(HEAD);
        if let Err(why) = bounded::read_up_to(&mut file, HEAD, &mut head).and_then(|()| file.rewind()) {
            return self.hand_on(place, Content::Failed(cannot_read(&why)));
        }
        match formats::detect(&head) {
            Kind::Zip => archive::read(self, file, &place),
            Kind::Gzip => self.gzip(&mut file, Some(bytes), place),
            kind => self.plain(&mut file, &head, kind, Some(bytes), place),
        }
    }

    /// A stream out of an archive. `packed` is its packed size, `size` what it says to unpack to.
    pub(super) fn stream(&mut self, stream: &mut dyn Read, packed: Option<u64>, size: Option<u64>, place: Place) {
        let mut head = Vec::with_capacity(HEAD);
        if let Err(why) = bounded::read_up_to(stream, HEAD, &mut head) {
            return self.hand_on(place, Content::Failed(cannot_unpack(&why)));
        }
        let kind = formats::detect(&head);
        let streamed = kind == Kind::Zip || kind == Kind::Xml && formats::apple_health::recognise(&head);
        let most = if streamed { bounded::ARCHIVE_MAX } else { bounded::FILE_MAX };
        let allowed = bounded::allowance(packed, most).min(self.unpack_left);
        let wanted = matches!(kind, Kind::Zip | Kind::Gzip) || kind.is_recording() || kind.is_diary();
        if wanted && size.is_some_and(|size| size > allowed) {
            return self.hand_on(place, Content::Failed(bounded::too_large(allowed)));
        }
        let whole = Cursor::new(head.clone()).chain(stream);
        match kind {
            Kind::Zip => self.inner_zip(whole, allowed, place),
            Kind::Gzip => self.gzip(&mut Bounded::new(whole, allowed), size, place),
            _ => self.plain(&mut Bounded::new(whole, allowed), &head, kind, size, place),
        }
    }

    fn gzip(&mut self, stream: &mut dyn Read, packed: Option<u64>, place: Place) {
        if place.depth >= DEPTH_MAX {
            return self.hand_on(place, Content::Failed(too_deep()));
        }
        let mut held = Vec::with_capacity(packed.map_or(0, |packed| packed.min(GZIP_MAX as u64) as usize + 1));
        let broken = bounded::read_up_to(stream, GZIP_MAX, &mut held).err();
        if let Some(why) = broken.filter(|_| held.is_empty()) {
            return self.hand_on(place, Content::Failed(cannot_unpack(&why)));
        }
        let place = Place { depth: place.depth + 1, ..place };
        if held.len() < GZIP_MAX {
            let gzip = Arc::new(held);
            let place = Place { gzip: Some(gzip.clone()), ..place };
            let most = bounded::allowance(packed, bounded::FILE_MAX).min(self.unpack_left);
            match inflate::whole(&gzip, most) {
                Some(bytes) => self.unpacked(bytes, packed, place),
                None => self.stream(&mut MultiGzDecoder::new(&gzip[..]), packed, None, place),
            }
        } else {
            let whole = Cursor::new(held).chain(stream);
            self.stream(&mut MultiGzDecoder::new(whole), packed, None, Place { gzip: None, ..place });
        }
    }

    /// The content of a gzip, unpacked already.
    fn unpacked(&mut self, bytes: Vec<u8>, packed: Option<u64>, place: Place) {
        let size = bytes.len() as u64;
        let head = &bytes[..bytes.len().min(HEAD)];
        let kind = formats::detect(head);
        let surely_none = || kind == Kind::Fit && formats::fit::surely_none(head, size).is_some();
        if (kind.is_recording() || kind.is_diary()) && !surely_none() {
            self.unpack_left = self.unpack_left.saturating_sub(size);
            self.hand_on_bytes(place, bytes);
        } else {
            self.stream(&mut &bytes[..], packed, Some(size), place);
        }
    }

    /// A zip inside an archive needs to be sought in: small ones in memory, larger ones in a nameless file.
    fn inner_zip(&mut self, stream: impl Read, allowed: u64, place: Place) {
        if place.depth >= DEPTH_MAX {
            return self.hand_on(place, Content::Failed(too_deep()));
        }
        let mut stream = Bounded::new(stream, allowed);
        let mut held = Vec::new();
        if let Err(why) = bounded::read_up_to(&mut stream, HELD_IN_MEMORY as usize, &mut held) {
            return self.hand_on(place, Content::Failed(cannot_unpack(&why)));
        }
        let spooled = if (held.len() as u64) < HELD_IN_MEMORY {
            Ok(None)
        } else {
            spool(&held, &mut stream, self.temporary).map(Some)
        };
        self.unpack_left = self.unpack_left.saturating_sub(stream.given());
        match spooled {
            Ok(None) => archive::read(self, Cursor::new(held), &place),
            Ok(Some(file)) => {
                drop(held);
                archive::read(self, file, &place);
            }
            Err(why) => self.hand_on(place, Content::Failed(cannot_unpack(&why))),
        }
    }

    /// A file that is no archive: a recording, a table of an export, or something to pass over.
    fn plain(&mut self, stream: &mut dyn Read, head: &[u8], kind: Kind, size: Option<u64>, place: Place) {
        match kind {
            _ if kind.is_recording() || kind.is_diary() => {
                let surely_none = size.and_then(|size| formats::fit::surely_none(head, size));
                if let Some(what) = surely_none.filter(|_| kind == Kind::Fit) {
                    return self.no_activity(stream, head, size, place, &what);
                }
                if let Some((place, bytes)) = self.whole(stream, size, place) {
                    self.hand_on_bytes(place, bytes);
                }
            }
            Kind::Xml if formats::apple_health::is_excerpt(head) => {
                if let Some((place, bytes)) = self.whole(stream, size, place) {
                    self.hand_on_bytes(place, bytes);
                }
            }
            Kind::Xml if formats::apple_health::recognise(head) => health::read_alone(self, stream, size, &place),
            Kind::Csv if name::is_table_of_activities(&place.path) => {
                if let Some((place, bytes)) = self.whole(stream, size, place) {
                    if formats::strava::read(&bytes).is_some() {
                        self.later.push((place, Content::Table(bytes)));
                    } else {
                        self.hand_on(place, Content::Skipped("table without an activity in it".into()));
                    }
                }
            }
            Kind::Json if formats::garmin::holds(head).is_some() => {
                if let Some((place, bytes)) = self.whole(stream, size, place) {
                    self.garmin(bytes, place);
                }
            }
            Kind::Empty if place.named || name::claims_activity(&place.path) => {
                self.hand_on(place, Content::Failed(formats::Error::Empty.to_string()));
            }
            Kind::Empty => self.hand_on(place, Content::Skipped("an empty file".into())),
            Kind::Json => self.hand_on(place, Content::Skipped("JSON file without an activity in it".into())),
            Kind::Csv => self.hand_on(place, Content::Skipped("table without an activity in it".into())),
            Kind::Xml => self.hand_on(place, Content::Skipped("XML file of no format known here".into())),
            _ => {
                let what = name::what(head, &place.path);
                let known = !what.contains("no format known");
                let content = if !known && (place.named || name::claims_activity(&place.path)) {
                    Content::Failed(formats::Error::Unknown.to_string())
                } else {
                    Content::Skipped(what)
                };
                self.hand_on(place, content);
            }
        }
    }

    /// A FIT file that is surely no activity: what it measures of a day is kept until all files were read.
    fn no_activity(&mut self, stream: &mut dyn Read, head: &[u8], size: Option<u64>, place: Place, what: &str) {
        let nothing = format!("{what} without an activity in it");
        if !Wellness::may_be_in(head) {
            return self.hand_on(place, Content::Skipped(nothing));
        }
        let Some((place, bytes)) = self.whole(stream, size, place) else { return };
        let said = match self.wellness.read(&bytes) {
            Ok(true) => {
                let folder = place.path.rsplit_once('/').map_or("", |(folder, _)| folder);
                self.measured_in.get_or_insert_with(|| folder.to_owned());
                format!("{nothing}; its measures of days go to the log")
            }
            _ => nothing,
        };
        self.hand_on(place, Content::Skipped(said));
    }

    /// What FIT files measured of days, all of them together.
    fn measured(&mut self) {
        let Some(folder) = self.measured_in.take() else { return };
        let wellness = std::mem::take(&mut self.wellness);
        let path = if folder.is_empty() { MEASURES.to_owned() } else { format!("{folder}/{MEASURES}") };
        let what = format!("measures of days in {} FIT files", wellness.files());
        let utc = "no file tells the watch's local time; the days of some measures were taken by UTC";
        let warnings = if wellness.by_utc() { vec![utc.to_owned()] } else { Vec::new() };
        let days = Days { days: wellness.days(), source: FIT_SOURCE, in_part: true, what, warnings };
        self.more_files(1);
        self.hand_on(Place { path, depth: 0, disk_bytes: 0, named: false, gzip: None }, Content::Days(days));
    }

    /// A table of a Garmin account export: summaries come after all files, days go to the log.
    fn garmin(&mut self, bytes: Vec<u8>, place: Place) {
        let head = &bytes[..bytes.len().min(HEAD)];
        if formats::garmin::holds(head) == Some(Holds::Summaries) {
            return self.later.push((place, Content::Bytes(bytes, None)));
        }
        let content = match formats::garmin::days(&bytes) {
            Ok(days) if days.is_empty() => Content::Skipped("JSON file without an activity or a measure in it".into()),
            Ok(days) => {
                let (source, what) = (formats::garmin::SOURCE, String::new());
                Content::Days(Days { days, source, in_part: false, what, warnings: Vec::new() })
            }
            Err(why) => Content::Failed(why.to_string()),
        };
        self.hand_on(place, content);
    }

    /// A whole file in memory, bounded; one that cannot be read is handed on as failed.
    fn whole(&mut self, stream: &mut dyn Read, size: Option<u64>, place: Place) -> Option<(Place, Vec<u8>)> {
        let expected = size.unwrap_or(0).min(bounded::FILE_MAX);
        let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or(0) + 1);
        match Bounded::new(stream, bounded::FILE_MAX).read_to_end(&mut bytes) {
            Ok(_) => {
                if place.depth > 0 {
                    self.unpack_left = self.unpack_left.saturating_sub(bytes.len() as u64);
                }
                Some((place, bytes))
            }
            Err(why) => {
                self.hand_on(place, Content::Failed(cannot_unpack(&why)));
                None
            }
        }
    }

    /// Hands on the bytes of what may be a recording, with the gzip that they came in where that is shorter.
    fn hand_on_bytes(&mut self, mut place: Place, bytes: Vec<u8>) {
        let gzip = place.gzip.take().filter(|gzip| gzip.len() < bytes.len());
        self.hand_on(place, Content::Bytes(bytes, gzip));
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

fn at(file: &OnDisk) -> Place {
    let path = name::shown(&file.path.to_string_lossy());
    Place { path, depth: 0, disk_bytes: file.bytes, named: file.named, gzip: None }
}

/// Files on the disk as members of what may be an unpacked export.
struct OnDiskMembers<'a> {
    files: &'a [OnDisk],
    names: Vec<String>,
}

impl<'a> OnDiskMembers<'a> {
    fn new(files: &'a [OnDisk]) -> Self {
        let names = files.iter().map(|file| file.path.to_string_lossy().replace('\\', "/")).collect();
        Self { files, names }
    }
}

impl Members for OnDiskMembers<'_> {
    fn names(&self) -> &[String] {
        &self.names
    }

    fn open(&mut self, member: usize) -> io::Result<Opened<'_>> {
        let stream = File::open(&self.files[member].path)?;
        Ok(Opened { stream: Box::new(stream), packed: None })
    }
}

fn spool(held: &[u8], rest: &mut dyn Read, folder: &Path) -> io::Result<File> {
    let mut file = tempfile::tempfile_in(folder)?;
    io::Write::write_all(&mut file, held)?;
    io::copy(rest, &mut file)?;
    file.rewind()?;
    Ok(file)
}

/// Why a file cannot be read, in words.
pub(super) fn cannot_read(why: &io::Error) -> String {
    match why.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".into(),
        io::ErrorKind::PermissionDenied => "it may not be read; check who owns it".into(),
        _ => format!("it cannot be read: {why}"),
    }
}

pub(super) fn cannot_unpack(why: &io::Error) -> String {
    match why.kind() {
        io::ErrorKind::FileTooLarge => why.to_string(),
        io::ErrorKind::StorageFull => "the disk is full; archives inside archives need room to be unpacked".into(),
        io::ErrorKind::UnexpectedEof => {
            "its packed content ends early; it was probably cut short, copy or download it again".into()
        }
        _ => format!("it cannot be unpacked: {why}"),
    }
}

fn too_deep() -> String {
    format!("archives are nested deeper than {DEPTH_MAX}; unpack it by hand if it is yours")
}
