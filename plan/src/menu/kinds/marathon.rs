//! The marathon and beyond.

use super::{Kind, PLAIN, Recover};
use training::{PaceBase, RunKind};

/// 800 m in as many seconds as the marathon takes minutes, as a share of its speed.
const YASSO_SHARE: f64 = 800.0 * 60.0 / 42_195.0;

/// 800 m in m:ss for a marathon in h:mm.
pub const YASSO: Kind = Kind {
    run: RunKind::Yasso800,
    rep_m: 800.0,
    pace: PaceBase::Race,
    share: YASSO_SHARE,
    share_top: YASSO_SHARE,
    cap: 10,
    name: "Yasso 800s",
    purpose: "a pace well above the marathon's, held again and again",
    source: "Bart Yasso's session, Burfoot (1994); as a predictor some five minutes too hopeful",
    ..PLAIN
};

/// Two long blocks at marathon pace, light by half.
pub const BLOCK: Kind = Kind {
    run: RunKind::RacePace,
    rep_m: 2000.0,
    top_m: 6000.0,
    pace: PaceBase::Marathon,
    recover: Recover::Jog(240.0),
    cap: 2,
    name: "marathon-pace blocks",
    purpose: "long stretches of the race's own rhythm",
    source: "special blocks, much lightened, Canova and Arcelli (1999)",
    ..PLAIN
};

/// One sustained run at marathon pace.
pub const MARATHON_TEMPO: Kind = Kind {
    run: RunKind::RacePace,
    rep_m: 3000.0,
    top_m: 10000.0,
    parts: &[(PaceBase::Marathon, 1.0)],
    pace: PaceBase::Marathon,
    cap: 1,
    name: "a run at marathon pace",
    purpose: "marathon pace until it feels like nothing",
    source: "marathon-pace running, Pfitzinger and Douglas (2009)",
    ..PLAIN
};

/// Long sustained steady running for ultras.
pub const ULTRA_STEADY: Kind = Kind {
    run: RunKind::RacePace,
    rep_m: 4000.0,
    top_m: 10000.0,
    parts: &[(PaceBase::Steady, 0.5), (PaceBase::Marathon, 0.5)],
    pace: PaceBase::Steady,
    cap: 1,
    name: "a long steady stretch",
    purpose: "hours at an even effort",
    source: "steady-state running for ultras, Koop (2016)",
    ..PLAIN
};
