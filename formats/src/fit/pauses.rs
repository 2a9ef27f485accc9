//! When the timer stood still.

use super::contents::TimerEvent;
use training::Pause;

/// The pauses between `start` and `end`, from stops that a start followed.
pub(super) fn pauses(timer: &[TimerEvent], start: u32, end: u32) -> Vec<Pause> {
    let mut pauses: Vec<Pause> = Vec::new();
    let mut stopped: Option<u32> = None;
    let after_start = |time: u32| i64::from(time - start) * 1000;
    for event in timer.iter().filter(|event| (start..=end).contains(&event.time)) {
        if !event.runs {
            stopped = stopped.or(Some(event.time));
        } else if let Some(from) = stopped.take()
            && from < event.time
            && pauses.last().is_none_or(|last| last.to_ms <= after_start(from))
        {
            pauses.push(Pause { from_ms: after_start(from), to_ms: after_start(event.time) });
        }
    }
    pauses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stop_and_the_next_start_are_a_pause() {
        let at = |time, runs| TimerEvent { time, runs };
        let timer = [
            at(100, true),
            at(110, false),
            at(111, false),
            at(130, true),
            at(140, false),
            at(140, true),
            at(150, false),
        ];
        assert_eq!(pauses(&timer, 100, 150), vec![Pause { from_ms: 10_000, to_ms: 30_000 }]);
        assert_eq!(pauses(&timer, 135, 150), vec![], "a stop at the end is no pause");
    }
}
