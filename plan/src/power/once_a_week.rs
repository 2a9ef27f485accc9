//! E1.

use crate::{
    figure::{count, percent},
    reading::{Reading, day_number},
    rules::{Broken, Verdict},
};
use std::collections::BTreeSet;
use training::Phase;

/// Contacts of a session.
const CONTACTS: std::ops::RangeInclusive<u32> = 20..=140;
/// Days that the most contacts are looked for in.
const DAYS: i64 = 28;
/// Contacts against the most of those days.
const MOST: f64 = 1.20;

/// E1: plyometrics once a week.
///
/// - **Measured**: from the end of the stability base exactly one `power` session a week (none in taper's last week, race
///   week, recovery, pause; free in weeks with a B or C race); contacts counted, 20 to 140, at most 20 % above the most of
///   the last 28 days; never the day before a hard run, the same day may do.
/// - **Choices**: before the end of the base none. Race week is that of an A race or of phase `race`; free is none or one.
///   Counted means that the session's contacts are those of its exercises. With no session in the last 28 days the range
///   alone bounds the contacts. Races and tests are hard runs. With pain there is no power session at all.
/// - **Why**: Blagrove et al. (2018): jumps once or twice a week improved the running economy of trained runners; tired legs
///   land badly, and the hard run comes first.
pub fn once_a_week(reading: &Reading<'_>) -> Verdict {
    let base = reading.stability_ends();
    let (a_races, lesser) = (reading.a_race_weeks(), reading.lesser_race_weeks());
    let mut broken = Vec::new();
    for (place, week) in reading.weeks.iter().enumerate() {
        let sessions = week.powers().count();
        let last_taper = week.week.phase == Phase::Taper
            && reading.weeks.get(place + 1).is_none_or(|next| next.week.phase != Phase::Taper);
        let off = matches!(week.week.phase, Phase::Recovery | Phase::Pause) || last_taper || a_races.contains(&place);
        let free = lesser.contains(&place);
        let (fewest, most, when) = if reading.pain() {
            (0, 0, "while the check says pain")
        } else if place < base {
            (0, 0, "before the end of the stability base")
        } else if off || (week.week.phase == Phase::Race && !free) {
            (0, 0, "in a race, recovery or pause week or the last of the taper")
        } else if free {
            (0, 1, "in a week with a race")
        } else {
            (1, 1, "in a full week")
        };
        if sessions < fewest || sessions > most {
            let because = format!("{} {when}, {most} belongs there", count(sessions, "power session"));
            broken.push(Broken::week(week.number(), because));
        }
    }
    let most = contacts(reading, &mut broken);
    let sessions = reading.weeks.iter().map(|w| w.powers().count()).sum();
    Verdict::judged(format!("{}, at most {most} contacts", count(sessions, "power session")), broken)
}

/// Judges every session by itself and gives the most contacts.
fn contacts(reading: &Reading<'_>, broken: &mut Vec<Broken>) -> u32 {
    let hard: BTreeSet<i64> =
        reading.runs.iter().filter(|r| r.is_hard() || r.is_race() || r.is_test()).map(|r| r.day).collect();
    let mut sessions: Vec<_> = reading
        .weeks
        .iter()
        .flat_map(|w| w.powers().map(move |(date, s, power)| (day_number(date), date, w.number(), s, power)))
        .collect();
    sessions.sort_by_key(|(day, ..)| *day);
    for (i, (day, date, week, session, power)) in sessions.iter().enumerate() {
        let mut wrong = |because: String| broken.push(Broken::session(*week, *date, &session.id, because));
        let n = power.contacts;
        let sum: u64 = power.exercises.iter().map(|e| u64::from(e.contacts)).sum();
        if sum != u64::from(n) {
            wrong(format!("it says {n} contacts, its exercises have {sum}"));
        }
        if !CONTACTS.contains(&n) {
            wrong(format!("{n} contacts, 20 to 140 belong there"));
        }
        let last = sessions[..i].iter().filter(|(d, ..)| d < day && day - d <= DAYS).map(|(.., p)| p.contacts).max();
        if let Some(last) = last.filter(|last| f64::from(n) > f64::from(*last) * MOST + 1e-9) {
            let share = percent(f64::from(n) / f64::from(last.max(1)));
            wrong(format!("{n} contacts are {share} of the {last} of the last 28 days, at most 120 %"));
        }
        if hard.contains(&(day + 1)) {
            wrong("the day after is a hard run".into());
        }
    }
    sessions.iter().map(|(.., power)| power.contacts).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_session_has_more_contacts_than_the_advanced_are_given() {
        let Some(rows) = testkit::shared_golden("plyometric_volume.csv") else { return };
        let most = rows.iter().map(|row| row.number("contacts_high")).fold(0.0, f64::max);
        assert_eq!(f64::from(*CONTACTS.end()), most);
        // Once a week is the fewest that the same table has.
        assert!(rows.iter().any(|row| row.text("sessions_per_week").starts_with('1')));
    }
}
