//! Fartlek: by the clock, on any ground.

use super::{Kind, PLAIN, Recover};
use training::PaceBase;

/// A minute fast, a minute easy.
pub const FARTLEK_1: Kind = Kind {
    rep_s: 60.0,
    pace: PaceBase::FiveK,
    recover: Recover::Jog(75.0),
    cap: 10,
    name: "fartlek minutes",
    purpose: "playing with speed on any ground",
    source: "fartlek, Hudson and Fitzgerald (2008)",
    ..PLAIN
};

/// Two minutes fast, two easy.
pub const FARTLEK_2: Kind = Kind {
    rep_s: 120.0,
    pace: PaceBase::TenK,
    recover: Recover::Jog(120.0),
    cap: 8,
    name: "fartlek of 2 min",
    purpose: "speed by feeling, a little longer",
    source: "fartlek, Hudson and Fitzgerald (2008)",
    ..PLAIN
};

/// Three minutes fast, two easy.
pub const FARTLEK_3: Kind = Kind {
    rep_s: 180.0,
    pace: PaceBase::TenK,
    recover: Recover::Jog(120.0),
    cap: 6,
    name: "fartlek of 3 min",
    purpose: "10 km effort without looking at metres",
    source: "fartlek, Hudson and Fitzgerald (2008)",
    ..PLAIN
};
