//! One step of a workout as it stands in a FIT file, and the structure that the steps make together.

use super::message::Message;
use crate::planned;
use quantity::{Distance, Duration, Speed};
use training::{Block, PaceBase, Role, Step};

/// How long a step lasts: by time.
pub(super) const DURATION_TIME: u8 = 0;
/// By distance.
pub(super) const DURATION_DISTANCE: u8 = 1;
/// Until the button is pressed.
pub(super) const DURATION_OPEN: u8 = 5;
/// Not a step: go back until the steps were done so often.
pub(super) const DURATION_REPEAT: u8 = 6;
/// Until the repetitions are done.
pub(super) const DURATION_REPETITIONS: u8 = 29;
/// Speed in mm/s.
pub(super) const TARGET_SPEED: u8 = 0;
/// No target.
pub(super) const TARGET_OPEN: u8 = 2;

/// A workout step as it stands in a FIT file: numbers of the format, nothing interpreted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkoutStep {
    /// Place in the workout, from 0.
    pub index: u16,
    /// Its name on the watch.
    pub name: Option<String>,
    /// 0 active, 1 rest, 2 warm-up, 3 cool-down, 4 recovery, 5 interval, 6 other.
    pub intensity: Option<u8>,
    /// 0 time, 1 distance, 5 open, 6 repeat until steps complete, …
    pub duration_type: u8,
    /// Milliseconds, centimetres, or the first step of a repeat.
    pub duration_value: Option<u32>,
    /// 0 speed, 1 heart rate, 2 open, …
    pub target_type: Option<u8>,
    /// 0 for a range of one's own, else a zone; how often for a repeat.
    pub target_value: Option<u32>,
    /// Low end of the range: mm/s (the slower one), bpm + 100, …
    pub low: Option<u32>,
    /// High end of the range.
    pub high: Option<u32>,
    /// Words for the runner beside the name.
    pub notes: Option<String>,
    /// FIT's number of a lift's category.
    pub exercise_category: Option<u16>,
    /// FIT's number of the lift in its category.
    pub exercise_name: Option<u16>,
    /// Load in hundredths of a kilogram.
    pub exercise_weight: Option<u16>,
}

impl WorkoutStep {
    pub(super) fn read(m: &Message<'_>, position: usize) -> Self {
        const MESSAGE_INDEX: u8 = 254;
        Self {
            index: m.u16(MESSAGE_INDEX).unwrap_or(position as u16),
            name: m.text(0),
            intensity: m.u8(7),
            duration_type: m.u8(1).unwrap_or(DURATION_OPEN),
            duration_value: m.u32(2),
            target_type: m.u8(3),
            target_value: m.u32(4),
            low: m.u32(5),
            high: m.u32(6),
            notes: m.text(8),
            exercise_category: m.u16(10),
            exercise_name: m.u16(11),
            exercise_weight: m.u16(12),
        }
    }

    fn step(&self) -> Step {
        let named = self.name.as_deref().and_then(planned::pace_of_watch);
        let (role, base) = match self.intensity {
            Some(1 | 4) => (Role::Recovery, PaceBase::Jog),
            Some(2) => (Role::Warmup, PaceBase::Easy),
            Some(3) => (Role::Cooldown, PaceBase::Easy),
            Some(0 | 5) if named.is_none_or(|p| !is_easy(p.base)) => (Role::Effort, PaceBase::Race),
            _ => (Role::Steady, PaceBase::Easy),
        };
        let value = self.duration_value.map(f64::from);
        let speed = |mm_per_s: Option<u32>| {
            mm_per_s.filter(|&v| v > 0 && self.is_speed_range()).map(|v| Speed::from_mps(f64::from(v) / 1000.0))
        };
        Step {
            role,
            distance_m: value
                .filter(|_| self.duration_type == DURATION_DISTANCE)
                .map(|cm| Distance::from_m(cm / 100.0)),
            duration_s: value.filter(|_| self.duration_type == DURATION_TIME).map(|ms| Duration::from_s(ms / 1000.0)),
            pace: named.unwrap_or_else(|| base.into()),
            speed_low_mps: speed(self.low),
            speed_high_mps: speed(self.high),
        }
    }

    fn is_speed_range(&self) -> bool {
        self.target_type == Some(TARGET_SPEED) && self.target_value.unwrap_or(0) == 0
    }
}

fn is_easy(pace: PaceBase) -> bool {
    matches!(pace, PaceBase::Stand | PaceBase::Walk | PaceBase::Jog | PaceBase::Easy | PaceBase::Steady)
}

/// The structure that steps make: repeats gathered, nested ones unrolled, targets other than speed left out.
///
/// FIT does not tell an effort from even running: a step named for an easy pace is [`Role::Steady`]. A step without a
/// pace for a name gets the usual pace of its role.
pub(super) fn blocks(steps: &[WorkoutStep]) -> Vec<Block> {
    const MOST_REPEATS: u32 = 100;
    const MOST_STEPS: usize = 1000;
    let mut blocks: Vec<(u32, Block)> = Vec::new();
    for step in steps {
        if step.duration_type != DURATION_REPEAT {
            blocks.push((u32::from(step.index), step.step().into()));
            continue;
        }
        let from = step.duration_value.unwrap_or(0);
        let at = blocks.iter().position(|(index, _)| *index >= from).unwrap_or(blocks.len());
        let inner: Vec<Block> = blocks.drain(at..).map(|(_, block)| block).collect();
        let steps: Vec<Step> = Block::unroll(&inner).take(MOST_STEPS).cloned().collect();
        let repeat = step.target_value.unwrap_or(1).clamp(1, MOST_REPEATS);
        if !steps.is_empty() {
            blocks.push((from, Block::Repeat { repeat, steps }));
        }
    }
    blocks.into_iter().map(|(_, block)| block).collect()
}
