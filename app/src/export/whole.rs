//! The whole plan in one file.

use super::{WorkoutFormat, session::Writer};
use crate::{Error, Result};
use formats::{plan_bundle, week_grid, workout_text};
use jiff::civil::Date;
use std::io::{Cursor, Write};
use training::{Plan, Session};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

impl Writer {
    /// The name and bytes of the plan between two days, whole weeks; none when there is no week in those days.
    pub(super) fn whole(&self, between: &dyn Fn(Date) -> bool) -> Result<Option<(String, Vec<u8>)>> {
        let mut plan = self.plan.clone();
        plan.weeks.retain(|week| week.days.iter().any(|day| between(day.date)));
        if plan.weeks.is_empty() {
            return Ok(None);
        }
        let bytes = match self.format {
            WorkoutFormat::Yaml => week_grid::encode(&plan).into_bytes(),
            WorkoutFormat::Bundle => bundle(&plan)?,
            _ => {
                let mut bytes = serde_json::to_vec_pretty(&self.plan).expect("a plan becomes JSON");
                bytes.push(b'\n');
                bytes
            }
        };
        Ok(Some((format!("plan.{}", self.format.ending()), bytes)))
    }
}

/// Packed without times of this moment, so that the same plan gives the same bytes.
fn bundle(plan: &Plan) -> Result<Vec<u8>> {
    let broken = |e: &dyn std::fmt::Display| Error::Broken(format!("the plan bundle: {e}"));
    let dates: Vec<(Date, String)> = super::sessions(plan).map(|(date, session)| (date, session.id.clone())).collect();
    let note = |session: &Session| {
        let date = dates.iter().find(|(_, id)| *id == session.id).map_or(plan.made, |(date, _)| *date);
        format!("{}\n{}", workout_text::encode(date, session), session.why).trim().to_owned()
    };
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for folder in [plan_bundle::PLANNED, plan_bundle::WORKOUTS] {
        archive.add_directory(folder, options).map_err(|e| broken(&e))?;
    }
    for member in plan_bundle::members(plan, &note) {
        archive.start_file(member.name, options).map_err(|e| broken(&e))?;
        let bytes = serde_json::to_vec_pretty(&member.content).map_err(|e| broken(&e))?;
        archive.write_all(&bytes).map_err(|e| broken(&e))?;
    }
    Ok(archive.finish().map_err(|e| broken(&e))?.into_inner())
}
