//! Strides.

use super::{Kind, PLAIN, Recover};
use training::{PaceBase, RunKind};

/// Short relaxed accelerations.
pub const STRIDES: Kind = Kind {
    run: RunKind::Strides,
    rep_m: 100.0,
    share: 1.05,
    share_top: 1.05,
    recover: Recover::Jog(60.0),
    cap: 8,
    name: "strides of 100 m",
    purpose: "quick relaxed legs before the real speed work",
    source: "strides, Daniels (2014)",
    ..PLAIN
};

/// Strides a little shorter and quicker.
pub const STRIDES_80: Kind = Kind {
    run: RunKind::Strides,
    rep_m: 80.0,
    pace: PaceBase::EightHundred,
    share: 1.0,
    share_top: 1.0,
    recover: Recover::Jog(60.0),
    cap: 8,
    name: "strides of 80 m",
    purpose: "quick feet, nothing forced",
    source: "strides, Daniels (2014)",
    ..PLAIN
};

/// Longer strides at mile pace.
pub const STRIDES_150: Kind = Kind {
    run: RunKind::Strides,
    rep_m: 150.0,
    share: 1.0,
    share_top: 1.0,
    recover: Recover::Jog(75.0),
    cap: 6,
    name: "strides of 150 m",
    purpose: "the feeling of mile pace without its strain",
    source: "strides, Daniels (2014)",
    ..PLAIN
};
