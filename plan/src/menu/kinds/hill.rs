//! Hills: shares of level speed are those that cost the same on a slope of 6 % (Minetti and others 2002).

use super::{Kind, PLAIN, Recover};
use training::{PaceBase, RunKind};

/// Very short steep sprints.
pub const HILL_SPRINT: Kind = Kind {
    run: RunKind::Hills,
    rep_s: 10.0,
    pace: PaceBase::EightHundred,
    share: 0.73,
    share_top: 0.73,
    recover: Recover::Stand(120.0),
    cap: 10,
    name: "hill sprints",
    purpose: "strength and spring for the legs, hardly any strain",
    source: "hill sprints of some ten seconds, Hudson and Fitzgerald (2008)",
    ..PLAIN
};

/// Half a minute uphill.
pub const HILL_30: Kind = Kind {
    run: RunKind::Hills,
    rep_s: 30.0,
    share: 0.73,
    share_top: 0.73,
    recover: Recover::Jog(90.0),
    cap: 10,
    name: "short hills",
    purpose: "power that carries over to the flat",
    source: "uphill intervals, Ferley and others (2013) on a slope of about 6 %, speeds by its cost (Minetti and others 2002)",
    ..PLAIN
};

/// A minute uphill.
pub const HILL_60: Kind = Kind {
    run: RunKind::Hills,
    rep_s: 60.0,
    pace: PaceBase::ThreeK,
    share: 0.73,
    share_top: 0.73,
    recover: Recover::Jog(120.0),
    cap: 8,
    name: "hills of a minute",
    purpose: "strong legs at a hard breath",
    source: "uphill intervals, Ferley and others (2013) on a slope of about 6 %, speeds by its cost (Minetti and others 2002)",
    ..PLAIN
};

/// Two minutes uphill.
pub const HILL_120: Kind = Kind {
    run: RunKind::Hills,
    rep_s: 120.0,
    pace: PaceBase::FiveK,
    share: 0.73,
    share_top: 0.73,
    recover: Recover::Jog(180.0),
    cap: 6,
    name: "hills of 2 min",
    purpose: "aerobic power with less impact",
    source: "uphill intervals, Ferley and others (2013) on a slope of about 6 %, speeds by its cost (Minetti and others 2002)",
    ..PLAIN
};

/// Three minutes uphill.
pub const HILL_180: Kind = Kind {
    run: RunKind::Hills,
    rep_s: 180.0,
    pace: PaceBase::TenK,
    share: 0.73,
    share_top: 0.73,
    recover: Recover::Jog(210.0),
    cap: 6,
    name: "long hills",
    purpose: "long strong climbing",
    source: "uphill intervals, Ferley and others (2013) on a slope of about 6 %, speeds by its cost (Minetti and others 2002)",
    ..PLAIN
};

/// Eight minutes of climbing for ultras.
pub const CLIMB: Kind = Kind {
    run: RunKind::Hills,
    rep_s: 480.0,
    pace: PaceBase::Threshold,
    share: 0.73,
    share_top: 0.73,
    recover: Recover::Jog(240.0),
    cap: 4,
    name: "climbs of 8 min",
    purpose: "climbing for a long time without going too hard",
    source: "tempo climbs for ultras, Koop (2016)",
    ..PLAIN
};
