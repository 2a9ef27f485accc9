//! What makes one choice of days for lifts and jumps better than another; all weights are ours.

use super::Chosen;
use crate::beside::view::View;

/// Cost of a week on its own. Hard days are kept hard: a lift stands on the day of a hard run, after it, or on an easy day, never in the way of the
/// next day's work where that can be helped; and a day stays free of everything.
pub fn of_week(view: &View, week: usize, c: &Chosen, heavy: bool) -> f64 {
    let lifts: Vec<usize> = c.lifts().collect();
    let mut cost = 0.0;
    for &d in &lifts {
        let day = view.day(week, d);
        cost += match (day.hard, day.long, day.run) {
            (true, ..) => 0.0,
            (_, true, _) => 2.5,
            (_, _, true) => 0.5,
            _ => 0.8,
        };
        cost += if day.before_work { if heavy { 5.0 } else { 3.0 } } else { 0.0 };
        cost += near_race(day.to_race) + if day.after_long { 0.5 } else { 0.0 };
        cost += (2700.0 - day.cap_s).max(0.0) / 900.0;
    }
    for pair in lifts.windows(2) {
        cost += match pair[1] - pair[0] {
            1 => 4.0,
            2 => 0.4,
            _ => 0.0,
        };
    }
    if let Some(d) = c.power {
        let day = view.day(week, d);
        cost += match (day.hard, day.long, day.run) {
            (true, ..) => 0.3,
            (_, true, _) => 2.0,
            (_, _, true) => 0.2,
            _ => 0.7,
        };
        cost +=
            near_race(day.to_race) + if day.after_long { 1.0 } else { 0.0 } + if day.before_work { 1.0 } else { 0.0 };
        // Jumps want fresh legs: not the day after a lift, on the same day they come before it.
        cost += if d > 0 && lifts.contains(&(d - 1)) { 0.6 } else { 0.0 };
        cost += if lifts.contains(&d) { 0.3 } else { 0.0 };
    } else {
        cost += 1.5;
    }
    let free = (0..7).any(|d| !view.day(week, d).run && !lifts.contains(&d) && c.power != Some(d));
    cost + if free { 0.0 } else { 3.0 }
}

fn near_race(days: Option<usize>) -> f64 {
    match days {
        Some(1) => 8.0,
        Some(2) => 4.0,
        Some(3) => 1.0,
        _ => 0.0,
    }
}

/// What a Monday costs after what stood on Sunday.
pub fn after_sunday(lift: bool, power: bool, c: &Chosen) -> f64 {
    let lifts = c.lift_bits & 1 == 1;
    let jumps = c.power == Some(0);
    let mut cost = 0.0;
    cost += if lift && lifts { 4.0 } else { 0.0 };
    cost += if lift && jumps { 0.6 } else { 0.0 };
    cost + if power && jumps { 4.0 } else { 0.0 }
}

/// How far two weeks' days lie apart.
pub fn apart(a: Chosen, b: Chosen) -> f64 {
    f64::from((a.lift_bits & !b.lift_bits).count_ones().max((b.lift_bits & !a.lift_bits).count_ones())) * 0.7
        + if a.power == b.power { 0.0 } else { 0.7 }
}
