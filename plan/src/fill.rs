//! Distances onto the days: week after week, from what really stands in the weeks before.

mod days;
mod easy;
mod season;
mod spread;
mod steady;
mod target;
mod week;
mod work;

pub use season::Season as Frame;
pub use week::fill_week;

use crate::{menu::Progress, reading::longest_run_m, recovery::planned_at_most_m, season::Volumes};
use jiff::{ToSpan, civil::Date};
use training::{Content, PaceBase, Phase, RunKind, Week};

/// Where stretches at marathon pace in long runs begin to grow from, m (default, not a finding).
const FIRST_AT_PACE_M: f64 = 3000.0;

/// What the weeks so far hand on.
#[derive(Debug, Clone, PartialEq)]
pub struct Behind {
    /// Every run with its length, m; the history's longest counts as run on the day of the plan.
    pub log: Vec<(Date, f64)>,
    /// Speed work done.
    pub progress: Progress,
    /// Running of the last full week, m.
    pub full_m: f64,
    /// Running of the week before without its races, m.
    pub before_m: f64,
    /// The week before was low by itself or easier.
    pub before_low: bool,
    /// The biggest week so far without its races, m.
    pub biggest_m: f64,
    /// The longest stretch at marathon pace in a long run so far, m.
    pub at_pace_m: f64,
    /// Sessions of the goal's kinds so far, to take them in turn.
    pub main_turns: usize,
    /// Weeks with speed work since the last test.
    pub worked: u32,
    /// Second sessions so far, to take their kinds in turn.
    pub turns: usize,
}

impl Behind {
    /// Before week 1.
    #[must_use]
    pub fn start(spec: &training::Spec, volumes: &Volumes) -> Self {
        Self {
            log: vec![(spec.today, longest_run_m(spec))],
            progress: Progress::after(spec.history.speed_sessions_4w > 0, spec.today),
            full_m: 0.0,
            before_m: volumes.mean_m,
            before_low: false,
            biggest_m: 0.0,
            at_pace_m: FIRST_AT_PACE_M,
            main_turns: 0,
            worked: 0,
            turns: 0,
        }
    }

    /// After weeks that stand, in their order.
    #[must_use]
    pub fn after(spec: &training::Spec, volumes: &Volumes, weeks: &[Week]) -> Self {
        let mut behind = Self::start(spec, volumes);
        for week in weeks {
            behind.pass(week);
        }
        if let Some(done) = &spec.history.done {
            behind.log.retain(|(date, _)| *date <= spec.today || *date >= done.until);
            behind.log.extend(done.runs.iter().map(|run| (run.date, run.distance_m.m())));
        }
        behind
    }

    /// Moves past a week that stands. Only what the document says counts, so that weeks just made and weeks of an
    /// earlier plan hand on the same.
    pub fn pass(&mut self, week: &Week) {
        self.progress.begin_week(week.start);
        let runs = || {
            week.days.iter().flat_map(|d| d.sessions.iter().map(move |s| (d.date, &s.content))).filter_map(
                |(date, content)| match content {
                    Content::Run(run) => Some((date, run)),
                    _ => None,
                },
            )
        };
        let sum = |races: bool| {
            runs().filter(|(_, r)| (r.run == RunKind::Race) == races).map(|(_, r)| r.distance_m.m()).sum::<f64>()
        };
        let (races_m, ran) = (sum(true), sum(false));
        let is = |kind: RunKind| runs().any(|(_, r)| r.run == kind);
        let speed = runs().filter(|(_, r)| r.hard && !matches!(r.run, RunKind::Race | RunKind::Test)).count();
        let full = !week.easier && !matches!(week.phase, Phase::Taper | Phase::Race | Phase::Recovery | Phase::Pause);
        match week.phase {
            Phase::Build | Phase::Peak if !week.easier => {
                self.main_turns += usize::from(speed > 0);
                let second = week.days.iter().flat_map(|d| &d.sessions).any(|s| s.id.ends_with("-speed2"));
                self.turns += usize::from(second);
            }
            Phase::Base | Phase::Return if !week.easier => self.main_turns += usize::from(self.progress.practised),
            _ => {}
        }
        for (date, run) in runs() {
            self.log.push((date, run.distance_m.m()));
            self.progress.pass(date, run);
            if run.run == RunKind::Long {
                let at_pace = run.unrolled().filter(|s| s.pace.base == PaceBase::Marathon).map(|s| s.distance().m());
                self.at_pace_m = self.at_pace_m.max(at_pace.sum());
            }
        }
        if full || week.index == 1 {
            self.full_m = if is(RunKind::Race) { self.full_m.max(ran) } else { ran.max(self.full_m * 0.9) };
        }
        self.before_low = !full;
        self.worked = if is(RunKind::Test) { 0 } else { self.worked + u32::from(speed > 0) };
        self.before_m = ran + races_m;
        self.biggest_m = self.biggest_m.max(ran);
    }

    /// The longest run allowed on a day by rule H4, m: a tenth over the longest of the last 30 days, 5 km always.
    #[must_use]
    pub fn longest_allowed_m(&self, date: Date) -> f64 {
        let from = date.saturating_sub(29.days());
        let longest = self.log.iter().filter(|(d, _)| *d >= from && *d < date).map(|(_, m)| *m).fold(0.0, f64::max);
        planned_at_most_m(longest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::season::Season;
    use proptest::prelude::*;
    use training::{Plan, Spec};

    fn spec(weekly_m: f64, goal_m: f64, days: u32, practised: u32) -> Spec {
        let date = jiff::civil::date(2026, 11, 23).saturating_add((i64::from(days)).days());
        serde_json::from_str(&format!(
            r#"{{"schema":"stayer.spec/1","today":"2026-11-23","history":{{"weekly_distance_m":[{weekly_m},{weekly_m}],
            "longest_run_30d_m":{},"speed_sessions_4w":{practised}}},"races":[{{"name":"goal","date":"{date}","distance_m":{goal_m}}}]}}"#,
            weekly_m * 0.3
        ))
        .unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn weeks_read_back_from_a_document_hand_on_the_same(
            weekly_m in 5_000.0..110_000.0_f64,
            goal_m in prop::sample::select(vec![400.0, 1500.0, 5000.0, 10_000.0, 21_097.5, 42_195.0, 100_000.0]),
            days in 30..180_u32,
            practised in prop::sample::select(vec![0_u32, 8]),
        ) {
            let spec = spec(weekly_m.round(), goal_m, days, practised);
            let volumes = Season::of(&spec, false).volumes;
            let Ok(plan) = crate::make(&spec) else { return Ok(()) };
            let read: Plan = serde_json::from_str(&serde_json::to_string(&plan).unwrap()).unwrap();
            let mut step = Behind::start(&spec, &volumes);
            for (k, week) in plan.weeks.iter().enumerate() {
                step.pass(week);
                let again = Behind::after(&spec, &volumes, &read.weeks[..=k]);
                prop_assert_eq!(&again.progress, &step.progress, "week {}", k + 1);
                prop_assert!((again.full_m - step.full_m).abs() < 1.0 && (again.biggest_m - step.biggest_m).abs() < 1.0);
                prop_assert!((again.before_m - week.distance_m.m()).abs() < 1.0, "week {}", k + 1);
                prop_assert_eq!((again.worked, again.before_low), (step.worked, step.before_low));
                let next = week.start.saturating_add(7.days());
                prop_assert!((again.longest_allowed_m(next) - step.longest_allowed_m(next)).abs() < 1.0);
            }
        }
    }
}
