use crate::context::Context;
use anyhow::Result;
use app::App;
use std::{io::Write, process::ExitCode};

/// Print the JSON Schema of a document
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  stayer schema plan\n  stayer schema")]
pub struct Schema {
    /// The document; without it, the names are listed
    #[arg(value_name = "NAME")]
    name: Option<String>,
}

impl Schema {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        match self.name {
            None => {
                let names = App::schema_names();
                let document = serde_json::json!({"schema": "stayer.schemas/1", "names": names});
                context.print(&document, |out| Ok(writeln!(out, "{}", names.join("\n"))?))?;
            }
            Some(name) => {
                let schema = App::schema(&name).map_err(|e| app::Error::Rejected(e.to_string()))?;
                let mut out = std::io::stdout().lock();
                serde_json::to_writer_pretty(&mut out, &schema).map_err(std::io::Error::from)?;
                writeln!(out)?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
