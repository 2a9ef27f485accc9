//! One lifting session: which exercises, how many sets and repetitions, in the time there is.

use super::load::{load, reserve};
use crate::catalogue::{self, Exercise, Pattern};
use quantity::Duration;
use training::plan::{Region, StrengthExercise, StrengthPhase, StrengthSession};
use training::spec::{Lifting, Runner};

/// Seconds of warm-up, of a repetition, and of rest after a set by phase (defaults, not findings).
const WARM_UP_S: f64 = 240.0;
const REPETITION_S: f64 = 3.5;
/// Shortest lifting session that is worth laying, s: three exercises, one set each (ours).
pub const LEAST_S: f64 = 900.0;

/// What one session is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Whose.
    pub runner: &'a Runner,
    /// Phase of its week.
    pub phase: StrengthPhase,
    /// Number of its block in the season, from 0: exercises change with it.
    pub block: usize,
    /// Which of the week's sessions, from 0.
    pub slot: usize,
    /// Weeks since the block began.
    pub week_of_block: usize,
    /// A week of less: a set less.
    pub light: bool,
    /// A hard or long run stands on the next day: nothing that leaves the legs heavy.
    pub spare_legs: bool,
    /// Longest session of the day, s.
    pub cap_s: f64,
}

/// The session: its first exercises cover the whole body and join its halves, so that a short one does too.
#[must_use]
pub fn session(wanted: &Wanted) -> StrengthSession {
    let mut exercises: Vec<&Exercise> = Vec::new();
    for patterns in slots(wanted.slot) {
        if let Some(e) = choose(wanted, patterns, &exercises) {
            exercises.push(e);
        }
    }
    whole_body_first(wanted, &mut exercises);
    let (mut sets, mut n) = (sets(wanted), exercises.len());
    // A short day has fewer exercises, then fewer sets.
    while time_s(wanted, &exercises[..n], sets) > wanted.cap_s {
        if n > 4 {
            n -= 1;
        } else if sets > 1 {
            sets -= 1;
        } else if n > 3 {
            n -= 1;
        } else {
            break;
        }
    }
    let exercises = &exercises[..n];
    StrengthSession {
        phase: wanted.phase,
        exercises: exercises.iter().map(|e| prescribed(wanted, e, sets)).collect(),
        duration_s: Some(Duration::from_s((time_s(wanted, exercises, sets) / 60.0).round() * 60.0)),
    }
}

/// The patterns of a session, most important first; two sessions of a week are different.
fn slots(slot: usize) -> [&'static [Pattern]; 7] {
    use Pattern::{Calf, Core, Hinge, Joined, Pull, Push, SingleLeg, Squat};
    if slot.is_multiple_of(2) {
        [&[Joined], &[Core], &[Pull], &[Hinge], &[Push], &[SingleLeg], &[Calf]]
    } else {
        [&[Joined], &[Core], &[Push], &[SingleLeg, Squat], &[Pull], &[Hinge], &[Calf]]
    }
}

/// Whether an exercise suits the phase and the day.
fn suits(wanted: &Wanted, e: &Exercise) -> bool {
    let top = match (wanted.phase, wanted.runner.lifting) {
        (StrengthPhase::Stability, Lifting::None) => 1,
        (StrengthPhase::MuscularEndurance, Lifting::None | Lifting::Some) | (StrengthPhase::Stability, _) => 2,
        _ => 3,
    };
    // Heavy means heavy: with a load to choose, or hard by itself.
    let heavy = wanted.phase != StrengthPhase::Strength || e.loaded() || e.level >= 3 || e.hold;
    e.level <= top && heavy && e.possible(&wanted.runner.equipment)
}

/// An exercise of these patterns that the session has not got: in turn by block and session.
fn choose(wanted: &Wanted, patterns: &[Pattern], chosen: &[&Exercise]) -> Option<&'static Exercise> {
    let joins = patterns == [Pattern::Joined];
    let fresh = |e: &&Exercise| !chosen.iter().any(|c| c.name == e.name);
    let of = |strict: bool| {
        let mut found: Vec<&'static Exercise> = catalogue::strength()
            .filter(|e| if joins { joined(e) } else { patterns.contains(&e.pattern) })
            .filter(
                |e| if strict { suits(wanted, e) && !(wanted.spare_legs && e.heavy_legs) } else { lenient(wanted, e) },
            )
            .filter(fresh)
            .collect();
        // What has a load comes first where it can be had, then what is as hard as the runner can do.
        found.sort_by_key(|e| (!e.loaded(), std::cmp::Reverse(e.level), e.name));
        found
    };
    let mut candidates = of(true);
    if candidates.is_empty() {
        candidates = of(false);
    }
    // The best few take turns.
    let few = candidates.len().min(4);
    let turn = wanted.block * 2 + wanted.slot;
    (few > 0).then(|| candidates[turn % few])
}

/// What may be done where nothing suits: anything possible that the runner is not too new for.
fn lenient(wanted: &Wanted, e: &Exercise) -> bool {
    e.possible(&wanted.runner.equipment) && (e.level <= 2 || wanted.phase == StrengthPhase::Strength)
}

/// It joins lower and upper body (rule D1).
fn joined(e: &Exercise) -> bool {
    e.compound && e.trains(Region::Lower) && (e.trains(Region::Upper) || e.trains(Region::Back))
}

/// Puts to the front what the first three exercises need to cover every region (rule D2).
fn whole_body_first(wanted: &Wanted, exercises: &mut Vec<&'static Exercise>) {
    for region in [Region::Core, Region::Back, Region::Upper, Region::Lower] {
        let covered = |n: usize, all: &[&Exercise]| all.iter().take(n).any(|e| e.trains(region));
        if covered(3, exercises) {
            continue;
        }
        if let Some(at) = (3..exercises.len()).find(|&i| exercises[i].trains(region)) {
            let e = exercises.remove(at);
            exercises.insert(2, e);
        } else if let Some(e) = catalogue::strength().find(|e| e.trains(region) && suits(wanted, e)) {
            exercises.insert(exercises.len().min(2), e);
        }
    }
}

fn sets(wanted: &Wanted) -> u32 {
    let full = match wanted.phase {
        StrengthPhase::Stability => {
            if wanted.week_of_block == 0 {
                2
            } else {
                3
            }
        }
        StrengthPhase::MuscularEndurance | StrengthPhase::Strength => 3,
    };
    if wanted.light { full - 1 } else { full }
}

/// Repetitions of a phase, rules C2 to C4.
#[must_use]
pub const fn repetitions(phase: StrengthPhase, pattern: Pattern) -> (u32, u32) {
    match (phase, pattern) {
        (StrengthPhase::Stability, Pattern::Core | Pattern::Calf) => (15, 20),
        (StrengthPhase::Stability, _) => (12, 15),
        (StrengthPhase::MuscularEndurance, _) => (8, 12),
        (StrengthPhase::Strength, _) => (4, 6),
    }
}

/// Rest after a set of a phase, shorter after a small muscle's: default, not a finding.
#[must_use]
pub fn rest(phase: StrengthPhase, pattern: Pattern) -> Duration {
    Duration::from_s(match (phase, pattern) {
        (_, Pattern::Core | Pattern::Calf) => 40.0,
        (StrengthPhase::Stability, _) => 45.0,
        (StrengthPhase::MuscularEndurance, _) => 60.0,
        (StrengthPhase::Strength, _) => 120.0,
    })
}

/// Seconds of a hold, a side.
const fn hold_s(phase: StrengthPhase) -> f64 {
    match phase {
        StrengthPhase::Stability => 30.0,
        StrengthPhase::MuscularEndurance => 40.0,
        StrengthPhase::Strength => 20.0,
    }
}

fn time_s(wanted: &Wanted, exercises: &[&Exercise], sets: u32) -> f64 {
    let set_s = |e: &&Exercise| {
        let (low, high) = repetitions(wanted.phase, e.pattern);
        let once = if e.hold { hold_s(wanted.phase) } else { f64::from(low + high) / 2.0 * REPETITION_S };
        once * if e.unilateral { 2.0 } else { 1.0 } + rest(wanted.phase, e.pattern).s()
    };
    WARM_UP_S + f64::from(sets) * exercises.iter().map(set_s).sum::<f64>()
}

fn prescribed(wanted: &Wanted, e: &Exercise, sets: u32) -> StrengthExercise {
    let (low, high) = repetitions(wanted.phase, e.pattern);
    StrengthExercise {
        name: e.name.to_owned(),
        compound: e.compound,
        regions: e.regions.to_vec(),
        sets,
        reps_low: (!e.hold).then_some(low),
        reps_high: (!e.hold).then_some(high),
        hold_s: e.hold.then(|| Duration::from_s(hold_s(wanted.phase))),
        load_kg: if e.loaded() && !e.hold {
            load(&wanted.runner.lifts, e.name, (low, high), reserve(wanted.phase))
        } else {
            None
        },
        equipment: e.equipment,
    }
}

/// Why the session is there.
#[must_use]
pub fn why(phase: StrengthPhase, week_of_block: usize, weeks_of_block: usize, light: bool) -> String {
    let reserve = reserve(phase);
    let place = format!("Week {} of {weeks_of_block}", week_of_block + 1);
    let what = match phase {
        StrengthPhase::Stability => "Stability and control first, light and clean",
        StrengthPhase::MuscularEndurance => {
            "Force that lasts: 8 to 12 in good form; fewer than 8 possible and the load drops, more than 12 and it rises"
        }
        StrengthPhase::Strength => "Heavier strength, far from the race: 4 to 6, long rests",
    };
    let less = if light { " A set less this week, so that the running comes first." } else { "" };
    format!("{what}. {place} of the block; stop each set with {reserve} repetitions left.{less}")
}
