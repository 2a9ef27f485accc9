//! What stays the same while the weeks are filled.

use crate::{layout::Frame, menu::Line, paces::Ladder, season::Volumes};
use training::Spec;

/// Everything that stays the same from week to week.
pub struct Season<'a> {
    /// What is planned for.
    pub spec: &'a Spec,
    /// Day limits.
    pub frame: &'a Frame,
    /// Volume frame.
    pub volumes: &'a Volumes,
    /// Speeds.
    pub ladder: &'a Ladder,
    /// Speed work of the goal.
    pub line: &'a Line,
    /// Goal race in the spec.
    pub goal: Option<usize>,
    /// Its distance, or 10 km, m.
    pub goal_m: f64,
}
