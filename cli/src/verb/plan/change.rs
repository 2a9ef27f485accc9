//! Life happens: move, skip, swap, shorten, pause, busy, race, run, travel, follow, undo, redo, diff.

use crate::{context::Context, parse, table::table};
use anyhow::Result;
use app::{
    ChangeAnswer,
    documents::{Change as Changed, ChangedPlan, DoneRow, Edit, Outturn, PauseReason, PlanDiff, PlanDone, State},
};
use clap::Subcommand;
use jiff::civil::Date;
use quantity::{Distance, Duration};
use std::{io::Write, process::ExitCode};
use training::{Priority, RaceEntry, RunKind, Weekday, spec::Equipment};
use web::{
    format::{self, Units},
    words,
};

#[derive(Subcommand)]
pub enum Change {
    /// Move a session to another day
    ///
    /// What stands in its way changes days with it or gives way, so that every hard rule still holds; each change says its rule.
    #[command(
        after_help = "Examples:\n  stayer plan move w03-speed1 2026-12-17\n  stayer plan move w03-easy3 2026-12-16 --json"
    )]
    Move {
        /// Id of the session, as `stayer plan show` prints it
        session: String,

        /// The new day
        #[arg(value_parser = parse::date)]
        date: Date,
    },
    /// Drop a session; nobody catches up
    #[command(after_help = "Examples:\n  stayer plan skip w03-speed1\n  stayer plan skip w03-easy2 --json")]
    Skip {
        /// Id of the session
        session: String,
    },
    /// Swap a run for another kind of run
    #[command(after_help = "Examples:\n  stayer plan swap w03-speed1 easy\n  stayer plan swap w05-easy1 steady")]
    Swap {
        /// Id of the session
        session: String,

        /// easy, long, steady, or a kind that this plan's speed work has: tempo, repeats, yasso_800, strides
        #[arg(value_parser = run_kind)]
        kind: RunKind,
    },
    /// Cut a session to the time you have
    #[command(after_help = "Examples:\n  stayer plan shorten w03-long 45\n  stayer plan shorten w03-speed1 40 --json")]
    Shorten {
        /// Id of the session
        session: String,

        /// Minutes that you have
        #[arg(value_parser = clap::value_parser!(u16).range(10..=600))]
        minutes: u16,
    },
    /// Pause from a day to a day, and come back by its length
    ///
    /// Days off come back as easy running, less at first, with paces that follow Daniels' table of time off. Nobody catches up.
    #[command(
        after_help = "Examples:\n  stayer plan pause 2026-12-14 2026-12-18 --why illness\n  stayer plan pause 2026-12-14 2026-12-27 --why check"
    )]
    Pause {
        /// First day
        #[arg(value_parser = parse::date)]
        from: Date,

        /// Last day
        #[arg(value_parser = parse::date)]
        to: Date,

        /// illness, injury, travel, check (two weeks that the movement check offers), or a word of yours
        #[arg(long, value_name = "W", default_value = "other", value_parser = reason)]
        why: PauseReason,
    },
    /// Say that there is little time, or none, from a day to a day
    #[command(
        after_help = "Examples:\n  stayer plan busy 2026-12-15\n  stayer plan busy 2026-12-14 2026-12-20 --minutes 40"
    )]
    Busy {
        /// First day
        #[arg(value_parser = parse::date)]
        from: Date,

        /// Last day; the first when absent
        #[arg(value_parser = parse::date)]
        to: Option<Date>,

        /// Longest session; no run at all when absent
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(10..=600))]
        minutes: Option<u16>,
    },
    /// Put a race in the middle of the season
    #[command(
        after_help = "Examples:\n  stayer plan race Parkrun 2027-01-16 5k\n  stayer plan race \"City 10\" 2027-01-24 10k --priority B"
    )]
    Race {
        /// What you call it
        name: String,

        /// The day
        #[arg(value_parser = parse::date)]
        date: Date,

        /// How far: half, 10k, 5mi, metres
        #[arg(value_parser = parse::distance)]
        distance: Distance,

        /// B: run well; C: run as training
        #[arg(long, default_value = "C", value_parser = priority)]
        priority: Priority,
    },
    /// Put an easy run on a day that has none
    #[command(after_help = "Examples:\n  stayer plan run 2026-12-18\n  stayer plan run 2026-12-18 --json")]
    Run {
        /// The day
        #[arg(value_parser = parse::date)]
        date: Date,
    },
    /// Lift and jump with what is there, from a day to a day
    ///
    /// Lifts and jumps stay on their days and are chosen again from what is there of your equipment; what is laid on these days later is too.
    #[command(
        after_help = "Examples:\n  stayer plan travel 2026-12-14 2026-12-20 --equipment none\n  stayer plan travel 2026-12-14 2026-12-20 --equipment band,dumbbell"
    )]
    Travel {
        /// First day
        #[arg(value_parser = parse::date)]
        from: Date,

        /// Last day
        #[arg(value_parser = parse::date)]
        to: Date,

        /// What is there: none, or some of band, dumbbell, kettlebell, medicine_ball, box, cable, barbell
        #[arg(long, value_name = "THINGS", default_value = "none", value_delimiter = ',', value_parser = equipment)]
        equipment: Vec<Equipment>,
    },
    /// Let the plan ahead follow what you can hold and what you did
    ///
    /// Paces move where what you can hold has moved beyond its own error; repeats grow only after a session that was held; no run is more than a tenth longer
    /// than what you really ran; loads follow the sets that you logged. What was missed is put nowhere else. Nothing changes otherwise.
    #[command(after_help = "Examples:\n  stayer plan follow\n  stayer plan follow --json")]
    Follow,
    /// Take the last change back
    #[command(after_help = "Examples:\n  stayer plan undo\n  stayer plan undo --json")]
    Undo,
    /// Make the change that was undone again
    ///
    /// Until the next change: a new one takes the place of what was undone.
    #[command(after_help = "Examples:\n  stayer plan redo\n  stayer plan redo --json")]
    Redo,
    /// Compare the plan in force with the plan as it was made
    #[command(after_help = "Examples:\n  stayer plan diff\n  stayer plan diff --json")]
    Diff,
    /// List every planned run up to today with what came of it
    ///
    /// Matched by day, length, pace and structure, and compared step by step where a session has steps: by the watch's laps, else by what
    /// the speed shows. What was missed is not put anywhere else.
    #[command(after_help = "Examples:\n  stayer plan done\n  stayer plan done --json")]
    Done,
}

fn run_kind(word: &str) -> Result<RunKind, String> {
    let kind = serde_json::from_value(serde_json::Value::String(word.to_lowercase()));
    kind.map_err(|_| {
        format!("{word:?} is no kind of run; write easy, long, steady, tempo, repeats, yasso_800 or strides")
    })
}

fn equipment(word: &str) -> Result<Equipment, String> {
    let known = serde_json::from_value(serde_json::Value::String(word.trim().to_lowercase().replace([' ', '-'], "_")));
    known.map_err(|_| {
        format!(
            "{word:?} is no equipment; write none, band, dumbbell, kettlebell, medicine_ball, box, cable or barbell"
        )
    })
}

fn priority(word: &str) -> Result<Priority, String> {
    match word {
        "B" | "b" => Ok(Priority::B),
        "C" | "c" => Ok(Priority::C),
        _ => Err(format!("{word:?}: write B or C; an A race asks for a new plan")),
    }
}

fn reason(word: &str) -> Result<PauseReason, std::convert::Infallible> {
    Ok(match word.to_lowercase().as_str() {
        "illness" | "ill" | "sick" | "flu" | "cold" => PauseReason::Illness,
        "injury" | "injured" | "pain" => PauseReason::Injury,
        "travel" | "holiday" => PauseReason::Travel,
        "check" => PauseReason::Check,
        _ => PauseReason::Other,
    })
}

impl Change {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let app = context.app()?;
        let minutes = |n: u16| Duration::from_s(f64::from(n) * 60.0);
        let edit = match self {
            Self::Undo => return turned(context, &app.plan_undo()?, "undone"),
            Self::Redo => return turned(context, &app.plan_redo()?, "done again"),
            Self::Diff => {
                let diff = app.plan_diff()?;
                let units = context.units()?;
                context.print(&diff, |out| print_diff(&diff, units, out))?;
                return Ok(ExitCode::SUCCESS);
            }
            Self::Done => {
                let done = app.plan_done_by_step()?;
                let units = context.units()?;
                context.print(&done, |out| print_done(&done, units, out))?;
                return Ok(ExitCode::SUCCESS);
            }
            Self::Follow => return answered(context, app.plan_follow()?),
            Self::Move { session, date } => Edit::Move { session, date },
            Self::Skip { session } => Edit::Skip { session },
            Self::Swap { session, kind } => Edit::Swap { session, run: kind },
            Self::Shorten { session, minutes: n } => Edit::Shorten { session, most_s: minutes(n) },
            Self::Pause { from, to, why } => Edit::Pause { from, to, why },
            Self::Busy { from, to, minutes: n } => Edit::Busy { from, to: to.unwrap_or(from), most_s: n.map(minutes) },
            Self::Race { name, date, distance, priority } => Edit::Race {
                race: RaceEntry { name, date, distance_m: distance, goal_s: None, priority, course: None },
            },
            Self::Run { date } => Edit::Run { date },
            Self::Travel { from, to, equipment } => Edit::Travel { from, to, equipment },
        };
        answered(context, app.plan_change(&edit)?)
    }
}

fn answered(context: &Context, answer: ChangeAnswer) -> Result<ExitCode> {
    match answer {
        ChangeAnswer::Changed(changed) => turned(context, &changed, "changed"),
        ChangeAnswer::Conflict(conflict) => {
            super::print_conflict(context, &conflict, "the plan stays as it is:")?;
            Ok(ExitCode::FAILURE)
        }
    }
}

fn turned(context: &Context, changed: &ChangedPlan, word: &str) -> Result<ExitCode> {
    let units = context.units()?;
    context.print(changed, |out| {
        if changed.changes.is_empty() {
            writeln!(out, "{}", changed.advice.as_deref().unwrap_or("nothing changes"))?;
            return Ok(());
        }
        writeln!(out, "{word}; every hard rule holds. stayer plan undo takes it back.")?;
        print_changes(&changed.changes, units, out)?;
        if let Some(advice) = &changed.advice {
            writeln!(out, "\n{advice}")?;
        }
        Ok(())
    })?;
    Ok(ExitCode::SUCCESS)
}

fn print_changes(changes: &[Changed], units: Units, out: &mut dyn Write) -> Result<()> {
    for change in changes {
        let what = change.session.as_deref().unwrap_or("the week");
        let line = match (&change.from, &change.to) {
            (Some(from), Some(to)) => format!("{} -> {}", state(from, units), state(to, units)),
            (Some(from), None) => format!("{} -> dropped", state(from, units)),
            (None, Some(to)) => format!("new: {}", state(to, units)),
            (None, None) => String::new(),
        };
        writeln!(out, "\n{what}  {line}\n  {} ({})", format::prose(&change.why, units), change.rule)?;
    }
    Ok(())
}

fn state(state: &State, units: Units) -> String {
    let day = format!("{} {}", Weekday::of(state.date).word(), state.date);
    let kind = state.run.map_or(state.kind.as_str(), |run| run.short());
    match (&state.phase, state.distance_m) {
        (Some(phase), _) => format!("from {}: {}", state.date, words::phase(phase)),
        (None, Some(metres)) => format!("{day} {kind} {}", units.distance(metres)),
        (None, None) => format!("{day} {kind}"),
    }
}

fn print_diff(diff: &PlanDiff, units: Units, out: &mut dyn Write) -> Result<()> {
    if diff.edits.is_empty() {
        return Ok(writeln!(out, "the plan is as it was made on {}", diff.made)?);
    }
    writeln!(out, "changed since it was made on {}:", diff.made)?;
    print_changes(&diff.changes, units, out)
}

fn print_done(done: &PlanDone, units: Units, out: &mut dyn Write) -> Result<()> {
    if done.runs.is_empty() && done.lifts.is_empty() {
        return Ok(writeln!(out, "no planned session has come up yet")?);
    }
    let length = |metres: Option<f64>| metres.map_or_else(String::new, |m| units.distance(m));
    let rows = done.runs.iter().map(|row| {
        [
            row.date.clone(),
            row.session.clone().unwrap_or_default(),
            outturn(row.outturn).to_owned(),
            length(row.planned_distance_m),
            length(row.distance_m),
        ]
    });
    writeln!(out, "{}", table(["day", "session", "", "planned", "run"], rows))?;
    if !done.lifts.is_empty() {
        let rows = done.lifts.iter().map(|row| {
            let logged = format!("{} of {}", row.exercises_logged, row.exercises_planned);
            [row.date.clone(), row.session.clone(), outturn(row.outturn).to_owned(), logged]
        });
        writeln!(out, "{}", table(["day", "session", "", "exercises logged"], rows))?;
    }
    for row in done.runs.iter().filter(|row| row.steps.len() > 1 && row.steps_found.is_some()) {
        writeln!(out, "\n{} on {}", row.session.as_deref().unwrap_or_default(), row.date)?;
        print_steps(row, units, out)?;
    }
    Ok(())
}

/// A session as planned and as run, step by step.
pub fn print_steps(row: &DoneRow, units: Units, out: &mut dyn Write) -> Result<()> {
    let Some(found) = &row.steps_found else { return Ok(()) };
    let rows = row.steps.iter().map(|step| {
        [
            words::step_asked(step, &units),
            words::step_run(step, &units),
            step.done_speed_mps.map_or_else(String::new, |mps| units.pace(mps)),
            words::step_target(step),
            step.fade.map_or_else(String::new, format::change),
            step.heart_rate_bpm.map_or_else(String::new, |b| format!("{b:.0}")),
        ]
    });
    writeln!(out, "{}", table(["planned", "run", "pace", "target", "on first", "bpm"], rows))?;
    if let Some(sentence) = words::steps_sentence(row) {
        writeln!(out, "{sentence}")?;
    }
    if let Some(set) = &row.repeat_set {
        writeln!(out, "{}", words::repeat_set(set, words::efforts_run(row)))?;
    }
    Ok(writeln!(out, "{}", words::steps_found(found))?)
}

/// What came of a planned run, in a word.
pub const fn outturn(outturn: Outturn) -> &'static str {
    match outturn {
        Outturn::Done => "done",
        Outturn::Partly => "partly done",
        Outturn::Missed => "missed",
        Outturn::Instead => "something else was run",
        Outturn::Extra => "beyond the plan",
    }
}
