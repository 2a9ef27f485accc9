//! A time line that never runs backwards, out of whatever the file says. No row is dropped.

use super::Tally;

/// No activity lasts longer; a row farther than this from the middle row is misdated.
const LONGEST_MS: i64 = 30 * 86_400_000;

/// Makes times never decreasing.
///
/// The largest set of rows that are in order already keeps its times; every other row gets the time of the
/// kept row before it (at the beginning: after it).
pub fn mend(time_ms: &mut [i64], tally: &mut Tally) {
    tally.judge_dates(time_ms);
    let (Some(&first), Some(&last)) = (time_ms.first(), time_ms.last()) else { return };
    if time_ms.is_sorted() && last - first <= LONGEST_MS {
        tally.duplicate_times += time_ms.windows(2).filter(|pair| pair[0] == pair[1]).count();
        return;
    }
    let near = near_the_middle(time_ms);
    tally.far_off += near.iter().filter(|&&n| !n).count();
    let kept = longest_in_order(time_ms, &near);
    tally.backwards += kept.iter().zip(&near).filter(|&(&k, &n)| n && !k).count();
    settle(time_ms, &kept);
}

fn near_the_middle(time_ms: &[i64]) -> Vec<bool> {
    let mut sorted = time_ms.to_vec();
    let (_, &mut middle, _) = sorted.select_nth_unstable(time_ms.len() / 2);
    time_ms.iter().map(|t| t.abs_diff(middle) <= LONGEST_MS.unsigned_abs()).collect()
}

/// Marks a longest subsequence of the allowed rows that never decreases, by patience sorting.
fn longest_in_order(time_ms: &[i64], allowed: &[bool]) -> Vec<bool> {
    let mut piles: Vec<usize> = Vec::new();
    let mut before = vec![None; time_ms.len()];
    for row in (0..time_ms.len()).filter(|&row| allowed[row]) {
        let pile = piles.partition_point(|&top| time_ms[top] <= time_ms[row]);
        before[row] = pile.checked_sub(1).map(|below| piles[below]);
        if pile == piles.len() {
            piles.push(row);
        } else {
            piles[pile] = row;
        }
    }
    let mut kept = vec![false; time_ms.len()];
    let mut next = piles.last().copied();
    while let Some(row) = next {
        kept[row] = true;
        next = before[row];
    }
    kept
}

fn settle(time_ms: &mut [i64], kept: &[bool]) {
    let mut last = kept.iter().position(|&k| k).map_or(0, |row| time_ms[row]);
    for (time, &kept) in time_ms.iter_mut().zip(kept) {
        if kept {
            last = *time;
        } else {
            *time = last;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn mended(times: &[i64]) -> (Vec<i64>, Tally) {
        let (mut times, mut tally) = (times.to_vec(), Tally::default());
        mend(&mut times, &mut tally);
        (times, tally)
    }

    #[test]
    fn one_row_out_of_order_gets_its_neighbours_time() {
        let (times, tally) = mended(&[1000, 2000, 500, 3000, 4000]);
        assert_eq!(times, [1000, 2000, 2000, 3000, 4000]);
        assert_eq!(tally.backwards, 1);
    }

    #[test]
    fn one_row_far_in_the_future_does_not_pull_the_rest() {
        let day = 86_400_000;
        let (times, tally) = mended(&[1_700_000_000_000 + 90 * day, 1_700_000_000_000, 1_700_000_001_000]);
        assert_eq!(times, [1_700_000_000_000, 1_700_000_000_000, 1_700_000_001_000]);
        assert_eq!((tally.far_off, tally.backwards), (1, 0));
        let (times, tally) = mended(&[0, 1_700_000_000_000, 1_700_000_001_000]);
        assert_eq!(times[0], 1_700_000_000_000);
        assert_eq!((tally.far_off, tally.dates), (1, 1));
    }

    #[test]
    fn equal_times_are_only_counted() {
        let (times, tally) = mended(&[1, 1, 2]);
        assert_eq!(times, [1, 1, 2]);
        assert_eq!(tally.duplicate_times, 1);
    }

    proptest! {
        #[test]
        fn never_decreases_and_keeps_order(times in prop::collection::vec(-5_000i64..5_000_000_000_000, 0..60)) {
            let (mended, tally) = mended(&times);
            prop_assert!(mended.is_sorted());
            let changed = mended.iter().zip(&times).filter(|(a, b)| a != b).count();
            prop_assert!(changed <= tally.backwards + tally.far_off);
        }

        #[test]
        fn what_is_in_order_stays(mut times in prop::collection::vec(0i64..1_000_000, 0..60)) {
            times.sort_unstable();
            prop_assert_eq!(mended(&times).0, times);
        }
    }
}
