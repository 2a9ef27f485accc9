//! One activity, from the library or straight from a file.

use crate::{App, Result, documents::ActivityDetail};
use std::path::Path;

impl App {
    /// One activity of the library.
    ///
    /// # Errors
    /// `NotFound` when there is no such activity.
    pub fn activity(&self, _id: i64) -> Result<ActivityDetail> {
        unimplemented!()
    }

    /// The activities in a file, without touching any library.
    ///
    /// # Errors
    /// `NotFound` when there is no such file, `Rejected` when it holds no activity.
    pub fn show_file(_path: &Path) -> Result<Vec<ActivityDetail>> {
        unimplemented!()
    }
}
