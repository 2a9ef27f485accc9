//! How many lifting days each week has, and whether it has a power session (rules C1 and E1).

use super::days::is_within;
use training::spec::Lifting;
use training::{Goal, Phase, Priority, Spec, Week};

/// What a week must and may carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// Fewest lifting days.
    pub least: usize,
    /// Lifting days aimed at.
    pub want: usize,
    /// What becomes of the power session.
    pub power: Power,
}

/// Whether a week has a power session; the stability base, which has none, is known later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Power {
    /// Exactly one.
    One,
    /// One or none.
    Free,
    /// None.
    None,
}

/// Most lifting days of a week (rule C1).
const MOST: usize = 4;
/// Fewest of most weeks.
const FEWEST: usize = 2;

/// For every week.
pub fn of(spec: &Spec, goal: Option<&Goal>, weeks: &[Week]) -> Vec<Need> {
    let in_week = |i: usize, a: bool| {
        let race = |r: &training::RaceEntry| (r.priority == Priority::A) == a && is_within(&weeks[i], r.date);
        let is_goal = goal.is_some_and(|g| is_within(&weeks[i], g.date));
        if a { is_goal || spec.races.iter().any(race) } else { spec.races.iter().any(race) }
    };
    (0..weeks.len())
        .map(|i| {
            let week = &weeks[i];
            let a_race = in_week(i, true);
            // A goal that is called B or C takes no lifting from the week before it.
            let before_a = weeks.get(i + 1).is_some_and(|next| {
                spec.races.iter().any(|r| r.priority == Priority::A && is_within(next, r.date))
                    || goal.is_some_and(|g| is_within(next, g.date) && spec.races.iter().all(|r| r.date != g.date))
            });
            let (least, want) = lifting(spec, week, a_race, before_a, i > 0 && weeks[i - 1].phase == Phase::Recovery);
            let last_taper =
                week.phase == Phase::Taper && weeks.get(i + 1).is_none_or(|next| next.phase != Phase::Taper);
            let off = a_race || last_taper || matches!(week.phase, Phase::Race | Phase::Recovery | Phase::Pause);
            let power = match (spec.check.pain || off, in_week(i, false)) {
                (true, _) => Power::None,
                (_, true) => Power::Free,
                _ => Power::One,
            };
            Need { least, want, power }
        })
        .collect()
}

fn lifting(spec: &Spec, week: &Week, a_race: bool, before_a: bool, recovered: bool) -> (usize, usize) {
    let wish = spec.wishes.lifting_days_max.map(|n| n as usize);
    let most = wish.unwrap_or(MOST).min(MOST);
    if spec.check.pain || a_race {
        return (0, 0);
    }
    match week.phase {
        Phase::Race | Phase::Pause => (0, 0),
        Phase::Recovery => (0, if recovered { 1.min(most) } else { 0 }),
        _ if before_a => (0, 1.min(most)),
        phase => {
            let least = FEWEST.min(most);
            let full = !week.easier && matches!(phase, Phase::Base | Phase::Build | Phase::Return);
            // More than two is for those who ask for it or have lifted for long, where the running leaves room.
            let third = full
                && most >= 3
                && match spec.runner.lifting {
                    Lifting::None => false,
                    Lifting::Some => wish.is_some() && phase != Phase::Build,
                    Lifting::Regular => wish.is_some() || phase == Phase::Base,
                };
            let fourth = third && wish == Some(4) && spec.runner.lifting == Lifting::Regular && phase == Phase::Base;
            (least, least + usize::from(third) + usize::from(fourth))
        }
    }
}
