//! 800 m and 1500 m.

use super::{Kind, PLAIN, Recover};
use training::PaceBase;

/// 200 m at 800 m pace.
pub const EIGHT_200: Kind = Kind {
    rep_m: 200.0,
    pace: PaceBase::EightHundred,
    recover: Recover::JogTimes(3.0),
    cap: 12,
    name: "200 m repeats",
    purpose: "the rhythm of the 800 m while fresh",
    source: "race-pace work of middle-distance runners, Haugen and others (2021)",
    ..PLAIN
};

/// 300 m at 800 m pace.
pub const EIGHT_300: Kind = Kind {
    rep_m: 300.0,
    pace: PaceBase::EightHundred,
    recover: Recover::JogTimes(3.0),
    cap: 8,
    name: "300 m repeats",
    purpose: "the rhythm of the 800 m for longer",
    source: "race-pace work of middle-distance runners, Haugen and others (2021)",
    ..PLAIN
};

/// 400 m just below 800 m pace with long rests.
pub const EIGHT_400: Kind = Kind {
    rep_m: 400.0,
    pace: PaceBase::EightHundred,
    share: 0.97,
    share_top: 0.97,
    recover: Recover::Stand(300.0),
    cap: 5,
    name: "400 m repeats",
    purpose: "race speed with little left to hold it",
    source: "race-pace work of middle-distance runners, Haugen and others (2021)",
    ..PLAIN
};

/// 600 m between mile and 800 m pace.
pub const MIDDLE_600: Kind = Kind {
    rep_m: 600.0,
    share: 1.01,
    share_top: 1.01,
    recover: Recover::Stand(240.0),
    cap: 5,
    name: "600 m repeats",
    purpose: "holding on when the last lap begins",
    source: "race-pace work of middle-distance runners, Haugen and others (2021)",
    ..PLAIN
};

/// 500 m at mile pace.
pub const MIDDLE_500: Kind = Kind {
    rep_m: 500.0,
    recover: Recover::JogTimes(1.5),
    cap: 6,
    name: "500 m repeats",
    purpose: "mile pace a little longer than a lap",
    source: "race-pace work of middle-distance runners, Haugen and others (2021)",
    ..PLAIN
};
