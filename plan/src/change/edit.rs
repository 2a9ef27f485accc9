//! What the runner asks for, and the plan with just that done.

use super::{
    Refused,
    busy::{busy, cut},
    draft::Draft,
    follow,
    kilometre::tested,
    moved::moved,
    pause,
    raced::raced,
    repair::day_words,
    swapped::swapped,
    travel,
};
use jiff::civil::Date;
use quantity::Duration;
use serde::{Deserialize, Serialize};
use training::{Content, Done, LiftedSet, RaceEntry, RaceResult, RunKind, RunSession, Session, Spec, spec::Equipment};

/// Why no running is possible for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PauseReason {
    /// Ill: nothing is trained.
    Illness,
    /// Injured: no running and no power.
    Injury,
    /// Away.
    Travel,
    /// The movement check's offer of two weeks without running; lifting and mobility go on.
    Check,
    /// Anything else.
    Other,
}

/// What the runner asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum Edit {
    /// A session to another day.
    Move {
        /// Its id.
        session: String,
        /// The new day.
        #[schemars(with = "String")]
        date: Date,
    },
    /// A session goes.
    Skip {
        /// Its id.
        session: String,
    },
    /// A run becomes another kind of run.
    Swap {
        /// Its id.
        session: String,
        /// What it becomes.
        run: RunKind,
    },
    /// A session is cut to a time.
    Shorten {
        /// Its id.
        session: String,
        /// At most so long.
        most_s: Duration,
    },
    /// No training from a day to a day, and a way back after it.
    Pause {
        /// First day.
        #[schemars(with = "String")]
        from: Date,
        /// Last day.
        #[schemars(with = "String")]
        to: Date,
        /// Why.
        why: PauseReason,
    },
    /// Little time, or none, from a day to a day.
    Busy {
        /// First day.
        #[schemars(with = "String")]
        from: Date,
        /// Last day.
        #[schemars(with = "String")]
        to: Date,
        /// Longest session; none for no run at all.
        most_s: Option<Duration>,
    },
    /// A race in the middle of the season; not the one it is built for.
    Race {
        /// The race, B or C.
        race: RaceEntry,
    },
    /// The plan ahead follows what the runner can hold now and what was done: paces, next doses, longest runs, loads.
    Follow {
        /// Race times as they would be today; empty where the paces stay.
        results: Vec<RaceResult>,
        /// What was run since the plan was made; absent where nothing is known of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        done: Option<Done>,
        /// How the sessions of repeats behind went, by date.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        doses: Vec<Dose>,
        /// The newest sets of every exercise; empty where the loads stay.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        lifts: Vec<LiftedSet>,
    },
    /// An easy run on a day that has none.
    Run {
        /// The day.
        #[schemars(with = "String")]
        date: Date,
    },
    /// A long run becomes the one with the same kilometre fresh and after 90 minutes.
    Kilometre {
        /// Its id.
        session: String,
    },
    /// Away from the equipment, or from a part of it, from a day to a day.
    Travel {
        /// First day.
        #[schemars(with = "String")]
        from: Date,
        /// Last day.
        #[schemars(with = "String")]
        to: Date,
        /// What is there.
        equipment: Vec<Equipment>,
    },
}

/// How a session of repeats went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Dose {
    /// Id of the session.
    pub session: String,
    /// Repeats that were held; 0 where it was not run.
    pub held: u32,
    /// Most repeats of the next session of its kind; absent where they may grow as planned.
    pub next: Option<u32>,
}

/// An added run is at most so long, metres (ours).
const ADDED_M: f64 = 5000.0;

/// The ways to make an edit before anything is repaired, the plainest first.
pub fn begin(spec: &Spec, plan: &training::Plan, today: Date, edit: &Edit) -> Result<Vec<Draft>, Refused> {
    let draft = Draft::of(spec, plan, today);
    match edit {
        Edit::Move { session, date } => moved(draft, session, *date),
        Edit::Skip { session } => skipped(draft, session),
        Edit::Swap { session, run } => swapped(draft, session, *run),
        Edit::Shorten { session, most_s } => {
            let run = run_of(&draft, session)?.clone();
            if run.duration_s <= *most_s {
                return Err(Refused::edit(format!("{session} takes no longer than that already")));
            }
            Ok(vec![cut(draft, session, &run, *most_s)])
        }
        Edit::Pause { from, to, why } => pause::paused(draft, *from, *to, *why, None),
        Edit::Busy { from, to, most_s } => busy(draft, *from, *to, *most_s),
        Edit::Race { race } => raced(draft, race),
        Edit::Follow { results, done, doses, lifts } => follow::followed(draft, results, done.as_ref(), doses, lifts),
        Edit::Travel { from, to, equipment } => travel::away(draft, *from, *to, equipment),
        Edit::Kilometre { session } => tested(draft, session),
        Edit::Run { date } => {
            ahead(&draft, *date)?;
            let day = draft.day_of(*date).map(|(w, d)| &draft.plan.weeks[w].days[d]);
            if day.is_some_and(|d| d.sessions.iter().any(|s| matches!(s.content, Content::Run(_)))) {
                return Err(Refused::edit(format!("{} has a run already", day_words(*date))));
            }
            let mut draft = draft;
            let id = draft.new_id(*date, "easy");
            let why = "Easy, because you asked for a run on this day.".into();
            let run = draft.even(RunKind::Easy, ADDED_M);
            draft.put(*date, Session { id: id.clone(), why, left_out: None, content: Content::Run(run) });
            draft.because(&id, "H2", "you asked for a run on this day");
            draft.bounds.pinned.insert(id);
            Ok(vec![draft])
        }
    }
}

/// A day of the plan that is not past.
pub fn ahead(draft: &Draft, date: Date) -> Result<(), Refused> {
    let today = draft.bounds.today;
    let (Some(first), Some(last)) = (draft.plan.days().next(), draft.plan.days().last()) else {
        return Err(Refused::edit("the plan has no day"));
    };
    if date < today {
        return Err(Refused::edit(format!("{date} is past; what was done or not stays as it was")));
    }
    if date < first.date || date > last.date {
        return Err(Refused::edit(format!(
            "{date} is outside the plan, which goes from {} to {}",
            first.date, last.date
        )));
    }
    Ok(())
}

/// A session that is there and not past.
pub fn standing<'a>(draft: &'a Draft, id: &str) -> Result<(Date, &'a Session), Refused> {
    let at = draft.find(id).ok_or_else(|| {
        Refused::edit(format!("the plan has no session {id:?}; stayer plan show --json lists every id"))
    })?;
    let (date, session) = draft.at(at);
    ahead(draft, date)?;
    Ok((date, session))
}

/// A run that is there, not past and no race.
pub fn run_of<'a>(draft: &'a Draft, id: &str) -> Result<&'a RunSession, Refused> {
    match &standing(draft, id)?.1.content {
        Content::Run(run) if run.run == RunKind::Race => {
            Err(Refused::edit(format!("{id} is a race; only dropping it is possible")))
        }
        Content::Run(run) => Ok(run),
        _ => Err(Refused::edit(format!("{id} is no run; it can be moved or skipped"))),
    }
}

fn skipped(mut draft: Draft, id: &str) -> Result<Vec<Draft>, Refused> {
    let (date, session) = standing(&draft, id)?;
    if matches!(session.content, Content::Rest {}) {
        return Err(Refused::edit(format!("{id} is a day of rest: there is nothing to drop")));
    }
    if session.left_out.is_some() {
        return Err(Refused::edit(format!("{id} is left out already; moving it to a day takes it up again")));
    }
    if matches!(&session.content, Content::Run(run) if run.run == RunKind::Race)
        && draft.plan.goal.as_ref().is_some_and(|g| g.date == date)
    {
        return Err(Refused::edit(format!(
            "{id} is the race that the season is built for; stayer race remove and stayer plan make begin a new one"
        )));
    }
    let Some((date, session)) = draft.take(id) else { return Err(Refused::edit("there is nothing to drop")) };
    draft
        .spec
        .races
        .retain(|r| r.date != date || !matches!(&session.content, Content::Run(run) if run.run == RunKind::Race));
    if matches!(session.content, Content::Run(_)) {
        draft.bounds.closed.insert(date);
    }
    if matches!(session.content, Content::Run(_)) {
        draft.bounds.dropped.insert(id.to_owned());
    }
    draft.out.push((date, session));
    draft.because(id, "H2", "you dropped it; nobody catches up");
    Ok(vec![draft])
}
