//! A look at a place of its own into an archive that several look into.

use std::{
    cell::RefCell,
    io::{self, Read, Seek, SeekFrom},
};

/// Reads where it stands, whatever else reads the same archive, and keeps a piece: short reads and steps near by cost no call.
#[derive(Debug)]
pub(super) struct Window<'a, R> {
    of: &'a RefCell<R>,
    at: u64,
    piece: Vec<u8>,
    /// Where the piece was read.
    from: u64,
    /// So many bytes are read at once.
    size: usize,
}

impl<'a, R: Read + Seek> Window<'a, R> {
    pub(super) const fn new(of: &'a RefCell<R>, size: usize) -> Self {
        Self { of, at: 0, piece: Vec::new(), from: 0, size }
    }

    /// What of the piece lies ahead.
    fn ahead(&self) -> &[u8] {
        let passed = self.at.checked_sub(self.from).and_then(|passed| usize::try_from(passed).ok());
        passed.and_then(|passed| self.piece.get(passed..)).unwrap_or_default()
    }

    fn fill(&mut self) -> io::Result<()> {
        self.piece.clear();
        self.from = self.at;
        let mut of = self.of.borrow_mut();
        of.seek(SeekFrom::Start(self.at))?;
        (&mut *of).take(self.size as u64).read_to_end(&mut self.piece).map(|_| ())
    }
}

impl<R: Read + Seek> Read for Window<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = if self.ahead().is_empty() && into.len() >= self.size {
            let mut of = self.of.borrow_mut();
            of.seek(SeekFrom::Start(self.at))?;
            of.read(into)?
        } else {
            if self.ahead().is_empty() {
                self.fill()?;
            }
            self.ahead().read(into)?
        };
        self.at += n as u64;
        Ok(n)
    }
}

impl<R: Read + Seek> Seek for Window<'_, R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let (base, step) = match to {
            SeekFrom::Start(at) => (at, 0),
            SeekFrom::Current(step) => (self.at, step),
            SeekFrom::End(step) => (self.of.borrow_mut().seek(SeekFrom::End(0))?, step),
        };
        let at = base.checked_add_signed(step);
        self.at = at.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "a place before the start"))?;
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::io::Cursor;

    #[test]
    fn two_windows_read_their_own_places_alike_in_any_steps() {
        let all: Vec<u8> = (0..1000_u32).map(|i| ((i * i) >> 3) as u8).collect();
        let shared = RefCell::new(Cursor::new(all.clone()));
        let (mut one, mut other) = (Window::new(&shared, 64), Window::new(&shared, 7));
        assert_eq!(one.seek(SeekFrom::End(-10)).unwrap(), 990);
        for (at, length) in [(0, 10), (10, 300), (5, 5), (330, 1), (999, 1), (90, 64), (93, 63), (0, 1000)] {
            let (mut here, mut there) = (vec![0; length], vec![0; length]);
            one.seek(SeekFrom::Start(at as u64)).unwrap();
            other.seek(SeekFrom::Start(at as u64)).unwrap();
            let half = length / 2;
            one.read_exact(&mut here[..half]).unwrap();
            other.read_exact(&mut there).unwrap();
            one.read_exact(&mut here[half..]).unwrap();
            assert_eq!((&here[..], &there[..]), (&all[at..at + length], &all[at..at + length]), "{length} at {at}");
        }
        assert_eq!(one.read(&mut [0; 8]).unwrap(), 0, "the end");
        assert_eq!(one.seek(SeekFrom::Start(2000)).unwrap(), 2000);
        assert_eq!(one.read(&mut [0; 8]).unwrap(), 0, "after the end");
        assert!(one.seek(SeekFrom::Current(-2001)).is_err());
    }
}
