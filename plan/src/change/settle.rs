//! What follows from the sessions of a changed plan: rests, fuel, sums and flags.

use super::draft::Draft;
use crate::reading::Reading;
use jiff::civil::Date;
use quantity::Distance;
use std::collections::BTreeMap;
use training::{Content, RunKind, Session};

/// Sums that differ by less are the same, metres.
const SAME_M: f64 = 1.0;

impl Draft {
    /// Rests where nothing is, none where something is; sums, flags and ids from today on.
    pub fn settle(&mut self) {
        self.rest();
        self.refuel();
        self.sum();
    }

    fn rest(&mut self) {
        let today = self.bounds.today;
        for week in &mut self.plan.weeks {
            for day in week.days.iter_mut().filter(|d| d.date >= today) {
                let works =
                    |s: &Session| matches!(s.content, Content::Run(_) | Content::Strength(_) | Content::Power(_));
                if day.sessions.iter().any(works) {
                    day.sessions.retain(|s| !matches!(s.content, Content::Rest {}));
                } else if day.sessions.is_empty() {
                    let why = "A day without running, so that the work can settle.".into();
                    day.sessions.push(Session {
                        id: format!("{}-rest", day.date),
                        why,
                        left_out: None,
                        content: Content::Rest {},
                    });
                }
            }
        }
    }

    fn sum(&mut self) {
        let today = self.bounds.today;
        let reading = Reading::of(&self.plan, &self.spec);
        let fast: BTreeMap<String, bool> = reading
            .runs
            .iter()
            .filter(|r| r.date >= today && !r.is_race() && !r.is_test() && r.run.hard != r.is_fast())
            .map(|r| (r.session.id.clone(), r.is_fast()))
            .collect();
        let sums: Vec<(f64, f64)> = reading
            .weeks
            .iter()
            .map(|w| (w.distance_m, reading.runs_of(w).filter(|r| !r.is_race()).map(|r| r.harder_m).sum()))
            .collect();
        for (week, (all, harder)) in self.plan.weeks.iter_mut().zip(sums) {
            if (week.distance_m.m() - all).abs() > SAME_M {
                week.distance_m = Distance::from_m(all);
            }
            if (week.hard_distance_m.m() - harder).abs() > SAME_M {
                week.hard_distance_m = Distance::from_m(harder);
            }
            for session in week.days.iter_mut().flat_map(|d| &mut d.sessions) {
                if let (Content::Run(run), Some(&is)) = (&mut session.content, fast.get(&session.id)) {
                    run.hard = is;
                }
            }
        }
    }

    /// Carbohydrate and fuel follow the runs, by the same rules that make them; what is past stays.
    fn refuel(&mut self) {
        let today = self.bounds.today;
        let fuelled = self.plan.days().any(|d| d.carbohydrate_g_per_kg.is_some());
        let ahead = |w: &training::Week| w.days.last().is_some_and(|d| d.date >= today);
        let Some(from) = self.plan.weeks.iter().position(ahead).filter(|_| fuelled) else { return };
        let past: Vec<training::Day> = self.plan.weeks[from].days.iter().filter(|d| d.date < today).cloned().collect();
        crate::beside::fuel(&self.spec, &mut self.plan.weeks, from);
        for (day, past) in self.plan.weeks[from].days.iter_mut().zip(past) {
            *day = past;
        }
        level(&mut self.plan.weeks[from].days, today);
    }
}

/// Carbohydrate of the days ahead beside those of the same week that are past and stay: work days are no lower than easy ones
/// (rule G1).
fn level(days: &mut [training::Day], today: Date) {
    let works = |day: &training::Day| {
        day.sessions.iter().any(|s| match &s.content {
            Content::Run(run) => run.hard || matches!(run.run, RunKind::Race | RunKind::Test | RunKind::Long),
            _ => false,
        })
    };
    let past = |work: bool| {
        days.iter().filter(move |d| d.date < today && works(d) == work).filter_map(|d| d.carbohydrate_g_per_kg)
    };
    let most = past(true).fold(f64::INFINITY, f64::min);
    let least = past(false).fold(0.0, f64::max);
    for day in days.iter_mut().filter(|d| d.date >= today) {
        let Some(target) = day.carbohydrate_g_per_kg.filter(|t| *t > 0.0) else { continue };
        let levelled = if works(day) { target.max(least) } else { target.min(most) };
        if levelled.to_bits() != target.to_bits() {
            day.carbohydrate_g_per_kg = Some(levelled);
            day.carbohydrate_g = day.carbohydrate_g.map(|grams| (grams * levelled / target).round());
        }
    }
}
