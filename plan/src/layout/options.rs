//! Every choice of days that one week has under the hard rules.

use super::{Frame, cost};

/// What a week must carry.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Needs {
    /// Runs besides races.
    pub runs: usize,
    /// Hard runs besides races, tests counted.
    pub hard: usize,
    /// Fewer than that break a rule, so that leaving one out costs more.
    pub must: bool,
    /// A long run belongs into it.
    pub long: bool,
    /// Days with a race, as bits from Monday.
    pub races: u8,
    /// A race of it is an A race.
    pub a_race: bool,
    /// Shortest useful hard run, s.
    pub hard_s: f64,
    /// Running expected, races left out, as time, s.
    pub running_s: f64,
}

/// The days of one week.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeekDays {
    /// Days with a run other than a race, as bits from Monday.
    pub runs: u8,
    /// Day of the long run.
    pub long: Option<usize>,
    /// Days of hard runs, in order.
    pub hard: [Option<usize>; 2],
    /// Days with a race, as bits from Monday.
    pub races: u8,
}

impl WeekDays {
    /// Days with a hard run, a test or a race, as bits from Monday.
    #[must_use]
    pub fn hard_bits(&self) -> u8 {
        self.hard.iter().flatten().fold(self.races, |b, d| b | 1 << d)
    }
}

/// Whether two neighbouring days are both set.
pub fn adjacent(bits: u8) -> bool {
    bits & (bits >> 1) != 0
}

/// All choices with their own cost. Empty where no choice keeps the rules.
pub fn all(frame: &Frame, need: &Needs) -> Vec<(WeekDays, f64)> {
    if adjacent(need.races) || need.races.count_ones() > 6 {
        return Vec::new();
    }
    let free = frame.allowed & !need.races;
    let most = (free.count_ones() as usize).min(6 - need.races.count_ones() as usize);
    let runs = need.runs.min(most);
    let mut found = Vec::new();
    for mask in 0..128_u8 {
        if mask & !free != 0 || mask.count_ones() as usize != runs {
            continue;
        }
        for long in long_days(frame, need, mask) {
            for hard in hard_days(frame, need, mask, long) {
                let days = WeekDays { runs: mask, long, hard, races: need.races };
                let local = cost::of_week(frame, need, &days);
                found.push((days, local));
            }
        }
    }
    found
}

fn bits(mask: u8) -> impl Iterator<Item = usize> {
    (0..7).filter(move |d| mask >> d & 1 == 1)
}

fn long_days(frame: &Frame, need: &Needs, mask: u8) -> Vec<Option<usize>> {
    if !need.long || mask.count_ones() < 2 {
        return vec![None];
    }
    match frame.long {
        Some(d) if mask >> d & 1 == 1 => vec![Some(d)],
        Some(d) if need.races >> d & 1 == 1 => vec![None],
        Some(_) => Vec::new(),
        None => bits(mask).map(Some).collect(),
    }
}

fn hard_days(frame: &Frame, need: &Needs, mask: u8, long: Option<usize>) -> Vec<[Option<usize>; 2]> {
    let mut sets = vec![[None, None]];
    let able: Vec<usize> = bits(mask).filter(|&d| Some(d) != long && frame.cap_s[d] >= need.hard_s).collect();
    for (i, &a) in able.iter().enumerate() {
        if need.hard == 0 || adjacent(need.races | 1 << a) {
            continue;
        }
        sets.push([Some(a), None]);
        for &b in &able[i + 1..] {
            if need.hard > 1 && !adjacent(need.races | 1 << a | 1 << b) {
                sets.push([Some(a), Some(b)]);
            }
        }
    }
    sets
}
