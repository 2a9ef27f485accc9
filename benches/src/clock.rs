//! Processor time without unsafe code.

use std::time::{Duration, Instant};

/// Processor time that this thread has used so far, where the system says it (Linux); else the wall clock's.
///
/// The kernel brings the figure up to date when a thread gives way, so it does that first.
#[must_use]
pub fn cpu_time() -> Duration {
    std::thread::yield_now();
    used("/proc/thread-self/schedstat").unwrap_or_else(wall)
}

/// The same of all threads of this process that are still there.
#[must_use]
pub fn cpu_time_of_all() -> Duration {
    std::thread::yield_now();
    let threads = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    threads.filter_map(|thread| used(thread.path().join("schedstat"))).reduce(|all, one| all + one).unwrap_or_else(wall)
}

fn used(file: impl AsRef<std::path::Path>) -> Option<Duration> {
    let text = std::fs::read_to_string(file).ok()?;
    Some(Duration::from_nanos(text.split(' ').next()?.parse().ok()?))
}

fn wall() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

#[cfg(test)]
mod tests {
    #[test]
    fn time_only_grows() {
        let before = super::cpu_time();
        assert!(super::cpu_time() >= before);
        let before = super::cpu_time_of_all();
        assert!(super::cpu_time_of_all() >= before);
    }
}
