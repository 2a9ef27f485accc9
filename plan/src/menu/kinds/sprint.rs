//! Sprint, 100 to 400 m.

use super::{Kind, PLAIN, Recover};
use training::{PaceBase, RunKind};

/// 300 m for sprinters: the mission's 200 to 400 m at 90 to 95 % of the best speed over the distance.
pub const SPRINT_300: Kind = Kind {
    rep_m: 300.0,
    pace: PaceBase::Max,
    share: 0.92,
    share_top: 0.95,
    recover: Recover::Stand(270.0),
    cap: 6,
    name: "300 m repeats",
    purpose: "holding near-top speed while it wants to fade",
    source: "speed-endurance production, 10 to 40 s with rests of at least five times as long (Iaia and Bangsbo 2010)",
    ..PLAIN
};

/// 200 m for sprinters.
pub const SPRINT_200: Kind = Kind {
    rep_m: 200.0,
    pace: PaceBase::Max,
    share: 0.93,
    share_top: 0.95,
    recover: Recover::Stand(210.0),
    cap: 10,
    name: "200 m repeats",
    purpose: "near-top speed with rests long enough to keep it",
    source: "speed-endurance production, 10 to 40 s with rests of at least five times as long (Iaia and Bangsbo 2010)",
    ..PLAIN
};

/// 400 m for sprinters, the last hundred being what they are for.
pub const SPRINT_400: Kind = Kind {
    rep_m: 400.0,
    pace: PaceBase::Max,
    share: 0.9,
    share_top: 0.93,
    recover: Recover::Stand(300.0),
    cap: 4,
    name: "400 m repeats",
    purpose: "the last hundred metres of a long sprint",
    source: "speed-endurance production, 10 to 40 s with rests of at least five times as long (Iaia and Bangsbo 2010)",
    ..PLAIN
};

/// 150 m, fast and relaxed.
pub const SPRINT_150: Kind = Kind {
    rep_m: 150.0,
    pace: PaceBase::Max,
    share: 0.92,
    share_top: 0.92,
    recover: Recover::Stand(240.0),
    cap: 6,
    name: "150 m repeats",
    purpose: "speed that stays relaxed",
    source: "sprint training at sub-maximal speed, Haugen and others (2019)",
    ..PLAIN
};

/// 200 m far below top speed with short jogs, a second session that does not tire.
pub const EXTENSIVE_200: Kind = Kind {
    run: RunKind::Tempo,
    rep_m: 200.0,
    pace: PaceBase::Max,
    share: 0.75,
    share_top: 0.75,
    recover: Recover::Jog(75.0),
    cap: 12,
    name: "200 m in rhythm",
    purpose: "rhythm and blood flow without the strain of speed",
    source: "sprint training at sub-maximal speed, Haugen and others (2019)",
    ..PLAIN
};

/// 200 m at 800 m pace with short jogs: speed kept up rather than produced.
pub const MAINTAIN_200: Kind = Kind {
    rep_m: 200.0,
    pace: PaceBase::EightHundred,
    share: 0.97,
    share_top: 0.97,
    recover: Recover::JogTimes(2.0),
    cap: 10,
    name: "200 m with short jogs",
    purpose: "keeping speed while fatigue builds",
    source: "speed-endurance maintenance, short rests (Iaia and Bangsbo 2010)",
    ..PLAIN
};
