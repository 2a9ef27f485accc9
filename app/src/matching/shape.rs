//! The structure of a workout: its steps by their number in a watch's file, with their lengths.

use training::{Block, Step};

/// Lengths that differ by at most this share are the same: files round.
const SAME: f64 = 0.02;

/// A length by distance or by time.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Length {
    Metres(f64),
    Seconds(f64),
    Open,
}

/// A workout as a watch numbers it: a repeat is a step of its own after those that it repeats.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shape {
    steps: Vec<Option<Length>>,
    repeats: Vec<u32>,
}

impl Shape {
    /// More than one step.
    pub(super) fn is_structured(&self) -> bool {
        self.steps.len() > 1
    }

    /// The same steps, as often. An open step is like any.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.repeats == other.repeats
            && self.steps.len() == other.steps.len()
            && self.steps.iter().zip(&other.steps).all(|(a, b)| match (a, b) {
                (Some(a), Some(b)) => a.is_like(*b),
                (None, None) => true,
                _ => false,
            })
    }
}

impl Length {
    fn is_like(self, other: Self) -> bool {
        let near = |a: f64, b: f64| (a - b).abs() <= SAME * a.max(b);
        match (self, other) {
            (Self::Metres(a), Self::Metres(b)) | (Self::Seconds(a), Self::Seconds(b)) => near(a, b),
            (Self::Open, _) | (_, Self::Open) => true,
            _ => false,
        }
    }

    fn of(step: &Step) -> Self {
        match (step.distance_m, step.duration_s) {
            (Some(d), _) => Self::Metres(d.m()),
            (None, Some(t)) => Self::Seconds(t.s()),
            (None, None) => Self::Open,
        }
    }
}

/// The structure of these steps.
pub(super) fn shape_of(blocks: &[Block]) -> Shape {
    let mut shape = Shape { steps: Vec::new(), repeats: Vec::new() };
    for block in blocks {
        match block {
            Block::Step(step) => shape.steps.push(Some(Length::of(step))),
            Block::Repeat { repeat, steps } => {
                shape.steps.extend(steps.iter().map(|step| Some(Length::of(step))));
                shape.steps.push(None);
                shape.repeats.push(*repeat);
            }
        }
    }
    shape
}

/// The number in the file of every step in the order in which it is run.
pub(super) fn numbers(blocks: &[Block]) -> Vec<u16> {
    let mut numbers = Vec::new();
    let mut next = 0_u16;
    for block in blocks {
        match block {
            Block::Step(_) => {
                numbers.push(next);
                next = next.saturating_add(1);
            }
            Block::Repeat { repeat, steps } => {
                let inner: Vec<u16> = (0..steps.len() as u16).map(|i| next.saturating_add(i)).collect();
                (0..*repeat).for_each(|_| numbers.extend(&inner));
                next = next.saturating_add(steps.len() as u16 + 1);
            }
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;
    use quantity::{Distance, Duration};
    use training::{PaceBase, Role};

    fn workout(repeat: u32, effort_m: f64) -> Vec<Block> {
        vec![
            Step::lasting(Role::Warmup, Duration::from_s(720.0), PaceBase::Easy).into(),
            Block::Repeat {
                repeat,
                steps: vec![
                    Step::over(Role::Effort, Distance::from_m(effort_m), PaceBase::Mile),
                    Step::lasting(Role::Recovery, Duration::from_s(90.0), PaceBase::Jog),
                ],
            },
            Step::lasting(Role::Cooldown, Duration::from_s(420.0), PaceBase::Easy).into(),
        ]
    }

    #[test]
    fn steps_are_numbered_as_a_watch_numbers_them() {
        assert_eq!(numbers(&workout(3, 400.0)), [0, 1, 2, 1, 2, 1, 2, 4]);
        assert_eq!(numbers(&[]), Vec::<u16>::new());
    }

    #[test]
    fn a_workout_is_like_itself_in_other_rounding_and_like_no_other() {
        let four = shape_of(&workout(4, 400.0));
        assert!(four.is_structured() && four.is_like(&shape_of(&workout(4, 402.0))));
        assert!(!four.is_like(&shape_of(&workout(5, 400.0))));
        assert!(!four.is_like(&shape_of(&workout(4, 800.0))));
        assert!(!shape_of(&workout(4, 400.0)[..1]).is_structured());
    }
}
