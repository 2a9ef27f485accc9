//! What each week is for, where the easier weeks stand, and where the tests.

use super::{
    Load, WeekShape,
    horizon::{Horizon, week_of},
    volume::{comes_back, mean_week_m},
};
use training::{Phase, Priority, Spec};

/// From so many weeks on a plan has its share of build and peak, one week in so many (rule B1).
const LONG_PLAN_WEEKS: usize = 8;
const ONE_WEEK_IN: usize = 4;
/// Races that rule H1 has a taper for, m.
const TAPERED_M: f64 = 10_000.0;

/// The weeks of the horizon, segment by segment: each ends with an A race, the next begins with its recovery.
pub fn weeks(spec: &Spec, horizon: &Horizon) -> Vec<WeekShape> {
    let mut weeks: Vec<WeekShape> = (0..horizon.to_goal)
        .map(|w| {
            let start = horizon.monday(w);
            let mut races: Vec<usize> =
                (0..spec.races.len()).filter(|&i| week_of(horizon.start, spec.races[i].date) == w as i64).collect();
            races.sort_by_key(|&i| (spec.races[i].date, i));
            WeekShape {
                start,
                phase: Phase::Base,
                easier: false,
                load: Load::Grow,
                races,
                test: false,
                test_fits: false,
                expected_m: 0.0,
            }
        })
        .collect();
    let ends =
        |w: &WeekShape| w.races.iter().any(|&r| spec.races[r].priority == Priority::A || Some(r) == horizon.goal);
    let mut from = 0;
    let mut behind = 0.0; // the race that the segment recovers from
    while from < weeks.len() {
        let to = (from..weeks.len()).find(|&w| ends(&weeks[w]));
        let race_m = to.map_or(0.0, |w| longest_m(&weeks[w], spec));
        let end = to.map_or(weeks.len(), |w| w + 1);
        let first = from == 0;
        let back = first && comes_back(spec);
        segment(&mut weeks[from..end], Segment { race_m: to.map(|_| race_m), behind, first, back });
        behind = race_m;
        from = end;
    }
    weeks.truncate(horizon.weeks);
    enough_speed(&mut weeks, spec);
    weeks
}

struct Segment {
    race_m: Option<f64>,
    behind: f64,
    first: bool,
    /// The runner comes back from a break.
    back: bool,
}

fn segment(weeks: &mut [WeekShape], s: Segment) {
    let n = weeks.len();
    let mut set = |i: usize, phase: Phase, load: Load| {
        weeks[i].phase = phase;
        weeks[i].load = load;
    };
    let recovery = match s.behind {
        m if m <= 0.0 => 0,
        m if m < 15_000.0 => 1,
        m if m < 30_000.0 => 1,
        m if m < 45_000.0 => 2,
        _ => 3,
    };
    let tail = if s.race_m.is_some() { 1 } else { 0 };
    let long_race = s.race_m.is_some_and(|m| m > 30_000.0);
    let taper = match s.race_m {
        None => 0,
        Some(_) if n < 2 => 0,
        Some(_) if long_race && n >= 12 => 2,
        Some(_) => 1,
    };
    let recovery = recovery.min(n.saturating_sub(tail + taper));
    let free = n - tail - taper - recovery;
    for i in 0..recovery {
        set(i, Phase::Recovery, Load::Recovery([0.45, 0.6, 0.7][i.min(2)]));
    }
    let base = if s.first { (free * 2).div_ceil(5).clamp(1, 10) } else { usize::from(free > 3) };
    let base = base.min(free);
    let peak = if free >= 12 {
        3
    } else if free >= 7 {
        2
    } else {
        usize::from(free >= 4)
    };
    let peak = peak.min(free - base);
    let back = if s.back { (free / 3).min(2) } else { 0 };
    for i in 0..free {
        let phase = if i < back {
            Phase::Return
        } else if i < base {
            Phase::Base
        } else if i < free - peak {
            Phase::Build
        } else {
            Phase::Peak
        };
        set(recovery + i, phase, Load::Grow);
    }
    for i in 0..taper {
        let share = if taper == 2 && i == 0 { 0.8 } else { 0.66 };
        set(recovery + free + i, Phase::Taper, Load::Taper(share));
    }
    if tail == 1 {
        let share = if long_race { 0.38 } else { 0.48 };
        set(n - 1, Phase::Race, Load::RaceWeek(share));
    }
}

/// From 8 weeks on a quarter of the weeks is build or peak (rule B1): base weeks give way, the last first, then recovery, then easier
/// weeks before races that need no taper, then week 1.
fn enough_speed(weeks: &mut [WeekShape], spec: &Spec) {
    let n = weeks.len();
    for from in [Phase::Base, Phase::Recovery] {
        for w in (1..n).rev() {
            if has_enough_speed(weeks) {
                return;
            }
            let after_race = weeks[w - 1].phase == Phase::Race;
            if weeks[w].phase == from
                && !(after_race && from == Phase::Recovery && w + 1 < n && weeks[w + 1].phase == from)
            {
                weeks[w].phase = Phase::Build;
                weeks[w].load = Load::Grow;
            }
        }
    }
    for w in (1..n).rev() {
        let next_m = weeks.get(w + 1).map_or(0.0, |next| longest_m(next, spec));
        if !has_enough_speed(weeks) && weeks[w].phase == Phase::Taper && next_m < TAPERED_M {
            weeks[w].phase = Phase::Peak;
            weeks[w].easier = true;
            weeks[w].load = Load::Easier(0.78);
        }
    }
    if !has_enough_speed(weeks) && weeks[0].phase == Phase::Base {
        weeks[0].phase = Phase::Build;
    }
}

/// Whether build and peak have their share of the weeks (rule B1).
pub fn has_enough_speed(weeks: &[WeekShape]) -> bool {
    let speed = weeks.iter().filter(|w| matches!(w.phase, Phase::Build | Phase::Peak)).count();
    weeks.len() < LONG_PLAN_WEEKS || speed * ONE_WEEK_IN >= weeks.len()
}

/// The longest race of a week, m; 0 without one.
fn longest_m(week: &WeekShape, spec: &Spec) -> f64 {
    week.races.iter().map(|&r| spec.races[r].distance_m.m()).fold(0.0, f64::max)
}

/// A week that is a break by itself: taper or recovery.
fn is_break(week: &WeekShape, tapers_are_low: bool) -> bool {
    matches!(week.load, Load::Taper(_) | Load::Recovery(_)) && (tapers_are_low || !week.has_race())
}

/// Every fourth week at the latest is easier (rule H1): as few as needed, evenly spread, never a week with a race where
/// another will do.
pub fn place_easier(weeks: &mut [WeekShape], spec: &Spec, tapers_are_low: bool) {
    let mut from = 0;
    while from < weeks.len() {
        let to = (from..weeks.len()).find(|&w| is_break(&weeks[w], tapers_are_low)).unwrap_or(weeks.len());
        for at in breaks(&weeks[from..to], spec, from == 0) {
            weeks[from + at].easier = true;
            weeks[from + at].load = Load::Easier(0.78);
        }
        from = to + 1;
    }
    if spec.races.is_empty()
        && let Some(last) = weeks.last_mut()
    {
        last.easier = true;
        last.load = Load::Easier(0.7);
    }
}

/// Where a stretch of full weeks is broken so that no four of them follow each other.
fn breaks(weeks: &[WeekShape], spec: &Spec, from_start: bool) -> Vec<usize> {
    const MOST_FULL: usize = 3;
    /// Cost of a week that can hardly be easier at all.
    const HARDLY: f64 = 3000.0;
    let n = weeks.len();
    let mean_m = mean_week_m(spec);
    let last_m = spec.history.weekly_distance_m.last().map_or(0.0, |d| d.m());
    let own = |i: usize, w: &WeekShape| {
        let races_m: f64 = w.races.iter().map(|&r| spec.races[r].distance_m.m()).sum();
        match (!matches!(w.load, Load::Grow), w.has_race()) {
            (true, _) => 10_000.0,
            // What rule A4 asks of week 1 leaves no easier one.
            _ if from_start && i == 0 && mean_m * 0.81 > last_m * 0.85 => HARDLY,
            (_, true) if races_m > mean_m.max(10_000.0) * 0.7 => HARDLY,
            (_, true) => 100.0,
            _ => 10.0,
        }
    };
    // best[i]: cheapest way to have a break at i, and the break before it
    let mut best: Vec<(f64, Option<usize>)> = Vec::with_capacity(n);
    for (i, week) in weeks.iter().enumerate() {
        let gap = |full: usize| ((MOST_FULL - full) as f64).powi(2);
        let mut found = if i <= MOST_FULL { (gap(i), None) } else { (f64::INFINITY, None) };
        for (p, before) in best.iter().enumerate().skip(i.saturating_sub(MOST_FULL + 1)) {
            let cost = before.0 + gap(i - p - 1);
            if cost < found.0 {
                found = (cost, Some(p));
            }
        }
        best.push((found.0 + own(i, week), found.1));
    }
    if n <= MOST_FULL {
        return Vec::new();
    }
    let last = (n - MOST_FULL - 1..n).min_by(|&a, &b| best[a].0.total_cmp(&best[b].0));
    let mut at: Vec<usize> = std::iter::successors(last, |&i| best[i].1).collect();
    at.reverse();
    at
}

/// Where a test may stand when one is due (rule B6): no race near it, nor the test that ends a plan without a race.
pub fn place_tests(weeks: &mut [WeekShape], spec: &Spec) {
    if spec.check.pain {
        return;
    }
    let n = weeks.len();
    for w in 0..n {
        let before_race = matches!(weeks[w].phase, Phase::Race | Phase::Taper)
            || weeks.get(w + 1).is_some_and(|next| next.phase == Phase::Race);
        let before_end = spec.races.is_empty() && w + 3 >= n;
        let running = matches!(weeks[w].phase, Phase::Base | Phase::Build | Phase::Peak);
        weeks[w].test_fits = running && !before_race && !before_end && !weeks[w].has_race();
    }
    if spec.races.is_empty()
        && let Some(last) = weeks.last_mut()
    {
        last.test = true;
    }
}
