use crate::context::Context;
use anyhow::Result;
use app::{
    App, RacePlanAsked,
    documents::{Exported, ExportedFile},
};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};
use web::print::{self, Sheet};

/// Write a page to print: a week, the season or the pace band of a race
#[derive(Args)]
#[command(
    after_help = "Examples:\n  stayer export print season season.pdf\n  stayer export print week week.pdf --week 1\n  stayer export print band band.pdf"
)]
pub struct Print {
    /// What to print
    #[arg(value_enum)]
    what: Page,

    /// The file; .pdf, .svg or .png
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The week's number [default: this week, else the first]
    #[arg(long, value_name = "N")]
    week: Option<u32>,

    /// The race's number, for the band [default: the next race]
    #[arg(long, value_name = "ID")]
    race: Option<i64>,
}

/// What can be printed.
#[derive(Clone, Copy, ValueEnum)]
enum Page {
    /// A week of the plan, day by day
    Week,
    /// The whole plan, a line a week
    Season,
    /// The pace band of a race, to cut out
    Band,
}

/// Write a picture of a chart
#[derive(Args)]
#[command(after_help = "Examples:\n  stayer export picture hold hold.png\n  stayer export picture course course.svg")]
pub struct Picture {
    /// Which chart
    #[arg(value_enum)]
    what: Chart,

    /// The file; .svg, .png or .pdf
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The race's number, for the course [default: the next race]
    #[arg(long, value_name = "ID")]
    race: Option<i64>,
}

/// Charts that are pictures.
#[derive(Clone, Copy, ValueEnum)]
enum Chart {
    /// What you can hold
    Hold,
    /// The course of a race
    Course,
}

impl Print {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<Exported> {
        let (app, units, language) = (context.app()?, context.units()?, context.language()?);
        let sheet = match self.what {
            Page::Season => print::season(&app.plan()?, units, language),
            Page::Band => print::band(&app.race_plan(&asked(self.race))?, units, language),
            Page::Week => {
                let (plan, today) = (app.plan()?, context.date());
                let now = plan.weeks.iter().find(|week| week.days.iter().any(|day| day.date == today));
                let week = match self.week {
                    Some(index) => plan.weeks.iter().find(|week| week.index == index),
                    None => now.or(plan.weeks.first()),
                };
                let last = plan.weeks.len();
                let week = week
                    .ok_or_else(|| app::Error::Rejected(format!("there is no such week; the plan has 1 to {last}")))?;
                print::week(week, units, language)
            }
        };
        written(&sheet, &self.file)
    }
}

impl Picture {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<Exported> {
        let (app, units, language) = (context.app()?, context.units()?, context.language()?);
        let sheet = match self.what {
            Chart::Hold => print::hold(&app.hold(None)?, units, language),
            Chart::Course => print::course(&app.race_plan(&asked(self.race))?, units, language),
        };
        written(&sheet, &self.file)
    }
}

fn asked(race: Option<i64>) -> RacePlanAsked {
    RacePlanAsked { race, ..RacePlanAsked::default() }
}

fn written(sheet: &Sheet, file: &Path) -> Result<Exported> {
    App::write_file(file, &print::file(sheet, file)?)?;
    Ok(Exported {
        schema: "stayer.export/1".into(),
        files: vec![ExportedFile { path: file.display().to_string(), session: None }],
        lost: Vec::new(),
    })
}
