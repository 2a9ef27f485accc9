//! A week of the plan to hang up.

use super::{Align, Ink, Sheet, sheet::LINE};
use crate::{
    format::{Units, long_day, prose},
    language::Language,
    words,
};
use training::{Content, Session, Week};

const EDGE: f64 = 40.0;
const ROOM: f64 = 515.0;
/// The days stand at the edge, their sessions from here on.
const LEFT: f64 = EDGE + 160.0;
const TOP: f64 = 74.0;
const BOTTOM: f64 = 815.0;
/// Largest and smallest type of a step; the largest that leaves the week on one page is taken.
const SIZES: [f64; 6] = [10.0, 9.0, 8.0, 7.0, 6.0, 5.0];
/// Type of a week that not even the smallest leaves on one page.
const OVER_PAGES: f64 = 9.0;

/// A week on a page, or on as many as it needs: every day with its sessions and their steps, exercises and drills.
#[must_use]
pub fn week(week: &Week, units: Units, language: Language) -> Sheet {
    let one = SIZES.into_iter().map(|size| Pen::new(week, units, language, size).sheet).find(|sheet| sheet.pages == 1);
    one.unwrap_or_else(|| Pen::new(week, units, language, OVER_PAGES).numbered())
}

/// What writes from line to line and from page to page.
struct Pen {
    sheet: Sheet,
    units: Units,
    size: f64,
    /// Baseline of the next line.
    y: f64,
    /// The day that is written.
    day: String,
}

impl Pen {
    fn new(week: &Week, units: Units, language: Language, size: f64) -> Self {
        let title = format!("Week {}: {}, {}", week.index, words::phase(&week.phase), units.distance(week.distance_m));
        let mut sheet = Sheet::a4(&title, language);
        sheet.text((EDGE, 48.0), 16.0, (true, Align::Left, Ink::Black), &title, ROOM);
        let mut pen = Self { sheet, units, size, y: TOP, day: String::new() };
        for day in &week.days {
            pen.day = long_day(day.date);
            let mut sessions = day.sessions.iter().filter(|session| !matches!(session.content, Content::Rest {}));
            match sessions.next() {
                Some(first) => {
                    pen.session(first, true);
                    sessions.for_each(|session| pen.session(session, false));
                }
                None => {
                    pen.begin(1.0, true);
                    pen.sheet.text((LEFT, pen.y), size, (false, Align::Left, Ink::Grey), "Rest", 100.0);
                    pen.y += size * 1.5;
                }
            }
            pen.y += size * 0.8;
        }
        pen
    }

    /// A session with a box to tick, on one page where a page holds it.
    fn session(&mut self, session: &Session, new_day: bool) {
        let size = self.size;
        // The sheet says it in its own language.
        let said = words::calendar(session, self.units, Language::English);
        let room = EDGE + ROOM - LEFT;
        let why = session.why.as_str();
        let mut lines: Vec<(bool, String)> =
            self.sheet.lines(size, true, &said.title, room).into_iter().map(|line| (true, line)).collect();
        for line in said.description.lines().filter(|line| *line != why && !line.is_empty()) {
            let lines_of = self.sheet.lines(size - 0.5, false, &prose(line, self.units), room - 8.0);
            lines.extend(lines_of.into_iter().map(|line| (false, line)));
        }
        self.begin(lines.len() as f64, new_day);
        self.sheet.frame((LEFT - 14.0, self.y - size * 0.75), size * 0.8, size * 0.8, Ink::Grey);
        for (title, line) in &lines {
            self.begin(1.0, false);
            let (indent, of) = if *title { (0.0, size) } else { (8.0, size - 0.5) };
            let style = (*title, Align::Left, Ink::Black);
            self.sheet.own((LEFT + indent, self.y), of, style, line, room - indent);
            self.y += of * LINE;
        }
        self.y += size * 0.3;
    }

    /// Goes on on the next page where so many lines would not fit on this one but on a page; the day is named where it begins and on
    /// the top of a page.
    fn begin(&mut self, lines: f64, new_day: bool) {
        let start = (self.sheet.pages - 1) as f64 * self.sheet.height;
        let needed = (lines * self.size * LINE).min(BOTTOM - TOP);
        let turned = self.y > start + TOP && self.y + needed - self.size > start + BOTTOM;
        if turned {
            self.sheet.pages += 1;
            self.y = start + self.sheet.height + TOP;
        }
        if new_day || turned {
            let (y, size) = (self.y, self.size);
            self.sheet.rule((EDGE, y - size - 3.0), (EDGE + ROOM, y - size - 3.0), 0.5, Ink::Light);
            self.sheet.text((EDGE, y), size + 1.0, (true, Align::Left, Ink::Accent), &self.day, 150.0);
        }
    }

    /// The pages with their numbers.
    fn numbered(self) -> Sheet {
        let mut sheet = self.sheet;
        for page in 0..sheet.pages {
            let at = (EDGE + ROOM, page as f64 * sheet.height + 48.0);
            sheet.own(at, 10.0, (false, Align::Right, Ink::Grey), &format!("{} / {}", page + 1, sheet.pages), 60.0);
            if page > 0 {
                let title = sheet.title.clone();
                sheet.own((EDGE, at.1), 10.0, (false, Align::Left, Ink::Grey), &title, ROOM - 70.0);
            }
        }
        sheet
    }
}
