//! The ledger over the months: the picture, and what is said of its changes and of the last block.

use crate::{
    drawing::{self, Label},
    format::Units,
    words,
};
use app::documents::HoldHistoryDocument;
use jiff::civil::Date;

/// The speed held for an hour, a column a month.
pub struct Months {
    pub line: String,
    pub band: String,
    /// The stretches in which a change of it lies.
    pub changes: Vec<drawing::Block>,
    pub labels: Vec<Label>,
    pub top: String,
    pub bottom: String,
    pub says: Vec<String>,
    pub block: String,
}

impl Months {
    pub fn of(units: Units, history: &HoldHistoryDocument) -> Self {
        let speeds = || history.history.iter().map(|then| then.hour_speed_mps);
        let low = speeds().map(|s| s.low).fold(f64::INFINITY, f64::min);
        let high = speeds().map(|s| s.high).fold(0.0, f64::max);
        let (lows, middles, highs): (Vec<f64>, Vec<f64>, Vec<f64>) = (
            speeds().map(|s| s.low).collect(),
            speeds().map(|s| s.value).collect(),
            speeds().map(|s| s.high).collect(),
        );
        let days: Vec<Date> = history.history.iter().filter_map(|then| then.on.parse().ok()).collect();
        let column = |day: &str| history.history.partition_point(|then| then.on.as_str() < day);
        let of_the_hour = history.changes.iter().filter(|change| change.figure == "hour_speed_mps");
        Self {
            line: drawing::line_within(&middles, low, high),
            band: drawing::band(&lows, &highs, low, high),
            changes: of_the_hour
                .map(|change| drawing::stretch(column(&change.earliest), column(&change.latest), days.len()))
                .collect(),
            labels: drawing::months(&days),
            top: units.pace_bare(high),
            bottom: units.pace_bare(low),
            says: history.changes.iter().map(|change| words::hold_change(&units, change)).collect(),
            block: words::speed_block(&history.block),
        }
    }
}
