//! The verbs, one a file.

mod activities;
mod activity;
mod anchor;
mod anchors;
mod backup;
mod check;
mod durability;
mod equivalents;
mod export;
mod hold;
mod import;
mod imports;
mod intensity;
mod load;
mod log;
pub(crate) mod plan;
mod predict;
mod race;
mod rebuild;
mod restore;
mod runner;
mod sample;
mod schema;
mod serve;
mod show;
mod sync;
mod today;
mod undo_import;
mod watching;

use crate::context::Context;
use anyhow::Result;
use clap::Subcommand;
use std::process::ExitCode;

/// Every verb.
#[derive(Subcommand)]
pub enum Verb {
    Serve(serve::Serve),
    Import(import::Import),
    Imports(imports::Imports),
    UndoImport(undo_import::UndoImport),
    Activities(activities::Activities),
    Activity(activity::Activity),
    Show(show::Show),
    Hold(hold::Hold),
    Durability(durability::Durability),
    Predict(predict::Predict),
    Load(load::Load),
    Intensity(intensity::Intensity),
    Anchors(anchors::Anchors),
    Anchor(anchor::Anchor),
    Equivalents(equivalents::Equivalents),
    Today(today::Today),
    Plan(plan::Plan),
    Race(race::Race),
    Runner(runner::Runner),
    Log(log::Log),
    Export(export::Export),
    Sync(sync::Sync),
    Sample(sample::Sample),
    Check(check::Check),
    Rebuild(rebuild::Rebuild),
    Backup(backup::Backup),
    Restore(restore::Restore),
    Schema(schema::Schema),
}

impl Verb {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        match self {
            Self::Serve(verb) => verb.run(context),
            Self::Import(verb) => verb.run(context),
            Self::Imports(verb) => verb.run(context),
            Self::UndoImport(verb) => verb.run(context),
            Self::Activities(verb) => verb.run(context),
            Self::Activity(verb) => verb.run(context),
            Self::Show(verb) => verb.run(context),
            Self::Hold(verb) => verb.run(context),
            Self::Durability(verb) => verb.run(context),
            Self::Predict(verb) => verb.run(context),
            Self::Load(verb) => verb.run(context),
            Self::Intensity(verb) => verb.run(context),
            Self::Anchors(verb) => verb.run(context),
            Self::Anchor(verb) => verb.run(context),
            Self::Equivalents(verb) => verb.run(context),
            Self::Today(verb) => verb.run(context),
            Self::Plan(verb) => verb.run(context),
            Self::Race(verb) => verb.run(context),
            Self::Runner(verb) => verb.run(context),
            Self::Log(verb) => verb.run(context),
            Self::Export(verb) => verb.run(context),
            Self::Sync(verb) => verb.run(context),
            Self::Sample(verb) => verb.run(context),
            Self::Check(verb) => verb.run(context),
            Self::Rebuild(verb) => verb.run(context),
            Self::Backup(verb) => verb.run(context),
            Self::Restore(verb) => verb.run(context),
            Self::Schema(verb) => verb.run(context),
        }
    }
}
