//! Apple Health exports: found among files by content, passed over once, cut into a small document for every workout.

use super::{
    bounded::{self, Bounded},
    read::{Place, Reader, cannot_unpack},
    work::{Content, Days},
};
use formats::apple_health::{self, Scan, Scanned, Workout};
use std::{
    collections::BTreeMap,
    io::{self, Read},
};

/// XML files that are looked at for being an export.
const LOOKED_AT: usize = 64;
/// So much is looked at to tell what a file is.
const HEAD: usize = 4096;
/// Read in pieces of so many bytes.
const PIECE: usize = 256 << 10;

/// Files that belong together: members of an archive, or an unpacked folder's.
pub(super) trait Members {
    /// Their names with the folders before them.
    fn names(&self) -> &[String];
    /// Opens one of them.
    fn open(&mut self, member: usize) -> io::Result<Opened<'_>>;
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
pub(super) fn read(reader: &mut Reader<'_>, members: &mut dyn Members, place: impl Fn(usize) -> Place) -> Joined {
    let ends_in = |name: &String, ending: &str| name.to_ascii_lowercase().ends_with(ending);
    let candidates: Vec<usize> =
        (0..members.names().len()).filter(|&m| ends_in(&members.names()[m], ".xml")).take(LOOKED_AT).collect();
    let mut joined = Joined::new();
    for member in candidates {
        if reader.stopped() || !is_export(members, member) {
            continue;
        }
        let at = place(member);
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
            Ok(scanned) => hand_on(reader, &scanned, &at, members, member, &mut joined),
            Err(why) => reader.hand_on(at, Content::Failed(why)),
        }
    }
    joined
}

/// Reads an export that stands alone, so without routes.
pub(super) fn read_alone(reader: &mut Reader<'_>, stream: &mut dyn Read, packed: Option<u64>, place: &Place) {
    struct Alone;
    impl Members for Alone {
        fn names(&self) -> &[String] {
            &[]
        }
        fn open(&mut self, _: usize) -> io::Result<Opened<'_>> {
            Err(io::ErrorKind::NotFound.into())
        }
    }
    let packed = packed.filter(|_| place.depth > 0);
    let at = Place { disk_bytes: 0, ..place.clone() };
    match scan(reader, Box::new(stream), packed, place.disk_bytes) {
        Ok(scanned) => hand_on(reader, &scanned, &at, &mut Alone, usize::MAX, &mut Joined::new()),
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

fn hand_on(
    reader: &mut Reader<'_>,
    scanned: &Scanned,
    at: &Place,
    members: &mut dyn Members,
    document: usize,
    joined: &mut Joined,
) {
    let routes = Routes::of(members, document);
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
            let found = routes.find(route).and_then(|member| Some((member, read_route(members, member)?)));
            let Some((member, route)) = found else {
                lost += 1;
                continue;
            };
            own.push(route);
            joined.insert(member, Some(format!("route of the workout of {}, joined to it", workout.start)));
        }
        let excerpt = apple_health::excerpt(workout, scanned, &own);
        let place = Place { path: format!("{}/workout of {}", at.path, workout.start), ..at.clone() };
        reader.more_files(1);
        reader.hand_on(place, Content::Bytes(excerpt, None));
    }
    let mut warnings: Vec<String> = scanned.repairs.iter().map(|repair| repair.what.clone()).collect();
    if lost > 0 {
        warnings.push(format!(
            "{lost} routes that workouts name are not among the files; the workouts were kept without them"
        ));
    }
    let what =
        format!("Apple Health export with {} workouts among {} records", scanned.workouts.len(), scanned.records);
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
struct Routes {
    by_name: BTreeMap<String, usize>,
}

impl Routes {
    fn of(members: &dyn Members, document: usize) -> Self {
        let folder = |name: &str| name.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned());
        let own = members.names().get(document).map(|name| folder(name)).unwrap_or_default();
        let mut by_name = BTreeMap::new();
        for (member, name) in members.names().iter().enumerate() {
            if !name.to_ascii_lowercase().ends_with(".gpx") {
                continue;
            }
            let short = name.rsplit('/').next().unwrap_or(name).to_owned();
            if name.starts_with(&own) {
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
