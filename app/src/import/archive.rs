//! Zip archives: member by member, nothing is ever written under a member's name.

use super::{
    health::{self, Members, Opened},
    name,
    read::{Place, Reader},
    work::Content,
};
use std::io::{self, Read, Seek};
use zip::{ZipArchive, result::ZipError};

/// Hands every member of a zip on to the reader.
pub(super) fn read(reader: &mut Reader<'_>, zip: impl Read + Seek, place: &Place) {
    let mut zip = zip;
    let mut archive = match ZipArchive::new(&mut zip) {
        Ok(archive) => archive,
        Err(why) => {
            let why = reason(&why);
            return rescue(reader, zip, place, &why);
        }
    };
    let members: Vec<Member> = (0..archive.len())
        .filter_map(|index| {
            let data = archive.by_index_data(index).ok().filter(|data| !data.is_dir())?;
            Some(Member { index, packed: data.compressed_size() })
        })
        .collect();
    let packed_total: u64 = members.iter().fold(0, |sum, member| sum.saturating_add(member.packed));
    reader.more_files(members.len().saturating_sub(1)); // the archive itself was counted as one
    let at = |member: usize, name: &str| inside(place, name, members[member].packed, packed_total);
    let names: Vec<String> = members.iter().map(|member| name_of(&mut archive, member.index)).collect();
    let mut packed_members = ZipMembers { archive: &mut archive, names: &names, members: &members };
    let joined = health::read(reader, &mut packed_members, |member| at(member, &names[member]));
    drop(names); // of hundreds of thousands of members
    for (member, &Member { index, .. }) in members.iter().enumerate() {
        if reader.stopped() {
            return;
        }
        if reader.unpack_left == 0 {
            let why =
                "the archive unpacks to over 100 times its size, which no recordings do; the rest of it was left out";
            return reader.hand_on(place.clone(), Content::Failed(why.into()));
        }
        let inside = at(member, &name_of(&mut archive, index));
        if let Some(fate) = joined.get(&member) {
            if let Some(what) = fate {
                reader.hand_on(inside, Content::Skipped(what.clone()));
            }
            continue;
        }
        let Ok(data) = archive.by_index_data(index) else { continue };
        let (packed, size) = (data.compressed_size(), data.size());
        if is_resource_fork(&inside.path) {
            reader.hand_on(inside, Content::Skipped("macOS resource file".into()));
            continue;
        }
        match archive.by_index(index) {
            Ok(mut member) => reader.stream(&mut member, Some(packed), Some(size), inside),
            Err(why) => reader.hand_on(inside, Content::Failed(reason(&why))),
        }
    }
    if members.is_empty() {
        reader.hand_on(place.clone(), Content::Skipped("ZIP archive with nothing in it".into()));
    }
}

/// A file in a zip: its number there and its packed size.
struct Member {
    index: usize,
    packed: u64,
}

/// Members of a zip that may be an export.
struct ZipMembers<'a, R> {
    archive: &'a mut ZipArchive<R>,
    names: &'a [String],
    members: &'a [Member],
}

impl<R: Read + Seek> Members for ZipMembers<'_, R> {
    fn names(&self) -> &[String] {
        self.names
    }

    fn open(&mut self, member: usize) -> io::Result<Opened<'_>> {
        let stream = self.archive.by_index(self.members[member].index)?;
        let packed = Some(stream.compressed_size());
        Ok(Opened { stream: Box::new(stream), packed })
    }
}

fn name_of<R: Read + Seek>(archive: &mut ZipArchive<R>, index: usize) -> String {
    archive.by_index_data(index).map_or_else(|_| String::new(), |data| shown(data.name_raw()))
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
fn inside(place: &Place, member: &str, packed: u64, packed_total: u64) -> Place {
    let disk_bytes = (place.disk_bytes as f64 * packed as f64 / packed_total.max(1) as f64) as u64;
    let disk_bytes = disk_bytes.min(place.disk_bytes);
    Place { path: format!("{}/{member}", place.path), depth: place.depth + 1, disk_bytes, named: false, gzip: None }
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
        ZipError::Io(why) => super::read::cannot_read(why),
        other => format!("the ZIP archive is damaged: {other}; copy or download it again"),
    }
}
