//! What makes one choice of days better than another; all weights are ours.

use super::{Frame, Needs, WeekDays};

/// Long runs belong at the weekend, unless the runner says otherwise.
const LONG: [f64; 7] = [5.0, 4.0, 4.0, 4.0, 4.0, 1.0, 0.0];
/// Hard runs belong into the middle of the week.
const HARD: [f64; 7] = [2.0, 0.0, 0.2, 0.0, 1.0, 0.8, 2.5];

/// A speed session wants so much time, s.
const USUAL_HARD_S: f64 = 4200.0;

/// Cost of a week on its own.
pub fn of_week(frame: &Frame, need: &Needs, days: &WeekDays) -> f64 {
    let mut cost = 0.0;
    let hard: Vec<usize> = days.hard.iter().flatten().copied().collect();
    let missing = need.hard - hard.len();
    cost += missing as f64 * if need.must { 500.0 } else { 20.0 };
    if missing > 0 && hard.is_empty() && need.must {
        cost += 2000.0;
    }
    for &d in &hard {
        cost += HARD[d] + (USUAL_HARD_S - frame.cap_s[d]).max(0.0) / 300.0;
        if let Some(long) = days.long {
            cost += if d + 1 == long { 3.0 } else { 0.0 };
            cost += if long + 1 == d { 4.0 } else { 0.0 };
        }
        for race in (0..7).filter(|r| days.races >> r & 1 == 1) {
            let before = race as i64 - d as i64;
            cost += match before {
                1..=2 => 12.0,
                3 => {
                    if need.a_race {
                        3.0
                    } else {
                        1.0
                    }
                }
                -6..=-1 => {
                    if need.a_race {
                        40.0
                    } else {
                        6.0
                    }
                }
                _ => 0.0,
            };
        }
    }
    if let [Some(a), Some(b)] = days.hard {
        cost += if b - a == 2 { 1.0 } else { 0.0 };
    }
    match days.long {
        Some(long) => {
            cost += if frame.long.is_none() { LONG[long] } else { 0.0 };
            cost += ((need.running_s * 0.3 - frame.cap_s[long]).max(0.0)) / 300.0;
            for race in (0..7).filter(|r| days.races >> r & 1 == 1) {
                cost += if long.abs_diff(race) < 2 { 3.0 } else { 0.0 };
                cost += if long < race { 2.0 } else { 0.0 };
            }
        }
        None => cost += if need.long { 2.0 } else { 0.0 },
    }
    // Jumps stand on no race's day and on no day before a hard run (rule E1): one day must be left for them.
    let before_hard = days.hard_bits() >> 1;
    cost += if frame.jumps & !days.races & !before_hard & 0b011_1111 == 0 { 60.0 } else { 0.0 };
    cost += streaks(days.runs | days.races);
    if days.long == Some(6) && days.runs & 1 == 1 {
        cost += 0.7; // Monday is a good day of rest after a long Sunday
    }
    if need.a_race {
        let last = (0..7).rev().find(|r| days.races >> r & 1 == 1).unwrap_or(6);
        cost += 3.0 * f64::from((u16::from(days.runs) >> (last + 1)).count_ones());
    }
    let room: f64 = (0..7).filter(|d| days.runs >> d & 1 == 1).map(|d| frame.cap_s[d].min(9000.0)).sum();
    cost + (need.running_s - room).max(0.0) / 100.0
}

/// Days on end with a run tire: each streak costs with its square.
fn streaks(bits: u8) -> f64 {
    let (mut sum, mut run) = (0.0, 0.0);
    for d in 0..8 {
        if d < 7 && bits >> d & 1 == 1 {
            run += 1.0;
        } else {
            sum += run * run * 0.15;
            run = 0.0;
        }
    }
    sum
}

/// Cost of leaving the season's own pattern of weekdays.
pub fn away_from_home(days: &WeekDays, long: usize, hard: (usize, usize)) -> f64 {
    let mut cost = 0.0;
    if days.long.is_some_and(|d| d != long) {
        cost += 3.0;
    }
    cost += match days.hard {
        [Some(a), Some(b)] => f64::from(u8::from(a != hard.0)) + f64::from(u8::from(b != hard.1)),
        [Some(a), None] => {
            f64::from(u8::from(a != hard.0 && a != hard.1)) * 1.0 + f64::from(u8::from(a != hard.0)) * 0.2
        }
        _ => 0.0,
    };
    cost * 1.5
}
