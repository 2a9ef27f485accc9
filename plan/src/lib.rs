//! The eight strategies as rules, and plans that keep them.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod aerobic_base;
pub mod audit;
mod beside;
pub mod catalogue;
pub mod change;
mod check_spec;
pub mod clash;
mod compare;
pub mod compound_lifts;
pub mod conflict;
mod figure;
mod fill;
pub mod fuel;
mod layout;
pub mod lint;
mod make;
mod menu;
pub mod movement;
pub mod paces;
pub mod power;
pub mod reading;
pub mod recovery;
pub mod rules;
mod season;
pub mod sound;
pub mod speed_work;
pub mod strength_endurance;

pub use audit::{audit, broken, verdicts};
pub use check_spec::check_spec;
pub use conflict::{Clash, Conflict};
pub use make::{Infeasible, attempt, make};
pub use menu::kilometre::is_kilometre_test;
pub use rules::{Broken, RULES, Rule, Verdict};
pub use sound::sound;
