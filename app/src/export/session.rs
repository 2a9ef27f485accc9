//! One planned session in one format.

use super::{WorkoutFormat, exercise, lost, watch_name};
use crate::{App, Error, Result, Voice, documents::Lost, plan::UNSAID_GOAL_M, race::RaceSteps};
use formats::{
    StepNote,
    fit::{ExerciseFile, WorkoutFile},
    garmin_workout, tcx, workout_text, zwo,
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use plan::paces::Ladder;
use quantity::{Distance, Speed};
use std::collections::BTreeMap;
use training::{Block, Content, PaceBase, Plan, RunSession, Session, Spec, Sport, SubSport};

/// Sessions of one plan in one format.
pub(crate) struct Writer {
    pub(crate) plan: Plan,
    pub(super) format: WorkoutFormat,
    /// Half-marathon speed, for the format that counts in it.
    pub(super) half_marathon: Speed,
    /// The tag of the runner's language, and who says things in it.
    pub(super) language: String,
    pub(super) voice: Voice,
    /// The steps of the races among its sessions by their ids, as their own plans have them, with what to take where; else why there are none.
    pub(super) races: BTreeMap<String, std::result::Result<RaceSteps, String>>,
}

impl Writer {
    /// The name and bytes of a session's file; none, and why among what is lost, where the format cannot hold it.
    pub(crate) fn file(
        &self,
        date: Date,
        session: &Session,
        lost: &mut Vec<Lost>,
    ) -> Result<Option<(String, Vec<u8>)>> {
        let name = format!("{date}-{}.{}", plain(&session.id), self.format.ending());
        let mut raced = None;
        let mut notes: &[StepNote] = &[];
        match self.races.get(&session.id) {
            Some(Ok(steps)) => {
                raced = Some(with_steps(session, &steps.blocks));
                notes = &steps.notes;
            }
            Some(Err(why)) => {
                lost.push(Lost { session: session.id.clone(), what: why.clone() });
                return Ok(None);
            }
            None => {}
        }
        let session = self.spoken(raced.as_ref().unwrap_or(session));
        match self.bytes(date, &session, notes) {
            Ok(Some(bytes)) => Ok(Some((name, bytes))),
            Ok(None) => {
                let what = lost::left_out(self.format, &session.content).to_owned();
                lost.push(Lost { session: session.id.clone(), what });
                Ok(None)
            }
            Err(Fault::Format(why)) => {
                lost.push(Lost { session: session.id.clone(), what: format!("the whole session: {why}") });
                Ok(None)
            }
            Err(Fault::Own(why)) => Err(why),
        }
    }

    /// What the format cannot say of a session that it holds.
    pub(crate) fn lost(&self, session: &Session) -> Vec<Lost> {
        let steps = self.races.get(&session.id).and_then(|steps| steps.as_ref().ok());
        lost::of_session(self.format, session, steps)
            .into_iter()
            .map(|what| Lost { session: session.id.clone(), what })
            .collect()
    }

    /// What tells a watch this session from any other, whatever becomes of its day and its steps.
    pub(crate) fn identity(&self, session: &Session) -> Result<(u32, Timestamp)> {
        identity(&self.plan, session)
    }

    /// The session with its reason in the runner's language.
    fn spoken(&self, session: &Session) -> Session {
        Session { why: (self.voice)(&self.language, &session.why), ..session.clone() }
    }

    fn bytes(&self, date: Date, session: &Session, notes: &[StepNote]) -> std::result::Result<Option<Vec<u8>>, Fault> {
        if self.format == WorkoutFormat::Text {
            return Ok(Some(workout_text::encode(date, session).into_bytes()));
        }
        let short = watch_name::of(date, &session.content, &self.language, self.voice);
        match &session.content {
            Content::Run(run) if run.steps.is_empty() => Ok(None),
            Content::Run(run) => self.run(date, session, (run, notes), &short).map(Some),
            Content::Strength(_) | Content::Power(_) | Content::Mobility(_) => self.exercises(session, &short),
            Content::Check {} | Content::Rest {} => Ok(None),
        }
    }

    fn run(
        &self,
        date: Date,
        session: &Session,
        (run, notes): (&RunSession, &[StepNote]),
        short: &str,
    ) -> std::result::Result<Vec<u8>, Fault> {
        // Formats without room for words beside a step have them in those on the whole.
        let told: Vec<&str> = std::iter::once(session.why.as_str())
            .filter(|why| !why.is_empty())
            .chain(notes.iter().map(|note| note.text.as_str()))
            .collect();
        let told = told.join("\n");
        let long = format!("{date} {}", watch_name::word(run.run.short(), &self.language, self.voice));
        Ok(match self.format {
            WorkoutFormat::Zwo => zwo::encode(&zwo::ZwoWorkout {
                name: &long,
                description: &session.why,
                blocks: &run.steps,
                half_marathon: self.half_marathon,
                notes,
            })?
            .into_bytes(),
            WorkoutFormat::Tcx => {
                tcx::encode_workout(&tcx::TcxWorkout { name: short, notes: &told, date, blocks: &run.steps })?
                    .into_bytes()
            }
            WorkoutFormat::Garmin => json(&garmin_workout::run(&long, &told, &run.steps)),
            _ => {
                let (serial, time_created) = self.identity(session)?;
                formats::fit::encode_workout(&WorkoutFile {
                    name: short,
                    blocks: &run.steps,
                    serial,
                    time_created,
                    sport: Sport::Running,
                    sub_sport: SubSport::Generic,
                    notes,
                })?
            }
        })
    }

    fn exercises(&self, session: &Session, short: &str) -> std::result::Result<Option<Vec<u8>>, Fault> {
        let sets = exercise::sets(&session.content);
        if sets.is_empty() {
            return Ok(None);
        }
        let sub_sport =
            if matches!(session.content, Content::Mobility(_)) { SubSport::Flexibility } else { SubSport::Strength };
        match self.format {
            WorkoutFormat::Garmin => Ok(Some(json(&garmin_workout::exercises(short, &session.why, &sets)))),
            WorkoutFormat::Fit => {
                let (serial, time_created) = self.identity(session)?;
                let file = ExerciseFile { name: short, sets: &sets, serial, time_created, sub_sport };
                Ok(Some(formats::fit::encode_exercises(&file)?))
            }
            _ => Ok(None),
        }
    }
}

/// Why a session is not written.
enum Fault {
    /// The format has no room for it.
    Format(formats::Error),
    Own(Error),
}

impl From<formats::Error> for Fault {
    fn from(why: formats::Error) -> Self {
        Self::Format(why)
    }
}

impl From<Error> for Fault {
    fn from(why: Error) -> Self {
        Self::Own(why)
    }
}

impl App {
    /// The half-marathon speed that the plan's paces stand on.
    pub(super) fn half_marathon(&self, plan: &Plan) -> Result<Speed> {
        let spec = match self.plan_record()?.spec.map(|spec| serde_json::from_str::<Spec>(&spec)) {
            Some(Ok(spec)) => spec,
            _ => self.spec()?,
        };
        let goal = plan.goal.as_ref().map(|goal| (goal.distance_m, goal.time_s));
        let ladder = Ladder::of(&spec, goal);
        Ok(ladder.middle(PaceBase::Half.into(), Distance::from_m(UNSAID_GOAL_M)))
    }
}

fn json(value: &serde_json::Value) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).expect("a value becomes JSON");
    bytes.push(b'\n');
    bytes
}

/// An id as a part of a file's name, wherever the plan comes from.
fn plain(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() || "-_".contains(c) { c } else { '_' }).collect()
}

/// A race with the steps of its own plan.
fn with_steps(session: &Session, steps: &[Block]) -> Session {
    let mut raced = session.clone();
    if let Content::Run(run) = &mut raced.content {
        run.steps = steps.to_vec();
    }
    raced
}

/// What tells a watch a session of a plan from any other.
pub(crate) fn identity(plan: &Plan, session: &Session) -> Result<(u32, Timestamp)> {
    Ok((serial(plan, &session.id), midnight(plan.made)?))
}

/// A number for a session of a plan, never 0. It does not change with the session's day or steps.
pub(crate) fn serial(plan: &Plan, session: &str) -> u32 {
    number(&format!("{} {} {session}", plan.made, plan.seed))
}

/// A number for a text, never 0 (FNV-1a, 32 bits).
pub(crate) fn number(text: &str) -> u32 {
    let hash = text.bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash.max(1)
}

pub(crate) fn midnight(date: Date) -> Result<Timestamp> {
    let zoned = date.to_zoned_datetime(TimeZone::UTC).map_err(|e| Error::Broken(format!("the date {date}: {e}")))?;
    Ok(zoned.timestamp())
}
