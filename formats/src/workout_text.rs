//! Workout text: steps behind dashes, sections with or without a number of repeats.
//!
//! ```text
//! 2026-12-01 Repeats
//! Warmup
//! - 10m 6:00-5:30/km Pace
//!
//! Main Set 6x
//! - 400mtr 3:40/km Pace
//! - 200mtr Z1 Pace
//! ```
//!
//! A line that begins with a date begins the session of that day, so that one file can hold a plan; without one the file is a single workout.

mod write;

pub use write::encode;

use crate::{
    Error,
    planned::{self, Built, Drafted, MOST_REPEATS, Minute, Part},
    xml,
};
use training::{Outline, OutlinedSession, Role, Unread, When};

/// Most lines of a file.
const MOST_LINES: usize = 50_000;

/// Reads workout text.
///
/// # Errors
/// [`Error::Empty`] for no byte; [`Error::Unreadable`] for a text without a step, or of more than 50 000 lines.
pub fn decode(bytes: &[u8]) -> Result<Outline, Error> {
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    let (text, _) = xml::text_of(bytes);
    let unreadable = |at, what: &str| Error::Unreadable { format: "workout text", at, what: what.to_owned() };
    if text.lines().count() > MOST_LINES {
        return Err(unreadable(0, "more than 50000 lines; name the files of one plan only"));
    }
    let mut outline = Outline::default();
    let mut session = Opened { head: None, when: When::Unsaid, title: String::new(), lines: Vec::new() };
    for (number, line) in text.lines().enumerate().map(|(i, line)| (i + 1, line.trim())) {
        if let Some((date, title)) = planned::leading_date(line.trim_start_matches('#').trim_start()) {
            session.close(&mut outline);
            session = Opened { head: Some(number), when: When::On(date), title: title.to_owned(), lines: Vec::new() };
        } else {
            session.lines.push((number, line));
        }
    }
    session.close(&mut outline);
    if outline.sessions.is_empty() {
        return Err(unreadable(0, "no step found; a step is a line such as \"- 10m 6:00-5:30/km Pace\""));
    }
    Ok(outline)
}

/// A session whose lines are being gathered.
struct Opened<'a> {
    /// Line of its date.
    head: Option<usize>,
    when: When,
    title: String,
    lines: Vec<(usize, &'a str)>,
}

impl Opened<'_> {
    fn close(self, outline: &mut Outline) {
        let (built, mut unread) = steps(self.lines.iter().copied());
        let has_steps = !built.blocks.is_empty();
        let text = self.title.clone();
        if has_steps || (self.when != When::Unsaid && !text.is_empty()) {
            match planned::content(&self.title, None, has_steps.then_some(built)) {
                Ok((content, steps_told, unnamed)) => outline.sessions.push(OutlinedSession {
                    when: self.when,
                    title: self.title,
                    content,
                    why: String::new(),
                    steps_told,
                    unnamed,
                }),
                Err(why) => unread.insert(0, Unread::at(self.head, &text, why)),
            }
        }
        outline.unread.extend(unread);
    }
}

/// The structure that numbered lines make, and what of them was not understood.
pub fn steps<'a>(lines: impl Iterator<Item = (usize, &'a str)>) -> (Built, Vec<Unread>) {
    let mut parts: Vec<Part> = Vec::new();
    let mut unread = Vec::new();
    let mut section = Section::default();
    for (number, line) in lines {
        let line = line.trim();
        if let Some(step) = line.strip_prefix(['-', '•', '*']) {
            match step_of(step, section.role) {
                Ok((draft, loss)) => {
                    section.drafts.push(draft);
                    unread.extend(loss.map(|why| Unread::at(Some(number), line, why)));
                }
                Err(why) => unread.push(Unread::at(Some(number), line, why)),
            }
            continue;
        }
        section.close(&mut parts);
        if line.is_empty() {
            continue;
        }
        match heading(line) {
            Some(found) => section = found,
            None if parts.is_empty() => {} // words before the workout
            None => unread.push(Unread::at(Some(number), line, "neither a step nor a section; left out")),
        }
    }
    section.close(&mut parts);
    (planned::build(&parts), unread)
}

#[derive(Default)]
struct Section {
    times: u32,
    role: Option<Role>,
    drafts: Vec<Drafted>,
}

impl Section {
    fn close(&mut self, parts: &mut Vec<Part>) {
        let section = std::mem::take(self);
        if section.drafts.is_empty() {
            return;
        }
        if section.times > 1 {
            parts.push((section.times, section.drafts));
        } else {
            parts.extend(section.drafts.into_iter().map(|draft| (1, vec![draft])));
        }
    }
}

/// `Warmup`, `Main Set 6x`, `6x`.
fn heading(line: &str) -> Option<Section> {
    let lower = line.to_lowercase();
    let last = lower.split_whitespace().next_back()?;
    let times = last.strip_suffix('x').and_then(|n| n.parse::<u32>().ok()).filter(|n| (1..=MOST_REPEATS).contains(n));
    let role = role_of(&lower);
    (times.is_some() || role.is_some() || lower.split_whitespace().count() <= 4).then(|| Section {
        times: times.unwrap_or(1),
        role,
        drafts: Vec::new(),
    })
}

fn role_of(lower: &str) -> Option<Role> {
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if has(&["warm"]) {
        Some(Role::Warmup)
    } else if has(&["cool"]) {
        Some(Role::Cooldown)
    } else {
        None
    }
}

/// One step behind its dash, and what of it says nothing here.
fn step_of(text: &str, role: Option<Role>) -> Result<(Drafted, Option<String>), String> {
    let mut draft = Drafted::of(text, Minute::Minutes)
        .ok_or("it has no time or distance, such as 10m, 1h30m, 400mtr or 2km; left out")?;
    let lower = text.to_lowercase();
    draft.role = role_of(&lower).or(role);
    if draft.role.is_none() && ["recover", "rest"].iter().any(|word| lower.contains(word)) {
        draft.role = Some(Role::Recovery);
    }
    let loss = if draft.asked.power {
        Some("a target of power says no pace; the step was counted by what it is for".to_owned())
    } else if draft.asked.by_zone {
        Some("a zone or a share was read as a named pace, which is a default and not a finding".to_owned())
    } else if lower.contains("ramp") {
        Some("a ramp was read as even running at the middle of its range".to_owned())
    } else {
        None
    };
    Ok((draft, loss))
}
