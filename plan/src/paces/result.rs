//! What the results say of the runner, as VDOTs by distance.

use super::{MILE_M, SPRINTER, vdot, vdot_line::VdotLine};
use training::Spec;

/// Results below a mile as distance in m and speed in m/s.
pub(super) fn short_results(spec: &Spec) -> impl Iterator<Item = (f64, f64)> {
    let all = spec.history.results.iter().map(|r| (r.distance_m.m(), r.distance_m.m() / r.time_s.s()));
    all.filter(|(m, _)| *m < MILE_M - 200.0)
}

/// The runner's VDOT by distance from the results, or a cautious guess from weekly distance.
pub(super) fn runner_vdots(spec: &Spec, cautions: &mut Vec<String>) -> VdotLine {
    let all: Vec<(f64, f64)> = spec
        .history
        .results
        .iter()
        .map(|r| {
            let (m, s) = (r.distance_m.m(), r.time_s.s());
            let years = r.date.map_or(0.0, |d| f64::from((spec.today - d).get_days()) / 365.25);
            let (m, value) = if m < MILE_M - 200.0 {
                // A short race says little about long ones: carried to the mile by a steep fall of speed.
                let mile = m / s * (m.max(100.0) / MILE_M).powf(SPRINTER);
                (MILE_M, vdot::of(MILE_M, MILE_M / mile) * 0.95)
            } else if m > 50_000.0 {
                let marathon = m / s * (m / 42_195.0).powf(0.12);
                (42_195.0, vdot::of(42_195.0, 42_195.0 / marathon))
            } else {
                (m, vdot::of(m, s))
            };
            // A year takes about one per cent (default, not a finding).
            (m, value * (1.0 - 0.01 * years.clamp(0.0, 10.0)))
        })
        .filter(|(_, value)| value.is_finite())
        .collect();
    let best = all.iter().map(|(_, value)| *value).fold(f64::NAN, f64::max);
    if best.is_finite() {
        if short_results(spec).count() == spec.history.results.len() {
            cautions.push(
                "every result is shorter than a mile: paces of longer running are carried over from it and uncertain"
                    .into(),
            );
        }
        if vdot::covered(best) != best {
            cautions.push("the results lie outside what the pace tables cover: paces are the nearest they know".into());
        }
        VdotLine::of(&all)
    } else {
        let weeks = &spec.history.weekly_distance_m;
        let km = weeks.iter().map(|d| d.m()).sum::<f64>() / 1000.0 / weeks.len().max(1) as f64;
        cautions.push("there is no result to take paces from: they are a cautious guess from your weekly distance; run a test or a race soon".into());
        VdotLine::of(&[(10_000.0, (29.0 + 0.16 * km).min(50.0))])
    }
}
