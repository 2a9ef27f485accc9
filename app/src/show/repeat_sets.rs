//! Which repeats of a session belong together, and what the longest row of them says.

use super::repeats::Work;
use crate::documents::{NextDose, RepeatSet, RepeatsFound};
use physiology::Effort;
use std::ops::Range;

/// Repeats of one set differ from its first in length or in time by at most this share.
const ALIKE: f64 = 0.10;
/// Fewer in the midst of others are no set: a ladder has two of a length too.
const FEWEST: usize = 3;

/// Rows of repeats that follow each other and are alike.
#[derive(Debug, PartialEq)]
pub(super) struct Sets(Vec<Range<usize>>);

impl Sets {
    /// The sets of a session: all of it where all are alike, else every row of three and more.
    pub(super) fn of(work: &[Work]) -> Self {
        let mut rows: Vec<Range<usize>> = Vec::new();
        for (at, this) in work.iter().enumerate() {
            match rows.last_mut().filter(|row| are_alike(&work[row.start], this)) {
                Some(row) => row.end = at + 1,
                None => rows.push(at..at + 1),
            }
        }
        rows.retain(|row| row.len() >= FEWEST || row.len() == work.len());
        Self(rows)
    }

    /// Seconds per metre of the repeat that each is held against: the first of its set, of the session where it belongs to none
    /// and no set was run.
    pub(super) fn firsts(&self, work: &[Work]) -> Vec<f64> {
        let ladder = work.first().filter(|_| self.0.is_empty()).map(Work::pace);
        let of = |at: usize| self.0.iter().find(|set| set.contains(&at)).map(|set| work[set.start].pace());
        work.iter().enumerate().map(|(at, own)| of(at).or(ladder).unwrap_or_else(|| own.pace())).collect()
    }

    /// The set with most metres.
    fn longest(&self, work: &[Work]) -> Option<Range<usize>> {
        let metres = |set: &Range<usize>| work[set.clone()].iter().map(|w| w.distance_m).sum::<f64>();
        self.0.iter().max_by(|a, b| metres(a).total_cmp(&metres(b))).cloned()
    }
}

/// About as long or about as far.
pub(super) fn are_alike(a: &Work, b: &Work) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= ALIKE * a.max(b);
    near(a.distance_m, b.distance_m) || near(a.timer_s, b.timer_s)
}

/// What the longest set says; a ladder has none.
pub(crate) fn repeat_set(found: RepeatsFound, work: &[Work]) -> Option<RepeatSet> {
    let set = Sets::of(work).longest(work)?;
    let efforts: Vec<Effort> = work[set.clone()].iter().map(|w| Effort::new(w.distance_m, w.timer_s)).collect();
    let says = physiology::repeat_set(&efforts).ok()?;
    Some(RepeatSet {
        found,
        first: set.start + 1,
        of: set.len(),
        held: says.held,
        fade: says.fade.map(Into::into),
        dose: match says.dose {
            physiology::NextDose::Fewer => NextDose::Fewer,
            physiology::NextDose::Same => NextDose::Same,
            physiology::NextDose::More => NextDose::More,
        },
        next: says.next,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn works(of: &[(f64, f64)]) -> Vec<Work> {
        of.iter().map(|&(metres, seconds)| Work::new(0.0, metres, seconds)).collect()
    }

    #[test]
    fn strides_before_a_set_are_held_against_each_other_and_the_set_is_judged_alone() {
        let mut of = vec![(100.0, 18.0), (101.0, 18.0), (99.0, 18.0)];
        of.extend([(1000.0, 230.0), (1000.0, 232.0), (1000.0, 250.0)]);
        let work = works(&of);
        let firsts = Sets::of(&work).firsts(&work);
        assert!((firsts[2] - 0.18).abs() < 1e-9 && (firsts[5] - 0.23).abs() < 1e-9, "{firsts:?}");
        let set = repeat_set(RepeatsFound::Laps, &work).expect("three kilometres");
        assert_eq!((set.first, set.of, set.held, set.dose), (4, 3, 2, NextDose::Fewer));
    }

    #[test]
    fn a_ladder_is_no_set_and_is_held_against_its_first() {
        let work = works(&[(400.0, 80.0), (800.0, 170.0), (1200.0, 260.0), (1200.0, 262.0), (800.0, 170.0)]);
        assert_eq!(repeat_set(RepeatsFound::Laps, &work), None);
        assert!(Sets::of(&work).firsts(&work).iter().all(|&first| first == 0.2));
    }

    #[test]
    fn time_that_the_watch_stood_still_makes_no_repeat_slow() {
        let mut work = works(&[(800.0, 180.0), (800.0, 256.0), (800.0, 181.0)]);
        work[1].timer_s = 180.0;
        let set = repeat_set(RepeatsFound::Laps, &work).expect("three alike");
        assert_eq!((set.held, set.dose), (3, NextDose::More));
    }
}
