//! The exact scan over all durations, with bounds that are carried from one duration to the next.
//!
//! Starts are taken in blocks. From `w` to `w + 1` seconds no window of a block gains more than the largest
//! step that any of its ends makes, so the block's best at `w` plus that step bounds its best at `w + 1`. Only a block whose bound
//! exceeds the best so far is looked at; then its bound is exact again. The previous duration's best window,
//! one second longer, is the first candidate and makes most bounds fail. The steps are kept by their place in the block, so
//! that the bounds of all blocks are raised side by side.

use crate::DistanceLine;
use crate::distance_line::INTERPOLATED_SHARE_MAX;

/// Starts to a block.
const BLOCK: usize = 64;
/// Blocks whose bounds are raised together.
const GROUP: usize = 16;

/// The most centimetres in every duration, from 0 s to the line's length.
pub fn best(line: &DistanceLine) -> Vec<u32> {
    let Some(&first) = line.cumulative_cm().first() else { return Vec::new() };
    let seconds = line.seconds();
    let covered: Vec<i32> =
        line.cumulative_cm().iter().map(|&cm| i32::try_from(cm - first).unwrap_or(i32::MAX)).collect();
    let gains = Gains::of(&covered);
    let interpolated = line.interpolated_count();
    let mut bounds = vec![0_i32; seconds / BLOCK + 1];
    let mut best_cm = vec![0_u32; seconds + 1];
    let (mut most, mut start) = (0_i32, 0_usize);
    for w in 1..=seconds {
        let last_start = seconds - w;
        let allowed = (w as f64 * INTERPOLATED_SHARE_MAX) as u32;
        let is_record = |t: usize| interpolated.is_empty() || interpolated[t + w] - interpolated[t] <= allowed;
        // The distance of a shorter window is covered within this longer one too.
        for seed in [start, start.saturating_sub(1)] {
            let seed = seed.min(last_start);
            let cm = covered[seed + w] - covered[seed];
            if cm > most && is_record(seed) {
                (most, start) = (cm, seed);
            }
        }
        let blocks = (last_start + 1) / BLOCK;
        let gained = gains.gained(w - 1, blocks);
        for (group, (bounds, gained)) in bounds[..blocks].chunks_mut(GROUP).zip(gained.chunks(GROUP)).enumerate() {
            if !raise(bounds, gained, most) {
                continue;
            }
            for (i, bound) in bounds.iter_mut().enumerate() {
                if *bound <= most {
                    continue;
                }
                let from = (group * GROUP + i) * BLOCK;
                *bound = farthest(&covered, from, w);
                if *bound > most {
                    for t in from..from + BLOCK {
                        let cm = covered[t + w] - covered[t];
                        if cm > most && is_record(t) {
                            (most, start) = (cm, t);
                        }
                    }
                }
            }
        }
        let tail = blocks * BLOCK;
        for (t, (head, end)) in covered[tail..=last_start].iter().zip(&covered[tail + w..]).enumerate() {
            if end - head > most && is_record(tail + t) {
                (most, start) = (end - head, tail + t);
            }
        }
        best_cm[w] = most.unsigned_abs();
    }
    best_cm
}

/// Raises each bound by what its block can have gained; whether any now exceeds the best.
#[inline]
fn raise(bounds: &mut [i32], gained: &[i32], most: i32) -> bool {
    let mut beaten = 0_i32;
    if let (Ok(bounds), Ok(gained)) = (<&mut [i32; GROUP]>::try_from(&mut *bounds), <&[i32; GROUP]>::try_from(gained)) {
        for i in 0..GROUP {
            bounds[i] += gained[i];
            beaten |= most - bounds[i];
        }
    } else {
        for (bound, gained) in bounds.iter_mut().zip(gained) {
            *bound += gained;
            beaten |= most - *bound;
        }
    }
    beaten < 0
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

/// The largest of the next `BLOCK` steps from every second on, kept by the second's place in its block.
struct Gains {
    largest: Vec<i32>,
    stride: usize,
}

impl Gains {
    fn of(covered: &[i32]) -> Self {
        let mut window: Vec<i32> = covered.windows(2).map(|pair| pair[1] - pair[0]).collect();
        // By doubling: the largest of 2, 4, … BLOCK steps.
        let mut width = 1;
        while width < BLOCK {
            for i in 0..window.len().saturating_sub(width) {
                window[i] = window[i].max(window[i + width]);
            }
            width *= 2;
        }
        let stride = window.len() / BLOCK + 1;
        let mut largest = vec![0; stride * BLOCK];
        for (i, &step) in window.iter().enumerate() {
            largest[(i % BLOCK) * stride + i / BLOCK] = step;
        }
        Self { largest, stride }
    }

    /// The gains of `blocks` blocks whose ends stand `w` seconds after their starts.
    fn gained(&self, w: usize, blocks: usize) -> &[i32] {
        &self.largest[(w % BLOCK) * self.stride + w / BLOCK..][..blocks]
    }
}
