//! An Apple Health export, made from the DTD and from the layout of real routes: no real one may be shipped.

use jiff::{SignedDuration, Timestamp, tz::Offset};
use std::fmt::Write;

/// One workout.
#[derive(Debug, Clone)]
pub struct AppleWorkout {
    /// `Running`, `Walking`, …
    pub kind: &'static str,
    /// The app or watch.
    pub source: &'static str,
    /// When it began.
    pub start: Timestamp,
    /// How long.
    pub seconds: i64,
    /// How far.
    pub distance_km: f64,
    /// On a treadmill.
    pub indoor: bool,
    /// The file of its route.
    pub route: Option<&'static str>,
    /// Totals as attributes, as older exports write them.
    pub legacy: bool,
}

impl AppleWorkout {
    /// A run of 3 m/s.
    #[must_use]
    pub fn run(start: Timestamp, seconds: i64) -> Self {
        let distance_km = seconds as f64 * 0.003;
        Self {
            kind: "Running",
            source: "Max&apos;s Apple Watch",
            start,
            seconds,
            distance_km,
            indoor: false,
            route: None,
            legacy: false,
        }
    }

    /// The element.
    #[must_use]
    pub fn element(&self) -> String {
        let end = self.start + SignedDuration::from_secs(self.seconds);
        let total = if self.legacy {
            format!(" totalDistance=\"{}\" totalDistanceUnit=\"km\"", self.distance_km)
        } else {
            String::new()
        };
        let mut text = format!(
            " <Workout workoutActivityType=\"HKWorkoutActivityType{}\" duration=\"{}\" durationUnit=\"min\"{total} sourceName=\"{}\" creationDate=\"{}\" startDate=\"{}\" endDate=\"{}\">\n",
            self.kind,
            self.seconds as f64 / 60.0,
            self.source,
            apple_time(end),
            apple_time(self.start),
            apple_time(end)
        );
        if self.indoor {
            text.push_str("  <MetadataEntry key=\"HKIndoorWorkout\" value=\"1\"/>\n");
        }
        if !self.legacy {
            let statistics = format!(
                "<WorkoutStatistics type=\"HKQuantityTypeIdentifierDistanceWalkingRunning\" startDate=\"{}\" endDate=\"{}\" sum=\"{}\" unit=\"km\"/>",
                apple_time(self.start),
                apple_time(end),
                self.distance_km
            );
            let _ = write!(
                text,
                "  <WorkoutActivity uuid=\"A\" startDate=\"{}\" endDate=\"{}\" duration=\"1\" durationUnit=\"min\">\n   {statistics}\n  </WorkoutActivity>\n  {statistics}\n",
                apple_time(self.start),
                apple_time(end)
            );
        }
        if let Some(route) = self.route {
            let _ = writeln!(
                text,
                "  <WorkoutRoute sourceName=\"W\"><FileReference path=\"/workout-routes/{route}\"/></WorkoutRoute>"
            );
        }
        text.push_str(" </Workout>\n");
        text
    }
}

/// A record.
#[must_use]
pub fn apple_record(kind: &str, unit: &str, at: Timestamp, value: f64) -> String {
    format!(
        " <Record type=\"HKQuantityTypeIdentifier{kind}\" sourceName=\"Max&apos;s Apple Watch\" sourceVersion=\"9.1\" device=\"&lt;&lt;HKDevice: 0x1&gt;, name:Apple Watch&gt;\" unit=\"{unit}\" creationDate=\"{0}\" startDate=\"{0}\" endDate=\"{0}\" value=\"{value}\"/>\n",
        apple_time(at)
    )
}

/// A record of a category, such as `SleepAnalysis` with `SleepAnalysisAsleepREM`.
#[must_use]
pub fn apple_category(kind: &str, value: &str, from: Timestamp, to: Timestamp) -> String {
    format!(
        " <Record type=\"HKCategoryTypeIdentifier{kind}\" sourceName=\"Max&apos;s Apple Watch\" sourceVersion=\"9.1\" creationDate=\"{1}\" startDate=\"{0}\" endDate=\"{1}\" value=\"HKCategoryValue{value}\"/>\n",
        apple_time(from),
        apple_time(to)
    )
}

/// What stands before everything else: the DTD inside the document.
pub const APPLE_HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE HealthData [\n<!-- HealthKit Export Version: 12 -->\n<!ELEMENT HealthData (ExportDate,Me,(Record|Workout)*)>\n<!ATTLIST HealthData\n  locale CDATA #REQUIRED\n>\n<!ELEMENT Record EMPTY>\n]>\n<HealthData locale=\"de_DE\">\n <ExportDate value=\"2026-11-20 08:00:00 +0100\"/>\n <Me HKCharacteristicTypeIdentifierBiologicalSex=\"HKBiologicalSexFemale\"/>\n";

/// A whole document from its elements.
#[must_use]
pub fn apple_document(elements: &[String]) -> String {
    format!("{APPLE_HEAD}{}</HealthData>\n", elements.concat())
}

/// The GPX file of a route along a meridian at 3 m/s.
#[must_use]
pub fn apple_route(start: Timestamp, seconds: i64) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx version=\"1.1\" creator=\"Apple Health Export\" xmlns=\"http://www.topografix.com/GPX/1/1\">\n <metadata><time>2026-11-20T07:00:00Z</time></metadata>\n <trk><name>Route</name><trkseg>\n",
    );
    for s in 0..=seconds {
        let latitude = 10.0 + s as f64 * 3.0 / 111_195.0;
        let _ = writeln!(
            text,
            "<trkpt lon=\"-30.0\" lat=\"{latitude:.7}\"><ele>10.0</ele><time>{}</time><extensions><speed>3.0</speed><hAcc>2.5</hAcc></extensions></trkpt>",
            start + SignedDuration::from_secs(s)
        );
    }
    text.push_str("</trkseg></trk>\n</gpx>\n");
    text
}

/// `2026-05-01 09:00:00 +0200`
#[must_use]
pub fn apple_time(at: Timestamp) -> String {
    let offset = Offset::constant(2);
    let there = offset.to_datetime(at);
    format!("{} {} +0200", there.date(), there.time())
}
