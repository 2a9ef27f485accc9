//! What no file tells of the runner.

mod fact;
mod results;

use crate::{App, Result, documents::RunnerDocument};
use std::collections::BTreeMap;

impl App {
    /// Who runs.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn runner(&self) -> Result<RunnerDocument> {
        Ok(document(&self.store().facts()?))
    }

    /// Sets one fact, e.g. `sex=female`, `born=1988-05-02`, `days=mon,wed,sun`, `units=mi`. An empty value takes it back.
    ///
    /// # Errors
    /// `Rejected` when the key or value is not known, saying which are.
    pub fn runner_set(&self, key: &str, value: &str) -> Result<RunnerDocument> {
        let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
        let kept = fact::checked(&key, value, self.date())?;
        let mut facts = self.store().facts()?;
        match &kept {
            Some(kept) => facts.insert(key.clone(), kept.clone()),
            None => facts.remove(&key),
        };
        fact::agree(&document(&facts))?;
        self.store().set_fact(&key, kept.as_deref())?;
        Ok(document(&facts))
    }
}

/// The facts as a document. What an older program kept and this one does not understand is left out.
fn document(facts: &BTreeMap<String, String>) -> RunnerDocument {
    let mut document = RunnerDocument {
        schema: "stayer.runner/1".into(),
        runner: training::Runner::default(),
        wishes: training::Wishes::default(),
        check: training::Check::default(),
        past: crate::documents::Past::default(),
        units: "km".into(),
    };
    for (key, value) in facts {
        fact::apply(&mut document, key, value);
    }
    document
}
