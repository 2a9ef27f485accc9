//! Times the planner over random seasons: `cargo run --release -p plan --example time [COUNT]`.

#[path = "../tests/random/mod.rs"]
mod random;

use std::time::Instant;

fn main() {
    let count: u64 = std::env::args().nth(1).and_then(|a| a.parse().ok()).unwrap_or(500);
    let (mut plans, mut full, mut clashes) = (Vec::new(), Vec::new(), Vec::new());
    for seed in 0..count {
        let spec = random::spec(seed);
        let start = Instant::now();
        let answer = plan::make(&spec);
        let ms = start.elapsed().as_secs_f64() * 1000.0;
        match answer {
            Ok(plan) => {
                if plan.weeks.len() >= 24 {
                    full.push(ms);
                }
                plans.push(ms);
            }
            Err(_) => clashes.push(ms),
        }
    }
    for (name, mut ms) in [("plan", plans), ("plan of 24 weeks or more", full), ("clash", clashes)] {
        ms.sort_by(f64::total_cmp);
        if let (Some(median), Some(most)) = (ms.get(ms.len() / 2), ms.last()) {
            println!("{name}: {} times, median {median:.1} ms, at most {most:.1} ms", ms.len());
        }
    }
}
