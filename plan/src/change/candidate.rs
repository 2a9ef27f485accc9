//! Which small repairs a broken rule suggests.

mod beside;
mod recovery;
mod session;
mod speed;
mod volume;

pub use session::longest_allowed_m;

use super::{draft::Draft, repair::Repair};
use crate::rules::{Broken, Rule};
use session::{apart, easy, elsewhere, length};

/// What keeps clear of a limit, as a share.
const INSIDE: f64 = 0.998;

/// Repairs that may mend one broken place.
pub fn candidates(draft: &Draft, rule: &Rule, broken: &Broken) -> Vec<Repair> {
    let week = broken.week.and_then(|n| draft.plan.weeks.iter().position(|w| w.index == n));
    let week = week.filter(|&w| draft.plan.weeks[w].days.last().is_some_and(|d| d.date >= draft.bounds.today));
    let id = broken.session.as_deref();
    let mut found = Vec::new();
    match (rule.id, week, id) {
        ("B1", ..) => speed::phase(draft, week, id, &mut found),
        ("B2", ..) => {
            if let (Some(id), Some(date)) = (id, broken.date) {
                let near = draft.plan.runs().filter(|(d, s, run)| run.hard && s.id != id && apart(*d, date) <= 1);
                let ids: Vec<String> =
                    std::iter::once(id.to_owned()).chain(near.map(|(_, s, _)| s.id.clone())).collect();
                for id in &ids {
                    elsewhere(draft, id, &mut found);
                    easy(draft, id, &mut found);
                }
            }
        }
        ("B3" | "B4", ..) => speed::step(draft, week, id, &mut found),
        ("B5", ..) => speed::kind(draft, id, &mut found),
        ("A1" | "A2" | "A4", Some(w), _) => volume::volume(draft, rule.id, w, &mut found),
        ("H1", Some(w), _) => recovery::recovery(draft, w, &mut found),
        ("H3", Some(w), _) => recovery::after_pause(draft, w, &mut found),
        ("H4", _, Some(id)) => {
            if let Some(date) = broken.date {
                length(draft, id, date, &mut found);
            }
        }
        ("A1" | "A2" | "A4" | "H1" | "H3" | "H4", ..) => {}
        _ => beside::others(draft, week, id, &mut found),
    }
    found
}
