use crate::context::Context;
use anyhow::Result;
use app::documents::RunnerDocument;
use clap::Subcommand;
use std::{io::Write, process::ExitCode};

/// Tell and show what no file tells of the runner
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  stayer runner set sex=female born=1988-05-02 days=mon,tue,thu,sat,sun long_run=sun\n  stayer runner show"
)]
pub struct Runner {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Set facts, KEY=VALUE; an empty value takes one back
    #[command(
        after_help = "Examples:\n  stayer runner set sex=female born=1988-05-02\n  stayer runner set max_session.tue=60min units=mi"
    )]
    Set {
        /// Facts to set
        #[arg(required = true, value_name = "KEY=VALUE", value_parser = fact)]
        facts: Vec<(String, String)>,
    },
    /// Show the facts
    #[command(after_help = "Examples:\n  stayer runner show\n  stayer runner show --json")]
    Show,
}

fn fact(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').ok_or_else(|| format!("{text:?}: write KEY=VALUE, e.g. sex=female"))?;
    Ok((key.trim().to_owned(), value.trim().to_owned()))
}

impl Runner {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let app = context.app()?;
        if let What::Set { facts } = self.what {
            app.runner_set_all(&facts)?;
        }
        let runner = app.runner()?;
        context.print(&runner, |out| print(&runner, out))?;
        Ok(ExitCode::SUCCESS)
    }
}

/// The document's own keys are what `set` takes, so they are what is shown.
fn print(runner: &RunnerDocument, out: &mut dyn Write) -> Result<()> {
    let document = serde_json::to_value(runner)?;
    writeln!(out, "units = {}", runner.units)?;
    writeln!(out, "language = {}", runner.language)?;
    for part in ["runner", "wishes", "check", "past", "map"] {
        for (key, value) in document[part].as_object().into_iter().flatten() {
            let empty = value.is_null()
                || value.as_array().is_some_and(Vec::is_empty)
                || value.as_object().is_some_and(serde_json::Map::is_empty)
                || value == &serde_json::Value::Bool(false);
            if !empty {
                writeln!(out, "{key} = {}", value.to_string().replace('"', ""))?;
            }
        }
    }
    Ok(())
}
