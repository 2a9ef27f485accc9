//! Which kinds a goal race asks for (rule B5), and which stand beside them.

use super::kinds::{self as k, Kind};
use crate::paces::Ladder;
use quantity::Distance;
use training::PaceBase;

/// The speed work of a goal race.
#[derive(Debug, Clone)]
pub struct Line {
    /// Kinds that the goal asks for, taken in turn; the first is the one to fall back on.
    pub main: Vec<Kind>,
    /// The same where the short repeats were not introduced yet.
    pub sudden: Kind,
    /// Kinds of a second session in build, taken in turn.
    pub second: Vec<Kind>,
    /// Kinds of a second session in peak, taken in turn; none where the long run takes its place there.
    pub peak: Vec<Kind>,
    /// Light kinds of base weeks, taken in turn with strides.
    pub base: Vec<Kind>,
    /// Length of the first pieces that extend race pace, m; 0 where the goal asks for none.
    pub extension_m: f64,
    /// Whether easy ground is filled with steady running (rule A2).
    pub fill: bool,
    /// A week with no room for the goal's kinds has a tempo run; otherwise it is a base week.
    pub tempo_instead: bool,
}

impl Line {
    /// For a goal distance in metres.
    #[must_use]
    pub fn of(goal_m: f64, ladder: &Ladder) -> Self {
        let race = |kind: Kind| match race_kind(kind, ladder) {
            // Between the half and the marathon half pace is some 2 % faster than the race's and hard by itself.
            slow if slow.closing_m > 0.0 && (21_500.0..40_000.0).contains(&goal_m) => k::HALF_1000,
            race => race,
        };
        let (main, sudden): (Vec<Kind>, Kind) = match goal_m {
            m if m < 600.0 => (vec![k::SPRINT_300, k::SPRINT_200, k::SPRINT_300, k::SPRINT_400], k::SPRINT_300),
            m if m < 1200.0 => {
                (vec![k::MILE_400, k::EIGHT_200, k::MIDDLE_600, k::EIGHT_300, k::EIGHT_400], k::MILE_800)
            }
            m if m < 2900.0 => (vec![k::MILE_400, k::MILE_300, k::MIDDLE_500, k::MILE_200], k::MILE_800),
            m if m <= 15_500.0 => (vec![k::MILE_400, k::MILE_400, k::MILE_800], k::MILE_800),
            m if m < 40_000.0 => (vec![race(k::RACE_1000), race(k::RACE_MILE)], race(k::RACE_1000)),
            m if m <= 45_000.0 => (vec![k::YASSO, race(k::RACE_1000)], k::YASSO),
            _ => (vec![k::CRUISE, k::CRUISE_6_MIN, k::TEMPO, k::CRUISE_MILE], k::CRUISE),
        };
        let (second, peak): (&[Kind], &[Kind]) = match goal_m {
            m if m < 600.0 => (&[k::EXTENSIVE_200], &[k::MAINTAIN_200]),
            m if m < 1200.0 => {
                (&[k::CRUISE, k::SHORT_400, k::HILL_60, k::MAINTAIN_200], &[k::THREE_K_600, k::CRUISE, k::MAINTAIN_200])
            }
            m if m < 2900.0 => {
                (&[k::CRUISE, k::THREE_K_600, k::BILLAT_30, k::CRUISE_KM], &[k::FIVE_K_800, k::CRUISE, k::BILLAT_60])
            }
            m if m <= 6500.0 => (
                &[k::FIVE_K_1000, k::CRUISE, k::FARTLEK_1, k::FIVE_K_3_MIN, k::TEMPO, k::BILLAT_60],
                &[k::FIVE_K_1200, k::FIVE_K_MILE, k::FIVE_K_4_MIN],
            ),
            m if m <= 15_500.0 => (
                &[k::CRUISE, k::FIVE_K_1000, k::TEMPO, k::FARTLEK_2, k::CRUISE_MILE, k::OVER_UNDER],
                &[k::TEN_K_1000, k::TEN_K_2000, k::PROGRESSION],
            ),
            m if m < 40_000.0 => (
                &[k::CRUISE, k::TEMPO, k::FARTLEK_3, k::CRUISE_MILE, k::HILL_180, k::OVER_UNDER],
                &[k::HALF_TEMPO, k::TEN_K_2000, k::PROGRESSION],
            ),
            m if m <= 45_000.0 => {
                (&[k::CRUISE, k::BLOCK, k::TEMPO, k::MARATHON_TEMPO, k::OVER_UNDER, k::HALF_TEMPO], &[])
            }
            _ => (&[k::CLIMB, k::ULTRA_STEADY, k::HILL_180, k::CRUISE_KM], &[]),
        };
        let base: &[Kind] = match goal_m {
            m if m < 600.0 => &[k::SPRINT_150, k::HILL_SPRINT, k::STRIDES_80, k::HILL_30],
            m if m < 2900.0 => &[k::HILL_SPRINT, k::STRIDES_150, k::HILL_30, k::FARTLEK_1],
            m if m <= 15_500.0 => &[k::HILL_SPRINT, k::FARTLEK_1, k::HILL_60, k::STRIDES_150, k::FARTLEK_2],
            m if m <= 45_000.0 => &[k::HILL_60, k::FARTLEK_2, k::STRIDES_150, k::HILL_120, k::FARTLEK_3],
            _ => &[k::HILL_180, k::FARTLEK_3, k::HILL_60, k::STRIDES_150],
        };
        let on = |kinds: &[Kind]| kinds.iter().map(|kind| kind.on(ladder)).collect();
        // From the half on up race pace is moderate, and has kinds of its own; without a goal there is none.
        let extends = (2900.0..21_300.0).contains(&goal_m) && ladder.has_goal();
        Self {
            main: on(&main),
            sudden: sudden.on(ladder),
            second: on(second),
            peak: on(peak),
            base: on(base),
            extension_m: if extends { (goal_m / 1000.0).round().clamp(3.0, 20.0) * 100.0 } else { 0.0 },
            fill: goal_m >= 2900.0,
            tempo_instead: true,
        }
    }
}

/// Pieces at race pace; where that is slower than half pace, with a closing piece at threshold pace.
fn race_kind(kind: Kind, ladder: &Ladder) -> Kind {
    let hard = ladder.is_hard(PaceBase::Race.into(), Distance::from_m(1000.0));
    Kind { closing_m: if hard { 0.0 } else { 1100.0 }, ..kind }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use training::Spec;

    const GOALS_M: [f64; 14] = [
        100.0, 400.0, 800.0, 1500.0, 3000.0, 5000.0, 10_000.0, 15_000.0, 21_097.5, 30_000.0, 42_195.0, 50_000.0,
        100_000.0, 1609.344,
    ];

    fn spec(goal_m: f64, weekly_m: f64, practised: u32, goal: &str) -> Spec {
        serde_json::from_str(&format!(
            r#"{{"schema":"stayer.spec/1","today":"2026-11-23","history":{{"weekly_distance_m":[{weekly_m},{weekly_m}],"longest_run_30d_m":{},
            "speed_sessions_4w":{practised},"results":[{{"distance_m":5000,"time_s":1260}}]}},
            "races":[{{"name":"goal","date":"{goal}","distance_m":{goal_m}}}]}}"#,
            weekly_m * 0.3
        ))
        .unwrap()
    }

    /// Every kind of every line by what it trains, with its source.
    fn kinds() -> BTreeMap<&'static str, &'static str> {
        let mut kinds = BTreeMap::new();
        for goal_m in GOALS_M {
            let line = Line::of(
                goal_m,
                &Ladder::of(&spec(goal_m, 40_000.0, 0, "2027-05-22"), Some((Distance::from_m(goal_m), None))),
            );
            let all =
                [line.main, vec![line.sudden, k::CRUISE, k::STRIDES, k::EXTENSION], line.second, line.peak, line.base];
            kinds.extend(all.concat().iter().map(|kind| (kind.purpose, kind.source)));
        }
        kinds
    }

    #[test]
    fn there_are_forty_kinds_and_each_is_cited() {
        let kinds = kinds();
        assert!(kinds.len() >= 40, "{} kinds", kinds.len());
        for (purpose, source) in kinds {
            assert!(crate::speed_work::is_cited(source), "{purpose}: {source}");
        }
    }

    #[test]
    fn every_kind_comes_up_in_some_plan() {
        let mut left = kinds();
        for goal_m in GOALS_M {
            for (weekly_m, practised) in [(30_000.0, 0), (50_000.0, 0), (70_000.0, 8), (100_000.0, 8)] {
                for goal in ["2027-05-22", "2027-04-10"] {
                    let plan = crate::make(&spec(goal_m, weekly_m, practised, goal)).expect("a plan");
                    for (_, session, _) in plan.runs() {
                        let why = session.why.to_lowercase();
                        left.retain(|purpose, _| !why.starts_with(&purpose.to_lowercase()));
                    }
                }
            }
        }
        assert!(left.is_empty(), "never planned: {left:#?}");
    }
}
