//! What has been done of each kind so far, and what may come next (rule B4).

use super::{
    Kind,
    kinds::{LARGEST_SIZE, size_of},
};
use crate::reading::MOST_STEPS;
use jiff::civil::Date;
use training::{Role, RunKind, RunSession, Step};

/// Days without speed work after which it begins again with two repeats.
const AWAY_DAYS: i32 = 28;

/// Repeats and pace of the last session of each kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    last: Vec<Done>,
    /// The runner comes with speed work in the legs.
    pub practised: bool,
    last_day: Date,
    last_hard: Date,
    repeats_grew: bool,
    pace_grew: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Done {
    run: RunKind,
    size: u8,
    reps: u32,
    rep_m: f64,
    share: f64,
    times: u32,
}

/// Repeats, the length of one and the share of their pace.
#[derive(Debug, Clone, Copy)]
struct Dose {
    reps: u32,
    rep_m: f64,
    share: f64,
}

/// What the next session of a kind may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Next {
    /// Most repeats.
    pub reps: u32,
    /// Length of one, m.
    pub rep_m: f64,
    /// Share of its pace's speed.
    pub share: f64,
    /// Repeats of the last session, 0 before the first.
    pub before: u32,
}

impl Progress {
    /// Before the season; `practised` where the runner comes with speed work in the legs.
    #[must_use]
    pub fn after(practised: bool, today: Date) -> Self {
        Self { last: Vec::new(), practised, last_day: today, last_hard: today, repeats_grew: false, pace_grew: false }
    }

    /// A week begins: repeats or pace may grow in it, not both. After four weeks without speed work all begins again; after
    /// four weeks of nothing but strides a kind that is new begins with two repeats.
    pub fn begin_week(&mut self, monday: Date) {
        self.repeats_grew = false;
        self.pace_grew = false;
        if (monday - self.last_day).get_days() > AWAY_DAYS - 7 {
            self.last.clear();
        }
        if (monday - self.last_hard).get_days() > AWAY_DAYS - 7 {
            self.practised = false;
        }
    }

    fn find(&self, kind: &Kind) -> Option<&Done> {
        self.last.iter().find(|d| d.run == kind.run && d.size == kind.size())
    }

    /// Repeats of the last session of a kind; 0 before the first.
    #[must_use]
    pub fn reps(&self, kind: &Kind) -> u32 {
        self.find(kind).map_or(0, |d| d.reps)
    }

    /// The next dose: two repeats first, then at most two more than last time.
    #[must_use]
    pub fn next(&self, kind: &Kind) -> Next {
        let Some(done) = self.find(kind) else {
            let reps = if self.practised { 4 } else { 2 };
            return Next { reps: reps.min(kind.cap), rep_m: kind.rep_m, share: kind.share, before: 0 };
        };
        let more = if self.pace_grew { done.reps } else { (done.reps + 2).min(kind.cap) };
        Next { reps: more, rep_m: kind.rep_m, share: done.share, before: done.reps }
    }

    /// A faster pace for a kind whose repeats stand at `reps` for the third time, where nothing else grew this week.
    #[must_use]
    pub fn faster(&self, kind: &Kind, reps: u32) -> Option<f64> {
        let done = self.find(kind)?;
        let share = done.share + 0.01;
        let ready = done.times >= 2 && reps == done.reps && !self.repeats_grew;
        (ready && share <= kind.share_top + 1e-9).then_some(share)
    }

    /// Remembers a session.
    pub fn record(&mut self, kind: &Kind, date: Date, reps: u32, rep_m: f64, share: f64) {
        self.note(kind.run, kind.size(), date, Dose { reps, rep_m, share });
    }

    /// Remembers a run that stands in a plan: its efforts by size, as rule B4 counts them.
    pub fn pass(&mut self, date: Date, run: &RunSession) {
        if matches!(run.run, RunKind::Race | RunKind::Test) {
            return;
        }
        if run.hard {
            self.last_day = self.last_day.max(date);
            self.last_hard = self.last_hard.max(date);
        }
        let efforts: Vec<&Step> =
            run.unrolled().take(MOST_STEPS).filter(|s| s.role == Role::Effort && s.distance().m() > 0.0).collect();
        for size in 0..=LARGEST_SIZE {
            let mut mine = efforts.iter().filter(|s| size_of(s.distance().m()) == size);
            let reps = mine.clone().count() as u32;
            if let Some(first) = mine.next() {
                let dose = Dose { reps, rep_m: first.distance().m(), share: written(first.pace.share) };
                self.note(run.run, size, date, dose);
            }
        }
    }

    fn note(&mut self, run: RunKind, size: u8, date: Date, dose: Dose) {
        let Dose { reps, rep_m, share } = dose;
        self.last_day = self.last_day.max(date);
        match self.last.iter_mut().find(|d| d.run == run && d.size == size) {
            Some(d) => {
                self.repeats_grew |= reps > d.reps;
                self.pace_grew |= share > d.share + 1e-9;
                let same = d.reps == reps && (d.share - share).abs() < 1e-9;
                *d = Done { reps, rep_m, share, times: if same { d.times + 1 } else { 1 }, ..*d };
            }
            None => self.last.push(Done { run, size, reps, rep_m, share, times: 1 }),
        }
    }

    /// Length of the last pieces of a run's name in any size class, m; 0 before the first.
    #[must_use]
    pub fn longest_piece(&self, run: RunKind) -> f64 {
        self.last.iter().filter(|d| d.run == run).map(|d| d.rep_m).fold(0.0, f64::max)
    }
}

/// A share as documents write it, to the ten-thousandth.
fn written(share: f64) -> f64 {
    (share * 1e4).round() / 1e4
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::menu::kinds::MILE_400;
    use jiff::civil::date;

    #[test]
    fn begins_with_two_and_grows_by_two_to_the_cap() {
        let mut progress = Progress::after(false, date(2026, 11, 23));
        let mut seen = Vec::new();
        for week in 0..8 {
            let day = date(2026, 12, 1).saturating_add(jiff::Span::new().weeks(week));
            progress.begin_week(day);
            let next = progress.next(&MILE_400);
            progress.record(&MILE_400, day, next.reps, next.rep_m, next.share);
            seen.push(next.reps);
        }
        assert_eq!(seen, [2, 4, 6, 8, 10, 12, 12, 12]);
    }

    #[test]
    fn pace_waits_for_a_week_without_more_repeats() {
        let mut progress = Progress::after(false, date(2026, 11, 23));
        for _ in 0..3 {
            progress.record(&MILE_400, date(2026, 12, 1), 6, 400.0, 1.0);
        }
        assert_eq!(progress.faster(&MILE_400, 6), Some(1.01));
        assert_eq!(progress.faster(&MILE_400, 8), None);
    }

    #[test]
    fn four_weeks_away_make_a_beginner_again() {
        let mut progress = Progress::after(true, date(2026, 11, 23));
        progress.record(&MILE_400, date(2026, 12, 1), 8, 400.0, 1.0);
        progress.begin_week(date(2027, 1, 4));
        assert_eq!(progress.next(&MILE_400).reps, 2);
    }

    #[test]
    fn four_weeks_of_strides_keep_their_own_repeats_and_make_other_kinds_begin_with_two() {
        use crate::menu::kinds::STRIDES;
        let mut progress = Progress::after(true, date(2026, 11, 23));
        for day in [date(2026, 12, 1), date(2026, 12, 8), date(2026, 12, 15)] {
            progress.begin_week(day);
            progress.record(&STRIDES, day, 6, 100.0, 1.05);
        }
        progress.begin_week(date(2026, 12, 21));
        assert_eq!((progress.next(&STRIDES).reps, progress.next(&MILE_400).reps), (8, 2));
    }
}
