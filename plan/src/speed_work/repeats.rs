//! Kinds of repeats, as B4 counts them.

use crate::reading::{Effort, Run};
use training::{PaceBase, RunKind};

/// Metres within which a distance is the one that is meant.
const SAME_M: f64 = 1.0;

/// The size of repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// To 400 m.
    To400,
    /// To 800 m.
    To800,
    /// 1000 m and the mile.
    KilometreOrMile,
    /// Longer.
    Longer,
}

impl Size {
    /// The size of a distance in metres.
    #[must_use]
    pub fn of(metres: f64) -> Self {
        if metres <= 400.0 + SAME_M {
            Self::To400
        } else if metres <= 800.0 + SAME_M {
            Self::To800
        } else if metres <= 1609.344 + SAME_M {
            Self::KilometreOrMile
        } else {
            Self::Longer
        }
    }

    /// How people say it.
    #[must_use]
    pub fn words(self) -> &'static str {
        ["repeats to 400 m", "repeats to 800 m", "repeats of 1000 m or a mile", "long repeats"][self as usize]
    }

    /// Most repeats of a session of this kind of run.
    #[must_use]
    pub fn cap(self, run: RunKind) -> Option<usize> {
        match self {
            Self::To400 => Some(12),
            Self::To800 if run == RunKind::Yasso800 => Some(10),
            Self::To800 | Self::KilometreOrMile => Some(8),
            Self::Longer => None,
        }
    }
}

/// The repeats of one size in one run.
#[derive(Debug, Clone, PartialEq)]
pub struct Repeats {
    /// The run's name.
    pub run: RunKind,
    /// Their size.
    pub size: Size,
    /// How many.
    pub count: usize,
    /// Mean speed over all of them, metres per second; not a number where no speed is known.
    pub speed_mps: f64,
    /// The pace asked of the first.
    pub pace: (PaceBase, f64),
    /// One sustained moderate effort, which repeats nothing.
    pub sustained: bool,
}

/// The repeats of a run by size. Steady running beside them is none.
#[must_use]
pub fn repeats(run: &Run<'_>) -> Vec<Repeats> {
    let efforts = run.efforts();
    let mut sizes: Vec<Size> = efforts.iter().filter(|e| e.named).map(|e| Size::of(e.distance_m)).collect();
    sizes.sort();
    sizes.dedup();
    let of_size = |size: Size| {
        let mine: Vec<&Effort> = efforts.iter().filter(|e| e.named && Size::of(e.distance_m) == size).collect();
        let (metres, seconds) = mine.iter().fold((0.0, 0.0), |(m, s), e| (m + e.distance_m, s + e.duration_s));
        mine.first().map(|first| Repeats {
            run: run.run.run,
            size,
            count: mine.len(),
            speed_mps: metres / seconds,
            pace: (first.pace.base, first.pace.share),
            sustained: mine.len() == 1 && first.moderate,
        })
    };
    sizes.into_iter().filter_map(of_size).collect()
}
