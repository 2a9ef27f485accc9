//! Words for a set of repeats.

use crate::format;
use app::documents::{NextDose, RepeatRow, RepeatSet, RepeatsFound};

/// How the set went and what to run next time; of `repeats` in all, some may be no part of it.
#[must_use]
pub fn repeat_set(set: &RepeatSet, repeats: usize) -> String {
    let of = set.of;
    let which = if of < repeats {
        format!("Repeats {} to {} are the set. ", set.first, set.first + of.saturating_sub(1))
    } else {
        String::new()
    };
    let held = match set.dose {
        NextDose::Fewer => {
            format!("You held {} of {of} repeats; the next one was more than 5 % slower than the first.", set.held)
        }
        NextDose::Same => format!("You held all {of} repeats."),
        NextDose::More => format!("You held all {of} repeats with room to spare."),
    };
    let next = match set.dose {
        NextDose::Fewer if set.next < 2 => "Next time start slower, or rest longer between them.".to_owned(),
        NextDose::Fewer => format!("Next time stop after {}, at the same pace.", set.next),
        NextDose::Same => format!("Next time {} again, at the same pace.", set.next),
        NextDose::More => format!("Next time up to {}, at the same pace.", set.next),
    };
    format!("{which}{held} {next}")
}

/// Which repeats the watch was stopped in, and for how long; nothing where it never was.
#[must_use]
pub fn repeats_stopped(repeats: &[RepeatRow]) -> Option<String> {
    let stopped: Vec<String> = repeats
        .iter()
        .zip(1..)
        .map(|(repeat, number)| (number, repeat.elapsed_s - repeat.timer_s))
        .filter(|(_, seconds)| *seconds >= 1.0)
        .map(|(number, seconds)| {
            let stood = format::clock(seconds);
            format!("In repeat {number} the watch was stopped for {stood}; that time is not counted.")
        })
        .collect();
    (!stopped.is_empty()).then(|| stopped.join(" "))
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
        let mut set = RepeatSet {
            found: RepeatsFound::Laps,
            first: 1,
            of: 6,
            held: 4,
            fade: None,
            dose: NextDose::Fewer,
            next: 4,
        };
        assert_eq!(
            repeat_set(&set, 6),
            "You held 4 of 6 repeats; the next one was more than 5 % slower than the first. Next time stop after 4, at the same pace."
        );
        (set.held, set.next) = (1, 1);
        assert!(repeat_set(&set, 6).ends_with("Next time start slower, or rest longer between them."));
        assert_eq!(repeat_fade(&set), None);
        (set.first, set.of) = (4, 3);
        assert!(repeat_set(&set, 6).starts_with("Repeats 4 to 6 are the set. You held 1 of 3 repeats;"));
    }

    #[test]
    fn a_red_light_inside_a_repeat_is_told() {
        let repeat = |elapsed_s, timer_s| RepeatRow {
            start_s: 0.0,
            distance_m: 800.0,
            elapsed_s,
            timer_s,
            speed_mps: 800.0 / timer_s,
            fade: 1.0,
            heart_rate_recovery_bpm: None,
            target_low_mps: None,
            target_high_mps: None,
            off_target: None,
        };
        assert_eq!(repeats_stopped(&[repeat(180.0, 180.0)]), None);
        let said = repeats_stopped(&[repeat(180.0, 180.0), repeat(216.0, 180.0)]).unwrap();
        assert_eq!(said, "In repeat 2 the watch was stopped for 0:36; that time is not counted.");
    }
}
