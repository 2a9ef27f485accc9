//! Repeats by the watch's laps: those that it calls work, else every other lap where work and recovery alternate.

use super::{repeat_sets::are_alike, repeats::Work};
use quantity::race_distance::MILE;
use store::StoredLap;

/// Work laps are at least this much faster than the recoveries between them. Default, not a finding.
const FASTER: f64 = 1.15;
/// Laps that a watch takes by itself differ from their length by at most this share.
const AUTOMATIC: f64 = 0.01;

/// The laps that were repeats.
pub(super) fn by_laps(laps: &[StoredLap]) -> Option<Vec<&StoredLap>> {
    by_intensity(laps).or_else(|| if are_automatic(laps) { None } else { by_alternation(laps) })
}

fn usable(lap: &StoredLap) -> bool {
    Work::from(lap).is_usable()
}

/// Laps that the device calls work, when it tells work from rest and there are at least two.
fn by_intensity(laps: &[StoredLap]) -> Option<Vec<&StoredLap>> {
    let is = |lap: &StoredLap, words: &[&str]| lap.intensity.as_deref().is_some_and(|said| words.contains(&said));
    let tells = laps.iter().any(|lap| is(lap, &["rest", "recovery"]));
    let work: Vec<&StoredLap> = laps.iter().filter(|lap| is(lap, &["active", "interval"]) && usable(lap)).collect();
    (tells && work.len() >= 2).then_some(work)
}

/// Every kilometre or mile lapped by itself: hills and red lights make some faster than others, but nobody pressed the button.
fn are_automatic(laps: &[StoredLap]) -> bool {
    let Some((_, whole)) = laps.split_last() else { return false };
    let is = |lap: &StoredLap, metres: f64| lap.distance_m.is_some_and(|m| (m / metres - 1.0).abs() <= AUTOMATIC);
    [1000.0, MILE.m()].iter().any(|&metres| whole.iter().all(|lap| is(lap, metres)))
}

/// The fast ones of alternating laps: the longest row, by its metres, in which each is faster than its neighbours and all are
/// about as long. Time that the watch was stopped counts in a recovery and not in a repeat.
fn by_alternation(laps: &[StoredLap]) -> Option<Vec<&StoredLap>> {
    let faster = |i: usize| {
        let own = 1.0 / Work::from(&laps[i]).pace();
        let speed = |lap: &StoredLap| lap.distance_m.unwrap_or(0.0) / lap.elapsed_s.max(1.0);
        let than = |j: Option<usize>| j.and_then(|j| laps.get(j)).is_none_or(|other| own >= FASTER * speed(other));
        usable(&laps[i]) && than(i.checked_sub(1)) && than(Some(i + 1)) && laps.len() > 1
    };
    let metres = |set: &[&StoredLap]| set.iter().filter_map(|lap| lap.distance_m).sum::<f64>();
    let mut best: Vec<&StoredLap> = Vec::new();
    let mut set: Vec<&StoredLap> = Vec::new();
    let mut last = None;
    for i in (0..laps.len()).filter(|&i| faster(i)) {
        let this = Work::from(&laps[i]);
        let belongs = set.first().is_some_and(|first| are_alike(&Work::from(*first), &this));
        if last != Some(i.wrapping_sub(2)) || !belongs {
            set.clear();
        }
        set.push(&laps[i]);
        last = Some(i);
        if set.len() >= 3 && metres(&set) > metres(&best) {
            best.clone_from(&set);
        }
    }
    (!best.is_empty()).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lap(elapsed_s: f64, m: f64) -> StoredLap {
        StoredLap {
            start_s: 0.0,
            elapsed_s,
            timer_s: None,
            distance_m: Some(m),
            heart_rate_bpm: None,
            workout_step: None,
            intensity: None,
            ended_by: None,
        }
    }

    #[test]
    fn a_stop_inside_a_repeat_hides_none() {
        let mut laps = vec![lap(650.0, 2000.0)];
        for _ in 0..4 {
            laps.extend([lap(180.0, 800.0), lap(100.0, 270.0)]);
        }
        laps[1] = StoredLap { timer_s: Some(180.0), ..lap(256.0, 800.0) };
        assert_eq!(by_laps(&laps).map(|found| found.len()), Some(4));
        laps[1].timer_s = None;
        assert_eq!(by_laps(&laps).map(|found| found.len()), Some(3), "without the timer it was a slow lap");
    }

    #[test]
    fn the_longer_set_of_a_mixed_session_counts_not_the_strides_before_it() {
        let mut laps = vec![lap(900.0, 2700.0)];
        for _ in 0..5 {
            laps.extend([lap(20.0, 100.0), lap(60.0, 140.0)]);
        }
        for _ in 0..3 {
            laps.extend([lap(230.0, 1000.0), lap(120.0, 300.0)]);
        }
        let found = by_laps(&laps).expect("three kilometres");
        assert!(found.len() == 3 && found.iter().all(|lap| lap.distance_m == Some(1000.0)));
    }

    #[test]
    fn kilometres_that_the_watch_lapped_by_itself_are_no_repeats_however_hilly() {
        let mut laps: Vec<_> = (0..9).map(|i| lap(if i % 2 == 0 { 420.0 } else { 300.0 }, 1000.0)).collect();
        laps.push(lap(100.0, 300.0));
        assert!(by_laps(&laps).is_none());
        laps[0].distance_m = Some(1500.0);
        assert!(by_laps(&laps).is_some(), "a warm-up of another length was lapped by hand");
    }
}
