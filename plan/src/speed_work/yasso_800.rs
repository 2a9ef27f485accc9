//! What makes a session one of Yasso's 800s.

use crate::{
    compare::near,
    figure::minutes,
    reading::{Effort, Run, Then},
};
use training::{PaceBase, Plan};

/// Metres of a repeat.
const REPEAT_M: f64 = 800.0;
/// Metres within which a distance is the one that is meant.
const SAME_M: f64 = 1.0;
/// The goal's h:mm becomes m:ss: one second for a minute.
const SECONDS_FOR_A_SECOND: f64 = 60.0;
/// Seconds within which two times are the same: times and speeds are rounded.
const SAME_S: f64 = 2.0;

/// What keeps a run from being Yasso 800s for the plan's goal, if anything.
///
/// Every effort that is no moderate filler is 800 m in the goal's h:mm read as m:ss, where the goal has a time, and a jog
/// of the same time follows it; after the last one the cool-down may follow.
#[must_use]
pub fn misfit(run: &Run<'_>, plan: &Plan) -> Option<String> {
    let efforts: Vec<Effort> =
        run.efforts().into_iter().filter(|e| !e.moderate || near(e.distance_m, REPEAT_M, SAME_M)).collect();
    if efforts.is_empty() {
        return Some("it has no 800 m repeats".into());
    }
    let goal_s = plan.goal.as_ref().and_then(|g| g.time_s).map(|t| t.s() / SECONDS_FOR_A_SECOND);
    efforts.iter().find_map(|effort| {
        if !near(effort.distance_m, REPEAT_M, SAME_M) {
            return Some(format!("a repeat of {:.0} m among 800s", effort.distance_m));
        }
        let took = minutes(effort.duration_s);
        if let Some(goal_s) = goal_s.filter(|goal| !near(effort.duration_s, *goal, SAME_S)) {
            return Some(format!("800 m in {took}, the goal asks for {}", minutes(goal_s)));
        }
        let equal =
            effort.recovery.is_some_and(|(base, s)| base == PaceBase::Jog && near(s, effort.duration_s, SAME_S));
        (!equal && effort.then != Then::Cooldown).then(|| format!("800 m in {took} without a jog of the same time"))
    })
}
