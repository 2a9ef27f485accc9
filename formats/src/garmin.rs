//! The tables in JSON of a Garmin account export: summaries of activities, and what was measured day by day.
//!
//! - **Summaries** (`…summarizedActivities.json`) count centimetres and milliseconds; each is an activity without samples.
//!   The parents of multisport activities are left out, their parts are there too.
//! - **Days** come from the daily roll-ups (`UDSFile…`: resting heart rate), nights (`…sleepData`: deep, light and REM sleep),
//!   health status (HRV of the night, rMSSD) and biometrics (body mass in grams).
//!
//! What a file is, is told by its keys. The layout is known from public code that reads it; no real export was at hand.

use crate::{
    Decoded, Error, Kind,
    daily::{self, Daily},
    track::sport,
    xml::text_of,
};
use jiff::{Timestamp, civil::Date};
use quantity::{Distance, Duration, counted};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use training::{Activity, Repair, Sport, SubSport, Told};

/// Whose export it is, as the log and the pages say it.
pub const SOURCE: &str = "Garmin";
const FORMAT: &str = "JSON";

/// What a file of the export holds, by its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Summaries of activities.
    Summaries,
    /// Measures day by day.
    Days,
}

/// What the beginning of a JSON file promises; nothing for other files.
#[must_use]
pub fn holds(head: &[u8]) -> Option<Holds> {
    let has = |key: &str| memchr::memmem::find(head, key.as_bytes()).is_some();
    if has("\"summarizedActivitiesExport\"") {
        return Some(Holds::Summaries);
    }
    let of_day = [
        "\"restingHeartRate\"",
        "\"deepSleepSeconds\"",
        "\"sleepStartTimestampGMT\"",
        "\"metrics\"",
        "\"weight\"",
        "\"userProfilePK\"",
    ];
    (has("\"calendarDate\"") && of_day.into_iter().any(has)).then_some(Holds::Days)
}

#[derive(Deserialize)]
struct Wrapper {
    #[serde(rename = "summarizedActivitiesExport", default)]
    summaries: Vec<Summary>,
}

/// Every field may be of any kind, so that one odd value does not lose the rest.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Summary {
    name: Value,
    activity_type: Value,
    event_type_id: Value,
    begin_timestamp: Value,
    start_time_gmt: Value,
    start_time_local: Value,
    duration: Value,
    elapsed_duration: Value,
    distance: Value,
    description: Value,
}

/// Activities without samples, one a summary.
///
/// # Errors
/// [`Error::NotAnActivity`] for other JSON, [`Error::Unreadable`] where it breaks before the first summary.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Error> {
    if holds(&bytes[..bytes.len().min(4096)]) != Some(Holds::Summaries) {
        return Err(Error::NotAnActivity { what: "JSON file".into() });
    }
    let (text, guessed) = text_of(bytes);
    let mut repairs: Vec<Repair> = guessed.into_iter().collect();
    let (wrappers, cut) = items::<Wrapper>(&text);
    let summaries = match (wrappers, cut) {
        (wrappers, None) => wrappers.into_iter().flat_map(|wrapper| wrapper.summaries).collect(),
        (_, Some((at, why))) => {
            let inner = text.find("\"summarizedActivitiesExport\"").and_then(|at| Some(at + text[at..].find('[')?));
            let kept = inner.map(|from| items::<Summary>(&text[from..]).0).unwrap_or_default();
            if kept.is_empty() {
                return Err(daily::unreadable(FORMAT, at, format!("{why}; export it again")));
            }
            let what = format!("the file breaks at byte {at} ({why}); {} summaries before it were kept", kept.len());
            repairs.push(Repair::new("truncated", what, 0));
            kept
        }
    };
    let mut undated = 0;
    let mut activities = Vec::new();
    for summary in summaries {
        if text_in(&summary.activity_type).as_deref() == Some("multi_sport") {
            continue;
        }
        match activity(&summary) {
            Some(activity) => activities.push(activity),
            None => undated += 1,
        }
    }
    if undated > 0 {
        let one = "summary without a readable start was left out";
        let what = counted(undated, one, "summaries without a readable start were left out");
        repairs.push(Repair::new("date", what, 0));
    }
    Ok(Decoded { kind: Kind::Json, activities, repairs })
}

fn activity(summary: &Summary) -> Option<Activity> {
    const MOST_MS: f64 = 30.0 * 86_400_000.0;
    let gmt_ms = number_in(&summary.begin_timestamp).or_else(|| number_in(&summary.start_time_gmt))?;
    let start = Timestamp::from_millisecond(gmt_ms as i64).ok()?;
    let word = text_in(&summary.activity_type).unwrap_or_default();
    let (sport, sub_sport) = sport(&word);
    let mut activity = Activity::new(start, sport);
    activity.sub_sport = sub_sport;
    activity.name = text_in(&summary.name);
    let offset_s =
        number_in(&summary.start_time_local).map(|local_ms| ((local_ms - gmt_ms) / 900_000.0).round() * 900.0);
    activity.utc_offset_s = offset_s.filter(|s| s.abs() <= 50_400.0).map(|s| s as i32);
    let time = |value: &Value| {
        let ms = number_in(value).filter(|ms| *ms > 0.0 && *ms <= MOST_MS);
        ms.map(|ms| Duration::from_s(ms / 1000.0))
    };
    activity.timer = time(&summary.duration);
    activity.elapsed = time(&summary.elapsed_duration).or(activity.timer);
    let distance_cm = number_in(&summary.distance).filter(|cm| *cm > 0.0 && *cm < 2e9 && sport != Sport::Training);
    activity.distance = distance_cm.map(|cm| Distance::from_m(cm / 100.0));
    // The number 1 is a race in the service's list of events.
    let race = number_in(&summary.event_type_id).map(|id| id == 1.0).filter(|race| *race);
    activity.race = race;
    activity.told = Some(Told {
        source: SOURCE.into(),
        name: activity.name.clone(),
        description: text_in(&summary.description),
        race,
        sport: Some(sport).filter(|sport| *sport != Sport::Other),
        sub_sport: Some(sub_sport).filter(|sub| *sub != SubSport::Generic),
        ..Told::default()
    });
    Some(activity)
}

/// What a file tells day by day, by date.
///
/// # Errors
/// [`Error::Unreadable`] when it is no JSON at all or breaks before the first day.
pub fn days(bytes: &[u8]) -> Result<Vec<Daily>, Error> {
    let (text, _) = text_of(bytes);
    let (values, cut) = items::<Value>(&text);
    if let (true, Some((at, why))) = (values.is_empty(), cut) {
        return Err(daily::unreadable(FORMAT, at, format!("{why}; export it again")));
    }
    let mut days: BTreeMap<Date, Daily> = BTreeMap::new();
    for value in &values {
        let date = value.get("calendarDate").or_else(|| value.pointer("/metaData/calendarDate"));
        let date = date.and_then(Value::as_str).and_then(|text| text.get(..10)).and_then(|day| day.parse().ok());
        let Some(date) = date else { continue };
        let day = days.entry(date).or_insert_with(|| Daily::new(date));
        let number = |key: &str| value.get(key).and_then(number_in);
        let resting = number("currentDayRestingHeartRate").or_else(|| number("restingHeartRate"));
        day.resting_heart_rate = resting.and_then(daily::heart_rate).or(day.resting_heart_rate);
        let stages = ["deepSleepSeconds", "lightSleepSeconds", "remSleepSeconds"].map(number);
        if stages.iter().any(Option::is_some) {
            day.sleep = daily::asleep(stages.into_iter().flatten().filter(|s| *s > 0.0).sum()).or(day.sleep);
        }
        day.hrv = hrv_ms(value).and_then(daily::variability).or(day.hrv);
        let grams = value.pointer("/weight/weight").and_then(number_in);
        day.mass = grams.and_then(|g| daily::mass(g / 1000.0)).or(day.mass);
    }
    Ok(days.into_values().filter(|day| !day.is_empty()).collect())
}

/// The night's variability, among the metrics of the health status or as a summary of its own.
fn hrv_ms(value: &Value) -> Option<f64> {
    let of_metric = |metric: &Value| {
        let named = metric.get("type").and_then(Value::as_str) == Some("HRV");
        named.then(|| metric.get("value").and_then(number_in)).flatten()
    };
    let metrics = value.get("metrics").and_then(Value::as_array);
    let among = metrics.and_then(|metrics| metrics.iter().find_map(of_metric));
    among.or_else(|| value.get("lastNightAvg").and_then(number_in))
}

/// The elements of an array (or the one value there is), and where and why reading broke off; what came before it counts.
fn items<T: serde::de::DeserializeOwned>(text: &str) -> (Vec<T>, Option<(usize, String)>) {
    let text = text.trim_start_matches('\u{feff}');
    let body = text.trim_start();
    let lead = text.len() - body.len();
    let Some(mut rest) = body.strip_prefix('[') else {
        return match serde_json::from_str(body) {
            Ok(one) => (vec![one], None),
            Err(why) => (Vec::new(), Some((lead + offset(body, &why), words(&why)))),
        };
    };
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        if rest.starts_with(']') {
            return (found, None);
        }
        let at = text.len() - rest.len();
        let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<T>();
        match stream.next() {
            Some(Ok(one)) => {
                let length = stream.byte_offset();
                found.push(one);
                rest = &rest[length..];
            }
            Some(Err(why)) => return (found, Some((at + offset(rest, &why), words(&why)))),
            None => return (found, Some((at, "the array ends without its bracket".into()))),
        }
    }
}

/// The byte that an error's line and column mean.
fn offset(text: &str, why: &serde_json::Error) -> usize {
    let before: usize = text.split_inclusive('\n').take(why.line().saturating_sub(1)).map(str::len).sum();
    before + why.column().saturating_sub(1)
}

fn words(why: &serde_json::Error) -> String {
    let text = why.to_string();
    text.split(" at line").next().unwrap_or_default().to_owned()
}

fn number_in(value: &Value) -> Option<f64> {
    let number = match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    number.filter(|number| number.is_finite())
}

fn text_in(value: &Value) -> Option<String> {
    const LONGEST: usize = 2000;
    let text: String = value
        .as_str()?
        .trim()
        .chars()
        .take(LONGEST)
        .map(|c| if c.is_control() && c != '\n' { ' ' } else { c })
        .collect();
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const SUMMARIES: &str = r#"[{"summarizedActivitiesExport":[
        {"activityId":1,"name":"Morning Run","activityType":"running","beginTimestamp":1700000000000,"startTimeLocal":1700003600000,
         "duration":1800000.0,"elapsedDuration":1860000.0,"distance":500000.0,"eventTypeId":1},
        {"activityId":2,"activityType":"strength_training","beginTimestamp":1700086400000,"duration":"2400000","distance":0.0},
        {"activityId":3,"activityType":"multi_sport","beginTimestamp":1700186400000},
        {"activityId":4,"name":7,"activityType":"running","beginTimestamp":null}]}]"#;

    #[test]
    fn summaries_count_centimetres_and_milliseconds() {
        let decoded = decode(SUMMARIES.as_bytes()).unwrap();
        let [run, lifts] = decoded.activities.as_slice() else { panic!("{}", decoded.activities.len()) };
        assert_eq!(
            (run.sport, run.distance.map(Distance::m), run.utc_offset_s),
            (Sport::Running, Some(5000.0), Some(3600))
        );
        assert_eq!((run.timer.map(Duration::s), run.elapsed.map(Duration::s)), (Some(1800.0), Some(1860.0)));
        assert_eq!((run.race, run.name.as_deref()), (Some(true), Some("Morning Run")));
        assert_eq!((lifts.sport, lifts.sub_sport, lifts.distance), (Sport::Training, SubSport::Strength, None));
        assert_eq!(lifts.timer.map(Duration::s), Some(2400.0));
        assert_eq!(decoded.repairs[0].kind, "date");
    }

    #[test]
    fn a_cut_file_keeps_the_summaries_before_the_cut() {
        let cut = &SUMMARIES[..SUMMARIES.find("\"activityId\":2").unwrap() + 40];
        let decoded = decode(cut.as_bytes()).unwrap();
        assert_eq!((decoded.activities.len(), decoded.repairs[0].kind.as_str()), (1, "truncated"));
        let nothing = decode(b"[{\"summarizedActivitiesExport\":[{\"act").unwrap_err();
        assert!(matches!(nothing, Error::Unreadable { .. }), "{nothing}");
        assert!(matches!(decode(b"{\"a\": 1}"), Err(Error::NotAnActivity { .. })));
    }

    #[test]
    fn days_are_joined_by_date_and_only_what_a_body_can_have_counts() {
        let json = br#"[{"calendarDate":"2026-03-01","restingHeartRate":52,"currentDayRestingHeartRate":49,"totalSteps":9000},
            {"calendarDate":"2026-03-02T00:00:00.0","restingHeartRate":-1,"deepSleepSeconds":5400,"lightSleepSeconds":14400,"remSleepSeconds":null},
            {"calendarDate":"2026-03-02","metrics":[{"type":"RHR","value":50},{"type":"HRV","value":61.0}]},
            {"metaData":{"calendarDate":"2026-03-03T18:05:26.148"},"weight":{"weight":61200.0}},
            {"calendarDate":"someday","restingHeartRate":50}, 7]"#;
        let days = days(json).unwrap();
        assert_eq!(days.len(), 3);
        assert_eq!(days[0].resting_heart_rate.map(|hr| hr.bpm()), Some(49.0));
        assert_eq!((days[1].resting_heart_rate, days[1].sleep.map(Duration::s)), (None, Some(19_800.0)));
        assert_eq!(days[1].hrv.map(Duration::s), Some(0.061));
        assert_eq!(days[2].mass.map(|mass| mass.kg()), Some(61.2));
    }

    #[test]
    fn what_a_file_holds_is_told_by_its_keys() {
        assert_eq!(holds(SUMMARIES.as_bytes()), Some(Holds::Summaries));
        assert_eq!(holds(br#"[{"calendarDate":"2026-03-01","restingHeartRate":52}]"#), Some(Holds::Days));
        assert_eq!(holds(br#"{"RIDE":{"STARTTIME":1}}"#), None);
    }
}
