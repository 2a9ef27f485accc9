//! Foam rolling.

use super::super::{
    Dose, Drill,
    DrillKind::FoamRoll,
    pose::{Gear, Part},
    stance::*,
};
use super::drill;

pub const TABLE: &[Drill] = &[];
