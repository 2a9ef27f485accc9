//! Every rule of the plan on plans written by hand: one that keeps it, one that breaks it and names the culprit.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod aerobic_base;
mod hostile;
mod movement_and_fuel;
mod recovery;
mod registry;
mod sound;
mod speed_work;
mod strength;
mod support;
