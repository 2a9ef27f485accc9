//! The pace band: a strip to cut out and wrap around the wrist.

use super::{Align, Ink, Sheet};
use crate::{
    format::{Units, clock, number},
    language::Language,
};
use app::documents::{RacePlan, RaceSplit};

const EDGE: f64 = 30.0;
const STRIP: f64 = 170.0;
const ROW: f64 = 14.0;
const HEAD: f64 = 46.0;
/// Most rows of a strip.
const ROWS: usize = 50;
const SIZE: f64 = 9.0;
/// From this grade on an arrow of words stands beside the split.
const STEEP: f64 = 0.015;

/// The pace band of a race: every kilometre or mile with its time, the clock at its end, slopes, and what to take where.
#[must_use]
pub fn band(plan: &RacePlan, units: Units, language: Language) -> Sheet {
    let splits = if plan.mile_splits.is_empty() { &plan.splits } else { &plan.mile_splits };
    let name = plan.name.clone().unwrap_or_else(|| units.race(plan.distance_m));
    let mut sheet = Sheet::a4(&format!("{name}, pace band"), language);
    let strips = splits.chunks(ROWS).take(3);
    for (i, rows) in strips.enumerate() {
        let left = EDGE + i as f64 * (STRIP + 12.0);
        strip(&mut sheet, left, &name, plan, rows, units);
    }
    let below = "Cut along the frame. The first time is that of the stretch, the second the clock at its end.";
    sheet.text((EDGE, 820.0), 8.0, (false, Align::Left, Ink::Grey), below, 535.0);
    sheet
}

fn strip(sheet: &mut Sheet, left: f64, name: &str, plan: &RacePlan, rows: &[RaceSplit], units: Units) {
    let right = left + STRIP;
    let top = EDGE;
    sheet.block((left, top), STRIP, HEAD, Ink::Pale);
    sheet.own((left + 6.0, top + 15.0), 11.0, (true, Align::Left, Ink::Black), name, STRIP - 12.0);
    let pace = units.pace_over(plan.distance_m, plan.target_s);
    let goal = format!("{}   {pace}", clock(plan.target_s));
    sheet.own((left + 6.0, top + 29.0), SIZE, (false, Align::Left, Ink::Black), &goal, STRIP - 12.0);
    let heads = [(left + 24.0, units.word()), (left + 62.0, "split"), (left + 108.0, "clock")];
    for (x, head) in heads {
        sheet.text((x, top + 41.0), 7.5, (false, Align::Right, Ink::Grey), head, 60.0);
    }
    for (i, split) in rows.iter().enumerate() {
        let y = top + HEAD + i as f64 * ROW;
        if i % 5 == 4 {
            sheet.block((left, y), STRIP, ROW, Ink::Pale);
        }
        let line = y + ROW - 4.0;
        let place = units.distance_short((split.to_m * 10.0).round() / 10.0);
        sheet.text((left + 24.0, line), SIZE, (true, Align::Right, Ink::Black), &place, 30.0);
        sheet.text((left + 62.0, line), SIZE, (false, Align::Right, Ink::Black), &clock(split.target_s), 36.0);
        sheet.text((left + 108.0, line), SIZE, (true, Align::Right, Ink::Accent), &clock(split.cumulative_s), 46.0);
        let beside = beside(plan, split);
        sheet.text((right - 4.0, line), 7.5, (false, Align::Right, Ink::Grey), &beside, right - left - 114.0);
        sheet.rule((left, y + ROW), (right, y + ROW), 0.3, Ink::Light);
    }
    sheet.frame((left, top), STRIP, HEAD + rows.len() as f64 * ROW, Ink::Grey);
}

/// What to take on a stretch, else how it slopes.
fn beside(plan: &RacePlan, split: &RaceSplit) -> String {
    let taken = plan.fuel.iter().find(|stop| stop.at_m > split.from_m && stop.at_m <= split.to_m);
    match taken {
        Some(stop) => format!("{} g", number(stop.carbohydrate_g, 0)),
        None if split.grade.abs() >= STEEP => {
            let way = if split.grade > 0.0 { "up" } else { "down" };
            format!("{way} {} %", number(split.grade.abs() * 100.0, 0))
        }
        None => String::new(),
    }
}
