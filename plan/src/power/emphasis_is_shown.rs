//! E2.

use crate::{
    figure::count,
    reading::Reading,
    rules::{Broken, Verdict},
    speed_work::is_cited,
};
use training::plan::StrengthPhase;

/// Speed up to which the combination helps most, metres per second: 12 km/h.
const SLOW_MPS: f64 = 12.0 / 3.6;

/// E2: heavy lifting and plyometrics combined, most for speeds of about 12 km/h or slower.
///
/// - **Measured**: the emphasis and its source are shown.
/// - **Choices**: shown means that the `why` of every power session names a year or a DOI. Combined means that a plan of a
///   runner who races at 12 km/h or slower has weeks of heavier strength beside its power. The race's speed is the
///   goal's own where it has a time, else the plan's half-marathon speed.
/// - **Why**: Llanos-Lagos et al. (2024), Sports Med 54:895-932, on strength training for runners by running speed.
pub fn emphasis_is_shown(reading: &Reading<'_>) -> Verdict {
    let goal = reading.plan.goal.as_ref().and_then(|g| Some(g.distance_m.m() / g.time_s?.s()));
    let speed_mps = goal.or_else(|| reading.half.map(|v| v.mps())).filter(|v| v.is_finite());
    let heavy = |w: &&crate::reading::WeekReading<'_>| w.lifting_phase() == Some(StrengthPhase::Strength);
    let heavy_weeks = reading.weeks.iter().filter(heavy).count();
    let mut broken: Vec<Broken> = reading
        .weeks
        .iter()
        .flat_map(|w| w.powers().map(move |(date, session, _)| (w.number(), date, session)))
        .filter(|(.., session)| !is_cited(&session.why))
        .map(|(week, date, session)| Broken::session(week, date, &session.id, "its reason names no source"))
        .collect();
    if speed_mps.is_some_and(|v| v <= SLOW_MPS) && heavy_weeks == 0 {
        broken.push(Broken::plan("no heavier strength beside the power, which helps most at 12 km/h or slower"));
    }
    let speed = speed_mps.map_or_else(|| "speed unknown".into(), |v| format!("{:.1} km/h", v * 3.6));
    Verdict::judged(format!("{speed}, {} of heavier strength beside power", count(heavy_weeks, "week")), broken)
}
