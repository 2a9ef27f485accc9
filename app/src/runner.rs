//! What no file tells of the runner.

use crate::{App, Result, documents::RunnerDocument};

impl App {
    /// Who runs.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn runner(&self) -> Result<RunnerDocument> {
        unimplemented!()
    }

    /// Sets one fact, e.g. `sex=female`, `born=1988-05-02`, `days=mon,wed,sun`, `units=mi`. An empty value takes it back.
    ///
    /// # Errors
    /// `Rejected` when the key or value is not known, saying which are.
    pub fn runner_set(&self, _key: &str, _value: &str) -> Result<RunnerDocument> {
        unimplemented!()
    }
}
