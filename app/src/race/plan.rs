//! How to run a race: its time over its ground, what the field did, fuel by kilometre and clock.

use super::{
    clock,
    course::{self, CourseAsked, Laid},
    fuel,
    kept::Completed,
    plausible,
    weather::{WeatherTold, weather},
};
use crate::{
    App, Error, Result,
    documents::{Pacing, RaceFade, RacePlan, RaceSplit, Uncertain, Weather},
    hold,
};
use jiff::civil::{Date, Time};
use physiology::{
    EARLY_SHARE, FadeDay, GradeModel, PlannedSplit, fade_onset, marathon_fade_onset, race_fade, race_fade_rest,
    race_splits,
};
use quantity::{Distance, Duration, Estimate, Speed, race_distance};
use store::RaceRecord;

const MILE: Distance = race_distance::MILE;
/// Races from here on are planned by the kilometre, shorter ones by 400 and by 100 m.
const BY_KM_M: f64 = 3000.0;
const BY_LAP_M: f64 = 1200.0;
/// Shorter races have no place where the fade sets in.
const ONSET_M: f64 = 25_000.0;
/// Carbohydrate an hour that few guts take in, g.
const MOST_G_H: f64 = 90.0;

/// What to plan.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RacePlanAsked {
    /// A race of the library; the next one when neither this nor a distance is told.
    pub race: Option<i64>,
    /// A distance in place of a race's.
    pub distance: Option<Distance>,
    /// A time in place of a race's goal.
    pub goal: Option<Duration>,
    /// Plan the forecast, whatever the goal.
    pub by_forecast: bool,
    /// What is held even; even effort where nothing is told or kept.
    pub pacing: Option<Pacing>,
    /// The ground.
    pub course: CourseAsked,
    /// The weather, if it is told.
    pub weather: Option<WeatherTold>,
    /// Time of the start.
    pub start: Option<Time>,
    /// Leave out what is kept with the race but for its course or profile: what is not told here is not known.
    pub fresh: bool,
}

impl App {
    /// The plan of a race of the library, or of one that is only typed.
    ///
    /// # Errors
    /// `NotFound` when there is no such race, `Rejected` when it lies in the past, no time can be planned or the course does not fit.
    pub fn race_plan(&self, asked: &RacePlanAsked) -> Result<RacePlan> {
        let race = self.race_asked(asked)?;
        let today = self.date();
        if let Some(race) = race.as_ref().filter(|race| race.date < today) {
            return Err(Error::Rejected(format!(
                "{} on {} is over; stayer race review {} lays it against its plan",
                race.name, race.date, race.id
            )));
        }
        self.race_plan_on(asked, race.as_ref(), today)
    }

    /// Keeps a course with a race of the library, after looking whether a plan can be laid over it. The file stays as it is.
    ///
    /// # Errors
    /// `NotFound` when there is no such race, `Rejected` when the file is no course of it.
    pub fn race_course(&self, id: i64, name: &str, bytes: &[u8]) -> Result<()> {
        let race = self.race_record(id)?;
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        super::named(name).map_err(|_| Error::Rejected("the name of the course file is no file's name".into()))?;
        course::from_file(name, bytes, Distance::from_m(race.distance_m))?;
        self.store().keep_course(id, name, bytes)?;
        Ok(())
    }

    /// Forgets the course of a race.
    ///
    /// # Errors
    /// `NotFound` when it has none.
    pub fn race_course_remove(&self, id: i64) -> Result<()> {
        let race = self.race_record(id)?;
        if self.store().remove_course(id)? {
            return Ok(());
        }
        Err(Error::NotFound(format!("{} has no course; stayer race plan {id} --course FILE.gpx keeps one", race.name)))
    }

    /// A race by its number.
    pub(super) fn race_record(&self, id: i64) -> Result<RaceRecord> {
        let found = self.store().races()?.into_iter().find(|race| race.id == id);
        found.ok_or_else(|| {
            Error::NotFound(format!("there is no race {id}; stayer race list lists them with their numbers"))
        })
    }

    fn race_asked(&self, asked: &RacePlanAsked) -> Result<Option<RaceRecord>> {
        if let Some(id) = asked.race {
            return self.race_record(id).map(Some);
        }
        if asked.distance.is_some() {
            return Ok(None);
        }
        let today = self.date();
        let next = self.store().races()?.into_iter().find(|race| race.date >= today);
        // Without a race ahead a course file is a race of its own length.
        if next.is_none() && matches!(asked.course, CourseAsked::File { .. }) {
            return Ok(None);
        }
        next.map(Some).ok_or_else(|| {
            Error::NotFound(
                "there is no race ahead; add one with stayer race add, or name a --distance, e.g. marathon".into(),
            )
        })
    }

    /// The plan as it was possible on a day.
    pub(super) fn race_plan_on(&self, asked: &RacePlanAsked, race: Option<&RaceRecord>, on: Date) -> Result<RacePlan> {
        let Completed { asked, kept, kept_time, as_kept } = self.completed(asked, race)?;
        let asked = &asked;
        let distance = asked.distance.or(race.map(|race| Distance::from_m(race.distance_m)));
        let distance = match (distance, &asked.course) {
            (Some(distance), _) => distance,
            (None, CourseAsked::File { name, bytes }) => course::length(name, bytes)?,
            (None, _) => return Err(Error::Rejected("no distance to plan; name one, e.g. --distance marathon".into())),
        };
        if !super::RACE_M.contains(&distance.m()) {
            let m = distance.m();
            return Err(Error::Rejected(format!("{m:.0} m is no race distance; expected 100 m to 100 km")));
        }
        let Laid { course: ground, document, mut notes, slower } = self.laid(asked, race, distance)?;
        let uphill = ground.level_distance(GradeModel::EqualHr) / Duration::from_s(1.0);
        let factor = uphill.mps() / distance.m() * (1.0 + slower);
        let level = self.race_time(distance, on)?;
        let cool = level.map(|time| Duration::from_s(time.value * factor));
        let weather = asked.weather.map(|told| weather(told, cool.or(asked.goal), &mut notes)).transpose()?;
        let warm = weather.as_ref().and_then(|weather| weather.slower);
        let forecast = level.map(|time| {
            let slow = |share: fn(&Uncertain) -> f64| factor * (1.0 + warm.as_ref().map_or(0.0, share));
            Estimate::new(
                time.value * slow(|w| w.value),
                time.low * slow(|w| w.low),
                time.high * slow(|w| w.high),
                time.level,
                time.n,
            )
        });
        let goal =
            asked.goal.or(race.and_then(|race| race.goal_s).map(Duration::from_s)).filter(|_| !asked.by_forecast);
        let (target, from) = match (goal, forecast) {
            (Some(goal), _) => (goal, if kept_time { "kept" } else { "goal" }),
            (None, Some(forecast)) => (Duration::from_s(forecast.value), "forecast"),
            (None, None) => return Err(Error::Rejected(no_time(distance))),
        };
        plausible(distance, target).map_err(Error::Rejected)?;
        let variant = asked.pacing.unwrap_or_default();
        let pacing = match variant {
            Pacing::EvenEffort => physiology::Pacing::EvenEffort,
            Pacing::NegativeSplit => physiology::Pacing::NegativeSplit,
            Pacing::EvenPace => physiology::Pacing::EvenPace,
        };
        let rejected = |why: physiology::OutOfDomain| Error::Rejected(why.to_string());
        let cut = |stretch| race_splits(&ground, target, pacing, stretch).map_err(rejected);
        // Level speed of the first quarter: what the field's fade is told against.
        let quarter = Distance::from_m(distance.m() * EARLY_SHARE);
        let early = ground.level_between(Distance::ZERO, quarter, GradeModel::EqualHr) / cut(quarter)?[0].time;
        let runner = self.runner()?.runner;
        let sex = runner.sex.map(fade_sex);
        let day = fade_day(weather.as_ref());
        let of_day = |s: f64| asked.start.map(|start| of_day(start, s));
        let banded = |splits: Vec<PlannedSplit>| -> Result<Vec<RaceSplit>> {
            let banded = splits.into_iter().map(|split| {
                let share = f64::midpoint(split.from.m(), split.to.m()) / distance.m();
                let worth = ground.level_between(split.from, split.to, GradeModel::EqualHr) / early;
                let band = race_fade(distance, share.min(1.0), early, sex, day).map_err(rejected)?;
                Ok(RaceSplit {
                    from_m: split.from.m(),
                    to_m: split.to.m(),
                    target_s: split.time.s(),
                    low_s: (worth.s() * band.low).min(split.time.s()),
                    high_s: (worth.s() * band.high).max(split.time.s()),
                    cumulative_s: split.cumulative.s(),
                    clock: of_day(split.cumulative.s()),
                    grade: split.grade.ratio(),
                })
            });
            banded.collect()
        };
        let splits = banded(cut(stretch(distance))?)?;
        let in_miles = self.runner()?.units == "mi" && distance.m() > BY_KM_M;
        let mile_splits = if in_miles { banded(cut(MILE)?)? } else { Vec::new() };
        let rest = race_fade_rest(distance, early, sex, day).map_err(rejected)?;
        let at_quarter = cut(quarter)?[0].cumulative.s();
        let rest_level = ground.level_between(quarter, ground.length(), GradeModel::EqualHr) / early;
        let (onset, onset_from) =
            self.fade_onset(distance, early, on)?.map_or((None, None), |(o, f)| (Some(o), Some(f.to_owned())));
        let fade = RaceFade {
            day: match day {
                FadeDay::Unknown => None,
                FadeDay::Cool => Some("cool".into()),
                FadeDay::Warm => Some("warm".into()),
            },
            finish_s: rest.map(|ratio| at_quarter + rest_level.s() * ratio).into(),
            onset_m: onset,
            onset_from,
        };
        let fuelled = self.race_fuel(&ground, target, &splits)?;
        if !fuelled.told && fuelled.fuel.carbohydrate_g_per_h > 0.0 {
            let kg = fuelled.mass.kg();
            notes.push(format!("your body mass is not told: grams, and where it runs dry, are for {kg:.0} kg; stayer runner set mass_kg=61 tells it"));
        }
        let cautions = cautions(target, from, forecast, &fuelled);
        Ok(RacePlan {
            schema: "stayer.race_plan/1".into(),
            race: race.map(|race| race.id),
            name: race.map(|race| race.name.clone()),
            date: race.map(|race| race.date.to_string()),
            start: asked.start.map(|start| start.strftime("%H:%M").to_string()),
            distance_m: distance.m(),
            pacing: variant,
            target_s: target.s(),
            target_from: from.to_owned(),
            kept,
            as_kept,
            forecast_s: forecast.map(Into::into),
            forecast_level_s: level.map(Into::into),
            course: document,
            weather,
            splits,
            mile_splits,
            fade,
            fuel: fuel::stops(&fuelled.fuel, of_day),
            carbohydrate_g_per_h: fuelled.fuel.carbohydrate_g_per_h,
            water_ml_per_h: fuelled.fuel.water_ml_per_h,
            sodium_mg_per_h: fuelled.fuel.sodium_mg_per_h,
            breakfast_g: fuelled.fuel.breakfast_g,
            loading: self.loading(race.map(|race| race.date), distance, target, fuelled.mass),
            mass_kg: fuelled.mass.kg(),
            mass_told: fuelled.told,
            runs_dry_m: fuelled.runs_dry.map(Distance::m),
            dry: fuelled.dry,
            cautions,
            notes,
        })
    }

    fn laid(&self, asked: &RacePlanAsked, race: Option<&RaceRecord>, distance: Distance) -> Result<Laid> {
        match &asked.course {
            CourseAsked::File { name, bytes } => course::from_file(name, bytes, distance),
            CourseAsked::Profile(profile) => course::from_profile(profile, distance),
            CourseAsked::Climb(climb) => course::from_climb(*climb, distance),
            CourseAsked::Level => course::from_nothing(distance),
            CourseAsked::Kept => match race.map(|race| self.store().course(race.id)).transpose()?.flatten() {
                Some(kept) => course::from_file(&kept.name, &kept.bytes, distance),
                None => course::from_nothing(distance),
            },
        }
    }

    /// The ground of a race of the library.
    pub(super) fn race_ground(&self, race: &RaceRecord) -> Result<physiology::Course> {
        let distance = Distance::from_m(race.distance_m);
        let asked = self.completed(&RacePlanAsked::default(), Some(race))?.asked;
        Ok(self.laid(&asked, Some(race), distance)?.course)
    }

    /// Where heart rate and speed part: from the runner's own long runs where they tell, else from other marathoners.
    fn fade_onset(&self, distance: Distance, early: Speed, on: Date) -> Result<Option<(Uncertain, &'static str)>> {
        if distance.m() < ONSET_M {
            return Ok(None);
        }
        let finish = distance.m();
        let Some(drift) = self.durability(Some(on))?.now_per_hour else {
            return Ok((distance.m() <= 1.2 * race_distance::MARATHON.m())
                .then(|| (marathon_fade_onset().map(|m| m.min(finish)).into(), "marathoners")));
        };
        let at = |per_hour: f64| {
            fade_onset(per_hour.clamp(-0.5, 1.0), early).ok().flatten().map_or(finish, |m| m.m().min(finish))
        };
        let onset = Uncertain { value: at(drift.value), low: at(drift.high), high: at(drift.low), level: drift.level };
        Ok((onset.value < finish).then_some((onset, "long_runs")))
    }
}

fn no_time(distance: Distance) -> String {
    format!(
        "no time to plan for: nothing is known yet of what you can hold over {}; name a --goal, e.g. 3:30:00, or import your runs",
        race_distance::name(distance)
    )
}

fn stretch(distance: Distance) -> Distance {
    Distance::from_m(match distance.m() {
        m if m >= BY_KM_M => 1000.0,
        m if m >= BY_LAP_M => 400.0,
        _ => 100.0,
    })
}

pub(super) const fn fade_sex(sex: training::Sex) -> physiology::Sex {
    match hold::sex(sex) {
        physiology::population::Sex::Female => physiology::Sex::Female,
        physiology::population::Sex::Male => physiology::Sex::Male,
    }
}

/// What the weather says of the field's fade.
pub(super) fn fade_day(weather: Option<&Weather>) -> FadeDay {
    weather.map_or(FadeDay::Unknown, |weather| FadeDay::of(weather.wet_bulb_globe_c))
}

/// `10:14:30`; past midnight the clock begins again.
fn of_day(start: Time, after_s: f64) -> String {
    start.wrapping_add(jiff::SignedDuration::from_secs(after_s.round() as i64)).strftime("%H:%M:%S").to_string()
}

/// What speaks against a plan.
fn cautions(target: Duration, from: &str, forecast: Option<Estimate>, fuelled: &fuel::Fuelled) -> Vec<String> {
    let mut cautions = Vec::new();
    match forecast {
        Some(forecast) if from != "forecast" && target.s() < forecast.low => cautions.push(format!(
            "the {} of {} is faster than the fast end of what you can hold here today, {}: start by the forecast of {} instead, and let the rest come to you",
            if from == "goal" { "goal" } else { "time that you kept" },
            clock(target),
            clock(Duration::from_s(forecast.low)),
            clock(Duration::from_s(forecast.value))
        )),
        None if from != "forecast" => {
            cautions.push("nothing is known yet of what you can hold over this distance: the plan spreads the time and cannot say whether it is in reach".into());
        }
        _ => {}
    }
    let needed = fuelled.dry.as_ref().map_or(0.0, |dry| dry.finish_g_per_h);
    if needed > MOST_G_H {
        cautions.push(format!(
            "{needed:.0} g an hour would be needed to reach the finish with a reserve, more than most guts take: load well, or start slower"
        ));
    }
    cautions
}
