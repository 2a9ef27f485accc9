//! A workout file as a session of a plan.

use super::{Workout, decode_workout, workout_step};
use crate::{Error, planned};
use training::{Block, Outline, OutlinedSession, RunKind, Sport, SubSport, Unread, When};

/// Reads a FIT workout as a session; which day it is for stands in no workout file.
///
/// A target of heart rate, power or cadence says no pace: the step is counted by what it is for, and listed.
///
/// # Errors
/// As [`decode_workout`].
pub fn outline(bytes: &[u8]) -> Result<Outline, Error> {
    let workout = decode_workout(bytes)?;
    let mut outline = Outline::default();
    let title = workout.name.clone().unwrap_or_default();
    if matches!(workout.sub_sport, SubSport::Strength | SubSport::Flexibility) {
        let why =
            "a workout of lifting, jumps or mobility; workouts of a watch are held against the rules of running only";
        outline.unread.push(Unread::at(None, &title, why));
        return Ok(outline);
    }
    if workout.sport != Sport::Running {
        let why = "the workout is of another sport than running; left out";
        outline.unread.push(Unread::at(None, &title, why));
        return Ok(outline);
    }
    for (place, step) in workout.steps.iter().enumerate() {
        let target = step.target_type.unwrap_or(workout_step::TARGET_OPEN);
        if !matches!(target, workout_step::TARGET_SPEED | workout_step::TARGET_OPEN) {
            let words = format!("step {}: target {target}", place + 1);
            outline.unread.push(Unread::at(None, &words, "only targets of speed say a pace"));
        }
        if step.duration_type == workout_step::DURATION_OPEN {
            let words = format!("step {}: until the button is pressed", place + 1);
            outline.unread.push(Unread::at(None, &words, "a step without a length counts as nothing"));
        }
    }
    let unnamed = unnamed(&workout);
    let built = planned::Built { blocks: workout.blocks, unnamed };
    if built.blocks.is_empty() {
        outline.unread.push(Unread::at(None, &title, "a workout without a step; left out"));
        return Ok(outline);
    }
    match planned::content(&kind_in(&title), None, Some(built)) {
        Ok((content, steps_told, unnamed)) => {
            outline.sessions.push(OutlinedSession {
                when: When::Unsaid,
                title,
                content,
                why: String::new(),
                steps_told,
                unnamed,
            });
        }
        Err(why) => outline.unread.push(Unread::at(None, &title, why)),
    }
    Ok(outline)
}

/// The kind's words where a name ends in the short word of a kind, as names of workouts written here do.
fn kind_in(title: &str) -> String {
    let last = title.split_whitespace().next_back().unwrap_or_default();
    let kinds = [
        (RunKind::Easy, "easy run"),
        (RunKind::Long, "long run"),
        (RunKind::Steady, "steady run"),
        (RunKind::Tempo, "tempo run"),
        (RunKind::Yasso800, "yasso 800s"),
        (RunKind::Hills, "hill repeats"),
        (RunKind::Strides, "run with strides"),
        (RunKind::RacePace, "race-pace run"),
        (RunKind::Test, "test"),
    ];
    kinds.iter().find(|(kind, _)| kind.short() == last).map_or(title, |(_, words)| words).to_owned()
}

/// Steps without a pace for a name, in the order written.
fn unnamed(workout: &Workout) -> Vec<usize> {
    let steps = workout.steps.iter().filter(|step| step.duration_type != workout_step::DURATION_REPEAT);
    let named: Vec<bool> =
        steps.map(|step| step.name.as_deref().is_some_and(|name| planned::pace_of_watch(name).is_some())).collect();
    let written = workout.blocks.iter().map(|block| match block {
        Block::Repeat { steps, .. } => steps.len(),
        Block::Step(_) => 1,
    });
    let unrolled = written.sum::<usize>() != named.len();
    // Nested repeats are unrolled, so that places differ: then none is taken as named unless all are.
    if unrolled && named.contains(&false) {
        return (0..workout
            .blocks
            .iter()
            .map(|b| if let Block::Repeat { steps, .. } = b { steps.len() } else { 1 })
            .sum())
            .collect();
    }
    (0..named.len()).filter(|&place| !named[place]).collect()
}
