//! A week of the plan to hang up.

use super::{Align, Ink, Mark, Sheet};
use crate::{
    format::{Units, long_day, prose},
    language::Language,
    words,
};
use training::{Content, Session, Week};

const EDGE: f64 = 40.0;
const ROOM: f64 = 515.0;
const BOTTOM: f64 = 815.0;
/// Largest and smallest type of a step; the largest that leaves the week on one page is taken.
const SIZES: [f64; 6] = [10.0, 9.0, 8.0, 7.0, 6.0, 5.0];

/// A week on a page: every day with its sessions and their steps, exercises and drills.
#[must_use]
pub fn week(week: &Week, units: Units, language: Language) -> Sheet {
    let mut last = Sheet::a4("", language);
    for size in SIZES {
        let (sheet, end) = laid(week, units, language, size);
        if end <= BOTTOM {
            return sheet;
        }
        last = sheet;
    }
    // Nothing smaller can be read: what lies below the page is left out.
    last.marks.retain(|mark| match mark {
        Mark::Text { at, .. } => at.1 <= BOTTOM,
        Mark::Line { points, .. } | Mark::Area { points, .. } => points.iter().all(|point| point.1 <= BOTTOM),
    });
    last
}

fn laid(week: &Week, units: Units, language: Language, size: f64) -> (Sheet, f64) {
    let title = format!("Week {}: {}, {}", week.index, words::phase(&week.phase), units.distance(week.distance_m));
    let mut sheet = Sheet::a4(&title, language);
    sheet.text((EDGE, 48.0), 16.0, (true, Align::Left, Ink::Black), &title, ROOM);
    let mut y = 74.0;
    for day in &week.days {
        sheet.rule((EDGE, y - size - 3.0), (EDGE + ROOM, y - size - 3.0), 0.5, Ink::Light);
        sheet.text((EDGE, y), size + 1.0, (true, Align::Left, Ink::Accent), &long_day(day.date), 150.0);
        let mut any = false;
        for session in day.sessions.iter().filter(|session| !matches!(session.content, Content::Rest {})) {
            any = true;
            y = written(&mut sheet, y, session, units, size);
        }
        if !any {
            sheet.text((EDGE + 160.0, y), size, (false, Align::Left, Ink::Grey), "Rest", 100.0);
            y += size * 1.5;
        }
        y += size * 0.8;
    }
    (sheet, y)
}

fn written(sheet: &mut Sheet, y: f64, session: &Session, units: Units, size: f64) -> f64 {
    let (left, room) = (EDGE + 160.0, ROOM - 160.0);
    // A box to tick.
    sheet.frame((left - 14.0, y - size * 0.75), size * 0.8, size * 0.8, Ink::Grey);
    // The sheet says it in its own language.
    let said = words::calendar(session, units, Language::English);
    let mut y = sheet.paragraph((left, y), size, (true, Ink::Black), &said.title, room);
    let why = session.why.as_str();
    let lines = said.description.lines().filter(|line| *line != why && !line.is_empty());
    for line in lines {
        y = sheet.paragraph((left + 8.0, y), size - 0.5, (false, Ink::Black), &prose(line, units), room - 8.0);
    }
    y + size * 0.3
}
