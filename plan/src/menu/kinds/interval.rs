//! 3 to 5 km pace: time near maximal oxygen uptake.

use super::{Kind, PLAIN, Recover};
use training::PaceBase;

/// 1000 m at 5 km pace.
pub const FIVE_K_1000: Kind = Kind {
    rep_m: 1000.0,
    pace: PaceBase::FiveK,
    recover: Recover::JogTimes(0.75),
    cap: 6,
    name: "1000 m repeats",
    purpose: "time near maximal oxygen uptake",
    source: "interval pace, three to five minutes each, Daniels (2014)",
    ..PLAIN
};

/// 1200 m at 5 km pace.
pub const FIVE_K_1200: Kind = Kind {
    rep_m: 1200.0,
    pace: PaceBase::FiveK,
    recover: Recover::JogTimes(0.75),
    cap: 5,
    name: "1200 m repeats",
    purpose: "longer stretches near maximal oxygen uptake",
    source: "interval pace, three to five minutes each, Daniels (2014)",
    ..PLAIN
};

/// A mile at 5 km pace, for runners who need no more than five minutes or so.
pub const FIVE_K_MILE: Kind = Kind {
    rep_m: 1600.0,
    pace: PaceBase::FiveK,
    recover: Recover::JogTimes(0.75),
    cap: 4,
    name: "mile repeats",
    purpose: "5 km pace in long pieces",
    source: "interval pace, three to five minutes each, Daniels (2014)",
    ..PLAIN
};

/// 600 m at 3 km pace.
pub const THREE_K_600: Kind = Kind {
    rep_m: 600.0,
    pace: PaceBase::ThreeK,
    recover: Recover::JogTimes(1.0),
    cap: 8,
    name: "600 m repeats",
    purpose: "3 km pace in pieces short enough to keep it",
    source: "interval pace, three to five minutes each, Daniels (2014)",
    ..PLAIN
};

/// 800 m at 5 km pace.
pub const FIVE_K_800: Kind = Kind {
    rep_m: 800.0,
    pace: PaceBase::FiveK,
    recover: Recover::JogTimes(0.75),
    cap: 8,
    name: "800 m repeats",
    purpose: "5 km pace with jogs shorter than the work",
    source: "interval pace, three to five minutes each, Daniels (2014)",
    ..PLAIN
};

/// Half a minute on, half a minute off.
pub const BILLAT_30: Kind = Kind {
    rep_s: 30.0,
    pace: PaceBase::ThreeK,
    recover: Recover::Jog(30.0),
    cap: 12,
    name: "30-30s",
    purpose: "much time near maximal oxygen uptake at little cost",
    source: "30 s on and 30 s off, Billat and others (2000); longer intervals may do more, Fleckenstein and others (2024)",
    ..PLAIN
};

/// A minute on, a minute off.
pub const BILLAT_60: Kind = Kind {
    rep_s: 60.0,
    pace: PaceBase::ThreeK,
    recover: Recover::Jog(60.0),
    cap: 12,
    name: "60-60s",
    purpose: "speed near maximal oxygen uptake, soon recovered from",
    source: "short intervals near maximal oxygen uptake, Billat (2001)",
    ..PLAIN
};

/// Three minutes at 5 km pace.
pub const FIVE_K_3_MIN: Kind = Kind {
    rep_s: 180.0,
    pace: PaceBase::FiveK,
    cap: 6,
    name: "pieces of 3 min",
    purpose: "the same strain for fast and slow runners",
    source: "interval pace, three to five minutes each, Daniels (2014)",
    ..PLAIN
};

/// Four minutes at 5 km pace.
pub const FIVE_K_4_MIN: Kind = Kind {
    rep_s: 240.0,
    pace: PaceBase::FiveK,
    recover: Recover::Jog(180.0),
    cap: 4,
    name: "pieces of 4 min",
    purpose: "a stronger heart",
    source: "aerobic intervals of four minutes, Helgerud and others (2007)",
    ..PLAIN
};
