//! The power session of a week: how many contacts, of which exercises.

use crate::catalogue::{self, Intensity, Plyometric};
use quantity::Duration;
use training::plan::{PowerExercise, PowerSession};
use training::spec::{Equipment, Lifting, Runner};

/// Contacts that rule E1 allows in a session.
const CONTACTS: std::ops::RangeInclusive<u32> = 20..=140;
/// Growth of contacts from week to week (default, not a finding; rule E1 allows 20 % in 28 days).
const GROWTH: f64 = 1.1;
/// What an easier week has of them (default, not a finding).
const EASIER: f64 = 0.7;
/// Seconds of warm-up; of a repetition.
const WARM_UP_S: f64 = 300.0;
const REPETITION_S: f64 = 3.0;
/// Seconds of rest after a set (default, not a finding).
pub const REST_S: f64 = 75.0;

/// Time that a day must leave for a session, s.
pub const MOST_S: f64 = 1800.0;

/// How a runner's jumps may grow.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// Contacts of the first session.
    pub start: u32,
    /// Most contacts of any session.
    pub top: u32,
    /// Sessions before medium intensity, and before high; never where absent.
    pub medium_after: usize,
    /// See `medium_after`.
    pub high_after: Option<usize>,
}

impl Progress {
    /// By lifting history; from 50 years on or above 100 kg fewer and lower (science of the sport's textbooks, kept as ours: default, not
    /// a finding).
    #[must_use]
    pub fn of(runner: &Runner, age: Option<f64>) -> Self {
        let careful = age.is_some_and(|a| a >= 50.0) || runner.mass_kg.is_some_and(|m| m.kg() > 100.0);
        let (start, top, medium_after, high_after) = match runner.lifting {
            Lifting::None => (24, 80, 4, None),
            Lifting::Some => (36, 100, 3, Some(10)),
            Lifting::Regular => (48, 120, 2, Some(6)),
        };
        if careful {
            return Self { start: 20, top: top / 2 + 10, medium_after: medium_after + 3, high_after: None };
        }
        Self { start, top, medium_after, high_after }
    }

    /// Contacts to aim at after `last` sessions' contacts, newest last; `recent` are those of the last 28 days.
    #[must_use]
    pub fn contacts(&self, last: Option<u32>, recent_most: Option<u32>, easier: bool) -> u32 {
        let want = match last {
            None => f64::from(self.start),
            Some(n) => (f64::from(n.max(self.start.min(n + 8))) * GROWTH).min(f64::from(self.top)),
        };
        let want = if easier { want * EASIER } else { want };
        let allowed = recent_most.map_or(f64::from(*CONTACTS.end()), |most| (f64::from(most) * 1.2).floor());
        (want.round().min(allowed) as u32).clamp(*CONTACTS.start(), *CONTACTS.end())
    }

    fn intensity(&self, sessions: usize) -> Intensity {
        match self.high_after {
            Some(after) if sessions >= after => Intensity::High,
            _ if sessions >= self.medium_after => Intensity::Medium,
            _ => Intensity::Low,
        }
    }
}

/// A session of at most so many contacts (and at least 20), from what is at hand, after `sessions` others.
///
/// The exercises change every four sessions, so that they are learnt before they change.
#[must_use]
pub fn session(progress: &Progress, contacts: u32, sessions: usize, at_hand: &[Equipment]) -> PowerSession {
    let most = progress.intensity(sessions);
    let mut possible: Vec<&Plyometric> = catalogue::plyometrics()
        .filter(|p| p.possible(at_hand) && p.intensity <= most && p.contacts_per_rep <= 2)
        .collect();
    // Things at hand are used, the hardest that is allowed comes first: fresh legs land best.
    possible.sort_by_key(|p| (p.equipment == Equipment::None, p.name));
    let wanted = if contacts < 30 {
        2
    } else if contacts < 70 {
        3
    } else {
        4
    };
    let turn = sessions / 4;
    let n = possible.len().min(wanted);
    let mut chosen: Vec<&Plyometric> = Vec::with_capacity(n);
    let equipped = possible.iter().filter(|p| p.equipment != Equipment::None).count();
    for slot in 0..n {
        // Every other one from the things at hand, the rest from jumps that need nothing.
        let (from, of) = if (slot % 2 == 0 && equipped > slot / 2) || possible.len() == equipped {
            (0, equipped)
        } else {
            (equipped, possible.len() - equipped)
        };
        let pick = (0..of).map(|k| possible[from + (turn * 2 + slot / 2 + k) % of]).find(|p| !chosen.contains(p));
        chosen.extend(pick);
    }
    chosen.sort_by(|a, b| b.intensity.cmp(&a.intensity).then(a.name.cmp(b.name)));
    let exercises = doses(&chosen, contacts);
    let work: f64 = exercises.iter().map(|e| f64::from(e.sets) * (f64::from(e.reps) * REPETITION_S + REST_S)).sum();
    PowerSession {
        contacts: exercises.iter().map(|e| e.contacts).sum(),
        exercises,
        duration_s: Some(Duration::from_s(((WARM_UP_S + work) / 60.0).round() * 60.0)),
    }
}

/// Why the session is there (rule E2).
#[must_use]
pub fn why(contacts: u32) -> String {
    format!(
        "{contacts} contacts, fresh and springy, once a week: jumps beside heavier lifting help the economy of running, most at about \
         12 km/h or slower (Llanos-Lagos et al. 2024). Stop a set when the landing gets loud."
    )
}

/// Sets and repetitions that add up to at most the contacts, and near them.
fn doses(chosen: &[&Plyometric], contacts: u32) -> Vec<PowerExercise> {
    let mut left = contacts;
    let mut out = Vec::with_capacity(chosen.len());
    for (i, p) in chosen.iter().enumerate() {
        let share = left / (chosen.len() - i) as u32;
        let last = i + 1 == chosen.len();
        let share = if last { left } else { share };
        let (sets, reps) = (1..=5_u32)
            .flat_map(|sets| (3..=12_u32).map(move |reps| (sets, reps)))
            .filter(|(sets, reps)| sets * reps * p.contacts_per_rep <= share)
            .min_by_key(|(sets, reps)| {
                let missing = share - sets * reps * p.contacts_per_rep;
                // Three sets of about six.
                (missing * 3 + sets.abs_diff(3) * 2 + reps.abs_diff(6), *sets, *reps)
            })
            .unwrap_or((1, (share / p.contacts_per_rep).max(1)));
        let n = sets * reps * p.contacts_per_rep;
        left = left.saturating_sub(n);
        out.push(PowerExercise { name: p.name.to_owned(), sets, reps, contacts: n, equipment: p.equipment });
    }
    top_up(&mut out, chosen, contacts);
    out
}

/// Reaches the fewest contacts of a session where rounding fell below them.
fn top_up(out: &mut [PowerExercise], chosen: &[&Plyometric], contacts: u32) {
    let least = *CONTACTS.start();
    let sum = |out: &[PowerExercise]| out.iter().map(|e| e.contacts).sum::<u32>();
    for _ in 0..least {
        if sum(out) >= least {
            return;
        }
        let Some(i) = (0..out.len()).min_by_key(|&i| (out[i].sets * chosen[i].contacts_per_rep, out[i].reps)) else {
            return;
        };
        out[i].reps += 1;
        out[i].contacts = out[i].sets * out[i].reps * chosen[i].contacts_per_rep;
        if sum(out) > contacts.max(least) {
            out[i].reps -= 1;
            out[i].contacts = out[i].sets * out[i].reps * chosen[i].contacts_per_rep;
            out[i].sets = 1;
            out[i].reps = (least.saturating_sub(sum(out) - out[i].contacts)) / chosen[i].contacts_per_rep;
            out[i].contacts = out[i].reps * chosen[i].contacts_per_rep;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use quantity::Mass;

    #[test]
    fn contacts_add_up_and_stay_within_the_rule_for_everything_at_hand() {
        use Equipment::{Band, Barbell, Box, Cable, Dumbbell, Kettlebell, MedicineBall};
        let all = [Band, Dumbbell, Kettlebell, MedicineBall, Box, Cable, Barbell];
        for lifting in [Lifting::None, Lifting::Some, Lifting::Regular] {
            let progress = Progress::of(&Runner { lifting, ..Runner::default() }, None);
            for subset in 0..128_usize {
                let at_hand: Vec<Equipment> = (0..7).filter(|i| subset >> i & 1 == 1).map(|i| all[i]).collect();
                for sessions in [0, 3, 6, 12, 20] {
                    for contacts in [20, 21, 23, 29, 30, 44, 69, 70, 100, 140] {
                        let made = session(&progress, contacts, sessions, &at_hand);
                        assert!(CONTACTS.contains(&made.contacts) && made.contacts <= contacts, "{contacts}: {made:?}");
                        assert!(made.contacts + 8 >= contacts.min(100), "{contacts}: {made:?}");
                        assert!(
                            made.exercises.iter().all(|e| e.contacts > 0 && e.reps > 0 && e.reps <= 20),
                            "{made:?}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn contacts_grow_slowly_from_a_small_start() {
        let progress = Progress::of(&Runner::default(), None);
        let (mut last, mut seen) = (None, Vec::new());
        for _ in 0..20 {
            let n = progress.contacts(last, last, false);
            assert!(last.is_none_or(|l| f64::from(n) <= f64::from(l) * 1.2));
            last = Some(n);
            seen.push(n);
        }
        assert_eq!(seen[0], 24);
        assert_eq!(*seen.last().unwrap(), 80, "{seen:?}");
    }

    #[test]
    fn older_and_heavier_runners_begin_lower_and_stay_lower() {
        let heavy = Runner { mass_kg: Some(Mass::from_kg(110.0)), lifting: Lifting::Regular, ..Runner::default() };
        let usual = Progress::of(&Runner { lifting: Lifting::Regular, ..Runner::default() }, Some(30.0));
        for careful in [Progress::of(&heavy, None), Progress::of(&Runner::default(), Some(61.0))] {
            assert!(careful.start < usual.start && careful.top < usual.top && careful.high_after.is_none());
        }
    }
}
