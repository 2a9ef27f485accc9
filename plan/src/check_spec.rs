//! Whether a spec says something that can be: what is wrong is misuse, not a clash of wishes.

use crate::season::race_name;
use jiff::{ToSpan, civil::Date};
use training::{Spec, schema};

/// Longest race that is planned for, m.
const LONGEST_RACE_M: f64 = 100_000.0;
/// Shortest race that is planned for, m.
const SHORTEST_RACE_M: f64 = 100.0;
/// Most running of a week that anybody is believed, m.
const MOST_WEEKLY_M: f64 = 300_000.0;
/// Fastest mean speed that anybody is believed, m/s.
const FASTEST_MPS: f64 = 12.5;
/// Slowest mean speed of a result that counts as running, m/s.
const SLOWEST_MPS: f64 = 0.8;

/// Everything in a spec that cannot be, in words that say what was met and what is expected.
///
/// A spec that passes may still hold wishes that clash; [`crate::make`] names those.
///
/// # Errors
/// One sentence for each thing that is wrong.
///
/// ```
/// let spec = serde_json::from_str(r#"{"schema":"stayer.spec/1","today":"2026-11-23",
///     "races":[{"name":"Last spring","date":"2026-04-18","distance_m":10000}]}"#).unwrap();
/// assert_eq!(
///     plan::check_spec(&spec).unwrap_err(),
///     ["the race Last spring is on 2026-04-18, which is before today (2026-11-23): give a date to come"]
/// );
/// ```
pub fn check_spec(spec: &Spec) -> Result<(), Vec<String>> {
    let mut wrong = Vec::new();
    if spec.schema != schema::SPEC {
        wrong.push(format!("the schema is {:?}, expected {:?}", spec.schema, schema::SPEC));
    }
    let years = Date::constant(1970, 1, 1)..=Date::constant(2200, 12, 31);
    if !years.contains(&spec.today) {
        wrong.push(format!("today is {}: give a date between 1970 and 2200", spec.today));
        return Err(wrong);
    }
    runner(spec, &mut wrong);
    history(spec, &mut wrong);
    races(spec, &mut wrong);
    wishes(spec, &mut wrong);
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

fn runner(spec: &Spec, wrong: &mut Vec<String>) {
    let r = &spec.runner;
    if let Some(born) = r.born {
        if born >= spec.today {
            wrong.push(format!("the birthday {born} is not before today ({}): give the day of birth", spec.today));
        } else if born < spec.today.saturating_sub(120.years()) {
            wrong.push(format!("the birthday {born} is more than 120 years ago: give the day of birth"));
        }
    }
    if let Some(mass) = r.mass_kg.filter(|m| !(20.0..=300.0).contains(&m.kg())) {
        wrong.push(format!("a body mass of {} kg: expected 20 to 300 kg", mass.kg()));
    }
    if let Some(max) = r.max_speed_mps.filter(|v| !(2.0..=FASTEST_MPS).contains(&v.mps())) {
        wrong.push(format!("a top speed of {} m/s: expected 2 to {FASTEST_MPS} m/s", max.mps()));
    }
}

fn history(spec: &Spec, wrong: &mut Vec<String>) {
    let h = &spec.history;
    for (i, week) in h.weekly_distance_m.iter().enumerate() {
        if !(0.0..=MOST_WEEKLY_M).contains(&week.m()) {
            wrong.push(format!("week {} of the history has {} m: expected 0 to 300 km", i + 1, week.m()));
        }
    }
    if !(0.0..=MOST_WEEKLY_M).contains(&h.longest_run_30d_m.m()) {
        wrong.push(format!("the longest run is {} m: expected 0 to 300 km", h.longest_run_30d_m.m()));
    }
    for run in h.done.iter().flat_map(|done| &done.runs) {
        if !(0.0..=MOST_WEEKLY_M).contains(&run.distance_m.m()) {
            wrong.push(format!("the run done on {} is {} m: expected 0 to 300 km", run.date, run.distance_m.m()));
        }
    }
    for result in &h.results {
        let (m, s) = (result.distance_m.m(), result.time_s.s());
        if !((50.0..=1e6).contains(&m) && s.is_finite() && s > 0.0) {
            wrong.push(format!("a result of {m} m in {s} s: expected at least 50 m and a time"));
        } else if !(SLOWEST_MPS..=FASTEST_MPS).contains(&(m / s)) {
            wrong.push(format!("a result of {m} m in {s} s is {:.1} m/s: nobody runs that; check its time", m / s));
        }
        if let Some(date) = result.date.filter(|d| *d > spec.today) {
            wrong
                .push(format!("a result on {date} lies after today ({}): a race to come belongs in races", spec.today));
        }
    }
}

fn races(spec: &Spec, wrong: &mut Vec<String>) {
    for race in &spec.races {
        let name = race_name(race);
        let m = race.distance_m.m();
        if !(SHORTEST_RACE_M..=LONGEST_RACE_M * 1.01).contains(&m) {
            wrong.push(format!("the race {name} is {m} m long: expected 100 m to 100 km"));
        }
        if race.date < spec.today {
            let today = spec.today;
            wrong.push(format!(
                "the race {name} is on {}, which is before today ({today}): give a date to come",
                race.date
            ));
        } else if race.date > spec.today.saturating_add(5.years()) {
            wrong.push(format!("the race {name} is on {}, more than five years away: check its date", race.date));
        }
        if let Some(goal) = race.goal_s.filter(|t| !(SLOWEST_MPS / 2.0..=FASTEST_MPS).contains(&(m / t.s()))) {
            wrong.push(format!("the race {name} in {} s: nobody runs {m} m in that; check its goal", goal.s()));
        }
    }
}

fn wishes(spec: &Spec, wrong: &mut Vec<String>) {
    let w = &spec.wishes;
    for (day, cap) in &w.max_session_s {
        if !(cap.is_finite() && cap.s() >= 0.0) {
            wrong.push(format!("the longest session on {} is {} s: expected a time", day.word(), cap.s()));
        }
    }
    for away in w.away.iter().filter(|away| away.to < away.from) {
        wrong.push(format!("away from {} to {}: the last day is before the first", away.from, away.to));
    }
    if let Some(most) = w.max_weekly_distance_m.filter(|d| !(d.is_finite() && d.m() >= 0.0)) {
        wrong.push(format!("at most {} m a week: expected a distance", most.m()));
    }
}
