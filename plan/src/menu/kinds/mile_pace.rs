//! Mile pace: Daniels' repetitions.

use super::{Kind, PLAIN, Recover};

/// 400 m at mile pace with a full jog.
pub const MILE_400: Kind = Kind {
    rep_m: 400.0,
    share: 1.0,
    share_top: 1.03,
    recover: Recover::JogTimes(1.75),
    cap: 12,
    name: "400 m repeats",
    purpose: "speed and economy above race pace",
    source: "repetition pace, Daniels (2014)",
    ..PLAIN
};

/// 800 m at mile pace, for whoever has done no 400s yet.
pub const MILE_800: Kind = Kind {
    rep_m: 800.0,
    share: 1.0,
    share_top: 1.02,
    recover: Recover::JogTimes(1.5),
    cap: 4,
    name: "800 m repeats",
    purpose: "holding mile pace for longer",
    source: "repetition pace, Daniels (2014)",
    ..PLAIN
};

/// 200 m at mile pace.
pub const MILE_200: Kind = Kind {
    rep_m: 200.0,
    share: 1.0,
    share_top: 1.03,
    recover: Recover::JogTimes(2.0),
    cap: 12,
    name: "200 m repeats",
    purpose: "quick and economical, nothing forced",
    source: "repetition pace, Daniels (2014)",
    ..PLAIN
};

/// 300 m at mile pace.
pub const MILE_300: Kind = Kind {
    rep_m: 300.0,
    share: 1.0,
    share_top: 1.03,
    recover: Recover::JogTimes(2.0),
    cap: 12,
    name: "300 m repeats",
    purpose: "mile pace that feels easy at first",
    source: "repetition pace, Daniels (2014)",
    ..PLAIN
};
