//! The exact scan over all durations, pruned by blocks of starts.
//!
//! The line D never decreases, so no start in the block `t .. t+16` covers more in `w` seconds than
//! `D[t+15+w] - D[t]`. The columns are kept by phase (`phases[r][k] = D[16k + r]`), so the bounds of all
//! blocks of one duration lie next to each other and the compiler compares many at once. The previous
//! duration's best window, one second longer, is the first candidate and makes most bounds fail.

use crate::DistanceLine;
use crate::distance_line::INTERPOLATED_SHARE_MAX;

/// Starts to a block.
const BLOCK: usize = 16;
/// Blocks whose bounds are looked at together.
const GROUP: usize = 16;

/// The most centimetres in every duration, from 0 s to the line's length.
pub fn best(line: &DistanceLine) -> Vec<u32> {
    let Some(&first) = line.cumulative_cm().first() else { return Vec::new() };
    let seconds = line.seconds();
    let covered: Vec<i32> =
        line.cumulative_cm().iter().map(|&cm| i32::try_from(cm - first).unwrap_or(i32::MAX)).collect();
    let phases = Phases::of(&covered);
    let interpolated = line.interpolated_count();
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
        let heads = &phases.column(0)[..blocks];
        let ends = &phases.column((BLOCK - 1 + w) % BLOCK)[w.div_ceil(BLOCK)..][..blocks];
        let (mut block, last) = (0, blocks / GROUP * GROUP);
        for (heads, ends) in heads.chunks_exact(GROUP).zip(ends.chunks_exact(GROUP)) {
            let mut beaten = 0_i32;
            for i in 0..GROUP {
                beaten |= most - (ends[i] - heads[i]);
            }
            if beaten < 0 {
                for i in 0..GROUP {
                    if ends[i] - heads[i] > most {
                        scan_block(&covered, (block + i) * BLOCK, w, &is_record, &mut most, &mut start);
                    }
                }
            }
            block += GROUP;
        }
        for i in last..blocks {
            if ends[i] - heads[i] > most {
                scan_block(&covered, i * BLOCK, w, &is_record, &mut most, &mut start);
            }
        }
        for t in blocks * BLOCK..=last_start {
            let cm = covered[t + w] - covered[t];
            if cm > most && is_record(t) {
                (most, start) = (cm, t);
            }
        }
        best_cm[w] = most.unsigned_abs();
    }
    best_cm
}

/// The best of one block of starts, if it beats the best so far.
#[inline]
fn scan_block(
    covered: &[i32],
    from: usize,
    w: usize,
    is_record: &impl Fn(usize) -> bool,
    most: &mut i32,
    start: &mut usize,
) {
    let heads: &[i32; BLOCK] = covered[from..from + BLOCK].try_into().expect("a block has its length");
    let ends: &[i32; BLOCK] = covered[from + w..from + w + BLOCK].try_into().expect("a block has its length");
    let mut beaten = 0_i32;
    for i in 0..BLOCK {
        beaten |= *most - (ends[i] - heads[i]);
    }
    if beaten >= 0 {
        return;
    }
    for i in 0..BLOCK {
        if ends[i] - heads[i] > *most && is_record(from + i) {
            (*most, *start) = (ends[i] - heads[i], from + i);
        }
    }
}

/// The line's values by their place in the block.
struct Phases {
    values: Vec<i32>,
    stride: usize,
}

impl Phases {
    fn of(covered: &[i32]) -> Self {
        let stride = covered.len() / BLOCK + 1;
        let mut values = vec![i32::MAX / 2; stride * BLOCK];
        for (i, &cm) in covered.iter().enumerate() {
            values[(i % BLOCK) * stride + i / BLOCK] = cm;
        }
        Self { values, stride }
    }

    fn column(&self, phase: usize) -> &[i32] {
        &self.values[phase * self.stride..(phase + 1) * self.stride]
    }
}
