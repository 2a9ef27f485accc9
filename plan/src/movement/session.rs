//! Mobility sessions: rolling, opening and waking up, with a drill for every finding.

use crate::catalogue::{self, Drill, DrillKind};
use quantity::Duration;
use training::FlowStep;
use training::plan::MobilitySession;

/// Parts that rule F3 asks for every week: each session has them, so that a dropped one takes none away.
const ALWAYS: [&str; 3] = ["quads", "hip_flexors", "glutes"];
/// Longest session, s (default, not a finding).
const USUAL_S: f64 = 720.0;
/// Shortest: the three parts and nothing else, s.
pub const LEAST_S: f64 = 240.0;

/// What a session is mostly made of; the three take turns through the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// With the foam roller.
    Roll,
    /// Opening hips, ankles and the back.
    Open,
    /// Waking up what should work.
    Wake,
}

impl Flow {
    /// The week's sessions in turn.
    pub const TURNS: [Self; 3] = [Self::Roll, Self::Open, Self::Wake];

    const fn kind(self) -> DrillKind {
        match self {
            Self::Roll => DrillKind::FoamRoll,
            Self::Open => DrillKind::Mobility,
            Self::Wake => DrillKind::Activation,
        }
    }
}

/// A session for so many seconds at most, with a drill for each finding; `turn` varies what else is in it.
#[must_use]
pub fn session(flow: Flow, findings: &[&'static str], turn: usize, cap_s: f64) -> MobilitySession {
    let limit = cap_s.min(USUAL_S);
    let mut chosen: Vec<&'static Drill> = Vec::new();
    for finding in findings {
        chosen.extend(pick(&chosen, flow, turn, |d| d.findings.contains(finding)));
    }
    for area in ALWAYS {
        // The roller goes over all three, whatever else works on them.
        if flow == Flow::Roll || !chosen.iter().any(|d| d.area == area) {
            chosen.extend(pick(&chosen, flow, turn, |d| d.area == area));
        }
    }
    let time = |drills: &[&Drill]| drills.iter().map(|d| f64::from(d.seconds())).sum::<f64>();
    let others = Drill::AREAS.iter().filter(|a| !ALWAYS.contains(a)).collect::<Vec<_>>();
    for k in 0..others.len() {
        let area = *others[(k + turn) % others.len()];
        let Some(more) = pick(&chosen, flow, turn, |d| d.area == area && d.kind == flow.kind()) else { continue };
        if time(&chosen) + f64::from(more.seconds()) <= limit {
            chosen.push(more);
        }
    }
    // Rolling first, then room, then what holds it.
    chosen.sort_by_key(|d| match d.kind {
        DrillKind::FoamRoll => 0,
        DrillKind::Mobility => 1,
        DrillKind::Activation => 2,
    });
    let whole = time(&chosen);
    // Short flows are gone through twice; a short day has every drill, each for less.
    let rounds = if whole * 2.0 <= limit { 2.0 } else { 1.0 };
    let factor = if whole > cap_s { cap_s / whole } else { rounds };
    let flow_steps: Vec<FlowStep> = chosen
        .iter()
        .map(|d| FlowStep {
            name: d.name.to_owned(),
            duration_s: Duration::from_s((f64::from(d.seconds()) * factor).floor()),
            each_side: d.per_side,
        })
        .collect();
    let mut areas: Vec<String> = Vec::new();
    for d in &chosen {
        if !areas.iter().any(|a| a == d.area) {
            areas.push(d.area.to_owned());
        }
    }
    MobilitySession {
        foam_roll: chosen.iter().any(|d| d.kind == DrillKind::FoamRoll),
        areas,
        drills: findings.iter().map(|f| (*f).to_owned()).collect(),
        // In whole minutes, with what it takes to lie down and get up.
        duration_s: Duration::from_s((time_of(&flow_steps) / 60.0).ceil() * 60.0)
            .min(Duration::from_s((cap_s / 60.0).floor() * 60.0)),
        flow: flow_steps,
    }
}

fn time_of(flow: &[FlowStep]) -> f64 {
    flow.iter().map(|s| s.duration_s.s()).sum()
}

/// A drill that fits and is not there yet: of the flow's own kind where there is one, in turn.
fn pick(chosen: &[&'static Drill], flow: Flow, turn: usize, fits: impl Fn(&Drill) -> bool) -> Option<&'static Drill> {
    let found = |own: bool| -> Vec<&'static Drill> {
        catalogue::drills()
            .filter(|d| fits(d) && (!own || d.kind == flow.kind()) && !chosen.iter().any(|c| c.name == d.name))
            .collect()
    };
    let mut of = found(true);
    if of.is_empty() {
        of = found(false);
        // Only a rolling session asks for the roller.
        of.retain(|d| flow == Flow::Roll || d.kind != DrillKind::FoamRoll);
    }
    (!of.is_empty()).then(|| of[turn % of.len()])
}

/// Why the session is there.
#[must_use]
pub fn why(flow: Flow, findings: &[&'static str]) -> String {
    let what = match flow {
        Flow::Roll => "Rolling and room for the hips, best after a run",
        Flow::Open => "Room in hips, ankles and back, a little often",
        Flow::Wake => "Waking up the muscles that hold the knee and the hip",
    };
    if findings.is_empty() {
        format!("{what} (rule F3).")
    } else {
        let found: Vec<String> = findings.iter().map(|f| f.replace('_', " ")).collect();
        format!("{what}; with work on what the check found: {} (rule F2).", found.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FINDINGS: [&str; 4] = ["knees_cave_in", "tight_hip_flexors", "quiet_glutes", "left_right_difference"];

    #[test]
    fn every_session_reaches_what_the_rules_ask_and_fits_its_time() {
        for flow in Flow::TURNS {
            for turn in 0..20 {
                for n in 0..=4 {
                    for cap in [LEAST_S, 600.0, 900.0, f64::INFINITY] {
                        let made = session(flow, &FINDINGS[..n], turn, cap);
                        assert!(ALWAYS.iter().all(|a| made.areas.iter().any(|b| a == b)), "{made:?}");
                        assert_eq!(made.drills.len(), n);
                        assert!(made.foam_roll == (flow == Flow::Roll), "{made:?}");
                        assert!(made.duration_s.s() <= cap && made.duration_s.s() >= 120.0, "{made:?}");
                        for finding in &FINDINGS[..n] {
                            let works = |s: &FlowStep| matches!(catalogue::find(&s.name), Some(catalogue::Entry::Drill(d)) if d.findings.contains(finding));
                            assert!(made.flow.iter().any(works), "{finding}: {made:?}");
                        }
                    }
                }
            }
        }
    }
}
