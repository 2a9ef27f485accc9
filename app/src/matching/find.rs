//! Where in a run the planned steps are.

use super::shape::{numbers, shape_of};
use physiology::DistanceLine;
use store::StoredLap;
use training::{Block, Step};

/// A repeat that is off an effort's length by more than this factor is not that effort (default, not a finding).
const MOST_OFF: f64 = 1.35;
/// A lap is a step where their lengths differ by no more than this factor, when there is a lap for every step (default, not a
/// finding).
const ONE_LAP: f64 = 1.15;
/// A last lap shorter than this is the watch being stopped, metres.
const STUB_M: f64 = 50.0;
/// What leaving an effort or a repeat without the other weighs against lengths that differ.
const ALONE: f64 = 0.35;
/// Efforts that are looked for as the fastest stretches: more of them are found by laps or by their signal.
const MOST_FASTEST: usize = 2;

/// A stretch of a run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stretch {
    /// Seconds after the start.
    pub(super) start_s: f64,
    pub(super) elapsed_s: f64,
    pub(super) distance_m: f64,
}

impl Stretch {
    pub(super) fn end_s(&self) -> f64 {
        self.start_s + self.elapsed_s
    }

    /// Seconds per metre.
    pub(super) fn pace(&self) -> f64 {
        self.elapsed_s / self.distance_m
    }

    fn join(&mut self, lap: &StoredLap) {
        self.elapsed_s = lap.start_s + lap.elapsed_s - self.start_s;
        self.distance_m += lap.distance_m.unwrap_or(0.0);
    }

    fn between(line: &DistanceLine, start_s: f64, end_s: f64) -> Option<Self> {
        let distance_m = metres_at(line, end_s)? - metres_at(line, start_s)?;
        (end_s > start_s).then_some(Self { start_s, elapsed_s: end_s - start_s, distance_m })
    }
}

/// The steps by what the watch says each lap was; nothing where another workout was run. Laps in a row of one step are one.
pub(super) fn by_watch(blocks: &[Block], laps: &[StoredLap], workout: &[Block]) -> Option<Vec<Option<Stretch>>> {
    if !workout.is_empty() && !shape_of(workout).is_like(&shape_of(blocks)) {
        return None;
    }
    let numbers = numbers(blocks);
    let mut told: Vec<(u16, Stretch)> = Vec::new();
    let mut last = None;
    for lap in laps {
        if let Some(number) = lap.workout_step {
            match told.last_mut().filter(|(before, _)| last == Some(number) && *before == number) {
                Some((_, stretch)) => stretch.join(lap),
                None => {
                    let distance_m = lap.distance_m.unwrap_or(0.0);
                    told.push((number, Stretch { start_s: lap.start_s, elapsed_s: lap.elapsed_s, distance_m }));
                }
            }
        }
        last = lap.workout_step;
    }
    if told.iter().any(|(number, _)| !numbers.contains(number)) {
        return None;
    }
    let mut found = vec![None; numbers.len()];
    let mut from = 0;
    for (number, stretch) in told {
        if let Some(at) = (from..numbers.len()).find(|&at| numbers[at] == number) {
            found[at] = Some(stretch);
            from = at + 1;
        }
    }
    (found.iter().flatten().count() >= 2.min(numbers.len())).then_some(found)
}

/// A lap for every step, in order, each about as long as its step; the run may end early, in the middle of a step.
pub(super) fn by_laps(steps: &[&Step], laps: &[StoredLap]) -> Option<Vec<Option<Stretch>>> {
    let own = |lap: &StoredLap| Stretch {
        start_s: lap.start_s,
        elapsed_s: lap.elapsed_s,
        distance_m: lap.distance_m.unwrap_or(0.0),
    };
    // A last lap of a few metres is the watch being stopped.
    let laps = match laps.split_last() {
        Some((last, before)) if before.len() == steps.len() && own(last).distance_m < STUB_M => before,
        _ => laps,
    };
    let is = |(step, lap): (&&Step, &StoredLap)| off(step, &own(lap)).is_some_and(|off| off <= ONE_LAP.ln());
    let (whole, all) = (laps.len().checked_sub(1)?, laps.len() == steps.len());
    let fits = laps.len() <= steps.len() && whole >= 1 && steps.iter().zip(&laps[..whole]).all(is);
    let last = all || off(steps[whole.min(steps.len() - 1)], &own(&laps[whole])).is_some();
    (fits && last).then(|| {
        let mut found: Vec<Option<Stretch>> = laps.iter().map(|lap| Some(own(lap))).collect();
        found.resize(steps.len(), None);
        found
    })
}

/// How far a stretch is from a step's length, as the logarithm of a factor; nothing where it is not that step.
fn off(step: &Step, stretch: &Stretch) -> Option<f64> {
    let ratio = match (step.distance_m, step.duration_s) {
        (Some(d), _) => stretch.distance_m / d.m(),
        (None, Some(t)) => stretch.elapsed_s / t.s(),
        (None, None) => 1.0,
    };
    Some(ratio.ln().abs()).filter(|off| *off <= MOST_OFF.ln())
}

/// The efforts by repeats that were found, in their order; nothing where fewer than half of them are there.
pub(super) fn by_repeats(efforts: &[&Step], repeats: &[Stretch]) -> Option<Vec<Option<Stretch>>> {
    let (n, m) = (efforts.len(), repeats.len());
    // The least that the efforts from i on and the repeats from j on cost together.
    let mut least = vec![vec![0.0; m + 1]; n + 1];
    for i in (0..=n).rev() {
        for j in (0..=m).rev() {
            if i == n || j == m {
                least[i][j] = ALONE * (n - i + m - j) as f64;
                continue;
            }
            let together = off(efforts[i], &repeats[j]).map_or(f64::INFINITY, |off| off + least[i + 1][j + 1]);
            least[i][j] = together.min(ALONE + least[i + 1][j]).min(ALONE + least[i][j + 1]);
        }
    }
    let mut found = vec![None; n];
    let (mut i, mut j) = (0, 0);
    while i < n && j < m {
        if off(efforts[i], &repeats[j]).is_some_and(|off| off + least[i + 1][j + 1] <= least[i][j] + 1e-9) {
            found[i] = Some(repeats[j]);
            (i, j) = (i + 1, j + 1);
        } else if ALONE + least[i + 1][j] <= least[i][j] + 1e-9 {
            i += 1;
        } else {
            j += 1;
        }
    }
    (2 * found.iter().flatten().count() >= n.max(1)).then_some(found)
}

/// One or two efforts as the fastest stretches of their length, in the order in which they were run.
pub(super) fn fastest(efforts: &[&Step], line: &DistanceLine) -> Option<Vec<Option<Stretch>>> {
    if efforts.is_empty() || efforts.len() > MOST_FASTEST {
        return None;
    }
    let mut free = vec![(0, line.seconds())];
    let mut found: Vec<Stretch> = Vec::new();
    for effort in efforts {
        let best = free.iter().filter_map(|&(from, to)| window(line, effort, from, to));
        let best = best.min_by(|a, b| a.pace().total_cmp(&b.pace()))?;
        let (start, end) = (best.start_s as usize, best.end_s() as usize);
        let at = free.iter().position(|&(from, to)| from <= start && end <= to)?;
        let (from, to) = free.swap_remove(at);
        free.extend([(from, start), (end, to)]);
        found.push(best);
    }
    found.sort_by(|a, b| a.start_s.total_cmp(&b.start_s));
    Some(found.into_iter().map(Some).collect())
}

/// The fastest stretch of a step's length between two seconds of the line.
fn window(line: &DistanceLine, step: &Step, from: usize, to: usize) -> Option<Stretch> {
    let cm = line.cumulative_cm();
    let mut best: Option<Stretch> = None;
    let mut end = from;
    for start in from..to {
        match (step.distance_m, step.duration_s) {
            (Some(metres), _) => {
                while end < to && f64::from(cm[end] - cm[start]) < metres.m() * 100.0 {
                    end += 1;
                }
                if f64::from(cm[end] - cm[start]) < metres.m() * 100.0 {
                    break;
                }
            }
            (None, Some(time)) => {
                end = start + time.s().round().max(1.0) as usize;
                if end > to {
                    break;
                }
            }
            (None, None) => return None,
        }
        let distance_m = f64::from(cm[end] - cm[start]) / 100.0;
        let stretch = Stretch { start_s: start as f64, elapsed_s: (end - start) as f64, distance_m };
        if distance_m > 0.0 && best.is_none_or(|best| stretch.pace() < best.pace()) {
            best = Some(stretch);
        }
    }
    best
}

/// The steps between those that were found: what lies between, cut at the planned lengths where there are several.
pub(super) fn fill(steps: &[&Step], found: &mut [Option<Stretch>], line: &DistanceLine) {
    let mut at = 0;
    while at < found.len() {
        if found[at].is_some() {
            at += 1;
            continue;
        }
        let end = (at..found.len()).find(|&i| found[i].is_some()).unwrap_or(found.len());
        let from_s = at.checked_sub(1).and_then(|i| found[i]).map_or(0.0, |before| before.end_s());
        let to_s = found.get(end).copied().flatten().map_or(line.seconds() as f64, |after| after.start_s);
        // What an effort that was not run stands for is not guessed.
        if steps[at..end].iter().all(|step| !is_work(step)) || end - at == found.len() {
            cut(&steps[at..end], &mut found[at..end], line, from_s, to_s);
        }
        at = end;
    }
}

/// Cuts a part of the run at the planned lengths; the last step takes what is left.
fn cut(steps: &[&Step], found: &mut [Option<Stretch>], line: &DistanceLine, mut from_s: f64, to_s: f64) {
    let last = steps.len() - 1;
    for (i, (step, found)) in steps.iter().zip(found).enumerate() {
        let end_s = match (step.distance_m, step.duration_s) {
            _ if i == last => Some(to_s),
            (Some(d), _) => metres_at(line, from_s).and_then(|m| second_at(line, m + d.m())),
            (None, Some(t)) => Some(from_s + t.s()),
            (None, None) => None,
        };
        let end_s = end_s.unwrap_or(to_s).min(to_s);
        *found = Stretch::between(line, from_s, end_s).filter(|s| s.elapsed_s >= 1.0);
        from_s = end_s;
    }
}

/// The work of a run: efforts, and steady running that is harder than easy.
pub(super) fn is_work(step: &Step) -> bool {
    use training::{PaceBase, Role};
    let gentle = matches!(step.pace.base, PaceBase::Stand | PaceBase::Walk | PaceBase::Jog | PaceBase::Easy);
    step.role == Role::Effort || (step.role == Role::Steady && !gentle)
}

fn metres_at(line: &DistanceLine, second: f64) -> Option<f64> {
    let cm = line.cumulative_cm();
    let second = second.clamp(0.0, line.seconds() as f64);
    let (before, after) = (*cm.get(second as usize)?, *cm.get((second.ceil() as usize).min(line.seconds()))?);
    Some((f64::from(before) + f64::from(after - before) * second.fract()) / 100.0)
}

/// The second at which so many metres were reached; nothing where they were not.
fn second_at(line: &DistanceLine, metres: f64) -> Option<f64> {
    let cm = line.cumulative_cm();
    let at = cm.partition_point(|&c| f64::from(c) < metres * 100.0 - 1e-6);
    (at < cm.len()).then_some(at as f64)
}
