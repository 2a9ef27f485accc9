//! A plan that is being changed: sessions found, taken out and put in.

use super::{
    bounds::Bounds,
    difference::{Reason, Reasons, week_key},
    run::repeats_of,
};
use crate::{menu::session, paces::Ladder, reading::is_harder_than_easy};
use jiff::civil::Date;
use training::{Content, Phase, Plan, RaceResult, Role, RunKind, RunSession, Session, Spec};

/// A run has at least so much easy running around its steady part, metres (ours).
const AROUND_STEADY_M: f64 = 2000.0;

/// A plan that is being changed.
#[derive(Debug, Clone)]
pub struct Draft {
    /// What it is made from.
    pub spec: Spec,
    /// The plan as it stands.
    pub plan: Plan,
    /// What may be touched.
    pub bounds: Bounds,
    /// Why each session and week was changed.
    pub reasons: Reasons,
    /// Sessions that the edit took out, with their days.
    pub out: Vec<(Date, Session)>,
    /// What the changes so far cost the runner.
    pub cost: f64,
    ladder: Ladder,
}

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    /// Place of its week.
    pub week: usize,
    /// Day of that week, from 0.
    pub day: usize,
    /// Place on the day.
    pub place: usize,
}

impl Draft {
    /// Nothing changed yet.
    #[must_use]
    pub fn of(spec: &Spec, plan: &Plan, today: Date) -> Self {
        let goal = plan.goal.as_ref().map(|g| (g.distance_m, g.time_s));
        Self {
            ladder: Ladder::of(spec, goal),
            spec: spec.clone(),
            plan: Plan { changed: Some(today), ..plan.clone() },
            bounds: Bounds::from(today),
            reasons: Reasons::new(),
            out: Vec::new(),
            cost: 0.0,
        }
    }

    /// Speeds that new runs are made with.
    #[must_use]
    pub const fn ladder(&self) -> &Ladder {
        &self.ladder
    }

    /// What the runner can do is known anew: new runs are made with it.
    pub fn known(&mut self, results: &[RaceResult]) {
        self.spec.history.results = results.to_vec();
        let goal = self.plan.goal.as_ref().map(|g| (g.distance_m, g.time_s));
        self.ladder = Ladder::of(&self.spec, goal);
    }

    /// Where a session stands.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<At> {
        self.plan.weeks.iter().enumerate().find_map(|(week, w)| {
            w.days.iter().enumerate().find_map(|(day, d)| {
                let place = d.sessions.iter().position(|s| s.id == id)?;
                Some(At { week, day, place })
            })
        })
    }

    /// The session at a place, with its day.
    #[must_use]
    pub fn at(&self, at: At) -> (Date, &Session) {
        let day = &self.plan.weeks[at.week].days[at.day];
        (day.date, &day.sessions[at.place])
    }

    /// Place of the week and day of a date.
    #[must_use]
    pub fn day_of(&self, date: Date) -> Option<(usize, usize)> {
        self.plan
            .weeks
            .iter()
            .enumerate()
            .find_map(|(w, week)| Some((w, week.days.iter().position(|d| d.date == date)?)))
    }

    /// The runs of a week that a repair may alter: day, id and run.
    pub fn open_runs(&self, week: usize) -> impl Iterator<Item = (Date, &Session, &RunSession)> {
        self.plan.weeks[week].days.iter().flat_map(move |day| {
            day.sessions.iter().filter(move |s| self.bounds.open(day.date, s)).filter_map(move |s| match &s.content {
                Content::Run(run) => Some((day.date, s, run)),
                _ => None,
            })
        })
    }

    /// Running of a week that is no race, metres.
    #[must_use]
    pub fn training_m(&self, week: usize) -> f64 {
        let runs = self.plan.weeks[week].days.iter().flat_map(|d| &d.sessions);
        runs.filter_map(|s| match &s.content {
            Content::Run(run) if run.run != RunKind::Race => Some(run.distance_m.m()),
            _ => None,
        })
        .fold(0.0, |sum, m| sum + m)
    }

    /// Takes a session out.
    pub fn take(&mut self, id: &str) -> Option<(Date, Session)> {
        let at = self.find(id)?;
        let day = &mut self.plan.weeks[at.week].days[at.day];
        Some((day.date, day.sessions.remove(at.place)))
    }

    fn session(&mut self, id: &str) -> Option<&mut Session> {
        let at = self.find(id)?;
        Some(&mut self.plan.weeks[at.week].days[at.day].sessions[at.place])
    }

    /// A session stays in the plan and counts in its week, but is not to be done.
    pub fn leave_out(&mut self, id: &str, why: &str) {
        if let Some(session) = self.session(id) {
            session.left_out = Some(why.to_owned());
        }
    }

    /// A session that was left out is to be done again.
    pub fn take_up(&mut self, id: &str) {
        if let Some(session) = self.session(id) {
            session.left_out = None;
        }
    }

    /// Puts a session on a day, a run before everything else. Nothing happens outside the plan.
    pub fn put(&mut self, date: Date, session: Session) {
        if let Some((week, day)) = self.day_of(date) {
            let sessions = &mut self.plan.weeks[week].days[day].sessions;
            let place = if matches!(session.content, Content::Run(_)) { 0 } else { sessions.len() };
            sessions.insert(place, session);
        }
    }

    /// Replaces what a session is and says why it is there.
    pub fn set(&mut self, id: &str, content: Content, why: &str) {
        if let Some(session) = self.session(id) {
            session.content = content;
            session.why = why.to_owned();
        }
    }

    /// Remembers why a session was changed; the first reason stays.
    pub fn because(&mut self, key: &str, rule: &str, why: impl Into<String>) {
        self.reasons.entry(key.to_owned()).or_insert_with(|| Reason { rule: rule.to_owned(), why: why.into() });
    }

    /// Remembers why a week was relabelled.
    pub fn week_because(&mut self, week: usize, rule: &str, why: impl Into<String>) {
        let key = week_key(self.plan.weeks[week].start);
        self.because(&key, rule, why);
    }

    /// An id that no session has.
    #[must_use]
    pub fn new_id(&self, date: Date, slot: &str) -> String {
        let name = |n: usize| if n == 1 { format!("{date}-{slot}") } else { format!("{date}-{slot}{n}") };
        (1..)
            .map(name)
            .find(|id| self.find(id).is_none() && self.out.iter().all(|(_, s)| s.id != *id))
            .unwrap_or_default()
    }

    /// An even run of a length.
    #[must_use]
    pub fn even(&self, kind: RunKind, metres: f64) -> RunSession {
        session::even(kind, metres, &self.ladder)
    }

    /// A run that is not hard at another length: its steady part stays where there is room around it.
    #[must_use]
    pub fn at_length(&self, run: &RunSession, metres: f64) -> RunSession {
        let harder = run.unrolled().find(|s| is_harder_than_easy(s) && s.role == Role::Steady).cloned();
        let length = harder.as_ref().map_or(0.0, |s| s.distance().m());
        let mut made = match harder {
            Some(step) if metres >= length + AROUND_STEADY_M => {
                session::with_steady(run.run, metres, length, step.pace.base, &self.ladder)
            }
            Some(_) if run.run == RunKind::Steady => self.even(RunKind::Easy, metres),
            _ => self.even(run.run, metres),
        };
        made.fuel.clone_from(&run.fuel);
        made
    }

    /// What tells two drafts apart.
    #[must_use]
    pub fn signature(&self) -> String {
        let mut text = String::new();
        for week in self.plan.weeks.iter().filter(|w| w.days.last().is_some_and(|d| d.date >= self.bounds.today)) {
            text.push_str(&format!("|{:?}{}", week.phase, week.easier));
            for day in &week.days {
                text.push('/');
                for s in &day.sessions {
                    text.push_str(&s.id);
                    if let Content::Run(run) = &s.content {
                        text.push_str(&format!("={:?}{:.0},{}", run.run, run.distance_m.m(), repeats_of(run)));
                    }
                }
                if let Some(carbohydrate) = day.carbohydrate_g_per_kg {
                    text.push_str(&format!("c{carbohydrate:.1}"));
                }
            }
        }
        text
    }
}

/// The week is one in which speed work must stand.
#[must_use]
pub const fn is_full(phase: Phase) -> bool {
    matches!(phase, Phase::Build | Phase::Peak)
}
