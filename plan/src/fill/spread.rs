//! A week's easy running over its days.

/// A day that takes easy running.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Weekday, 0 to 6.
    pub day: usize,
    /// Longest run of the day, m.
    pub cap_m: f64,
    /// It is the long run's day.
    pub long: bool,
    /// The day after hard or long running: its run is one of recovery.
    pub tired: bool,
}

/// What a day takes, m.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// Weekday, 0 to 6.
    pub day: usize,
    /// The run, m.
    pub m: f64,
    /// A second run of the day, m; 0 for none.
    pub second_m: f64,
    /// It is the long run.
    pub long: bool,
}

/// An easy run beyond which a second one on the day is better, m (ours).
const USUAL_EASY_M: f64 = 16_000.0;
/// Such a second run at most, m (ours).
const USUAL_SECOND_M: f64 = 10_000.0;

/// Easy running of a week from which some days carry two runs, m (ours).
const TWICE_A_DAY_M: f64 = 60_000.0;

/// Share of an easy run by which two of them are made to differ, and the least of one, m (ours).
const VARIED: f64 = 0.15;
const LEAST_VARIED_M: f64 = 2000.0;

/// Second runs on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubles {
    /// None.
    No,
    /// Short ones on easy days.
    Easy,
    /// On any day without hard running: the week's distance must be reached.
    Any,
}

/// Whole hundreds of metres.
fn round(m: f64) -> f64 {
    (m / 100.0 + 1e-9).floor() * 100.0
}

/// Spreads `total_m` over the places: the long run first, the rest evenly, each at least `least_m` or not at all.
/// `long_m` is the long run wanted. Runs of a second time in the day only where `doubles` says so and the first are full.
pub fn spread(total_m: f64, long_m: f64, least_m: f64, doubles: Doubles, places: &[Place]) -> Vec<Share> {
    let mut places = places.to_vec();
    // Fewer, longer runs where there is not enough for all.
    while places.len() > 1 && total_m / (places.len() as f64) < least_m {
        let drop = (0..places.len()).rev().find(|&i| !places[i].long).unwrap_or(0);
        places.remove(drop);
    }
    if total_m < 900.0 || places.is_empty() {
        return Vec::new();
    }
    let even = total_m / places.len() as f64;
    let others = places.iter().filter(|p| !p.long).count() as f64;
    let long = places
        .iter()
        .find(|p| p.long)
        .map_or(0.0, |p| long_m.min(total_m - others * least_m).max(even).min(p.cap_m).min(total_m));
    let easy_top = if long > 0.0 { (long * 0.9).max(even.min(long)) } else { f64::INFINITY };
    let twice = doubles != Doubles::No && total_m > TWICE_A_DAY_M;
    let usual_top = if twice { easy_top.min(USUAL_EASY_M) } else { easy_top };
    let mut m: Vec<f64> = places.iter().map(|p| if p.long { long } else { 0.0 }).collect();
    let mut seconds = vec![0.0; places.len()];
    let tops = |long_top: f64, easy_top: f64| {
        places.iter().map(|p| p.cap_m.min(if p.long { long_top } else { easy_top })).collect::<Vec<_>>()
    };
    let left = |m: &[f64], seconds: &[f64]| total_m - m.iter().chain(seconds).sum::<f64>();
    pour(left(&m, &seconds), &tops(long, usual_top), &mut m);
    if twice {
        // Before the long run grows beyond what is wanted.
        let second = places.iter().map(|p| if p.long { 0.0 } else { p.cap_m.min(USUAL_SECOND_M) });
        few(left(&m, &seconds), &second.collect::<Vec<_>>(), &mut seconds);
    }
    pour(left(&m, &seconds), &tops(long * 1.15, easy_top), &mut m);
    pour(left(&m, &seconds), &tops(f64::INFINITY, f64::INFINITY), &mut m);
    if doubles == Doubles::Any {
        few(left(&m, &seconds), &tops(f64::INFINITY, f64::INFINITY), &mut seconds);
    }
    let mut shares: Vec<Share> =
        places.iter().zip(&m).map(|(p, &m)| Share { day: p.day, m: round(m), second_m: 0.0, long: p.long }).collect();
    for ((share, s), place) in shares.iter_mut().zip(seconds).zip(&places) {
        // A second run is worth its shoes from 2 km on: the first gives way, as far as the day's longest session allows.
        let lent = if s > 300.0 { (place.cap_m.min(2000.0) - s).max(0.0).min(share.m / 2.0) } else { 0.0 };
        let lent = round(lent);
        share.m -= lent;
        share.second_m = round(s + lent);
    }
    // The hundreds lost in rounding go to whoever has room.
    let mut left = round(total_m - shares.iter().map(|s| s.m + s.second_m).sum::<f64>());
    for (share, place) in shares.iter_mut().zip(&places) {
        if left >= 100.0 && share.m + 100.0 <= place.cap_m {
            share.m += 100.0;
            left -= 100.0;
        }
    }
    shares.retain(|s| s.m >= 100.0);
    shares
}

/// Makes every second easy run longer at the cost of its neighbour, and the other one in the next week: no two days need be alike
/// (ours); of the two the day after hard or long running has the shorter one. Sums, caps and the longest of the week stay.
pub fn vary(shares: &mut [Share], places: &[Place], week: usize) {
    let longest = shares.iter().map(|s| s.m).fold(0.0, f64::max);
    let any_long = shares.iter().any(|s| s.long);
    let cap = |day: usize| places.iter().find(|p| p.day == day).map_or(0.0, |p| p.cap_m);
    let mut easy: Vec<usize> = (0..shares.len()).filter(|&i| !shares[i].long && shares[i].second_m <= 0.0).collect();
    if !easy.is_empty() {
        let by = week % easy.len();
        easy.rotate_left(by);
    }
    for pair in easy.chunks_exact(2) {
        let tired = |i: usize| places.iter().any(|p| p.day == shares[i].day && p.tired);
        let (shorter, longer) = if tired(pair[1]) && !tired(pair[0]) { (pair[1], pair[0]) } else { (pair[0], pair[1]) };
        let top = cap(shares[longer].day).min(if any_long { longest * 0.95 } else { f64::INFINITY });
        let step =
            round((shares[shorter].m * VARIED).min(top - shares[longer].m).min(shares[shorter].m - LEAST_VARIED_M));
        if step > 0.0 {
            shares[shorter].m -= step;
            shares[longer].m += step;
        }
    }
}

/// Fills as few as will do, then all.
fn few(amount: f64, tops: &[f64], levels: &mut [f64]) {
    if amount < 300.0 {
        return;
    }
    let able = (amount / 8000.0).ceil() as usize;
    let mut taken = 0;
    let some: Vec<f64> = tops
        .iter()
        .map(|&top| {
            taken += usize::from(top > 0.0);
            if taken <= able { top } else { 0.0 }
        })
        .collect();
    pour(amount, &some, levels);
    pour(amount - levels.iter().sum::<f64>(), tops, levels);
}

/// Raises every level alike until `amount` is used up or all are at their tops.
fn pour(mut amount: f64, tops: &[f64], levels: &mut [f64]) {
    for _ in 0..20 {
        let open: Vec<usize> = (0..levels.len()).filter(|&i| levels[i] < tops[i] - 1e-6).collect();
        if amount < 1.0 || open.is_empty() {
            return;
        }
        let lowest = open.iter().map(|&i| levels[i]).fold(f64::INFINITY, f64::min);
        let at: Vec<usize> = open.iter().copied().filter(|&i| levels[i] <= lowest + 1.0).collect();
        let next = open.iter().map(|&i| levels[i]).filter(|&l| l > lowest + 1.0).fold(f64::INFINITY, f64::min);
        let room = at.iter().map(|&i| tops[i] - levels[i]).fold(next - lowest, f64::min);
        let step = room.min(amount / at.len() as f64);
        for &i in &at {
            levels[i] += step;
        }
        amount -= step * at.len() as f64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(day: usize, cap_m: f64, long: bool) -> Place {
        Place { day, cap_m, long, tired: false }
    }

    #[test]
    fn spreads_everything_where_there_is_room() {
        let shares = spread(
            30_000.0,
            12_000.0,
            3000.0,
            Doubles::No,
            &[place(0, 2e4, false), place(2, 2e4, false), place(6, 2e4, true)],
        );
        assert_eq!(shares.iter().map(|s| s.m).sum::<f64>(), 30_000.0);
        assert!(shares[2].m >= shares[0].m);
    }

    #[test]
    fn easy_runs_differ_and_take_turns_without_changing_the_week() {
        let places = [place(0, 2e4, false), place(2, 2e4, false), place(4, 8.2e3, false), place(6, 2e4, true)];
        let even = spread(36_000.0, 12_000.0, 3000.0, Doubles::No, &places);
        let weeks: Vec<Vec<Share>> = (0..3)
            .map(|week| {
                let mut shares = even.clone();
                vary(&mut shares, &places, week);
                shares
            })
            .collect();
        for shares in &weeks {
            assert_eq!(shares.iter().map(|s| s.m).sum::<f64>(), 36_000.0);
            assert!(shares.iter().zip(&places).all(|(s, p)| s.m <= p.cap_m && s.m <= 12_000.0));
            assert_ne!(shares, &even);
        }
        assert_ne!(weeks[0], weeks[1]);
    }

    #[test]
    fn the_day_after_a_hard_one_has_the_shorter_run() {
        let mut places: Vec<Place> = [0, 2, 6].into_iter().map(|day| place(day, 2e4, day == 6)).collect();
        places[1].tired = true;
        for week in 0..2 {
            let mut shares = spread(30_000.0, 12_000.0, 3000.0, Doubles::No, &places);
            vary(&mut shares, &places, week);
            assert!(shares[1].m < shares[0].m, "week {week}: {shares:?}");
        }
    }

    #[test]
    fn keeps_caps_and_drops_runs_that_would_be_too_short() {
        let shares = spread(
            6000.0,
            4000.0,
            2500.0,
            Doubles::No,
            &[place(0, 5e3, false), place(2, 5e3, false), place(6, 5e3, true)],
        );
        assert_eq!(shares.len(), 2);
        assert!(shares.iter().all(|s| s.m <= 5000.0));
    }

    #[test]
    fn a_second_run_keeps_the_longest_session_too() {
        let shares = spread(13_000.0, 0.0, 1500.0, Doubles::Any, &[place(0, 5e3, false), place(2, 1600.0, false)]);
        let short = shares.iter().find(|s| s.day == 2).unwrap();
        assert!(short.second_m > 0.0 && short.second_m <= 1600.0, "{short:?}");
    }

    #[test]
    fn runs_twice_a_day_only_when_asked() {
        let places = [place(0, 5e3, false), place(2, 5e3, false)];
        let once: f64 = spread(16_000.0, 0.0, 2500.0, Doubles::No, &places).iter().map(|s| s.m + s.second_m).sum();
        let twice: f64 = spread(16_000.0, 0.0, 2500.0, Doubles::Any, &places).iter().map(|s| s.m + s.second_m).sum();
        assert_eq!((once, twice), (10_000.0, 16_000.0));
    }
}
