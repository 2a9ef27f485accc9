//! Bytes to training and back.
//!
//! Everything here works on bytes that somebody else read: no file, clock or network is touched.
//! What a file is, is told by its content and never by its name.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod apple_health;
mod course;
mod daily;
mod decoded;
pub mod detect;
pub mod diary;
mod error;
pub mod fit;
pub mod fitlog;
pub mod garmin;
pub mod garmin_workout;
pub mod golden_cheetah;
pub mod gpx;
pub mod hrm;
pub mod ics;
mod json;
pub mod nike_run;
pub mod plan_bundle;
mod planned;
pub mod pwx;
pub mod sml;
mod step_note;
pub mod strava;
pub mod tcx;
mod track;
pub mod week_grid;
pub mod workout_text;
mod xml;
mod yaml;
pub mod zwo;

pub use course::{CoursePlace, CourseTrack, course};
pub use daily::Daily;
pub use decoded::{Decoded, decode};
pub use detect::{Kind, detect};
pub use error::Error;
pub use step_note::StepNote;
pub use xml::table_text_of;
