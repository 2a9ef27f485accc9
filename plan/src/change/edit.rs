//! What the runner asks for, and the plan with just that done.

use super::{
    Refused,
    draft::Draft,
    follow, pause,
    repair::{day_words, within_time},
    travel,
};
use crate::{
    menu::{
        Kind, Line,
        kinds::{CRUISE, STRIDES},
        session,
    },
    reading::{day_number, longest_run_m},
    recovery::FAR,
};
use jiff::civil::Date;
use quantity::Duration;
use serde::{Deserialize, Serialize};
use training::{
    Block, Content, Done, LiftedSet, PaceBase, Priority, RaceEntry, RaceResult, Role, RunKind, RunSession, Session,
    Spec, Step, Weekday, spec::Equipment,
};

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
/// Warm-up and cool-down of a run that takes another's place, seconds.
const ENDS_S: (f64, f64) = (720.0, 420.0);

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
        Edit::Pause { from, to, why } => pause::paused(draft, *from, *to, *why),
        Edit::Busy { from, to, most_s } => busy(draft, *from, *to, *most_s),
        Edit::Race { race } => raced(draft, race),
        Edit::Follow { results, done, doses, lifts } => follow::followed(draft, results, done.as_ref(), doses, lifts),
        Edit::Travel { from, to, equipment } => travel::away(draft, *from, *to, equipment),
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
            draft.put(*date, Session { id: id.clone(), why, content: Content::Run(run) });
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
fn standing<'a>(draft: &'a Draft, id: &str) -> Result<(Date, &'a Session), Refused> {
    let at = draft.find(id).ok_or_else(|| {
        Refused::edit(format!("the plan has no session {id:?}; stayer plan show --json lists every id"))
    })?;
    let (date, session) = draft.at(at);
    ahead(draft, date)?;
    Ok((date, session))
}

fn run_of<'a>(draft: &'a Draft, id: &str) -> Result<&'a RunSession, Refused> {
    match &standing(draft, id)?.1.content {
        Content::Run(run) if run.run == RunKind::Race => {
            Err(Refused::edit(format!("{id} is a race; only dropping it is possible")))
        }
        Content::Run(run) => Ok(run),
        _ => Err(Refused::edit(format!("{id} is no run; it can be moved or skipped"))),
    }
}

fn moved(mut draft: Draft, id: &str, to: Date) -> Result<Vec<Draft>, Refused> {
    let (from, session) = standing(&draft, id)?;
    let session = session.clone();
    ahead(&draft, to)?;
    if matches!(&session.content, Content::Run(run) if run.run == RunKind::Race) {
        return Err(Refused::edit(format!("{id} is a race and stands on its date")));
    }
    if from == to {
        return Err(Refused::edit(format!("{id} is on {} already", day_words(to))));
    }
    let there: Vec<(String, bool)> = draft
        .day_of(to)
        .map(|(w, d)| &draft.plan.weeks[w].days[d])
        .into_iter()
        .flat_map(|day| &day.sessions)
        .filter(|s| draft.bounds.open(to, s))
        .map(|s| (s.id.clone(), matches!(s.content, Content::Run(_))))
        .collect();
    if matches!(session.content, Content::Rest {}) {
        // A rest is moved by moving what stands on its new day.
        draft.take(id);
        for (other, _) in there {
            if let Some((_, session)) = draft.take(&other) {
                draft.put(from, session);
                draft.because(&other, "H2", format!("you moved the day of rest to {}", day_words(to)));
            }
        }
        draft.put(to, session);
        draft.bounds.closed.insert(to);
        return Ok(vec![draft]);
    }
    draft.take(id);
    draft.put(to, session.clone());
    draft.because(id, "H2", format!("you moved it to {}", day_words(to)));
    draft.bounds.pinned.insert(id.to_owned());
    let mut ways = Vec::new();
    let run_there = there.iter().find(|(_, run)| *run);
    if matches!(session.content, Content::Run(_))
        && let Some((other, _)) = run_there
    {
        let mut exchange = draft.clone();
        if let Some((_, session)) = exchange.take(other) {
            exchange.put(from, session);
            exchange.because(other, "H2", "gives its day to the session that you moved");
            ways.push(exchange);
        }
        draft.cost += 3.0; // two runs on a day
    }
    // What stands beside the runs changes weeks with one of its kind, so that both weeks keep theirs.
    let twin_there = there.iter().any(|(other, _)| {
        draft.find(other).is_some_and(|at| {
            std::mem::discriminant(&draft.at(at).1.content) == std::mem::discriminant(&session.content)
        })
    });
    if (twin_there || draft.day_of(from).map(|(w, _)| w) != draft.day_of(to).map(|(w, _)| w))
        && let Some(other) = of_its_kind(&draft, &session, to)
    {
        let mut exchange = draft.clone();
        if let Some((_, mut twin)) = exchange.take(&other) {
            // Each week keeps what it holds: its phase of lifting, its contacts.
            exchange.set(id, twin.content.clone(), &twin.why);
            twin.content = session.content.clone();
            twin.why.clone_from(&session.why);
            exchange.put(from, twin);
            exchange.because(&other, "H2", "changes weeks with the session that you moved");
            exchange.cost += 1.0;
            ways.insert(0, exchange);
        }
    }
    ways.push(draft);
    Ok(ways)
}

/// A session beside the runs of the same kind in the week of a day, the nearest one.
fn of_its_kind(draft: &Draft, session: &Session, near: Date) -> Option<String> {
    let kind = std::mem::discriminant(&session.content);
    if matches!(session.content, Content::Run(_) | Content::Rest {}) {
        return None;
    }
    let (week, _) = draft.day_of(near)?;
    let days = draft.plan.weeks[week].days.iter();
    let alike = days
        .flat_map(|d| d.sessions.iter().map(move |s| (d.date, s)))
        .filter(|(d, s)| std::mem::discriminant(&s.content) == kind && s.id != session.id && draft.bounds.open(*d, s));
    alike.min_by_key(|(d, _)| ((day_number(*d) - day_number(near)).abs(), *d)).map(|(_, s)| s.id.clone())
}

fn skipped(mut draft: Draft, id: &str) -> Result<Vec<Draft>, Refused> {
    let (date, session) = standing(&draft, id)?;
    if matches!(session.content, Content::Rest {}) {
        return Err(Refused::edit(format!("{id} is a day of rest: there is nothing to drop")));
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

fn swapped(mut draft: Draft, id: &str, kind: RunKind) -> Result<Vec<Draft>, Refused> {
    let run = run_of(&draft, id)?.clone();
    let (date, session) = standing(&draft, id)?;
    let out = (date, session.clone());
    if run.run == kind {
        return Err(Refused::edit(format!("{id} is that already")));
    }
    let metres = (run.distance_m.m() / 100.0).floor() * 100.0;
    let metres = metres.max(1500.0);
    let (made, why) = match kind {
        RunKind::Easy | RunKind::Long => (draft.even(kind, metres), "Easy, because you asked for it.".to_owned()),
        RunKind::Steady => {
            let steady = (metres * 0.3 / 100.0).floor() * 100.0;
            let made = session::with_steady(kind, metres, steady.max(500.0), PaceBase::Steady, draft.ladder());
            (made, "A part of it steady, because you asked for it.".to_owned())
        }
        RunKind::Race | RunKind::Test => {
            return Err(Refused::edit("a race or a test is not swapped in; stayer plan race adds a race"));
        }
        _ => of_menu(&draft, kind, date)?,
    };
    draft.set(id, Content::Run(made), &why);
    draft.out.push(out);
    draft.because(id, "H2", "you swapped it");
    draft.bounds.pinned.insert(id.to_owned());
    Ok(vec![draft])
}

/// A session of a kind that the goal's menu has, with as many repeats as the last one of it, two at first.
pub fn of_menu(draft: &Draft, run: RunKind, date: Date) -> Result<(RunSession, String), Refused> {
    let goal_m = draft.plan.goal.as_ref().map_or(10_000.0, |g| g.distance_m.m());
    let line = Line::of(goal_m, draft.ladder());
    let menu: Vec<Kind> = [line.main.clone(), line.second.clone(), vec![CRUISE, STRIDES]].concat();
    let Some(kind) = menu.iter().find(|k| k.run == run) else {
        let mut words: Vec<&str> = menu.iter().map(|k| k.run.short()).collect();
        words.dedup();
        return Err(Refused::edit(format!(
            "this plan's speed work has no such run; it has {}, and easy and steady runs",
            words.join(", ")
        )));
    };
    let last = draft.plan.runs().filter(|(d, _, r)| *d < date && r.run == run).last();
    let reps = last.map_or(2, |(_, _, r)| super::draft::repeats_of(r)).clamp(2, kind.cap);
    let made = session::repeats(kind, reps, kind.rep_m, kind.pace_at(kind.share), ENDS_S, draft.ladder());
    Ok((made, format!("{} for {} ({}).", kind.count(reps), kind.purpose, kind.source)))
}

fn cut(mut draft: Draft, id: &str, run: &RunSession, most_s: Duration) -> Draft {
    let short = within_time(&draft, run, most_s.s());
    let why = draft.find(id).map_or_else(String::new, |at| draft.at(at).1.why.clone());
    draft.set(id, Content::Run(short), &why);
    draft.because(id, "H2", format!("you have {:.0} min", most_s.s() / 60.0));
    draft.bounds.pinned.insert(id.to_owned());
    draft
}

/// Fewer than so many days apart are one busy stretch.
const MOST_BUSY_DAYS: i64 = 28;

fn busy(mut draft: Draft, from: Date, to: Date, most_s: Option<Duration>) -> Result<Vec<Draft>, Refused> {
    let days = day_number(to) - day_number(from) + 1;
    if !(1..=MOST_BUSY_DAYS).contains(&days) {
        return Err(Refused::edit("a busy stretch is one to 28 days long; stayer plan pause is for more"));
    }
    ahead(&draft, to)?;
    let from = from.max(draft.bounds.today);
    let dates: Vec<Date> = draft.plan.days().map(|d| d.date).filter(|d| (from..=to).contains(d)).collect();
    draft.bounds.closed.extend(dates.iter().copied());
    let runs: Vec<(Date, String, RunSession)> = draft
        .plan
        .runs()
        .filter(|(d, s, _)| dates.contains(d) && draft.bounds.open(*d, s))
        .map(|(d, s, run)| (d, s.id.clone(), run.clone()))
        .collect();
    let mut touched = false;
    for (date, id, run) in runs {
        match most_s {
            Some(most) if run.duration_s > most => {
                draft = cut(draft, &id, &run, most);
                touched = true;
            }
            Some(_) => {}
            None => {
                touched = true;
                if (run.hard || run.run == RunKind::Long)
                    && let Some(kept) = to_free_day(&draft, date, &id)
                {
                    draft = kept;
                    continue;
                }
                if let Some(out) = draft.take(&id) {
                    draft.out.push(out);
                    draft.because(&id, "H2", "you have no time on this day; nobody catches up");
                }
            }
        }
    }
    if touched { Ok(vec![draft]) } else { Err(Refused::edit("nothing planned there takes longer")) }
}

/// A key session on another day of its week, where every rule holds without anything else.
fn to_free_day(draft: &Draft, from: Date, id: &str) -> Option<Draft> {
    let (week, _) = draft.day_of(from)?;
    let wished = draft.spec.wishes.long_run;
    let days = draft.plan.weeks[week].days.iter().map(|d| d.date);
    days.filter(|d| draft.bounds.takes(&draft.spec, *d)).find_map(|date| {
        let is_long = matches!(&draft.at(draft.find(id)?).1.content, Content::Run(run) if run.run == RunKind::Long);
        if is_long && wished.is_some_and(|w| w != Weekday::of(date)) {
            return None;
        }
        moved(draft.clone(), id, date).ok()?.into_iter().find_map(|mut way| {
            // The run that gave its day would land on the busy one: it goes instead.
            let landed: Vec<String> =
                way.plan.runs().filter(|(d, s, _)| *d == from && s.id != id).map(|(_, s, _)| s.id.clone()).collect();
            for other in landed {
                if let Some(out) = way.take(&other) {
                    way.out.push(out);
                    way.reasons.remove(&other);
                    way.because(&other, "H2", "gives its day to the key session of the busy day");
                }
            }
            way.reasons.remove(id);
            way.because(id, "H2", "a key session: it leaves the day on which you have no time");
            way.settle();
            crate::broken(&way.plan, &way.spec).is_empty().then_some(way)
        })
    })
}

fn raced(mut draft: Draft, race: &RaceEntry) -> Result<Vec<Draft>, Refused> {
    ahead(&draft, race.date)?;
    if race.priority == Priority::A {
        return Err(Refused::edit("a race that a season is built for asks for a new plan; stayer plan make makes it"));
    }
    if !(race.distance_m.m() >= 50.0 && race.distance_m.m() <= 400_000.0) {
        return Err(Refused::edit("a race is between 50 m and 400 km long"));
    }
    let Some((w, d)) = draft.day_of(race.date) else { return Err(Refused::edit("the race is outside the plan")) };
    let day = &draft.plan.weeks[w].days[d];
    if day.sessions.iter().any(|s| matches!(&s.content, Content::Run(run) if run.run == RunKind::Race)) {
        return Err(Refused::edit(format!("{} has a race already", race.date)));
    }
    let runs: Vec<String> =
        day.sessions.iter().filter(|s| matches!(s.content, Content::Run(_))).map(|s| s.id.clone()).collect();
    for id in runs {
        if let Some(out) = draft.take(&id) {
            draft.out.push(out);
            draft.because(&id, "H2", "a race takes its place");
        }
    }
    let step = Step::over(Role::Effort, race.distance_m, PaceBase::Max);
    let run = session::run(RunKind::Race, vec![Block::from(step)], draft.ladder());
    let id = draft.new_id(race.date, "race");
    let why = format!("{}, on the way.", crate::season::race_name(race));
    draft.put(race.date, Session { id: id.clone(), why, content: Content::Run(run) });
    draft.because(&id, "H2", "you added this race");
    draft.spec.races.push(race.clone());
    draft.spec.races.sort_by_key(|r| r.date);
    if race.distance_m.m() > FAR * longest_run_m(&draft.spec) {
        draft.plan.cautions.push(format!(
            "{} is more than three times as long as your longest run of before the plan: run it easily, with breaks to walk",
            crate::season::race_name(race)
        ));
    }
    Ok(vec![draft])
}
