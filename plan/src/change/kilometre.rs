//! A long run becomes the one in which the same kilometre is run fresh and after an hour and a half.

use super::{
    Refused,
    bounds::Bounds,
    draft::Draft,
    edit::{run_of, standing},
    repair::day_words,
};
use crate::menu::kilometre::{is_kilometre_test, kilometre_test};
use jiff::civil::Date;
use training::{Content, Phase, Plan, RunKind, RunSession, Spec};

/// Why it is there.
const WHY: &str = "The same kilometre fresh and after 90 minutes, at one effort on one level stretch: what is left of its pace says how well you \
                   last (after Maunder et al. 2021).";

/// The plan with the two kilometres in a long run, which stays as long as it is.
pub fn tested(mut draft: Draft, id: &str) -> Result<Vec<Draft>, Refused> {
    let made = holding(&draft, id)?;
    let (date, session) = standing(&draft, id)?;
    draft.out.push((date, session.clone()));
    draft.set(id, Content::Run(made), WHY);
    draft.because(id, "H2", "you asked for the same kilometre fresh and after 90 minutes");
    draft.bounds.pinned.insert(id.to_owned());
    Ok(vec![draft])
}

/// The long runs ahead that are long enough for the two kilometres, by date: whether the rules allow it is not asked.
///
/// Weeks of a taper, a race, a recovery or a pause are left out: a hard long run is not for them.
#[must_use]
pub fn may_hold_kilometres(spec: &Spec, plan: &Plan, today: Date) -> Vec<String> {
    let draft = Draft::of(spec, plan, today);
    let weeks = plan.weeks.iter().filter(|w| matches!(w.phase, Phase::Base | Phase::Build | Phase::Peak) && !w.easier);
    let sessions = weeks.flat_map(|w| &w.days).filter(|d| d.date >= today).flat_map(|d| &d.sessions);
    sessions.filter(|s| holding(&draft, &s.id).is_ok()).map(|s| s.id.clone()).collect()
}

/// A long run with the two kilometres in it, or why it cannot hold them.
fn holding(draft: &Draft, id: &str) -> Result<RunSession, Refused> {
    let run = run_of(draft, id)?;
    let (date, session) = standing(draft, id)?;
    if session.left_out.is_some() {
        return Err(Refused::edit(format!("{id} is left out; moving it to a day takes it up again")));
    }
    if run.run != RunKind::Long {
        let because = format!("{id} is no long run; the two kilometres stand in one of at least 100 minutes");
        return Err(Refused::edit(because));
    }
    if is_kilometre_test(run) {
        return Err(Refused::edit(format!("{id} has the two kilometres already")));
    }
    let minutes = |seconds: f64| (seconds / 60.0).ceil();
    let made = kilometre_test(run.distance_m.m(), draft.ladder()).map_err(|short_m| {
        let easy = draft.even(RunKind::Long, 1000.0).duration_s.s() / 1000.0;
        Refused::edit(format!(
            "the long run on {} takes about {:.0} minutes; the second kilometre comes after 90 and easy running after it, so that it \
             takes one of about {:.0}",
            day_words(date),
            minutes(run.duration_s.s()),
            minutes(run.duration_s.s() + short_m * easy)
        ))
    })?;
    let most_s = Bounds::most_s(&draft.spec, date);
    if made.duration_s.s() > most_s {
        return Err(Refused::edit(format!(
            "the long run on {} would take {:.0} minutes with the two kilometres; you have {:.0} on that day",
            day_words(date),
            minutes(made.duration_s.s()),
            minutes(most_s)
        )));
    }
    Ok(RunSession { fuel: run.fuel.clone(), ..made })
}
