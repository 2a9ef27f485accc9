//! What the runner can hold.

use crate::{App, Result, documents::HoldDocument};
use jiff::civil::Date;

impl App {
    /// The speed-endurance ledger of a day (today when absent), from everything before it.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn hold(&self, _on: Option<Date>) -> Result<HoldDocument> {
        unimplemented!()
    }
}
