//! How the pace of a run was held, in sentences.

use crate::format::{self, Units};
use app::documents::HeldPace;

/// One sentence on how the pace was held.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// What it is about.
    pub name: &'static str,
    /// The figure.
    pub value: String,
    /// What it says.
    pub sentence: String,
}

/// How the pace was held, figure by figure; those that the run is too short for are left out.
#[must_use]
pub fn held(units: Units, hold: &HeldPace) -> Vec<Held> {
    let mut held = Vec::new();
    let mut say = |name, value: String, sentence: String| held.push(Held { name, value, sentence });
    if let Some(ratio) = hold.half_ratio {
        let (by, way) = off(ratio, "more", "less");
        say("Halves", by.clone(), format!("The second half took {by} {way} time than the first."));
    }
    if let Some(ratio) = hold.late_fade {
        let (by, way) = off(ratio, "faster", "slower");
        say("Late fade", by.clone(), format!("The last quarter was {by} {way} than the second."));
    }
    if let Some(ratio) = hold.kick {
        let (by, way) = off(ratio, "faster", "slower");
        say("Kick", by.clone(), format!("The last 5 % were {by} {way} than the 15 % before."));
    }
    if let Some(cv) = hold.pace_cv {
        let by = format::percent(cv, 1);
        say(
            "Evenness",
            by.clone(),
            format!("Kilometre speeds varied by {by} around their mean (coefficient of variation)."),
        );
    }
    if let Some(last) = hold.decoupling.last() {
        let (by, way) = off(last.ratio, "more", "fewer");
        let onset = match hold.onset_m {
            Some(onset) => format!("It first passed 2.5 % at {}.", units.distance(onset)),
            None => "It never passed 2.5 %.".into(),
        };
        let stretch = format!("{} to {}", units.distance_bare(last.from_m), units.distance(last.to_m));
        say(
            "Heart rate drift",
            by.clone(),
            format!(
                "From {stretch} the heart beat {by} {way} times per metre than early on. {onset} (Smyth 2022, 82,303 marathons.)"
            ),
        );
    }
    if let Some(wall) = hold.wall {
        let (value, sentence) = if wall {
            ("hit", "After half way you were at least 25 % slower than before for 5 km or more.")
        } else {
            ("none", "No stretch of 5 km after half way was 25 % slower than before.")
        };
        say("Wall", value.into(), sentence.into());
    }
    held
}

/// How far a ratio is from 1, and the word for that side.
fn off(ratio: f64, above: &'static str, below: &'static str) -> (String, &'static str) {
    (format::percent((ratio - 1.0).abs(), 1), if ratio >= 1.0 { above } else { below })
}
