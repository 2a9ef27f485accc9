//! A gzip in memory unpacked in one go: into room for all of it, without the window and the pieces of a stream.

use flate2::{Decompress, FlushDecompress, Status};

/// A gzip ends with four bytes that say how long its content is, modulo 2^32.
const LENGTH_BYTES: usize = 4;
/// The largest window that deflate knows, in bits.
const WINDOW_BITS: u8 = 15;

/// The content of a gzip, where it is one whole member of at most `most` bytes that its checksum agrees with.
///
/// `None` for everything else: read as a stream, that gives what can be had of it and says what is wrong.
pub(super) fn whole(gzip: &[u8], most: u64) -> Option<Vec<u8>> {
    let length = u32::from_le_bytes(*gzip.last_chunk::<LENGTH_BYTES>()?);
    let room = usize::try_from(length).ok().filter(|_| u64::from(length) <= most)?;
    // A byte more, so that the end is found where the length at the end was made up.
    let mut content = Vec::with_capacity(room + 1);
    let mut inflate = Decompress::new_gzip(WINDOW_BITS);
    let status = inflate.decompress_vec(gzip, &mut content, FlushDecompress::Finish).ok()?;
    let done = status == Status::StreamEnd && inflate.total_in() == gzip.len() as u64 && content.len() == room;
    done.then_some(content)
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
