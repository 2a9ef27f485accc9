//! H2.

use crate::{
    figure::count,
    reading::Reading,
    rules::{Broken, Verdict},
};
use std::collections::BTreeMap;

/// H2: sessions can be moved, swapped for an easy run or dropped at any time.
///
/// - **Measured**: a change names one session, so every session has an id and no other session has the same. That every rule
///   still holds after a change is this audit, run on the changed plan.
/// - **Choices**: that the past and the original are kept and each change can be undone is not in the document;
///   the changes' own tests hold it.
/// - **Why**: life happens, and a plan that cannot bend is thrown away.
pub fn every_session_can_be_named(reading: &Reading<'_>) -> Verdict {
    let mut seen: BTreeMap<&str, jiff::civil::Date> = BTreeMap::new();
    let mut broken = Vec::new();
    let mut sessions = 0;
    for week in &reading.weeks {
        for (date, session) in week.sessions() {
            sessions += 1;
            let id = session.id.as_str();
            if id.trim().is_empty() {
                broken.push(Broken::day(week.number(), date, "a session has no id"));
            } else if let Some(other) = seen.insert(id, date) {
                let because = format!("its id is that of a session on {other} too");
                broken.push(Broken::session(week.number(), date, id, because));
            }
        }
    }
    Verdict::judged(format!("{} of {} can be named", sessions - broken.len(), count(sessions, "session")), broken)
}
