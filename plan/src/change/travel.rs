//! Days away from the equipment: lifts and jumps stay on their days and are chosen from what is there.

use super::{Refused, draft::Draft, edit::ahead};
use crate::reading::day_number;
use jiff::civil::Date;
use training::{Away, spec::Equipment};

/// Most days of one stay (ours).
const MOST_DAYS: i64 = 60;

/// The plan with the days away in it. They are kept, so that what is laid later on these days is chosen from what is there too.
pub fn away(mut draft: Draft, from: Date, to: Date, equipment: &[Equipment]) -> Result<Vec<Draft>, Refused> {
    let days = day_number(to) - day_number(from) + 1;
    if !(1..=MOST_DAYS).contains(&days) {
        return Err(Refused::edit(format!(
            "days away are 1 to {MOST_DAYS} days long; from {from} to {to} they are not"
        )));
    }
    ahead(&draft, to)?;
    let from = from.max(draft.bounds.today);
    let there: Vec<Equipment> = equipment.iter().copied().filter(|e| *e != Equipment::None).collect();
    let own = &draft.spec.runner.equipment;
    let word = |e: &Equipment| serde_json::to_value(e).ok().and_then(|v| v.as_str().map(|w| w.replace('_', " ")));
    let words = |e: &Equipment| word(e).unwrap_or_default();
    if let Some(other) = there.iter().find(|e| !own.contains(e)) {
        return Err(Refused::edit(format!(
            "a {} is not among the equipment that this plan was made with; name what of it is there, or none",
            words(other)
        )));
    }
    let missing: Vec<String> = own.iter().filter(|e| !there.contains(e)).map(words).collect();
    draft.spec.wishes.away.push(Away { from, to, equipment: there });
    let changed = crate::beside::choose_again(&draft.spec, &mut draft.plan.weeks, &(from..=to));
    if changed.is_empty() {
        return Err(Refused::edit(format!("nothing planned from {from} to {to} needs what is not there")));
    }
    for id in &changed {
        draft.because(id, "D2", format!("chosen from what is there while you are away: no {}", missing.join(", ")));
    }
    Ok(vec![draft])
}
