//! What is noted beside a number, in every language: of a race's plan as the program says it, of results and efforts as a runner may meet it.

use super::{Language, untranslated};
use app::{App, Config, CourseAsked, Damp, RacePlanAsked, WeatherTold};
use jiff::civil::date;
use quantity::{Distance, Duration};

/// Of the results and efforts that the ledger and the predictions rest on.
const OF_EFFORTS: [&str; 12] = [
    "hilly: its climb makes a run roughly 8 % slower (4 to 16 %), so on level ground it was worth 48:02 or better; nothing is taken off for it",
    "warm: the watch read 24 °C after its first 20 minutes; on a wrist it reads some degrees too many; such warmth makes a race of this length roughly 3 to 12 % slower, so on a cool day it was worth 3:14:10 or better; nothing is taken off for it",
    "warm: the watch read 31 °C after its first 20 minutes; on a wrist it reads some degrees too many; nothing is taken off for it",
    "beyond the marathon few results were known to learn from; the band there is a default, not a finding",
    "160934.4 m is outside 400 m to 100 km, the distances that are predicted",
    "5 km in 10:00 was left out: no human has run that fast; check distance and time",
    "5 km in 2:10:00 was left out: slower than 0.8 m/s is walking; check distance and time",
    "100 m in 15 s was left out: only results over 400 m to 100 km are understood",
    "1 slower or repeated result over the same distance was left out",
    "3 slower or repeated results over the same distance were left out",
    "10 km in 40:00 is faster than 5 km in 21:00: the two contradict each other, the band was widened",
    "the drift of long runs was not used: 0.9 is no share an hour from -0.5 to 1",
];

/// Of loads, zones and long runs.
const OF_TRAINING: [&str; 10] = [
    "heart-rate loads are the mean of the formulas for women and men until you say your sex",
    "1 long run was read by an older program and left out; run stayer rebuild",
    "7 long runs were read by an older program and left out; run stayer rebuild",
    "12 activities were read by an older program and have no load; run stayer rebuild",
    "12 runs were read by an older program and are left out; run stayer rebuild",
    "no load can be told without a threshold; import runs, or set an anchor",
    "no speed is known to make zones of; import runs, or set an anchor",
    "no race or test says how fast you are, so the borders may be too slow and running look harder than it was; a race or a test makes them true",
    "the first threshold was not found in all of this time, so the zones are shares of critical speed: easy up to 80 %, hard above it",
    "from 2026-10-04 on the first threshold is as fast as the second or faster, so the zones are shares of critical speed: easy up to 80 %, hard above it; set both, or take back the one that you set",
];

/// A course of so many metres due north, its heights by metre.
fn gpx(metres: f64, height: impl Fn(f64) -> Option<f64>) -> CourseAsked {
    let mut text = String::from("<gpx version=\"1.1\" creator=\"t\"><trk><trkseg>");
    for i in 0..=200 {
        let m = metres * f64::from(i) / 200.0;
        let ele = height(m).map_or(String::new(), |h| format!("<ele>{h}</ele>"));
        text += &format!("<trkpt lat=\"{:.7}\" lon=\"7\">{ele}</trkpt>", 47.0 + m / 111_195.0);
    }
    CourseAsked::File { name: "course.gpx".into(), bytes: (text + "</trkseg></trk></gpx>").into_bytes() }
}

/// Plans of an empty library over several lengths, grounds and weathers.
fn asked() -> Vec<RacePlanAsked> {
    let plan = |metres: f64, time_s: f64| RacePlanAsked {
        distance: Some(Distance::from_m(metres)),
        goal: Some(Duration::from_s(time_s)),
        ..RacePlanAsked::default()
    };
    let hot = |temperature_c| Some(WeatherTold { temperature_c, damp: Damp::Humidity(0.7) });
    let mut asked = vec![
        RacePlanAsked { course: CourseAsked::Climb(Distance::from_m(400.0)), ..plan(21_097.5, 6600.0) },
        RacePlanAsked { course: gpx(10_000.0, |_| None), ..plan(10_000.0, 2700.0) },
        RacePlanAsked { course: gpx(5000.0, |m| Some(m / 100.0)), ..plan(10_000.0, 2700.0) },
        RacePlanAsked { course: gpx(10_200.0, |m| Some(m / 100.0)), ..plan(10_000.0, 2700.0) },
        RacePlanAsked { course: gpx(10_000.0, |m| Some(m / 3.0)), ..plan(10_000.0, 2700.0) },
        RacePlanAsked {
            course: gpx(10_000.0, |m| Some(if m == 5000.0 { 900.0 } else { m / 100.0 })),
            ..plan(10_000.0, 2700.0)
        },
        plan(100_000.0, 40_000.0),
    ];
    for (metres, time_s) in [(10_000.0, 2700.0), (42_195.0, 12_000.0), (100_000.0, 40_000.0)] {
        asked.extend([12.0, 28.0, 38.0].map(|c| RacePlanAsked { weather: hot(c), ..plan(metres, time_s) }));
    }
    asked
}

#[test]
fn notes_are_said_in_every_language() {
    let library = tempfile::tempdir().unwrap();
    let config = Config { data: Some(library.path().into()), today: Some(date(2026, 11, 23)), seed: 1 };
    let app = App::open(config).unwrap();
    let mut said: Vec<String> = OF_EFFORTS.iter().chain(&OF_TRAINING).map(|&text| text.to_owned()).collect();
    for asked in asked() {
        let plan = app.race_plan(&asked).unwrap();
        said.extend(plan.notes.into_iter().chain(plan.cautions));
    }
    for (beginning, least) in [("course.gpx", 4), ("what warmth costs", 4), ("nothing is known yet", 1)] {
        assert!(said.iter().filter(|text| text.starts_with(beginning)).count() >= least, "{beginning}: {said:#?}");
    }
    assert!(said.iter().filter(|text| text.contains("wet-bulb globe temperature is")).count() >= 3, "{said:#?}");
    said.push("95 g an hour would be needed to reach the finish with a reserve, more than most guts take: load well, or start slower".into());
    for of in ["goal", "time that you kept"] {
        said.push(format!("the {of} of 3:00:00 is faster than the fast end of what you can hold here today, 3:10:11: start by the forecast of 3:20:00 instead, and let the rest come to you"));
    }
    said.sort();
    said.dedup();
    for language in [Language::Dutch, Language::German] {
        let left: Vec<&String> = said.iter().filter(|text| !untranslated(language, text).is_empty()).collect();
        assert!(left.is_empty(), "{language:?}: {left:#?}");
    }
}
