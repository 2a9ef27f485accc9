//! The efforts of a run: the work between easy running.

use training::{PaceBase, PaceSymbol, Role, Step};

/// One effort: a step of work, or several moderate steps in a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Effort {
    /// Metres.
    pub distance_m: f64,
    /// Seconds.
    pub duration_s: f64,
    /// The pace asked for; of several steps the first one's.
    pub pace: PaceSymbol,
    /// No faster than threshold pace: such steps in a row are one sustained effort.
    pub moderate: bool,
    /// A step of it has the role `effort`; steady running beside the repeats has not.
    pub named: bool,
    /// What comes after it: a recovery, the cool-down, or something that is neither.
    pub then: Then,
    /// The step that follows it.
    pub recovery: Option<(PaceBase, f64)>,
}

/// What follows an effort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// A recovery.
    Recovery,
    /// The cool-down.
    Cooldown,
    /// Another effort, easy running that is no recovery, or nothing.
    Neither,
}

impl Effort {
    /// Mean speed in metres per second; not a number where nothing is known.
    #[must_use]
    pub fn speed_mps(&self) -> f64 {
        self.distance_m / self.duration_s
    }
}

fn is_work(step: &Step) -> bool {
    match step.role {
        Role::Effort => true,
        Role::Warmup | Role::Cooldown | Role::Recovery => false,
        Role::Steady => !matches!(step.pace.base, PaceBase::Stand | PaceBase::Walk | PaceBase::Jog | PaceBase::Easy),
    }
}

/// No faster than threshold pace; the pace of the goal race is moderate from the half marathon on.
fn is_moderate(step: &Step, goal_m: Option<f64>) -> bool {
    let slow = matches!(
        step.pace.base,
        PaceBase::Walk | PaceBase::Jog | PaceBase::Easy | PaceBase::Steady | PaceBase::Marathon | PaceBase::Half
    );
    let long_race = step.pace.base == PaceBase::Race && goal_m.is_some_and(|m| m > 20_000.0);
    slow || long_race || (step.pace.base == PaceBase::Threshold && step.pace.share <= 1.0 + 1e-9)
}

/// The efforts of the steps of a run.
#[must_use]
pub fn efforts(steps: &[&Step], goal_m: Option<f64>) -> Vec<Effort> {
    let mut efforts: Vec<Effort> = Vec::new();
    let mut in_a_row = false;
    for (i, step) in steps.iter().enumerate() {
        if !is_work(step) {
            in_a_row = false;
            continue;
        }
        let moderate = is_moderate(step, goal_m);
        let next = steps.get(i + 1);
        let then = match next.map(|s| s.role) {
            Some(Role::Recovery) => Then::Recovery,
            Some(Role::Cooldown) => Then::Cooldown,
            _ => Then::Neither,
        };
        let recovery = next.map(|s| (s.pace.base, s.duration().s()));
        let (distance_m, duration_s) = (step.distance().m(), step.duration().s());
        match efforts.last_mut() {
            Some(last) if in_a_row && moderate && last.moderate => {
                last.distance_m += distance_m;
                last.duration_s += duration_s;
                last.named |= step.role == Role::Effort;
                (last.then, last.recovery) = (then, recovery);
            }
            _ => efforts.push(Effort {
                distance_m,
                duration_s,
                pace: step.pace,
                moderate,
                named: step.role == Role::Effort,
                then,
                recovery,
            }),
        }
        in_a_row = true;
    }
    efforts
}
