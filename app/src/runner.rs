//! What no file tells of the runner.

mod fact;
mod results;
pub(crate) use results::clock;

use crate::{App, Result, documents::RunnerDocument};
use std::collections::BTreeMap;

/// The tags of the languages that a runner may choose; the first is everybody's until then.
pub const LANGUAGES: [&str; 3] = ["en", "nl", "de"];

impl App {
    /// Who runs.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn runner(&self) -> Result<RunnerDocument> {
        Ok(document(&self.store().facts()?))
    }

    /// Sets several facts, all of them or none, so that days may be moved between wishes in any order.
    ///
    /// # Errors
    /// `Rejected` when a key or value is not known or the wishes then contradict each other, saying which.
    pub fn runner_set_all(&self, changes: &[(String, String)]) -> Result<RunnerDocument> {
        let mut facts = self.store().facts()?;
        let mut checked = Vec::new();
        for (key, value) in changes {
            let key = key.trim().to_ascii_lowercase();
            let kept = fact::checked(&key, value.trim(), self.date())?;
            match &kept {
                Some(kept) => facts.insert(key.clone(), kept.clone()),
                None => facts.remove(&key),
            };
            checked.push((key, kept));
        }
        fact::agree(&document(&facts))?;
        for (key, kept) in &checked {
            self.store().set_fact(key, kept.as_deref())?;
        }
        Ok(document(&facts))
    }

    /// Sets one fact, e.g. `sex=female`, `born=1988-05-02`, `days=mon,wed,sun`, `units=mi`. An empty value takes it back.
    ///
    /// # Errors
    /// `Rejected` when the key or value is not known, saying which are.
    pub fn runner_set(&self, key: &str, value: &str) -> Result<RunnerDocument> {
        self.runner_set_all(&[(key.to_owned(), value.to_owned())])
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
        map: crate::documents::MapWish::default(),
        language: LANGUAGES[0].into(),
    };
    for (key, value) in facts {
        fact::apply(&mut document, key, value);
    }
    document
}
