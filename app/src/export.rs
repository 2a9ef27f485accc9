//! Bytes out: workouts for the watch, the plan for the calendar.

use crate::{App, Result, documents::Exported};
use jiff::civil::Date;
use std::path::Path;

/// A format of planned workouts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkoutFormat {
    /// FIT, what watches read.
    Fit,
}

impl App {
    /// Writes one file per planned run between two days (both included; all when absent) into a folder.
    ///
    /// # Errors
    /// `NotFound` when there is no plan, `Broken` when the folder cannot be written.
    pub fn export_workouts(
        &self,
        _folder: &Path,
        _format: WorkoutFormat,
        _from: Option<Date>,
        _to: Option<Date>,
    ) -> Result<Exported> {
        unimplemented!()
    }

    /// Writes the plan as an iCalendar file with stable UIDs.
    ///
    /// # Errors
    /// `NotFound` when there is no plan, `Broken` when the file cannot be written.
    pub fn export_calendar(&self, _file: &Path) -> Result<Exported> {
        unimplemented!()
    }
}
