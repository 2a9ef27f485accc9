//! A plan as a grid of weeks in YAML: seven workouts a week, in words.
//!
//! ```yaml
//! name: My plan
//! units: km            # or mi
//! type: Half Marathon
//! start: 2026-12-07    # a Monday; may be left out
//! schedule:
//! - description: Week 1
//!   workouts:
//!   - title: Rest
//!   - title: '{8} easy run'
//!     distance: 8
//!   - title: 6 x 400 m at 5k pace with 200 m jog
//!     distance: 9
//! ```

mod write;

pub use write::{GridLoss, encode, losses};

use crate::{
    Error,
    planned::{self, Length},
    xml,
    yaml::{self, Node, Value},
};
use jiff::{ToSpan, civil::Date};
use quantity::{counted, race_distance};
use training::{Outline, OutlinedSession, Unread, When};

/// More weeks than any plan has.
const MOST_WEEKS: usize = 104;
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The bytes look like a grid of weeks: a line begins with the key of its list.
#[must_use]
pub fn is_week_grid(bytes: &[u8]) -> bool {
    let (text, _) = xml::text_of(bytes);
    text.lines().any(|line| ["schedule:", "weeks:"].iter().any(|key| line.starts_with(key)))
}

/// Reads a grid of weeks. Days are counted from the first Monday where no `start` is named. Of a range of distances the middle counts.
///
/// # Errors
/// [`Error::Empty`] for no byte; [`Error::Unreadable`] where it is not the YAML read here, or has no weeks.
pub fn decode(bytes: &[u8]) -> Result<Outline, Error> {
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    let (text, _) = xml::text_of(bytes);
    let root = yaml::read(&text)?;
    let unreadable = |what: &str| Error::Unreadable { format: "week grid", at: 0, what: what.to_owned() };
    let weeks = root.get("schedule").or_else(|| root.get("weeks")).map_or(&[][..], Node::list);
    if weeks.is_empty() {
        return Err(unreadable("no weeks found; expected a list named schedule, with the workouts of each week"));
    }
    if weeks.len() > MOST_WEEKS {
        return Err(unreadable("more than 104 weeks, which no plan has"));
    }
    let mut outline = Outline { whole_life: true, ..Outline::default() };
    let grid = Grid { miles: miles(&root, &mut outline), start: start(&root, &mut outline) };
    outline.goal_m = root.get("type").and_then(|node| race_distance::parse(node.text()));
    for (place, week) in weeks.iter().enumerate() {
        grid.week(place, week, &mut outline);
    }
    Ok(outline)
}

fn miles(root: &Node, outline: &mut Outline) -> bool {
    let Some(node) = root.get("units") else { return false };
    match node.text().to_lowercase().as_str() {
        "mi" | "mile" | "miles" => true,
        "km" | "kilometres" | "kilometers" => false,
        other => {
            outline.unread.push(Unread::at(Some(node.line), other, "units are km or mi; read as km"));
            false
        }
    }
}

fn start(root: &Node, outline: &mut Outline) -> Option<Date> {
    let node = root.get("start")?;
    let date: Option<Date> = node.text().parse().ok();
    if date.is_none() {
        let why = "a start is a date such as 2026-12-07; weeks were counted without one";
        outline.unread.push(Unread::at(Some(node.line), node.text(), why));
    }
    date
}

struct Grid {
    miles: bool,
    start: Option<Date>,
}

impl Grid {
    fn week(&self, place: usize, week: &Node, outline: &mut Outline) {
        let workouts = week.get("workouts").or_else(|| week.get("days")).unwrap_or(week);
        if let Value::List(days) = &workouts.value {
            if days.len() != 7 {
                let why = "a week has seven workouts; they were laid on its days from Monday on";
                outline.unread.push(Unread::at(Some(week.line), &counted(days.len(), "workout", "workouts"), why));
            }
            days.iter().take(7).enumerate().for_each(|(day, node)| self.workout(place, day, node, outline));
            return;
        }
        for (key, node) in workouts.map() {
            let name = key.to_lowercase();
            match DAYS.iter().position(|day| name.starts_with(day)) {
                Some(day) => self.workout(place, day, node, outline),
                None if matches!(name.as_str(), "description" | "title" | "week" | "note") => {}
                None => {
                    outline.unread.push(Unread::at(Some(node.line), key, "neither workouts nor a weekday; left out"))
                }
            }
        }
    }

    fn workout(&self, week: usize, day: usize, node: &Node, outline: &mut Outline) {
        let said = |key: &str| node.get(key).map_or("", Node::text);
        let title = if node.map().is_empty() { node.text() } else { said("title") };
        let (title, description) = (self.plain(title), self.plain(said("description")));
        if title.is_empty() && description.is_empty() {
            return;
        }
        let tags: Vec<&str> = node.get("tags").map_or(&[][..], Node::list).iter().map(Node::text).collect();
        let told = node.get("distance").and_then(|node| self.distance(node, outline));
        let in_description = !planned::names_repeats(&title) && planned::names_repeats(&description);
        let words = if in_description { format!("{title}: {description}") } else { title.clone() };
        let index = (week * 7 + day) as u32;
        let when = match self.start.map(|start| start.checked_add(i64::from(index).days())) {
            Some(Ok(date)) => When::On(date),
            _ => When::Day(index),
        };
        let named = planned::content(&words, told, None);
        match named
            .or_else(|why| if tags.is_empty() { Err(why) } else { planned::content(&tags.join(" "), told, None) })
        {
            Ok((content, steps_told, unnamed)) => {
                let has_figures = description.contains(|c: char| c.is_ascii_digit());
                if has_figures && !in_description && matches!(content, training::Content::Run(_)) {
                    let why = "words beside the title, not read as steps";
                    outline.unread.push(Unread::at(Some(node.line), &description, why));
                }
                outline.sessions.push(OutlinedSession {
                    when,
                    title,
                    content,
                    why: String::new(),
                    steps_told,
                    unnamed,
                });
            }
            Err(why) => outline.unread.push(Unread::at(Some(node.line), &words, why)),
        }
    }

    /// Distances in braces with their unit: `{5} run` and `{5:8} run` become `5 mi run`.
    fn plain(&self, text: &str) -> String {
        let unit = if self.miles { "mi" } else { "km" };
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, inside)) = rest.split_once('{') {
            out.push_str(before);
            let Some((inner, behind)) = inside.split_once('}') else {
                rest = inside;
                continue;
            };
            out.push_str(inner.split(':').next().unwrap_or_default());
            out.push(' ');
            out.push_str(unit);
            rest = behind;
        }
        out.push_str(rest);
        out.trim().to_owned()
    }

    fn distance(&self, node: &Node, outline: &mut Outline) -> Option<Length> {
        let of = |text: &str| text.trim().parse::<f64>().ok().filter(|n| n.is_finite() && *n >= 0.0 && *n < 1000.0);
        let numbers: Option<Vec<f64>> = match &node.value {
            Value::List(nodes) => nodes.iter().map(|node| of(node.text())).collect(),
            _ => of(node.text()).map(|number| vec![number]),
        };
        match numbers.filter(|numbers| !numbers.is_empty()) {
            Some(numbers) => {
                let middle = numbers.iter().sum::<f64>() / numbers.len() as f64;
                let scale = if self.miles { race_distance::MILE.m() } else { 1000.0 };
                (middle > 0.0).then_some(Length::Metres(middle * scale))
            }
            None => {
                let why = "a distance is a number from 0 to 1000, or two in brackets";
                outline.unread.push(Unread::at(Some(node.line), node.text(), why));
                None
            }
        }
    }
}
