//! Zip archives: member by member, nothing is ever written under a member's name.

use super::{
    directory::Directory,
    health::{self, Members, Opened},
    name,
    read::{Place, Reader},
    reason::cannot_read,
    window::Window,
    work::Content,
};
use std::{
    cell::RefCell,
    collections::BTreeMap,
    io::{self, Read, Seek},
};
use zip::{
    CompressionMethod, ZipReadOptions,
    read::{OwnedZipFileEntry, ZipFile},
    result::{ZipError, ZipResult},
};

/// A member is read in pieces of so many bytes, and what stands before it.
const PIECE: usize = 8 << 10;

/// Hands every member of a zip on to the reader.
pub(super) fn read(reader: &mut Reader<'_>, zip: impl Read + Seek, place: &Place) {
    let zip = RefCell::new(zip);
    let listed = Directory::of(&zip).map(|mut directory| members(reader, &zip, &mut directory, place));
    match listed {
        Ok(Ok(())) => {}
        Ok(Err(why)) => reader.hand_on(place.clone(), Content::Failed(reason(&why))),
        Err(why) => rescue(reader, zip.into_inner(), place, &reason(&why)),
    }
}

fn members<'z, R: Read + Seek>(
    reader: &mut Reader<'_>,
    zip: &'z RefCell<R>,
    directory: &mut Directory<'z, R>,
    place: &Place,
) -> ZipResult<()> {
    reader.more_files(directory.files.saturating_sub(1)); // the archive itself was counted as one
    let mut content = Window::new(zip, PIECE);
    let packed_total = directory.packed;
    let mut packed_members = ZipMembers { directory, content: &mut content, kept: BTreeMap::new(), place };
    let joined = health::read(reader, &mut packed_members);
    drop(packed_members); // may hold what is known of very many members
    let tables = std::mem::take(&mut directory.tables);
    // Tables of activities come before the files that they tell of.
    for of_tables in [true, false] {
        if of_tables && tables.is_empty() {
            continue;
        }
        for (member, entry) in directory.walk()?.enumerate() {
            if tables.binary_search(&member).is_ok() != of_tables {
                continue;
            }
            if reader.stopped() {
                return Ok(());
            }
            if reader.unpack_left == 0 {
                let why = "the archive unpacks to over 100 times its size, which no recordings do; the rest of it was left out";
                reader.hand_on(place.clone(), Content::Failed(why.into()));
                return Ok(());
            }
            let entry = entry?;
            match joined.get(&member) {
                Some(Some(what)) => reader.hand_on(inside(place, &entry, packed_total), Content::Skipped(what.clone())),
                Some(None) => {}
                None => hand_on(reader, &entry, &mut content, place, packed_total),
            }
        }
    }
    if directory.files == 0 {
        reader.hand_on(place.clone(), Content::Skipped("ZIP archive with nothing in it".into()));
    }
    Ok(())
}

/// Hands one member on to the reader.
fn hand_on<R: Read + Seek>(
    reader: &mut Reader<'_>,
    entry: &OwnedZipFileEntry,
    content: &mut Window<'_, R>,
    place: &Place,
    packed_total: u64,
) {
    let inside = inside(place, entry, packed_total);
    if is_resource_fork(&inside.path) {
        return reader.hand_on(inside, Content::Skipped("macOS resource file".into()));
    }
    match content_of(entry, content) {
        Ok(mut member) => reader.stream(&mut member, Some(entry.compressed_size()), Some(entry.size()), inside),
        Err(why) => reader.hand_on(inside, Content::Failed(reason(&why))),
    }
}

/// Members of a zip that may be an export; those that were asked for are kept, to be opened.
struct ZipMembers<'a, 'z, R> {
    directory: &'a mut Directory<'z, R>,
    content: &'a mut Window<'z, R>,
    kept: BTreeMap<usize, OwnedZipFileEntry>,
    place: &'a Place,
}

impl<R: Read + Seek> Members for ZipMembers<'_, '_, R> {
    fn ending_in(&mut self, ending: &str, most: usize) -> Vec<(usize, String)> {
        let Ok(walk) = self.directory.walk() else { return Vec::new() };
        let mut found = Vec::new();
        for (member, entry) in walk.enumerate() {
            let Ok(entry) = entry else { break };
            if found.len() == most {
                break;
            }
            let name = shown(entry.name_raw());
            if health::ends_in(&name, ending) {
                found.push((member, name));
                self.kept.insert(member, entry);
            }
        }
        found
    }

    fn place(&self, member: usize) -> Place {
        let inside = |entry| inside(self.place, entry, self.directory.packed);
        self.kept.get(&member).map_or_else(|| self.place.clone(), inside)
    }

    fn open(&mut self, member: usize) -> io::Result<Opened<'_>> {
        let entry = self.kept.get(&member).ok_or(io::ErrorKind::NotFound)?;
        let stream = content_of(entry, self.content)?;
        Ok(Opened { stream: Box::new(stream), packed: Some(entry.compressed_size()) })
    }
}

#[expect(deprecated, reason = "the number of a method is told nowhere else")]
fn content_of<'a, R: Read + Seek>(entry: &'a OwnedZipFileEntry, content: &'a mut R) -> ZipResult<ZipFile<'a, R>> {
    match entry.compression() {
        CompressionMethod::Unsupported(number) => Err(ZipError::CompressionMethodNotSupported(number)),
        _ => entry.as_ref().with_reader(content, ZipReadOptions::new()),
    }
}

/// Without its list of members at the end (a download that broke off) an archive may still be read from the front, as far as
/// its members say how long they are.
fn rescue(reader: &mut Reader<'_>, mut zip: impl Read + Seek, place: &Place, why: &str) {
    let mut rescued = 0;
    if zip.rewind().is_ok() {
        while let Ok(Some(mut member)) = zip::read::read_zipfile_from_stream(&mut zip) {
            if reader.stopped() || reader.unpack_left == 0 {
                return;
            }
            if member.is_dir() {
                continue;
            }
            let inside = Place {
                path: format!("{}/{}", place.path, shown(member.name_raw())),
                depth: place.depth + 1,
                disk_bytes: 0,
                named: false,
                gzip: None,
            };
            rescued += 1;
            reader.more_files(1);
            let (packed, size) = (member.compressed_size(), member.size());
            reader.stream(&mut member, Some(packed), Some(size), inside);
        }
    }
    let more = match rescued {
        0 => String::new(),
        1 => "; one member before the damage was read".into(),
        n => format!("; {n} members before the damage were read"),
    };
    reader.hand_on(place.clone(), Content::Failed(format!("{why}{more}")));
}

/// A member's place; its share of the disk's bytes is that of its packed size.
fn inside(place: &Place, member: &OwnedZipFileEntry, packed_total: u64) -> Place {
    let share = member.compressed_size() as f64 / packed_total.max(1) as f64;
    let disk_bytes = ((place.disk_bytes as f64 * share) as u64).min(place.disk_bytes);
    let path = format!("{}/{}", place.path, shown(member.name_raw()));
    Place { path, depth: place.depth + 1, disk_bytes, named: false, gzip: None }
}

fn shown(raw: &[u8]) -> String {
    name::member(&String::from_utf8_lossy(raw))
}

/// macOS packs a second file beside each, which holds its Finder colours and the like.
fn is_resource_fork(path: &str) -> bool {
    path.contains("/__MACOSX/") || path.rsplit('/').next().is_some_and(|file| file.starts_with("._"))
}

fn reason(why: &ZipError) -> String {
    match why {
        ZipError::UnsupportedArchive(what) if *what == ZipError::PASSWORD_REQUIRED => {
            "it is locked with a password; unpack it by hand".into()
        }
        ZipError::UnsupportedArchive(what) => {
            format!("the ZIP archive uses what is not known here ({what}); unpack it by hand")
        }
        ZipError::CompressionMethodNotSupported(method) => {
            format!("it is packed by a method not known here (number {method}); unpack it by hand")
        }
        ZipError::Io(why) => cannot_read(why),
        other => format!("the ZIP archive is damaged: {other}; copy or download it again"),
    }
}
