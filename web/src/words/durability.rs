//! Words for durability.

use crate::format;
use app::documents::{DurabilityDocument, LongRun};

/// What the drift means and where it comes from.
pub const DURABILITY_MEANS: &str = "Drift is how much more often the heart beats per metre in every hour after the first 10 km, against 5 to 10 km. \
     Heat, thirst and a slipping sensor raise it too. The ratio is that of Smyth et al. (2022); drift per hour and its trend are our default, not a finding.";

/// The drift now and whether it changes, or why that is not known.
#[must_use]
pub fn durability(document: &DurabilityDocument) -> String {
    let (Some(now), Some(change)) = (&document.now_per_hour, &document.change_per_month) else {
        let reason = document.reason.as_deref().unwrap_or("there are too few long runs");
        return format!("Whether your long runs hold longer cannot be said yet: {reason}.");
    };
    let direction = if change.high < 0.0 {
        "you hold longer than you did"
    } else if change.low > 0.0 {
        "you hold less long than you did"
    } else {
        "whether that changes cannot be told from chance"
    };
    let drift = if now.low > 0.0 {
        "On long runs your heart drifts"
    } else if now.high < 0.0 {
        "On long runs your heart does not drift"
    } else {
        "On long runs no drift can be told from chance"
    };
    format!(
        "{drift}: {} an hour ({:.0} %: {} to {}); {direction}: {} a month ({} to {}).",
        signed(now.value),
        now.level * 100.0,
        signed(now.low),
        signed(now.high),
        signed(change.value),
        signed(change.low),
        signed(change.high)
    )
}

/// A run's drift per hour.
#[must_use]
pub fn drift(run: &LongRun) -> String {
    signed(run.drift_per_hour)
}

fn signed(share: f64) -> String {
    format::change(1.0 + share)
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::documents::Uncertain;

    #[test]
    fn a_band_that_holds_nothing_claims_nothing() {
        let band = |value, low, high| Some(Uncertain { value, low, high, level: 0.8 });
        let mut document = DurabilityDocument {
            schema: "stayer.durability/1".into(),
            on: "2026-11-25".into(),
            now_per_hour: band(0.04, 0.03, 0.05),
            change_per_month: band(-0.005, -0.008, -0.002),
            reason: None,
            runs: Vec::new(),
        };
        let said = durability(&document);
        assert!(
            said.starts_with("On long runs your heart drifts: ")
                && said.contains("you hold longer than you did: -0.5 % a month")
        );
        document.now_per_hour = band(-0.094, -0.143, -0.045);
        assert!(durability(&document).starts_with("On long runs your heart does not drift: "));
        document.change_per_month = band(-0.005, -0.012, 0.002);
        assert!(durability(&document).contains("cannot be told from chance"));
        (document.now_per_hour, document.reason) = (None, Some("too few runs".into()));
        assert!(durability(&document).ends_with("cannot be said yet: too few runs."));
    }
}
