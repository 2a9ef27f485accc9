//! From corners to one value a second, and the spikes of single seconds.

use super::knots::Knot;
use super::{CROSSING_FORBIDDEN, DistanceLine, LONGEST_S, LineRepair, SPIKE_CM_PER_S};
use quantity::counted;

/// The line through the knots at every whole second, rounded down to centimetres.
pub fn resample(knots: &[Knot], repairs: &mut Vec<LineRepair>) -> DistanceLine {
    let Some(last) = knots.last() else {
        return DistanceLine { cumulative_cm: Vec::new(), interpolated_s: Vec::new(), left_out_s: Vec::new() };
    };
    let wanted = last.ms.div_euclid(1000) + i64::from(last.ms.rem_euclid(1000) > 0);
    let seconds = wanted.min(LONGEST_S);
    if wanted > seconds {
        let what = format!("the recording has samples over {} h; it was cut after a week", wanted / 3600);
        repairs.push(LineRepair { kind: "too_long", what, seconds: usize::try_from(wanted - seconds).unwrap_or(0) });
    }
    let limit = f64::from(SPIKE_CM_PER_S) * 700_000.0;
    let mut cumulative_cm = Vec::with_capacity(usize::try_from(seconds).unwrap_or(0) + 1);
    let gaps = knots.iter().any(|k| k.weight > 0);
    let mut counts = Vec::with_capacity(if gaps { cumulative_cm.capacity() } else { 0 });
    let (mut second, mut count) = (0_i64, 0_u32);
    // After the last knot the line stands until the second is full.
    for (i, a) in knots.iter().enumerate() {
        let b = knots.get(i + 1).unwrap_or(a);
        let until = if i + 1 == knots.len() { seconds } else { b.ms.div_euclid(1000).min(seconds) };
        let (rise, length) = (b.cm - a.cm, (b.ms - a.ms) as f64);
        let first = second;
        while second <= until {
            // At the second knot, where most samples are, the share is whole and needs no division.
            let whole = b.ms <= a.ms || second * 1000 == b.ms;
            let share = if whole { 1.0 } else { ((second * 1000 - a.ms) as f64 / length).clamp(0.0, 1.0) };
            cumulative_cm.push((a.cm + rise * share).clamp(0.0, limit) as u32);
            second += 1;
        }
        if gaps {
            // A second counts as interpolated when its end lies in a gap.
            for second in first..second {
                count = count.saturating_add(if second > 0 { b.weight.min(CROSSING_FORBIDDEN) } else { 0 });
                counts.push(count);
            }
        }
    }
    let left_out_s = knots
        .iter()
        .filter(|k| k.left_out_ms > 0)
        .map(|k| {
            (u32::try_from((k.ms / 1000).clamp(0, LONGEST_S) - i64::from(k.ms > 0)).unwrap_or(0), k.left_out_ms / 1000)
        })
        .collect();
    DistanceLine { cumulative_cm, interpolated_s: if count > 0 { counts } else { Vec::new() }, left_out_s }
}

/// Cuts every step above 12 m/s to the median of the five seconds before and after it.
pub fn cut_spikes(cumulative_cm: &mut [u32], repairs: &mut Vec<LineRepair>) {
    let spiky = |pair: &[u32]| pair[1] - pair[0] > SPIKE_CM_PER_S;
    let spikes = cumulative_cm.windows(2).filter(|p| spiky(p)).count();
    if spikes == 0 {
        return;
    }
    let steps: Vec<u32> = cumulative_cm.windows(2).map(|p| p[1] - p[0]).collect();
    let first = steps.iter().position(|&s| s > SPIKE_CM_PER_S).unwrap_or(0);
    let (mut removed, mut kept) = (0_u64, Vec::with_capacity(10));
    for (i, &step) in steps.iter().enumerate() {
        if step > SPIKE_CM_PER_S {
            kept.clear();
            kept.extend(
                steps[i.saturating_sub(5)..(i + 6).min(steps.len())].iter().copied().filter(|&s| s <= SPIKE_CM_PER_S),
            );
            kept.sort_unstable();
            let median = kept.get(kept.len() / 2).copied().unwrap_or(0);
            removed += u64::from(step - median);
        }
        let gone = u32::try_from(removed).unwrap_or(u32::MAX);
        cumulative_cm[i + 1] = cumulative_cm[i + 1].saturating_sub(gone);
    }
    let m = removed / 100;
    let one = format!("second faster than 12 m/s, at {first} s, was cut to the speed around it; {m} m less");
    let many =
        format!("seconds faster than 12 m/s, the first at {first} s, were cut to the speed around them; {m} m less");
    let what = counted(spikes, &one, &many);
    repairs.push(LineRepair { kind: "spike", what, seconds: spikes });
}
