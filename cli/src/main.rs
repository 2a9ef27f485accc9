//! stayer in the terminal: a verb a file.

mod context;
mod parse;
mod picture;
mod plain;
mod session;
mod table;
mod verb;

use clap::{Parser, error::ErrorKind};
use context::{Context, Global};
use std::{
    io::{self, Write},
    process::ExitCode,
};

/// Hold a faster pace for longer
///
/// Your watch's files go in; how long you can hold which pace comes out, with its uncertainty; then a plan whose
/// workouts go back to the watch. Everything stays on this computer.
#[derive(Parser)]
#[command(name = "stayer", version, arg_required_else_help = true, max_term_width = 100)]
struct Stayer {
    #[command(flatten)]
    global: Global,

    #[command(subcommand)]
    verb: verb::Verb,
}

/// Some part failed: what could be done was done.
const PART_FAILED: u8 = 1;
/// What was asked for cannot be meant.
const MISUSE: u8 = 2;

fn main() -> ExitCode {
    let stayer = match Stayer::try_parse() {
        Ok(stayer) => stayer,
        Err(e) => {
            let help = matches!(e.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
            let said = e.render().to_string();
            // A closed pipe is no reason to complain.
            let _ = if help {
                io::stdout().write_all(said.as_bytes())
            } else {
                io::stderr().write_all(plain::message(said.trim_start_matches("error: ")).as_bytes())
            };
            return ExitCode::from(if help { 0 } else { MISUSE });
        }
    };
    match stayer.verb.run(&Context::new(stayer.global)) {
        Ok(code) => code,
        Err(e) if is_closed_pipe(&e) => ExitCode::SUCCESS,
        Err(e) => {
            // Where nobody listens there is nobody to tell.
            let _ = writeln!(io::stderr(), "{}", plain::message(&format!("{e:#}")));
            ExitCode::from(match e.downcast_ref::<app::Error>() {
                Some(app::Error::Rejected(_)) => MISUSE,
                _ => PART_FAILED,
            })
        }
    }
}

/// `stayer activities | head` closes the pipe early, and means nothing by it.
fn is_closed_pipe(e: &anyhow::Error) -> bool {
    e.chain().any(|cause| {
        cause.downcast_ref::<std::io::Error>().is_some_and(|io| io.kind() == std::io::ErrorKind::BrokenPipe)
    })
}
