//! Words for the ledger over the months.

use crate::format::{self, Units};
use app::documents::{BlockVerdict, HoldChange};

/// When a figure changed, and from what to what.
#[must_use]
pub fn hold_change(units: &Units, change: &HoldChange) -> String {
    let way = if change.standard_errors > 0.0 { "rose" } else { "fell" };
    let (name, values) = match change.figure.as_str() {
        "endurance_index" => {
            let index = |value: f64| format::number(value, 1);
            ("Your endurance index", format!("from {} to {}", index(change.before.value), index(change.after.value)))
        }
        figure => {
            let name = if figure == "critical_speed_mps" { "Your critical speed" } else { "What you hold for an hour" };
            let (before, after) = (units.pace_bare(change.before.value), units.pace(change.after.value));
            (name, format!("from {before} to {after}"))
        }
    };
    let (earliest, latest) = (format::year_day(&change.earliest), format::year_day(&change.latest));
    if change.earliest == change.latest {
        format!("{name} {way} around {earliest}, {values}.")
    } else {
        format!("{name} {way} {values}, most likely around {} ({earliest} to {latest}).", format::year_day(&change.on))
    }
}

/// Whether the last block of speed work made a difference.
#[must_use]
pub fn block(block: &BlockVerdict) -> String {
    let (Some(from), Some(to)) = (&block.from, &block.to) else {
        return "Whether speed work made a difference cannot be known yet.".into();
    };
    let span = format!("{} to {}", format::year_day(from), format::year_day(to));
    match block.verdict.as_str() {
        "yes" => format!("Yes, the speed work of {span} made a difference."),
        "no" => format!("No, the speed work of {span} made no difference to how long you hold a pace."),
        _ => format!("Whether the speed work of {span} made a difference cannot be known yet."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::documents::Uncertain;

    #[test]
    fn changes_and_blocks_are_sentences() {
        let known = |value| Uncertain { value, low: value * 0.98, high: value * 1.02, level: 0.8 };
        let mut change = HoldChange {
            figure: "hour_speed_mps".into(),
            on: "2026-05-01".into(),
            earliest: "2026-04-01".into(),
            latest: "2026-06-01".into(),
            before: known(3.5),
            after: known(3.7),
            standard_errors: 2.9,
        };
        assert_eq!(
            hold_change(&Units::Kilometres, &change),
            "What you hold for an hour rose from 4:46 to 4:30 /km, most likely around 1 May 2026 (1 Apr 2026 to 1 Jun 2026)."
        );
        (change.standard_errors, change.earliest, change.latest) = (-2.9, change.on.clone(), change.on.clone());
        assert!(
            hold_change(&Units::Miles, &change)
                .starts_with("What you hold for an hour fell around 1 May 2026, from 7:40")
        );

        let mut verdict = BlockVerdict {
            verdict: "yes".into(),
            from: Some("2026-08-03".into()),
            to: Some("2026-09-13".into()),
            weeks: 6,
            endurance_index_before: None,
            endurance_index_after: None,
            fade_exponent_before: None,
            fade_exponent_after: None,
            why: Vec::new(),
        };
        assert_eq!(block(&verdict), "Yes, the speed work of 3 Aug 2026 to 13 Sep 2026 made a difference.");
        verdict.verdict = "no".into();
        assert!(block(&verdict).starts_with("No, "));
        (verdict.verdict, verdict.from) = ("cannot be known yet".into(), None);
        assert_eq!(block(&verdict), "Whether speed work made a difference cannot be known yet.");
    }
}
