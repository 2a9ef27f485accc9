use crate::{context::Context, parse, table::minute};
use anyhow::Result;
use clap::Subcommand;
use quantity::Distance;
use std::process::ExitCode;

/// Say how far an activity really was, or take that back
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  stayer activity set 412 distance=10.2km\n  stayer activity unset 412 distance")]
pub struct Activity {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Say how far it was: what the treadmill showed, or a measured course
    ///
    /// Its line, laps and speeds are scaled to the distance and everything derived of it is made again. The file stays as it was.
    #[command(
        after_help = "Examples:\n  stayer activity set 412 distance=10.2km\n  stayer activity set 398 distance=half --json"
    )]
    Set {
        /// The activity's number, as `stayer activities` prints it
        id: i64,

        /// What is said: distance=10.2km, distance=marathon, distance=5000
        #[arg(value_name = "distance=DISTANCE", value_parser = said)]
        said: Distance,
    },
    /// Give it the file's own distance again
    #[command(
        after_help = "Examples:\n  stayer activity unset 412 distance\n  stayer activity unset 412 distance --json"
    )]
    Unset {
        /// The activity's number
        id: i64,

        /// What goes back to the file's
        #[arg(value_name = "WHAT", value_parser = ["distance"])]
        what: String,
    },
    /// Undo the last saying about an activity
    #[command(after_help = "Examples:\n  stayer activity undo 412\n  stayer activity undo 412 --json")]
    Undo {
        /// The activity's number
        id: i64,
    },
}

fn said(text: &str) -> Result<Distance, String> {
    let wrong = || format!("{text:?}: write distance=DISTANCE, e.g. distance=10.2km");
    let (key, value) = text.split_once('=').ok_or_else(wrong)?;
    if key.trim() == "distance" { parse::distance(value.trim()) } else { Err(wrong()) }
}

impl Activity {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let app = context.app()?;
        let id = match self.what {
            What::Set { id, said } => {
                app.correct_distance(id, Some(said))?;
                id
            }
            What::Unset { id, .. } => {
                app.correct_distance(id, None)?;
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
        Ok(writeln!(out, "activity {id} of {}: {far}, {whose}", minute(&activity.start))?)
    })?;
    Ok(ExitCode::SUCCESS)
}
