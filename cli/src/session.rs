//! A session in lines.

use training::{Block, Session, Step};
use web::{format::Units, words};

/// `Repeats, 8.2 km, about 48 min`.
pub fn line(session: &Session, units: Units) -> String {
    match words::session_size(session, &units) {
        size if size.is_empty() => words::session(session),
        size => format!("{}, {size}", words::session(session)),
    }
}

/// A line per step: `6 × 400 m at mile pace, 3:25 to 3:30 /km; 90 s jogging`.
pub fn steps(blocks: &[Block], units: Units) -> Vec<String> {
    blocks
        .iter()
        .map(|block| {
            let (times, steps) = words::block(block);
            let steps: Vec<String> = steps.iter().map(|s| step(s, units)).collect();
            if times > 1 { format!("{times} × {}", steps.join("; ")) } else { steps.join("; ") }
        })
        .collect()
}

fn step(step: &Step, units: Units) -> String {
    let what = format!("{} {}", words::step_length(step, &units), words::pace(&step.pace));
    if step.speed_high_mps.is_some() {
        format!("{what}, {}", units.pace_range(step.speed_low_mps, step.speed_high_mps))
    } else {
        what
    }
}
