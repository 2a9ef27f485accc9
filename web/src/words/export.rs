//! Words for the formats of planned sessions.

use app::{WorkoutFormat, documents::Lost};
use std::collections::BTreeMap;
use training::{Content, Session};

/// What a format is called.
#[must_use]
pub const fn format_name(format: &WorkoutFormat) -> &'static str {
    match format {
        WorkoutFormat::Fit => "FIT",
        WorkoutFormat::Zwo => "Zwift (ZWO)",
        WorkoutFormat::Tcx => "TCX",
        WorkoutFormat::Text => "Workout text",
        WorkoutFormat::Garmin => "Garmin Connect (JSON)",
        WorkoutFormat::Yaml => "Week grid (YAML)",
        WorkoutFormat::Bundle => "GoldenCheetah bundle",
        WorkoutFormat::Json => "Plan document (JSON)",
    }
}

/// What it is for.
#[must_use]
pub const fn format_for(format: &WorkoutFormat) -> &'static str {
    match format {
        WorkoutFormat::Fit => "Watches: runs, lifts, power and mobility, each with its steps.",
        WorkoutFormat::Zwo => "Runs on a treadmill in Zwift.",
        WorkoutFormat::Tcx => "Runs on older watches and programs.",
        WorkoutFormat::Text => "Every session in lines that people read, and intervals.icu and this program too.",
        WorkoutFormat::Garmin => "Other programs that talk to Garmin Connect. Unofficial: it may change there.",
        WorkoutFormat::Yaml => "A whole plan in one file to read, change and share.",
        WorkoutFormat::Bundle => "The planning of GoldenCheetah.",
        WorkoutFormat::Json => "Everything the plan says, for other programs.",
    }
}

/// The formats with a file for this session.
#[must_use]
pub fn formats_of(session: &Session) -> &'static [WorkoutFormat] {
    use WorkoutFormat::{Fit, Garmin, Tcx, Text, Zwo};
    match &session.content {
        Content::Run(_) => &[Fit, Zwo, Tcx, Text, Garmin],
        Content::Strength(_) | Content::Power(_) | Content::Mobility(_) => &[Fit, Text, Garmin],
        Content::Check {} | Content::Rest {} => &[],
    }
}

/// Each thing that a format cannot say, once, with how many sessions it is of.
#[must_use]
pub fn lost_once(lost: &[Lost]) -> Vec<(String, usize)> {
    let mut by_what: BTreeMap<&str, usize> = BTreeMap::new();
    for one in lost {
        *by_what.entry(&one.what).or_default() += 1;
    }
    by_what.into_iter().map(|(what, count)| (what.to_owned(), count)).collect()
}
