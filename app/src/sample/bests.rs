//! The best times of a simulated run without its recording: fast enough for hundreds of runners.

use super::{
    chance::Chance,
    effort::stretches,
    season::{Outing, Planned},
    simulate::WANDER,
};
use physiology::{Effort, standard_distances};
use quantity::{Distance, Duration};

/// Marks apart from the recording's own draws.
const LABEL: u64 = 1_000_000;
/// A watch counts this share more of a race than its course measures.
const RACE_COUNTED: f64 = 1.001;
/// Spread of what a watch counts on other days, as a share.
const COUNTED_SPREAD: f64 = 0.003;

/// The fastest times over the standard distances within one run, as the watch counts them. None on a treadmill, whose
/// distance is no evidence.
///
/// Within a stretch the speed is even, and off its target as the mean of the recording's own unsteadiness would be.
pub fn bests(seed: u64, number: u64, run: &Planned) -> Vec<Effort> {
    if matches!(run.outing, Outing::Treadmill(_)) {
        return Vec::new();
    }
    let mut chance = Chance::of(seed, LABEL + number);
    let race = matches!(run.outing, Outing::Race(_));
    let counted = if race { RACE_COUNTED } else { 1.0 + COUNTED_SPREAD * chance.normal() };
    let mut line = vec![(0.0, 0.0)];
    for stretch in stretches(run, &mut chance) {
        let (from_s, from_m) = line[line.len() - 1];
        let seconds =
            stretch.duration.map_or_else(|| stretch.distance.map_or(0.0, |d| d.m() / stretch.speed.mps()), Duration::s);
        let speed = stretch.speed.mps() * (1.0 + WANDER.mean_over(seconds) * chance.normal());
        let metres = stretch.distance.map_or(speed * seconds, Distance::m);
        line.push((from_s + metres / speed, from_m + metres * counted));
    }
    standard_distances()
        .map_while(|distance| fastest(&line, distance.m()).map(|time| Effort { distance, time }))
        .collect()
}

/// The shortest time over some metres of a line of (seconds, metres): its window begins or ends at a corner.
fn fastest(line: &[(f64, f64)], metres: f64) -> Option<Duration> {
    let (first, last) = (line.first()?.1, line.last()?.1);
    let begins = line.iter().flat_map(|corner| [corner.1, corner.1 - metres]);
    let windows = begins.filter(|&from| from >= first && from + metres <= last);
    let times = windows.map(|from| clock_at(line, from + metres) - clock_at(line, from));
    times.min_by(f64::total_cmp).map(Duration::from_s)
}

/// Seconds at which a line has come so many metres.
fn clock_at(line: &[(f64, f64)], metres: f64) -> f64 {
    let after = line.iter().position(|corner| corner.1 >= metres).unwrap_or(line.len() - 1).max(1);
    let (a, b) = (line[after - 1], line[after]);
    a.0 + (b.0 - a.0) * (metres - a.1) / (b.1 - a.1).max(1e-9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fastest_window_may_lie_anywhere() {
        let line = [(0.0, 0.0), (100.0, 300.0), (200.0, 800.0), (300.0, 1000.0)];
        assert_eq!(fastest(&line, 500.0).unwrap().s(), 100.0);
        assert_eq!(fastest(&line, 250.0).unwrap().s(), 50.0);
        assert!((fastest(&line, 600.0).unwrap().s() - (100.0 + 100.0 / 3.0)).abs() < 1e-9);
        assert_eq!(fastest(&line, 1000.5), None);
    }
}
