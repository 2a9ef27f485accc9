//! Words for what would sharpen the ledger.

use crate::format::percent;
use app::documents::{HoldDocument, Sharpen};

/// The efforts that narrow the band by more than its figures hide.
#[must_use]
pub fn sharpens(hold: &HoldDocument) -> Vec<&Sharpen> {
    let width = |share: f64| percent(share, 1);
    hold.sharpen.iter().filter(|effort| width(effort.band_then) != width(effort.band_now)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_effort_that_narrows_nothing_is_not_proposed() {
        let effort = |what: &str, band_then: f64| Sharpen {
            what: what.into(),
            distance_m: 5000.0,
            duration_s: 1200.0,
            band_now: 0.0731,
            band_then,
        };
        let hold = HoldDocument {
            sharpen: vec![effort("a race", 0.036), effort("20 minutes", 0.0729)],
            ..serde_json::from_str(include_str!("../../../testkit/document/hold.json")).unwrap()
        };
        let said: Vec<&str> = sharpens(&hold).iter().map(|effort| effort.what.as_str()).collect();
        assert_eq!(said, ["a race"]);
    }
}
