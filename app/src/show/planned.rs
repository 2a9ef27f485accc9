//! Repeats by the planned steps that the watch says each lap was.

use super::repeats::Work;
use store::StoredLap;
use training::{Block, Role, Step};

/// A lap that is off its step's length by more than this share was no full repeat of it. Default, not a finding.
const OFF: f64 = 0.15;

/// The laps of effort steps with their targets, where there are at least two. Laps in a row of one step are one repeat: the
/// watch also laps by the kilometre.
pub(super) fn by_steps(laps: &[StoredLap], workout: &[Block]) -> Option<Vec<Work>> {
    let steps = file_steps(workout);
    let mut found: Vec<(u16, Work, &Step)> = Vec::new();
    let mut last = None;
    for lap in laps {
        let effort = lap.workout_step.and_then(|index| {
            let step = steps.get(usize::from(index)).copied().flatten()?;
            (step.role == Role::Effort).then_some((index, step))
        });
        if let Some((index, step)) = effort {
            let work = Work::from(lap);
            match found.last_mut().filter(|(before, ..)| last == Some(index) && *before == index) {
                Some((_, open, _)) => {
                    open.distance_m += work.distance_m;
                    open.elapsed_s += work.elapsed_s;
                    open.timer_s += work.timer_s;
                }
                None => found.push((index, work, step)),
            }
        }
        last = lap.workout_step;
    }
    let full = found.into_iter().filter(|(_, work, step)| work.is_usable() && is_full(work, step));
    let work: Vec<Work> = full.map(|(_, work, step)| Work { target: target(step), ..work }).collect();
    (work.len() >= 2).then_some(work)
}

/// The steps by their number in the file: a repeat is a step of its own after those that it repeats.
fn file_steps(workout: &[Block]) -> Vec<Option<&Step>> {
    let mut steps = Vec::new();
    for block in workout {
        match block {
            Block::Step(step) => steps.push(Some(step)),
            Block::Repeat { steps: inner, .. } => {
                steps.extend(inner.iter().map(Some));
                steps.push(None);
            }
        }
    }
    steps
}

fn is_full(work: &Work, step: &Step) -> bool {
    let near = |done: f64, asked: f64| (done - asked).abs() <= OFF * asked;
    step.distance_m.is_none_or(|d| near(work.distance_m, d.m()))
        && step.duration_s.is_none_or(|t| near(work.timer_s, t.s()))
}

fn target(step: &Step) -> Option<(f64, f64)> {
    let (a, b) = (step.speed_low_mps?.mps(), step.speed_high_mps?.mps());
    let usable = |mps: f64| mps.is_finite() && mps > 0.0;
    (usable(a) && usable(b)).then(|| (a.min(b), a.max(b)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use quantity::{Distance, Duration, Speed};
    use training::PaceBase;

    fn lap(step: Option<u16>, elapsed_s: f64, m: f64) -> StoredLap {
        StoredLap {
            start_s: 0.0,
            elapsed_s,
            timer_s: None,
            distance_m: Some(m),
            heart_rate_bpm: None,
            workout_step: step,
            intensity: Some("active".to_owned()),
            ended_by: None,
        }
    }

    /// Warm-up, three times 1600 m with 120 s between, cool-down.
    fn workout() -> Vec<Block> {
        let effort = Step {
            speed_low_mps: Some(Speed::from_mps(4.0)),
            speed_high_mps: Some(Speed::from_mps(4.2)),
            ..Step::over(Role::Effort, Distance::from_m(1600.0), PaceBase::Race)
        };
        let recovery = Step::lasting(Role::Recovery, Duration::from_s(120.0), PaceBase::Jog);
        vec![
            Step::over(Role::Warmup, Distance::from_m(2000.0), PaceBase::Easy).into(),
            Block::Repeat { repeat: 3, steps: vec![effort, recovery] },
            Step::over(Role::Cooldown, Distance::from_m(1000.0), PaceBase::Easy).into(),
        ]
    }

    #[test]
    fn laps_by_the_kilometre_inside_a_repeat_are_joined_and_one_broken_off_is_left_out() {
        let mut laps = vec![lap(Some(0), 700.0, 2000.0)];
        for _ in 0..2 {
            laps.extend([lap(Some(1), 240.0, 1000.0), lap(Some(1), 150.0, 600.0), lap(Some(2), 120.0, 200.0)]);
        }
        laps.extend([lap(Some(1), 100.0, 400.0), lap(Some(4), 400.0, 1000.0)]);
        let found = by_steps(&laps, &workout()).expect("two repeats");
        let lengths: Vec<_> = found.iter().map(|w| (w.distance_m, w.elapsed_s)).collect();
        assert_eq!(lengths, [(1600.0, 390.0); 2]);
        assert_eq!(found[0].target, Some((4.0, 4.2)));
    }

    #[test]
    fn without_a_workout_or_with_a_step_that_it_lacks_nothing_is_planned() {
        let laps = [lap(Some(1), 390.0, 1600.0), lap(Some(2), 120.0, 200.0), lap(Some(1), 392.0, 1600.0)];
        assert!(by_steps(&laps, &workout()).is_some());
        assert!(by_steps(&laps, &[]).is_none());
        assert!(by_steps(&[lap(Some(999), 390.0, 1600.0), lap(None, 390.0, 1600.0)], &workout()).is_none());
    }
}
