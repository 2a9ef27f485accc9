//! Reading what a stranger packed, with bounds.

use std::io::{self, Read};

/// Most bytes of one unpacked file. The largest real recordings are some ten megabytes.
pub(super) const FILE_MAX: u64 = 256 << 20;
/// Most bytes of an archive inside another one.
pub(super) const ARCHIVE_MAX: u64 = 8 << 30;
/// Below this nobody asks how well something was packed.
const FREE: u64 = 16 << 20;
/// Nothing real packs better than this: recordings reach 3 (FIT) to 60 (TCX).
const RATIO_MAX: u64 = 100;

/// The most bytes that something of `packed` bytes may unpack to.
pub(super) fn allowance(packed: Option<u64>, most: u64) -> u64 {
    packed.map_or(most, |packed| packed.saturating_mul(RATIO_MAX).max(FREE).min(most))
}

/// A reader that fails rather than give more than its allowance.
pub(super) struct Bounded<R> {
    inner: R,
    left: u64,
    allowed: u64,
}

impl<R: Read> Bounded<R> {
    pub(super) const fn new(inner: R, allowed: u64) -> Self {
        Self { inner, left: allowed, allowed }
    }

    /// How many bytes came out so far.
    pub(super) const fn given(&self) -> u64 {
        self.allowed - self.left
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(into)?;
        match self.left.checked_sub(n as u64) {
            Some(left) => {
                self.left = left;
                Ok(n)
            }
            None => Err(io::Error::new(io::ErrorKind::FileTooLarge, too_large(self.allowed))),
        }
    }
}

/// Why a file that unpacks to more than `allowed` bytes is refused.
pub(super) fn too_large(allowed: u64) -> String {
    format!(
        "it unpacks to more than {} MB, which no recording of this packed size does; unpack it by hand if it is yours",
        allowed >> 20
    )
}

/// Reads until `buffer` holds `most` bytes or the end comes.
pub(super) fn read_up_to(reader: &mut dyn Read, most: usize, buffer: &mut Vec<u8>) -> io::Result<()> {
    let wanted = most.saturating_sub(buffer.len()) as u64;
    reader.take(wanted).read_to_end(buffer).map(|_| ())
}
