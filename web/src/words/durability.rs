//! Words for durability.

use crate::format::{self, Units};
use app::documents::{
    DurabilityDocument, HoldDocument, KilometreSession, KilometreTest, LongRun, RaceForecast, Uncertain,
};

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
    } else if now.value <= 0.0 {
        "Your long runs hold, your heart does not drift"
    } else {
        "Whether your heart drifts on long runs cannot be told from chance"
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

/// How the kilometre test is run and what it tells.
pub const KILOMETRE_TEST_MEANS: &str = "The test: on one long run, time the same level kilometre at the same effort twice, once after 15 to 20 minutes and once after 90 minutes \
     or more, easy between. Press lap at both ends, or run it at least 6 % faster than the rest and it is found by itself. \
     Same place, same shoes, cool day. Its times and thresholds are our default, not a finding.";

/// What a kilometre test says.
#[must_use]
pub fn kilometre_test(test: &KilometreTest) -> String {
    let lost = 1.0 - test.kept;
    let pace = if lost.abs() < 0.005 {
        "The tired kilometre was as fast as the fresh one".to_owned()
    } else {
        let way = if lost > 0.0 { "slower" } else { "faster" };
        format!("The tired kilometre was {} {way} than the fresh one", format::percent(lost.abs(), 1))
    };
    let effort = match test.beats {
        Some(beats) => format!("{pace}, with {} heart beats per metre.", signed(beats - 1.0)),
        None => format!("{pace}; without heart rate the effort is not known."),
    };
    match &test.kept_band {
        Some(band) => format!("{effort} {}", kept_band(band)),
        None => effort,
    }
}

/// What is left of the speed, with its band.
fn kept_band(band: &Uncertain) -> String {
    format!(
        "Left of the fresh speed: {} ({}: {} to {}, by the watch's own error alone).",
        format::percent(band.value, 1),
        format::percent(band.level, 0),
        format::percent(band.low, 1),
        format::percent(band.high, 1)
    )
}

/// A long run that holds the test or may, for a list: its day and length.
#[must_use]
pub fn kilometre_session(session: &KilometreSession, units: &Units) -> String {
    format!("{}, {}", format::short_day(&session.date), units.distance(session.distance_m))
}

/// What the forecasts of long races take from the long runs.
#[must_use]
pub fn forecast_by_long_runs(document: &DurabilityDocument) -> Option<String> {
    let drift = document.forecast_per_hour?;
    Some(format!(
        "Forecasts of races beyond about 90 minutes use the middle drift of the year, {} an hour ({:.0} %: {} to {}; recent and longer runs count more). \
         Marathoners drift by about 5.6 % an hour.",
        signed(drift.value),
        drift.level * 100.0,
        signed(drift.low),
        signed(drift.high)
    ))
}

/// What the long runs did to a forecast; nothing where they did not.
#[must_use]
pub fn moved_by_long_runs(race: &RaceForecast) -> Option<String> {
    race.long_runs_s.map(|s| {
        let way = if s > 0.0 { "slower" } else { "faster" };
        format!("{} {way} for your long runs", format::clock(s.abs()))
    })
}

/// What is left of the pace in a sentence; nothing where no long run says it.
#[must_use]
pub fn left_after_an_hour(hold: &HoldDocument) -> Option<String> {
    let left = hold.durability?;
    let what = if left.high >= 1.0 {
        "that long runs cost you speed at one heart rate cannot be told from chance; an hour into their tired part, "
    } else {
        "an hour into the tired part of a long run, "
    };
    let of = if left.high >= 1.0 { "it" } else { "the speed at one heart rate" };
    Some(format!(
        "Durability: {what}{} of {of} is left ({:.0} %: {} to {}).",
        format::percent(left.value, 0),
        left.level * 100.0,
        format::percent(left.low, 0),
        format::percent(left.high, 0)
    ))
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
    use app::documents::TestKilometre;

    #[test]
    fn a_test_says_pace_and_beats() {
        let kilometre = |speed_mps, bpm| TestKilometre { start_s: 900.0, speed_mps, heart_rate_bpm: bpm };
        let mut test = KilometreTest {
            activity: 1,
            date: "2026-11-01".into(),
            fresh: kilometre(4.0, Some(150.0)),
            tired: kilometre(3.8, Some(153.0)),
            kept: 0.95,
            beats: Some(1.074),
            kept_band: None,
            session: None,
        };
        assert_eq!(
            kilometre_test(&test),
            "The tired kilometre was 5.0 % slower than the fresh one, with +7.4 % heart beats per metre."
        );
        (test.kept, test.beats) = (1.001, None);
        assert!(kilometre_test(&test).contains("as fast as the fresh one; without heart rate"));
        test.kept_band = Some(Uncertain { value: 0.95, low: 0.933, high: 0.967, level: 0.8 });
        assert!(
            kilometre_test(&test)
                .ends_with("Left of the fresh speed: 95.0 % (80 %: 93.3 % to 96.7 %, by the watch's own error alone).")
        );
    }

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
            forecast_per_hour: None,
            tests: Vec::new(),
            planned: Vec::new(),
            possible: Vec::new(),
            notes: Vec::new(),
        };
        let said = durability(&document);
        assert!(
            said.starts_with("On long runs your heart drifts: ")
                && said.contains("you hold longer than you did: −0.5 % a month")
        );
        document.now_per_hour = band(-0.094, -0.143, -0.045);
        assert!(durability(&document).starts_with("Your long runs hold, your heart does not drift: "));
        document.now_per_hour = band(0.02, -0.01, 0.05);
        assert!(
            durability(&document).starts_with("Whether your heart drifts on long runs cannot be told from chance: ")
        );
        document.change_per_month = band(-0.005, -0.012, 0.002);
        assert!(durability(&document).contains("cannot be told from chance"));
        (document.now_per_hour, document.reason) = (None, Some("too few runs".into()));
        assert!(durability(&document).ends_with("cannot be said yet: too few runs."));
    }
}
