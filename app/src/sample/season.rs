//! A year and a half of the simulated runner's life: which run on which day, and how fit.

use super::{
    chance::Chance,
    person::{Person, RaceDay},
    truth::Capability,
};
use jiff::{ToSpan, civil::Date};
use physiology::population::DRIFT_PER_YEAR;
use quantity::{Distance, Duration, race_distance};

const WEEKS_A_YEAR: f64 = 365.25 / 7.0;
/// The label of what it draws.
const WANDERING: u64 = 3_000_000;

/// What a simulated run is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outing {
    /// Easy running.
    Easy(Distance),
    /// Easy on a treadmill.
    Treadmill(Distance),
    /// The long run.
    Long(Distance),
    /// Warm-up, a sustained stretch near threshold, cool-down.
    Tempo(Duration),
    /// Warm-up, repeats with jogging between, cool-down.
    Repeats {
        /// How many.
        count: u32,
        /// Over which distance.
        distance: Distance,
    },
    /// A race at full effort.
    Race(Distance),
}

/// One simulated run on its day.
#[derive(Debug, Clone, Copy)]
pub struct Planned {
    /// The day.
    pub date: Date,
    /// The week, from 0.
    pub week: u32,
    /// What it is.
    pub outing: Outing,
    /// What the runner could do that day.
    pub capability: Capability,
    /// How this runner's races fall short of it.
    pub race_day: RaceDay,
}

/// Every run of the season in order, and what the runner can do on its last day.
#[must_use]
pub fn season(seed: u64, weeks: u32, today: Date) -> (Vec<Planned>, Capability) {
    let mut chance = Chance::of(seed, 1);
    let person = Person::of(seed, &mut chance);
    let fresh = person.fresh;
    let monday = today - i64::from(today.weekday().to_monday_zero_offset()).days();
    let first = monday - i64::from(weeks * 7).days();
    let mut wandering = Chance::of(seed, WANDERING);
    let mut fitness = 0.0_f64;
    let mut runs = Vec::new();
    for week in 0..weeks {
        let mut kind = WeekKind::of(week, weeks);
        if matches!(kind, WeekKind::Race(_)) && person.racing < 1.0 && !chance.happens(person.racing) {
            kind = WeekKind::Usual;
        }
        fitness = match kind {
            WeekKind::Away => fitness - 0.012,
            WeekKind::Easier => fitness + 0.0004,
            _ => fitness + 0.0016 * (1.0 - fitness / 0.08),
        };
        // Form wanders beside what training does, as that of real runners.
        if !person.shown {
            fitness += DRIFT_PER_YEAR / WEEKS_A_YEAR.sqrt() * wandering.normal();
        }
        let capability = fresh.scaled(1.0 + fitness);
        let start = first + i64::from(week * 7).days();
        let size = person.first_week_km + 14.0 * (f64::from(week) / f64::from(weeks.max(1))) + 3.0 * chance.normal();
        for (day, outing) in week_of_runs(week, kind, size, &mut chance) {
            let date = start + i64::from(day).days();
            // A day is missed now and then; races are not.
            if chance.happens(0.07) && !matches!(outing, Outing::Race(_)) {
                continue;
            }
            runs.push(Planned { date, week, outing, capability, race_day: person.race_day });
        }
    }
    // What the population describes is what runners can do on the day that they are asked about, not before a season.
    let level = if person.shown { 1.0 } else { 1.0 / (1.0 + fitness) };
    for run in &mut runs {
        run.capability = run.capability.scaled(level);
    }
    (runs, fresh.scaled((1.0 + fitness) * level))
}

/// What a week of the simulated life is like.
#[derive(Debug, Clone, Copy, PartialEq)]
enum WeekKind {
    Usual,
    Easier,
    Away,
    Race(Distance),
}

impl WeekKind {
    /// Counted from the end, so that the last weeks are alike however long the season is.
    fn of(week: u32, weeks: u32) -> Self {
        let left = weeks - week;
        match left {
            // Ill in winter, on holiday in summer.
            23 | 24 | 52 | 68 => Self::Away,
            4 | 12 | 20 | 31 | 44 | 60 | 73 => Self::Race(Distance::from_m(5000.0)),
            7 | 27 | 48 | 64 => Self::Race(Distance::from_m(10_000.0)),
            15 | 39 => Self::Race(race_distance::HALF_MARATHON),
            34 => Self::Race(race_distance::MARATHON),
            _ if left % 4 == 1 => Self::Easier,
            _ => Self::Usual,
        }
    }
}

/// The runs of one week as (day after Monday, outing).
fn week_of_runs(week: u32, kind: WeekKind, size_km: f64, chance: &mut Chance) -> Vec<(u32, Outing)> {
    let km = |share: f64| Distance::from_m((size_km * share * 1000.0).max(4000.0));
    let speed = |scale: f64| match week % 3 {
        0 => Outing::Repeats { count: (6.0 * scale) as u32, distance: Distance::from_m(800.0) },
        1 => Outing::Tempo(Duration::from_s(1200.0 * scale)),
        _ => Outing::Repeats { count: (10.0 * scale) as u32, distance: Distance::from_m(400.0) },
    };
    let easy_day = |chance: &mut Chance, share: f64| {
        if chance.happens(0.15) { Outing::Treadmill(km(share)) } else { Outing::Easy(km(share)) }
    };
    match kind {
        WeekKind::Away => Vec::new(),
        WeekKind::Easier => {
            vec![(1, easy_day(chance, 0.18)), (3, speed(0.6)), (5, easy_day(chance, 0.15)), (6, Outing::Long(km(0.28)))]
        }
        WeekKind::Usual => vec![
            (0, easy_day(chance, 0.13)),
            (1, speed(1.0)),
            (3, easy_day(chance, 0.2)),
            (5, easy_day(chance, 0.17)),
            (6, Outing::Long(km(0.33))),
        ],
        WeekKind::Race(distance) => {
            let mut runs = vec![(0, easy_day(chance, 0.14)), (2, easy_day(chance, 0.16)), (6, Outing::Race(distance))];
            if distance.m() < 15_000.0 {
                runs.insert(2, (4, Outing::Easy(km(0.12))));
            }
            runs
        }
    }
}
