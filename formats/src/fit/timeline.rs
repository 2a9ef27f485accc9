//! The times of an activity's rows: complete, never decreasing, near each other.

use super::time;
use quantity::counted;
use training::Repair;

/// Rows farther than this from the middle row do not belong to one activity.
const FAR_S: u32 = 30 * 86_400;
/// A summary that begins more than this before the first sample is not believed.
const EARLY_S: u32 = 86_400;

/// When an activity began and how long after that each row is.
#[derive(Debug)]
pub(super) struct Timeline {
    pub start: u32,
    pub elapsed_ms: Vec<i64>,
    pub repairs: Vec<Repair>,
}

impl Timeline {
    /// From the rows' FIT times and the start that the summary states.
    pub fn new(mut times: Vec<u32>, said: Option<u32>) -> Self {
        let mut repairs = Vec::new();
        if !is_sound(&times) {
            mend(&mut times, said, &mut repairs);
        }
        let first = times.first().copied();
        let start = match (first, said) {
            (Some(first), Some(said)) if said <= first && first - said <= EARLY_S => said,
            (Some(first), _) => first,
            (None, said) => said.unwrap_or(0),
        };
        if let (Some(first), Some(said)) = (first, said)
            && first.abs_diff(said) > EARLY_S
        {
            let (said, first) = (time::timestamp(said), time::timestamp(first));
            repairs.push(Repair::new(
                "date",
                format!("the summary begins at {said}, the samples at {first}; the samples were believed"),
                0,
            ));
        }
        let elapsed_ms = times.iter().map(|&t| i64::from(t - start) * 1000).collect();
        Self { start, elapsed_ms, repairs }
    }
}

/// Complete, never decreasing and within the limit.
fn is_sound(times: &[u32]) -> bool {
    let (Some(&first), Some(&last)) = (times.first(), times.last()) else { return true };
    times.windows(2).all(|pair| pair[0] <= pair[1]) && last != time::NONE && last - first <= FAR_S
}

fn mend(times: &mut [u32], said: Option<u32>, repairs: &mut Vec<Repair>) {
    let missing = times.iter().filter(|&&t| t == time::NONE).count();
    if missing > 0 {
        let of = times.len();
        let one = format!("of {of} samples has no time; it was given that of the sample before");
        let many = format!("of {of} samples have no time; each was given that of the sample before");
        repairs.push(Repair::new("no_time", counted(missing, &one, &many), missing));
    }
    drop_far(times, repairs);
    drop_backwards(times, repairs);
    let first = times.iter().copied().find(|&t| t != time::NONE).or(said).unwrap_or(0);
    let mut before = first;
    for t in times {
        if *t == time::NONE {
            *t = before;
        }
        before = *t;
    }
}

/// Takes the time from rows that are far from the middle one.
fn drop_far(times: &mut [u32], repairs: &mut Vec<Repair>) {
    let mut sorted: Vec<u32> = times.iter().copied().filter(|&t| t != time::NONE).collect();
    sorted.sort_unstable();
    let Some(&middle) = sorted.get(sorted.len() / 2) else { return };
    let (mut far, mut example) = (0, None);
    for t in times.iter_mut().filter(|t| **t != time::NONE && t.abs_diff(middle) > FAR_S) {
        far += 1;
        example.get_or_insert(*t);
        *t = time::NONE;
    }
    if let Some(example) = example {
        let (example, middle) = (time::timestamp(example), time::timestamp(middle));
        let one = format!(
            "sample is dated far from the others, {example} against {middle}; it was given the time of the sample before"
        );
        let many = format!(
            "samples are dated far from the others, such as {example} against {middle}; \
             each was given the time of the sample before"
        );
        repairs.push(Repair::new("date", counted(far, &one, &many), far));
    }
}

/// Takes the time from the fewest rows such that the others never run backwards.
fn drop_backwards(times: &mut [u32], repairs: &mut Vec<Repair>) {
    // Longest non-decreasing subsequence: `ends[k]` is the row that ends the best one of length k + 1.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![usize::MAX; times.len()];
    for (row, &t) in times.iter().enumerate().filter(|(_, t)| **t != time::NONE) {
        let length = ends.partition_point(|&end| times[end] <= t);
        before[row] = if length > 0 { ends[length - 1] } else { usize::MAX };
        match ends.get_mut(length) {
            Some(end) => *end = row,
            None => ends.push(row),
        }
    }
    let mut kept = vec![false; times.len()];
    let mut row = ends.last().copied().unwrap_or(usize::MAX);
    while row != usize::MAX {
        kept[row] = true;
        row = before[row];
    }
    let mut backwards = 0;
    let mut first_row = 0;
    for (row, t) in times.iter_mut().enumerate().filter(|(row, t)| **t != time::NONE && !kept[*row]) {
        if backwards == 0 {
            first_row = row;
        }
        backwards += 1;
        *t = time::NONE;
    }
    if backwards > 0 {
        let first = first_row + 1;
        let one = format!(
            "sample, number {first}, is dated before those around it; it was kept at the time of the sample before"
        );
        let many = format!(
            "samples from sample {first} on are dated before those around them; \
             each was kept at the time of the sample before"
        );
        repairs.push(Repair::new("time_backwards", counted(backwards, &one, &many), backwards));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(times: &[u32], said: Option<u32>) -> (u32, Vec<i64>, Vec<String>) {
        let line = Timeline::new(times.to_vec(), said);
        let kinds = line.repairs.into_iter().map(|r| r.kind).collect();
        (line.start, line.elapsed_ms.into_iter().map(|ms| ms / 1000).collect(), kinds)
    }

    #[test]
    fn sound_times_stay() {
        assert_eq!(seconds(&[1000, 1001, 1004], Some(998)), (998, vec![2, 3, 6], vec![]));
        assert_eq!(seconds(&[], Some(998)), (998, vec![], vec![]));
    }

    #[test]
    fn one_row_back_is_kept_at_the_time_before() {
        let (_, rows, kinds) = seconds(&[1000, 1001, 900, 1003], None);
        assert_eq!((rows, kinds), (vec![0, 1, 1, 3], vec!["time_backwards".to_owned()]));
    }

    #[test]
    fn one_row_in_2099_does_not_stretch_the_run() {
        let (_, rows, kinds) = seconds(&[1_000_000_000, 3_444_000_000, 1_000_000_002], None);
        assert_eq!((rows, kinds), (vec![0, 0, 2], vec!["date".to_owned()]));
        let (_, rows, _) = seconds(&[1_000_000_000, 1_000_000_002, 3_444_000_000], None);
        assert_eq!(rows, vec![0, 2, 2]);
    }

    #[test]
    fn rows_without_time_get_that_of_a_neighbour() {
        let (start, rows, kinds) = seconds(&[time::NONE, 1000, time::NONE, 1002], None);
        assert_eq!((start, rows, kinds), (1000, vec![0, 0, 0, 2], vec!["no_time".to_owned()]));
    }

    #[test]
    fn a_summary_from_another_year_is_not_believed() {
        let (start, _, kinds) = seconds(&[1_000_000_000, 1_000_000_001], Some(5));
        assert_eq!((start, kinds), (1_000_000_000, vec!["date".to_owned()]));
    }
}
