//! How large a session of a kind is, within what its day, its week and its own progress allow.

use super::{Choice, Work};
use crate::{
    fill::Behind,
    menu::{
        Kind, Limits,
        session::{self, Dose},
    },
};
use jiff::{ToSpan, civil::Date};
use std::ops::RangeInclusive;

/// Ways to frame a session, warm-up and cool-down in seconds, the fullest first.
const ENDS: [(f64, f64); 3] = [(900.0, 600.0), (720.0, 420.0), (600.0, 300.0)];

impl Choice<'_> {
    pub(super) fn limits(&self, day: usize, hard_m: f64) -> Limits {
        Limits { run_m: self.run_m[day], time_s: self.time_s[day], hard_m }
    }

    pub(super) fn date(&self, day: usize) -> Date {
        self.shape.start.saturating_add((day as i64).days())
    }

    pub(super) fn dose<'b>(
        &self,
        reps: RangeInclusive<u32>,
        rep_m: f64,
        share: f64,
        must: bool,
        after: &'b Behind,
    ) -> Dose<'b> {
        Dose { reps, rep_m, share, must_be_hard: must, ends: self.ends(), after: Some(&after.progress) }
    }

    pub(super) fn ends(&self) -> &'static [(f64, f64)] {
        if self.week_m < 25_000.0 { &ENDS[1..] } else { &ENDS }
    }

    /// The next session of a kind, as large as the day, the week and its own progress allow.
    pub(super) fn one(
        &self,
        kind: &Kind,
        day: usize,
        room: f64,
        must: bool,
        slot: &'static str,
        behind: &mut Behind,
    ) -> Option<Work> {
        let limits = self.limits(day, room);
        if kind.top_m > 0.0 {
            return self.longer(kind, day, limits, must, slot, behind);
        }
        let next = behind.progress.next(kind);
        // Nothing grows in an easier week.
        let most = if self.shape.easier && next.before > 0 { next.before.max(2) } else { next.reps };
        let (run, reps) =
            session::largest(kind, &self.dose(2..=most, next.rep_m, next.share, must, behind), &limits, self.ladder)?;
        let may_be_faster = behind.progress.faster(kind, reps).filter(|_| !self.shape.easier);
        let faster = may_be_faster.and_then(|share| {
            let (run, n) =
                session::largest(kind, &self.dose(reps..=reps, next.rep_m, share, must, behind), &limits, self.ladder)?;
            Some((run, n, share))
        });
        let (run, reps, share) = faster.unwrap_or((run, reps, next.share));
        behind.progress.pass(self.date(day), &run);
        let step = match next.before {
            0 if behind.progress.practised => format!("{} to begin with", kind.count(reps)),
            _ if share > next.share => format!("{} again, one per cent faster", kind.count(reps)),
            0 => format!("the first {}, so only {reps} of them", kind.name),
            b if b < reps => format!("{} from {b} to {reps} at the same pace", kind.name),
            b if b == reps => format!("{} again", kind.count(reps)),
            b => format!("{} after {b}", kind.count(reps)),
        };
        Some(Work { day, run, why: format!("{}: {step} ({}).", upper(kind.purpose), kind.source), slot })
    }

    /// The same number of pieces, half a kilometre longer each time.
    pub(super) fn longer(
        &self,
        kind: &Kind,
        day: usize,
        limits: Limits,
        must: bool,
        slot: &'static str,
        behind: &mut Behind,
    ) -> Option<Work> {
        let before = behind.progress.length_m(kind);
        let mut length = if before > 0.0 { (before + 500.0).min(kind.top_m) } else { kind.rep_m };
        let pieces = kind.cap;
        while length >= kind.rep_m * 0.6 {
            let dose = self.dose(pieces..=pieces, length, kind.share, must, behind);
            if let Some((run, _)) = session::largest(kind, &dose, &limits, self.ladder) {
                behind.progress.pass(self.date(day), &run);
                let km = length / 1000.0;
                let what = match pieces {
                    1 => format!("{} of {km:.1} km", kind.name),
                    _ => format!("two pieces of {km:.1} km at {} pace", kind.pace.word()),
                };
                let why = format!("{}: {what} ({}).", upper(kind.purpose), kind.source);
                return Some(Work { day, run, why, slot });
            }
            length -= 100.0;
        }
        None
    }
}

/// With a capital letter.
pub(super) fn upper(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |c| c.to_uppercase().collect::<String>() + chars.as_str())
}
