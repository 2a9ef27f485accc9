//! Sessions of build and peak weeks.

use super::{Choice, Work, size::upper};
use crate::{
    fill::Behind,
    menu::{
        Kind,
        kinds::{CRUISE, EXTENSION},
        session,
    },
};
use training::Phase;

/// Weeks up to here keep to what rule A2 asks, m.
const A2_WEEKS_M: f64 = 34_000.0;

impl Choice<'_> {
    /// The session of the goal's own kinds, in turn.
    pub(super) fn main(&self, day: usize, room: f64, must: bool, behind: &mut Behind) -> Option<Work> {
        let kinds = &self.line.main;
        let kind = kinds[behind.main_turns % kinds.len()];
        behind.main_turns += 1;
        let usual = kinds[0];
        self.one(&kind, day, room, must, "speed1", behind)
            .or_else(|| self.one(&usual, day, room, must, "speed1", behind))
            .or_else(|| self.one(&Kind { closing_m: 1100.0, ..usual }, day, room, must, "speed1", behind))
            .or_else(|| self.one(&self.line.sudden, day, room, must, "speed1", behind))
            .or_else(|| self.line.tempo_instead.then(|| self.one(&CRUISE, day, room, must, "speed1", behind))?)
    }

    /// A second session in the room that the week's aim leaves; race pace may go on for longer than that, up to `most`.
    pub(super) fn second(&self, day: usize, room: f64, most: f64, behind: &mut Behind) -> Option<Work> {
        let peak = self.shape.phase == Phase::Peak;
        let kinds = if peak { &self.line.peak } else { &self.line.second };
        let turn = behind.turns;
        behind.turns += 1;
        // Race pace goes on for longer every other week of peak, every third of build.
        let (every, extends) = (if peak { 2 } else { 3 }, self.line.extension_m > 0.0);
        if extends
            && turn % every == 1
            && let Some(work) = self.extension(day, if self.week_m > A2_WEEKS_M { most } else { room }, behind)
        {
            return Some(work);
        }
        let turn = if extends { turn - (turn + every - 2) / every } else { turn };
        (0..kinds.len().min(2))
            .map(|next| kinds[(turn + next) % kinds.len()])
            .find_map(|kind| self.one(&kind, day, room, false, "speed2", behind))
            .or_else(|| self.one(&CRUISE, day, room, true, "speed2", behind))
    }

    /// Race pace in pieces that become longer and fewer; altogether a piece or 15 % more at most than last time (ours).
    fn extension(&self, day: usize, room: f64, behind: &mut Behind) -> Option<Work> {
        const STAGES: [(u32, f64); 8] =
            [(1, 6.0), (2, 3.0), (3, 2.0), (2, 2.0), (5, 1.0), (4, 1.0), (3, 1.0), (2, 1.0)];
        let piece = self.line.extension_m;
        let (longest, before) = behind.progress.extension_m();
        let most = if before > 0.0 { before + piece.max(before * 0.15) } else { piece * 2.0 };
        let limits = self.limits(day, room);
        let (run, reps, length) = STAGES.iter().find_map(|&(reps, times)| {
            let length = piece * times;
            let in_turn = f64::from(reps) * length <= most + 1.0 && length <= (longest * 2.0).max(piece) + 1.0;
            let dose = self.dose(reps..=reps, length, 1.0, false, behind);
            let (run, _) = in_turn.then(|| session::largest(&EXTENSION, &dose, &limits, self.ladder))??;
            Some((run, reps, length))
        })?;
        behind.progress.pass(self.date(day), &run);
        let km = length / 1000.0;
        let step = match reps {
            1 => format!("{km:.1} km at race pace in one go"),
            _ => format!("{reps} x {km:.1} km at race pace"),
        };
        let why = format!("{}: {step} ({}).", upper(EXTENSION.purpose), EXTENSION.source);
        Some(Work { day, run, why, slot: "speed2" })
    }
}
