//! Apple Health exports: found among files by content, passed over once, cut into a small document for every workout.

use super::{
    bounded::{self, Bounded},
    read::{HEAD, Place, Reader},
    reason::cannot_unpack,
    work::{Content, Days},
};
use formats::apple_health::{self, Scan, Scanned, Workout};
use quantity::counted;
use std::{
    collections::BTreeMap,
    io::{self, Read},
};

/// XML files that are looked at for being an export.
const LOOKED_AT: usize = 64;
/// Read in pieces of so many bytes.
const PIECE: usize = 256 << 10;

/// Files that belong together: members of an archive, or an unpacked folder's.
pub(super) trait Members {
    /// Those whose name ends so, in whatever case, with the folders before it; at most so many.
    fn ending_in(&mut self, ending: &str, most: usize) -> Vec<(usize, String)>;
    /// Where one of those is.
    fn place(&self, member: usize) -> Place;
    /// Opens one of those.
    fn open(&mut self, member: usize) -> io::Result<Opened<'_>>;
}

/// Whether a name ends so, in whatever case.
pub(super) fn ends_in(name: &str, ending: &str) -> bool {
    let tail = name.len().checked_sub(ending.len()).and_then(|at| name.as_bytes().get(at..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case(ending.as_bytes()))
}

/// An opened member.
pub(super) struct Opened<'a> {
    pub(super) stream: Box<dyn Read + 'a>,
    /// Its packed size, where it is packed.
    pub(super) packed: Option<u64>,
}

/// Members that are done already: what to say of them, or nothing where it was said.
pub(super) type Joined = BTreeMap<usize, Option<String>>;

/// Reads the exports among some members, with the routes beside them.
pub(super) fn read(reader: &mut Reader<'_>, members: &mut dyn Members) -> Joined {
    let mut joined = Joined::new();
    for (member, name) in members.ending_in(".xml", LOOKED_AT) {
        if reader.stopped() || !is_export(members, member) {
            continue;
        }
        let at = members.place(member);
        let scanned = match members.open(member) {
            Ok(opened) => {
                let packed = opened.packed;
                scan(reader, opened.stream, packed, at.disk_bytes)
            }
            Err(why) => Err(cannot_unpack(&why)),
        };
        joined.insert(member, None);
        let at = Place { disk_bytes: 0, ..at };
        match scanned {
            Ok(scanned) => hand_on(reader, &scanned, &at, Some((members, &name)), &mut joined),
            Err(why) => reader.hand_on(at, Content::Failed(why)),
        }
    }
    joined
}

/// Reads an export that stands alone, so without routes.
pub(super) fn read_alone(reader: &mut Reader<'_>, stream: &mut dyn Read, packed: Option<u64>, place: &Place) {
    let packed = packed.filter(|_| place.depth > 0);
    let at = Place { disk_bytes: 0, ..place.clone() };
    match scan(reader, Box::new(stream), packed, place.disk_bytes) {
        Ok(scanned) => hand_on(reader, &scanned, &at, None, &mut Joined::new()),
        Err(why) => reader.hand_on(at, Content::Failed(why)),
    }
}

fn is_export(members: &mut dyn Members, member: usize) -> bool {
    let mut head = Vec::with_capacity(HEAD);
    let read = members.open(member).and_then(|mut opened| bounded::read_up_to(&mut opened.stream, HEAD, &mut head));
    read.is_ok() && apple_health::recognise(&head) && !apple_health::is_excerpt(&head)
}

/// One pass over the document; the disk's bytes are counted on the way by the share that was read.
fn scan(
    reader: &mut Reader<'_>,
    stream: Box<dyn Read + '_>,
    packed: Option<u64>,
    disk_bytes: u64,
) -> Result<Scanned, String> {
    let limited = packed.is_some() || reader.unpack_left > 0;
    let most = bounded::allowance(packed, bounded::ARCHIVE_MAX);
    let mut stream =
        Bounded::new(stream, if packed.is_some() && limited { most.min(reader.unpack_left) } else { most });
    let mut scan = Scan::new();
    let mut piece = vec![0; PIECE];
    /// Exports pack to about a twentieth; only the bar of the progress rests on it.
    const USUAL_RATIO: u64 = 20;
    let ratio = if packed.is_some() { USUAL_RATIO } else { 1 };
    let mut told = 0;
    loop {
        if reader.stopped() {
            return Err("the import was stopped while it was read".into());
        }
        match stream.read(&mut piece) {
            Ok(0) => break,
            Ok(n) => scan.read(&piece[..n]),
            Err(why) if why.kind() == io::ErrorKind::Interrupted => {}
            // What came before counts, as with a document that was cut; only a refused size ends it.
            Err(why) if why.kind() == io::ErrorKind::FileTooLarge => return Err(why.to_string()),
            Err(_) => break,
        }
        let now = (stream.given() / ratio).min(disk_bytes);
        reader.passed(now - told);
        told = now;
    }
    reader.passed(disk_bytes - told);
    if packed.is_some() {
        reader.unpack_left = reader.unpack_left.saturating_sub(stream.given());
    }
    Ok(scan.finish())
}

/// Hands on every workout, with its routes where there are members beside the document of this name.
fn hand_on(
    reader: &mut Reader<'_>,
    scanned: &Scanned,
    at: &Place,
    mut beside: Option<(&mut dyn Members, &str)>,
    joined: &mut Joined,
) {
    let routes = beside.as_mut().map_or_else(Routes::default, |(members, document)| Routes::of(*members, document));
    let mut lost = 0;
    // Those with a route first: of the same workout from two services the fuller one is to be the activity's own.
    let (with, without): (Vec<&Workout>, Vec<&Workout>) =
        scanned.workouts.iter().partition(|workout| workout.routes.iter().any(|route| routes.find(route).is_some()));
    for workout in with.into_iter().chain(without) {
        if reader.stopped() {
            return;
        }
        let mut own = Vec::with_capacity(workout.routes.len());
        for route in &workout.routes {
            let mut read = |member| Some((member, read_route(beside.as_mut()?.0, member)?));
            let Some((member, route)) = routes.find(route).and_then(&mut read) else {
                lost += 1;
                continue;
            };
            own.push(route);
            joined.insert(member, Some("route, joined to its workout".to_owned()));
        }
        let excerpt = apple_health::excerpt(workout, scanned, &own);
        let place = Place { path: format!("{}/workout of {}", at.path, workout.start), ..at.clone() };
        reader.more_files(1);
        reader.hand_on(place, Content::Bytes(excerpt, None));
    }
    let mut warnings: Vec<String> = scanned.repairs.iter().map(|repair| repair.what.clone()).collect();
    if lost > 0 {
        warnings.push(counted(
            lost,
            "route that a workout names is not among the files; the workout was kept without it",
            "routes that workouts name are not among the files; the workouts were kept without them",
        ));
    }
    let what = format!(
        "Apple Health export with {} among {}",
        counted(scanned.workouts.len(), "workout", "workouts"),
        counted(scanned.records, "record", "records")
    );
    let days = Days { days: scanned.days.clone(), source: apple_health::SOURCE, in_part: false, what, warnings };
    reader.hand_on(at.clone(), Content::Days(days));
}

fn read_route(members: &mut dyn Members, member: usize) -> Option<Vec<u8>> {
    let opened = members.open(member).ok()?;
    let allowed = bounded::allowance(opened.packed, bounded::FILE_MAX);
    let mut bytes = Vec::new();
    Bounded::new(opened.stream, allowed).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Files of routes by their name without folders, of the same export before others.
#[derive(Default)]
struct Routes {
    by_name: BTreeMap<String, usize>,
}

impl Routes {
    fn of(members: &mut dyn Members, document: &str) -> Self {
        let own = document.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut by_name = BTreeMap::new();
        for (member, name) in members.ending_in(".gpx", usize::MAX) {
            let short = name.rsplit('/').next().unwrap_or(&name).to_owned();
            if name.starts_with(own) {
                by_name.insert(short, member);
            } else {
                by_name.entry(short).or_insert(member);
            }
        }
        Self { by_name }
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }
}
