//! What is expected to be held on the day of the race, beside what is held today: the picture and the rows under it.

use crate::{
    drawing::{self, Dot, Label},
    format::{self, Units},
};
use app::documents::{HoldDocument, HoldPoint};

/// Efforts from five minutes to four hours: what races ask for.
const SPAN_S: (f64, f64) = (300.0, 14_400.0);
/// Times along the bottom and in the table, s, and their words.
const TIMES: [(f64, &str); 5] =
    [(300.0, "5 min"), (1200.0, "20 min"), (3600.0, "1 h"), (7200.0, "2 h"), (14_400.0, "4 h")];

/// The curve of two days.
pub struct Ahead {
    /// What it says first.
    pub sentence: String,
    /// Today's curve, that of the day, its band.
    pub now: String,
    pub then: String,
    pub band: String,
    /// Where the goal's time and pace lie, where they lie within the picture.
    pub goal: Option<Dot>,
    pub times: Vec<Label>,
    pub top: String,
    pub bottom: String,
    pub rows: Vec<Row>,
    /// The level of the band.
    pub level: String,
}

/// What is held for one time.
pub struct Row {
    pub lasting: String,
    pub now: String,
    pub then: String,
    pub band: String,
}

impl Ahead {
    /// Of the ledger of today and that of the day, both from what is known today; none where either says nothing.
    pub fn of(units: Units, today: &HoldDocument, on_the_day: &HoldDocument) -> Option<Self> {
        let points = |hold: &HoldDocument| -> Vec<HoldPoint> {
            let within =
                |point: &&HoldPoint| point.duration_s >= SPAN_S.0 * 0.99 && point.duration_s <= SPAN_S.1 * 1.01;
            hold.curve.iter().filter(within).copied().collect()
        };
        let (now, then) = (points(today), points(on_the_day));
        if now.len() < 2 || then.len() < 2 {
            return None;
        }
        let low = then.iter().chain(&now).map(|p| p.low.min(p.speed_mps)).fold(f64::INFINITY, f64::min);
        let high = then.iter().chain(&now).map(|p| p.high.max(p.speed_mps)).fold(0.0, f64::max);
        let dot = |s: f64, mps: f64| Dot { x: drawing::along(s, SPAN_S), y: drawing::depth(mps, low, high) };
        let line = |of: &mut dyn Iterator<Item = (f64, f64)>| {
            let points: Vec<String> = of.map(|(s, mps)| dot(s, mps)).map(|d| format!("{},{}", d.x, d.y)).collect();
            points.join(" ")
        };
        let above = line(&mut then.iter().map(|p| (p.duration_s, p.high)));
        let below = line(&mut then.iter().rev().map(|p| (p.duration_s, p.low)));
        let goal = on_the_day.goal.as_ref().filter(|goal| goal.pace > low && goal.pace < high);
        let goal =
            goal.map(|goal| (goal.needs_m / goal.pace, goal.pace)).filter(|(s, _)| *s >= SPAN_S.0 && *s <= SPAN_S.1);
        Some(Self {
            sentence: sentence(units, on_the_day),
            now: line(&mut now.iter().map(|p| (p.duration_s, p.speed_mps))),
            then: line(&mut then.iter().map(|p| (p.duration_s, p.speed_mps))),
            band: format!("{above} {below}"),
            goal: goal.map(|(s, mps)| dot(s, mps)),
            times: TIMES
                .iter()
                .map(|(s, text)| Label { at: drawing::along(*s, SPAN_S), text: (*text).into() })
                .collect(),
            top: units.pace_bare(high),
            bottom: units.pace_bare(low),
            rows: TIMES.iter().filter_map(|(s, _)| row(units, *s, &now, &then)).collect(),
            level: format::percent(on_the_day.level, 0),
        })
    }
}

fn sentence(units: Units, hold: &HoldDocument) -> String {
    let level = format::percent(hold.level, 0);
    let day = format::long_day(&hold.on);
    if let Some(goal) = &hold.goal {
        let (low, high) = (units.distance_bare(goal.holds_m.low), units.distance(goal.holds_m.high));
        let holds = format!("{} ({level}: {low} to {high})", units.distance(goal.holds_m.value));
        return format!(
            "From what is known today you would hold {} for {holds} of {} on {day}.",
            units.pace(goal.pace),
            units.distance(goal.needs_m)
        );
    }
    match hold.curve.iter().find(|point| point.duration_s >= 3600.0) {
        Some(hour) => format!(
            "From what is known today you would hold {} for an hour ({level}: {}) on {day}.",
            units.pace(hour.speed_mps),
            units.pace_range(hour.low, hour.high)
        ),
        None => format!("From what is known today, on {day}:"),
    }
}

/// The points of both curves that are nearest to a time; none where the curves end before it.
fn row(units: Units, s: f64, now: &[HoldPoint], then: &[HoldPoint]) -> Option<Row> {
    let at = |points: &[HoldPoint]| points.iter().copied().find(|point| point.duration_s >= s * 0.975);
    let (now, then) = (at(now)?, at(then)?);
    Some(Row {
        lasting: format::clock(then.duration_s),
        now: units.pace(now.speed_mps),
        then: units.pace(then.speed_mps),
        band: units.pace_range(then.low, then.high),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::documents::{GoalHold, Uncertain};

    fn ledger(on: &str, band: f64) -> HoldDocument {
        let curve = (0..200).map(|i| 60.0 * 1.05_f64.powi(i)).map(|s| (s, 5.0 * (s / 300.0).powf(-0.06)));
        HoldDocument {
            schema: "stayer.hold/1".into(),
            on: on.into(),
            sentence: String::new(),
            critical_speed_mps: None,
            d_prime_m: None,
            hour_speed_mps: None,
            endurance_index: None,
            fade_exponent: None,
            sprint_mps: None,
            durability: None,
            curve: curve
                .map(|(s, v)| HoldPoint { duration_s: s, speed_mps: v, low: v * (1.0 - band), high: v * (1.0 + band) })
                .collect(),
            races: vec![],
            goal: Some(GoalHold {
                name: "Spring marathon".into(),
                date: "2027-04-18".into(),
                pace: 4.0,
                pace_s_per_km: 250.0,
                holds_m: Uncertain { value: 30_000.0, low: 26_000.0, high: 35_000.0, level: 0.8 },
                needs_m: 42_195.0,
            }),
            evidence: vec![],
            sharpen: vec![],
            level: 0.8,
        }
    }

    #[test]
    fn the_day_of_the_race_is_drawn_beside_today() {
        let (today, then) = (ledger("2026-12-09", 0.02), ledger("2027-04-18", 0.05));
        let ahead = Ahead::of(Units::Kilometres, &today, &then).expect("both days are known");
        assert_eq!(
            ahead.sentence,
            "From what is known today you would hold 4:10 /km for 30.0 km (80 %: 26.0 to 35.0 km) of 42.2 km on Sunday 18 April."
        );
        assert_eq!(ahead.rows.len(), TIMES.len());
        assert_eq!(ahead.rows[0].now, ahead.rows[0].then, "nothing is promised of training");
        let corner = |text: &str| text.split(' ').count();
        assert_eq!(corner(&ahead.band), 2 * corner(&ahead.then));
        let goal = ahead.goal.expect("it lies between five minutes and four hours");
        assert!(goal.x > 600.0 && goal.y > 0.0 && goal.y < drawing::HEIGHT, "{goal:?}");
        let nothing = HoldDocument { curve: vec![], ..today.clone() };
        assert!(Ahead::of(Units::Miles, &today, &nothing).is_none());
    }
}
