//! Zip archives: member by member, nothing is ever written under a member's name.

use super::{
    name,
    read::{Place, Reader},
    work::Content,
};
use std::io::{Read, Seek};
use zip::{ZipArchive, result::ZipError};

/// Hands every member of a zip on to the reader.
pub(super) fn read(reader: &mut Reader<'_>, zip: impl Read + Seek, place: &Place) {
    let mut archive = match ZipArchive::new(zip) {
        Ok(archive) => archive,
        Err(why) => return reader.hand_on(place.clone(), Content::Failed(reason(&why))),
    };
    let members = archive.len();
    let files: Vec<u64> = (0..members)
        .filter_map(|i| archive.by_index_data(i).ok())
        .filter(|m| !m.is_dir())
        .map(|m| m.compressed_size())
        .collect();
    let packed_total: u64 = files.iter().fold(0, |sum, &packed| sum.saturating_add(packed));
    reader.more_files(files.len().saturating_sub(1)); // the archive itself was counted as one
    let mut disk_left = place.disk_bytes;
    for index in 0..members {
        if reader.stopped() {
            return;
        }
        if reader.unpack_left == 0 {
            let why =
                "the archive unpacks to over 100 times its size, which no recordings do; the rest of it was left out";
            return reader.hand_on(place.clone(), Content::Failed(why.into()));
        }
        let Ok(data) = archive.by_index_data(index) else { continue };
        if data.is_dir() {
            continue;
        }
        let (packed, size, member) = (data.compressed_size(), data.size(), shown(data.name_raw()));
        let inside = inside(place, &member, packed, packed_total, &mut disk_left);
        if is_resource_fork(&inside.path) {
            reader.hand_on(inside, Content::Skipped("macOS resource file".into()));
            continue;
        }
        match archive.by_index(index) {
            Ok(mut member) => reader.stream(&mut member, Some(packed), Some(size), inside),
            Err(why) => reader.hand_on(inside, Content::Failed(reason(&why))),
        }
    }
    if files.is_empty() {
        reader.hand_on(place.clone(), Content::Skipped("ZIP archive with nothing in it".into()));
    }
}

/// A member's place; its share of the disk's bytes is that of its packed size.
fn inside(place: &Place, member: &str, packed: u64, packed_total: u64, disk_left: &mut u64) -> Place {
    let share = (place.disk_bytes as f64 * packed as f64 / packed_total.max(1) as f64) as u64;
    let disk_bytes = share.min(*disk_left);
    *disk_left -= disk_bytes;
    Place { path: format!("{}/{member}", place.path), depth: place.depth + 1, disk_bytes, named: false }
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
