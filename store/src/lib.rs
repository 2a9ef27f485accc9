//! The runner's library: one SQLite file that holds the originals and everything derived from them.
//!
//! Originals are the truth, kept byte for byte. The tables that are *kept* and those that are *derived* are named
//! in `migrations/`; `schema.sql` is their sum. Everything here is rows in, rows out: deriving is `app`'s work.

mod activity;
mod calendar;
mod care;
mod change;
pub mod column;
mod correction;
mod course;
mod delivered;
mod derived;
mod device;
mod error;
mod evidence;
mod fact;
mod fate;
mod import;
mod join;
mod ledger;
mod list;
mod load;
mod log;
mod long_run;
mod migrate;
mod open;
mod original;
mod plan;
mod race;
mod race_kept;
mod rows;
mod source;
mod told;
mod undo;
mod whole;

pub use activity::{ActivityRecord, StoredLap};
pub use calendar::{CalendarRecord, PlannedEntry};
pub use care::{Checked, Upgraded};
pub use change::{ChangeRecord, NewChange};
pub use correction::{CorrectionRecord, Word};
pub use course::CourseRecord;
pub use delivered::DeliveredFile;
pub use derived::{Derived, StoredBest, Summary};
pub use device::DeviceRecord;
pub use error::{Error, Result};
pub use evidence::{Effort, RunningWeek};
pub use fate::{Fate, FateFilter};
pub use import::{Added, NewActivity, NewFile, PastImport};
pub use join::Joined;
pub use ledger::NewAnswer;
pub use list::{Filter, Totals};
pub use load::{FastestBest, LoadFigures, LoadRecord, SPEED_STEP_MPS};
pub use log::{LogRecord, NewEntry};
pub use long_run::{LongRunFigures, LongRunRecord, StoredKilometre};
pub use open::{FILE_NAME, Store};
pub use original::{OriginalRecord, Packed, Sha256};
pub use plan::PlanRecord;
pub use race::RaceRecord;
pub use rows::{Cell, DERIVED_TABLES, Filling, KEPT_TABLES, OWN_TABLES};
pub use source::{Given, Place, SourceFile, StoredSource};
pub use told::ToldExertion;
pub use undo::Heir;
pub use whole::{SaidOfActivity, WholeChange, WholePlan};
