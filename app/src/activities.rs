//! The list of activities, and what the runner says of one.

use crate::{
    App, Result,
    documents::{Activities, ActivityFilter},
};

impl App {
    /// Activities, newest first.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn activities(&self, _filter: &ActivityFilter) -> Result<Activities> {
        unimplemented!()
    }

    /// The runner says whether an activity was a race; `None` takes the word back.
    ///
    /// # Errors
    /// `NotFound` when there is no such activity.
    pub fn mark_race(&self, _activity: i64, _race: Option<bool>) -> Result<()> {
        unimplemented!()
    }
}
