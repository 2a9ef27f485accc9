//! The pace of the goal race.

use super::{Kind, PLAIN, Recover};
use training::{PaceBase, RunKind};

/// 1000 m at the goal race's pace.
pub const RACE_1000: Kind = Kind {
    rep_m: 1000.0,
    pace: PaceBase::Race,
    share: 1.0,
    share_top: 1.03,
    recover: Recover::Jog(75.0),
    cap: 8,
    name: "1000 m repeats",
    purpose: "the rhythm of the race in pieces",
    source: "race-pace repeats as specific endurance, Canova and Arcelli (1999)",
    ..PLAIN
};

/// A mile at the goal race's pace.
pub const RACE_MILE: Kind = Kind {
    rep_m: 1609.344,
    pace: PaceBase::Race,
    share: 1.0,
    share_top: 1.03,
    recover: Recover::Jog(90.0),
    cap: 6,
    name: "mile repeats",
    purpose: "the rhythm of the race in longer pieces",
    source: "race-pace repeats as specific endurance, Canova and Arcelli (1999)",
    ..PLAIN
};

/// Race pace that goes on for longer from time to time: five pieces, three of twice the length, two of three times, one of six.
pub const EXTENSION: Kind = Kind {
    run: RunKind::RacePace,
    rep_m: 1000.0,
    pace: PaceBase::Race,
    recover: Recover::JogTimes(0.25),
    cap: 5,
    name: "race-pace pieces",
    purpose: "race pace held for longer, piece by piece",
    source: "extension of specific endurance, Canova and Arcelli (1999)",
    ..PLAIN
};

/// Kilometres at 10 km pace with short jogs.
pub const TEN_K_1000: Kind = Kind {
    rep_m: 1000.0,
    pace: PaceBase::TenK,
    recover: Recover::Jog(60.0),
    cap: 8,
    name: "1000 m repeats",
    purpose: "10 km pace with little rest",
    source: "10 km pace with short jogs, Hudson and Fitzgerald (2008)",
    ..PLAIN
};

/// Two kilometres at 10 km pace.
pub const TEN_K_2000: Kind = Kind {
    rep_m: 2000.0,
    pace: PaceBase::TenK,
    recover: Recover::Jog(90.0),
    cap: 4,
    name: "2000 m repeats",
    purpose: "10 km pace in long pieces",
    source: "10 km pace with short jogs, Hudson and Fitzgerald (2008)",
    ..PLAIN
};

/// 1000 m at half-marathon pace, for a race between the half and the marathon.
pub const HALF_1000: Kind =
    Kind { pace: PaceBase::Half, share_top: 1.0, purpose: "a pace a little above the race's, in pieces", ..RACE_1000 };
