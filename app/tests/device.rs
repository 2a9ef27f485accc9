//! Phones that are let in by a code and shut out again; entries that are sent twice.
#![allow(clippy::unwrap_used)]

mod common;

use app::{App, Error, RpeOf, RpeTold};
use common::open;

#[test]
fn a_device_is_known_by_its_token_until_it_is_shut_out() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let phone = app.device_pair("Firefox on Android\n").unwrap();
    let tablet = app.device_pair("  ").unwrap();
    assert!(phone.len() == 64 && phone != tablet);
    let id = app.device_known(&phone).unwrap().unwrap();
    assert_eq!(app.device_known(&phone[1..]).unwrap(), None);
    assert_eq!(app.device_known("").unwrap(), None);
    let names: Vec<String> = app.devices().unwrap().into_iter().map(|device| device.name).collect();
    assert_eq!(names, ["a device", "Firefox on Android"]);
    app.device_revoke(id).unwrap();
    assert_eq!(app.device_known(&phone).unwrap(), None);
    assert!(app.device_known(&tablet).unwrap().is_some());
    assert!(matches!(app.device_revoke(id), Err(Error::NotFound(_))));
}

#[test]
fn codes_have_six_digits_and_differ() {
    let codes: Vec<String> = (0..20).map(|_| App::device_code().unwrap()).collect();
    assert!(codes.iter().all(|code| code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit())), "{codes:?}");
    assert!(codes.windows(2).any(|pair| pair[0] != pair[1]), "{codes:?}");
}

#[test]
fn an_entry_that_is_sent_twice_is_kept_once() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let told = |rpe| RpeTold { of: RpeOf::Day(app.date()), rpe, minutes: Some(40.0), pain: None, note: None };
    let keyed = app.keyed("5f0c-ab12-77").unwrap();
    let first = keyed.log_rpe(told(6.0)).unwrap();
    let again = keyed.log_rpe(told(6.0)).unwrap();
    assert_eq!(first.entry.id, again.entry.id);
    assert_eq!(app.log_list(None, None, None).unwrap().entries.len(), 1);
    app.log_rpe(told(7.0)).unwrap();
    assert_eq!(app.log_list(None, None, None).unwrap().entries.len(), 2, "without a key each is one");
    for bad in ["", "short", "with space in it", &"x".repeat(65)] {
        assert!(matches!(app.keyed(bad), Err(Error::Rejected(_))), "{bad}");
    }
}
