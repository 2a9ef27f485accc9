//! Which session each record of a multisport file belongs to.

use super::{contents::Session, time};

/// When a session began and ended, as far as it says.
fn span(session: &Session) -> Option<(u32, u32)> {
    let start = session.start.or(session.end)?;
    let by_elapsed = session.elapsed_ms.and_then(|ms| start.checked_add(ms.div_ceil(1000)));
    let end = match (by_elapsed, session.end) {
        // A summary written late carries a late timestamp: the duration says more.
        (Some(a), Some(b)) => a.min(b).max(start),
        (one, other) => one.or(other).unwrap_or(start),
    };
    Some((start, end.max(start)))
}

/// The rows of each session, in the order of the file. Every row belongs to one: to the session it falls into,
/// else to the nearest. Where sessions overlap, to the one whose summary follows the row in the file.
pub(super) fn rows_by_session(times: &[u32], sessions: &[Session]) -> Vec<Vec<usize>> {
    let spans: Vec<Option<(u32, u32)>> = sessions.iter().map(span).collect();
    let mut by_session = vec![Vec::new(); sessions.len()];
    let mut last = 0;
    for (row, &time) in times.iter().enumerate() {
        if time != time::NONE {
            let away = |i: usize| {
                let Some((start, end)) = spans[i] else { return (u32::MAX, true) };
                let gap = if time < start { start - time } else { time.saturating_sub(end) };
                (gap, sessions[i].rows_before <= row)
            };
            // Sessions that share a border second: the row belongs to the one that begins then.
            let best = (0..sessions.len()).min_by_key(|&i| {
                let (gap, before) = away(i);
                let ends_here = spans[i].is_some_and(|(start, end)| end == time && start < time);
                (gap, before, ends_here, i)
            });
            last = best.unwrap_or(0);
        }
        by_session[last].push(row);
    }
    by_session
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(start: u32, seconds: u32, rows_before: usize) -> Session {
        Session {
            rows_before,
            start: Some(start),
            end: Some(start + seconds),
            elapsed_ms: Some(seconds * 1000),
            ..Session::default()
        }
    }

    #[test]
    fn rows_go_where_they_fall_and_strays_to_the_nearest() {
        let sessions = [session(100, 10, 9), session(120, 10, 9)];
        let times = [90, 100, 110, 113, 117, 120, 131, time::NONE, 900];
        let rows = rows_by_session(&times, &sessions);
        assert_eq!(rows, vec![vec![0, 1, 2, 3], vec![4, 5, 6, 7, 8]]);
    }

    #[test]
    fn the_same_session_twice_takes_the_rows_before_each_summary() {
        let sessions = [session(100, 10, 2), session(100, 10, 4)];
        assert_eq!(rows_by_session(&[100, 101, 100, 101], &sessions), vec![vec![0, 1], vec![2, 3]]);
    }
}
