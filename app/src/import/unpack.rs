//! From what is packed to what it holds: gzip, zip and each within the other, by content, with bounds.

use super::{
    archive,
    bounded::{self, Bounded},
    inflate,
    read::{HEAD, Place, Reader},
    reason::{cannot_read, cannot_unpack, too_deep},
    work::Content,
};
use flate2::read::MultiGzDecoder;
use formats::Kind;
use std::{
    fs::File,
    io::{self, Cursor, Read, Seek},
    path::Path,
    sync::Arc,
};

/// Archives in archives in archives …
const DEPTH_MAX: usize = 4;
/// Archives inside others up to this size are held in memory, larger ones in a nameless temporary file.
const HELD_IN_MEMORY: u64 = 8 << 20;
/// What packs one recording is smaller; it may be kept as it came.
const GZIP_MAX: usize = 8 << 20;

impl Reader<'_> {
    /// A file on the disk.
    pub(super) fn file(&mut self, mut file: File, bytes: u64, place: Place) {
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
            return self.hand_on(place, Content::Failed(too_deep(DEPTH_MAX)));
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
            return self.hand_on(place, Content::Failed(too_deep(DEPTH_MAX)));
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
}

fn spool(held: &[u8], rest: &mut dyn Read, folder: &Path) -> io::Result<File> {
    let mut file = tempfile::tempfile_in(folder)?;
    io::Write::write_all(&mut file, held)?;
    io::copy(rest, &mut file)?;
    file.rewind()?;
    Ok(file)
}
