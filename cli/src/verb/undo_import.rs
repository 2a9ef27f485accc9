use crate::context::Context;
use anyhow::Result;
use quantity::counted;
use std::process::ExitCode;

/// Take a whole import back
///
/// Removes exactly the activities and the entries of the log that one import brought, the last one unless told otherwise, and what it
/// took over of another library. The files it read are untouched.
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
            let more = if undone.given_back == 0 {
                String::new()
            } else {
                format!(", and {} more that it had taken over", undone.given_back)
            };
            let removed = counted(undone.removed, "activity", "activities");
            let entries = match undone.entries {
                0 => String::new(),
                n => format!(", {}", counted(n, "entry of the log", "entries of the log")),
            };
            writeln!(out, "import {} taken back: {removed}{entries} removed{more}", undone.batch)?;
            undone.stays.iter().try_for_each(|stays| Ok(writeln!(out, "  stays: {stays}")?))
        })?;
        Ok(ExitCode::SUCCESS)
    }
}
