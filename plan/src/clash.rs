//! Which wishes clash: the smallest set found by leaving wishes out one at a time.

mod wish;

use crate::{
    conflict::{Clash, Conflict},
    make::{Infeasible, attempt},
};
use training::{Plan, Spec, schema};
pub use wish::Wish;

/// A plan, or the clash.
///
/// # Errors
/// The smallest set of wishes that clashes with the rules: alone it is impossible, without any one of it possible.
pub fn resolve(spec: &Spec) -> Result<Plan, Conflict> {
    if let Err(wrong) = crate::check_spec(spec) {
        let clash = wrong.iter().map(|w| Clash { wish: w.clone(), rule: "wish".into() }).collect();
        return Err(Conflict {
            schema: schema::CONFLICT.into(),
            clash,
            ways_out: vec!["put the spec right first".into()],
        });
    }
    let stuck = match attempt(spec) {
        Ok(plan) => return Ok(plan),
        Err(stuck) => stuck,
    };
    let wishes = Wish::all(spec);
    let (set, stuck) = smallest(spec, &wishes).unwrap_or((wishes, stuck));
    Err(conflict(spec, &set, &stuck))
}

/// The smallest set: one wish alone where that is enough, else what remains when each is left out in turn that can be.
fn smallest(spec: &Spec, wishes: &[Wish]) -> Option<(Vec<Wish>, Infeasible)> {
    let bare = Wish::only(&[], spec);
    let with = |set: &[Wish]| attempt(&Wish::only(set, spec));
    for wish in wishes {
        if let Err(stuck) = with(std::slice::from_ref(wish)) {
            if attempt(&bare).is_err() {
                return None; // the history alone stands against the rules
            }
            return Some((vec![wish.clone()], stuck));
        }
    }
    let mut set = wishes.to_vec();
    let mut stuck = with(&set).err()?;
    let mut i = 0;
    while i < set.len() {
        let mut fewer = set.clone();
        fewer.remove(i);
        match with(&fewer) {
            Err(still) => {
                set = fewer;
                stuck = still;
            }
            Ok(_) => i += 1,
        }
    }
    Some((set, stuck))
}

fn conflict(spec: &Spec, set: &[Wish], stuck: &Infeasible) -> Conflict {
    let rule = stuck.rules.first().cloned().unwrap_or_else(|| "wish".into());
    let clash = set
        .iter()
        .enumerate()
        .map(|(i, w)| Clash { wish: w.words(spec), rule: stuck.rules.get(i).unwrap_or(&rule).clone() })
        .collect();
    Conflict { schema: schema::CONFLICT.into(), clash, ways_out: set.iter().map(|w| w.way_out(spec)).collect() }
}
