//! A race's plan as a workout for the watch.

use crate::{App, Error, Result, documents::RacePlan, export};
use formats::fit::WorkoutFile;
use jiff::civil::Date;
use quantity::{Distance, Speed};
use training::{Block, PaceBase, Role, Sport, Step, SubSport};

/// Half the width of the target on the watch, as a share of the speed. Default, not a finding.
const HALF_WIDTH: f64 = 0.02;

impl App {
    /// The plan of a race as a FIT workout, a step for every kilometre (or mile): its file name and bytes.
    ///
    /// # Errors
    /// `Broken` when a step does not fit the format.
    pub fn race_workout(&self, plan: &RacePlan) -> Result<(String, Vec<u8>)> {
        let splits = if plan.mile_splits.is_empty() { &plan.splits } else { &plan.mile_splits };
        let blocks: Vec<Block> = splits
            .iter()
            .map(|split| {
                let length = Distance::from_m(split.to_m - split.from_m);
                let speed_mps = length.m() / split.target_s;
                let at = |share: f64| Some(Speed::from_mps(speed_mps * share));
                let step = Step::over(Role::Effort, length, PaceBase::Race);
                Step { speed_low_mps: at(1.0 - HALF_WIDTH), speed_high_mps: at(1.0 + HALF_WIDTH), ..step }.into()
            })
            .collect();
        let date: Option<Date> = plan.date.as_deref().and_then(|date| date.parse().ok());
        let day = date.unwrap_or_else(|| self.date());
        let text = format!("{} {} {} {:?}", plan.distance_m, plan.target_s, day, plan.pacing);
        let serial =
            text.bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let name = format!("{} Race", day.strftime("%-d %b"));
        let file = WorkoutFile {
            name: &name,
            blocks: &blocks,
            serial: serial.max(1),
            time_created: export::midnight(day)?,
            sport: Sport::Running,
            sub_sport: SubSport::Generic,
        };
        let bytes =
            formats::fit::encode_workout(&file).map_err(|why| Error::Broken(format!("the race's workout: {why}")))?;
        Ok((format!("{day}-race.fit"), bytes))
    }
}
