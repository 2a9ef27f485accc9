//! A session to another day.

use super::{
    Refused,
    draft::Draft,
    edit::{ahead, standing},
    repair::day_words,
};
use crate::reading::day_number;
use jiff::civil::Date;
use training::{Content, RunKind, Session};

/// The ways to move a session, an exchange of days first.
pub fn moved(mut draft: Draft, id: &str, to: Date) -> Result<Vec<Draft>, Refused> {
    let (from, session) = standing(&draft, id)?;
    let left_out = session.left_out.is_some();
    let session = Session { left_out: None, ..session.clone() };
    ahead(&draft, to)?;
    if matches!(&session.content, Content::Run(run) if run.run == RunKind::Race) {
        return Err(Refused::edit(format!("{id} is a race and stands on its date")));
    }
    if from == to && left_out {
        draft.take_up(id);
        draft.because(id, "H2", "you took it up again");
        return Ok(vec![draft]);
    }
    if from == to {
        return Err(Refused::edit(format!("{id} is on {} already", day_words(to))));
    }
    let there: Vec<(String, bool)> = draft
        .day_of(to)
        .map(|(w, d)| &draft.plan.weeks[w].days[d])
        .into_iter()
        .flat_map(|day| &day.sessions)
        .filter(|s| draft.bounds.open(to, s))
        .map(|s| (s.id.clone(), matches!(s.content, Content::Run(_))))
        .collect();
    if matches!(session.content, Content::Rest {}) {
        // A rest is moved by moving what stands on its new day.
        draft.take(id);
        for (other, _) in there {
            if let Some((_, session)) = draft.take(&other) {
                draft.put(from, session);
                draft.because(&other, "H2", format!("you moved the day of rest to {}", day_words(to)));
            }
        }
        draft.put(to, session);
        draft.bounds.closed.insert(to);
        return Ok(vec![draft]);
    }
    draft.take(id);
    draft.put(to, session.clone());
    draft.because(id, "H2", format!("you moved it to {}", day_words(to)));
    draft.bounds.pinned.insert(id.to_owned());
    let mut ways = Vec::new();
    let run_there = there.iter().find(|(_, run)| *run);
    if matches!(session.content, Content::Run(_))
        && let Some((other, _)) = run_there
    {
        let mut exchange = draft.clone();
        if let Some((_, session)) = exchange.take(other) {
            exchange.put(from, session);
            exchange.because(other, "H2", "gives its day to the session that you moved");
            ways.push(exchange);
        }
        draft.cost += 3.0; // two runs on a day
    }
    // What stands beside the runs changes weeks with one of its kind, so that both weeks keep theirs.
    let twin_there = there.iter().any(|(other, _)| {
        draft.find(other).is_some_and(|at| {
            std::mem::discriminant(&draft.at(at).1.content) == std::mem::discriminant(&session.content)
        })
    });
    if (twin_there || draft.day_of(from).map(|(w, _)| w) != draft.day_of(to).map(|(w, _)| w))
        && let Some(other) = of_its_kind(&draft, &session, to)
    {
        let mut exchange = draft.clone();
        if let Some((_, mut twin)) = exchange.take(&other) {
            // Each week keeps what it holds: its phase of lifting, its contacts.
            exchange.set(id, twin.content.clone(), &twin.why);
            twin.content = session.content.clone();
            twin.why.clone_from(&session.why);
            exchange.put(from, twin);
            exchange.because(&other, "H2", "changes weeks with the session that you moved");
            exchange.cost += 1.0;
            ways.insert(0, exchange);
        }
    }
    ways.push(draft);
    Ok(ways)
}

/// A session beside the runs of the same kind in the week of a day, the nearest one.
fn of_its_kind(draft: &Draft, session: &Session, near: Date) -> Option<String> {
    let kind = std::mem::discriminant(&session.content);
    if matches!(session.content, Content::Run(_) | Content::Rest {}) {
        return None;
    }
    let (week, _) = draft.day_of(near)?;
    let days = draft.plan.weeks[week].days.iter();
    let alike = days
        .flat_map(|d| d.sessions.iter().map(move |s| (d.date, s)))
        .filter(|(d, s)| std::mem::discriminant(&s.content) == kind && s.id != session.id && draft.bounds.open(*d, s));
    alike.min_by_key(|(d, _)| ((day_number(*d) - day_number(near)).abs(), *d)).map(|(_, s)| s.id.clone())
}
