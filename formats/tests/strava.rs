//! The table of a Strava export: encodings, other tables, damage.
#![allow(clippy::unwrap_used)]

use formats::strava::read;
use proptest::prelude::*;
use testkit::{StravaLanguage, StravaLayout, StravaRow, strava_table};

fn table(layout: StravaLayout) -> String {
    let start: jiff::Timestamp = "2026-01-15T06:00:00Z".parse().unwrap();
    let rows = (1..4).map(|id| {
        let file = if id == 2 { String::new() } else { format!("activities/{id}.fit.gz") };
        StravaRow { name: "Läuft".into(), ..StravaRow::run(id, start, 600, &file) }
    });
    strava_table(&rows.collect::<Vec<_>>(), layout)
}

#[test]
fn in_utf_16_and_in_a_single_byte_encoding() {
    let text = format!("\u{feff}{}", table(StravaLayout::NEWEST));
    let utf_16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let read_16 = read(&utf_16).unwrap();
    assert_eq!(read_16.rows[0].activity.name.as_deref(), Some("Läuft"));
    // Every character here has one byte in that encoding, the narrow space of the times aside.
    let western: Vec<u8> =
        table(StravaLayout::NEWEST).replace('\u{202f}', " ").chars().map(|c| c as u32 as u8).collect();
    let read_western = read(&western).unwrap();
    assert_eq!((read_western.rows.len(), read_western.repairs[0].kind.as_str()), (3, "encoding"));
    assert_eq!(read_western.rows[0].activity.name.as_deref(), Some("Läuft"));
}

/// A table of an older width has the exertion where the newest has it, whatever its language.
#[test]
fn exertion_is_found_by_its_place_in_a_narrow_table_without_english_names() {
    let start: jiff::Timestamp = "2026-01-15T06:00:00Z".parse().unwrap();
    let row = |id| StravaRow { exertion: Some(6.0), ..StravaRow::run(id, start, 600, &format!("activities/{id}.fit")) };
    let layout = StravaLayout { language: StravaLanguage::Unknown, ..StravaLayout::NEWEST };
    let wide = strava_table(&[row(1), row(2)], layout);
    let narrow: Vec<String> = wide.lines().map(|line| csv_fields(line)[..60].join("|") + "|").collect();
    let read = read(narrow.join("\n").as_bytes()).unwrap();
    let exertion: Vec<_> =
        read.rows.iter().map(|row| row.activity.told.as_ref().and_then(|told| told.exertion)).collect();
    assert_eq!(exertion, [Some(6.0), Some(6.0)]);
}

/// The fields of a line without the quotes around some.
fn csv_fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            c => fields.last_mut().unwrap().push(c),
        }
    }
    fields
}

#[test]
fn other_tables_are_none() {
    for other in [
        "",
        "Name,City\nA,B\n",
        "a,b,c,d,e,f,g,h,i,j\n1,2,3,4,5,6,7,8,9,10\n",
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n2021-01-01 10:00:00,A,1h,Squat,1,60,5,0,0,,,\n",
        "\"title\",\"start_time\",\"end_time\",\"description\",\"exercise_title\",\"superset_id\",\"exercise_notes\",\"set_index\",\"set_type\",\"weight_kg\"\n",
    ] {
        assert!(read(other.as_bytes()).is_none(), "{other}");
    }
    let only_header = table(StravaLayout::NEWEST).lines().next().unwrap().to_owned();
    assert_eq!(read(only_header.as_bytes()).map(|table| table.rows.len()), Some(0));
}

proptest! {
    #[test]
    fn damage_never_panics(at in 0usize..4000, put in "\\PC{0,20}", unknown in any::<bool>()) {
        let language = if unknown { StravaLanguage::Unknown } else { StravaLanguage::German };
        let mut text = table(StravaLayout { language, ..StravaLayout::NEWEST });
        let at = text.floor_char_boundary(at.min(text.len()));
        text.insert_str(at, &put);
        let _ = read(text.as_bytes());
        let _ = read(&text.as_bytes()[..at]);
    }
}
