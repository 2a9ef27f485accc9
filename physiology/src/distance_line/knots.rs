//! From rows to a piecewise-linear line: what of the distance between two rows was run, and when.

use super::{CROSSING_FORBIDDEN, LONGEST_S, LineRepair, SMART_RECORDING_MS, SPIKE_CM_PER_S};
use crate::Mending;
use quantity::counted;
use std::collections::BTreeSet;

/// Slower than this over a gap of more than 10 s is standing still, not running unseen. Centimetres per second.
const STANDSTILL_CM_PER_S: f64 = 50.0;
/// A gap that a recording of more than a week loses.
const LEFT_OUT_FROM_MS: i64 = 3_600_000;

/// A row with a distance that can be true.
pub type Point = (i64, i64);

/// A corner of the line, and whether the way to it is only interpolated.
#[derive(Debug, Clone, Copy)]
pub struct Knot {
    /// Milliseconds of the line.
    pub ms: i64,
    /// Centimetres.
    pub cm: f64,
    /// Interpolated seconds counted for each second on the way here: 0, 1, or too many to cross.
    pub weight: u32,
    /// Milliseconds left out before this knot.
    pub left_out_ms: i64,
}

/// Rows in order of time with a distance that never falls.
pub fn points(elapsed_ms: &[i64], distance_cm: &[i32], missing: i32, repairs: &mut Vec<LineRepair>) -> Vec<Point> {
    let mut rows = elapsed_ms
        .iter()
        .zip(distance_cm)
        .filter(|&(&ms, &cm)| ms >= 0 && cm != missing && cm >= 0)
        .map(|(&ms, &cm)| (ms, i64::from(cm)))
        .peekable();
    let mut points: Vec<Point> = Vec::with_capacity(distance_cm.len());
    let (mut offset, mut backwards, mut late, mut lonely) = (0_i64, 0_usize, 0_usize, 0_usize);
    while let Some((ms, raw)) = rows.next() {
        let Some(&(last_ms, last)) = points.last() else {
            points.push((ms, raw));
            continue;
        };
        if ms < last_ms {
            late += 1;
            continue;
        }
        let mut cm = raw + offset;
        let reach = (ms - last_ms).max(1000) * i64::from(SPIKE_CM_PER_S) / 1000;
        if cm - last > reach && rows.peek().is_some_and(|&(_, next)| next < raw) {
            lonely += 1;
            continue;
        }
        if cm < last {
            backwards += 1;
            if raw < 10_000 && last - cm > 10_000 {
                offset = last - raw; // the device began to count anew
                cm = last;
            } else {
                cm = last;
            }
        }
        if ms == last_ms {
            points.last_mut().expect("there is a last point").1 = cm;
        } else {
            points.push((ms, cm));
        }
    }
    let mut say = |kind, count, one: &str, many: &str| {
        if count > 0 {
            repairs.push(LineRepair { kind, what: counted(count, one, many), seconds: count });
        }
    };
    say(
        "time_backwards",
        late,
        "sample older than the one before was left out",
        "samples older than the one before were left out",
    );
    say(
        "distance_backwards",
        backwards,
        "sample with less distance than the one before was raised to it",
        "samples with less distance than the one before were raised to it",
    );
    say(
        "outlier",
        lonely,
        "sample with a distance out of reach of both neighbours was left out",
        "samples with a distance out of reach of both neighbours were left out",
    );
    points
}

/// The corners of the line through the points: flat where the timer or the runner stood.
pub fn knots(
    points: &[Point],
    pauses_ms: &[(i64, i64)],
    believed: &BTreeSet<Mending>,
    repairs: &mut Vec<LineRepair>,
) -> Vec<Knot> {
    let is_gap = |ms: i64| ms > SMART_RECORDING_MS && !believed.contains(&Mending::Gap);
    let (Some(&(first_ms, first_cm)), Some(&(last_ms, _))) = (points.first(), points.last()) else { return Vec::new() };
    let pauses = merged(pauses_ms);
    let long = last_ms - first_ms > LONGEST_S * 1000;
    let mut out = Vec::with_capacity(points.len() + 1);
    out.push(Knot { ms: 0, cm: 0.0, weight: 0, left_out_ms: 0 });
    let mut found = Found::default();
    // Before the first row: what a runner can have covered since the start counts, the rest is another run's.
    let run_in =
        (first_ms <= SMART_RECORDING_MS && first_cm <= first_ms * i64::from(SPIKE_CM_PER_S) / 1000).then_some(first_cm);
    let mut shift = 0_i64;
    if first_ms > LONGEST_S * 1000 {
        shift = first_ms;
        found.left_out += 1;
        found.left_out_ms += first_ms;
        out[0].left_out_ms = first_ms;
    } else if first_ms > 0 {
        out.push(Knot { ms: first_ms, cm: run_in.unwrap_or(0) as f64, weight: 0, left_out_ms: 0 });
    }
    let (mut cm, mut speed) = (run_in.unwrap_or(0) as f64, 0.0_f64);
    let mut at_pause = 0;
    for pair in points.windows(2) {
        let ((t0, d0), (t1, d1)) = (pair[0], pair[1]);
        let (dt, step) = (t1 - t0, (d1 - d0) as f64);
        while pauses.get(at_pause).is_some_and(|p| p.1 <= t0) {
            at_pause += 1;
        }
        if long && dt > LEFT_OUT_FROM_MS {
            shift += dt - 1000;
            found.left_out += 1;
            found.left_out_ms += dt - 1000;
            out.push(Knot { ms: t1 - shift, cm, weight: CROSSING_FORBIDDEN, left_out_ms: dt - 1000 });
            continue;
        }
        if pauses.get(at_pause).is_none_or(|p| p.0 >= t1) {
            if dt > SMART_RECORDING_MS && step * 1000.0 / (dt as f64) < STANDSTILL_CM_PER_S {
                out.push(Knot { ms: t1 - shift, cm, weight: 0, left_out_ms: 0 });
                continue;
            }
            let gap = is_gap(dt);
            cm += step;
            found.gap_ms += if gap { dt } else { 0 };
            found.gaps += usize::from(gap);
            speed = step * 1000.0 / dt as f64;
            out.push(Knot { ms: t1 - shift, cm, weight: u32::from(gap), left_out_ms: 0 });
            continue;
        }
        // A stop lies between these rows: the running parts get what the speed before explains, a jump is dropped.
        let running = running_parts(t0, t1, &pauses[at_pause..]);
        let run_ms: i64 = running.iter().map(|(a, b)| b - a).sum();
        let counted = step.min(speed.min(f64::from(SPIKE_CM_PER_S)) * run_ms as f64 / 1000.0);
        if step - counted > 500.0 && believed.contains(&Mending::JumpAcrossStop) {
            cm += step;
            let gap = is_gap(dt);
            found.gaps += usize::from(gap);
            found.gap_ms += if gap { dt } else { 0 };
            out.push(Knot { ms: t1 - shift, cm, weight: u32::from(gap), left_out_ms: 0 });
            continue;
        }
        if step - counted > 500.0 {
            found.jumps += 1;
            found.jump_cm += step - counted;
        }
        for (a, b) in running {
            out.push(Knot { ms: a - shift, cm, weight: 0, left_out_ms: 0 });
            cm += counted * (b - a) as f64 / run_ms as f64;
            let gap = is_gap(b - a);
            found.gaps += usize::from(gap);
            found.gap_ms += if gap { b - a } else { 0 };
            out.push(Knot { ms: b - shift, cm, weight: u32::from(gap), left_out_ms: 0 });
        }
        out.push(Knot { ms: t1 - shift, cm, weight: 0, left_out_ms: 0 });
    }
    found.say(repairs);
    out
}

/// What was met while walking the rows.
#[derive(Default)]
struct Found {
    gaps: usize,
    gap_ms: i64,
    jumps: usize,
    jump_cm: f64,
    left_out: usize,
    left_out_ms: i64,
}

impl Found {
    fn say(&self, repairs: &mut Vec<LineRepair>) {
        let whole = |ms: i64| usize::try_from(ms / 1000).unwrap_or(0);
        if self.gaps > 0 {
            let s = self.gap_ms / 1000;
            let one =
                format!("gap of {s} s was bridged by a straight line; windows that are mostly gap make no record");
            let many = format!(
                "gaps of more than 10 s, {s} s together, were bridged by a straight line; windows that are mostly gap make no record"
            );
            let what = counted(self.gaps, &one, &many);
            repairs.push(LineRepair { kind: "gap", what, seconds: whole(self.gap_ms) });
        }
        if self.jumps > 0 {
            let what = format!(
                "{:.0} m that appeared across {} of the timer were dropped",
                self.jump_cm / 100.0,
                counted(self.jumps, "stop", "stops")
            );
            repairs.push(LineRepair { kind: "jump_across_stop", what, seconds: self.jumps });
        }
        if self.left_out > 0 {
            let h = self.left_out_ms / 3_600_000;
            let one = format!("gap of {h} h was left out, and no window crosses it");
            let many = format!("gaps of more than an hour, {h} h together, were left out, and no window crosses them");
            let what = format!("the recording spans more than a week; {}", counted(self.left_out, &one, &many));
            repairs.push(LineRepair { kind: "left_out", what, seconds: whole(self.left_out_ms) });
        }
    }
}

/// Stops in order, overlapping ones joined, empty and backward ones left out.
fn merged(pauses_ms: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let mut sorted: Vec<_> = pauses_ms.iter().copied().filter(|p| p.0 < p.1).collect();
    sorted.sort_unstable();
    let mut out: Vec<(i64, i64)> = Vec::with_capacity(sorted.len());
    for (from, to) in sorted {
        match out.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => out.push((from, to)),
        }
    }
    out
}

/// The parts of `t0..t1` in which the timer ran; `pauses` start with the first that ends after `t0`.
fn running_parts(t0: i64, t1: i64, pauses: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let mut parts = Vec::new();
    let mut at = t0;
    for &(from, to) in pauses.iter().take_while(|p| p.0 < t1) {
        if from > at {
            parts.push((at, from));
        }
        at = to.max(at);
    }
    if at < t1 {
        parts.push((at, t1));
    }
    parts
}
