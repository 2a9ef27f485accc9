//! The days of a season as lifts and jumps see them: what is run on them and on the days around.

use training::{Content, RunKind, Spec, Week, Weekday};

/// One day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DayView {
    /// Some run, race or test.
    pub run: bool,
    /// A hard run, a test or a race.
    pub hard: bool,
    /// A race.
    pub race: bool,
    /// The long run.
    pub long: bool,
    /// The next day is hard: no jumps (rule E1).
    pub before_hard: bool,
    /// The next day is hard or long: light legs.
    pub before_work: bool,
    /// Days to the next race, where that is at most 3.
    pub to_race: Option<usize>,
    /// The day before was long or a race.
    pub after_long: bool,
    /// Wished free of run, lift and power.
    pub free: bool,
    /// Longest session, s.
    pub cap_s: f64,
}

/// Every day of the plan.
pub struct View(Vec<DayView>);

impl View {
    /// From the runs that are laid.
    pub fn of(spec: &Spec, weeks: &[Week]) -> Self {
        let mut days: Vec<DayView> = weeks.iter().flat_map(|w| &w.days).map(|day| one(spec, day)).collect();
        let n = days.len();
        for i in 0..n {
            let next = days.get(i + 1).copied();
            days[i].before_hard = next.is_some_and(|d| d.hard);
            days[i].before_work = next.is_some_and(|d| d.hard || d.long);
            days[i].after_long = i > 0 && (days[i - 1].long || days[i - 1].race);
            days[i].to_race = (1..=3).find(|k| days.get(i + k).is_some_and(|d| d.race));
        }
        Self(days)
    }

    /// A day of a week, both from 0.
    pub fn day(&self, week: usize, day: usize) -> &DayView {
        &self.0[week * 7 + day]
    }
}

fn one(spec: &Spec, day: &training::Day) -> DayView {
    let weekday = Weekday::of(day.date);
    let mut view = DayView {
        run: false,
        hard: false,
        race: false,
        long: false,
        before_hard: false,
        before_work: false,
        to_race: None,
        after_long: false,
        free: spec.wishes.rest.contains(&weekday),
        cap_s: spec.wishes.max_session_s.get(&weekday).map_or(f64::INFINITY, |cap| cap.s()),
    };
    for session in &day.sessions {
        let Content::Run(run) = &session.content else { continue };
        view.run = true;
        view.race |= run.run == RunKind::Race;
        view.hard |= run.hard || matches!(run.run, RunKind::Race | RunKind::Test);
        view.long |= run.run == RunKind::Long;
    }
    view
}
