//! Repairs of a week's running.

use super::session::{easy, longest_allowed_m};
use crate::{
    change::{
        bounds::Bounds,
        draft::Draft,
        repair::{Repair, SHORTEST_M, is_structured},
        run::repeats_of,
    },
    reading::is_harder_than_easy,
};
use jiff::civil::Date;
use training::{Content, Phase, RunKind, RunSession};

/// The week carries more or less easy running, or less hard running.
pub fn volume(draft: &Draft, rule: &str, w: usize, found: &mut Vec<Repair>) {
    let week = &draft.plan.weeks[w];
    let runs = || {
        week.days.iter().flat_map(|d| &d.sessions).filter_map(|s| match &s.content {
            Content::Run(run) => Some(run),
            _ => None,
        })
    };
    let all: f64 = runs().map(|r| r.distance_m.m()).sum();
    let harder: f64 =
        runs().flat_map(RunSession::unrolled).filter(|s| is_harder_than_easy(s)).map(|s| s.distance().m()).sum();
    let wanted = match rule {
        "A1" => harder / 0.2 + 100.0 - all,
        "A4" => {
            let mean = crate::season::mean_week_m(&draft.spec);
            if all < mean { 0.8 * mean + 100.0 - all } else { 0.0 }
        }
        _ => (33_050.0 - all).max(0.0),
    };
    let room = draft.spec.wishes.max_weekly_distance_m.map_or(f64::INFINITY, |m| m.m() - draft.training_m(w));
    let wanted = wanted.min(room);
    if rule == "A4" && runs().next().is_none() {
        found.push(Repair::Label(w, Phase::Pause));
    }
    if rule == "A4" && wanted <= 0.0 {
        found.push(Repair::Shrink(w, crate::season::mean_week_m(&draft.spec).max(9000.0) * 1.09));
    }
    if rule == "A2" {
        found.push(Repair::Label(w, Phase::Base));
        found.push(Repair::Shrink(w, draft.training_m(w) - (all - 30_950.0)));
    }
    if wanted > 0.0 {
        let even = draft.even(RunKind::Easy, 1000.0).duration_s.s() / 1000.0;
        let most = |date: Date| longest_allowed_m(draft, date).min(Bounds::most_s(&draft.spec, date) / even);
        for (date, s, run) in draft.open_runs(w).filter(|(_, _, run)| !run.hard && !is_structured(run.run)) {
            let metres = (run.distance_m.m() + wanted + 99.0).min(most(date));
            if metres > run.distance_m.m() + 99.0 {
                found.push(Repair::Length(s.id.clone(), metres));
            }
        }
        let free = week.days.iter().filter(|d| !d.sessions.iter().any(|s| matches!(s.content, Content::Run(_))));
        if free.clone().count() > 1 {
            let free = free.filter(|d| draft.bounds.takes(&draft.spec, d.date));
            found.extend(
                free.map(|d| (d.date, (wanted + 99.0).max(SHORTEST_M).min(most(d.date)).min(room)))
                    .filter(|(_, m)| *m >= SHORTEST_M)
                    .map(|(date, m)| Repair::Add(date, m)),
            );
        }
    }
    if rule != "A4" {
        for (_, s, run) in draft.open_runs(w) {
            let ids = &s.id;
            if repeats_of(run) > 2 {
                found.push(Repair::Repeats(ids.clone(), repeats_of(run) - 1));
                found.push(Repair::Repeats(ids.clone(), 2));
            }
            easy(draft, ids, found);
        }
    }
}
