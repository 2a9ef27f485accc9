//! B4.

use super::repeats::{Repeats, Size, repeats};
use crate::{
    figure::{count, percent},
    reading::{Reading, day_number},
    rules::{Broken, Verdict},
};
use std::collections::BTreeMap;
use training::RunKind;

/// Repeats of the first session of a kind.
const FIRST: usize = 2;
/// Most repeats more than in the last session of the kind.
const GROWTH: usize = 2;
/// A speed that grows by no more than this share has not grown.
const SAME_PACE: f64 = 0.005;
/// Four weeks without speed work make a beginner again.
const AWAY_DAYS: i64 = 28;
/// Slack for speeds rounded to the millimetre per second.
const ROUNDING: f64 = 5e-4;

type Kind = (RunKind, Size);

/// B4: speed work is eased into.
///
/// - **Measured**: where the runner has done none in four weeks, the first session of each kind has two repeats (a kind
///   is the run's name and the size of its repeats: to 400 m, to 800 m, 1000 m and mile, longer); repeats then
///   grow by at most two from one session of a kind to the next; repeats and pace (by more than 0.5 % against
///   that kind's last session) never grow in the same week. Caps: 12 repeats up to 400 m, 8 at 600 to 800 m
///   (Yasso 800s 10), 8 at 1000 m and the mile.
/// - **Choices**: every run but races and tests counts, hard or not, since two times 400 m are no hard run yet;
///   one moderate sustained effort repeats nothing and is no first session. "None in four weeks" holds from the
///   start when the history says so, and again after 28 days of the plan without a hard run; strides and two times 400 m
///   begin again only after 28 days without any such run. The week is one
///   for all kinds: where one kind's repeats grow, no kind's pace does. A session of several sizes has several kinds.
/// - **Why**: one thing grows at a time.
pub fn eased_into(reading: &Reading<'_>) -> Verdict {
    let mut broken = Vec::new();
    let mut last: BTreeMap<Kind, Repeats> = BTreeMap::new();
    let mut begun: BTreeMap<Kind, ()> = BTreeMap::new();
    let mut grown: BTreeMap<usize, (bool, bool)> = BTreeMap::new();
    let mut away = reading.spec.history.speed_sessions_4w == 0;
    let mut last_day = day_number(reading.plan.made);
    let mut last_hard = last_day;
    let mut most = 0;
    for run in reading.runs.iter().filter(|r| !r.is_race() && !r.is_test()) {
        let kinds = repeats(run);
        if kinds.is_empty() && !run.is_speed_session() {
            continue;
        }
        if run.day - last_day > AWAY_DAYS {
            begun.clear();
        }
        away |= run.day - last_hard > AWAY_DAYS;
        last_day = run.day;
        last_hard = if run.is_hard() { run.day } else { last_hard };
        for now in kinds {
            let kind = (now.run, now.size);
            most = most.max(now.count);
            let first = !begun.contains_key(&kind) && !now.sustained;
            broken.extend(misfit(&now, last.get(&kind), away && first).map(|because| Broken::run(run, because)));
            let growth = grown.entry(run.place).or_default();
            if let Some(before) = last.get(&kind) {
                growth.0 |= now.count > before.count;
                growth.1 |= is_faster(&now, before);
            }
            if !now.sustained {
                begun.insert(kind, ());
            }
            last.insert(kind, now);
        }
    }
    if last.is_empty() {
        return Verdict::silent("the plan has no repeats");
    }
    let both = grown.iter().filter(|(_, (repeats, pace))| *repeats && *pace);
    broken.extend(both.filter_map(|(place, _)| {
        let week = reading.weeks.get(*place)?.number();
        Some(Broken::week(week, format!("repeats and pace (by more than {}) both grow", percent(SAME_PACE))))
    }));
    Verdict::judged(format!("{}, at most {most} repeats", count(last.len(), "kind")), broken)
}

/// What is wrong with the number of repeats of one kind in a run.
fn misfit(now: &Repeats, before: Option<&Repeats>, must_be_first: bool) -> Option<String> {
    let (n, words) = (now.count, now.size.words());
    if let Some(cap) = now.size.cap(now.run).filter(|cap| n > *cap) {
        return Some(format!("{n} {words}, at most {cap}"));
    }
    if must_be_first && n != FIRST {
        return Some(format!("the first session of its kind has {n} {words}, it should have two"));
    }
    let before = before.filter(|b| n > b.count + GROWTH)?;
    Some(format!("{n} {words} after {} the time before, at most two more", before.count))
}

/// The pace has grown: by its speed, or by its symbol where no speed is known.
fn is_faster(now: &Repeats, before: &Repeats) -> bool {
    let ratio = now.speed_mps / before.speed_mps;
    if ratio.is_finite() {
        return ratio > 1.0 + SAME_PACE + ROUNDING;
    }
    now.pace.0 == before.pace.0 && now.pace.1 > before.pace.1 * (1.0 + SAME_PACE)
}
