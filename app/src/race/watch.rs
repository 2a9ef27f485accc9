//! A race's plan as a workout for the watch.

use super::plan::RacePlanAsked;
use crate::{
    App, Error, Result,
    documents::{RacePlan, RaceSplit, RaceStop},
    export::{self, watch_name},
};
use formats::{StepNote, fit::WorkoutFile};
use jiff::{Timestamp, civil::Date};
use quantity::{Distance, Speed, race_distance::MILE};
use training::{Block, Content, PaceBase, Role, RunKind, Session, Sport, Step, SubSport};

/// Half the width of the target on the watch, as a share of the speed. Default, not a finding.
const HALF_WIDTH: f64 = 0.02;
/// Steps of a workout that watches are reported to take.
pub(crate) const MOST_STEPS: usize = 50;

impl App {
    /// The plan of a race as a FIT workout, a step for every kilometre (or mile): its file name and bytes.
    ///
    /// A race of the plan in force has the identity of its planned session, so that a watch replaces the workout when its plan changes.
    ///
    /// # Errors
    /// `Broken` when a step does not fit the format.
    pub fn race_workout(&self, plan: &RacePlan) -> Result<(String, Vec<u8>)> {
        let date: Option<Date> = plan.date.as_deref().and_then(|date| date.parse().ok());
        let day = date.unwrap_or_else(|| self.date());
        let (serial, time_created) = self.race_identity(plan, day)?;
        let language = self.runner()?.language;
        let word = watch_name::word(RunKind::Race.short(), &language, self.voice());
        let name = watch_name::named(day, &word, &language, self.voice());
        let steps = steps(plan, MOST_STEPS);
        let file = WorkoutFile {
            name: &name,
            blocks: &steps.blocks,
            serial,
            time_created,
            sport: Sport::Running,
            sub_sport: SubSport::Generic,
            notes: &steps.notes,
        };
        let bytes =
            formats::fit::encode_workout(&file).map_err(|why| Error::Broken(format!("the race's workout: {why}")))?;
        Ok((format!("{day}-race.fit"), bytes))
    }

    /// The steps of a planned race, from its race's plan as it is kept; none, and why, where no plan can be made of it.
    pub(crate) fn race_steps(
        &self,
        date: Date,
        session: &Session,
        most_steps: usize,
    ) -> Result<std::result::Result<RaceSteps, String>> {
        let Content::Run(run) = &session.content else { return Ok(Err("the whole session: it is no run".into())) };
        let Some(race) = self.race_of(date, run.distance_m)? else {
            return Ok(Err("the whole session: its race is not in the library any more".into()));
        };
        let asked = RacePlanAsked { race: Some(race.id), ..RacePlanAsked::default() };
        match self.race_plan(&asked) {
            Ok(plan) => Ok(Ok(steps(&plan, most_steps))),
            Err(Error::Rejected(why)) => Ok(Err(format!("the whole session: {why}"))),
            Err(other) => Err(other),
        }
    }

    fn race_identity(&self, plan: &RacePlan, day: Date) -> Result<(u32, Timestamp)> {
        match self.plan() {
            Ok(season) if plan.race.is_some() => {
                let planned = export::sessions(&season).find(|(date, session)| *date == day && is_race(session));
                if let Some((_, session)) = planned {
                    return export::identity(&season, session);
                }
            }
            Err(other @ Error::Broken(_)) => return Err(other),
            _ => {}
        }
        let text = format!("race {:?} {} {day}", plan.race, plan.distance_m);
        Ok((export::number(&text), export::midnight(day)?))
    }
}

/// A race of the plan.
pub(crate) fn is_race(session: &Session) -> bool {
    matches!(&session.content, Content::Run(run) if run.run == RunKind::Race)
}

/// A race as a watch is told it.
#[derive(Debug, Clone, Default)]
pub(crate) struct RaceSteps {
    pub(crate) blocks: Vec<Block>,
    /// What to take where.
    pub(crate) notes: Vec<StepNote>,
}

/// A step for every kilometre, or mile; for as many together as it takes to stay within the steps that watches take. What is to be taken
/// stands beside the step in which it is.
fn steps(plan: &RacePlan, most_steps: usize) -> RaceSteps {
    let splits = if plan.mile_splits.is_empty() { &plan.splits } else { &plan.mile_splits };
    let chunks: Vec<&[RaceSplit]> = splits.chunks(splits.len().div_ceil(most_steps).max(1)).collect();
    let step = |together: &[RaceSplit]| {
        let metres = together.iter().map(|split| split.to_m - split.from_m).sum();
        let length = Distance::from_m(metres);
        let speed_mps = metres / together.iter().map(|split| split.target_s).sum::<f64>();
        let at = |share: f64| Some(Speed::from_mps(speed_mps * share));
        let step = Step::over(Role::Effort, length, PaceBase::Race);
        Step { speed_low_mps: at(1.0 - HALF_WIDTH), speed_high_mps: at(1.0 + HALF_WIDTH), ..step }.into()
    };
    let in_miles = !plan.mile_splits.is_empty();
    let note = |stop: &RaceStop| {
        let starts = chunks.iter().map(|chunk| chunk.first().map_or(0.0, |split| split.from_m));
        let at = starts.clone().take_while(|from_m| *from_m <= stop.at_m).count().checked_sub(1)?;
        let after = Distance::from_m(stop.at_m - starts.clone().nth(at)?);
        Some(StepNote { step: at, after, text: taken(stop, in_miles) })
    };
    RaceSteps { notes: plan.fuel.iter().filter_map(note).collect(), blocks: chunks.iter().copied().map(step).collect() }
}

/// `5.3 km: 25 g, 180 ml, 120 mg Na`: short enough for the notes of an old watch.
fn taken(stop: &RaceStop, in_miles: bool) -> String {
    let (length, unit) = if in_miles { (MILE.m(), "mi") } else { (1000.0, "km") };
    let amounts = [(stop.carbohydrate_g, "g"), (stop.water_ml, "ml"), (stop.sodium_mg, "mg Na")];
    let amounts: Vec<String> = amounts
        .iter()
        .filter(|(amount, _)| *amount >= 0.5)
        .map(|(amount, unit)| format!("{amount:.0} {unit}"))
        .collect();
    format!("{:.1} {unit}: {}", stop.at_m / length, amounts.join(", "))
}
