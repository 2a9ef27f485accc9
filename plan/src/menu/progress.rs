//! What has been done of each kind so far, and what may come next (rule B4).

use super::{Kind, kinds::size_of};
use crate::reading::{Effort, MOST_STEPS, efforts};
use jiff::civil::Date;
use quantity::Speed;
use training::{PaceBase, RunKind, RunSession, Step};

/// Days without speed work after which it begins again with two repeats.
const AWAY_DAYS: i32 = 28;

/// A mean speed that grows by no more than this share has not grown; a little inside what the rule allows.
const SAME_SPEED: f64 = 0.004;

/// Repeats and pace of the last session of each kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    last: Vec<Done>,
    pieces: Vec<Piece>,
    extension: (f64, f64),
    /// The runner comes with speed work in the legs.
    pub practised: bool,
    last_day: Date,
    last_hard: Date,
    repeats_grew: bool,
    pace_grew: bool,
}

/// The last session of a run's name and size of repeats.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Done {
    run: RunKind,
    size: u8,
    dose: Dose,
    times: u32,
    begun: bool,
}

/// Repeats of one size in one run.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Dose {
    reps: u32,
    pace: PaceBase,
    share: f64,
    speed_mps: f64,
    /// One moderate effort, which repeats nothing.
    sustained: bool,
}

/// Length of the last pieces of a run's name, pace and number.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Piece {
    run: RunKind,
    pace: PaceBase,
    reps: u32,
    m: f64,
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
        Self {
            last: Vec::new(),
            pieces: Vec::new(),
            extension: (0.0, 0.0),
            practised,
            last_day: today,
            last_hard: today,
            repeats_grew: false,
            pace_grew: false,
        }
    }

    /// A week begins: repeats or pace may grow in it, not both. After four weeks without speed work all begins again; after
    /// four weeks of nothing but strides a kind that is new begins with two repeats.
    pub fn begin_week(&mut self, monday: Date) {
        self.repeats_grew = false;
        self.pace_grew = false;
        if (monday - self.last_day).get_days() > AWAY_DAYS - 7 {
            self.last.iter_mut().for_each(|d| d.begun = false);
            self.pieces.clear();
            self.extension = (0.0, 0.0);
        }
        if (monday - self.last_hard).get_days() > AWAY_DAYS - 7 {
            self.practised = false;
        }
    }

    fn find(&self, run: RunKind, size: u8) -> Option<&Done> {
        self.last.iter().find(|d| d.run == run && d.size == size)
    }

    fn begun(&self, kind: &Kind) -> Option<&Done> {
        self.find(kind.run, kind.size()).filter(|d| d.begun)
    }

    /// Repeats of the last session of a kind; 0 before the first.
    #[must_use]
    pub fn reps(&self, kind: &Kind) -> u32 {
        self.begun(kind).map_or(0, |d| d.dose.reps)
    }

    /// The next dose: two repeats first, then at most two more than last time.
    #[must_use]
    pub fn next(&self, kind: &Kind) -> Next {
        let Some(Done { dose, .. }) = self.begun(kind) else {
            let reps = match self.practised {
                true if kind.rep_m >= 700.0 => 3,
                true => 4,
                false => 2,
            };
            return Next { reps: reps.min(kind.cap), rep_m: kind.rep_m, share: kind.share, before: 0 };
        };
        let more = if self.pace_grew { dose.reps } else { dose.reps + 2 };
        let share = if dose.pace == kind.pace { dose.share.clamp(kind.share, kind.share_top) } else { kind.share };
        Next { reps: more.min(kind.cap), rep_m: kind.rep_m, share, before: dose.reps }
    }

    /// A faster pace for a kind whose repeats stand at `reps` for the third time, where nothing else grew this week.
    #[must_use]
    pub fn faster(&self, kind: &Kind, reps: u32) -> Option<f64> {
        let done = self.begun(kind).filter(|d| d.dose.pace == kind.pace)?;
        let share = done.dose.share + 0.01;
        let ready = done.times >= 2 && reps == done.dose.reps && !self.repeats_grew;
        (ready && share <= kind.share_top + 1e-9).then_some(share)
    }

    /// Whether a run may come next: two repeats first, two more each time, and never more and faster in a week.
    #[must_use]
    pub fn allows(&self, run: &RunSession) -> bool {
        let (mut more, mut faster) = (self.repeats_grew, self.pace_grew);
        for (size, dose) in doses(run) {
            let last = self.find(run.run, size);
            let first = !self.practised && !last.is_some_and(|d| d.begun) && !dose.sustained;
            if (first && dose.reps != 2) || last.is_some_and(|d| dose.reps > d.dose.reps + 2) {
                return false;
            }
            if let Some(last) = last {
                more |= dose.reps > last.dose.reps;
                faster |= dose.is_faster(&last.dose);
            }
        }
        !(more && faster)
    }

    /// Remembers a run: its efforts by size, as rule B4 counts them.
    pub fn pass(&mut self, date: Date, run: &RunSession) {
        if matches!(run.run, RunKind::Race | RunKind::Test) {
            return;
        }
        let doses = doses(run);
        if run.hard || !doses.is_empty() {
            self.last_day = self.last_day.max(date);
        }
        if run.hard {
            self.last_hard = self.last_hard.max(date);
        }
        for (size, dose) in doses {
            let begins = !dose.sustained && dose.reps > 1;
            if let Some(d) = self.last.iter_mut().find(|d| d.run == run.run && d.size == size) {
                self.repeats_grew |= dose.reps > d.dose.reps;
                self.pace_grew |= dose.is_faster(&d.dose);
                let same =
                    d.dose.reps == dose.reps && d.dose.pace == dose.pace && (d.dose.share - dose.share).abs() < 1e-9;
                let times = if same { d.times + 1 } else { 1 };
                *d = Done { dose, times, begun: d.begun || begins, ..*d };
            } else {
                self.last.push(Done { run: run.run, size, dose, times: 1, begun: begins });
            }
        }
        self.note_pieces(run);
    }

    fn note_pieces(&mut self, run: &RunSession) {
        let named = named(run);
        let Some(first) = named.first() else { return };
        let reps = named.len() as u32;
        let piece = Piece { run: run.run, pace: first.pace.base, reps, m: first.distance_m };
        match self.pieces.iter_mut().find(|p| p.run == piece.run && p.pace == piece.pace && p.reps == reps) {
            Some(p) => *p = piece,
            None => self.pieces.push(piece),
        }
        if run.run == RunKind::RacePace && first.pace.base == PaceBase::Race {
            self.extension = (first.distance_m, first.distance_m * f64::from(reps));
        }
    }

    /// Length of the last pieces of a kind that has the same number each time, m; 0 before the first.
    #[must_use]
    pub fn length_m(&self, kind: &Kind) -> f64 {
        let pace = kind.parts.first().map_or(kind.pace, |p| p.0);
        let mine = self.pieces.iter().find(|p| p.run == kind.run && p.pace == pace && p.reps == kind.cap);
        mine.map_or(0.0, |p| p.m)
    }

    /// Length of a piece and of all pieces in the last session of race-pace pieces, m; 0 before the first.
    #[must_use]
    pub fn extension_m(&self) -> (f64, f64) {
        self.extension
    }
}

impl Dose {
    fn is_faster(&self, before: &Self) -> bool {
        self.speed_mps > before.speed_mps * (1.0 + SAME_SPEED)
    }
}

/// The named efforts of a run, with speeds as documents write them: to the millimetre per second.
fn named(run: &RunSession) -> Vec<Effort> {
    let as_written = |s: Speed| Speed::from_mps((s.mps() * 1000.0).round() / 1000.0);
    let mut steps: Vec<Step> = run.unrolled().take(MOST_STEPS).cloned().collect();
    for step in &mut steps {
        step.speed_low_mps = step.speed_low_mps.map(as_written);
        step.speed_high_mps = step.speed_high_mps.map(as_written);
    }
    let mut named = efforts(&steps.iter().collect::<Vec<_>>(), None);
    named.retain(|e| e.named && e.distance_m > 0.0);
    named
}

/// The named efforts of a run by size.
fn doses(run: &RunSession) -> Vec<(u8, Dose)> {
    let named = named(run);
    let mut sizes: Vec<u8> = named.iter().map(|e| size_of(e.distance_m)).collect();
    sizes.sort_unstable();
    sizes.dedup();
    let dose = |size: u8| {
        let mine: Vec<_> = named.iter().filter(|e| size_of(e.distance_m) == size).collect();
        let (m, s) = mine.iter().fold((0.0, 0.0), |(m, s), e| (m + e.distance_m, s + e.duration_s));
        let first = mine.first()?;
        let (pace, share) = (first.pace.base, written(first.pace.share));
        let sustained = mine.len() == 1 && first.moderate;
        Some((size, Dose { reps: mine.len() as u32, pace, share, speed_mps: m / s, sustained }))
    };
    sizes.into_iter().filter_map(dose).collect()
}

/// A share as documents write it, to the ten-thousandth.
fn written(share: f64) -> f64 {
    (share * 1e4).round() / 1e4
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        menu::{kinds::MILE_400, session},
        paces::Ladder,
    };
    use jiff::civil::date;

    fn of(reps: u32, share: f64) -> RunSession {
        of_kind(&MILE_400, reps, share)
    }

    fn of_kind(kind: &Kind, reps: u32, share: f64) -> RunSession {
        let spec = r#"{"schema":"stayer.spec/1","today":"2026-11-23","history":{"weekly_distance_m":[30000],"results":[{"distance_m":5000,"time_s":1200}]}}"#;
        let ladder = Ladder::of(&serde_json::from_str(spec).unwrap(), None);
        session::repeats(kind, reps, kind.rep_m, kind.pace_at(share), (600.0, 300.0), &ladder)
    }

    #[test]
    fn begins_with_two_and_grows_by_two_to_the_cap() {
        let mut progress = Progress::after(false, date(2026, 11, 23));
        let mut seen = Vec::new();
        for week in 0..8 {
            let day = date(2026, 12, 1).saturating_add(jiff::Span::new().weeks(week));
            progress.begin_week(day);
            let next = progress.next(&MILE_400);
            let run = of(next.reps, next.share);
            assert!(progress.allows(&run) && !progress.allows(&of(next.reps + 3, next.share)));
            progress.pass(day, &run);
            seen.push(next.reps);
        }
        assert_eq!(seen, [2, 4, 6, 8, 10, 12, 12, 12]);
    }

    #[test]
    fn pace_waits_for_a_week_without_more_repeats() {
        let mut progress = Progress::after(true, date(2026, 11, 23));
        for _ in 0..3 {
            progress.pass(date(2026, 12, 1), &of(6, 1.0));
        }
        assert_eq!(progress.faster(&MILE_400, 6), Some(1.01));
        assert_eq!(progress.faster(&MILE_400, 8), None);
        assert!(progress.allows(&of(6, 1.01)) && progress.allows(&of(8, 1.0)));
        assert!(!progress.allows(&of(8, 1.01)), "more and faster at once");
    }

    #[test]
    fn four_weeks_away_make_a_beginner_again() {
        let mut progress = Progress::after(true, date(2026, 11, 23));
        progress.pass(date(2026, 12, 1), &of(8, 1.0));
        progress.begin_week(date(2027, 1, 4));
        assert_eq!(progress.next(&MILE_400).reps, 2);
        assert!(!progress.allows(&of(4, 1.0)));
    }

    #[test]
    fn four_weeks_of_strides_keep_their_own_repeats_and_make_other_kinds_begin_with_two() {
        use crate::menu::kinds::STRIDES;
        let mut progress = Progress::after(true, date(2026, 11, 23));
        for day in [date(2026, 12, 1), date(2026, 12, 8), date(2026, 12, 15)] {
            progress.begin_week(day);
            progress.pass(day, &of_kind(&STRIDES, 6, STRIDES.share));
        }
        progress.begin_week(date(2026, 12, 21));
        assert_eq!((progress.next(&STRIDES).reps, progress.next(&MILE_400).reps), (8, 2));
    }
}
