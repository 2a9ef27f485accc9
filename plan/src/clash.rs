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
    if let Err(alone) = attempt(&Wish::only(&[], spec)) {
        return Err(history_alone(spec, &alone));
    }
    let wishes = Wish::all(spec);
    let (set, stuck) = smallest(spec, &wishes).unwrap_or((wishes, stuck));
    Err(conflict(spec, &set, &stuck))
}

/// The smallest set: one wish alone where that is enough, else what remains when each is left out in turn that can be.
fn smallest(spec: &Spec, wishes: &[Wish]) -> Option<(Vec<Wish>, Infeasible)> {
    let with = |set: &[Wish]| attempt(&Wish::only(set, spec));
    for wish in wishes {
        if let Err(stuck) = with(std::slice::from_ref(wish)) {
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

/// No wish is to blame: what was run so far stands against a rule by itself.
fn history_alone(spec: &Spec, stuck: &Infeasible) -> Conflict {
    let rule = stuck.rules.first().cloned().unwrap_or_else(|| "wish".into());
    let (weeks, longest) = (crate::season::mean_week_m(spec) / 1000.0, spec.history.longest_run_30d_m.m() / 1000.0);
    let wish = format!("the history alone: {weeks:.1} km a week of late, the longest run {longest:.1} km");
    Conflict {
        schema: schema::CONFLICT.into(),
        clash: vec![Clash { wish, rule }],
        ways_out: vec!["check the weekly distances and the longest run of the history".into()],
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clash_without_wishes_names_the_history_and_a_way_out() {
        let json = r#"{"schema":"stayer.spec/1","today":"2026-11-23","history":{"weekly_distance_m":[40000],"longest_run_30d_m":9000}}"#;
        let spec: Spec = serde_json::from_str(json).expect("well-formed");
        let stuck = Infeasible { rules: vec!["A4".into()], places: Vec::new() };
        let conflict = history_alone(&spec, &stuck);
        assert_eq!(conflict.clash[0].wish, "the history alone: 40.0 km a week of late, the longest run 9.0 km");
        assert_eq!(conflict.clash[0].rule, "A4");
        assert!(!conflict.ways_out.is_empty());
    }
}
