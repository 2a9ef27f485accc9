//! A gzip in memory unpacked in one go: into room for all of it, without the window and the pieces of a stream.

use libdeflater::{Decompressor, crc32};

/// How every member of a gzip begins: its mark, and deflate as the method.
const BEGIN: [u8; 3] = [0x1F, 0x8B, 8];

/// The content of a gzip, where it is one whole member of at most `most` bytes that its checksum agrees with.
///
/// `None` for everything else: read as a stream, that gives what can be had of it and says what is wrong.
pub(super) fn whole(gzip: &[u8], most: u64) -> Option<Vec<u8>> {
    // A gzip ends with the checksum of its content, and how long that is modulo 2^32.
    let (_, &[c0, c1, c2, c3, l0, l1, l2, l3]) = gzip.split_last_chunk::<8>()?;
    let (checksum, length) = (u32::from_le_bytes([c0, c1, c2, c3]), u32::from_le_bytes([l0, l1, l2, l3]));
    let room = usize::try_from(length).ok().filter(|_| u64::from(length) <= most)?;
    let mut content = vec![0; room];
    let given = Decompressor::new().gzip_decompress(gzip, &mut content).ok()?;
    // That stops at the first member's end. It was the only one where the end of the gzip is that member's too, and nothing begins once more.
    let one = given == room && crc32(&content) == checksum && memchr::memmem::find(gzip.get(1..)?, &BEGIN).is_none();
    one.then_some(content)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::whole;
    use flate2::{Compression, GzBuilder, write::GzEncoder};
    use std::io::Write;

    fn packed(content: &[u8]) -> Vec<u8> {
        let mut packer = GzEncoder::new(Vec::new(), Compression::default());
        packer.write_all(content).unwrap();
        packer.finish().unwrap()
    }

    #[test]
    fn a_whole_gzip_is_unpacked_with_or_without_a_name_in_it() {
        let content: Vec<u8> = (0..200_000_u64).map(|i| ((i * i) >> 7) as u8).collect();
        assert_eq!(whole(&packed(&content), 200_000).as_deref(), Some(&content[..]));
        assert_eq!(whole(&packed(b""), 0).as_deref(), Some(&b""[..]));
        let mut named = GzBuilder::new().filename("run.fit").comment("a run").write(Vec::new(), Compression::best());
        named.write_all(&content).unwrap();
        assert_eq!(whole(&named.finish().unwrap(), u64::MAX), Some(content));
    }

    #[test]
    fn what_is_cut_changed_doubled_or_too_long_is_left_to_the_stream() {
        let content: Vec<u8> = (0..50_000_u32).map(|i| ((i * i) >> 9) as u8).collect();
        let gzip = packed(&content);
        assert_eq!(whole(&gzip, 49_999), None, "longer than it may be");
        assert_eq!(whole(&[&gzip[..], &gzip[..]].concat(), u64::MAX), None, "two members");
        assert_eq!(whole(&[&packed(b"else")[..], &gzip[..]].concat(), u64::MAX), None, "two that differ");
        assert_eq!(whole(&[&gzip[..], b"more"].concat(), u64::MAX), None);
        for at in [0, 1, 2, 3, 12, 500, gzip.len() - 8, gzip.len() - 5, gzip.len() - 4, gzip.len() - 2] {
            let mut changed = gzip.clone();
            changed[at] ^= 0x10;
            assert_ne!(whole(&changed, 1 << 20).as_deref(), Some(&b""[..]));
            assert!(whole(&changed, 1 << 20).is_none_or(|bytes| bytes == content), "changed at {at}");
            assert_eq!(whole(&gzip[..at], 1 << 20), None, "cut at {at}");
        }
    }
}
