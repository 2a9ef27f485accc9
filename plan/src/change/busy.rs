//! Little time: a session cut to it, or a stretch of days without running or with short runs.

use super::{Refused, draft::Draft, edit::ahead, moved::moved, repair::within_time};
use crate::reading::day_number;
use jiff::civil::Date;
use quantity::Duration;
use training::{Content, RunKind, RunSession, Weekday};

/// A run cut to a time.
pub fn cut(mut draft: Draft, id: &str, run: &RunSession, most_s: Duration) -> Draft {
    let short = within_time(&draft, run, most_s.s());
    let why = draft.find(id).map_or_else(String::new, |at| draft.at(at).1.why.clone());
    draft.set(id, Content::Run(short), &why);
    draft.because(id, "H2", format!("you have {:.0} min", most_s.s() / 60.0));
    draft.bounds.pinned.insert(id.to_owned());
    draft
}

/// Most days of a busy stretch (ours).
const MOST_BUSY_DAYS: i64 = 28;

/// The plan with a busy stretch: runs cut to a time, or none; a key session leaves it for another day of its week where it can.
pub fn busy(mut draft: Draft, from: Date, to: Date, most_s: Option<Duration>) -> Result<Vec<Draft>, Refused> {
    let days = day_number(to) - day_number(from) + 1;
    if !(1..=MOST_BUSY_DAYS).contains(&days) {
        return Err(Refused::edit("a busy stretch is one to 28 days long; stayer plan pause is for more"));
    }
    ahead(&draft, to)?;
    let from = from.max(draft.bounds.today);
    let dates: Vec<Date> = draft.plan.days().map(|d| d.date).filter(|d| (from..=to).contains(d)).collect();
    draft.bounds.closed.extend(dates.iter().copied());
    let runs: Vec<(Date, String, RunSession)> = draft
        .plan
        .runs()
        .filter(|(d, s, _)| dates.contains(d) && draft.bounds.open(*d, s))
        .map(|(d, s, run)| (d, s.id.clone(), run.clone()))
        .collect();
    let mut touched = false;
    for (date, id, run) in runs {
        match most_s {
            Some(most) if run.duration_s > most => {
                draft = cut(draft, &id, &run, most);
                touched = true;
            }
            Some(_) => {}
            None => {
                touched = true;
                if (run.hard || run.run == RunKind::Long)
                    && let Some(kept) = to_free_day(&draft, date, &id)
                {
                    draft = kept;
                    continue;
                }
                if let Some(out) = draft.take(&id) {
                    draft.out.push(out);
                    draft.because(&id, "H2", "you have no time on this day; nobody catches up");
                }
            }
        }
    }
    if touched { Ok(vec![draft]) } else { Err(Refused::edit("nothing planned there takes longer")) }
}

/// A key session on another day of its week, where every rule holds without anything else.
fn to_free_day(draft: &Draft, from: Date, id: &str) -> Option<Draft> {
    let (week, _) = draft.day_of(from)?;
    let wished = draft.spec.wishes.long_run;
    let days = draft.plan.weeks[week].days.iter().map(|d| d.date);
    days.filter(|d| draft.bounds.takes(&draft.spec, *d)).find_map(|date| {
        let is_long = matches!(&draft.at(draft.find(id)?).1.content, Content::Run(run) if run.run == RunKind::Long);
        if is_long && wished.is_some_and(|w| w != Weekday::of(date)) {
            return None;
        }
        moved(draft.clone(), id, date).ok()?.into_iter().find_map(|mut way| {
            // The run that gave its day would land on the busy one: it goes instead.
            let landed: Vec<String> =
                way.plan.runs().filter(|(d, s, _)| *d == from && s.id != id).map(|(_, s, _)| s.id.clone()).collect();
            for other in landed {
                if let Some(out) = way.take(&other) {
                    way.out.push(out);
                    way.reasons.remove(&other);
                    way.because(&other, "H2", "gives its day to the key session of the busy day");
                }
            }
            way.reasons.remove(id);
            way.because(id, "H2", "a key session: it leaves the day on which you have no time");
            way.settle();
            crate::broken(&way.plan, &way.spec).is_empty().then_some(way)
        })
    })
}
