//! Runs planned here as Zwift workouts (`.zwo`).
//!
//! - **Source**: the community's reference of the format's tags; the maker publishes none.

use crate::{Error, StepNote};
use quantity::{Distance, Duration, Speed};
use quick_xml::escape::escape;
use std::fmt::Write;
use training::{Block, Role, Step};

/// The number by which the format names half-marathon pace, the reference of every share written here.
const HALF_MARATHON: u8 = 3;

/// A run to be written as a Zwift workout.
#[derive(Debug, Clone, Copy)]
pub struct ZwoWorkout<'a> {
    /// Its name.
    pub name: &'a str,
    /// What else there is to know.
    pub description: &'a str,
    /// The run.
    pub blocks: &'a [Block],
    /// Speeds are written as shares of this one.
    pub half_marathon: Speed,
    /// Words on the way, text events of the element of their step; those within repeats have no place there.
    pub notes: &'a [StepNote],
}

/// What every length of a file is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ZwoLength {
    /// Whole seconds.
    Time,
    /// Whole metres.
    Distance,
}

/// What the lengths of such a run are counted in: metres where a step is given by distance and every step has a speed, else seconds.
///
/// The other steps are written as the ground covered, or the time taken, at the middle of their speeds.
#[must_use]
pub fn length_of(blocks: &[Block]) -> ZwoLength {
    let by_distance = Block::unroll(blocks).any(|step| step.distance_m.is_some());
    let all_move = Block::unroll(blocks).all(|step| step.distance().m() > 0.0);
    if by_distance && all_move { ZwoLength::Distance } else { ZwoLength::Time }
}

/// The file of a run.
///
/// A step's speed is the middle of its range as a share of half-marathon pace. Two steps that are repeated are one element of
/// intervals; other repeats are written out.
///
/// # Errors
/// [`Error::Unwritable`] for a run without steps, a step without a length, and a half-marathon speed that is no speed.
///
/// ```
/// use formats::zwo::{ZwoWorkout, encode};
/// # use {quantity::{Distance, Speed}, training::{PaceBase, Role, Step}};
/// let mut step = Step::over(Role::Steady, Distance::from_m(5000.0), PaceBase::Half);
/// (step.speed_low_mps, step.speed_high_mps) = (Some(Speed::from_mps(4.0)), Some(Speed::from_mps(4.0)));
/// let blocks = [step.into()];
/// let file = encode(&ZwoWorkout { name: "Five", description: "", blocks: &blocks, half_marathon: Speed::from_mps(4.0), notes: &[] })?;
/// assert!(file.contains("<SteadyState Duration=\"5000\" Power=\"1.000\" pace=\"3\"/>"));
/// # Ok::<(), formats::Error>(())
/// ```
pub fn encode(workout: &ZwoWorkout<'_>) -> Result<String, Error> {
    let reference = workout.half_marathon.mps();
    if !(reference.is_finite() && reference > 0.0) {
        return Err(unwritable(format!("a half-marathon speed of {reference} m/s: it must be above 0")));
    }
    let writer = Elements { length: length_of(workout.blocks), reference };
    let mut elements = String::new();
    let mut number = 0;
    for block in workout.blocks {
        match block {
            Block::Step(step) => {
                let events: Vec<&StepNote> = workout.notes.iter().filter(|note| note.step == number).collect();
                writer.step(&mut elements, step, &events)?;
                number += 1;
            }
            Block::Repeat { repeat, steps } => {
                writer.repeat(&mut elements, *repeat, steps)?;
                number += steps.len();
            }
        }
    }
    if elements.is_empty() {
        return Err(unwritable("a run without steps".into()));
    }
    let kind = match writer.length {
        ZwoLength::Time => "time",
        ZwoLength::Distance => "distance",
    };
    Ok(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<workout_file>\n  <author>stayer</author>\n  <name>{}</name>\n  \
         <description>{}</description>\n  <sportType>run</sportType>\n  <durationType>{kind}</durationType>\n  <tags/>\n  \
         <workout>\n{elements}  </workout>\n</workout_file>\n",
        escape(workout.name),
        escape(workout.description)
    ))
}

struct Elements {
    length: ZwoLength,
    reference: f64,
}

impl Elements {
    fn repeat(&self, out: &mut String, repeat: u32, steps: &[Step]) -> Result<(), Error> {
        match steps {
            [on, off] if self.share(on).is_some() && self.share(off).is_some() => {
                let (on_length, off_length) = (self.length(on)?, self.length(off)?);
                let (on, off) = (self.share(on).unwrap_or(0.0), self.share(off).unwrap_or(0.0));
                line(
                    out,
                    &format!(
                        "<IntervalsT Repeat=\"{repeat}\" OnDuration=\"{on_length}\" OffDuration=\"{off_length}\" \
                         OnPower=\"{on:.3}\" OffPower=\"{off:.3}\" pace=\"{HALF_MARATHON}\"/>"
                    ),
                );
                Ok(())
            }
            _ => (0..repeat).try_for_each(|_| steps.iter().try_for_each(|step| self.step(out, step, &[]))),
        }
    }

    fn step(&self, out: &mut String, step: &Step, events: &[&StepNote]) -> Result<(), Error> {
        let length = self.length(step)?;
        let ramp = |share: f64| format!("PowerLow=\"{share:.3}\" PowerHigh=\"{share:.3}\" pace=\"{HALF_MARATHON}\"");
        let (name, attributes) = match (step.role, self.share(step)) {
            (_, None) => ("FreeRide", String::new()),
            (Role::Warmup, Some(share)) => ("Warmup", ramp(share)),
            (Role::Cooldown, Some(share)) => ("Cooldown", ramp(share)),
            (_, Some(share)) => ("SteadyState", format!("Power=\"{share:.3}\" pace=\"{HALF_MARATHON}\"")),
        };
        let start = format!("<{name} Duration=\"{length}\" {attributes}").trim_end().to_owned();
        if events.is_empty() {
            line(out, &format!("{start}/>"));
            return Ok(());
        }
        line(out, &format!("{start}>"));
        for event in events {
            let (key, offset) = self.offset(step, event.after);
            line(out, &format!("  <textevent {key}=\"{offset}\" message=\"{}\"/>", escape(event.text.as_str())));
        }
        line(out, &format!("</{name}>"));
        Ok(())
    }

    /// How far into its element something is told.
    fn offset(&self, step: &Step, after: Distance) -> (&'static str, u32) {
        let whole = |value: f64| if value.is_finite() { value.round().clamp(0.0, 1e7) as u32 } else { 0 };
        match self.length {
            ZwoLength::Distance => ("distoffset", whole(after.m())),
            ZwoLength::Time => ("timeoffset", whole(after.m() / step.middle_speed().mps())),
        }
    }

    fn share(&self, step: &Step) -> Option<f64> {
        Some(step.middle_speed().mps() / self.reference).filter(|share| share.is_finite() && *share > 0.0)
    }

    fn length(&self, step: &Step) -> Result<u32, Error> {
        let value = match self.length {
            ZwoLength::Time => Duration::s(step.duration()),
            ZwoLength::Distance => Distance::m(step.distance()),
        };
        let rounded = value.round();
        if (1.0..1e7).contains(&rounded) {
            Ok(rounded as u32)
        } else {
            Err(unwritable("a step without a length: it must be from 1 s or 1 m on".into()))
        }
    }
}

fn line(out: &mut String, element: &str) {
    let _ = writeln!(out, "    {element}");
}

fn unwritable(what: String) -> Error {
    Error::Unwritable { format: "ZWO", what }
}
