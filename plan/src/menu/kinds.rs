//! The kinds of speed sessions, each with its source.

mod fartlek;
mod hill;
mod interval;
mod marathon;
mod middle_distance;
mod mile_pace;
mod race_pace;
mod sprint;
mod stride;
mod threshold;

pub use {
    fartlek::*, hill::*, interval::*, marathon::*, middle_distance::*, mile_pace::*, race_pace::*, sprint::*,
    stride::*, threshold::*,
};

use crate::paces::Ladder;
use quantity::Distance;
use training::{PaceBase, PaceSymbol, RunKind};

/// What happens between two efforts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Recover {
    /// Jogging for exactly the effort's time.
    Equal,
    /// Jogging for this multiple of the effort's time, in quarter minutes.
    JogTimes(f64),
    /// Jogging for so many seconds.
    Jog(f64),
    /// Standing or strolling for so many seconds.
    Stand(f64),
}

/// A kind of speed session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kind {
    /// The run's name in the plan.
    pub run: RunKind,
    /// Length of one effort, m; 0 until [`Kind::on`] where it is given by time.
    pub rep_m: f64,
    /// Time of one effort, s; 0 where it is given by distance.
    pub rep_s: f64,
    /// Length up to which one effort grows from session to session while their number stays, m; 0 where the number grows.
    pub top_m: f64,
    /// Paces of one sustained effort with the share of its length that each takes; empty for an even pace.
    pub parts: &'static [(PaceBase, f64)],
    /// Pace of the effort.
    pub pace: PaceBase,
    /// Share of that pace's speed to begin with.
    pub share: f64,
    /// Share that it may grow to.
    pub share_top: f64,
    /// Between efforts.
    pub recover: Recover,
    /// A closing piece at threshold pace that makes a session at a slow race pace a hard one, m; 0 for none.
    pub closing_m: f64,
    /// The cool-down is the last effort's recovery, where time or distance is short.
    pub open_end: bool,
    /// Most repeats (rule B4).
    pub cap: u32,
    /// What it is called in a sentence.
    pub name: &'static str,
    /// What it trains.
    pub purpose: &'static str,
    /// Where it comes from.
    pub source: &'static str,
}

impl Kind {
    /// So many of them, in words.
    #[must_use]
    pub fn count(&self, reps: u32) -> String {
        match self.run {
            RunKind::Yasso800 | RunKind::Strides => format!("{reps} {}", self.name),
            _ if self.rep_s >= 120.0 => format!("{reps} x {} min", self.rep_s / 60.0),
            _ if self.rep_s > 0.0 => format!("{reps} x {:.0} s", self.rep_s),
            _ => format!("{reps} x {:.0} m", self.rep_m),
        }
    }

    /// The kind for a runner: efforts given by time have the length that the runner covers in it.
    #[must_use]
    pub fn on(self, ladder: &Ladder) -> Self {
        if self.rep_s <= 0.0 {
            return self;
        }
        let mps = ladder.middle(self.pace_at(self.share), Distance::from_m(400.0)).mps();
        // An effort a step beyond a class of sizes is the same to everybody's eyes: a few seconds less make it clear.
        let limit = [400.0, 800.0].into_iter().find(|m| (*m..m * CLEARLY_LONGER).contains(&(mps * self.rep_s)));
        let rep_s = limit.map_or(self.rep_s, |m| (m / mps / 5.0).floor() * 5.0);
        Self { rep_m: mps * rep_s, rep_s, ..self }
    }

    /// The pace at a share of its speed.
    #[must_use]
    pub fn pace_at(&self, share: f64) -> PaceSymbol {
        PaceSymbol::share(self.pace, share)
    }

    /// Class of the size of repeats by which progress is counted (rule B4).
    #[must_use]
    pub fn size(&self) -> u8 {
        size_of(self.rep_m)
    }
}

/// From this share of a class's longest repeat on an effort is clearly longer than it.
const CLEARLY_LONGER: f64 = 1.03;

/// Class of repeats longer than a mile.
pub const LARGEST_SIZE: u8 = 3;

/// Class of repeats of so many metres: to 400 m, to 800 m, 1000 m and the mile, longer. A metre more is the same.
#[must_use]
pub fn size_of(rep_m: f64) -> u8 {
    match rep_m {
        m if m <= 401.0 => 0,
        m if m <= 801.0 => 1,
        m if m <= 1610.344 => 2,
        _ => LARGEST_SIZE,
    }
}

/// What most kinds have in common.
const PLAIN: Kind = Kind {
    run: RunKind::Repeats,
    rep_m: 0.0,
    rep_s: 0.0,
    top_m: 0.0,
    parts: &[],
    pace: PaceBase::Mile,
    share: 1.0,
    share_top: 1.0,
    recover: Recover::Equal,
    closing_m: 0.0,
    open_end: false,
    cap: 8,
    name: "",
    purpose: "",
    source: "",
};
