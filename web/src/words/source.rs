//! Words for the files of an activity that has several.

use app::documents::{SourcePart, SourceRow, SourceWhy};

/// A part of a recording.
#[must_use]
pub const fn source_part(part: &SourcePart) -> &'static str {
    match part {
        SourcePart::Track => "track",
        SourcePart::HeartRate => "heart rate",
        SourcePart::Altitude => "height",
        SourcePart::Cadence => "cadence",
        SourcePart::Power => "power",
        SourcePart::Temperature => "temperature",
        SourcePart::VerticalOscillation => "vertical oscillation",
        SourcePart::StanceTime => "ground contact",
        SourcePart::Laps => "laps",
    }
}

/// Why a source gives it.
#[must_use]
pub const fn source_why(why: &SourceWhy) -> &'static str {
    match why {
        SourceWhy::Said => "as you said",
        SourceWhy::Only => "no other has it",
        SourceWhy::CoversMore => "it covers more of the run",
        SourceWhy::Positions => "it has positions",
        SourceWhy::Device => "the device's own file",
        SourceWhy::Denser => "more samples a minute",
        SourceWhy::PlannedSteps => "its laps carry the planned steps",
        SourceWhy::MoreLaps => "it has more laps",
        SourceWhy::WithTrack => "it gives the track too",
        SourceWhy::First => "alike; it came first",
    }
}

/// `track (the device's own file), heart rate (no other has it)`, or `nothing`.
#[must_use]
pub fn source_gives(source: &SourceRow) -> String {
    let given: Vec<String> =
        source.gives.iter().map(|given| format!("{} ({})", source_part(&given.part), source_why(&given.why))).collect();
    if given.is_empty() { "nothing".to_owned() } else { given.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::documents::SourceGives;

    #[test]
    fn what_a_source_gives_and_why() {
        let mut source = SourceRow {
            number: 2,
            kind: "fit".into(),
            path: "a.fit".into(),
            sha256: String::new(),
            device: None,
            start: String::new(),
            elapsed_s: None,
            distance_m: None,
            records: 0,
            channels: Vec::new(),
            gives: Vec::new(),
        };
        assert_eq!(source_gives(&source), "nothing");
        source.gives = vec![
            SourceGives { part: SourcePart::Track, why: SourceWhy::Device },
            SourceGives { part: SourcePart::HeartRate, why: SourceWhy::Only },
        ];
        assert_eq!(source_gives(&source), "track (the device's own file), heart rate (no other has it)");
    }
}
