//! What people type into the log, and how it is shown again.

use crate::parse;
use app::{
    RpeOf,
    catalogue::movement_check::{Score, Scored},
    documents::{CheckScore, LoggedSet},
    kilograms,
};
use quantity::Distance;
use training::Check;
use web::format;

/// A word of a movement check.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    /// A test's score.
    Score(Score),
    /// A finding, found or not.
    Finding(String, bool),
}

/// `412` or `2026-11-22`.
pub fn rated(text: &str) -> Result<RpeOf, String> {
    match text.parse() {
        Ok(id) => Ok(RpeOf::Activity(id)),
        Err(_) => parse::date(text)
            .map(RpeOf::Day)
            .map_err(|_| format!("{text:?} is neither an activity's number nor a day; write e.g. 412 or 2026-11-22")),
    }
}

/// `yes` or `no`.
pub fn yes(text: &str) -> Result<bool, String> {
    match text.to_ascii_lowercase().as_str() {
        "yes" | "true" => Ok(true),
        "no" | "false" => Ok(false),
        _ => Err(format!("{text:?}: write yes or no")),
    }
}

/// `61.2`, `61.2kg`, `135lb`.
pub fn mass(text: &str) -> Result<f64, String> {
    kilograms(text).ok_or_else(|| format!("{text:?} is no mass; write e.g. 61.2, 61.2kg or 135lb"))
}

/// `overhead_squat=2`, `step_down=2/3`, `knee_to_wall=9cm/11cm`, `pain=yes`.
pub fn told(text: &str) -> Result<Told, String> {
    let wrong = || {
        format!(
            "{text:?}: write TEST=SCORE, 0 to 3, left/right where it has sides, or FINDING=yes or no, e.g. step_down=2/3 pain=no"
        )
    };
    let (name, value) = text.split_once('=').ok_or_else(wrong)?;
    let (test, value) = (name.trim().to_owned(), value.trim());
    if let Ok(found) = yes(value) {
        return Ok(Told::Finding(test, found));
    }
    let sides = value.split_once('/').or_else(|| value.split_once(','));
    let scored = match sides {
        None => Scored::Whole(value.parse().map_err(|_| wrong())?),
        Some((left, right)) => match (left.trim().parse(), right.trim().parse()) {
            (Ok(left), Ok(right)) => Scored::Sides { left, right },
            _ => Scored::Reach { left: reach(left).ok_or_else(wrong)?, right: reach(right).ok_or_else(wrong)? },
        },
    };
    Ok(Told::Score(Score { test, scored }))
}

fn reach(text: &str) -> Option<Distance> {
    let cm: f64 = text.trim().strip_suffix("cm")?.trim().parse().ok()?;
    Some(Distance::from_m(cm / 100.0))
}

/// Sets as they are typed.
pub fn sets(sets: &[LoggedSet]) -> String {
    let words = |set: &LoggedSet| {
        let warm_up = if set.warm_up { "w" } else { "" };
        let count = set.reps.map(|reps| reps.to_string()).or(set.hold_s.map(|s| format!("{s}s"))).unwrap_or_default();
        let load = set.load_kg.map(|kg| format!("@{}kg", tenths(kg))).unwrap_or_default();
        (warm_up, format!("{count}{load}"))
    };
    let mut shown = Vec::new();
    for alike in sets.chunk_by(|a, b| a == b) {
        let (warm_up, one) = words(&alike[0]);
        shown.push(if alike.len() > 1 { format!("{warm_up}{}x{one}", alike.len()) } else { format!("{warm_up}{one}") });
    }
    shown.join(" ")
}

fn tenths(number: f64) -> String {
    format::number(number, 1).trim_end_matches(".0").to_owned()
}

/// Milliseconds of seconds.
pub fn milliseconds(s: Option<f64>) -> String {
    s.map(|s| format::number(s * 1000.0, 0)).unwrap_or_default()
}

/// The findings, by name.
pub fn found(check: &Check) -> String {
    let named = [
        (check.knees_cave_in, "knees cave in"),
        (check.tight_hip_flexors, "tight hip flexors"),
        (check.quiet_glutes, "quiet glutes"),
        (check.left_right_difference, "sides differ"),
        (check.pain, "pain"),
    ];
    let found: Vec<&str> = named.iter().filter(|(found, _)| *found).map(|(_, name)| *name).collect();
    if found.is_empty() { "nothing found".into() } else { found.join(", ") }
}

/// The scores as they are typed; nothing where there are none.
pub fn scored(scores: &[CheckScore]) -> Option<String> {
    let cm = |m: Option<f64>| m.map(|m| format!("{}cm", tenths(m * 100.0)));
    let mark = |mark: Option<u8>| mark.map(|mark| mark.to_string());
    let shown: Vec<String> = scores
        .iter()
        .filter_map(|score| {
            let sides = mark(score.left).zip(mark(score.right)).or(cm(score.left_m).zip(cm(score.right_m)));
            let value = mark(score.whole).or(sides.map(|(left, right)| format!("{left}/{right}")))?;
            Some(format!("{}={value}", score.test))
        })
        .collect();
    (!shown.is_empty()).then(|| shown.join(" "))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn scores_and_findings_are_read() {
        let score = |test: &str, scored| Ok(Told::Score(Score { test: test.into(), scored }));
        assert_eq!(told("overhead_squat=2"), score("overhead_squat", Scored::Whole(2)));
        assert_eq!(told("step_down = 2/3"), score("step_down", Scored::Sides { left: 2, right: 3 }));
        let reach = Scored::Reach { left: Distance::from_m(0.09), right: Distance::from_m(0.115) };
        assert_eq!(told("knee_to_wall=9cm/11.5cm"), score("knee_to_wall", reach));
        assert_eq!(told("pain=no"), Ok(Told::Finding("pain".into(), false)));
        for text in ["pain", "x=", "x=2/", "x=-1", "x=300", "x=2/3cm", "x=a/b", "=", "x=NaNcm/1cm2"] {
            assert!(told(text).unwrap_err().contains("write TEST=SCORE"), "{text}");
        }
    }

    #[test]
    fn what_is_shown_can_be_typed_again() {
        let set = |reps, warm_up| LoggedSet { reps: Some(reps), load_kg: Some(60.0), warm_up, hold_s: None };
        assert_eq!(sets(&[set(8, true), set(10, false), set(10, false), set(9, false)]), "w8@60kg 2x10@60kg 9@60kg");
        let hold = LoggedSet { hold_s: Some(45.0), ..LoggedSet::default() };
        assert_eq!(sets(&[hold; 3]), "3x45s");
    }
}
