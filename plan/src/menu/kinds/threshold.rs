//! Threshold: cruise intervals, tempo, over-unders, progressions.

use super::{Kind, PLAIN, Recover};
use training::{PaceBase, RunKind};

/// Two pieces at threshold.
pub const CRUISE: Kind = Kind {
    run: RunKind::Tempo,
    rep_m: 1000.0,
    top_m: 3000.0,
    pace: PaceBase::Threshold,
    recover: Recover::Jog(75.0),
    cap: 2,
    name: "tempo pieces",
    purpose: "a faster pace that still feels in balance",
    source: "cruise intervals at threshold pace, one minute of jog for five of work, Daniels (2014)",
    ..PLAIN
};

/// Miles at threshold.
pub const CRUISE_MILE: Kind = Kind {
    run: RunKind::Tempo,
    rep_m: 1600.0,
    pace: PaceBase::Threshold,
    recover: Recover::Jog(75.0),
    cap: 6,
    name: "threshold miles",
    purpose: "much running at threshold without its strain",
    source: "cruise intervals at threshold pace, one minute of jog for five of work, Daniels (2014)",
    ..PLAIN
};

/// Kilometres at threshold.
pub const CRUISE_KM: Kind = Kind {
    run: RunKind::Tempo,
    rep_m: 1000.0,
    pace: PaceBase::Threshold,
    recover: Recover::Jog(60.0),
    cap: 8,
    name: "threshold kilometres",
    purpose: "threshold pace in small, even pieces",
    source: "cruise intervals at threshold pace, one minute of jog for five of work, Daniels (2014)",
    ..PLAIN
};

/// Six minutes at threshold.
pub const CRUISE_6_MIN: Kind = Kind {
    run: RunKind::Tempo,
    rep_s: 360.0,
    pace: PaceBase::Threshold,
    recover: Recover::Jog(60.0),
    cap: 5,
    name: "pieces of 6 min",
    purpose: "threshold running by the clock",
    source: "threshold intervals of world-class runners, Casado and others (2023)",
    ..PLAIN
};

/// Short repeats at 10 km pace with very short jogs.
pub const SHORT_400: Kind = Kind {
    run: RunKind::Tempo,
    rep_m: 400.0,
    pace: PaceBase::TenK,
    recover: Recover::Jog(45.0),
    cap: 12,
    name: "400 m with short jogs",
    purpose: "a pace near threshold, light on the legs",
    source: "short threshold repeats, Casado and others (2023)",
    ..PLAIN
};

/// One sustained tempo.
pub const TEMPO: Kind = Kind {
    run: RunKind::Tempo,
    rep_m: 2500.0,
    top_m: 6000.0,
    parts: &[(PaceBase::Threshold, 1.0)],
    pace: PaceBase::Threshold,
    cap: 1,
    name: "a tempo",
    purpose: "holding one pace without a break",
    source: "tempo run at threshold pace, Daniels (2014)",
    ..PLAIN
};

/// One sustained run at half-marathon pace.
pub const HALF_TEMPO: Kind = Kind {
    run: RunKind::Tempo,
    rep_m: 3000.0,
    top_m: 8000.0,
    parts: &[(PaceBase::Half, 1.0)],
    pace: PaceBase::Half,
    cap: 1,
    name: "a tempo at half-marathon pace",
    purpose: "a long stretch just below threshold",
    source: "long tempo a little slower than threshold, Daniels (2014)",
    ..PLAIN
};

/// Threshold and marathon pace in turns, without a break.
pub const OVER_UNDER: Kind = Kind {
    run: RunKind::Tempo,
    rep_m: 3000.0,
    top_m: 6000.0,
    parts: &[
        (PaceBase::Threshold, 0.2),
        (PaceBase::Marathon, 0.3),
        (PaceBase::Threshold, 0.2),
        (PaceBase::Marathon, 0.1),
        (PaceBase::Threshold, 0.2),
    ],
    pace: PaceBase::Threshold,
    cap: 1,
    name: "over-unders",
    purpose: "recovering while still running well",
    source: "pace changes around threshold, Hudson and Fitzgerald (2008)",
    ..PLAIN
};

/// From steady to threshold in three parts.
pub const PROGRESSION: Kind = Kind {
    run: RunKind::Tempo,
    rep_m: 3600.0,
    top_m: 7000.0,
    parts: &[(PaceBase::Steady, 0.3), (PaceBase::Marathon, 0.35), (PaceBase::Threshold, 0.35)],
    pace: PaceBase::Threshold,
    cap: 1,
    name: "a progression",
    purpose: "finishing faster than you began",
    source: "progression run, Hudson and Fitzgerald (2008)",
    ..PLAIN
};
