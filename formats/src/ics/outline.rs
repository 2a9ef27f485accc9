//! A calendar as a plan: what its events say of training.

use super::{CalendarEntry, read::decode};
use crate::{
    Error,
    planned::{self, Built, Drafted, Length, Minute, Part},
    workout_text,
};
use training::{Outline, OutlinedSession, Unread, When};

/// Reads a calendar as a plan. Cancelled events are left out; appointments that are no training are listed as not read.
///
/// A description is read line by line: steps as this program writes them (`6 × 400 m at mile pace, 3:25 to 3:30 /km; 90 s jogging`) or as workout text.
///
/// # Errors
/// As [`decode`].
pub fn outline(bytes: &[u8]) -> Result<Outline, Error> {
    let mut outline = Outline { whole_life: true, ..Outline::default() };
    for entry in decode(bytes)?.iter().filter(|entry| !entry.cancelled) {
        let title = entry.title.trim();
        let Described { steps, unread, why } = described(&entry.description);
        if steps.is_none() && !planned::is_training(title) && !entry.categories.iter().any(|c| planned::is_training(c))
        {
            outline.unread.push(Unread::at(None, &shown(entry), "no training was recognised in it; left out"));
            continue;
        }
        let length = planned::first_length(title, Minute::Metres).map(|(length, ..)| length);
        let told = length.filter(|length| matches!(length, Length::Metres(_))).filter(|_| steps.is_none());
        match planned::content(title, told, steps) {
            Ok((content, steps_told, unnamed)) => {
                outline.unread.extend(unread);
                let when = When::On(entry.date);
                outline.sessions.push(OutlinedSession {
                    when,
                    title: title.to_owned(),
                    content,
                    why,
                    steps_told,
                    unnamed,
                });
            }
            Err(why) => outline.unread.push(Unread::at(None, &shown(entry), why)),
        }
    }
    Ok(outline)
}

fn shown(entry: &CalendarEntry) -> String {
    format!("{} {}", entry.date, entry.title)
}

/// What a description says.
struct Described {
    steps: Option<Built>,
    unread: Vec<Unread>,
    /// What stands behind the steps.
    why: String,
}

fn described(description: &str) -> Described {
    if description.lines().any(|line| line.trim_start().starts_with("- ")) {
        let (built, unread) = workout_text::steps(description.lines().map(|line| (0, line)));
        let unread = unread.into_iter().map(|u| Unread { line: None, ..u }).collect();
        return Described { steps: Some(built).filter(|b| !b.blocks.is_empty()), unread, why: String::new() };
    }
    // Behind the steps comes why they are there: a sentence, which a step is not.
    let is_sentence = |at: usize, line: &str| at > 0 && line.trim_end().ends_with('.');
    let steps = description.lines().enumerate().take_while(|(at, line)| !is_sentence(*at, line));
    let parts: Vec<Part> = steps.map_while(|(_, line)| part(line)).collect();
    let why: Vec<&str> = description.lines().skip(parts.len()).collect();
    let steps = (!parts.is_empty()).then(|| planned::build(&parts));
    Described { steps, unread: Vec::new(), why: why.join(" ").trim().to_owned() }
}

/// `6 × 400 m at mile pace, 3:25 to 3:30 /km; 90 s jogging`, whole or not at all.
fn part(line: &str) -> Option<Part> {
    let (times, rest) = planned::repeats(line).unwrap_or((1, line));
    if !rest.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let draft =
        |text: &str| Drafted::of(text, Minute::Metres).filter(|d| d.asked.pace.is_some() || d.asked.speed.is_some());
    let drafts: Option<Vec<Drafted>> = rest.split(';').map(draft).collect();
    Some((times, drafts?))
}
