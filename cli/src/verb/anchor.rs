use crate::{context::Context, parse, verb::anchors};
use anyhow::Result;
use clap::Subcommand;
use jiff::civil::Date;
use std::process::ExitCode;

/// Set an anchor yourself, or take that back
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  stayer anchor set hrmax=188 --from 2026-01-01\n  stayer anchor unset hrmax --from 2026-01-01"
)]
pub struct Anchor {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Set anchors, NAME=VALUE, from a day on
    #[command(
        after_help = "Names: hrmax hrrest lt1_hr lt2_hr (beats a minute), lt1_pace threshold_pace critical_pace\n\nExamples:\n  stayer anchor set hrmax=188 hrrest=52 --from 2026-01-01\n  stayer anchor set threshold_pace=4:16/km --from 2026-03-01 --until 2026-06-30"
    )]
    Set {
        /// Anchors to set
        #[arg(required = true, value_name = "NAME=VALUE", value_parser = pair)]
        anchors: Vec<(String, String)>,

        /// From this day on [default: today]
        #[arg(long, value_name = "DATE", value_parser = parse::date)]
        from: Option<Date>,

        /// Until this day [default: it lasts]
        #[arg(long, value_name = "DATE", value_parser = parse::date)]
        until: Option<Date>,
    },
    /// Take back what was set from a day on
    #[command(
        after_help = "Examples:\n  stayer anchor unset hrmax --from 2026-01-01\n  stayer anchor unset hrrest --from 2026-01-01 --json"
    )]
    Unset {
        /// The anchor
        #[arg(value_name = "NAME")]
        name: String,

        /// The day from which it was set
        #[arg(long, value_name = "DATE", value_parser = parse::date)]
        from: Date,
    },
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or_else(|| format!("{text:?}: write NAME=VALUE, e.g. hrmax=188"))?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

impl Anchor {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let app = context.app()?;
        let document = match self.what {
            What::Set { anchors, from, until } => {
                app.set_anchors(&anchors, from.unwrap_or_else(|| app.date()), until)?
            }
            What::Unset { name, from } => app.unset_anchor(&name, from)?,
        };
        anchors::show(context, &document)
    }
}
