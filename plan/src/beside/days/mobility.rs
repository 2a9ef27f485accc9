//! Where mobility sessions and checks stand: after the runs that need them, and not on the day that is free of everything.

use crate::{beside::view::View, movement::session as movement};
use training::Week;

/// Mobility sessions of a week (rule F3).
const SESSIONS: u32 = 3;

/// The days of a week's mobility sessions, in order; weights are ours.
pub fn mobility_days(view: &View, weeks: &[Week], week: usize, check: Option<usize>) -> Vec<usize> {
    let empty = |d: usize| weeks[week].days[d].sessions.is_empty() && check != Some(d);
    let cost = |bits: u8| {
        let days: Vec<usize> = (0..7).filter(|d| bits >> d & 1 == 1).collect();
        let mut cost = 0.0;
        for &d in &days {
            let day = view.day(week, d);
            cost += if day.hard || day.long { 0.0 } else { 0.3 };
            cost += if day.race { 5.0 } else { 0.0 };
            cost += if empty(d) { 1.0 } else { 0.0 } + if day.free { 1.0 } else { 0.0 };
            // A full day is long enough.
            cost += 0.3 * weeks[week].days[d].sessions.len().saturating_sub(1) as f64;
            cost += (movement::LEAST_S - day.cap_s).max(0.0) + (600.0 - day.cap_s).max(0.0) / 300.0;
        }
        cost += days.windows(2).filter(|w| w[1] - w[0] == 1).count() as f64 * 0.8;
        let free = (0..7).any(|d| empty(d) && bits >> d & 1 == 0);
        cost + if free { 0.0 } else { 4.0 }
    };
    let sets = (0..128_u8).filter(|bits| bits.count_ones() == SESSIONS);
    let best = sets.min_by(|&a, &b| cost(a).total_cmp(&cost(b))).unwrap_or(0b001_0101);
    (0..7).filter(|d| best >> d & 1 == 1).collect()
}

/// The day of a check: rested, before an easy run or none.
pub fn check_day(view: &View, weeks: &[Week], week: usize) -> usize {
    let cost = |d: usize| {
        let day = view.day(week, d);
        let mut cost = 0.0;
        cost += if day.race { 9.0 } else { 0.0 } + if day.hard { 3.0 } else { 0.0 } + if day.long { 2.0 } else { 0.0 };
        cost += if day.after_long { 1.0 } else { 0.0 };
        cost += if weeks[week].days[d].sessions.is_empty() { 0.8 } else { 0.0 };
        cost + 0.5 * weeks[week].days[d].sessions.len().saturating_sub(1) as f64 + 0.01 * d as f64
    };
    (0..7).min_by(|&a, &b| cost(a).total_cmp(&cost(b))).unwrap_or(0)
}
