//! Words for a set of repeats.

use crate::format;
use app::documents::{NextDose, RepeatRow, RepeatSet, RepeatsFound};

/// How the set went and what to run next time.
#[must_use]
pub fn repeat_set(set: &RepeatSet, repeats: usize) -> String {
    let held = match set.dose {
        NextDose::Fewer => {
            format!("You held {} of {repeats} repeats; the next one was more than 5 % slower than the first.", set.held)
        }
        NextDose::Same => format!("You held all {repeats} repeats."),
        NextDose::More => format!("You held all {repeats} repeats with room to spare."),
    };
    let next = match set.dose {
        NextDose::Fewer if set.next < 2 => "Next time start slower, or rest longer between them.".to_owned(),
        NextDose::Fewer => format!("Next time stop after {}, at the same pace.", set.next),
        NextDose::Same => format!("Next time {} again, at the same pace.", set.next),
        NextDose::More => format!("Next time up to {}, at the same pace.", set.next),
    };
    format!("{held} {next}")
}

/// By how much the set faded, with its band; nothing for fewer than three repeats.
#[must_use]
pub fn repeat_fade(set: &RepeatSet) -> Option<String> {
    let fade = set.fade.filter(|fade| fade.low.is_finite() && fade.high.is_finite())?;
    Some(format!(
        "From the first to the last the time per metre changed by {} ({:.0} %: {} to {}).",
        format::change(fade.value),
        fade.level * 100.0,
        format::change(fade.low),
        format::change(fade.high)
    ))
}

/// Where the repeats were found.
#[must_use]
pub const fn repeats_found(found: &RepeatsFound) -> &'static str {
    match found {
        RepeatsFound::PlannedSteps => "Found by the steps of the workout in the file.",
        RepeatsFound::Laps => "Found by the watch's laps.",
        RepeatsFound::Signal => "Found in the speed alone.",
    }
}

/// A repeat against its target.
#[must_use]
pub fn off_target(repeat: &RepeatRow) -> String {
    match repeat.off_target {
        None => format::NONE.to_owned(),
        Some(off) if off.abs() < 0.0005 => "on target".to_owned(),
        Some(off) if off < 0.0 => format!("{} too slow", format::percent(-off, 1)),
        Some(off) => format!("{} too fast", format::percent(off, 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_set_says_where_to_stop_and_a_first_repeat_too_fast_says_so() {
        let mut set = RepeatSet { found: RepeatsFound::Laps, held: 4, fade: None, dose: NextDose::Fewer, next: 4 };
        assert_eq!(
            repeat_set(&set, 6),
            "You held 4 of 6 repeats; the next one was more than 5 % slower than the first. Next time stop after 4, at the same pace."
        );
        (set.held, set.next) = (1, 1);
        assert!(repeat_set(&set, 6).ends_with("Next time start slower, or rest longer between them."));
        assert_eq!(repeat_fade(&set), None);
    }
}
