//! The wishes of a spec, each with its words, and specs without them.

use crate::season::race_name;
use training::{Spec, Weekday, Wishes};

/// One wish that may be left out.
#[derive(Debug, Clone, PartialEq)]
pub enum Wish {
    /// The days with runs.
    Days,
    /// The day of the long run.
    LongRun,
    /// The days without anything.
    Rest,
    /// The longest session of a weekday.
    Session(Weekday),
    /// The most running of a week.
    Weekly,
    /// The most speed sessions of a week.
    Speed,
    /// A race, by its index.
    Race(usize),
}

impl Wish {
    /// Every wish of a spec, races last.
    #[must_use]
    pub fn all(spec: &Spec) -> Vec<Self> {
        let w = &spec.wishes;
        let mut all = Vec::new();
        all.extend(w.days.is_some().then_some(Self::Days));
        all.extend(w.long_run.is_some().then_some(Self::LongRun));
        all.extend((!w.rest.is_empty()).then_some(Self::Rest));
        all.extend(w.max_session_s.keys().map(|&d| Self::Session(d)));
        all.extend(w.max_weekly_distance_m.is_some().then_some(Self::Weekly));
        all.extend(w.speed_sessions_max.is_some().then_some(Self::Speed));
        all.extend((0..spec.races.len()).map(Self::Race));
        all
    }

    /// The spec with these of its wishes only.
    #[must_use]
    pub fn only(set: &[Self], spec: &Spec) -> Spec {
        let (lifting_days_max, away) = (spec.wishes.lifting_days_max, spec.wishes.away.clone());
        let wishes = Wishes { lifting_days_max, away, ..Wishes::default() };
        let bare = Spec { wishes, races: Vec::new(), ..spec.clone() };
        set.iter().fold(bare, |to, wish| wish.put_back(to, spec))
    }

    /// `to` with this wish as it stands in `from`.
    fn put_back(&self, mut to: Spec, from: &Spec) -> Spec {
        let (w, f) = (&mut to.wishes, &from.wishes);
        match self {
            Self::Days => w.days.clone_from(&f.days),
            Self::LongRun => w.long_run = f.long_run,
            Self::Rest => w.rest.clone_from(&f.rest),
            Self::Session(d) => {
                if let Some(&cap) = f.max_session_s.get(d) {
                    w.max_session_s.insert(*d, cap);
                }
            }
            Self::Weekly => w.max_weekly_distance_m = f.max_weekly_distance_m,
            Self::Speed => w.speed_sessions_max = f.speed_sessions_max,
            Self::Race(i) => to.races.push(from.races[*i].clone()),
        }
        to
    }

    /// The wish as the runner would say it.
    #[must_use]
    pub fn words(&self, spec: &Spec) -> String {
        let w = &spec.wishes;
        let list = |days: &[Weekday]| {
            if days.is_empty() { "no day".into() } else { days.iter().map(|d| d.name()).collect::<Vec<_>>().join(", ") }
        };
        match self {
            Self::Days if w.days.as_ref().is_some_and(Vec::is_empty) => "no day with a run".into(),
            Self::Days => format!("runs on {} only", list(w.days.as_deref().unwrap_or_default())),
            Self::LongRun => format!("the long run on {}", w.long_run.map_or("", Weekday::name)),
            Self::Rest => format!("rest on {}", list(&w.rest)),
            Self::Session(d) => {
                let minutes = w.max_session_s.get(d).map_or(0.0, |t| t.s() / 60.0);
                format!("at most {minutes:.0} minutes on {}", d.name())
            }
            Self::Weekly => format!("at most {:.1} km a week", w.max_weekly_distance_m.map_or(0.0, |d| d.m() / 1000.0)),
            Self::Speed => format!("at most {} speed sessions a week", w.speed_sessions_max.unwrap_or(0)),
            Self::Race(i) => {
                let r = &spec.races[*i];
                format!(
                    "{} on {} ({}, priority {:?})",
                    race_name(r),
                    r.date,
                    quantity::race_distance::name(r.distance_m),
                    r.priority
                )
            }
        }
    }

    /// What would resolve it.
    #[must_use]
    pub fn way_out(&self, spec: &Spec) -> String {
        match self {
            Self::Days => "name more days with runs, or leave the days to the planner".into(),
            Self::LongRun => "move the long run to a day with runs, or leave its day open".into(),
            Self::Rest => "keep fewer days free".into(),
            Self::Session(d) => format!("allow more time on {}", d.name()),
            Self::Weekly => "allow more running a week, or run less for four weeks first".into(),
            Self::Speed => "allow one speed session a week".into(),
            Self::Race(i) => format!("leave out {}, or choose another date for it", race_name(&spec.races[*i])),
        }
    }
}
