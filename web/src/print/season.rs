//! The season on a page: a line a week.

use super::{Align, Ink, Sheet};
use crate::{
    format::{Units, year_day},
    language::Language,
    words,
};
use training::{Content, Plan, RunKind, RunSession, Week};

const EDGE: f64 = 40.0;
const ROOM: f64 = 515.0;
const TOP: f64 = 88.0;
const BOTTOM: f64 = 815.0;
const MOST_ROW: f64 = 24.0;
/// Left edges of the columns.
const PHASE: f64 = EDGE + 96.0;
const BAR: f64 = EDGE + 160.0;
const BAR_ROOM: f64 = 130.0;
const LONG: f64 = BAR + BAR_ROOM + 58.0;
const WHAT: f64 = LONG + 14.0;

/// The season: every week with its phase, a bar of its running with the hard part filled, its longest run and what it holds.
#[must_use]
pub fn season(plan: &Plan, units: Units, language: Language) -> Sheet {
    let title = plan.goal.as_ref().map_or_else(|| "The season".to_owned(), |goal| format!("Season to {}", goal.name));
    let mut sheet = Sheet::a4(&title, language);
    sheet.text((EDGE, 48.0), 16.0, (true, Align::Left, Ink::Black), &title, ROOM);
    let heads = [(EDGE, "Week"), (PHASE, "Phase"), (BAR, "Running; the dark part is hard"), (WHAT, "What is in it")];
    for (x, head) in heads {
        sheet.text((x, TOP - 14.0), 8.0, (false, Align::Left, Ink::Grey), head, 150.0);
    }
    sheet.text((LONG, TOP - 14.0), 8.0, (false, Align::Right, Ink::Grey), "Longest", 50.0);
    let row = ((BOTTOM - TOP) / plan.weeks.len().max(1) as f64).min(MOST_ROW);
    let most = plan.weeks.iter().map(|week| week.distance_m.m()).fold(1.0, f64::max);
    for (i, week) in plan.weeks.iter().enumerate() {
        line(&mut sheet, TOP + i as f64 * row, row, week, most, units);
    }
    sheet
}

fn line(sheet: &mut Sheet, y: f64, row: f64, week: &Week, most: f64, units: Units) {
    let size = (row * 0.5).clamp(4.0, 9.5);
    let base = y + row * 0.65;
    sheet.rule((EDGE, y), (EDGE + ROOM, y), 0.3, Ink::Light);
    let number = format!("{}  {}", week.index, sheet.language.tell(&year_day(week.start)));
    sheet.own((EDGE, base), size, (false, Align::Left, Ink::Black), &number, 92.0);
    let easier = if week.easier { ", easier" } else { "" };
    let phase = format!("{}{easier}", words::phase(&week.phase));
    sheet.text((PHASE, base), size, (false, Align::Left, Ink::Grey), &phase, 62.0);
    let long = |metres: f64| metres / most * BAR_ROOM;
    sheet.block((BAR, y + row * 0.2), long(week.distance_m.m()), row * 0.6, Ink::Light);
    sheet.block((BAR, y + row * 0.2), long(week.hard_distance_m.m().min(week.distance_m.m())), row * 0.6, Ink::Accent);
    let total = units.distance_whole(week.distance_m);
    sheet.text((BAR + long(week.distance_m.m()) + 3.0, base), size, (false, Align::Left, Ink::Black), &total, 30.0);
    let runs = week.days.iter().flat_map(|day| &day.sessions).filter_map(|session| match &session.content {
        Content::Run(run) => Some(run),
        _ => None,
    });
    let longest = runs.clone().map(|run| run.distance_m.m()).fold(0.0, f64::max);
    sheet.text((LONG, base), size, (false, Align::Right, Ink::Black), &units.distance(longest), 50.0);
    let mut holds: Vec<String> = Vec::new();
    let plain = |run: &RunSession| matches!(run.run, RunKind::Easy | RunKind::Long | RunKind::Steady);
    for run in runs.filter(|run| run.hard || !plain(run)) {
        holds.push(words::run_kind(&run.run).to_owned());
    }
    let lifts =
        week.days.iter().flat_map(|day| &day.sessions).filter(|s| matches!(s.content, Content::Strength(_))).count();
    if lifts > 0 {
        holds.push(format!("lifting × {lifts}"));
    }
    sheet.text((WHAT, base), size, (false, Align::Left, Ink::Black), &holds.join(", "), EDGE + ROOM - WHAT);
}
