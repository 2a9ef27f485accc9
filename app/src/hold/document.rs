//! The ledger as a document.

use super::evidence::Known;
use crate::documents::{Evidence, EvidenceTells, GoalHold, HoldDocument, HoldPoint, RaceForecast, Sharpen, Uncertain};
use crate::durability;
use jiff::civil::Date;
use physiology::{
    hold::{EvidenceKind, Ledger, NothingKnown, Weighed},
    population::LongDrift,
};
use quantity::{Distance, Duration, Estimate, Speed, race_distance};
use store::RaceRecord;

/// Level of every band.
const LEVEL: f64 = 0.8;
/// Durations of the curve: from half a minute to five hours, each this factor longer.
const CURVE_S: (f64, f64, f64) = (30.0, 18_000.0, 1.05);
/// Race distances that are forecast, and for ultra goals the ones beyond.
const RACES_M: [f64; 9] = [400.0, 800.0, 1500.0, 1609.344, 3000.0, 5000.0, 10_000.0, 21_097.5, 42_195.0];
/// What the long runs moved by less than a second is not worth saying.
const WORTH_SAYING_S: f64 = 1.0;
/// Nor is a smaller share of the time …
const WORTH_SAYING: f64 = 0.002;
/// … or a race that is over before long runs say anything of it; what moves there is the rest of the curve following. Defaults, not findings.
const LONG_RACE_S: f64 = 4500.0;
/// Evidence lighter than this share says nothing.
const LIGHTEST: f64 = 0.002;

/// What is known.
pub fn known(on: Date, ledger: &Ledger, efforts: &[Known], goal: Option<&RaceRecord>) -> HoldDocument {
    let goal_hold = goal.and_then(|race| goal_hold(ledger, race));
    let sharpen_for = goal.map_or(race_distance::HALF_MARATHON, |race| Distance::from_m(race.distance_m));
    let evidence: Vec<Evidence> = ledger
        .evidence
        .iter()
        .filter(|weighed| says_something(weighed))
        .map(|weighed| {
            let source = usize::try_from(weighed.evidence.id).ok().and_then(|i| efforts.get(i));
            Evidence {
                activity: source.and_then(|known| known.activity),
                date: source.map(|known| known.date.to_string()),
                age_days: weighed.evidence.age_days,
                kind: match weighed.evidence.kind {
                    EvidenceKind::Race => "race".into(),
                    EvidenceKind::Test => "test".into(),
                    EvidenceKind::Training => "training".into(),
                },
                distance_m: weighed.evidence.effort.distance.m(),
                time_s: weighed.evidence.effort.time.s(),
                weight: weighed.weight,
                expected_s: Some(weighed.expected.s()),
                suspected: source.is_some_and(|known| known.suspected.is_some()),
                why: source.and_then(|known| known.suspected.clone()),
                notes: Vec::new(),
                tells: EvidenceTells {
                    critical_speed: weighed.tells.critical_speed,
                    d_prime: weighed.tells.d_prime,
                    endurance_index: weighed.tells.endurance_index,
                    fade_exponent: weighed.tells.fade_exponent,
                    sprint: weighed.tells.sprint,
                },
            }
        })
        .collect();
    let traits = &ledger.traits;
    HoldDocument {
        schema: "stayer.hold/1".into(),
        on: on.to_string(),
        sentence: sentence(ledger, goal_hold.as_ref(), evidence.len()),
        hour_speed_mps: Some(hour_speed(ledger).into()),
        critical_speed_mps: Some(traits.critical_speed_mps.into()),
        d_prime_m: Some(traits.d_prime_m.into()),
        endurance_index: Some(traits.endurance_index.into()),
        fade_exponent: Some(traits.fade_exponent.into()),
        sprint_mps: Some(traits.sprint_mps.into()),
        durability: None,
        curve: curve(ledger),
        races: RACES_M.iter().map(|&m| forecast(ledger, m)).collect(),
        goal: goal_hold,
        evidence,
        sharpen: ledger
            .sharpen(sharpen_for)
            .into_iter()
            .map(|sharper| Sharpen {
                what: sharper.what,
                distance_m: sharper.distance.m(),
                duration_s: sharper.duration.s(),
                band_now: sharper.band_now,
                band_then: sharper.band_then,
            })
            .collect(),
        level: LEVEL,
    }
}

/// Whether an effort is heavy enough to be told.
pub fn says_something(effort: &Weighed) -> bool {
    effort.weight >= LIGHTEST
}

/// The speed held for an hour.
pub fn hour_speed(ledger: &Ledger) -> Estimate {
    ledger.curve.speed_over(Duration::from_s(3600.0))
}

/// Nothing is known yet, and what would help.
pub fn unknown(on: Date, nothing: &NothingKnown) -> HoldDocument {
    let help = nothing.would_help.join("; or ");
    HoldDocument {
        schema: "stayer.hold/1".into(),
        on: on.to_string(),
        sentence: format!("Nothing is known yet: {}. What would help: {help}.", nothing.reason),
        hour_speed_mps: None,
        critical_speed_mps: None,
        d_prime_m: None,
        endurance_index: None,
        fade_exponent: None,
        sprint_mps: None,
        durability: None,
        curve: Vec::new(),
        races: Vec::new(),
        goal: None,
        evidence: Vec::new(),
        sharpen: Vec::new(),
        level: LEVEL,
    }
}

/// The share of the speed at one heart rate that is left an hour after the fresh part of a long run.
pub fn left_after_an_hour(drift: &LongDrift) -> Uncertain {
    durability::band(drift).map(|per_hour| 1.0 / (1.0 + per_hour.max(-0.5))).into()
}

/// How much the long runs moved each race, against the ledger without them.
pub fn moved_by_long_runs(document: &mut HoldDocument, without: Option<&Ledger>) {
    for race in &mut document.races {
        let time = without.map(|ledger| ledger.race_time(Distance::from_m(race.distance_m)).value);
        let worth = WORTH_SAYING_S.max(WORTH_SAYING * race.time_s);
        race.long_runs_s =
            time.map(|time| race.time_s - time).filter(|s| race.time_s >= LONG_RACE_S && s.abs() >= worth);
    }
}

fn curve(ledger: &Ledger) -> Vec<HoldPoint> {
    let (first, last, factor) = CURVE_S;
    std::iter::successors(Some(first), |s| Some(s * factor).filter(|s| *s <= last))
        .map(|duration_s| {
            let speed = ledger.curve.speed_over(Duration::from_s(duration_s));
            HoldPoint { duration_s, speed_mps: speed.value, low: speed.low, high: speed.high }
        })
        .collect()
}

fn forecast(ledger: &Ledger, metres: f64) -> RaceForecast {
    let time = ledger.race_time(Distance::from_m(metres));
    RaceForecast {
        name: race_distance::name(Distance::from_m(metres)),
        distance_m: metres,
        time_s: time.value,
        low_s: time.low,
        high_s: time.high,
        long_runs_s: None,
    }
}

/// Without a goal time there is no pace to hold.
fn goal_hold(ledger: &Ledger, race: &RaceRecord) -> Option<GoalHold> {
    let speed = Distance::from_m(race.distance_m) / Duration::from_s(race.goal_s?);
    Some(GoalHold {
        name: race.name.clone(),
        date: race.date.to_string(),
        pace: speed.mps(),
        pace_s_per_km: speed.pace_s_per_km(),
        holds_m: ledger.holds(speed).into(),
        needs_m: race.distance_m,
    })
}

/// The headline. Paces for people are made by the faces; this one speaks kilometres.
fn sentence(ledger: &Ledger, goal: Option<&GoalHold>, evidence: usize) -> String {
    let runs = match evidence {
        1 => "One effort says so".to_owned(),
        n => format!("{n} efforts say so"),
    };
    let sharpest = ledger
        .sharpen(goal.map_or(race_distance::HALF_MARATHON, |goal| Distance::from_m(goal.needs_m)))
        .first()
        .map_or(String::new(), |sharper| format!("; {} would sharpen it most", sharper.what));
    let pace = |speed: Speed| {
        let seconds = speed.pace_s_per_km().round() as u64;
        format!("{}:{:02} /km", seconds / 60, seconds % 60)
    };
    let km = |metres: f64| format!("{:.1}", metres / 1000.0);
    match goal {
        Some(goal) => format!(
            "You can hold {} for {} km (80 %: {} to {}). Your goal on {} needs {} km. {runs}{sharpest}.",
            pace(Speed::from_mps(goal.pace)),
            km(goal.holds_m.value),
            km(goal.holds_m.low),
            km(goal.holds_m.high),
            goal.date,
            km(goal.needs_m)
        ),
        None => {
            let hour = hour_speed(ledger);
            format!(
                "You can hold {} for an hour (80 %: {} to {}). {runs}{sharpest}.",
                pace(Speed::from_mps(hour.value)),
                pace(Speed::from_mps(hour.high)),
                pace(Speed::from_mps(hour.low))
            )
        }
    }
}
