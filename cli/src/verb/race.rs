mod plan;
mod review;

use crate::{
    context::Context,
    parse,
    table::{minute, table},
};
use anyhow::Result;
use app::{NewRace, documents::Races};
use clap::Subcommand;
use jiff::civil::Date;
use quantity::{Distance, Duration};
use std::{io::Write, process::ExitCode};
use training::Priority;
use web::format::{self, Units};

/// Add, list, plan and review races
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  stayer race add \"Spring marathon\" --date 2027-04-18 --distance marathon --goal 3:15:00\n  stayer race plan --course course.gpx"
)]
pub struct Race {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Add a race
    #[command(
        after_help = "Examples:\n  stayer race add \"Spring marathon\" --date 2027-04-18 --distance marathon --goal 3:15:00\n  stayer race add Parkrun --date 2027-02-06 --distance 5k --priority C"
    )]
    Add {
        /// What you call it
        name: String,

        /// The day
        #[arg(long, value_parser = parse::date)]
        date: Date,

        /// How far: marathon, half, 10k, 5mi, metres
        #[arg(long, value_parser = parse::distance)]
        distance: Distance,

        /// The time you hope for, h:mm:ss
        #[arg(long, value_name = "TIME", value_parser = parse::time)]
        goal: Option<Duration>,

        /// A: the season is built for it; B: run well; C: run as training
        #[arg(long, default_value = "A", value_parser = priority)]
        priority: Priority,
    },
    Plan(plan::Plan),
    Review(review::Review),
    /// Say that an activity was a race
    ///
    /// Many watches do not write it down. A race is run as fast as one can, a training run is not: the hold curve rests on that.
    #[command(
        after_help = "Examples:\n  stayer race ran 412\n  stayer race ran 412 --distance marathon\n  stayer race ran 412 --not"
    )]
    Ran {
        /// The activity's number, as `stayer activities` prints it
        id: i64,

        /// It was no race, whatever its file says
        #[arg(long)]
        not: bool,

        /// The course's measured length; the watch's own is scaled to it
        #[arg(long, value_parser = parse::distance, conflicts_with = "not")]
        distance: Option<Distance>,
    },
    /// List the races
    #[command(after_help = "Examples:\n  stayer race list\n  stayer race list --json")]
    List,
    /// Remove a race
    #[command(after_help = "Examples:\n  stayer race remove 2\n  stayer race remove 2 --json")]
    Remove {
        /// Its number in the list
        id: i64,
    },
}

fn priority(word: &str) -> Result<Priority, String> {
    match word {
        "A" | "a" => Ok(Priority::A),
        "B" | "b" => Ok(Priority::B),
        "C" | "c" => Ok(Priority::C),
        _ => Err(format!("{word:?}: write A, B or C")),
    }
}

impl Race {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let app = context.app()?;
        let races = match self.what {
            What::Plan(plan) => return plan.run(context),
            What::Review(review) => return review.run(context),
            What::Ran { id, not, distance } => return ran(context, id, !not, distance),
            What::Add { name, date, distance, goal, priority } => {
                app.race_add(NewRace { name, date, distance, goal, priority })?
            }
            What::List => app.races()?,
            What::Remove { id } => app.race_remove(id)?,
        };
        let units = context.units()?;
        context.print(&races, |out| print(&races, units, out))?;
        Ok(ExitCode::SUCCESS)
    }
}

fn ran(context: &Context, id: i64, race: bool, distance: Option<Distance>) -> Result<ExitCode> {
    let app = context.app()?;
    if distance.is_some() {
        app.correct_distance(id, distance)?;
    }
    app.mark_race(id, Some(race))?;
    let shown = app.activity(id)?;
    context.print(&shown, |out| {
        let word = if race { "a race" } else { "no race" };
        let over = distance.map_or_else(String::new, |d| format!(" over {}", quantity::race_distance::name(d)));
        Ok(writeln!(out, "activity {id} of {} was {word}{over}", minute(&shown.activity.start))?)
    })?;
    Ok(ExitCode::SUCCESS)
}

fn print(races: &Races, units: Units, out: &mut dyn Write) -> Result<()> {
    if races.races.is_empty() {
        return Ok(writeln!(out, "no races ahead; stayer race add brings one in")?);
    }
    let rows = races.races.iter().map(|r| {
        [
            r.id.to_string(),
            r.name.clone(),
            r.date.clone(),
            units.race(r.distance_m),
            r.goal_s.map_or_else(String::new, format::clock),
            format!("{:?}", r.priority),
        ]
    });
    Ok(writeln!(out, "{}", table(["id", "race", "date", "distance", "goal", "priority"], rows))?)
}
