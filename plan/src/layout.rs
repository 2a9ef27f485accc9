//! Sessions onto days, exactly: every choice of days of a week is a state, and the best chain of weeks is found for
//! every weekly pattern that the season may settle into (decision 0003).

mod cost;
mod options;

pub use options::{Needs, WeekDays};

use training::{Spec, Weekday};

/// Which days the runner's wishes leave, and how long a session may be on them.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// Days that may carry a run, as bits from Monday.
    pub allowed: u8,
    /// Longest session of each weekday, s.
    pub cap_s: [f64; 7],
    /// Wished day of the long run.
    pub long: Option<usize>,
    /// Days that may carry jumps, as bits from Monday.
    pub jumps: u8,
    /// A race stands on the day before week 1.
    pub race_before: bool,
}

impl Frame {
    /// From the wishes.
    #[must_use]
    pub fn of(spec: &Spec, race_before: bool) -> Self {
        let bits = |days: &[Weekday]| days.iter().fold(0_u8, |b, d| b | 1 << d.index());
        let named = spec.wishes.days.as_deref().map_or(0b111_1111, bits);
        let mut cap_s = [f64::INFINITY; 7];
        for (day, cap) in &spec.wishes.max_session_s {
            cap_s[day.index()] = cap.s();
        }
        let rest = bits(&spec.wishes.rest);
        let jumps = (0..7).filter(|&d| rest >> d & 1 == 0 && cap_s[d] >= crate::power::session::MOST_S);
        Self {
            allowed: named & !rest,
            jumps: jumps.fold(0, |b, d| b | 1 << d),
            cap_s,
            long: spec.wishes.long_run.map(Weekday::index),
            race_before,
        }
    }
}

/// A pattern of weekdays that the season keeps to where it can.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Home {
    long: usize,
    hard: (usize, usize),
}

/// The days of every week, or the index of the first week that has none.
///
/// # Errors
/// The week for which no choice of days keeps the hard rules.
pub fn lay(frame: &Frame, needs: &[Needs]) -> Result<Vec<WeekDays>, usize> {
    let mut choices: Vec<Vec<(WeekDays, f64)>> = Vec::with_capacity(needs.len());
    for (w, need) in needs.iter().enumerate() {
        if w > 0 && *need == needs[w - 1] {
            let same = choices[w - 1].clone();
            choices.push(same);
            continue;
        }
        let found = options::all(frame, need);
        if found.is_empty() {
            return Err(w);
        }
        choices.push(found);
    }
    let mut best: Option<(f64, Vec<WeekDays>)> = None;
    for home in homes(frame) {
        let (cost, weeks) = chain(frame, &choices, home)?;
        if best.as_ref().is_none_or(|(c, _)| cost < *c - 1e-9) {
            best = Some((cost, weeks));
        }
    }
    best.map(|(_, weeks)| weeks).ok_or(0)
}

fn homes(frame: &Frame) -> Vec<Home> {
    let days: Vec<usize> = (0..7).filter(|d| frame.allowed >> d & 1 == 1).collect();
    let mut all = Vec::new();
    for &long in days.iter().filter(|&&d| frame.long.is_none_or(|l| l == d)) {
        for &a in &days {
            for &b in days.iter().filter(|&&b| b >= a) {
                all.push(Home { long, hard: (a, b) });
            }
        }
    }
    if all.is_empty() {
        all.push(Home { long: 6, hard: (1, 3) }); // races only
    }
    all
}

/// The best chain of weeks for one pattern. What a week hands on is whether its Sunday was hard, and whether it was long.
fn chain(frame: &Frame, choices: &[Vec<(WeekDays, f64)>], home: Home) -> Result<(f64, Vec<WeekDays>), usize> {
    const STATES: usize = 4;
    let mut cost = [f64::INFINITY; STATES];
    cost[usize::from(frame.race_before)] = 0.0;
    let mut back: Vec<[(usize, usize); STATES]> = Vec::with_capacity(choices.len());
    for (w, options) in choices.iter().enumerate() {
        let mut next = [f64::INFINITY; STATES];
        let mut from = [(usize::MAX, 0); STATES];
        for (o, (days, local)) in options.iter().enumerate() {
            let away = local + cost::away_from_home(days, home.long, home.hard);
            let to = usize::from(days.hard_bits() >> 6 & 1 == 1) + 2 * usize::from(days.long == Some(6));
            for (state, &so_far) in cost.iter().enumerate() {
                if state & 1 == 1 && days.hard_bits() & 1 == 1 {
                    continue; // hard on Sunday and on Monday
                }
                let after_long = if state & 2 == 2 && days.hard_bits() & 1 == 1 { 4.0 } else { 0.0 };
                let total = so_far + away + after_long;
                if total < next[to] {
                    next[to] = total;
                    from[to] = (o, state);
                }
            }
        }
        if next.iter().all(|c| c.is_infinite()) {
            return Err(w);
        }
        cost = next;
        back.push(from);
    }
    let mut state = (0..STATES).min_by(|&a, &b| cost[a].total_cmp(&cost[b])).unwrap_or(0);
    let total = cost[state];
    let mut weeks = Vec::with_capacity(choices.len());
    for (w, from) in back.iter().enumerate().rev() {
        let (option, before) = from[state];
        weeks.push(choices[w][option].0);
        state = before;
    }
    weeks.reverse();
    Ok((total, weeks))
}
