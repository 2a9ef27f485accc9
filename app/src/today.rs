//! What to do today and why.

use crate::{App, Result, documents::TodayDocument};

impl App {
    /// What to do today and why; an answer also when there is no plan or no library yet.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn today(&self) -> Result<TodayDocument> {
        unimplemented!()
    }
}
