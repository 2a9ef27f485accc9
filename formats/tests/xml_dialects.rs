//! Hand-made files, one for each way in which watches and apps stray from GPX and TCX.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

use formats::{Decoded, Error, gpx, tcx};
use training::{Activity, Channel, Sport, SubSport};

/// A GPX document around tracks.
fn gpx(inside: &str) -> String {
    format!("<?xml version=\"1.0\"?><gpx version=\"1.1\" creator=\"test\">{inside}</gpx>")
}

/// A point one thousandth of a degree further north for every second.
fn point(second: u32, inside: &str) -> String {
    let lat = 50.0 + f64::from(second) / 1e5;
    format!("<trkpt lat=\"{lat}\" lon=\"7\"><time>{}</time>{inside}</trkpt>", time(second))
}

fn time(second: u32) -> String {
    format!("2026-05-01T{:02}:{:02}:{:02}Z", 7 + second / 3600, second / 60 % 60, second % 60)
}

fn segment(seconds: std::ops::Range<u32>) -> String {
    let points: String = seconds.map(|s| point(s, "")).collect();
    format!("<trkseg>{points}</trkseg>")
}

fn track(kind: &str, inside: &str) -> String {
    format!("<trk><type>{kind}</type>{inside}</trk>")
}

fn only(decoded: Result<Decoded, Error>) -> Activity {
    let mut decoded = decoded.unwrap();
    assert_eq!(decoded.activities.len(), 1);
    decoded.activities.remove(0)
}

fn one(document: &str) -> Activity {
    only(gpx::decode(document.as_bytes()))
}

fn kinds(activity: &Activity) -> Vec<&str> {
    activity.repairs.iter().map(|r| r.kind.as_str()).collect()
}

fn values(activity: &Activity, channel: Channel) -> Vec<Option<f64>> {
    (0..activity.recording.len()).map(|row| activity.recording.value(channel, row)).collect()
}

#[test]
fn extensions_under_any_prefix() {
    for inside in [
        "<extensions><gpxtpx:TrackPointExtension><gpxtpx:hr>151</gpxtpx:hr><gpxtpx:cad>88</gpxtpx:cad><gpxtpx:atemp>21</gpxtpx:atemp></gpxtpx:TrackPointExtension></extensions>",
        "<extensions><ns3:TrackPointExtension><ns3:hr>151</ns3:hr><ns3:cad>88</ns3:cad><ns3:atemp>21.0</ns3:atemp></ns3:TrackPointExtension></extensions>",
        "<extensions><hr> 151 </hr><cad>88</cad><atemp>21</atemp></extensions>",
        "<extensions><a:b xmlns:a='urn:a'><a:hr><![CDATA[151]]></a:hr><a:cadence>88</a:cadence><a:temp>21</a:temp></a:b></extensions>",
    ] {
        let run = one(&gpx(&track("running", &format!("<trkseg>{}</trkseg>", point(0, inside)))));
        assert_eq!(values(&run, Channel::HeartRate), [Some(151.0)], "{inside}");
        assert_eq!(values(&run, Channel::Cadence), [Some(176.0)], "both legs: {inside}");
        assert_eq!(values(&run, Channel::Temperature), [Some(21.0)], "{inside}");
        assert!(kinds(&run).iter().all(|&kind| kind == "prefix"), "{:?}", run.repairs);
    }
}

#[test]
fn cadence_of_both_legs_or_a_crank_stays() {
    let with = |kind: &str, cadence: &str| {
        let run = one(&gpx(&track(kind, &format!("<trkseg>{}</trkseg>", point(0, &format!("<cad>{cadence}</cad>"))))));
        values(&run, Channel::Cadence)[0]
    };
    assert_eq!(with("running", "176"), Some(176.0));
    assert_eq!(with("cycling", "88"), Some(88.0));
    assert_eq!(with("walking", "55"), Some(110.0));
    assert_eq!(with("walking", "108"), Some(108.0));
}

#[test]
fn phone_exports_say_speed_and_accuracy() {
    let inside = "<extensions><speed>3.25</speed><course>180</course><hAcc>4</hAcc><vAcc>3</vAcc></extensions>";
    let unknown = "<extensions><speed>-1.000000</speed><course>-1</course></extensions>";
    let run = one(&gpx(&track("", &format!("<trkseg>{}{}</trkseg>", point(0, inside), point(1, unknown)))));
    assert_eq!(values(&run, Channel::Speed), [Some(3.25), None]);
    assert!(run.repairs.is_empty());
}

#[test]
fn a_segment_is_a_pause_and_its_way_does_not_count() {
    let run = one(&gpx(&track("9", &(segment(0..11) + &segment(60..71)))));
    assert_eq!(run.sport, Sport::Running);
    assert_eq!((run.pauses[0].from_ms, run.pauses[0].to_ms), (10_000, 60_000));
    let (way, whole) = (run.distance.unwrap().m(), one(&gpx(&track("9", &segment(0..71)))).distance.unwrap().m());
    assert!((way / whole - 20.0 / 70.0).abs() < 1e-3, "{way} of {whole}");
    assert_eq!(run.elapsed.unwrap().s(), 70.0);
    assert_eq!(run.timer, None, "no device said it");
}

#[test]
fn a_segment_twice_counts_once() {
    let run = one(&gpx(&track("9", &(segment(0..10) + &segment(0..10) + &segment(20..30)))));
    assert_eq!(run.recording.len(), 20);
    assert_eq!(kinds(&run), ["repeated_segment"]);
    let whole = one(&gpx(&(track("9", &segment(0..10)) + &track("9", &segment(0..10)))));
    assert_eq!(whole.recording.len(), 10, "a whole track twice");
}

#[test]
fn empty_segments_are_nothing() {
    let run = one(&gpx(&track("9", &format!("<trkseg/>{}<trkseg></trkseg>", segment(0..5)))));
    assert_eq!(run.recording.len(), 5);
    assert!(run.pauses.is_empty() && run.repairs.is_empty());
}

#[test]
fn a_treadmill_run_without_points_keeps_its_title() {
    let document = gpx(&format!(
        "<metadata><time>{}</time></metadata><trk><name>Belt</name><type>treadmill_running</type><trkseg/></trk>",
        time(0)
    ));
    let run = one(&document);
    assert_eq!((run.sport, run.sub_sport), (Sport::Running, SubSport::Treadmill));
    assert_eq!((run.recording.len(), run.name.as_deref()), (0, Some("Belt")));
    assert_eq!(kinds(&run), ["no_samples"]);
}

#[test]
fn routes_and_waypoints_are_no_activity() {
    for (inside, what) in [
        ("<rte><rtept lat='1' lon='1'/></rte>", "GPX route"),
        ("<wpt lat='1' lon='1'><time>2026-05-01T07:00:00Z</time></wpt>", "GPX file with 1 waypoints and no track"),
        (
            "<trk><trkseg><trkpt lat='1' lon='1'/><trkpt lat='1' lon='2'><time>soon</time></trkpt></trkseg></trk>",
            "GPX route (2 track points, none of them with a readable time)",
        ),
    ] {
        assert_eq!(gpx::decode(gpx(inside).as_bytes()), Err(Error::NotAnActivity { what: what.into() }));
    }
}

#[test]
fn points_without_a_time_are_dropped_and_listed() {
    let untimed = "<trkpt lat='50' lon='7'><ele>1</ele></trkpt>";
    let run = one(&gpx(&track("9", &format!("<trkseg>{untimed}{}{untimed}{}</trkseg>", point(0, ""), point(1, "")))));
    assert_eq!(run.recording.len(), 2);
    assert_eq!(run.repairs[0].samples, 2);
    assert_eq!(kinds(&run), ["untimed"]);
}

#[test]
fn time_never_runs_backwards_and_no_row_is_lost() {
    let points = [0, 1, 2, 1, 3, 3, 4].map(|s| point(s, "")).concat();
    let run = one(&gpx(&track("9", &format!("<trkseg>{points}</trkseg>"))));
    assert_eq!(run.recording.elapsed_ms, [0, 1000, 1000, 1000, 3000, 3000, 4000].map(|ms: i64| ms));
    assert_eq!(kinds(&run), ["time_backwards"]);
    let points = [0, 1, 1, 2].map(|s| point(s, "")).concat();
    assert_eq!(kinds(&one(&gpx(&track("9", &format!("<trkseg>{points}</trkseg>"))))), ["duplicate_time"]);
}

#[test]
fn tracks_join_or_part_by_time_and_kind() {
    let far = segment(3 * 3600..3 * 3600 + 5);
    let parted = gpx::decode(gpx(&(track("9", &segment(0..5)) + &track("9", &far))).as_bytes()).unwrap();
    assert_eq!(parted.activities.iter().map(|a| a.recording.len()).collect::<Vec<_>>(), [5, 5]);
    let ride = gpx::decode(gpx(&(track("9", &segment(0..5)) + &track("1", &segment(60..65)))).as_bytes()).unwrap();
    assert_eq!(ride.activities.iter().map(|a| a.sport).collect::<Vec<_>>(), [Sport::Running, Sport::Cycling]);
    let joined = one(&gpx(&(track("9", &segment(0..5)) + &track("9", &segment(60..65)))));
    assert_eq!((joined.recording.len(), joined.pauses.len()), (10, 1));
}

#[test]
fn impossible_numbers_are_missing_and_listed() {
    let points = [
        point(0, "<ele>NaN</ele><hr>999</hr>"),
        point(1, "<ele>inf</ele><hr>150</hr>"),
        format!("<trkpt lat='95' lon='7'><time>{}</time></trkpt>", time(2)),
        format!("<trkpt lat='0.0' lon='0.0'><time>{}</time></trkpt>", time(3)),
    ]
    .concat();
    let run = one(&gpx(&track("9", &format!("<trkseg>{points}</trkseg>"))));
    assert_eq!(run.recording.column(Channel::Altitude), None);
    assert_eq!(values(&run, Channel::HeartRate), [None, Some(150.0), None, None]);
    assert_eq!(
        run.repairs.iter().map(|r| (r.kind.as_str(), r.samples)).collect::<Vec<_>>(),
        [("number", 4), ("position", 1)]
    );
    assert!(run.distance.unwrap().m() < 2.0);
}

#[test]
fn impossible_dates_are_listed() {
    let with = |date: &str| {
        let points: String =
            (0..3).map(|s| format!("<trkpt lat='50' lon='7.{s}'><time>{date}T00:00:0{s}Z</time></trkpt>")).collect();
        one(&gpx(&track("9", &format!("<trkseg>{points}</trkseg>"))))
    };
    for date in ["1970-01-01", "2099-12-31", "9999-01-01"] {
        let run = with(date);
        assert_eq!((kinds(&run), run.recording.len()), (vec!["date"], 3), "{date}");
    }
    assert!(with("2026-05-01").repairs.is_empty());
}

#[test]
fn offsets_and_fractions_and_no_zone() {
    let at = |time: &str| {
        let document =
            gpx(&track("9", &format!("<trkseg><trkpt lat='50' lon='7'><time>{time}</time></trkpt></trkseg>")));
        one(&document)
    };
    let run = at("2026-05-01T09:00:00.5+02:00");
    assert_eq!(run.start.to_string(), "2026-05-01T07:00:00.5Z");
    assert_eq!(run.utc_offset_s, Some(7200));
    assert_eq!(kinds(&at("2026-05-01T09:00:00")), ["time_zone"]);
}

#[test]
fn names_keep_their_characters() {
    let run = one(&gpx(&format!("<trk><name> Hill &amp; dale &#x2764; &lt;3 R&B </name>{}</trk>", segment(0..2))));
    assert_eq!(run.name.as_deref(), Some("Hill & dale ❤ <3 R&B"));
}

#[test]
fn other_encodings() {
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><gpx><trk><name>Köln</name>{}</trk></gpx>",
        segment(0..3)
    );
    let western: Vec<u8> = document.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let wide: Vec<u8> = format!("\u{feff}{document}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [western, wide, document.into_bytes()] {
        let run = only(formats::decode(&bytes));
        assert_eq!(run.recording.len(), 3);
        assert!(run.name.unwrap().starts_with('K'));
    }
}

const TCX_HEAD: &str = r#"<?xml version="1.0"?>
<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"><Activities>"#;
const TCX_TAIL: &str = "</Activities></TrainingCenterDatabase>";

fn trackpoint(second: u32, inside: &str) -> String {
    format!("<Trackpoint><Time>{}</Time>{inside}</Trackpoint>", time(second))
}

fn metres(second: u32, m: u32) -> String {
    trackpoint(second, &format!("<DistanceMeters>{m}</DistanceMeters>"))
}

fn lap(second: u32, timer_s: u32, m: u32, tracks: &str) -> String {
    format!(
        "<Lap StartTime=\"{}\"><TotalTimeSeconds>{timer_s}</TotalTimeSeconds><DistanceMeters>{m}</DistanceMeters>\
         <AverageHeartRateBpm><Value>140</Value></AverageHeartRateBpm><Intensity>Active</Intensity>\
         <TriggerMethod>Manual</TriggerMethod>{tracks}<Extensions><LX><DistanceMeters>9</DistanceMeters></LX></Extensions></Lap>",
        time(second)
    )
}

fn activity(inside: &str) -> String {
    format!("{TCX_HEAD}<Activity Sport=\"Running\"><Id>{}</Id>{inside}</Activity>{TCX_TAIL}", time(0))
}

fn one_tcx(document: &str) -> Activity {
    only(tcx::decode(document.as_bytes()))
}

#[test]
fn tcx_extensions_under_any_prefix() {
    for inside in [
        "<Extensions><ns3:TPX><ns3:Speed>3.5</ns3:Speed><ns3:RunCadence>88</ns3:RunCadence><ns3:Watts>250</ns3:Watts></ns3:TPX></Extensions>",
        "<Extensions><TPX xmlns=\"u\"><Speed>3.5</Speed><RunCadence>88</RunCadence><Watts>250</Watts></TPX></Extensions>",
        "<Extensions><x:TPX CadenceSensor='Footpod'><Speed>3.5</Speed><Watts>250</Watts></x:TPX></Extensions><Cadence>88</Cadence>",
    ] {
        let point = trackpoint(
            0,
            &format!(
                "<HeartRateBpm xsi:type=\"HeartRateInBeatsPerMinute_t\"><Value>150</Value></HeartRateBpm>{inside}"
            ),
        );
        let run = one_tcx(&activity(&lap(0, 1, 3, &format!("<Track>{point}</Track>"))));
        assert_eq!(values(&run, Channel::Speed), [Some(3.5)], "{inside}");
        assert_eq!(values(&run, Channel::Cadence), [Some(176.0)]);
        assert_eq!(values(&run, Channel::Power), [Some(250.0)]);
        assert_eq!(values(&run, Channel::HeartRate), [Some(150.0)]);
        assert!(kinds(&run).iter().all(|&kind| kind == "prefix"), "{:?}", run.repairs);
    }
}

#[test]
fn tcx_laps_pauses_and_totals() {
    let first =
        format!("<Track>{}{}</Track><Track>{}{}</Track>", metres(0, 0), metres(10, 30), metres(40, 30), metres(50, 60));
    let second = format!("<Track>{}{}</Track>", metres(51, 63), metres(60, 90));
    let run = one_tcx(&activity(&(lap(0, 20, 60, &first) + &lap(51, 10, 30, &second))));
    assert_eq!(run.pauses.iter().map(|p| (p.from_ms, p.to_ms)).collect::<Vec<_>>(), [(10_000, 40_000)]);
    assert_eq!(run.laps.iter().map(|l| (l.start_ms, l.elapsed.s())).collect::<Vec<_>>(), [(0, 51.0), (51_000, 10.0)]);
    assert_eq!(run.laps[0].heart_rate.unwrap().bpm(), 140.0);
    assert_eq!(run.laps[0].trigger.as_deref(), Some("manual"));
    assert_eq!((run.timer.unwrap().s(), run.distance.unwrap().m(), run.elapsed.unwrap().s()), (30.0, 90.0, 60.0));
    assert_eq!(run.sub_sport, SubSport::Generic);
}

#[test]
fn tcx_laps_that_count_from_zero() {
    let first = format!("<Track>{}{}</Track>", metres(0, 0), metres(10, 100));
    let second = format!("<Track>{}{}</Track>", metres(11, 2), metres(20, 90));
    let run = one_tcx(&activity(&(lap(0, 10, 100, &first) + &lap(11, 9, 90, &second))));
    assert_eq!(values(&run, Channel::Distance), [Some(0.0), Some(100.0), Some(102.0), Some(190.0)]);
    assert_eq!(kinds(&run), ["distance_restart"]);
}

#[test]
fn tcx_without_a_count_measures_along_positions() {
    let at = |s: u32| {
        let lat = 50.0 + f64::from(s) / 1e4;
        let position = format!(
            "<Position><LatitudeDegrees>{lat}</LatitudeDegrees><LongitudeDegrees>7</LongitudeDegrees></Position>"
        );
        trackpoint(s, &position)
    };
    let run = one_tcx(&activity(&format!("<Lap><Track>{}{}</Track></Lap>", at(0), at(10))));
    assert!((run.distance.unwrap().m() - 111.19).abs() < 0.1);
}

#[test]
fn tcx_courses_workouts_and_laps_alone() {
    let course = "<TrainingCenterDatabase><Courses><Course><Track><Trackpoint/></Track></Course></Courses></TrainingCenterDatabase>";
    assert_eq!(tcx::decode(course.as_bytes()), Err(Error::NotAnActivity { what: "TCX course".into() }));
    let workout = "<TrainingCenterDatabase><Workouts><Workout Sport='Running'/></Workouts></TrainingCenterDatabase>";
    assert_eq!(tcx::decode(workout.as_bytes()), Err(Error::NotAnActivity { what: "TCX workout".into() }));
    let run = one_tcx(&activity(&lap(0, 1800, 5000, "")));
    assert_eq!((run.distance.unwrap().m(), run.timer.unwrap().s()), (5000.0, 1800.0));
    assert_eq!(kinds(&run), ["no_samples"]);
}

#[test]
fn tcx_of_two_activities() {
    let run = format!("<Activity Sport=\"Running\"><Lap><Track>{}</Track></Lap></Activity>", metres(0, 0));
    let ride = format!("<Activity Sport=\"Biking\"><Lap><Track>{}</Track></Lap></Activity>", metres(90, 0));
    let decoded = tcx::decode(format!("{TCX_HEAD}{run}{ride}{TCX_TAIL}").as_bytes()).unwrap();
    assert_eq!(decoded.activities.iter().map(|a| a.sport).collect::<Vec<_>>(), [Sport::Running, Sport::Cycling]);
}

#[test]
fn a_sport_that_nobody_names_is_judged_and_listed() {
    let long = |title: &str| {
        let points: String = (0..600).map(|s| point(s * 2, "")).collect(); // 1.1 m per second
        one(&gpx(&format!("<trk>{title}<trkseg>{points}</trkseg></trk>")))
    };
    let unnamed = long("");
    assert_eq!((unnamed.sport, kinds(&unnamed)), (Sport::Walking, vec!["sport"]));
    assert_eq!(long("<name>Morning Run</name>").sport, Sport::Running);
    assert_eq!(long("<name>Morning Run</name><type>sailing</type>").sport, Sport::Other);
}
