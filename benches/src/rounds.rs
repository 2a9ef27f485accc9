//! Rivals measured in turns.

use crate::cpu_time;
use std::time::Duration;

/// One of several ways to do the same work: its name, and the work, which returns something that depends on all of it.
pub struct Rival<'a> {
    /// How it is called in the table.
    pub name: &'a str,
    /// Does the work once.
    pub run: Box<dyn FnMut() -> u64 + 'a>,
}

impl<'a> Rival<'a> {
    /// A rival.
    pub fn new(name: &'a str, run: impl FnMut() -> u64 + 'a) -> Self {
        Self { name, run: Box::new(run) }
    }
}

/// The median processor time of each rival over interleaved rounds, after one round that does not count.
pub fn medians(rivals: &mut [Rival<'_>], rounds: usize) -> Vec<Duration> {
    let mut times = vec![Vec::with_capacity(rounds); rivals.len()];
    for round in 0..=rounds {
        for (rival, times) in rivals.iter_mut().zip(&mut times) {
            let before = cpu_time();
            std::hint::black_box((rival.run)());
            if round > 0 {
                times.push(cpu_time().saturating_sub(before));
            }
        }
    }
    let median = |mut times: Vec<Duration>| {
        times.sort_unstable();
        times.get(times.len() / 2).copied().unwrap_or_default()
    };
    times.into_iter().map(median).collect()
}
