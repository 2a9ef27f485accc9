//! The plan ahead follows what can be held now and what was really done: paces, next doses, longest runs and loads.

use super::{
    Refused, candidate::longest_allowed_m, draft::Draft, edit::Dose, repair::is_structured, run::with_repeats,
};
use crate::{
    catalogue::{self, Entry},
    menu::session,
    reading::{Reading, Run},
    recovery::{ALWAYS_M, PLANNED},
    speed_work::{Size, repeats},
    strength_endurance::{load, reserve},
};
use jiff::civil::Date;
use std::collections::BTreeMap;
use training::{Content, Done, LiftedSet, RaceResult, RunKind, RunSession, plan::StrengthSession};

/// The distance over which a change of paces is told, metres.
const TOLD_M: f64 = 10_000.0;
/// Paces that differ by less are the same, as a share.
const SAME_PACE: f64 = 0.003;
/// Repeats of the first session of a kind, and most more from one session to the next (rule B4).
const FIRST: u32 = 2;
const GROWTH: u32 = 2;
/// Loads that differ by less are the same, kilograms.
const SAME_KG: f64 = 0.01;

/// The plan ahead after what was done; what was missed is put nowhere.
pub fn followed(
    mut draft: Draft,
    results: &[RaceResult],
    done: Option<&Done>,
    doses: &[Dose],
    lifts: &[LiftedSet],
) -> Result<Vec<Draft>, Refused> {
    paces(&mut draft, results);
    next_doses(&mut draft, doses);
    loads(&mut draft, lifts);
    if let Some(done) = done {
        draft.spec.history.done = Some(done.clone());
        longest(&mut draft);
    }
    draft.settle();
    // What was run may ask for a change that only the rules see.
    if draft.reasons.is_empty() && crate::broken(&draft.plan, &draft.spec).is_empty() {
        return Err(Refused::edit("the plan follows what you can hold and what you did already"));
    }
    Ok(vec![draft])
}

/// Every run after today at the paces of today's results; the races keep their own.
fn paces(draft: &mut Draft, results: &[RaceResult]) {
    if results.is_empty() {
        return;
    }
    let told = quantity::Distance::from_m(TOLD_M);
    let before = draft.ladder().likely_time(told);
    let known = draft.spec.history.results.clone();
    draft.known(results);
    let share = before / draft.ladder().likely_time(told) - 1.0;
    if share.abs() < SAME_PACE {
        draft.known(&known);
        return;
    }
    let word = if share > 0.0 { "faster" } else { "slower" };
    let why = format!("paces are {:.1} % {word}: they follow what you can hold today", share.abs() * 100.0);
    let today = draft.bounds.today;
    let ahead: Vec<(String, String, RunSession)> = draft
        .plan
        .runs()
        .filter(|(date, _, run)| *date > today && run.run != RunKind::Race)
        .map(|(_, s, run)| (s.id.clone(), s.why.clone(), run.clone()))
        .collect();
    for (id, reason, run) in ahead {
        let again = session::run(run.run, run.steps, draft.ladder());
        draft.set(&id, Content::Run(RunSession { fuel: run.fuel, ..again }), &reason);
        draft.because(&id, "H2", why.clone());
    }
}

/// A kind as rule B4 counts it.
type Kind = (RunKind, Size);

/// The sessions with repeats of one size: day, id, kind, repeats.
fn sessions(draft: &Draft) -> Vec<(Date, String, Kind, u32)> {
    let reading = Reading::of(&draft.plan, &draft.spec);
    let of = |run: &Run<'_>| {
        let kinds = repeats(run);
        let [only] = kinds.as_slice() else { return None };
        Some((run.date, run.session.id.clone(), (only.run, only.size), only.count as u32))
    };
    reading.runs.iter().filter(|run| !run.is_race() && !run.is_test()).filter_map(of).collect()
}

/// Repeats of a kind grow only after a session that was held: after a faded one there are at most as many as were held, after a
/// missed one no more than it asked for.
fn next_doses(draft: &mut Draft, doses: &[Dose]) {
    let all = sessions(draft);
    let mut most: BTreeMap<Kind, (u32, String)> = BTreeMap::new();
    for (date, id, kind, asked) in &all {
        let Some(dose) = doses.iter().find(|dose| dose.session == *id) else { continue };
        match dose.next {
            _ if dose.held == 0 => {
                let why = format!("the {asked} of {date} were not run; what was missed is no step to more");
                most.entry(*kind).or_insert((*asked, why));
            }
            None => {
                most.remove(kind);
            }
            Some(next) => {
                let held = dose.held;
                let why = format!("you held {held} of the {asked} on {date}; more come after a session that was held");
                most.insert(*kind, (next.max(FIRST), why));
            }
        }
    }
    let today = draft.bounds.today;
    for (kind, (first, why)) in most {
        let mut most = first;
        let ahead = all.iter().filter(|(date, id, own, _)| {
            *date >= today && *own == kind && doses.iter().all(|dose| dose.session != *id)
        });
        for (_, id, _, count) in ahead {
            let Some(at) = draft.find(id).filter(|_| *count > most) else { break };
            let (_, session) = draft.at(at);
            let Content::Run(run) = &session.content else { break };
            let (fewer, reason) = (with_repeats(run, most), session.why.clone());
            draft.set(id, Content::Run(fewer), &reason);
            draft.because(id, "B4", format!("{most} instead of {count}: {why}"));
            most += GROWTH;
        }
    }
}

/// Loads of the lifts ahead by the newest sets (rule C3).
fn loads(draft: &mut Draft, lifts: &[LiftedSet]) {
    if lifts.is_empty() || draft.spec.runner.lifts == lifts {
        return;
    }
    draft.spec.runner.lifts = lifts.to_vec();
    let today = draft.bounds.today;
    let ahead: Vec<(String, String, StrengthSession)> = draft
        .plan
        .days()
        .filter(|day| day.date >= today)
        .flat_map(|day| &day.sessions)
        .filter_map(|s| match &s.content {
            Content::Strength(lift) => Some((s.id.clone(), s.why.clone(), lift.clone())),
            _ => None,
        })
        .collect();
    for (id, why, mut lift) in ahead {
        let mut told = Vec::new();
        for exercise in &mut lift.exercises {
            let Some(Entry::Strength(known)) = catalogue::find(&exercise.name) else { continue };
            let (Some(low), Some(high)) = (exercise.reps_low, exercise.reps_high) else { continue };
            let next = known.loaded().then(|| load(lifts, &exercise.name, (low, high), reserve(lift.phase))).flatten();
            let same = |kg: f64| exercise.load_kg.is_some_and(|own| (own.kg() - kg).abs() < SAME_KG);
            if let Some(next) = next.filter(|next| !same(next.kg())) {
                told.push(format!("{} {} kg", exercise.name, next.kg()));
                exercise.load_kg = Some(next);
            }
        }
        if !told.is_empty() {
            draft.set(&id, Content::Strength(lift), &why);
            draft.because(&id, "C3", format!("loads follow the sets that you logged: {}", told.join(", ")));
        }
    }
}

/// Easy and long runs ahead are no longer than what was really run allows (rule H4).
fn longest(draft: &mut Draft) {
    let today = draft.bounds.today;
    let ahead: Vec<(Date, String, RunSession)> = draft
        .plan
        .runs()
        .filter(|(date, _, run)| *date >= today && !run.hard && !is_structured(run.run))
        .map(|(date, s, run)| (date, s.id.clone(), run.clone()))
        .collect();
    for (date, id, run) in ahead {
        let most = longest_allowed_m(draft, date);
        let Some(at) = draft.find(&id).filter(|_| run.distance_m.m() > most) else { continue };
        let why = draft.at(at).1.why.clone();
        let made = draft.at_length(&run, (most / 100.0).floor() * 100.0);
        draft.set(&id, Content::Run(made), &why);
        let why = match most {
            m if m > ALWAYS_M => format!(
                "shorter: the longest run of the 30 days before is {:.1} km, a tenth more is the most",
                m / PLANNED / 1000.0
            ),
            _ => "shorter: 5 km is the most after 30 days without a longer run".to_owned(),
        };
        draft.because(&id, "H4", why);
    }
}
