use super::show;
use crate::{context::Context, parse, table::minute};
use anyhow::Result;
use app::{Mending, documents::SourcePart};
use clap::Subcommand;
use quantity::{Distance, Grade};
use std::process::ExitCode;
use web::format;

/// Say how far an activity really was, how steep its belt, what not to mend, and which file gives what, or take that back
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  stayer activity set 412 distance=10.2km\n  stayer activity unset 412 distance")]
pub struct Activity {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Say how far it was or how steep the treadmill: what its display showed, or a measured course
    ///
    /// Its line, laps and speeds are scaled to the distance, its level speeds count with the belt's grade, and everything derived of it
    /// is made again. The file stays as it was.
    #[command(after_help = "Examples:\n  stayer activity set 412 distance=10.2km\n  stayer activity set 398 grade=1%")]
    Set {
        /// The activity's number, as `stayer activities` prints it
        id: i64,

        /// What is said: distance=10.2km, distance=marathon, grade=1%, grade=2.5%
        #[arg(value_name = "WHAT=VALUE", value_parser = said)]
        said: Said,
    },
    /// Give it the file's own distance again, or no grade of the belt
    #[command(after_help = "Examples:\n  stayer activity unset 412 distance\n  stayer activity unset 412 grade --json")]
    Unset {
        /// The activity's number
        id: i64,

        /// What goes back to the file's
        #[arg(value_name = "WHAT", value_parser = ["distance", "grade"])]
        what: String,
    },
    /// Believe the device: undo a mending that was done on the way in
    ///
    /// `stayer show` lists what was mended by its kind. Undone, the device's word counts and everything derived is made again.
    #[command(
        after_help = "Examples:\n  stayer activity unmend 412 spike\n  stayer activity unmend 412 no_evidence --json"
    )]
    Unmend {
        /// The activity's number
        id: i64,

        /// spike, gap, jump_across_stop, beyond_human, no_evidence, ride, heart_rate_spike, heart_rate_stuck or heart_rate_steps
        #[arg(value_name = "KIND", value_parser = kind)]
        kind: Mending,
    },
    /// Take a mending up again that was undone
    #[command(after_help = "Examples:\n  stayer activity mend 412 spike\n  stayer activity mend 412 spike --json")]
    Mend {
        /// The activity's number
        id: i64,

        /// The kind of mending
        #[arg(value_name = "KIND", value_parser = kind)]
        kind: Mending,
    },
    /// Say which of an activity's files gives a part of it
    ///
    /// The same run from several files is one activity; `stayer show` lists them with their numbers and what each gives. The track
    /// (time, positions, distance, speed) comes whole from one file; everything derived is made again.
    #[command(
        after_help = "Examples:\n  stayer activity source 412 track 2\n  stayer activity source 412 track default --json"
    )]
    Source {
        /// The activity's number
        id: i64,

        /// track, heart_rate, altitude, cadence, power, temperature, vertical_oscillation, stance_time or laps
        #[arg(value_name = "CHANNEL", value_parser = part)]
        part: SourcePart,

        /// The file's number, or default for the one that the rule chooses
        #[arg(value_name = "SOURCE", value_parser = source)]
        source: Chosen,
    },
    /// Split a file off an activity, as an activity of its own
    #[command(after_help = "Examples:\n  stayer activity split 412\n  stayer activity split 412 --source 2 --json")]
    Split {
        /// The activity's number
        id: i64,

        /// Which file, where there are more than two
        #[arg(long, value_name = "SOURCE")]
        source: Option<usize>,
    },
    /// Join another activity with one: the same run, brought by two files that were not recognised as one
    ///
    /// All its files, entries and words become those of the first; its number is gone until this is undone.
    #[command(after_help = "Examples:\n  stayer activity join 412 413\n  stayer activity join 412 413 --json")]
    Join {
        /// The activity's number, which stays
        id: i64,

        /// The number of the other one
        other: i64,
    },
    /// Undo the last word on an activity: its distance, its belt, a mending, its sources, a split, a join
    #[command(after_help = "Examples:\n  stayer activity undo 412\n  stayer activity undo 412 --json")]
    Undo {
        /// The activity's number
        id: i64,
    },
}

/// What is said of an activity.
#[derive(Debug, Clone, Copy)]
enum Said {
    Distance(Distance),
    Grade(Grade),
}

/// A file's number; none for the rule's choice.
#[derive(Debug, Clone, Copy)]
struct Chosen(Option<usize>);

fn part(text: &str) -> Result<SourcePart, String> {
    let words = SourcePart::ALL.map(SourcePart::word).join(" ");
    SourcePart::of(text).ok_or_else(|| format!("{text:?} is no part of a recording; there are {words}"))
}

fn kind(text: &str) -> Result<Mending, String> {
    let words = Mending::ALL.map(Mending::word).join(" ");
    Mending::of(text).ok_or_else(|| format!("{text:?} is no mending that can be undone; there are {words}"))
}

fn source(text: &str) -> Result<Chosen, String> {
    match text {
        "default" => Ok(Chosen(None)),
        number => match number.parse() {
            Ok(number @ 1..) => Ok(Chosen(Some(number))),
            _ => Err(format!("{text:?} is no source; write its number, from 1, or default")),
        },
    }
}

fn said(text: &str) -> Result<Said, String> {
    let wrong = || format!("{text:?}: write distance=DISTANCE or grade=GRADE, e.g. distance=10.2km, grade=1%");
    let (key, value) = text.split_once('=').ok_or_else(wrong)?;
    match key.trim() {
        "distance" => parse::distance(value.trim()).map(Said::Distance),
        "grade" => parse::grade(value.trim()).map(Said::Grade),
        _ => Err(wrong()),
    }
}

impl Activity {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let app = context.app()?;
        let id = match self.what {
            What::Set { id, said } => {
                match said {
                    Said::Distance(distance) => app.correct_distance(id, Some(distance))?,
                    Said::Grade(grade) => app.say_belt_grade(id, Some(grade))?,
                }
                id
            }
            What::Unset { id, what } => {
                if what == "grade" {
                    app.say_belt_grade(id, None)?
                } else {
                    app.correct_distance(id, None)?
                }
                id
            }
            What::Unmend { id, kind } => {
                app.say_repair(id, kind, false)?;
                id
            }
            What::Mend { id, kind } => {
                app.say_repair(id, kind, true)?;
                id
            }
            What::Source { id, part, source } => {
                app.choose_source(id, part, source.0)?;
                id
            }
            What::Split { id, source } => {
                let other = app.split_source(id, source)?;
                eprintln!("split off as activity {other}; stayer activity undo {id} joins them again");
                id
            }
            What::Join { id, other } => {
                app.join_activities(id, other)?;
                eprintln!("activity {other} is part of {id} now; stayer activity undo {id} gives it back");
                id
            }
            What::Undo { id } => {
                app.undo_correction(id)?;
                id
            }
        };
        show(context, id)
    }
}

/// Says what the activity is now.
fn show(context: &Context, id: i64) -> Result<ExitCode> {
    let shown = context.app()?.activity(id)?;
    let units = context.units()?;
    context.print(&shown, |out| {
        let activity = &shown.activity;
        let whose = if activity.distance_said { "as you said" } else { "as its file says" };
        let far = activity.distance_m.map_or_else(|| "of unknown length".to_owned(), |m| units.distance(m));
        let belt =
            shown.belt_grade.map_or_else(String::new, |ratio| format!(", belt at {}", format::percent(ratio, 1)));
        writeln!(out, "activity {id} of {}: {far}, {whose}{belt}", minute(&activity.start))?;
        show::repairs(&shown, out)?;
        show::sources(&shown, units, out)
    })?;
    Ok(ExitCode::SUCCESS)
}
