//! H1.

use crate::{
    figure::{count, km, percent},
    reading::{Reading, WeekReading},
    rules::{Broken, Verdict},
};
use std::collections::BTreeSet;
use training::Phase;

/// Of so many weeks in a row one is easier.
const EVERY: usize = 4;
/// An easier week against the week before.
const OF_WEEK_BEFORE: f64 = 0.85;
/// A taper, race, recovery or pause week against the biggest so far.
const OF_BIGGEST_SO_FAR: f64 = 0.75;
/// The week before an A race, without races, against the biggest.
const WEEK_BEFORE_RACE: f64 = 0.75;
/// The week of an A race, without races, against the biggest.
const RACE_WEEK: f64 = 0.60;
/// Races that are tapered for, metres.
const TAPERED_M: f64 = 10_000.0;
/// Plans that taper.
const TAPER_WEEKS: usize = 3;
/// Slack for sums of rounded numbers, metres.
const ROUNDING_M: f64 = 1.0;

/// H1: a day without running, easier weeks, a taper.
///
/// - **Measured**: at least one day without a run each week. At least every fourth week `easier`, its distance at most
///   85 % of the week before; taper, race, recovery and pause weeks count where they are that low or at most
///   75 % of the biggest so far. In plans of 3 weeks or more, before an A race of 10 km or more, the running without the
///   race of the week before and of race week is at most 75 % and 60 % of the biggest week.
/// - **Choices**: any four weeks in a row hold one that counts. An `easier` week that is not that low is a break of its own. Week 1's
///   week before is the last one of the history. Weeks are measured with their races, as the document's
///   `distance_m` is. The biggest week of a taper is the biggest before race week; for a race in week 1 or 2,
///   before which there is none, the biggest of the plan and of the last four weeks run.
/// - **Why**: what is trained is built on the easy days, and a taper shows it.
pub fn rest_easier_weeks_taper(reading: &Reading<'_>) -> Verdict {
    if reading.weeks.is_empty() {
        return Verdict::silent("the plan has no week");
    }
    let mut broken = Vec::new();
    let fewest = rest_days(reading, &mut broken);
    let longest = easier_weeks(reading, &mut broken);
    let mut figure = format!("{fewest} or more days without a run, at most {} in a row", count(longest, "full week"));
    if let Some(taper) = taper(reading, &mut broken) {
        figure.push_str(&taper);
    }
    Verdict::judged(figure, broken)
}

fn rest_days(reading: &Reading<'_>, broken: &mut Vec<Broken>) -> usize {
    let mut fewest = 7;
    for week in &reading.weeks {
        let days: BTreeSet<i64> = reading.runs_of(week).map(|r| r.day).collect();
        let without = 7_usize.saturating_sub(days.len());
        fewest = fewest.min(without);
        if without == 0 {
            broken.push(Broken::week(week.number(), "every day has a run, one at least should have none"));
        }
    }
    fewest
}

/// Judges the easier weeks and gives the most weeks in a row that are none.
fn easier_weeks(reading: &Reading<'_>, broken: &mut Vec<Broken>) -> usize {
    let told = &reading.spec.history.weekly_distance_m;
    let mut before_m = told.last().map(|d| d.m());
    let mut biggest_m: f64 = 0.0;
    let (mut in_a_row, mut longest) = (0, 0);
    for week in &reading.weeks {
        let low = before_m.is_some_and(|before| week.distance_m <= before * OF_WEEK_BEFORE + ROUNDING_M);
        let low_phase = matches!(week.week.phase, Phase::Taper | Phase::Race | Phase::Recovery | Phase::Pause)
            && (low || week.distance_m <= biggest_m * OF_BIGGEST_SO_FAR + ROUNDING_M);
        if (week.week.easier && low) || low_phase {
            in_a_row = 0;
        } else {
            if week.week.easier {
                let because = before_m.map_or_else(
                    || "called easier, and no week stands before it".to_owned(),
                    |before| {
                        let share = percent(week.distance_m / before);
                        format!("an easier week with {share} of the week before: at most 85 % makes it easier")
                    },
                );
                broken.push(Broken::week(week.number(), because));
            }
            in_a_row += 1;
            if in_a_row % EVERY == 0 {
                let because = format!("{in_a_row} weeks in a row without an easier one");
                broken.push(Broken::week(week.number(), because));
            }
        }
        longest = longest.max(in_a_row);
        biggest_m = biggest_m.max(week.distance_m);
        before_m = Some(week.distance_m);
    }
    longest
}

fn taper(reading: &Reading<'_>, broken: &mut Vec<Broken>) -> Option<String> {
    if reading.weeks.len() < TAPER_WEEKS {
        return None;
    }
    let mut figure = String::new();
    for (date, metres) in reading.a_races() {
        let Some(place) = reading.place_of(date).filter(|_| metres >= TAPERED_M - ROUNDING_M) else { continue };
        let biggest_m = biggest_before(reading, place);
        let mut hold = |week: &WeekReading<'_>, most: f64, name: &str| {
            let share = if biggest_m > 0.0 { week.training_m / biggest_m } else { 0.0 };
            if week.training_m > most * biggest_m + ROUNDING_M || week.training_m.is_nan() {
                let because = format!(
                    "{} in the {name}, {} of the biggest week ({}), at most {} is a taper",
                    km(week.training_m),
                    percent(share),
                    km(biggest_m),
                    percent(most)
                );
                broken.push(Broken::week(week.number(), because));
            }
            percent(share)
        };
        let race_week = hold(&reading.weeks[place], RACE_WEEK, "race week");
        let week_before =
            place.checked_sub(1).map(|before| hold(&reading.weeks[before], WEEK_BEFORE_RACE, "week before the race"));
        figure.push_str(&match week_before {
            Some(before) => format!("; taper to {before} and {race_week}"),
            None => format!("; taper to {race_week}"),
        });
    }
    (!figure.is_empty()).then_some(figure)
}

/// The biggest week before the race week at `place`, metres.
fn biggest_before(reading: &Reading<'_>, place: usize) -> f64 {
    let of = |weeks: &[WeekReading<'_>]| weeks.iter().map(|w| w.distance_m).fold(0.0, f64::max);
    if place >= 2 {
        return of(&reading.weeks[..place]);
    }
    let told = &reading.spec.history.weekly_distance_m;
    let run = told[told.len().saturating_sub(4)..].iter().map(|d| d.m()).fold(0.0, f64::max);
    of(&reading.weeks).max(run)
}
