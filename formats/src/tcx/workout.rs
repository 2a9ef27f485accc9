//! Runs planned here as TCX workouts.
//!
//! - **Source**: the maker's schema `TrainingCenterDatabasev2`: order of the elements, at most 20 steps, repeats 2 to 99, names up to 15 letters.

use crate::{Error, planned};
use jiff::civil::Date;
use quick_xml::escape::escape;
use std::fmt::Write;
use training::{Block, Role, Step};

/// Longest name of a workout or step.
const NAME_LETTERS: usize = 15;
/// Most steps, repeats counted, that the schema numbers.
pub const MOST_STEPS: usize = 20;
const REPEATS: std::ops::RangeInclusive<u32> = 2..=99;
/// Longest step in seconds or metres.
const LONGEST: f64 = 65_535.0;

/// A run to be written as a TCX workout.
#[derive(Debug, Clone, Copy)]
pub struct TcxWorkout<'a> {
    /// Its name; cut to 15 letters.
    pub name: &'a str,
    /// What else there is to know.
    pub notes: &'a str,
    /// Its day.
    pub date: Date,
    /// The run.
    pub blocks: &'a [Block],
}

/// The file of a run. A range of speeds is written as such; a warm-up and a cool-down are active steps, named.
///
/// # Errors
/// [`Error::Unwritable`] for a run of no step or more than 20, more than 99 repeats, and steps beyond 65 535 s or m.
pub fn encode_workout(workout: &TcxWorkout<'_>) -> Result<String, Error> {
    let steps: usize = workout.blocks.iter().map(numbered).sum();
    if !(1..=MOST_STEPS).contains(&steps) {
        return Err(unwritable(format!("a workout of {steps} steps: it must be from 1 to {MOST_STEPS}")));
    }
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TrainingCenterDatabase \
         xmlns=\"http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n  <Workouts>\n",
    );
    let _ = writeln!(out, "    <Workout Sport=\"Running\">\n      <Name>{}</Name>", escape(letters(workout.name)));
    let mut number = 0;
    for block in workout.blocks {
        match block {
            Block::Step(step) => element(&mut out, "Step", step, &mut number)?,
            // One time is no repeat to the schema.
            Block::Repeat { repeat: 1, steps } => {
                steps.iter().try_for_each(|step| element(&mut out, "Step", step, &mut number))?;
            }
            Block::Repeat { repeat, steps } => {
                if !REPEATS.contains(repeat) || steps.is_empty() {
                    return Err(unwritable(format!("{repeat} repeats of {} steps: 2 to 99 of 1 or more", steps.len())));
                }
                number += 1;
                let _ = writeln!(
                    out,
                    "      <Step xsi:type=\"Repeat_t\">\n        <StepId>{number}</StepId>\n        <Repetitions>{repeat}</Repetitions>"
                );
                steps.iter().try_for_each(|step| element(&mut out, "Child", step, &mut number))?;
                out.push_str("      </Step>\n");
            }
        }
    }
    let _ = writeln!(out, "      <ScheduledOn>{}</ScheduledOn>", workout.date);
    if !workout.notes.is_empty() {
        let _ = writeln!(out, "      <Notes>{}</Notes>", escape(workout.notes));
    }
    out.push_str("    </Workout>\n  </Workouts>\n</TrainingCenterDatabase>\n");
    Ok(out)
}

/// How many steps the schema counts.
#[must_use]
pub fn numbered(block: &Block) -> usize {
    match block {
        Block::Step(_) => 1,
        Block::Repeat { repeat: 1, steps } => steps.len(),
        Block::Repeat { steps, .. } => 1 + steps.len(),
    }
}

fn element(out: &mut String, tag: &str, step: &Step, number: &mut usize) -> Result<(), Error> {
    *number += 1;
    let (name, intensity) = match step.role {
        Role::Warmup => ("warm-up", "Active"),
        Role::Cooldown => ("cool-down", "Active"),
        Role::Recovery => ("recovery", "Resting"),
        Role::Effort | Role::Steady => ("", "Active"),
    };
    let pace = planned::pace_on_watch(step.pace);
    let name = if name.is_empty() { letters(&pace) } else { name };
    let duration = match (step.distance_m, step.duration_s) {
        (Some(distance), _) => ("Distance_t", format!("<Meters>{}</Meters>", whole(distance.m())?)),
        (None, Some(time)) => ("Time_t", format!("<Seconds>{}</Seconds>", whole(time.s())?)),
        (None, None) => ("UserInitiated_t", String::new()),
    };
    let given = [step.speed_low_mps, step.speed_high_mps].into_iter().flatten().map(|speed| speed.mps());
    let slow = given.clone().fold(f64::INFINITY, f64::min);
    let fast = given.fold(0.0, f64::max);
    let target = if fast > 0.0 && slow.is_finite() && fast.is_finite() {
        format!(
            "<Target xsi:type=\"Speed_t\"><SpeedZone xsi:type=\"CustomSpeedZone_t\"><ViewAs>Pace</ViewAs>\
             <LowInMetersPerSecond>{slow:.4}</LowInMetersPerSecond><HighInMetersPerSecond>{fast:.4}</HighInMetersPerSecond>\
             </SpeedZone></Target>"
        )
    } else {
        "<Target xsi:type=\"None_t\"/>".to_owned()
    };
    let _ = writeln!(
        out,
        "      <{tag} xsi:type=\"Step_t\">\n        <StepId>{number}</StepId>\n        <Name>{}</Name>\n        \
         <Duration xsi:type=\"{}\">{}</Duration>\n        <Intensity>{intensity}</Intensity>\n        {target}\n      </{tag}>",
        escape(name),
        duration.0,
        duration.1
    );
    Ok(())
}

fn whole(value: f64) -> Result<u32, Error> {
    let rounded = value.round();
    if (1.0..=LONGEST).contains(&rounded) {
        Ok(rounded as u32)
    } else {
        Err(unwritable(format!("a step of {value} s or m: it must be from 1 to {LONGEST}")))
    }
}

fn letters(text: &str) -> &str {
    text.char_indices().nth(NAME_LETTERS).map_or(text, |(at, _)| &text[..at])
}

fn unwritable(what: String) -> Error {
    Error::Unwritable { format: "TCX", what }
}
