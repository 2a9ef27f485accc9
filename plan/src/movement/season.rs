//! When the movement is checked: in week 1, then every four to six weeks, in easier weeks where that fits.

/// Weeks between two checks, and most weeks from the last one to the plan's end (rule F1, kept a week short of its six so
/// that any day of the week will do).
const GAP: std::ops::RangeInclusive<usize> = 4..=5;

/// The weeks of a check, as places from 0; `easier` tells each week's wish for one.
///
/// `behind` is how many weeks before the first of these the last check was, if there was one: then it counts as
/// done and week 1 need not have one.
#[must_use]
pub fn checks(easier: &[bool], behind: Option<usize>) -> Vec<usize> {
    let n = easier.len();
    if n == 0 {
        return Vec::new();
    }
    // best[i]: cost of a check in week i with all before it in order, and the check before it.
    let mut best: Vec<(f64, Option<usize>)> = vec![(f64::INFINITY, None); n];
    for i in 0..n {
        let own = if easier[i] { 0.0 } else { 0.4 };
        let opens = match behind {
            None => i == 0,
            Some(weeks) => (*GAP.start()..=*GAP.end()).contains(&(i + weeks)) || (weeks >= *GAP.end() && i == 0),
        };
        if opens {
            best[i] = (own, None);
        }
        for gap in GAP {
            if let Some(before) = i.checked_sub(gap)
                && best[before].0 + own + 1.0 < best[i].0
            {
                best[i] = (best[before].0 + own + 1.0, Some(before));
            }
        }
    }
    let enough = behind.is_some_and(|weeks| weeks + n <= *GAP.end());
    if enough {
        return Vec::new();
    }
    let last = (n.saturating_sub(*GAP.end() + 1)..n).min_by(|&a, &b| best[a].0.total_cmp(&best[b].0));
    let mut places: Vec<usize> =
        std::iter::successors(last.filter(|&l| best[l].0.is_finite()), |&i| best[i].1).collect();
    places.reverse();
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_week_has_one_and_none_is_far_from_the_next_or_the_end() {
        for n in 1..=40 {
            for every in [2, 3, 4, 7] {
                let easier: Vec<bool> = (0..n).map(|i| i % every == every - 1).collect();
                let places = checks(&easier, None);
                assert_eq!(places.first(), Some(&0), "{n} weeks");
                assert!(places.windows(2).all(|w| GAP.contains(&(w[1] - w[0]))), "{n} weeks: {places:?}");
                assert!(n - places.last().unwrap() <= 6, "{n} weeks: {places:?}");
            }
        }
    }

    #[test]
    fn a_season_that_goes_on_counts_from_its_last_check() {
        let easier = [false; 10];
        for behind in 1..=8 {
            let places = checks(&easier, Some(behind));
            assert!(places[0] + behind <= 5 || places[0] == 0, "{behind} weeks behind: {places:?}");
        }
        assert_eq!(checks(&[false; 2], Some(2)), Vec::<usize>::new());
    }
}
