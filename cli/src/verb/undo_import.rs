use crate::context::Context;
use anyhow::Result;
use std::process::ExitCode;

/// Take a whole import back
///
/// Removes exactly the activities that one import brought, the last one unless told otherwise. The files it read are untouched.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  stayer undo-import\n  stayer undo-import 3")]
pub struct UndoImport {
    /// The import's number, as `import` printed it
    #[arg(value_name = "BATCH")]
    batch: Option<i64>,
}

impl UndoImport {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let undone = context.app()?.undo_import(self.batch)?;
        context.print(&undone, |out| {
            Ok(writeln!(out, "import {} taken back: {} activities removed", undone.batch, undone.removed)?)
        })?;
        Ok(ExitCode::SUCCESS)
    }
}
