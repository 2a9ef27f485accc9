//! Courses from GPX files of any making.
#![allow(clippy::unwrap_used)]

use formats::{Error, course};
use proptest::prelude::*;
use std::fmt::Write;

/// A track north along a meridian, a place every 100 m.
fn gpx(places: usize, element: &str, odd: impl Fn(usize) -> Option<&'static str>) -> Vec<u8> {
    let (outer, inner) = if element == "trkpt" { ("<trk><trkseg>", "</trkseg></trk>") } else { ("<rte>", "</rte>") };
    let mut text = format!("<gpx version=\"1.1\"><metadata><name>Hills</name></metadata>{outer}");
    for i in 0..places {
        let lat = 50.0 + i as f64 * 100.0 / 111_195.0;
        match odd(i) {
            Some(odd) => text.push_str(odd),
            None => {
                write!(text, "<{element} lat=\"{lat:.8}\" lon=\"8.5\"><ele>{}</ele></{element}>", 100 + i % 7).unwrap()
            }
        }
    }
    write!(text, "{inner}</gpx>").unwrap();
    text.into_bytes()
}

#[test]
fn tracks_and_routes_without_times_are_courses() {
    for element in ["trkpt", "rtept"] {
        let course = course(&gpx(101, element, |_| None)).unwrap();
        assert_eq!(
            (course.places.len(), course.left_out, course.name.as_deref()),
            (101, 0, Some("Hills")),
            "{element}"
        );
        assert!((course.length_m() - 10_000.0).abs() < 5.0, "{}", course.length_m());
        assert!(course.places.iter().all(|place| place.height_m.is_some()));
    }
}

#[test]
fn places_that_cannot_be_are_left_out_and_counted() {
    let odd = |i| match i {
        10 => Some("<trkpt lat=\"NaN\" lon=\"8.5\"/>"),
        20 => Some("<trkpt lat=\"91\" lon=\"8.5\"/>"),
        30 => Some("<trkpt lat=\"0\" lon=\"0\"><ele>1</ele></trkpt>"),
        40 => Some("<trkpt lat=\"52.5\" lon=\"13.4\"><ele>1</ele></trkpt>"),
        50 => Some("<trkpt lon=\"8.5\"><ele>1</ele></trkpt>"),
        _ => None,
    };
    let course = course(&gpx(101, "trkpt", odd)).unwrap();
    assert_eq!((course.places.len(), course.left_out), (96, 5));
    assert!((course.length_m() - 10_000.0).abs() < 5.0, "{}", course.length_m());
    let high = |i| (i == 10).then_some("<trkpt lat=\"50.00899\" lon=\"8.5\"><ele>99999</ele></trkpt>");
    let course = formats::course(&gpx(101, "trkpt", high)).unwrap();
    assert_eq!(course.places[10].height_m, None);
}

#[test]
fn what_is_no_course_is_refused_in_words() {
    assert_eq!(course(b""), Err(Error::Empty));
    assert_eq!(course(b"hello"), Err(Error::Unknown));
    let one = course(&gpx(1, "trkpt", |_| None)).unwrap_err().to_string();
    assert!(one.contains("two places or more, and the file tells 1"), "{one}");
}

#[test]
fn a_course_cut_in_half_gives_what_it_had() {
    let whole = gpx(101, "trkpt", |_| None);
    let half = course(&whole[..whole.len() / 2]).unwrap();
    assert!((30..70).contains(&half.places.len()));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut text = b"<gpx><trk><trkseg><trkpt lat=\"1\" lon=\"2\"/>".to_vec();
        text.extend(bytes);
        if let Ok(course) = course(&text) {
            prop_assert!(course.places.windows(2).all(|pair| pair[0].at_m <= pair[1].at_m && pair[1].at_m.is_finite()));
        }
    }
}
