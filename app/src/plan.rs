//! The plan: made from the library or from a spec, kept, shown, audited.

use crate::{
    App, Error, Result,
    audit_done::with_done,
    documents::{AuditDocument, Past, RaceForecast},
    race::{named, plausible},
};
use jiff::{ToSpan, civil::Date};
use quantity::{Distance, Duration};
use training::{Fuelling, History, Plan, RaceEntry, RaceResult, Runner, Spec, schema};

/// A plan, or why there is none.
#[derive(Debug, Clone)]
pub enum PlanAnswer {
    /// It keeps every hard rule.
    Plan(Box<Plan>),
    /// The smallest set of wishes and rules that clash.
    Conflict(plan::Conflict),
}

/// Weeks of history that the planner looks at.
const WEEKS_BACK: i64 = 4;
/// Without a race the plan builds speed endurance for about this distance.
pub(crate) const UNSAID_GOAL_M: f64 = 10_000.0;
/// Up to here paces are those of short races.
const SHORT_M: f64 = 1650.0;
/// Days back in which the longest run counts.
const LONGEST_RUN_DAYS: i64 = 30;

impl App {
    /// What the library knows, as the planner's input.
    ///
    /// The result is what the hold ledger says of today over the goal's distance, so that paces rest on everything known, and
    /// the plan trains the race that the ledger forecasts.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn spec(&self) -> Result<Spec> {
        let today = self.date();
        let known = self.runner()?;
        let races = self.store().races()?;
        let ahead: Vec<_> = races.into_iter().filter(|race| race.date > today).collect();
        let goal = ahead.iter().min_by_key(|race| (race.priority, race.date)).map(|race| race.distance_m);
        Ok(Spec {
            schema: schema::SPEC.into(),
            today,
            seed: self.seed(),
            runner: Runner { lifts: self.lifts(today)?, ..known.runner },
            history: self.history(today, &known.past, goal)?,
            races: ahead
                .into_iter()
                .map(|race| RaceEntry {
                    name: race.name,
                    date: race.date,
                    distance_m: Distance::from_m(race.distance_m),
                    goal_s: race.goal_s.map(Duration::from_s),
                    priority: race.priority,
                    course: race.course,
                })
                .collect(),
            wishes: known.wishes,
            check: known.check,
            fuel: Fuelling { sweat_l_h: self.sweat_l_h(today)?, ..Fuelling::default() },
        })
    }

    fn history(&self, today: Date, told: &Past, goal_m: Option<f64>) -> Result<History> {
        let store = self.store();
        let this_monday = today - i64::from(today.weekday().to_monday_zero_offset()).days();
        let first = this_monday - (7 * WEEKS_BACK).days();
        let weeks = store.running_weeks(first, this_monday - 7.days())?;
        let mut weekly_distance_m: Vec<Distance> = (0..WEEKS_BACK)
            .map(|i| first + (7 * i).days())
            .map(|monday| weeks.iter().find(|w| w.monday == monday).map_or(0.0, |w| w.distance_m))
            .map(Distance::from_m)
            .collect();
        // Without a recorded run what the runner told counts.
        if let (Some(usual), true) = (told.weekly_distance_m, weeks.is_empty()) {
            weekly_distance_m.fill(usual);
        }
        let longest = store.longest_run(today - LONGEST_RUN_DAYS.days(), today)?;
        let longest = longest.or(told.longest_run_m.map(Distance::m)).unwrap_or(0.0);
        let hold = self.hold(None)?;
        let half_marathon_speed = hold
            .races
            .iter()
            .find(|r| (r.distance_m - quantity::race_distance::HALF_MARATHON.m()).abs() < 1.0)
            .map(|r| r.distance_m / r.time_s);
        Ok(History {
            weekly_distance_m,
            longest_run_30d_m: Distance::from_m(longest),
            speed_sessions_4w: match half_marathon_speed {
                Some(speed) => self.speed_sessions(today, speed)?,
                None => 0,
            },
            results: forecasts(&hold.races, goal_m.unwrap_or(UNSAID_GOAL_M))
                .map(|r| RaceResult {
                    distance_m: Distance::from_m(r.distance_m),
                    time_s: Duration::from_s(r.time_s),
                    date: Some(today),
                })
                .collect(),
            done: None,
        })
    }

    /// Runs of the last four weeks, races left out, in which 400 m were run clearly faster than half-marathon pace, or a whole
    /// kilometre at it: what speed sessions leave behind, whatever they were called. Our judgement, not a finding.
    fn speed_sessions(&self, today: Date, half_marathon_mps: f64) -> Result<u32> {
        const CLEARLY_FASTER: f64 = 1.05;
        let mut runs: Vec<i64> = self
            .store()
            .best_efforts(today - (7 * WEEKS_BACK).days(), today)?
            .into_iter()
            .filter(|effort| effort.race != Some(true))
            .filter(|effort| {
                let speed = effort.distance_m / effort.elapsed_s;
                let short = (399.0..=401.0).contains(&effort.distance_m) && speed > half_marathon_mps * CLEARLY_FASTER;
                let kilometre = (999.0..=1001.0).contains(&effort.distance_m) && speed >= half_marathon_mps;
                short || kilometre
            })
            .map(|effort| effort.activity)
            .collect();
        runs.sort_unstable();
        runs.dedup();
        Ok(u32::try_from(runs.len()).unwrap_or(u32::MAX))
    }

    /// Makes a plan from the library's runner and puts it in force. The plan before it is kept.
    ///
    /// # Errors
    /// `Rejected` when the library's figures make no valid spec.
    pub fn plan_make(&self) -> Result<PlanAnswer> {
        let spec = self.spec()?;
        let answer = make(&spec)?;
        if let PlanAnswer::Plan(plan) = &answer {
            let document = serde_json::to_string(plan).expect("a plan becomes JSON");
            let spec = serde_json::to_string(&spec).expect("a spec becomes JSON");
            self.store().put_plan_in_force(self.now(), &document, &spec)?;
        }
        Ok(answer)
    }

    /// Makes a plan from a spec alone, without a library.
    ///
    /// # Errors
    /// `Rejected` when the spec is not valid, saying every fault.
    pub fn plan_from_spec(spec_json: &str) -> Result<PlanAnswer> {
        let spec: Spec = parsed(spec_json)?;
        make(&spec)
    }

    /// The plan in force.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn plan(&self) -> Result<Plan> {
        let record = self.plan_record()?;
        serde_json::from_str(&record.document)
            .map_err(|e| Error::Broken(format!("the plan in force: {e}; stayer plan make makes a new one")))
    }

    /// The plan in force without the sessions that the runner left out: what is for the day, the watch and the calendar.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub(crate) fn plan_to_do(&self) -> Result<Plan> {
        Ok(self.plan()?.to_do())
    }

    /// The audit of the plan in force, with what was done since it was made.
    ///
    /// # Errors
    /// `NotFound` when there is no plan.
    pub fn plan_audit(&self) -> Result<AuditDocument> {
        let plan = self.plan()?;
        let done = self.audit_done(&plan)?;
        Ok(AuditDocument { schema: "stayer.audit/1".into(), audit: with_done(plan.audit, &done), done })
    }
}

fn parsed(spec_json: &str) -> Result<Spec> {
    serde_json::from_str(spec_json).map_err(|e| Error::Rejected(format!("the spec: {e}")))
}

/// A spec that says something that can be.
pub(crate) fn spec_from(spec_json: &str) -> Result<Spec> {
    let spec = parsed(spec_json)?;
    let faults = faults(&spec);
    if faults.is_empty() { Ok(spec) } else { Err(Error::Rejected(faults.join("; "))) }
}

/// Everything in a spec that cannot be meant.
fn faults(spec: &Spec) -> Vec<String> {
    let mut faults = plan::check_spec(spec).err().unwrap_or_default();
    // Names that are not fit to be shown are not shown.
    let unfit: Vec<String> = spec.races.iter().filter_map(|race| named(&race.name).err()).collect();
    if !unfit.is_empty() {
        return unfit;
    }
    if faults.is_empty() {
        let goals = spec.races.iter().filter_map(|race| Some((race.distance_m, race.goal_s?)));
        faults.extend(goals.filter_map(|(distance, goal)| plausible(distance, goal).err()));
        let results = spec.history.results.iter();
        faults.extend(results.filter_map(|result| plausible(result.distance_m, result.time_s).err()));
    }
    faults
}

/// The forecast nearest to the goal's distance; below a mile the neighbours too, which the short paces stand on.
pub(crate) fn forecasts(races: &[RaceForecast], goal_m: f64) -> impl Iterator<Item = &RaceForecast> {
    let apart = move |r: &RaceForecast| (r.distance_m / goal_m).ln().abs();
    let nearest = races.iter().map(apart).fold(f64::INFINITY, f64::min);
    let short = move |r: &RaceForecast| goal_m < SHORT_M && r.distance_m <= SHORT_M;
    races.iter().filter(move |r| short(r) || apart(r) <= nearest)
}

fn make(spec: &Spec) -> Result<PlanAnswer> {
    let faults = faults(spec);
    if !faults.is_empty() {
        return Err(Error::Rejected(faults.join("; ")));
    }
    Ok(match plan::make(spec) {
        Ok(plan) => PlanAnswer::Plan(Box::new(plan)),
        Err(conflict) => PlanAnswer::Conflict(conflict),
    })
}
