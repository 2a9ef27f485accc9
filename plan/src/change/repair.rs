//! One small repair of a plan, and what it costs the runner.

use super::{
    draft::Draft,
    run::{summed, with_repeats},
};
use jiff::civil::Date;
use quantity::Distance;
use training::{Content, Phase, RunKind, Session, Weekday};

/// Shortest run worth its shoes, metres (ours).
pub const SHORTEST_M: f64 = 1500.0;

/// One small change.
#[derive(Debug, Clone)]
pub enum Repair {
    /// A session to another day.
    Move(String, Date),
    /// Two sessions change days.
    Exchange(String, String),
    /// A hard or mixed run becomes an easy one of the same length.
    Easy(String),
    /// A run that is not hard gets another length, metres.
    Length(String, f64),
    /// Fewer repeats.
    Repeats(String, u32),
    /// Fewer repeats from here on, session by session, until they grow as they should (rule B4).
    Ramp,
    /// Everything beside the runs is laid again from this week on, as near as can be to where it stood.
    Lay(usize),
    /// A session goes.
    Drop(String),
    /// A session that the edit took out stands again, on another day.
    Again(Date, Session),
    /// A run becomes what a dropped one was.
    Become(String, Session),
    /// The runs of a week that are not hard shrink together to this running without races, metres.
    Shrink(usize, f64),
    /// A week is for something else.
    Label(usize, Phase),
    /// A week is easier on purpose, or is not.
    Easier(usize, bool),
    /// An easy run on a day that has none, metres.
    Add(Date, f64),
    /// A plain caution.
    Caution(String),
}

impl Repair {
    /// How much it changes for the runner (default, not a finding).
    #[must_use]
    pub fn cost(&self) -> f64 {
        match self {
            Self::Caution(_) => 0.1,
            Self::Label(..) | Self::Easier(..) => 0.5,
            Self::Repeats(..) => 0.8,
            Self::Length(..) | Self::Ramp => 1.0,
            Self::Shrink(..) | Self::Again(..) => 1.2,
            Self::Exchange(..) | Self::Move(..) => 2.0,
            Self::Add(..) | Self::Become(..) => 2.5,
            Self::Easy(_) => 3.0,
            Self::Lay(_) => 4.0,
            Self::Drop(_) => 5.0,
        }
    }

    /// The plan with it; nothing where it cannot be done or changes nothing. `because` is what the rule says.
    #[must_use]
    pub fn made(&self, draft: &Draft, rule: &str, because: &str) -> Option<Draft> {
        let mut next = draft.clone();
        match self {
            Self::Move(id, date) => {
                let (_, session) = next.take(id)?;
                next.put(*date, session);
                next.because(id, rule, format!("moved to {}: {because}", day_words(*date)));
            }
            Self::Exchange(a, b) => {
                let ((day_a, first), (day_b, second)) = (next.take(a)?, next.take(b)?);
                next.put(day_b, first);
                next.put(day_a, second);
                next.because(a, rule, format!("moved to {}: {because}", day_words(day_b)));
                next.because(b, rule, format!("gives its day to the session that had to move: {because}"));
            }
            Self::Easy(id) => {
                let (_, session) = draft.at(draft.find(id)?);
                let Content::Run(run) = &session.content else { return None };
                let kind = if run.run == RunKind::Long { RunKind::Long } else { RunKind::Easy };
                let metres = (run.distance_m.m() / 100.0).floor() * 100.0;
                let easy = next.even(kind, metres.max(SHORTEST_M));
                next.set(id, Content::Run(easy), &format!("Easy instead of hard: {because} (rule {rule})."));
                next.because(id, rule, format!("easy instead: {because}"));
            }
            Self::Length(id, metres) => {
                let (_, session) = draft.at(draft.find(id)?);
                let Content::Run(run) = &session.content else { return None };
                let metres = (metres / 100.0).floor() * 100.0;
                if metres < SHORTEST_M || (metres - run.distance_m.m()).abs() < 50.0 {
                    return None;
                }
                let word = if metres < run.distance_m.m() { "shorter" } else { "longer" };
                let why = session.why.clone();
                let made = next.at_length(run, metres);
                next.set(id, Content::Run(made), &why);
                next.because(id, rule, format!("{word}: {because}"));
            }
            Self::Repeats(id, most) => {
                let (_, session) = draft.at(draft.find(id)?);
                let Content::Run(run) = &session.content else { return None };
                let why = session.why.clone();
                next.set(id, Content::Run(with_repeats(run, *most)), &why);
                next.because(id, rule, format!("fewer repeats: {because}"));
            }
            Self::Ramp => ramp(&mut next, because)?,
            Self::Lay(from) => {
                let goal = next.plan.goal.clone();
                crate::beside::lay(&next.spec, goal.as_ref(), &mut next.plan.weeks, *from).ok()?;
            }
            Self::Drop(id) => {
                next.take(id)?;
                next.because(id, rule, format!("dropped: {because}"));
            }
            Self::Again(date, session) => {
                if next.find(&session.id).is_some() {
                    return None;
                }
                next.put(*date, session.clone());
                next.because(
                    &session.id,
                    rule,
                    format!("moved to {} rather than dropped: {because}", day_words(*date)),
                );
            }
            Self::Become(id, session) => {
                next.set(id, session.content.clone(), &session.why);
                next.because(id, rule, format!("becomes a speed session: {because}"));
            }
            Self::Shrink(week, metres) => shrink(&mut next, *week, *metres, rule, because)?,
            Self::Label(week, phase) => {
                if next.plan.weeks[*week].phase == *phase {
                    return None;
                }
                next.plan.weeks[*week].phase = *phase;
                next.week_because(*week, rule, because);
            }
            Self::Easier(week, easier) => {
                if next.plan.weeks[*week].easier == *easier {
                    return None;
                }
                next.plan.weeks[*week].easier = *easier;
                next.week_because(*week, rule, because);
            }
            Self::Add(date, metres) => {
                let run = next.even(RunKind::Easy, (metres / 100.0).floor() * 100.0);
                let id = next.new_id(*date, "easy");
                let why = format!("Easy running added: {because} (rule {rule}).");
                next.put(*date, Session { id: id.clone(), why, left_out: None, content: Content::Run(run) });
                next.because(&id, rule, format!("added: {because}"));
            }
            Self::Caution(text) => next.plan.cautions.push(text.clone()),
        }
        next.cost += self.cost();
        next.settle();
        Some(next)
    }
}

/// The runs of a week that may be altered and are not hard, shorter alike; the shortest goes where they would be too short.
fn shrink(draft: &mut Draft, week: usize, metres: f64, rule: &str, because: &str) -> Option<()> {
    let over = draft.training_m(week) - metres;
    if over <= 0.0 || over.is_nan() {
        return None;
    }
    let mut soft: Vec<(String, f64)> = draft
        .open_runs(week)
        .filter(|(_, _, run)| !run.hard && !is_structured(run.run))
        .map(|(_, s, run)| (s.id.clone(), run.distance_m.m()))
        .collect();
    soft.sort_by(|a, b| a.1.total_cmp(&b.1).then_with(|| a.0.cmp(&b.0)));
    let all: f64 = soft.iter().map(|(_, m)| m).sum();
    let mut left = all - over;
    if soft.is_empty() || left < -1.0 {
        return None;
    }
    while !soft.is_empty() && left / (soft.len() as f64) < SHORTEST_M {
        let (id, _) = soft.remove(0);
        draft.take(&id)?;
        draft.because(&id, rule, format!("dropped: {because}"));
    }
    let share = left / soft.iter().map(|(_, m)| m).sum::<f64>();
    for (id, m) in soft {
        let wanted = ((m * share).min(left) / 100.0).floor() * 100.0;
        left -= wanted;
        if wanted < SHORTEST_M.min(m) {
            draft.take(&id)?;
            draft.because(&id, rule, format!("dropped: {because}"));
            continue;
        }
        let (_, session) = draft.at(draft.find(&id)?);
        let why = session.why.clone();
        let Content::Run(run) = &session.content else { continue };
        if (wanted - m).abs() < 50.0 {
            continue;
        }
        let made = draft.at_length(run, wanted);
        draft.set(&id, Content::Run(made), &why);
        draft.because(&id, rule, format!("shorter: {because}"));
    }
    Some(())
}

/// Most sessions that one ramp makes smaller.
const RAMP: usize = 40;

/// Makes sessions smaller in the order of their days until repeats grow by no more than rule B4 allows.
fn ramp(draft: &mut Draft, because: &str) -> Option<()> {
    for changed in 0..RAMP {
        let Some(id) = first_too_big(draft) else { return (changed > 0).then_some(()) };
        let (date, session) = draft.at(draft.find(&id)?);
        let Content::Run(run) = session.content.clone() else { return None };
        if date < draft.bounds.today {
            return None;
        }
        let why = session.why.clone();
        let fits = (2..super::run::repeats_of(&run)).rev().find(|n| {
            let mut tried = draft.clone();
            tried.set(&id, Content::Run(with_repeats(&run, *n)), &why);
            first_too_big(&tried).as_ref() != Some(&id)
        })?;
        draft.set(&id, Content::Run(with_repeats(&run, fits)), &why);
        draft.because(&id, "B4", format!("fewer repeats: {because}"));
    }
    None
}

/// The first session that has too many repeats for rule B4.
fn first_too_big(draft: &Draft) -> Option<String> {
    let reading = crate::reading::Reading::of(&draft.plan, &draft.spec);
    match crate::speed_work::eased_into(&reading) {
        crate::Verdict::Judged { broken, .. } => broken.into_iter().find_map(|b| b.session),
        crate::Verdict::Silent(_) => None,
    }
}

/// The kind of run stands on its structure: its length is not for shortening.
pub const fn is_structured(kind: RunKind) -> bool {
    !matches!(kind, RunKind::Easy | RunKind::Long | RunKind::Steady)
}

/// A weekday in words.
pub fn day_words(date: Date) -> String {
    const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    format!("{} {date}", NAMES[Weekday::of(date).index()])
}

/// The run cut to a time: fewer repeats first, then an easy run of that time.
pub fn within_time(draft: &Draft, run: &training::RunSession, most_s: f64) -> training::RunSession {
    let repeats = super::run::repeats_of(run);
    for n in (2..repeats).rev() {
        let fewer = summed(with_repeats(run, n));
        if fewer.duration_s.s() <= most_s {
            return fewer;
        }
    }
    let easy = draft.even(RunKind::Easy, 1000.0);
    let metres = (most_s / easy.duration_s.s() * 10.0).floor() * 100.0;
    let soft = !run.hard && !is_structured(run.run);
    let short = Distance::from_m(metres).m().max(1000.0);
    if soft { draft.at_length(run, short.min(run.distance_m.m())) } else { draft.even(RunKind::Easy, short) }
}
