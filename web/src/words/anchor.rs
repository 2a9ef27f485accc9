//! Words for the anchors.

use app::documents::{AnchorName, Confidence};

/// Every anchor with the word that sets it, in order.
pub const ANCHORS: [(AnchorName, &str); 7] = [
    (AnchorName::HeartRateMax, "hrmax"),
    (AnchorName::HeartRateRest, "hrrest"),
    (AnchorName::Lt1HeartRate, "lt1_hr"),
    (AnchorName::Lt2HeartRate, "lt2_hr"),
    (AnchorName::Lt1Speed, "lt1_pace"),
    (AnchorName::ThresholdSpeed, "threshold_pace"),
    (AnchorName::CriticalSpeed, "critical_pace"),
];

/// The columns of the table over time.
pub const ANCHOR_COLUMNS: [(AnchorName, &str); 6] = [
    (AnchorName::HeartRateMax, "Highest"),
    (AnchorName::Lt1HeartRate, "LT1"),
    (AnchorName::Lt2HeartRate, "LT2"),
    (AnchorName::Lt1Speed, "LT1 pace"),
    (AnchorName::ThresholdSpeed, "Threshold"),
    (AnchorName::CriticalSpeed, "Critical"),
];

/// The word that sets an anchor.
#[must_use]
pub const fn anchor_word(name: &AnchorName) -> &'static str {
    ANCHORS[*name as usize].1
}

/// An anchor as people say it.
#[must_use]
pub const fn anchor(name: &AnchorName) -> &'static str {
    match name {
        AnchorName::HeartRateMax => "Highest heart rate",
        AnchorName::HeartRateRest => "Resting heart rate",
        AnchorName::Lt1HeartRate => "First threshold, heart rate",
        AnchorName::Lt2HeartRate => "Second threshold, heart rate",
        AnchorName::Lt1Speed => "First threshold, pace",
        AnchorName::ThresholdSpeed => "Threshold pace",
        AnchorName::CriticalSpeed => "Critical speed, as pace",
    }
}

/// How sure, in a word.
#[must_use]
pub const fn confidence(confidence: &Confidence) -> &'static str {
    match confidence {
        Confidence::Said => "set by you",
        Confidence::High => "high",
        Confidence::Medium => "medium",
        Confidence::Low => "low",
    }
}

/// A classic model's name as people write it.
#[must_use]
pub fn model(name: &str) -> &'static str {
    match name {
        "riegel" => "Riegel",
        "daniels" => "Daniels",
        "cameron" => "Cameron",
        "vickers" => "Vickers",
        "emig" => "Emig",
        "critical_speed" => "Critical speed",
        "combined" => "Combined",
        _ => "Another",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_anchor_has_its_own_word() {
        for (name, word) in ANCHORS {
            assert_eq!(anchor_word(&name), word);
        }
    }
}
