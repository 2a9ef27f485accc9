//! Files of other kinds than activities are told by their beginning alone.
#![allow(clippy::unwrap_used)]

use formats::fit::{encode_activity, surely_none};
use proptest::prelude::*;
use testkit::fit_of_type;
use training::{Activity, Sport};

#[test]
fn wellness_is_told_from_activities_by_the_first_message() {
    let size = |bytes: &[u8]| bytes.len() as u64;
    for (kind, what) in [
        (32, Some("FIT monitoring file")),
        (49, Some("FIT sleep file")),
        (2, Some("FIT settings file")),
        (4, None),
        (5, None),
        (99, None),
    ] {
        let file = fit_of_type(kind, 200);
        assert_eq!(surely_none(&file[..60], size(&file)).as_deref(), what, "{kind}");
    }
    let mut run = Activity::new("2026-03-01T06:00:00Z".parse().unwrap(), Sport::Running);
    run.recording.elapsed_ms = vec![0, 1000];
    let run = encode_activity(&run).unwrap();
    assert_eq!(surely_none(&run, size(&run)), None);
    let chained = [fit_of_type(2, 3), run].concat();
    assert_eq!(surely_none(&chained, size(&chained)), None, "an activity follows");
}

proptest! {
    #[test]
    fn no_beginning_panics(bytes in prop::collection::vec(any::<u8>(), 0..80), cut in 0usize..60) {
        let _ = surely_none(&bytes, 80);
        let file = fit_of_type(32, 20);
        let _ = surely_none(&file[..cut.min(file.len())], 80);
        let _ = surely_none(&[b"\x0e\x20\x8d\x08\x20\x00\x00\x00.FIT\0\0", &bytes[..]].concat(), 80);
    }
}
