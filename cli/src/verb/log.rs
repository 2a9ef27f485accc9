mod score;
mod tell;

use crate::{context::Context, parse, table::table};
use anyhow::Result;
use app::documents::{LogContent, LogDocument, LogEntry, LogList};
use clap::Subcommand;
use jiff::civil::Date;
use std::{io::Write, process::ExitCode};
use web::format;

/// Log what no file tells: exertion, sets, mornings, checks, weight, sweat
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  stayer log weight 61.2\n  stayer log list")]
pub struct Log {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    #[command(flatten)]
    Tell(tell::Tell),
    /// List what was logged, newest first
    #[command(after_help = "Examples:\n  stayer log list\n  stayer log list --kind weight --from 2026-09-01 --json")]
    List {
        /// Only one kind: rpe, strength, wellness, check, weight, sweat
        #[arg(long)]
        kind: Option<String>,

        /// From this day on
        #[arg(long, value_name = "DATE", value_parser = parse::date)]
        from: Option<Date>,

        /// Up to this day [default: today]
        #[arg(long, value_name = "DATE", value_parser = parse::date)]
        to: Option<Date>,
    },
    /// Take back the entry that was added last, with what it changed
    #[command(after_help = "Examples:\n  stayer log undo\n  stayer log undo --json")]
    Undo,
}

impl Log {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let app = context.app()?;
        match self.what {
            What::Tell(tell) => {
                let told = tell.run(app)?;
                context.print(&told, |out| print(&told, out))?;
            }
            What::List { kind, from, to } => {
                let list = app.log_list(kind.as_deref(), from, to)?;
                context.print(&list, |out| print_list(&list, out))?;
            }
            What::Undo => {
                let undone = app.log_undo()?;
                context.print(&undone, |out| Ok(writeln!(out, "taken back: {}", line(&undone.taken_back))?))?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn print(told: &LogDocument, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{}", line(&told.entry))?;
    for sentence in &told.follows.sentences {
        writeln!(out, "  {sentence}")?;
    }
    Ok(())
}

fn print_list(list: &LogList, out: &mut dyn Write) -> Result<()> {
    if list.entries.is_empty() {
        return Ok(writeln!(out, "nothing is logged; stayer log --help says what can be")?);
    }
    let rows = list.entries.iter().map(|entry| {
        let source = entry.source.as_ref().map(|source| format!(" (from {source})")).unwrap_or_default();
        let said = format!("{}{source}", said(&entry.content));
        [entry.id.to_string(), entry.date.to_string(), entry.content.kind().to_owned(), said]
    });
    Ok(writeln!(out, "{}", table(["id", "day", "kind", "entry"], rows))?)
}

fn line(entry: &LogEntry) -> String {
    format!("{}  {}  {}", entry.date, entry.content.kind(), said(&entry.content))
}

/// An entry in few words.
fn said(content: &LogContent) -> String {
    let parts: Vec<String> = match content {
        LogContent::Rpe(told) => vec![
            Some(format!("{} of 10", told.rpe)),
            Some(format::clock(told.duration_s)),
            told.activity.map(|id| format!("activity {id}")),
            told.pain.map(|pain| if pain { "pain" } else { "no pain" }.into()),
            told.note.clone(),
        ],
        LogContent::Strength(told) => vec![
            Some(told.exercise.clone()),
            Some(score::sets(&told.sets)),
            told.reps_in_reserve.map(|reserve| format!("{reserve} in reserve")),
            told.note.clone(),
        ],
        LogContent::Wellness(told) => vec![
            told.hrv_s.map(|_| format!("hrv {} ms", score::milliseconds(told.hrv_s))),
            told.hrv_sdnn_s.map(|_| format!("hrv as SDNN {} ms", score::milliseconds(told.hrv_sdnn_s))),
            told.resting_heart_rate_bpm.map(|bpm| format!("resting {bpm} bpm")),
            told.sleep_s.map(|s| format!("sleep {}", format::clock(s))),
            told.mood.map(|mood| format!("mood {mood}")),
            told.soreness.map(|soreness| format!("soreness {soreness}")),
            told.note.clone(),
        ],
        LogContent::Check(told) => vec![Some(score::found(&told.found)), score::scored(&told.scores)],
        LogContent::Weight(told) => vec![Some(format!("{} kg", told.mass_kg))],
        LogContent::Sweat(told) => vec![
            Some(format!("{} L/h", format::number(told.sweat_l_h, 2))),
            Some(format!("{} to {} kg in {}", told.before_kg, told.after_kg, format::clock(told.duration_s))),
        ],
    }
    .into_iter()
    .flatten()
    .collect();
    parts.join(", ")
}
