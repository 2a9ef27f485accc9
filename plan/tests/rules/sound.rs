//! The document stands alone.

use crate::support::{Season, date, over, sum};
use plan::sound;
use quantity::{Distance, Duration, Speed};
use training::{Block, Content, Plan, Role, RunSession, Step};

fn season() -> Season {
    Season::of(&["base: rest easy8 rest tempo3 - strides4 long10", "build: - 4x400 - yasso2@195 - race10 -"])
        .goal(10_000.0, 2, 5)
}

#[test]
fn hand_made_plans_are_sound() {
    assert_eq!(sound(&season().plan), Vec::<String>::new());
}

#[track_caller]
fn says(change: impl FnOnce(&mut Plan), expected: &str) {
    let said = sound(&season().edit(change).plan);
    assert!(said.iter().any(|s| s.contains(expected)), "expected {expected:?} among {said:?}");
}

fn tempo(plan: &mut Plan) -> &mut RunSession {
    match &mut plan.weeks[0].days[3].sessions[0].content {
        Content::Run(run) => run,
        other => panic!("{other:?}"),
    }
}

fn step(plan: &mut Plan, n: usize) -> &mut Step {
    match &mut tempo(plan).steps[n] {
        Block::Step(step) => step,
        Block::Repeat { .. } => panic!("a repeat"),
    }
}

#[test]
fn dates_are_seven_in_a_row_from_the_first_monday_after_making() {
    says(|p| p.made = date(0, 0), "week 1: it starts on 2026-11-30, -7 days from its Monday");
    says(|p| p.weeks[1].start = date(1, 1), "week 2: it starts on 2026-12-08, 1 day ");
    says(|p| p.weeks[1].index = 3, "week 2: its index is 3");
    says(|p| drop(p.weeks[0].days.pop()), "week 1: its days are not the seven dates");
    says(|p| p.weeks[0].days[2].date = date(0, 1), "week 1: its days are not the seven dates");
    says(|p| p.weeks[0].days.swap(1, 2), "week 1: its days are not the seven dates");
    // Made on a Sunday, week 1 starts the next day; made on a Monday, a week later.
    let sunday = season().edit(|p| p.made = jiff::civil::date(2026, 11, 29));
    assert_eq!(sound(&sunday.plan), Vec::<String>::new());
}

#[test]
fn sums_are_right_within_rounding() {
    says(|p| p.weeks[0].distance_m = Distance::from_m(40_000.0), "week 1: distance_m is 40000, its runs sum to");
    says(|p| p.weeks[0].hard_distance_m = Distance::ZERO, "week 1: hard_distance_m is 0");
    says(|p| tempo(p).distance_m = Distance::from_m(7000.0), "w1d4s0: it says 7000 m, its steps sum to 6500");
    says(|p| tempo(p).duration_s = Duration::from_s(600.0), "w1d4s0: it says 600 s");
    says(|p| tempo(p).distance_m = Distance::from_m(f64::NAN), "w1d4s0: its distance is NaN");
    let rounded = season().edit(|p| {
        tempo(p).distance_m = Distance::from_m(6504.0);
        sum(&mut p.weeks[0]);
    });
    assert_eq!(sound(&rounded.plan), Vec::<String>::new());
}

#[test]
fn every_running_step_can_be_run() {
    says(|p| step(p, 1).distance_m = None, "a step at threshold has neither a distance nor a time");
    says(|p| step(p, 1).speed_low_mps = None, "a step at threshold has no speed range");
    says(|p| step(p, 1).speed_high_mps = Some(Speed::from_mps(1.0)), "a step at threshold has no speed range");
    says(|p| step(p, 1).speed_high_mps = Some(Speed::from_mps(f64::INFINITY)), "no speed range");
    says(|p| tempo(p).steps.clear(), "it has no steps");
    says(
        |p| tempo(p).steps[1] = Block::Repeat { repeat: u32::MAX, steps: vec![over(Role::Effort, 1.0, "5k")] },
        "4294967295 times",
    );
    // Standing has a time and nothing else.
    let stand = |change: fn(&mut Step)| {
        let mut stand = over(Role::Recovery, 0.0, "stand");
        (stand.distance_m, stand.duration_s) = (None, Some(Duration::from_s(60.0)));
        change(&mut stand);
        season().edit(|p| {
            let run = tempo(p);
            run.steps.insert(2, stand.into());
            run.duration_s = Duration::from_s(run.unrolled().map(|s| s.duration().s()).sum());
        })
    };
    assert_eq!(sound(&stand(|_| ()).plan), Vec::<String>::new());
    let moving = sound(&stand(|s| s.speed_low_mps = Some(Speed::from_mps(1.0))).plan);
    assert!(moving.iter().any(|s| s.contains("a standing step has a time")), "{moving:?}");
}

#[test]
fn ids_are_unique_and_flags_are_true() {
    says(|p| p.weeks[0].days[1].sessions[0].id = String::new(), "2026-12-01: a session without an id");
    says(|p| p.weeks[0].days[1].sessions[0].id = "w1d4s0".into(), "2026-12-03: the id w1d4s0 is there twice");
    says(|p| tempo(p).hard = false, "w1d4s0: it says it is not hard with 3000 m");
    says(|p| p.schema = "stayer.plan/2".into(), "the schema is \"stayer.plan/2\"");
    let easy = season().edit(|p| {
        let Content::Run(run) = &mut p.weeks[0].days[1].sessions[0].content else { panic!() };
        run.hard = true;
    });
    assert_eq!(sound(&easy.plan).len(), 1, "an easy run that says it is hard");
}
