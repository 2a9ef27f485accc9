//! Lifts and jumps onto days, exactly: every choice of a week is a state, and the best chain of weeks is found (decision 0003).

mod cost;
mod mobility;

pub use mobility::{check_day, mobility_days};

use super::{
    need::{Need, Power},
    view::View,
};
use crate::{make::Infeasible, power, reading::day_number, strength_endurance::session as lift};
use jiff::civil::Date;
use training::plan::StrengthPhase;
use training::{Content, Week};

/// The days of one week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Chosen {
    /// Days with a lift, as bits from Monday.
    pub lift_bits: u8,
    /// Day of the power session.
    pub power: Option<usize>,
}

impl Chosen {
    /// Days with a lift, in order.
    pub fn lifts(&self) -> impl Iterator<Item = usize> + use<> {
        let bits = self.lift_bits;
        (0..7).filter(move |d| bits >> d & 1 == 1)
    }
}

/// Whether a date lies in a week.
pub fn is_within(week: &Week, date: Date) -> bool {
    (0..7).contains(&(day_number(date) - day_number(week.start)))
}

/// Where the lifts and the power session of a week stand now.
pub fn standing(week: &Week) -> Chosen {
    let mut chosen = Chosen::default();
    for (d, day) in week.days.iter().enumerate().take(7) {
        for session in &day.sessions {
            match session.content {
                Content::Strength(_) => chosen.lift_bits |= 1 << d,
                Content::Power(_) => chosen.power = Some(d),
                _ => {}
            }
        }
    }
    chosen
}

/// The phase that a week lifts in.
pub fn phase_of(week: &Week) -> Option<StrengthPhase> {
    week.days.iter().flat_map(|d| &d.sessions).find_map(|s| match &s.content {
        Content::Strength(lift) => Some(lift.phase),
        _ => None,
    })
}

/// The power sessions of a week: day and contacts.
pub fn contacts(week: &Week) -> Vec<(i64, u32)> {
    let sessions = week.days.iter().flat_map(|d| d.sessions.iter().map(move |s| (d.date, s)));
    sessions
        .filter_map(|(date, s)| match &s.content {
            Content::Power(power) => Some((day_number(date), power.contacts)),
            _ => None,
        })
        .collect()
}

/// Whether a movement check stands in a week.
pub fn has_check(week: &Week) -> bool {
    week.days.iter().flat_map(|d| &d.sessions).any(|s| matches!(s.content, Content::Check {}))
}

/// The days of every week from `from` on.
///
/// # Errors
/// C1 or E1 with the week that has no day for it.
pub fn choose(
    view: &View,
    needs: &[Need],
    phases: &[Option<StrengthPhase>],
    standing: &[Chosen],
    from: usize,
) -> Result<Vec<Chosen>, Infeasible> {
    let stability = phases.iter().flatten().take_while(|p| **p == StrengthPhase::Stability).count();
    let lifting = (0..phases.len()).filter(|&i| phases[i].is_some());
    let jumps_from = lifting.take(stability).last().map_or(0, |i| i + 1);
    let mut weeks: Vec<Vec<(Chosen, f64)>> = Vec::with_capacity(needs.len() - from);
    for i in from..needs.len() {
        let power = if i < jumps_from { Power::None } else { needs[i].power };
        let lifts = if phases[i].is_some() { (needs[i].least, needs[i].want) } else { (0, 0) };
        let options = options(view, i, lifts, power, phases[i] == Some(StrengthPhase::Strength));
        if options.is_empty() {
            let lift_days = (0..7).filter(|&d| may_lift(view, i, d)).count();
            let rule = if lift_days < lifts.0 { "C1" } else { "E1" };
            return Err(Infeasible::of(rule, format!("week {} has no day left for it", i + 1)));
        }
        weeks.push(options);
    }
    // The season keeps to a pattern of weekdays: the one that costs least over all, or the one that stands.
    let free = chain(&weeks, |_, _| 0.0);
    let mut homes: Vec<Chosen> = free.1.clone();
    homes.extend(standing[..from].iter().copied());
    homes.sort_by_key(|h| (h.lift_bits, h.power));
    homes.dedup();
    let away = |week: usize, home: Chosen, c: Chosen| match standing[from + week] {
        stood if stood != Chosen::default() => 4.0 * cost::apart(stood, c),
        _ => cost::apart(home, c),
    };
    let best = homes.into_iter().map(|home| chain(&weeks, |w, c| away(w, home, c))).min_by(|a, b| a.0.total_cmp(&b.0));
    Ok(best.unwrap_or(free).1)
}

fn may_lift(view: &View, week: usize, day: usize) -> bool {
    let d = view.day(week, day);
    !d.free && !d.race && d.cap_s >= lift::LEAST_S
}

fn may_jump(view: &View, week: usize, day: usize) -> bool {
    let d = view.day(week, day);
    !d.free && !d.race && !d.before_hard && d.cap_s >= power::session::MOST_S
}

/// Every choice of a week with its own cost.
fn options(view: &View, week: usize, (least, want): (usize, usize), power: Power, heavy: bool) -> Vec<(Chosen, f64)> {
    let able = (0..7).filter(|&d| may_lift(view, week, d)).fold(0_u8, |b, d| b | 1 << d);
    let n = want.min(able.count_ones() as usize);
    if n < least {
        return Vec::new();
    }
    let jumps: Vec<Option<usize>> = match power {
        Power::None => vec![None],
        Power::One => (0..7).filter(|&d| may_jump(view, week, d)).map(Some).collect(),
        Power::Free => std::iter::once(None).chain((0..7).filter(|&d| may_jump(view, week, d)).map(Some)).collect(),
    };
    let sets = (0..128_u8).filter(|bits| bits & !able == 0 && bits.count_ones() as usize == n);
    sets.flat_map(|lift_bits| jumps.iter().map(move |&power| Chosen { lift_bits, power }))
        .map(|c| (c, cost::of_week(view, week, &c, heavy)))
        .collect()
}

/// The cheapest chain of weeks; what a week hands on is what stands on its Sunday.
fn chain(weeks: &[Vec<(Chosen, f64)>], away: impl Fn(usize, Chosen) -> f64) -> (f64, Vec<Chosen>) {
    const STATES: usize = 4;
    let state = |c: &Chosen| usize::from(c.lift_bits >> 6 & 1 == 1) + 2 * usize::from(c.power == Some(6));
    let mut cost = [0.0, f64::INFINITY, f64::INFINITY, f64::INFINITY];
    let mut back: Vec<[(usize, usize); STATES]> = Vec::with_capacity(weeks.len());
    for (w, options) in weeks.iter().enumerate() {
        let mut next = [f64::INFINITY; STATES];
        let mut from = [(usize::MAX, 0); STATES];
        for (o, (c, own)) in options.iter().enumerate() {
            let own = own + away(w, *c);
            let to = state(c);
            for (before, &so_far) in cost.iter().enumerate() {
                let total = so_far + own + cost::after_sunday(before & 1 == 1, before & 2 == 2, c);
                if total < next[to] {
                    next[to] = total;
                    from[to] = (o, before);
                }
            }
        }
        cost = next;
        back.push(from);
    }
    let mut at = (0..STATES).min_by(|&a, &b| cost[a].total_cmp(&cost[b])).unwrap_or(0);
    let total = cost[at];
    let mut chosen = Vec::with_capacity(weeks.len());
    for (w, from) in back.iter().enumerate().rev() {
        let (option, before) = from[at];
        chosen.push(weeks[w][option].0);
        at = before;
    }
    chosen.reverse();
    (total, chosen)
}
