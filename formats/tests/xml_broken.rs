//! Broken and hostile XML: a clear error or a listed repair, never a panic, never much memory or time.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

use formats::{Error, Kind, decode, detect, gpx, tcx};
use proptest::prelude::*;
use quantity::{Distance, Duration};
use std::fmt::Write;
use training::Activity;

fn sample_gpx() -> String {
    let mut document = String::from(
        "<?xml version=\"1.0\"?><gpx xmlns:gpxtpx=\"u\"><trk><name>A &amp; B</name><type>9</type><trkseg>",
    );
    for s in 0..40 {
        write!(
            document,
            "<trkpt lat=\"50.0{s:02}\" lon=\"7.1\"><ele>{s}</ele><time>2026-05-01T07:00:{s:02}Z</time>\
             <extensions><gpxtpx:TrackPointExtension><gpxtpx:hr>1{s:02}</gpxtpx:hr></gpxtpx:TrackPointExtension></extensions></trkpt>"
        )
        .unwrap();
    }
    document + "</trkseg></trk></gpx>"
}

fn sample_tcx() -> String {
    let mut document = String::from(
        "<TrainingCenterDatabase><Activities><Activity Sport=\"Running\"><Id>2026-05-01T07:00:00Z</Id>\
         <Lap StartTime=\"2026-05-01T07:00:00Z\"><TotalTimeSeconds>40</TotalTimeSeconds><DistanceMeters>120</DistanceMeters><Track>",
    );
    for s in 0..40 {
        write!(
            document,
            "<Trackpoint><Time>2026-05-01T07:00:{s:02}Z</Time><DistanceMeters>{}</DistanceMeters>\
             <HeartRateBpm><Value>1{s:02}</Value></HeartRateBpm></Trackpoint>",
            s * 3
        )
        .unwrap();
    }
    document + "</Track></Lap></Activity></Activities></TrainingCenterDatabase>"
}

/// What must hold of whatever is decoded.
fn sound(activity: &Activity) {
    let recording = &activity.recording;
    assert!(recording.elapsed_ms.is_sorted());
    assert!(recording.elapsed_ms.first().is_none_or(|&first| first == 0));
    assert!(recording.channels().all(|c| recording.column(c).is_some_and(|column| column.len() == recording.len())));
    assert!(activity.distance.is_none_or(|d| d.is_finite() && d.m() >= 0.0));
    assert!(activity.pauses.iter().all(|p| p.from_ms < p.to_ms));
}

fn try_both(bytes: &[u8]) {
    for decoded in [gpx::decode(bytes), tcx::decode(bytes), decode(bytes)].into_iter().flatten() {
        decoded.activities.iter().for_each(sound);
    }
}

/// The lap says at its head what it came to in the end; what is cut off was not run here.
#[test]
fn a_tcx_cut_within_a_lap_has_the_distance_and_time_of_its_samples() {
    let document = sample_tcx();
    let first = document.find("<Lap").unwrap();
    let whole_lap = &document[first..document.find("</Activity>").unwrap()];
    let further = |text: String, s: i32| {
        text.replace(&format!("<DistanceMeters>{}<", s * 3), &format!("<DistanceMeters>{}<", 120 + s * 3))
    };
    let later = (0..40).rev().fold(whole_lap.replace("T07:00:", "T07:01:"), further);
    let two = format!("{}{whole_lap}{later}", &document[..first]);
    for (text, seconds, metres) in [
        (&document[..document.find("T07:00:20Z").unwrap()], 19.0, 57.0),
        (&two[..two.find("T07:01:10Z").unwrap()], 69.0, 147.0),
    ] {
        let decoded = tcx::decode(text.as_bytes()).unwrap();
        let run = &decoded.activities[0];
        assert_eq!((run.elapsed.map(Duration::s), run.distance.map(Distance::m)), (Some(seconds), Some(metres)));
        assert_eq!((run.timer, run.laps.last().unwrap().distance), (None, None));
    }
    let lap_alone = &document[..document.find("<Track>").unwrap()];
    assert!(tcx::decode(lap_alone.as_bytes()).is_ok_and(|decoded| decoded.activities[0].distance.is_some()));
}

#[test]
fn a_file_cut_anywhere_keeps_its_complete_samples() {
    for (document, end) in [(sample_gpx(), "</trkpt>"), (sample_tcx(), "</Trackpoint>")] {
        for length in 1..document.len() {
            let whole = document[..length].matches(end).count();
            match decode(&document.as_bytes()[..length]) {
                Ok(decoded) if whole > 0 => {
                    assert_eq!(decoded.activities[0].recording.len(), whole, "{length}");
                    let cut = decoded.repairs.iter().any(|r| r.kind == "truncated");
                    assert!(cut, "{length} says nothing");
                }
                Ok(decoded) => assert_eq!(decoded.activities[0].recording.len(), 0, "laps alone, {length}"),
                Err(error) => assert_eq!(whole, 0, "{length}: {error}"),
            }
        }
    }
}

#[test]
fn nothing_at_all() {
    assert_eq!(gpx::decode(b""), Err(Error::Empty));
    assert_eq!(tcx::decode(b""), Err(Error::Empty));
    assert!(matches!(gpx::decode(b"<gpx"), Err(Error::Unreadable { format: "GPX", .. })));
    assert!(matches!(
        tcx::decode(b"<TrainingCenterDatabase><Activities>"),
        Err(Error::Unreadable { format: "TCX", .. })
    ));
}

const BOMB: &str = r#"<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/hostname">]>"#;

#[test]
fn own_entities_are_refused_when_used() {
    for reference in ["&c;", "&x;"] {
        let document = sample_gpx().replace("A &amp; B", reference);
        let document = format!("{BOMB}{}", &document[document.find("<gpx").unwrap()..]);
        assert_eq!(detect(document.as_bytes()), Kind::Gpx);
        let Err(Error::Unreadable { what, .. }) = decode(document.as_bytes()) else { panic!("{reference} was taken") };
        assert!(what.contains("never expanded"), "{what}");
    }
}

#[test]
fn own_entities_are_listed_when_only_declared() {
    let document = sample_gpx();
    let document = format!("{BOMB}{}", &document[document.find("<gpx").unwrap()..]);
    let decoded = decode(document.as_bytes()).unwrap();
    assert_eq!(decoded.repairs.iter().map(|r| r.kind.as_str()).collect::<Vec<_>>(), ["doctype"]);
    assert_eq!(decoded.activities[0].name.as_deref(), Some("A & B"));
    let html = sample_gpx().replace("A &amp; B", "A&nbsp;B");
    assert_eq!(decode(html.as_bytes()).unwrap().repairs[0].kind, "entity");
}

#[test]
fn deep_nesting_is_refused() {
    let document = format!("<gpx>{}", "<a>".repeat(1_000_000));
    assert!(matches!(gpx::decode(document.as_bytes()), Err(Error::Unreadable { .. })));
    assert!(matches!(tcx::decode(document.as_bytes()), Err(Error::Unreadable { .. })));
}

#[test]
fn huge_values_are_no_numbers_and_short_names() {
    let huge = "9".repeat(2_000_000);
    let document = sample_gpx().replacen("50.000", &huge, 1).replacen("A &amp; B", &huge, 1);
    let decoded = decode(document.as_bytes()).unwrap();
    assert!(decoded.activities[0].name.as_ref().unwrap().len() <= 200);
    assert!(decoded.repairs.iter().any(|r| r.kind == "number" && r.what.len() < 200), "{:?}", decoded.repairs);
    let many = format!("<gpx {}>", "a='b' ".repeat(300_000)) + &sample_gpx()[sample_gpx().find("<trk>").unwrap()..];
    assert_eq!(decode(many.as_bytes()).unwrap().activities[0].recording.len(), 40);
}

#[test]
fn many_references_stay_short() {
    let document = sample_gpx().replace("A &amp; B", &"&amp;".repeat(400_000));
    assert!(decode(document.as_bytes()).unwrap().activities[0].name.as_ref().unwrap().len() <= 200);
}

#[test]
fn end_tags_that_do_not_fit_are_listed() {
    let document = sample_gpx().replacen("</ele>", "</eel>", 1);
    let decoded = decode(document.as_bytes()).unwrap();
    assert_eq!(decoded.activities[0].recording.len(), 40);
    assert_eq!(decoded.repairs[0].kind, "tags");
}

#[test]
fn prefixes_of_unknown_meaning_fail_and_common_ones_do_not() {
    let common = sample_gpx().replace(" xmlns:gpxtpx=\"u\"", "");
    let decoded = decode(common.as_bytes()).unwrap();
    assert_eq!(decoded.repairs.iter().map(|r| r.kind.as_str()).collect::<Vec<_>>(), ["prefix"]);
    assert_eq!(decoded.activities[0].recording.len(), 40);
    let unknown = common.replace("gpxtpx:", "zz:");
    let Err(Error::Unreadable { what, .. }) = decode(unknown.as_bytes()) else { panic!("taken") };
    assert!(what.contains("\"zz\""), "{what}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn flipped_bits_never_panic(flips in prop::collection::vec((any::<prop::sample::Index>(), 0u8..8), 1..12), kind in any::<bool>()) {
        let mut bytes = if kind { sample_gpx() } else { sample_tcx() }.into_bytes();
        for (at, bit) in flips {
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
        }
        try_both(&bytes);
    }

    #[test]
    fn moved_pieces_never_panic(cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..6), kind in any::<bool>()) {
        let mut bytes = if kind { sample_gpx() } else { sample_tcx() }.into_bytes();
        for (from, to) in cuts {
            let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
            bytes.rotate_left(from);
            let middle = to.min(bytes.len() - 1);
            bytes[middle..].reverse();
        }
        try_both(&bytes);
    }

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        try_both(&bytes);
        try_both(&[b"<gpx><trk><trkseg>", &bytes[..]].concat());
        try_both(&[b"\xFF\xFE<\0", &bytes[..]].concat());
    }

    #[test]
    fn pieces_in_any_order_never_panic(pieces in prop::collection::vec(prop::sample::select(vec![
        "<gpx>", "</gpx>", "<trk>", "</trk>", "<trkseg>", "</trkseg>", "<trkseg/>", "<trkpt lat='1' lon='2'>", "<trkpt/>", "</trkpt>",
        "<time>2026-05-01T07:00:00Z</time>", "<time>2026-05-01T09:30:00Z</time>", "<type>9</type>", "<name>x</name>", "&amp;", "&x;",
        "<TrainingCenterDatabase>", "<Activity Sport='Running'>", "</Activity>", "<Lap StartTime='2026-05-01T07:00:00Z'>", "</Lap>",
        "<Track>", "</Track>", "<Trackpoint>", "</Trackpoint>", "<Time>2026-05-01T07:00:00Z</Time>", "<DistanceMeters>5</DistanceMeters>",
        "<Creator>", "</Creator>", "<Value>150</Value>", "<![CDATA[", "]]>", "<!--", "-->",
    ]), 0..40)) {
        try_both(pieces.concat().as_bytes());
    }
}
