//! How a race is to be run, kept with it: shown again, sent to the watch, and what the review lays the race against.

use super::{
    course::CourseAsked,
    plan::RacePlanAsked,
    weather::{Damp, WeatherTold},
};
use crate::{
    App, Error, Result,
    documents::{CourseHeight, RaceKept, RacePlan},
};
use jiff::civil::Time;
use quantity::{Distance, Duration};
use store::RaceRecord;

/// What is asked, completed by what is kept.
pub(super) struct Completed {
    pub(super) asked: RacePlanAsked,
    pub(super) kept: Option<RaceKept>,
    /// The time is the one that is kept.
    pub(super) kept_time: bool,
    /// Nothing was asked otherwise than it is kept.
    pub(super) as_kept: bool,
}

impl App {
    /// Plans a race and keeps how it is to be run with it: the time, pacing, start, weather and ground. What was kept before comes back by
    /// [`App::race_keep_undo`].
    ///
    /// # Errors
    /// As [`App::race_plan`]; `Rejected` where there is no race of the library to keep it with.
    pub fn race_keep(&self, asked: &RacePlanAsked) -> Result<RacePlan> {
        let plan = self.race_plan(asked)?;
        let Some(race) = plan.race else {
            return Err(Error::Rejected(
                "a plan is kept with a race; add the race with stayer race add, and keep it there".into(),
            ));
        };
        if let CourseAsked::File { name, bytes } = &asked.course {
            self.race_course(race, name, bytes)?;
        }
        let earlier = plan.kept.as_ref().filter(|_| plan.target_from == "kept");
        let (profile, climb_m, level) = match (&asked.course, &plan.kept) {
            (CourseAsked::Profile(profile), _) => {
                (profile.iter().map(|(at, h)| CourseHeight { at_m: at.m(), height_m: h.m() }).collect(), None, false)
            }
            (CourseAsked::Climb(climb), _) => (Vec::new(), Some(climb.m()), false),
            (CourseAsked::Level, _) => (Vec::new(), None, true),
            (CourseAsked::Kept, Some(kept)) if !asked.fresh || is_drawn(kept) => {
                (kept.profile.clone(), kept.climb_m, kept.level)
            }
            (CourseAsked::Kept | CourseAsked::File { .. }, _) => (Vec::new(), None, false),
        };
        let kept = RaceKept {
            kept_on: self.date().to_string(),
            target_s: plan.target_s,
            target_from: earlier.map_or(&plan.target_from, |kept| &kept.target_from).clone(),
            pacing: plan.pacing,
            start: plan.start.clone(),
            temperature_c: plan.weather.as_ref().map(|weather| weather.temperature_c),
            dew_point_c: plan.weather.as_ref().map(|weather| weather.dew_point_c),
            climb_m,
            level,
            profile,
        };
        let document =
            serde_json::to_string(&kept).map_err(|why| Error::Broken(format!("what is kept of the race: {why}")))?;
        self.store().keep_race(race, &document)?;
        self.race_plan(&RacePlanAsked { race: Some(race), ..RacePlanAsked::default() })
    }

    /// How a race is to be run, as it was kept last.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn race_kept(&self, race: i64) -> Result<Option<RaceKept>> {
        self.store().race_kept(race)?.last().map(|document| kept_of(document)).transpose()
    }

    /// Takes back what was kept last of a race; what was kept before counts again.
    ///
    /// # Errors
    /// `NotFound` when there is no such race or nothing is kept of it.
    pub fn race_keep_undo(&self, race: i64) -> Result<()> {
        let record = self.race_record(race)?;
        if self.store().take_back_kept(race)? {
            return Ok(());
        }
        Err(Error::NotFound(format!("nothing is kept of {}; stayer race plan {race} --keep keeps a plan", record.name)))
    }

    /// What is asked, with what is kept where nothing else was asked.
    pub(super) fn completed(&self, asked: &RacePlanAsked, race: Option<&RaceRecord>) -> Result<Completed> {
        let kept = race.map(|race| self.race_kept(race.id)).transpose()?.flatten();
        let Some(told) = kept.as_ref().filter(|_| !asked.fresh) else {
            let mut asked = asked.clone();
            if let Some(drawn) = kept.as_ref().filter(|kept| asked.course == CourseAsked::Kept && is_drawn(kept)) {
                asked.course = ground(drawn);
            }
            return Ok(Completed { asked, kept, kept_time: false, as_kept: false });
        };
        let changed = asked.weather.is_some() || asked.course != CourseAsked::Kept;
        // A forecast is of its weather and its ground: with others it is made anew.
        let reforecast = told.target_from == "forecast" && changed;
        let kept_time = asked.goal.is_none() && !asked.by_forecast && !reforecast;
        let as_kept = kept_time && !changed && asked.pacing.is_none() && asked.start.is_none();
        let weather = told
            .temperature_c
            .zip(told.dew_point_c)
            .map(|(temperature_c, dew_point_c)| WeatherTold { temperature_c, damp: Damp::DewPoint(dew_point_c) });
        let asked = RacePlanAsked {
            goal: if kept_time { Some(Duration::from_s(told.target_s)) } else { asked.goal },
            by_forecast: asked.by_forecast || (reforecast && asked.goal.is_none()),
            pacing: asked.pacing.or(Some(told.pacing)),
            start: asked.start.or_else(|| told.start.as_deref().and_then(time_of_day)),
            weather: asked.weather.or(weather),
            course: if asked.course == CourseAsked::Kept { ground(told) } else { asked.course.clone() },
            ..asked.clone()
        };
        Ok(Completed { asked, kept, kept_time, as_kept })
    }
}

/// The ground is more than a climb that nobody knows the place of.
const fn is_drawn(kept: &RaceKept) -> bool {
    kept.level || !kept.profile.is_empty()
}

/// The ground that is kept; that of the course file where none was typed.
fn ground(kept: &RaceKept) -> CourseAsked {
    if let Some(climb_m) = kept.climb_m {
        return CourseAsked::Climb(Distance::from_m(climb_m));
    }
    if kept.level {
        return CourseAsked::Level;
    }
    if kept.profile.is_empty() {
        return CourseAsked::Kept;
    }
    let height = |h: &CourseHeight| (Distance::from_m(h.at_m), Distance::from_m(h.height_m));
    CourseAsked::Profile(kept.profile.iter().map(height).collect())
}

/// What is kept, read again.
fn kept_of(document: &str) -> Result<RaceKept> {
    serde_json::from_str(document).map_err(|why| Error::Broken(format!("what is kept of a race cannot be read: {why}")))
}

fn time_of_day(text: &str) -> Option<Time> {
    Time::strptime("%H:%M", text).ok()
}
