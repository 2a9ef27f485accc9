//! A bound on what is read but not yet written.

use std::sync::{
    Condvar, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicBool, Ordering},
};

#[derive(Debug, Default)]
struct Taken {
    bytes: u64,
    files: usize,
    closed: bool,
}

/// How many bytes and files may be on the way. One file may be larger than the whole budget; then it goes alone.
#[derive(Debug)]
pub(super) struct Budget {
    bytes: u64,
    files: usize,
    taken: Mutex<Taken>,
    given_back: Condvar,
}

impl Budget {
    pub(super) fn new(bytes: u64, files: usize) -> Self {
        Self { bytes, files, taken: Mutex::default(), given_back: Condvar::new() }
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until a file of so many bytes may go. False once the budget is closed.
    pub(super) fn take(&self, bytes: u64) -> bool {
        let full = |taken: &mut Taken| {
            !taken.closed && taken.files > 0 && (taken.files >= self.files || taken.bytes + bytes > self.bytes)
        };
        let mut taken = self.given_back.wait_while(self.taken(), full).unwrap_or_else(PoisonError::into_inner);
        taken.bytes += bytes;
        taken.files += 1;
        !taken.closed
    }

    /// A file has arrived.
    pub(super) fn give_back(&self, bytes: u64) {
        let mut taken = self.taken();
        taken.bytes = taken.bytes.saturating_sub(bytes);
        taken.files = taken.files.saturating_sub(1);
        drop(taken);
        self.given_back.notify_all();
    }

    pub(super) fn is_closed(&self) -> bool {
        self.taken().closed
    }

    /// Nobody waits any more.
    pub(super) fn close(&self) {
        self.taken().closed = true;
        self.given_back.notify_all();
    }

    /// Whether it is to stop; then nobody waits for room that no one makes any more.
    pub(super) fn close_on(&self, stop: &AtomicBool) -> bool {
        let stopped = stop.load(Ordering::Relaxed);
        if stopped {
            self.close();
        }
        stopped
    }
}
