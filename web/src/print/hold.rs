//! Pictures of charts: the hold curve, a course.

use super::{Align, Ink, Mark, Sheet};
use crate::{
    format::{Units, clock},
    language::Language,
};
use app::documents::{HoldDocument, HoldPoint, RacePlan};

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 420.0;
/// The field: left, top, right, bottom.
const FIELD: (f64, f64, f64, f64) = (70.0, 60.0, 700.0, 370.0);
/// Times along the bottom, s.
const TICKS_S: [f64; 8] = [60.0, 120.0, 300.0, 600.0, 1200.0, 3600.0, 7200.0, 14_400.0];
const LINES: usize = 5;

/// The hold curve with its band: pace upwards, time to the right on a logarithmic scale.
#[must_use]
pub fn hold(hold: &HoldDocument, units: Units, language: Language) -> Sheet {
    let mut sheet = Sheet::new("What can be held", (WIDTH, HEIGHT), language);
    let (say, _) = crate::hold::headline(units, hold);
    sheet.paragraph((20.0, 26.0), 13.0, (true, Ink::Black), &say, WIDTH - 40.0);
    let points: Vec<&HoldPoint> =
        hold.curve.iter().filter(|p| (TICKS_S[0]..=TICKS_S[7]).contains(&p.duration_s)).collect();
    let (slow, fast) = points.iter().fold((f64::INFINITY, 0.0_f64), |(s, f), p| (s.min(p.low), f.max(p.high)));
    if slow >= fast {
        return sheet;
    }
    let x = |s: f64| across((s / TICKS_S[0]).ln() / (TICKS_S[7] / TICKS_S[0]).ln());
    let y = |mps: f64| down((fast - mps) / (fast - slow));
    let mut band: Vec<(f64, f64)> = points.iter().map(|p| (x(p.duration_s), y(p.high))).collect();
    band.extend(points.iter().rev().map(|p| (x(p.duration_s), y(p.low))));
    sheet.marks.push(Mark::Area { points: band, ink: Ink::Pale });
    let paces = |share: f64| units.pace(fast - (fast - slow) * share);
    frame(&mut sheet, paces);
    for s in TICKS_S {
        sheet.rule((x(s), FIELD.3), (x(s), FIELD.3 + 4.0), 0.6, Ink::Grey);
        let label = if s < 3600.0 { format!("{} min", s / 60.0) } else { format!("{} h", s / 3600.0) };
        sheet.text((x(s), FIELD.3 + 16.0), 9.0, (false, Align::Middle, Ink::Grey), &label, 60.0);
    }
    let curve = points.iter().map(|p| (x(p.duration_s), y(p.speed_mps))).collect();
    sheet.marks.push(Mark::Line { points: curve, width: 2.0, ink: Ink::Accent });
    let below = format!("stayer, {}. The band holds the truth with {:.0} % probability.", hold.on, hold.level * 100.0);
    sheet.text((FIELD.0, HEIGHT - 14.0), 9.0, (false, Align::Left, Ink::Grey), &below, WIDTH - 90.0);
    sheet
}

/// The heights of a race's course with the target of its stretches.
#[must_use]
pub fn course(plan: &RacePlan, units: Units, language: Language) -> Sheet {
    let name = plan.name.clone().unwrap_or_else(|| units.race(plan.distance_m));
    let mut sheet = Sheet::new(&format!("{name}, course"), (WIDTH, HEIGHT), language);
    let title = format!("{name}: {}, {}", clock(plan.target_s), units.pace_over(plan.distance_m, plan.target_s));
    sheet.own((20.0, 28.0), 13.0, (true, Align::Left, Ink::Black), &title, WIDTH - 40.0);
    let heights = plan.course.profile.iter().map(|p| p.height_m);
    let low = heights.clone().fold(f64::INFINITY, f64::min);
    let high = heights.fold(f64::NEG_INFINITY, f64::max);
    let (low, high) = if low < high { (low, high.max(low + 40.0)) } else { (0.0, 40.0) };
    let x = |m: f64| across(m / plan.distance_m);
    let y = |m: f64| down((high - m) / (high - low));
    let mut ground: Vec<(f64, f64)> = plan.course.profile.iter().map(|p| (x(p.at_m), y(p.height_m))).collect();
    let top = ground.clone();
    ground.extend([(FIELD.2, FIELD.3), (FIELD.0, FIELD.3)]);
    sheet.marks.push(Mark::Area { points: ground, ink: Ink::Pale });
    frame(&mut sheet, |share| units.height(high - (high - low) * share));
    sheet.marks.push(Mark::Line { points: top, width: 1.5, ink: Ink::Accent });
    for stop in &plan.fuel {
        sheet.rule((x(stop.at_m), FIELD.1), (x(stop.at_m), FIELD.3), 0.6, Ink::Light);
        let grams = format!("{:.0} g", stop.carbohydrate_g);
        sheet.text((x(stop.at_m), FIELD.1 - 4.0), 8.0, (false, Align::Middle, Ink::Grey), &grams, 60.0);
    }
    let end = units.distance(plan.distance_m);
    sheet.text((FIELD.0, FIELD.3 + 16.0), 9.0, (false, Align::Middle, Ink::Grey), "0", 20.0);
    sheet.text((FIELD.2, FIELD.3 + 16.0), 9.0, (false, Align::Right, Ink::Grey), &end, 80.0);
    sheet
}

fn across(share: f64) -> f64 {
    FIELD.0 + (FIELD.2 - FIELD.0) * share
}

fn down(share: f64) -> f64 {
    FIELD.1 + (FIELD.3 - FIELD.1) * share
}

/// Level lines with their labels.
fn frame(sheet: &mut Sheet, label: impl Fn(f64) -> String) {
    for i in 0..LINES {
        let share = i as f64 / (LINES - 1) as f64;
        sheet.rule((FIELD.0, down(share)), (FIELD.2, down(share)), 0.5, Ink::Light);
        sheet.text((FIELD.0 - 6.0, down(share) + 3.0), 9.0, (false, Align::Right, Ink::Grey), &label(share), 62.0);
    }
}
