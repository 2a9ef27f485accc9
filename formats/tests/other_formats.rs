//! GoldenCheetah, Nike, Polar, PWX, Suunto and SportTracks: real files against what is known of them, made ones by the layout, and what is broken.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

use flate2::read::GzDecoder;
use formats::{Decoded, Error, Kind, decode, detect};
use proptest::prelude::*;
use std::{collections::HashMap, fs, io::Read, path::Path};
use training::{Activity, Channel, Sport};

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data");

/// A real file, or nothing where there is none.
fn shared(path: &str) -> Option<Vec<u8>> {
    let path = Path::new(SHARED).join(path);
    if !path.exists() {
        println!("skipped: no {}", path.display());
        return None;
    }
    let bytes = fs::read(path).unwrap();
    if detect(&bytes) != Kind::Gzip {
        return Some(bytes);
    }
    let mut unpacked = Vec::new();
    GzDecoder::new(&bytes[..]).read_to_end(&mut unpacked).unwrap();
    Some(unpacked)
}

fn only(decoded: &Decoded) -> &Activity {
    assert_eq!(decoded.activities.len(), 1);
    &decoded.activities[0]
}

fn metres(activity: &Activity) -> f64 {
    activity.distance.unwrap().m()
}

fn last_m(activity: &Activity) -> f64 {
    let rows = activity.recording.len();
    (0..rows).rev().find_map(|row| activity.recording.value(Channel::Distance, row)).unwrap()
}

fn repaired(decoded: &Decoded, kind: &str) -> bool {
    decoded.repairs.iter().any(|repair| repair.kind == kind)
}

#[test]
fn every_real_file_has_the_samples_of_the_manifest() {
    let Some(manifest) = shared("manifest.csv") else { return };
    let mut reader = csv::Reader::from_reader(&manifest[..]);
    let rows: Vec<HashMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
    let mut seen = 0;
    for row in rows.iter().filter(|row| ["hrm", "pwx", "fitlog"].contains(&row["format"].as_str())) {
        let decoded = decode(&shared(&row["path"]).unwrap()).unwrap();
        let activity = only(&decoded);
        assert_eq!(activity.recording.len().to_string(), row["n_records"], "{}", row["path"]);
        assert!(activity.recording.elapsed_ms.is_sorted());
        seen += 1;
    }
    assert_eq!(seen, 6);
}

#[test]
fn a_timex_run_as_pwx_has_its_laps_and_the_devices_distance() {
    let name = "activities/other-formats/other/GoldenCheetah-GoldenCheetah__lgulseth_Timex_Global_Trainer_2013_03_28_11_50_25.pwx";
    let Some(bytes) = shared(name) else { return };
    let decoded = decode(&bytes).unwrap();
    let run = only(&decoded);
    assert_eq!((decoded.kind, run.sport), (Kind::Pwx, Sport::Running));
    assert_eq!(run.start.to_string(), "2013-03-28T11:50:25Z");
    assert!((metres(run) - 8228.0).abs() < 0.5 && (last_m(run) - 8228.07).abs() < 0.5);
    assert!((run.elapsed.unwrap().s() - 3112.17).abs() < 0.1 && (run.timer.unwrap().s() - 2962.17).abs() < 0.1);
    assert_eq!(run.laps.len(), 6, "as the file's end says");
    assert_eq!(run.laps[1].start_ms, 615_970);
    assert_eq!(run.laps[0].heart_rate.unwrap().bpm(), 125.0);
    assert!(run.recording.column(Channel::HeartRate).is_some() && run.recording.column(Channel::Latitude).is_some());
    assert!(repaired(&decoded, "time_zone"), "its clock has no zone");
}

#[test]
fn a_swim_as_pwx_stays_a_swim() {
    let name =
        "activities/other-formats/other/GoldenCheetah-GoldenCheetah__argmac_Garmin_FR910XT_2015_01_31_10_17_02.pwx";
    let Some(bytes) = shared(name) else { return };
    let decoded = decode(&bytes).unwrap();
    assert_eq!((only(&decoded).sport, metres(only(&decoded))), (Sport::Swimming, 2000.0));
}

#[test]
fn polar_files_give_speed_times_time_as_distance() {
    // The trip part of each says 18.7 miles (its mode says miles) and 19.5 km, rounded to a tenth.
    for (name, km, seconds) in [("09052101", 18.7 * 1.609_344, 4212.0), ("10091901", 19.5, 4054.9)] {
        let Some(bytes) = shared(&format!("activities/other-formats/other/GoldenCheetah-GoldenCheetah__{name}.hrm"))
        else {
            return;
        };
        let decoded = decode(&bytes).unwrap();
        let ride = only(&decoded);
        assert_eq!(decoded.kind, Kind::Hrm);
        assert!((metres(ride) / 1000.0 - km).abs() < 0.15, "{} m of {km} km", metres(ride));
        assert!((ride.elapsed.unwrap().s() - seconds).abs() < 10.0);
        assert!(
            ride.recording.column(Channel::Altitude).is_some() && ride.recording.column(Channel::HeartRate).is_some()
        );
        assert_ne!(ride.sport, Sport::Running, "nobody runs a minute at 40 km/h");
    }
    let Some(bytes) = shared("activities/other-formats/other/GoldenCheetah-GoldenCheetah__09052101.hrm") else {
        return;
    };
    let decoded = decode(&bytes).unwrap();
    assert_eq!(only(&decoded).laps.len(), 4);
    assert_eq!(only(&decoded).laps[0].elapsed.s(), 977.6);
    assert_eq!(only(&decoded).laps[3].heart_rate.unwrap().bpm(), 122.0);
}

#[test]
fn a_logbook_gives_runs_by_their_speed() {
    let Some(without) =
        shared("activities/other-formats/other/GoldenCheetah-GoldenCheetah__Activity_WITHOUT_GPS.fitlog")
    else {
        return;
    };
    let decoded = decode(&without).unwrap();
    let run = only(&decoded);
    assert_eq!((decoded.kind, run.sport, run.laps.len()), (Kind::Fitlog, Sport::Running, 9));
    assert!((metres(run) - 9325.9).abs() < 0.1, "{}", metres(run));
    assert_eq!(run.timer.unwrap().s(), 3201.05);
    let with = shared("activities/other-formats/other/GoldenCheetah-GoldenCheetah__Activity_with_GPS.fitlog").unwrap();
    let decoded = decode(&with).unwrap();
    assert!(only(&decoded).recording.column(Channel::Latitude).is_some() && metres(only(&decoded)) > 5000.0);
}

#[test]
fn nike_runs_have_the_apps_own_sums() {
    for (name, m, active_s, pauses) in [
        ("f8717eae-81fa-4b81-a3ce-82330694e699", 10_025.0, 3892.911, 1),
        ("feaf2949-0da0-47cf-b4ed-6818c70d0733", 3371.3, 1365.166, 0),
        ("fa0d167b-893e-4e48-8ee9-7aca5b6aebb0", 5018.5, 1720.184, 0),
    ] {
        let Some(bytes) = shared(&format!("exports/nike-run-json/{name}.json.gz")) else { return };
        let decoded = decode(&bytes).unwrap();
        let run = only(&decoded);
        assert_eq!((decoded.kind, run.sport), (Kind::NikeRun, Sport::Running));
        assert!(
            (metres(run) - m).abs() < 0.1 && (last_m(run) - m).abs() < 60.0,
            "{} and {} of {m}",
            metres(run),
            last_m(run)
        );
        assert_eq!(run.timer.unwrap().s(), active_s);
        assert!(run.pauses.len() >= pauses, "{:?}", run.pauses);
        assert!(
            [Channel::HeartRate, Channel::Latitude, Channel::Altitude, Channel::Cadence]
                .iter()
                .all(|&channel| run.recording.column(channel).is_some())
        );
    }
}

/// By the layout that GoldenCheetah writes, with a space at the end of every string.
fn golden_cheetah(start: &str, file_name: &str, longitude: f64, samples: usize) -> String {
    let rows: Vec<String> = (0..samples)
        .map(|s| {
            let (km, east) = (0.003 * s as f64, longitude + 0.00004 * s as f64);
            format!(r#"{{ "SECS":{s}, "KM":{km:.5}, "KPH":10.8, "HR":{}, "CAD":88, "ALT":101.2, "LAT":47.5, "LON":{east:.6}, "RVERT":8.4, "RCON":240 }}"#, 140 + s % 20)
        })
        .collect();
    format!(
        "{{\n\t\"RIDE\":{{\n\t\t\"STARTTIME\":\"{start} UTC \",\n\t\t\"RECINTSECS\":1,\n\t\t\"DEVICETYPE\":\"Garmin FR620 \",\n\t\t\
         \"TAGS\":{{ \"Sport\":\"Run \", \"Filename\":\"{file_name} \", \"Title\":\"Round the lake \" }},\n\t\t\
         \"INTERVALS\":[ {{ \"NAME\":\"Lap 1 \", \"START\":0, \"STOP\":60 }}, {{ \"NAME\":\"Peak 1min \", \"START\":10, \"STOP\":70 }}, {{ \"NAME\":\"Lap 2 \", \"START\":60, \"STOP\":119 }} ],\n\t\t\
         \"SAMPLES\":[\n\t\t\t{}\n\t\t],\n\t\t\"XDATA\":[ {{ \"NAME\":\"DEVELOPER \", \"VALUES\":[ \"X \" ], \"SAMPLES\":[] }} ]\n\t}}\n}}\n",
        rows.join(",\n\t\t\t")
    )
}

#[test]
fn a_golden_cheetah_run_is_read_with_its_laps() {
    let text = golden_cheetah("2026/08/01 06:30:00", "2026_08_01_08_30_00.json", 19.0, 120);
    let decoded = decode(text.as_bytes()).unwrap();
    let run = only(&decoded);
    assert_eq!((decoded.kind, run.sport, run.recording.len()), (Kind::GoldenCheetah, Sport::Running, 120));
    assert_eq!(run.start.to_string(), "2026-08-01T06:30:00Z");
    assert_eq!(run.utc_offset_s, Some(7200), "by the local clock in the file's name");
    assert_eq!((run.name.as_deref(), run.device.product.as_deref()), (Some("Round the lake"), Some("Garmin FR620")));
    assert!((metres(run) - 357.0).abs() < 0.1);
    assert_eq!(run.recording.value(Channel::Cadence, 5), Some(176.0));
    let value = |channel| run.recording.value(channel, 5).unwrap();
    assert!(
        (value(Channel::VerticalOscillation) - 0.084).abs() < 1e-9 && (value(Channel::StanceTime) - 0.24).abs() < 1e-9
    );
    assert_eq!(
        run.laps.iter().map(|lap| lap.start_ms).collect::<Vec<_>>(),
        [0, 60_000],
        "what was searched for is no lap"
    );
    assert!(repaired(&decoded, "extra_data") && !repaired(&decoded, "time_zone"));
}

#[test]
fn local_time_labelled_utc_is_kept_as_the_places_clock() {
    let decoded =
        decode(golden_cheetah("2012/08/01 06:30:00", "2012_08_01_06_30_00.json", -122.4, 60).as_bytes()).unwrap();
    assert_eq!(only(&decoded).utc_offset_s, Some(0));
    assert!(repaired(&decoded, "time_zone"));
    let in_london =
        decode(golden_cheetah("2012/01/01 06:30:00", "2012_01_01_06_30_00.json", -0.1, 60).as_bytes()).unwrap();
    assert!(!repaired(&in_london, "time_zone"));
}

/// By the layout of Suunto's logs: SI units, GPS and periodic samples in turn, events between them.
fn sml(samples: usize) -> String {
    let mut rows = String::new();
    for s in 0..samples {
        let north = (47.0 + 0.00003 * s as f64).to_radians();
        rows += &format!(
            "<Sample><Latitude>{north}</Latitude><Longitude>0.14</Longitude><GPSAltitude>416</GPSAltitude><Time>{s}</Time>\
             <UTC>2026-10-21T07:{:02}:{:02}Z</UTC></Sample>\
             <Sample><HR>2.5</HR><Cadence>1.45</Cadence><Temperature>293.15</Temperature><Distance>{}</Distance><Altitude>410</Altitude>\
             <SampleType>periodic</SampleType><Time>{s}.5</Time><UTC>2026-10-21T07:{:02}:{:02}.500Z</UTC></Sample>",
            s / 60,
            s % 60,
            s * 3,
            s / 60,
            s % 60
        );
        if s == 30 {
            rows += "<Sample><Events><Lap><Type>Manual</Type></Lap></Events><Time>30.6</Time><UTC>2026-10-21T07:00:30.600Z</UTC></Sample>";
        }
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><sml xmlns=\"http://www.suunto.com/schemas/sml\"><DeviceLog><Header>\
         <Duration>{samples}</Duration><Activity>Running</Activity><DateTime>2026-10-21T09:00:00</DateTime></Header>\
         <Device><Name>Ambit3</Name><SerialNumber>1234567</SerialNumber></Device><Samples>{rows}</Samples></DeviceLog></sml>"
    )
}

#[test]
fn a_suunto_move_comes_out_of_si_units() {
    let decoded = decode(sml(90).as_bytes()).unwrap();
    let run = only(&decoded);
    assert_eq!((decoded.kind, run.sport, run.recording.len()), (Kind::Sml, Sport::Running, 180));
    assert_eq!((run.start.to_string().as_str(), run.utc_offset_s), ("2026-10-21T07:00:00Z", Some(7200)));
    assert_eq!(run.recording.value(Channel::HeartRate, 1), Some(150.0));
    assert_eq!(run.recording.value(Channel::Cadence, 1), Some(174.0));
    assert_eq!(run.recording.value(Channel::Temperature, 1), Some(20.0));
    assert!((run.recording.value(Channel::Latitude, 0).unwrap() - 47.0).abs() < 1e-6);
    assert_eq!(metres(run), 267.0);
    assert_eq!((run.laps.len(), run.laps[0].distance.unwrap().m()), (2, 90.0));
    assert_eq!((run.device.product.as_deref(), run.device.serial), (Some("Ambit3"), Some(1_234_567)));
}

#[test]
fn a_dive_is_no_activity_of_ours() {
    let text = sml(5).replace("<Duration>", "<Diving><DiveMode>Free</DiveMode></Diving><Duration>");
    assert_eq!(decode(text.as_bytes()), Err(Error::NotAnActivity { what: "Suunto log of a dive".into() }));
}

const HRM: &str = "[Params]\r\nVersion=106\r\nMonitor=37\r\nSMode=100000100\r\nDate=20260501\r\nStartTime=07:00:00.0\r\nLength=00:10:00.0\r\nInterval=5\r\n\r\n[IntTimes]\r\n00:05:00.0\t150\t120\t149\t160\r\n0\t0\t0\r\n\r\n[HRData]\r\n";

fn hrm(rows: usize) -> String {
    let lines: Vec<String> = (0..rows).map(|i| format!("{}\t108\r\n", 120 + i % 30)).collect();
    format!("{HRM}{}", lines.concat())
}

#[test]
fn a_polar_run_is_known_by_its_speed() {
    let decoded = decode(hrm(120).as_bytes()).unwrap();
    let run = only(&decoded);
    assert_eq!((run.sport, run.recording.len()), (Sport::Running, 120));
    assert!((metres(run) - 120.0 * 15.0).abs() < 0.5, "10.8 km/h over 600 s");
    assert_eq!(run.device.product.as_deref(), Some("RS800"));
    let beats = decode(
        HRM.replace("Interval=5", "Interval=238")
            .replace("SMode=1", "SMode=0")
            .as_bytes()
            .iter()
            .copied()
            .chain(*b"400\r\n500\r\n500\r\n")
            .collect::<Vec<_>>()
            .as_slice(),
    )
    .unwrap();
    assert_eq!(only(&beats).recording.value(Channel::HeartRate, 0), Some(150.0));
    assert_eq!(only(&beats).recording.elapsed_ms, [0, 400, 900]);
}

const PWX: &str = "<?xml version=\"1.0\"?><pwx><workout><sportType>Run</sportType><time>2026-05-01T07:00:00</time><sample><timeoffset>0</timeoffset><hr>120</hr><dist>0</dist></sample><sample><timeoffset>1</timeoffset><hr>121</hr><dist>3</dist></sample><sample><timeoffset>2</timeoffset><hr>121</hr><dist>6</dist></sample></workout></pwx>";
const FITLOG: &str = "<?xml version=\"1.0\"?><FitnessWorkbook><AthleteLog><Activity StartTime=\"2026-05-01T07:00:00Z\"><Category Name=\"Running\"/><Track StartTime=\"2026-05-01T07:00:00Z\"><pt tm=\"0\" dist=\"0\"/><pt tm=\"10\" dist=\"30\"/><pt tm=\"20\" dist=\"60\" hr=\"150\"/></Track></Activity></AthleteLog></FitnessWorkbook>";

fn documents() -> Vec<String> {
    vec![
        golden_cheetah("2026/08/01 06:30:00", "2026_08_01_08_30_00.json", 19.0, 12),
        sml(8),
        hrm(12),
        PWX.into(),
        FITLOG.into(),
    ]
}

fn sound(activity: &Activity) {
    let recording = &activity.recording;
    assert!(recording.elapsed_ms.is_sorted() && recording.elapsed_ms.first().is_none_or(|&first| first == 0));
    assert!(recording.channels().all(|c| recording.column(c).is_some_and(|column| column.len() == recording.len())));
    assert!(activity.distance.is_none_or(|d| d.is_finite() && d.m() >= 0.0));
    assert!(activity.elapsed.is_none_or(|t| t.is_finite() && t.s() >= 0.0));
    assert!(activity.pauses.iter().all(|p| p.from_ms < p.to_ms));
    assert!(activity.laps.iter().all(|lap| lap.start_ms >= 0 && lap.elapsed.is_finite()));
}

#[test]
fn a_file_cut_anywhere_gives_what_it_had_or_says_why() {
    for document in documents() {
        let whole = decode(document.as_bytes()).unwrap().activities[0].recording.len();
        let mut most = 0;
        for length in (0..document.len()).filter(|&length| document.is_char_boundary(length)) {
            match decode(&document.as_bytes()[..length]) {
                Ok(decoded) => {
                    decoded.activities.iter().for_each(sound);
                    most = decoded.activities[0].recording.len().max(most);
                    assert!(most <= whole);
                }
                Err(error) => assert!(!error.to_string().is_empty()),
            }
        }
        assert!(most + 1 >= whole, "a file cut near its end keeps {most} of {whole} samples");
    }
}

#[test]
fn own_entities_are_refused_when_used() {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
    for (document, word) in [(PWX, "Run"), (FITLOG, "<Category"), (&sml(2), "Ambit3")] {
        let (declaration, rest) = document.split_once("?>").unwrap();
        let rest = rest.replacen(word, if word.starts_with('<') { "&b;<Category" } else { "&b;" }, 1);
        let text = format!("{declaration}?>{bomb}{rest}");
        let refused = matches!(
            formats::pwx::decode(text.as_bytes())
                .or_else(|_| formats::fitlog::decode(text.as_bytes()))
                .or_else(|_| formats::sml::decode(text.as_bytes())),
            Err(Error::Unreadable { .. })
        );
        assert!(refused, "{word}");
    }
}

#[test]
fn absurd_values_and_times_are_left_out_and_listed() {
    for (document, good, absurd) in [
        (golden_cheetah("2026/08/01 06:30:00", "x", 19.0, 12), "\"HR\":141", "\"HR\":1e300"),
        (golden_cheetah("2026/08/01 06:30:00", "x", 19.0, 12), "\"HR\":141", "\"HR\":nan"),
        (PWX.into(), "<hr>120</hr>", "<hr>99999</hr>"),
        (FITLOG.into(), "hr=\"150\"", "hr=\"NaN\""),
        (hrm(12), "121\t", "-7\t"),
        (sml(8), "<HR>2.5</HR>", "<HR>inf</HR>"),
    ] {
        let with = document.replacen(good, absurd, 1);
        assert_ne!(with, document, "{good} is in it");
        let decoded = decode(with.as_bytes()).unwrap();
        decoded.activities.iter().for_each(sound);
        let listed = repaired(&decoded, "number") || absurd.starts_with('-');
        assert!(listed, "{absurd}: {:?}", decoded.repairs);
    }
    let late = golden_cheetah("2026/08/01 06:30:00", "x", 19.0, 12).replacen("\"SECS\":5,", "\"SECS\":1e18,", 1);
    let decoded = decode(late.as_bytes()).unwrap();
    assert_eq!(only(&decoded).recording.len(), 11);
    assert!(repaired(&decoded, "untimed"));
    assert!(decode(golden_cheetah("9999/99/99 06:30:00", "x", 0.0, 3).as_bytes()).is_err());
    let negative = PWX.replace("<timeoffset>1<", "<timeoffset>-1e30<");
    assert_eq!(only(&decode(negative.as_bytes()).unwrap()).recording.len(), 2);
}

proptest! {
    #[test]
    fn a_changed_byte_never_panics(which in 0usize..5, at in 0.0f64..1.0, byte in any::<u8>()) {
        let mut bytes = documents().swap_remove(which).into_bytes();
        let place = (at * bytes.len() as f64) as usize;
        bytes[place] = byte;
        if let Ok(decoded) = decode(&bytes) {
            decoded.activities.iter().for_each(sound);
        }
    }
}
