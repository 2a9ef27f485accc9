//! Diaries of apps: real tables, tables by the layouts of other years and makers, and what is broken.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

use formats::{
    Error, Kind,
    diary::{Diary, Entry, Lift, Morning, Set, decode},
};
use proptest::prelude::*;
use std::{fs, path::Path};

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data");

fn shared(path: &str) -> Option<Diary> {
    let path = Path::new(SHARED).join(path);
    if !path.exists() {
        println!("skipped: no {}", path.display());
        return None;
    }
    Some(decode(&fs::read(path).unwrap()).unwrap())
}

fn lifts(diary: &Diary) -> Vec<&Lift> {
    diary.entries.iter().filter_map(|entry| if let Entry::Lift(lift) = entry { Some(lift) } else { None }).collect()
}

fn mornings(diary: &Diary) -> Vec<&Morning> {
    diary
        .entries
        .iter()
        .filter_map(|entry| if let Entry::Morning(morning) = entry { Some(morning) } else { None })
        .collect()
}

fn read(text: &str) -> Diary {
    decode(text.as_bytes()).unwrap()
}

fn reps(reps: u32, load_kg: Option<f64>) -> Set {
    Set { reps: Some(reps), load_kg, ..Set::default() }
}

#[test]
fn a_year_of_strong() {
    let Some(diary) = shared("strength/strong_2021.csv") else { return };
    let lifts = lifts(&diary);
    // 2,078 rows of 619 exercises in workouts; six rows have neither repetitions nor seconds or only seconds.
    assert_eq!((diary.kind, lifts.len()), (Kind::Strong, 619));
    let sets: usize = lifts.iter().map(|lift| lift.sets.len()).sum();
    assert!((2072..=2078).contains(&sets), "{sets}");
    assert_eq!(lifts[0].exercise, "Bench Press (Barbell)");
    assert_eq!(lifts[0].sets, [8, 8, 8, 6, 6].map(|n| reps(n, Some(75.0))));
    let plank = lifts.iter().find(|lift| lift.exercise == "Plank").unwrap();
    assert_eq!((plank.sets[0].hold_s, plank.sets[0].reps, plank.sets[0].load_kg), (Some(90.0), None, None));
    assert!(diary.repairs.iter().any(|repair| repair.kind == "unit"), "no unit is named in it");
}

#[test]
fn mornings_of_three_real_tables() {
    let Some(iphone) = shared("daily-measures/2017_7_28_myMeasurements.csv") else { return };
    let found = mornings(&iphone);
    assert_eq!((iphone.kind, found.len()), (Kind::Hrv4Training, 119));
    assert_eq!(
        (found[0].at.to_string().as_str(), found[0].rmssd_s, found[0].heart_rate_bpm),
        ("2017-04-01T09:56:21", Some(67.54 / 1000.0), Some(43.92))
    );
    let android = shared("daily-measures/MyMeasurements_Android_1.csv").unwrap();
    let found = mornings(&android);
    assert_eq!((android.kind, found.len()), (Kind::Hrv4Training, 68), "of 69 days one has no reading but zeros");
    assert_eq!(found[0].at.to_string(), "2017-07-27T07:39:00", "day and month are the other way round");
    assert!(found.windows(2).all(|pair| (pair[1].at.date() - pair[0].at.date()).get_days() <= 2), "ten weeks in a row");
    let elite = shared("daily-measures/ElitHRV_Export_-_2017-10-02.csv").unwrap();
    let found = mornings(&elite);
    assert_eq!((elite.kind, found.len()), (Kind::EliteHrv, 23));
    assert_eq!((found[1].rmssd_s, found[1].heart_rate_bpm), (Some(28.03 / 1000.0), Some(53.84)));
}

#[test]
fn body_mass_without_what_cannot_be() {
    let Some(diary) = shared("daily-measures/bodymeasures-format-example-date.csv") else { return };
    let masses: Vec<f64> = diary
        .entries
        .iter()
        .filter_map(|entry| if let Entry::Weighing(w) = entry { Some(w.mass_kg) } else { None })
        .collect();
    assert_eq!(masses, [80.15, 81.15], "nobody weighs 2 kg");
    assert!(diary.repairs.iter().any(|repair| repair.kind == "number" && repair.samples == 1));
}

#[test]
fn strong_in_pounds_with_semicolons_and_warm_ups() {
    let android = read(
        "\u{feff}\"Workout #\";\"Date\";\"Workout Name\";\"Exercise Name\";\"Set Order\";\"Weight (lbs)\";\"Reps\";\"RPE\"\r\n\
        \"1\";\"2026-03-01 18:00:00\";\"A\";\"Squat (Barbell)\";\"W\";\"45\";\"10\";\"\"\r\n\
        \"1\";\"2026-03-01 18:00:00\";\"A\";\"Squat (Barbell)\";\"1\";\"135,5\";\"5\";\"8\"\r\n\
        \"1\";\"2026-03-01 18:00:00\";\"A\";\"Squat (Barbell)\";\"Rest Timer\";\"\";\"0\";\"\"\r\n",
    );
    let found = lifts(&android);
    assert_eq!((android.kind, found.len(), found[0].sets.len(), found[0].exertion), (Kind::Strong, 1, 2, Some(8.0)));
    assert!(found[0].sets[0].warm_up && !found[0].sets[1].warm_up);
    assert!((found[0].sets[1].load_kg.unwrap() - 61.4618).abs() < 1e-3);
    assert!(android.repairs.is_empty(), "{:?}", android.repairs);
    let by_row = read(
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Weight Unit,Reps,RPE,Distance,Distance Unit,Seconds,Notes\n\
        2026-03-01 18:00:00,A,1h,Deadlift (Barbell),1,100,kg,5,,,,0,\n2026-03-02 18:00:00,A,1h,Deadlift (Barbell),1,100,lbs,5,,,,0,\n",
    );
    let loads: Vec<f64> = lifts(&by_row).iter().map(|lift| lift.sets[0].load_kg.unwrap().round()).collect();
    assert_eq!(loads, [100.0, 45.0]);
}

#[test]
fn hevy_in_both_units_and_every_way_to_write_a_date() {
    let table = |weight: &str, start: &str| {
        format!(
            "\"title\",\"start_time\",\"end_time\",\"description\",\"exercise_title\",\"superset_id\",\"exercise_notes\",\"set_index\",\"set_type\",\"{weight}\",\"reps\",\"distance_km\",\"duration_seconds\",\"rpe\"\n\
            \"Legs\",\"{start}\",\"\",\"\",\"Romanian Deadlift (Barbell)\",,\"slow\",0,\"warmup\",40,8,,,\n\
            \"Legs\",\"{start}\",\"\",\"\",\"Plank\",0,\"\",0,\"normal\",,,,45,\n\
            \"Legs\",\"{start}\",\"\",\"\",\"Romanian Deadlift (Barbell)\",,\"\",1,\"normal\",60,8,,,7.5\n"
        )
    };
    for start in ["28 Mar 2025, 17:29", "Mar 28, 2025, 5:29 PM", "28.03.2025, 17:29", "2025-03-28T17:29:00"] {
        let diary = read(&table("weight_kg", start));
        let found = lifts(&diary);
        assert_eq!((diary.kind, found.len()), (Kind::Hevy, 2), "{start}");
        assert_eq!(found[0].at.to_string(), "2025-03-28T17:29:00");
        assert_eq!(found[0].sets, [Set { warm_up: true, ..reps(8, Some(40.0)) }, reps(8, Some(60.0))]);
        assert_eq!(
            (found[0].exertion, found[0].note.as_deref(), found[1].sets[0].hold_s),
            (Some(7.5), Some("slow"), Some(45.0))
        );
    }
    let pounds = read(&table("weight_lbs", "2025-03-28 17:29:00"));
    assert!((lifts(&pounds)[0].sets[1].load_kg.unwrap() - 27.2155).abs() < 1e-3);
}

#[test]
fn what_is_not_there_or_cannot_be_is_said() {
    assert_eq!(decode(b""), Err(Error::Empty));
    assert!(matches!(decode(b"a,b\n1,2\n"), Err(Error::NotAnActivity { .. })));
    assert!(matches!(
        decode(b"Date,Workout Name,Exercise Name,Set Order,Weight,Reps\n"),
        Err(Error::NotAnActivity { .. })
    ));
    let diary = read(
        "timestamp_measurement,HR,rMSSD\n2026-05-01 07:00:00 +0000,NaN,50\nyesterday,50,50\n2026-05-01 09:00:00 +0000,52,40\n2026-05-02 07:00:00 +0000,1e300,-4\n",
    );
    assert_eq!(mornings(&diary).len(), 1);
    assert_eq!((mornings(&diary)[0].rmssd_s, mornings(&diary)[0].heart_rate_bpm), (Some(0.05), None));
    let kinds: Vec<&str> = diary.repairs.iter().map(|repair| repair.kind.as_str()).collect();
    assert_eq!(kinds, ["date", "number", "later"]);
}

proptest! {
    #[test]
    fn never_panics(head in 0usize..4, rows in "[0-9a-z,;\"\n: .-]{0,200}") {
        let heads = ["Date,Workout Name,Exercise Name,Set Order,Weight,Reps", "title;start_time;exercise_title;set_index;weight_kg;reps",
            "date,time,rmssd,hr,hrv4t_recovery_points", "date,weightkg"];
        let _ = decode(format!("{}\n{rows}", heads[head]).as_bytes());
    }
}
