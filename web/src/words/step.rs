//! Words for the steps of a run.

use crate::format::{Units, lasting};
use training::{Block, PaceBase, PaceSymbol, Role, Step};

/// What a step is for.
#[must_use]
pub const fn role(role: &Role) -> &'static str {
    match role {
        Role::Warmup => "Warm up",
        Role::Effort => "Run",
        Role::Recovery => "Recover",
        Role::Cooldown => "Cool down",
        Role::Steady => "Run",
    }
}

/// A step's role as a word for its style.
#[must_use]
pub const fn role_word(role: &Role) -> &'static str {
    match role {
        Role::Warmup => "warmup",
        Role::Effort => "effort",
        Role::Recovery => "recovery",
        Role::Cooldown => "cooldown",
        Role::Steady => "steady",
    }
}

/// A step's length: `400 m`, `90 s`.
#[must_use]
pub fn step_length(step: &Step, units: &Units) -> String {
    match (step.distance_m, step.duration_s) {
        (Some(d), _) => units.stretch(d),
        (None, Some(t)) => lasting(t),
        (None, None) => String::new(),
    }
}

/// The pace asked for in words: `at mile pace`, `easy`, `at 93 % of your best`.
#[must_use]
pub fn pace(symbol: &PaceSymbol) -> String {
    let name = match symbol.base {
        PaceBase::Stand => return "standing".into(),
        PaceBase::Walk => return "walking".into(),
        PaceBase::Jog => return "jogging".into(),
        PaceBase::Easy => return "easy".into(),
        PaceBase::Steady => return "steady".into(),
        PaceBase::Max => {
            return if symbol.share < 1.0 {
                format!("at {:.0} % of your best speed over it", symbol.share * 100.0)
            } else {
                "all out".into()
            };
        }
        PaceBase::Marathon => "marathon pace",
        PaceBase::Half => "half-marathon pace",
        PaceBase::TenK => "10 km pace",
        PaceBase::Threshold => "one-hour pace",
        PaceBase::FiveK => "5 km pace",
        PaceBase::ThreeK => "3 km pace",
        PaceBase::Mile => "mile pace",
        PaceBase::EightHundred => "800 m pace",
        PaceBase::FourHundred => "400 m pace",
        PaceBase::Race => "race pace",
    };
    match symbol.share {
        share if share > 1.0005 => format!("{} % faster than {name}", percent_off(share - 1.0)),
        share if share < 0.9995 => format!("{} % slower than {name}", percent_off(1.0 - share)),
        _ => format!("at {name}"),
    }
}

/// Tenths where they matter, whole numbers from 3 % on.
fn percent_off(share: f64) -> f64 {
    if share < 0.03 { (share * 1000.0).round() / 10.0 } else { (share * 100.0).round() }
}

/// The steps of a block and how often they are run.
#[must_use]
pub fn block(block: &Block) -> (u32, &[Step]) {
    match block {
        Block::Repeat { repeat, steps } => (*repeat, steps),
        Block::Step(step) => (1, std::slice::from_ref(step)),
    }
}
