//! Real runs, and copies of them that are other runs.

use crate::{files, unpacked};
use anyhow::Context;
use std::{
    io::Write,
    ops::Range,
    path::{Path, PathBuf},
};

/// The real runs, unpacked.
pub struct Corpus {
    runs: Vec<Vec<u8>>,
}

impl Corpus {
    /// The runs of the shared histories that can be moved in time: most of one watch that recorded a sample in 3 to 7 s.
    pub fn load() -> anyhow::Result<Self> {
        Self::of("history")
    }

    /// Runs of many devices, most with a sample a second.
    pub fn every_second() -> anyhow::Result<Self> {
        Self::of("activities/fit/run")
    }

    fn of(folder: &str) -> anyhow::Result<Self> {
        let paths = files(folder, &[".fit"])?;
        let mut runs = Vec::new();
        for path in paths {
            let bytes = unpacked(&path)?;
            let later = moved(&bytes, 3200).and_then(|copy| starts(&copy));
            let moves =
                |before: Vec<i64>| !before.is_empty() && later == Some(before.iter().map(|s| s + 3200).collect());
            if starts(&bytes).is_some_and(moves) {
                runs.push(bytes);
            }
        }
        Ok(Self { runs: without_twins(runs) })
    }

    /// How many real runs.
    pub fn len(&self) -> usize {
        self.runs.len()
    }

    /// Writes the runs of these numbers into a folder; every round through the real ones is moved in time. Tells the bytes.
    pub fn write(&self, folder: &Path, numbers: Range<usize>, gz: bool) -> anyhow::Result<usize> {
        std::fs::create_dir_all(folder)?;
        let mut sum = 0;
        for number in numbers {
            let run = &self.runs[number % self.runs.len()];
            // Days and 32 s: compressed timestamps count from the last five bits, which must stay.
            let shift_s = (number / self.runs.len()) as u32 * (86_400 * 11 + 3200 + 32);
            let bytes = moved(run, shift_s / 32 * 32).context("it could be moved before")?;
            sum += bytes.len();
            if gz {
                let file = std::fs::File::create(folder.join(format!("{number:05}.fit.gz")))?;
                let mut packer = flate2::write::GzEncoder::new(file, flate2::Compression::default());
                packer.write_all(&bytes)?;
                packer.finish()?;
            } else {
                std::fs::write(folder.join(format!("{number:05}.fit")), bytes)?;
            }
        }
        Ok(sum)
    }
}

/// When the activities of a file begin, Unix time.
fn starts(bytes: &[u8]) -> Option<Vec<i64>> {
    let decoded = formats::decode(bytes).ok()?;
    Some(decoded.activities.iter().map(|activity| activity.start.as_second()).collect())
}

/// Files of the same activity would be duplicates of each other in a library.
fn without_twins(runs: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    let mut seen = std::collections::BTreeSet::new();
    let mut fresh = |bytes: &[u8]| starts(bytes).is_some_and(|starts| starts.iter().all(|s| seen.insert(s / 4)));
    runs.into_iter().filter(|run| fresh(run)).collect()
}

/// The files of a folder in order.
pub fn listed(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut paths = std::fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    Ok(paths)
}

/// The size of a message and where its moments are, from its definition.
#[derive(Clone, Default)]
struct Layout {
    size: usize,
    moments: Vec<usize>,
    big_endian: bool,
}

/// The same file with every moment `seconds` later and its checksums made again; none where its structure is broken.
fn moved(bytes: &[u8], seconds: u32) -> Option<Vec<u8>> {
    let mut copy = bytes.to_vec();
    let mut start = 0;
    while start + 12 < copy.len() {
        let header = usize::from(copy[start]);
        let length = u32::from_le_bytes(copy.get(start + 4..start + 8)?.try_into().ok()?) as usize;
        let end = start + header + length;
        if copy.len() < end + 2 {
            return None;
        }
        move_messages(&mut copy[..end], start + header, seconds)?;
        if header == 14 {
            let sum = crc16(&copy[start..start + 12]).to_le_bytes();
            copy[start + 12..start + 14].copy_from_slice(&sum);
        }
        let sum = crc16(&copy[start..end]).to_le_bytes();
        copy[end..end + 2].copy_from_slice(&sum);
        start = end + 2;
    }
    Some(copy)
}

fn move_messages(bytes: &mut [u8], mut at: usize, seconds: u32) -> Option<()> {
    let mut layouts = vec![Layout::default(); 16];
    while at < bytes.len() {
        let head = bytes[at];
        at += 1;
        if head & 0xC0 == 0x40 {
            let (layout, size) = definition(&bytes[at..], head & 0x20 != 0)?;
            layouts[usize::from(head & 0x0F)] = layout;
            at += size;
            continue;
        }
        let local = if head & 0x80 == 0 { head & 0x0F } else { (head >> 5) & 3 };
        let layout = &layouts[usize::from(local)];
        for moment in &layout.moments {
            let field: &mut [u8; 4] = bytes.get_mut(at + moment..at + moment + 4)?.try_into().ok()?;
            let value = if layout.big_endian { u32::from_be_bytes(*field) } else { u32::from_le_bytes(*field) };
            if value != u32::MAX && value >= 0x1000_0000 {
                let later = value.wrapping_add(seconds);
                *field = if layout.big_endian { later.to_be_bytes() } else { later.to_le_bytes() };
            }
        }
        at += layout.size;
    }
    (at == bytes.len()).then_some(())
}

/// A definition's layout and its own size.
fn definition(bytes: &[u8], developer: bool) -> Option<(Layout, usize)> {
    let big_endian = *bytes.get(1)? == 1;
    let number = [*bytes.get(2)?, *bytes.get(3)?];
    let number = if big_endian { u16::from_be_bytes(number) } else { u16::from_le_bytes(number) };
    let fields = usize::from(*bytes.get(4)?);
    let mut layout = Layout { big_endian, ..Layout::default() };
    for field in bytes.get(5..5 + 3 * fields)?.chunks_exact(3) {
        let is_moment = matches!((number, field[0]), (_, 253) | (0, 4) | (18 | 19, 2) | (34, 5));
        if is_moment && field[1] == 4 {
            layout.moments.push(layout.size);
        }
        layout.size += usize::from(field[1]);
    }
    let mut size = 5 + 3 * fields;
    if developer {
        let fields = usize::from(*bytes.get(size)?);
        layout.size += bytes
            .get(size + 1..size + 1 + 3 * fields)?
            .chunks_exact(3)
            .map(|field| usize::from(field[1]))
            .sum::<usize>();
        size += 1 + 3 * fields;
    }
    Some((layout, size))
}

fn crc16(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0, |crc, &byte| {
        (0..8).fold(crc ^ u16::from(byte), |c, _| if c & 1 == 1 { (c >> 1) ^ 0xA001 } else { c >> 1 })
    })
}
