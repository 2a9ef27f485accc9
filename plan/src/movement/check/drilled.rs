//! From findings to drills.

use crate::{
    catalogue::{Drill, drills},
    movement::findings,
};
use training::Check;

/// The drills that work on what a check found, those for several findings first; none while something hurts.
///
/// ```
/// use plan::movement::check::drills_for;
/// use training::Check;
/// let found = Check { quiet_glutes: true, knees_cave_in: true, ..Check::default() };
/// let first = drills_for(found)[0];
/// assert!(first.findings.contains(&"quiet_glutes") && first.findings.contains(&"knees_cave_in"));
/// assert!(drills_for(Check { pain: true, ..found }).is_empty());
/// ```
#[must_use]
pub fn drills_for(check: Check) -> Vec<&'static Drill> {
    if check.pain {
        return Vec::new();
    }
    let found = findings(check);
    let hits = |drill: &Drill| drill.findings.iter().filter(|f| found.contains(f)).count();
    let mut all: Vec<&'static Drill> = drills().filter(|drill| hits(drill) > 0).collect();
    all.sort_by_key(|drill| std::cmp::Reverse(hits(drill)));
    all
}
