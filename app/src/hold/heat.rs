//! What is noted of the warmth of the races and tests that the ledger rests on.

use super::hills::clock;
use crate::{Result, documents::Evidence};
use physiology::heat_slowdown;
use quantity::Duration;
use store::Store;
use training::{Channel, Recording};

/// A watch reads its own warmth and the wrist's until it has been in the wind for so long. Default, not a finding.
const SETTLES_MS: i64 = 20 * 60_000;
/// Cooler readings are not worth a note. Default, not a finding.
const WARM_C: f64 = 18.0;
/// The warmth of a run is that of an effort which covers at least this share of it.
const WHOLE: f64 = 0.9;
/// The rule of heat is one for marathons of two to eight hours, up to so many degrees.
const MARATHONS_S: std::ops::RangeInclusive<f64> = 7200.0..=28_800.0;
const WARMEST_C: f64 = 25.0;

/// Notes how warm it was, by the watch, on every race and test that is nearly a whole run.
pub fn note(store: &Store, evidence: &mut [Evidence]) -> Result<()> {
    for effort in evidence.iter_mut().filter(|effort| effort.kind != "training") {
        let Some(run) = effort.activity.map(|id| store.activity(id)).transpose()?.flatten() else { continue };
        let measured = run.summary.channels.iter().any(|channel| channel == Channel::Temperature.name());
        let whole = run.summary.distance_m.is_some_and(|metres| effort.distance_m >= WHOLE * metres);
        if measured
            && whole
            && let Some(celsius) = settled(&store.recording(run.id)?)
        {
            effort.notes.extend(said(celsius, effort.time_s));
        }
    }
    Ok(())
}

/// Mean temperature after the watch has settled.
fn settled(recording: &Recording) -> Option<f64> {
    let from = recording.elapsed_ms.partition_point(|&ms| ms < SETTLES_MS);
    let degrees: Vec<f64> =
        (from..recording.len()).filter_map(|row| recording.value(Channel::Temperature, row)).collect();
    (degrees.len() > 10).then(|| degrees.iter().sum::<f64>() / degrees.len() as f64)
}

fn said(celsius: f64, time_s: f64) -> Option<String> {
    if celsius < WARM_C {
        return None;
    }
    let warm = format!(
        "warm: the watch read {celsius:.0} \u{b0}C after its first 20 minutes; on a wrist it reads some degrees too many"
    );
    let slower = heat_slowdown(celsius.min(WARMEST_C), Duration::from_s(time_s)).ok();
    let worth = slower.filter(|_| MARATHONS_S.contains(&time_s)).map(|slower| {
        format!(
            "; such warmth makes a race of this length roughly {:.0} to {:.0} % slower, so on a cool day it was worth {} or better",
            100.0 * slower.low,
            100.0 * slower.high,
            clock(time_s / (1.0 + slower.low))
        )
    });
    Some(format!("{warm}{}; nothing is taken off for it", worth.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_warm_marathon_has_a_bound_and_a_warm_5_km_only_a_note() {
        assert_eq!(said(12.0, 12_000.0), None);
        let marathon = said(24.0, 12_000.0).unwrap();
        assert!(
            marathon.contains("24 \u{b0}C") && marathon.contains("3 to 12 % slower") && marathon.contains("3:14:"),
            "{marathon}"
        );
        let short = said(31.0, 1200.0).unwrap();
        assert!(short.contains("wrist") && !short.contains("slower") && short.ends_with("nothing is taken off for it"));
    }

    #[test]
    fn the_first_minutes_on_the_wrist_do_not_count() {
        let mut recording = Recording::default();
        recording.elapsed_ms = (0..3600).map(|s| s * 1000).collect();
        recording.set(Channel::Temperature, (0..3600).map(|s| if s < 1200 { 32 } else { 20 }).collect());
        assert_eq!(settled(&recording), Some(20.0));
        assert_eq!(settled(&Recording::default()), None);
    }
}
