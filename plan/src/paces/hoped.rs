//! What is said of a time hoped for that the results do not bear out.

use super::Ladder;

/// A caution on a race pace that is `faster` times what the results say: far above it, or below `least` of it.
pub(super) fn goal_caution(faster: f64, least: f64) -> Option<String> {
    let percent = (faster - 1.0).abs() * 100.0;
    if faster > Ladder::GOAL_BAND.1 {
        Some(format!(
            "the time hoped for is {percent:.0} % faster than the results so far say: nobody can train at that pace yet, the plan aims at {:.0} % faster",
            (Ladder::GOAL_BAND.1 - 1.0) * 100.0
        ))
    } else if faster > 1.05 {
        Some(format!(
            "the time hoped for is {percent:.0} % faster than the results so far say; it may take more than one season"
        ))
    } else if faster < least {
        Some(format!(
            "the results so far say {percent:.0} % faster than the time hoped for: the plan trains the pace that you can run"
        ))
    } else {
        None
    }
}
