//! The kinds of speed sessions, each with its source.

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
    /// Length of one effort, m.
    pub rep_m: f64,
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
            _ => format!("{reps} x {:.0} m", self.rep_m),
        }
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

/// 300 m for sprinters: the mission's 200 to 400 m at 90 to 95 % of the best speed over the distance.
pub const SPRINT_300: Kind = Kind {
    run: RunKind::Repeats,
    rep_m: 300.0,
    pace: PaceBase::Max,
    share: 0.92,
    share_top: 0.95,
    recover: Recover::Stand(270.0),
    closing_m: 0.0,
    cap: 6,
    name: "300 m repeats",
    purpose: "holding near-top speed while it wants to fade",
    source: "speed-endurance production, 10 to 40 s with rests of at least five times as long (Iaia and Bangsbo 2010)",
};

/// 400 m at mile pace with a full jog.
pub const MILE_400: Kind = Kind {
    run: RunKind::Repeats,
    rep_m: 400.0,
    pace: PaceBase::Mile,
    share: 1.0,
    share_top: 1.03,
    recover: Recover::JogTimes(1.75),
    closing_m: 0.0,
    cap: 12,
    name: "400 m repeats",
    purpose: "speed and economy above race pace",
    source: "repetition pace, Daniels (2014)",
};

/// 800 m at mile pace, for whoever has done no 400s yet.
pub const MILE_800: Kind = Kind {
    run: RunKind::Repeats,
    rep_m: 800.0,
    pace: PaceBase::Mile,
    share: 1.0,
    share_top: 1.02,
    recover: Recover::JogTimes(1.5),
    closing_m: 0.0,
    cap: 4,
    name: "800 m repeats",
    purpose: "holding mile pace for longer",
    source: "repetition pace, Daniels (2014)",
};

/// 1000 m at 5 km pace.
pub const FIVE_K_1000: Kind = Kind {
    run: RunKind::Repeats,
    rep_m: 1000.0,
    pace: PaceBase::FiveK,
    share: 1.0,
    share_top: 1.0,
    recover: Recover::JogTimes(0.75),
    closing_m: 0.0,
    cap: 6,
    name: "1000 m repeats",
    purpose: "time near maximal oxygen uptake",
    source: "interval pace, three to five minutes each, Daniels (2014)",
};

/// 1000 m at the goal race's pace.
pub const RACE_1000: Kind = Kind {
    run: RunKind::Repeats,
    rep_m: 1000.0,
    pace: PaceBase::Race,
    share: 1.0,
    share_top: 1.03,
    recover: Recover::Jog(75.0),
    closing_m: 0.0,
    cap: 8,
    name: "1000 m repeats",
    purpose: "the rhythm of the race in pieces",
    source: "race-pace repeats as specific endurance, Canova and Arcelli (1999)",
};

/// 1000 m at half-marathon pace, for a race between the half and the marathon.
pub const HALF_1000: Kind =
    Kind { pace: PaceBase::Half, share_top: 1.0, purpose: "a pace a little above the race's, in pieces", ..RACE_1000 };

/// 800 m in as many seconds as the marathon takes minutes, as a share of its speed.
const YASSO_SHARE: f64 = 800.0 * 60.0 / 42_195.0;

/// 800 m in m:ss for a marathon in h:mm.
pub const YASSO: Kind = Kind {
    run: RunKind::Yasso800,
    rep_m: 800.0,
    pace: PaceBase::Race,
    share: YASSO_SHARE,
    share_top: YASSO_SHARE,
    recover: Recover::Equal,
    closing_m: 0.0,
    cap: 10,
    name: "Yasso 800s",
    purpose: "a pace well above the marathon's, held again and again",
    source: "Bart Yasso's session, Burfoot (1994); as a predictor some five minutes too hopeful",
};

/// Two pieces at threshold.
pub const CRUISE: Kind = Kind {
    run: RunKind::Tempo,
    rep_m: 1000.0,
    pace: PaceBase::Threshold,
    share: 1.0,
    share_top: 1.0,
    recover: Recover::Jog(75.0),
    closing_m: 0.0,
    cap: 2,
    name: "tempo pieces",
    purpose: "a faster pace that still feels in balance",
    source: "cruise intervals at threshold pace, one minute of jog for five of work, Daniels (2014)",
};

/// Short relaxed accelerations.
pub const STRIDES: Kind = Kind {
    run: RunKind::Strides,
    rep_m: 100.0,
    pace: PaceBase::Mile,
    share: 1.05,
    share_top: 1.05,
    recover: Recover::Jog(60.0),
    closing_m: 0.0,
    cap: 8,
    name: "strides of 100 m",
    purpose: "quick relaxed legs before the real speed work",
    source: "strides, Daniels (2014)",
};
