//! Life happens: move, skip, swap, shorten, pause, busy, race, run, kilometre, travel, follow, undo, redo, diff.

mod changed;
mod word;

use super::done::print_done;
use crate::{context::Context, parse};
use anyhow::Result;
use app::{
    ChangeAnswer,
    documents::{ChangedPlan, Edit, PauseReason},
};
use changed::{print_changes, print_diff};
use clap::Subcommand;
use jiff::civil::Date;
use quantity::{Distance, Duration};
use std::process::ExitCode;
use training::{Priority, RaceEntry, RunKind, spec::Equipment};
use word::{equipment, priority, reason, run_kind};

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
    /// Run the same kilometre fresh and after 90 minutes in a long run
    ///
    /// What is left of the pace tells how well you last: `stayer durability` shows it with its band. The long run stays as long as it is and becomes a hard day, so
    /// something else may give way. Without a session it is the first long run ahead that takes at least about 100 minutes.
    #[command(after_help = "Examples:\n  stayer plan kilometre\n  stayer plan kilometre w13-long --json")]
    Kilometre {
        /// Id of a long run
        session: Option<String>,
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
            Self::Kilometre { session } => return answered(context, app.plan_kilometre(session.as_deref())?),
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
