//! Rule B6: whether the last block of speed work made a difference, or that it cannot be known yet.

use super::{
    evidence::Known,
    history::{HALF_DAYS, ledger},
};
use crate::documents::BlockVerdict;
use jiff::{ToSpan, civil::Date};
use physiology::{
    hold::{EvidenceKind, Ledger, standard_errors_between},
    population::Profile,
};
use quantity::race_distance;
use std::collections::BTreeSet;

/// A block has speed work in at least so many weeks, and its last so many are looked at. Rule B6: four to six.
const WEEKS: (usize, i64) = (4, 6);
/// Blocks that ended longer ago than this are not judged. Default, not a finding.
const LOOKED_BACK_DAYS: i64 = 182;
/// What comes after so many weeks of it may show it.
const SHOWS_AFTER_DAYS: i64 = 28;
/// So long after its end what is seen is no longer the block's. Default, not a finding.
const SHOWS_UNTIL_DAYS: i64 = 56;
/// An effort of up to a mile inside a run at the pace of a half marathon or faster is speed work, as the plan counts it.
const REPEAT_M: f64 = 1700.0;

/// What is said without an answer.
const UNKNOWN: &str = "cannot be known yet";

/// The verdict of a day.
pub(super) fn verdict(on: Date, known: &[Known], profile: &Profile) -> BlockVerdict {
    let Some(now) = ledger(known, super::evidence::first_day(on), on, profile) else {
        return unknown(None, "nothing is known of what can be held");
    };
    let weeks = speed_weeks(on, known, &now);
    let Some(block) = last_block(&weeks) else {
        let why = format!(
            "no {} weeks of speed work within {} lie in the last half year: it takes four to six to show",
            WEEKS.0, WEEKS.1
        );
        return unknown(None, &why);
    };
    let shows = block.from.saturating_add(SHOWS_AFTER_DAYS.days());
    let until = on.min(block.to.saturating_add(SHOWS_UNTIL_DAYS.days()));
    let before =
        ledger(known, block.from.saturating_sub(HALF_DAYS.days()), block.from.saturating_sub(1.day()), profile);
    let after = ledger(known, shows, until, profile);
    let (Some(before), Some(after)) = (before, after) else {
        return unknown(Some(block), "there are no efforts both before it and after its fourth week");
    };
    let all_out: Vec<&Known> = known
        .iter()
        .filter(|k| (shows..=until).contains(&k.date) && k.evidence.kind != EvidenceKind::Training)
        .collect();
    let mut verdict = judged(block, &before, &after, &all_out);
    if all_out.is_empty() {
        verdict.verdict = UNKNOWN.into();
        verdict.why =
            vec!["no race or test was run since its fourth week; 20 minutes as fast as can be held would tell".into()];
    }
    verdict
}

/// A stretch of speed work.
#[derive(Debug, Clone, Copy)]
struct Block {
    from: Date,
    to: Date,
    weeks: u32,
}

/// Mondays of the weeks of the last half year in which speed work was run.
fn speed_weeks(on: Date, known: &[Known], now: &Ledger) -> BTreeSet<Date> {
    let fast = race_distance::HALF_MARATHON.m() / now.race_time(race_distance::HALF_MARATHON).value;
    let since = on.saturating_sub(LOOKED_BACK_DAYS.days());
    let races: BTreeSet<i64> =
        known.iter().filter(|k| k.evidence.kind != EvidenceKind::Training).filter_map(|k| k.activity).collect();
    known
        .iter()
        .filter(|k| (since..=on).contains(&k.date) && k.activity.is_some_and(|id| !races.contains(&id)))
        .filter(|k| k.evidence.effort.distance.m() <= REPEAT_M && k.evidence.effort.speed().mps() >= fast)
        .map(|k| k.date.saturating_sub(i64::from(k.date.weekday().to_monday_zero_offset()).days()))
        .collect()
}

/// The last weeks of speed work that hang together: one week without is no end.
fn last_block(weeks: &BTreeSet<Date>) -> Option<Block> {
    let last = *weeks.last()?;
    let mut mondays = vec![last];
    for &monday in weeks.iter().rev().skip(1) {
        let newer = mondays[mondays.len() - 1];
        if (newer - monday).get_days() > 14 || i64::from((last - monday).get_days()) >= WEEKS.1 * 7 {
            break;
        }
        mondays.push(monday);
    }
    (mondays.len() >= WEEKS.0).then(|| Block {
        from: mondays[mondays.len() - 1],
        to: last.saturating_add(6.days()),
        weeks: u32::try_from(mondays.len()).unwrap_or(u32::MAX),
    })
}

/// Better at holding a pace: E_l or the exponent moved by more than its standard error, and the races or tests agree.
fn judged(block: Block, before: &Ledger, after: &Ledger, all_out: &[&Known]) -> BlockVerdict {
    let (was, is) = (&before.traits, &after.traits);
    let index = standard_errors_between(was.endurance_index, is.endurance_index);
    let fade = -standard_errors_between(was.fade_exponent, is.fade_exponent);
    let better = index > 1.0 || fade > 1.0;
    let worse = index < -1.0 || fade < -1.0;
    let faster = all_out
        .iter()
        .map(|k| before.race_time(k.evidence.effort.distance).value / k.evidence.effort.time.s() - 1.0)
        .max_by(f64::total_cmp)
        .unwrap_or(0.0);
    let verdict = match (better, faster > 0.0) {
        (true, true) => "yes",
        (false, false) => "no",
        (true, false) if worse => "no",
        _ => UNKNOWN,
    };
    let moved = |name: &str, by: f64| {
        format!("{name} {} by {:.1} standard errors", if by >= 0.0 { "improved" } else { "fell back" }, by.abs())
    };
    let mut why = vec![
        moved("the endurance index", index),
        moved("the fade exponent", fade),
        format!(
            "the best race or test since its fourth week was {:.1} % {} than expected before it",
            100.0 * faster.abs(),
            if faster >= 0.0 { "faster" } else { "slower" }
        ),
    ];
    if verdict == UNKNOWN {
        why.push("the two do not agree: another race or test would tell".into());
    }
    BlockVerdict {
        verdict: verdict.into(),
        endurance_index_before: Some(was.endurance_index.into()),
        endurance_index_after: Some(is.endurance_index.into()),
        fade_exponent_before: Some(was.fade_exponent.into()),
        fade_exponent_after: Some(is.fade_exponent.into()),
        why,
        ..unknown(Some(block), "")
    }
}

fn unknown(block: Option<Block>, why: &str) -> BlockVerdict {
    BlockVerdict {
        verdict: UNKNOWN.into(),
        from: block.map(|b| b.from.to_string()),
        to: block.map(|b| b.to.to_string()),
        weeks: block.map_or(0, |b| b.weeks),
        endurance_index_before: None,
        endurance_index_after: None,
        fade_exponent_before: None,
        fade_exponent_after: None,
        why: vec![why.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{
        chance::Chance,
        truth::{Capability, Shape},
    };
    use jiff::civil::date;
    use physiology::{Effort, hold::Evidence};

    const ON: Date = date(2026, 11, 23);
    /// Monday of the first of six weeks of repeats.
    const BEGINS: Date = date(2026, 9, 7);

    fn effort(known: &mut Vec<Known>, date: Date, (metres, seconds): (f64, f64), kind: EvidenceKind) {
        let evidence = Evidence { effort: Effort::new(metres, seconds), age_days: 0.0, kind, id: known.len() as u64 };
        known.push(Known { evidence, activity: Some(known.len() as i64), date, suspected: None });
    }

    /// A season: three races before, so many weeks of kilometre repeats, three races after.
    fn season(before: [f64; 3], weeks: i64, after: Option<[f64; 3]>) -> Vec<Known> {
        let mut known = Vec::new();
        let metres = [5000.0, 10_000.0, 21_097.5];
        for (i, race) in metres.into_iter().zip(before).enumerate() {
            effort(&mut known, BEGINS.saturating_sub((14 + 21 * i as i64).days()), race, EvidenceKind::Race);
        }
        for week in 0..weeks {
            effort(&mut known, BEGINS.saturating_add((7 * week + 1).days()), (1000.0, 238.0), EvidenceKind::Training);
        }
        for (i, race) in metres.into_iter().zip(after.into_iter().flatten()).enumerate() {
            effort(&mut known, date(2026, 10, 18).saturating_add((14 * i as i64).days()), race, EvidenceKind::Race);
        }
        known
    }

    const BEFORE: [f64; 3] = [1205.0, 2575.0, 5890.0];

    fn said(known: &[Known]) -> BlockVerdict {
        verdict(ON, known, &Profile::default())
    }

    #[test]
    fn a_gain_smaller_than_its_error_is_not_called_one() {
        let faster = said(&season(BEFORE, 6, Some([1198.0, 2485.0, 5480.0])));
        assert_eq!((faster.verdict.as_str(), faster.weeks), (UNKNOWN, 6), "{faster:?}");
        let (was, is) = (faster.endurance_index_before.unwrap(), faster.endurance_index_after.unwrap());
        assert!(is.value > was.value && is.low < was.value);
        assert!(faster.why[2].contains("faster than expected"), "{faster:?}");
    }

    #[test]
    fn a_block_after_which_pace_fades_as_before_or_more_made_none() {
        let no = said(&season(BEFORE, 6, Some([1215.0, 2650.0, 6150.0])));
        assert_eq!(no.verdict, "no", "{no:?}");
        assert!(no.why.iter().any(|why| why.contains("slower than expected")), "{no:?}");
    }

    /// A simulated runner whose fall of speed with time is known before and after six weeks of repeats: races of four distances
    /// twice in each half year, each short of the truth by a drawn per cent.
    fn simulated(seed: u64, gamma_before: f64, gamma_after: f64) -> Vec<Known> {
        let truth = |gamma_long| Capability {
            maximal_aerobic_speed: quantity::Speed::from_mps(4.6),
            shape: Shape::TwoPieces { gamma_long, gamma_short: 0.1 },
            sprint: quantity::Speed::from_mps(8.0),
        };
        let mut chance = Chance::of(seed, 77);
        let mut known = Vec::new();
        let mut race = |known: &mut Vec<Known>, day: Date, metres: f64, gamma: f64| {
            let possible = truth(gamma).time(quantity::Distance::from_m(metres)).s();
            effort(known, day, (metres, possible * (1.0 + 0.006 * chance.normal().abs())), EvidenceKind::Race);
        };
        let metres = [5000.0, 10_000.0, 21_097.5, 42_195.0];
        for (i, &m) in metres.iter().chain(&metres).enumerate() {
            race(&mut known, BEGINS.saturating_sub((10 + 18 * i as i64).days()), m, gamma_before);
        }
        for week in 0..6 {
            effort(&mut known, BEGINS.saturating_add((7 * week + 1).days()), (1000.0, 238.0), EvidenceKind::Training);
        }
        for (i, &m) in metres.iter().chain(&metres).enumerate() {
            race(&mut known, date(2026, 10, 8).saturating_add((6 * i as i64).days()), m, gamma_after);
        }
        known
    }

    #[test]
    fn a_real_and_large_gain_is_told_and_none_is_not_invented() {
        for seed in 1..=5 {
            let yes = said(&simulated(seed, 0.095, 0.05));
            assert_eq!((yes.verdict.as_str(), yes.weeks), ("yes", 6), "seed {seed}: {yes:?}");
            assert!(yes.endurance_index_after.unwrap().value > yes.endurance_index_before.unwrap().value);
        }
        for seed in 1..=20 {
            let same = said(&simulated(seed, 0.07, 0.07));
            assert_ne!(same.verdict, "yes", "seed {seed}: {same:?}");
            let worse = said(&simulated(seed, 0.05, 0.095));
            assert_eq!(worse.verdict, "no", "seed {seed}: {worse:?}");
        }
    }

    #[test]
    fn what_cannot_be_known_is_not_judged() {
        let no_race = said(&season(BEFORE, 6, None));
        assert_eq!(no_race.verdict, UNKNOWN);
        assert!(no_race.why[0].contains("20 minutes"), "{no_race:?}");
        let short = said(&season(BEFORE, 3, Some(BEFORE)));
        assert_eq!((short.verdict.as_str(), short.from), (UNKNOWN, None));
        let nothing = said(&[]);
        assert_eq!((nothing.verdict.as_str(), nothing.weeks), (UNKNOWN, 0));
        // Faster throughout, at the same fade: a better runner, but not one who holds a pace longer.
        let faster = said(&season(BEFORE, 6, Some(BEFORE.map(|s| s * 0.97))));
        assert_eq!(faster.verdict, UNKNOWN, "{faster:?}");
    }
}
