//! What is noted of the climbs of the runs that the ledger rests on.

use crate::{Result, documents::Evidence};
use physiology::hill_slowdown;
use quantity::{Distance, Estimate};
use store::Store;

/// Less than this share is not worth a note. Default, not a finding.
const WORTH_A_NOTE: f64 = 0.01;
/// The climb of a run is that of an effort which covers at least this share of it.
const WHOLE: f64 = 0.9;

/// Notes what the climb made of every effort that is nearly a whole run.
pub fn note(store: &Store, evidence: &mut [Evidence]) -> Result<()> {
    for effort in evidence {
        let Some(run) = effort.activity.map(|id| store.activity(id)).transpose()?.flatten() else { continue };
        let (Some(climb_m), Some(distance_m)) = (run.summary.ascent_m, run.summary.distance_m) else { continue };
        if effort.distance_m >= WHOLE * distance_m
            && let Ok(slower) = hill_slowdown(Distance::from_m(climb_m), Distance::from_m(distance_m))
        {
            effort.notes.extend(said(slower, effort.time_s));
        }
    }
    Ok(())
}

fn said(slower: Estimate, time_s: f64) -> Option<String> {
    let percent = |share: f64| format!("{:.0}", 100.0 * share);
    (slower.value >= WORTH_A_NOTE).then(|| {
        format!(
            "hilly: its climb makes a run roughly {} % slower ({} to {} %), so on level ground it was worth {} or better; nothing is taken off for it",
            percent(slower.value),
            percent(slower.low),
            percent(slower.high),
            clock(time_s / (1.0 + slower.low))
        )
    })
}

/// Hours, minutes and seconds of a time.
pub(super) fn clock(time_s: f64) -> String {
    let s = time_s.round() as u64;
    if s >= 3600 {
        format!("{}:{:02}:{:02}", s / 3600, s % 3600 / 60, s % 60)
    } else {
        format!("{}:{:02}", s / 60, s % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_climb_that_matters_is_noted() {
        let of = |climb_m| said(hill_slowdown(Distance::from_m(climb_m), Distance::from_m(10_000.0)).unwrap(), 3000.0);
        assert_eq!(of(60.0), None);
        let hilly = of(400.0).unwrap();
        assert!(hilly.starts_with("hilly: its climb makes a run roughly 8 % slower (4 to 16 %)"), "{hilly}");
        assert!(hilly.contains("worth 48:02 or better; nothing is taken off"), "{hilly}");
    }
}
