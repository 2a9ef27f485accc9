//! The exact scan over all durations, with bounds that say how long a stretch of starts cannot win.
//!
//! Starts are taken in blocks, blocks in groups. From `w` to `w + 1` seconds no window of a block gains more than the
//! largest step that any of its ends makes, so what a block covered when it was last looked at, and those steps since, bound
//! what it covers now. Only a block whose bound exceeds the best so far is looked at again. A group whose blocks all fall
//! short sleeps until their lead can be used up. The previous duration's best window, one second longer, is
//! the first candidate and makes most bounds hold.

mod gains;

use crate::DistanceLine;
use crate::distance_line::INTERPOLATED_SHARE_MAX;
use gains::{BLOCK, GROUP, Gains};

/// Starts whose windows are compared by their low bits, and the largest step with which those tell all: two windows that begin at most
/// half so many seconds apart then differ by less than what 16 bits with a sign hold.
const SPAN: usize = 32;
const SPAN_STEP_MAX: i32 = i16::MAX as i32 / (SPAN / 2) as i32;
/// Starts that are looked at side by side.
const LANES: usize = 8;
/// The key of a block that is not looked at any more.
const NEVER: i32 = -(1 << 30);
/// Every so many seconds groups may fall asleep, and for no less.
const REST: usize = 16;

/// The most centimetres in every duration, from 0 s to the line's length.
pub fn best(line: &DistanceLine) -> Vec<u32> {
    let Some(&first) = line.cumulative_cm().first() else { return Vec::new() };
    let seconds = line.seconds();
    let mut covered: Vec<i32> = Vec::with_capacity(seconds + 1 + BLOCK);
    covered.extend(line.cumulative_cm().iter().map(|&cm| i32::try_from(cm - first).unwrap_or(i32::MAX)));
    // Windows that run past the end cover what a shorter one covered already.
    covered.resize(seconds + 1 + BLOCK, covered[seconds]);
    let mut scan = Scan::new(&covered, line.interpolated_count(), seconds);
    let mut best_cm = Vec::with_capacity(seconds + 1);
    best_cm.push(0);
    for w in 1..=seconds {
        scan.seed(w);
        scan.look(w);
        best_cm.push(scan.most.unsigned_abs());
    }
    best_cm
}

/// No group.
const NONE: u32 = u32::MAX;

/// What is known at one duration.
struct Scan<'a> {
    /// Centimetres since the start, standing still for a block after the end.
    covered: &'a [i32],
    /// Their low 16 bits, of which a processor compares eight in one step; empty where a step is too large for them.
    low: Vec<i16>,
    /// Running count of interpolated seconds; empty when there is none.
    interpolated: &'a [u32],
    seconds: usize,
    gains: Gains,
    /// Of each block the most it covered when last looked at, less its gains until then.
    keys: Vec<i32>,
    /// Of each block the duration from which a window that had too many interpolated seconds may count; empty without such.
    revived: Vec<u32>,
    /// The groups that are looked at at every duration.
    awake: Vec<u32>,
    /// The first group that wakes at each duration, and after each group the next.
    due: Vec<u32>,
    after: Vec<u32>,
    /// The most so far, the same in the gains' unit, and where.
    most: i32,
    level: i32,
    start: usize,
}

impl<'a> Scan<'a> {
    fn new(covered: &'a [i32], interpolated: &'a [u32], seconds: usize) -> Self {
        let groups = (seconds / BLOCK + 1).div_ceil(GROUP);
        let slow = covered.windows(2).fold(0, |most, pair| (pair[1] - pair[0]).max(most)) <= SPAN_STEP_MAX;
        Self {
            covered,
            low: if slow { covered.iter().map(|&cm| cm as i16).collect() } else { Vec::new() },
            interpolated,
            seconds,
            gains: Gains::of(covered, seconds),
            keys: vec![0; groups * GROUP],
            revived: if interpolated.is_empty() { Vec::new() } else { vec![u32::MAX; groups * GROUP] },
            due: vec![NONE; seconds + 1],
            after: vec![NONE; groups],
            awake: (0..u32::try_from(groups).unwrap_or(NONE)).collect(),
            most: 0,
            level: 0,
            start: 0,
        }
    }

    fn is_record(&self, t: usize, w: usize) -> bool {
        self.interpolated.is_empty()
            || self.interpolated[t + w] - self.interpolated[t] <= (w as f64 * INTERPOLATED_SHARE_MAX) as u32
    }

    fn found(&mut self, cm: i32, start: usize) {
        (self.most, self.level, self.start) = (cm, self.gains.rounded_down(cm), start);
    }

    /// The distance of a shorter window is covered within this longer one too, and its window may be made longer.
    fn seed(&mut self, w: usize) {
        let last_start = self.seconds - w;
        for seed in [self.start, self.start.saturating_sub(1)] {
            let seed = seed.min(last_start);
            let cm = self.covered[seed + w] - self.covered[seed];
            if cm > self.most && self.is_record(seed, w) {
                self.found(cm, seed);
            }
        }
    }

    /// Looks at every waking group.
    fn look(&mut self, w: usize) {
        let mut next = std::mem::replace(&mut self.due[w], NONE);
        while next != NONE {
            self.awake.push(next);
            next = self.after[next as usize];
        }
        let rest = w.is_multiple_of(REST);
        let mut i = 0;
        while let Some(&group) = self.awake.get(i) {
            let group = group as usize;
            if group * GROUP * BLOCK > self.seconds - w {
                self.awake.swap_remove(i); // its windows run past the end from here on
                continue;
            }
            if !self.revived.is_empty() {
                self.revive(group, w);
            }
            if self.gains.exceed(self.keys(group), group, w, self.level) {
                self.renew_group(group, w);
            }
            if rest && self.falls_asleep(group, w) {
                self.awake.swap_remove(i);
            } else {
                i += 1;
            }
        }
    }

    fn keys(&self, group: usize) -> &[i32; GROUP] {
        self.keys[group * GROUP..][..GROUP].try_into().expect("a group has its length")
    }

    /// Looks at the blocks of a group whose bound exceeds the best.
    fn renew_group(&mut self, group: usize, w: usize) {
        let bounds = self.gains.bounds(self.keys(group), group, w);
        for (i, bound) in bounds.into_iter().enumerate() {
            if bound > self.level {
                self.renew(group * GROUP + i, w);
            }
        }
    }

    /// Looks at the blocks of a group in which a window's interpolated seconds may have become few enough.
    fn revive(&mut self, group: usize, w: usize) {
        for block in group * GROUP..(group + 1) * GROUP {
            if self.revived[block] as usize <= w {
                self.renew(block, w);
            }
        }
    }

    /// Whether a group need not be looked at for long; it is then woken in time.
    fn falls_asleep(&mut self, group: usize, w: usize) -> bool {
        let from = group * GROUP * BLOCK;
        let bounds = self.gains.bounds(self.keys(group), group, w);
        let top = bounds.into_iter().fold(NEVER, i32::max);
        let lead = (self.level - top).max(0);
        let mut sleep = self.gains.seconds_to_gain(lead, from + w);
        if let Some(revived) = self.revived.get(group * GROUP..(group + 1) * GROUP) {
            let revived = revived.iter().fold(u32::MAX, |a, &b| a.min(b)) as usize;
            sleep = sleep.min(revived.saturating_sub(w + 1));
        }
        // Until the whole group, from its first start to its last end, covers more than the best.
        let reach = self.most + self.covered[from];
        if self.covered[self.seconds] <= reach {
            return true;
        }
        let end = from + GROUP * BLOCK - 1;
        if self.covered.get(end + w + REST).is_some_and(|&cm| cm <= reach) {
            let beyond = end + w + self.covered[end + w..].partition_point(|&cm| cm <= reach);
            sleep = sleep.max(beyond - end - w - 1);
        }
        if sleep < REST {
            return false;
        }
        if let Some(due) = self.due.get_mut(w + 1 + sleep) {
            self.after[group] = std::mem::replace(due, u32::try_from(group).unwrap_or(NONE));
        }
        true
    }

    /// Looks at every start of a block.
    fn renew(&mut self, block: usize, w: usize) {
        let from = block * BLOCK;
        if let Some(revived) = self.revived.get_mut(block) {
            *revived = u32::MAX;
        }
        if from > self.seconds - w {
            self.keys[block] = NEVER;
            return;
        }
        let mut farthest = if self.low.is_empty() {
            farthest(self.covered, from, w)
        } else {
            (from..from + BLOCK).step_by(SPAN).fold(0, |most, from| most.max(self.farthest_low(from, w)))
        };
        if farthest > self.most {
            farthest = self.take(block, w, farthest);
        }
        self.keys[block] = self.gains.rounded_up(farthest) - self.gains.at(from + w);
    }

    /// The most that any start of a span covers: the window from its middle tells how far about, the low bits how much more or less.
    #[inline]
    fn farthest_low(&self, from: usize, w: usize) -> i32 {
        let middle = from + SPAN / 2;
        let about = self.covered[middle + w] - self.covered[middle];
        let heads: &[i16; SPAN] = self.low[from..from + SPAN].try_into().expect("a span has its length");
        let ends: &[i16; SPAN] = self.low[from + w..from + w + SPAN].try_into().expect("a span has its length");
        let mut more = [i16::MIN; LANES];
        for (ends, heads) in ends.chunks_exact(LANES).zip(heads.chunks_exact(LANES)) {
            for lane in 0..LANES {
                more[lane] = more[lane].max(ends[lane].wrapping_sub(heads[lane]).wrapping_sub(about as i16));
            }
        }
        about + i32::from(more.into_iter().fold(i16::MIN, i16::max))
    }

    /// Takes the best start of a block that covers more than the best so far; returns the most of those that may count.
    fn take(&mut self, block: usize, w: usize, farthest: i32) -> i32 {
        let from = block * BLOCK;
        let mut most = if self.interpolated.is_empty() { farthest } else { 0 };
        for t in from..(from + BLOCK).min(self.seconds - w + 1) {
            let cm = self.covered[t + w] - self.covered[t];
            if cm > self.most {
                if !self.is_record(t, w) {
                    // Interpolated seconds never become fewer, so a tenth of the window must first hold them.
                    let seconds = self.interpolated[t + w] - self.interpolated[t];
                    self.revived[block] = self.revived[block].min(seconds.saturating_mul(10) - 1);
                    continue;
                }
                self.found(cm, t);
            }
            most = most.max(cm);
        }
        most
    }
}

/// The most that any start of a block covers.
#[inline]
fn farthest(covered: &[i32], from: usize, w: usize) -> i32 {
    let heads: &[i32; BLOCK] = covered[from..from + BLOCK].try_into().expect("a block has its length");
    let ends: &[i32; BLOCK] = covered[from + w..from + w + BLOCK].try_into().expect("a block has its length");
    let mut most = 0;
    for i in 0..BLOCK {
        most = most.max(ends[i] - heads[i]);
    }
    most
}
