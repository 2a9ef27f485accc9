//! A movement check that was done: its findings become facts of the runner.

use crate::{App, Error, Result};
use plan::movement::check::{Outcome, Score, outcome};
use training::Check;

impl App {
    /// Keeps what a movement check found, for the next plan to work on, and tells what the scores say.
    ///
    /// # Errors
    /// `Rejected` for scores that cannot be read and for a check without any.
    pub fn movement_check(&self, scores: &[Score]) -> Result<Outcome> {
        if scores.is_empty() {
            return Err(Error::Rejected("no test of the movement check was scored; score one at least".into()));
        }
        let said = outcome(scores).map_err(|fault| Error::Rejected(fault.to_string()))?;
        let facts = facts(said.check).map(|(key, found)| (key.to_owned(), found.to_string()));
        self.runner_set_all(&facts)?;
        Ok(said)
    }
}

/// What was found, by the keys of the runner's facts.
const fn facts(check: Check) -> [(&'static str, bool); 5] {
    [
        ("knees_cave_in", check.knees_cave_in),
        ("tight_hip_flexors", check.tight_hip_flexors),
        ("quiet_glutes", check.quiet_glutes),
        ("left_right_difference", check.left_right_difference),
        ("pain", check.pain),
    ]
}
