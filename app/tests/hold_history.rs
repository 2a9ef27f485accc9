//! The ledger over the months, and what is said of the last block of speed work.

#![allow(clippy::unwrap_used)]

use app::{App, Config};
use jiff::civil::date;
use std::sync::atomic::AtomicBool;

#[test]
fn the_sample_runners_months_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config { data: Some(folder.path().join("library")), today: Some(date(2026, 11, 23)), seed: 1 };
    let app = App::open(config).unwrap();
    let nothing = app.hold_history(None).unwrap();
    assert!(nothing.history.is_empty() && nothing.block.verdict == "cannot be known yet", "{nothing:?}");

    app.fill_sample(&mut |_| {}, &AtomicBool::new(false)).unwrap();
    let told = app.hold_history(None).unwrap();
    assert!((15..=19).contains(&told.history.len()), "{}", told.history.len());
    assert!(told.history.is_sorted_by(|a, b| a.on < b.on));
    let (first, last) = (&told.history[2], told.history.last().unwrap());
    // The simulated runner gets better by some per cent over the season, and more is known at its end.
    assert!(last.hour_speed_mps.value > first.hour_speed_mps.value, "{first:?} {last:?}");
    assert!(told.history.iter().all(|t| t.hour_speed_mps.low < t.hour_speed_mps.high && t.efforts > 0));
    let hold = app.hold(None).unwrap();
    assert_eq!(hold.critical_speed_mps, Some(last.critical_speed_mps), "the last month is today's ledger");

    // The sample runner runs repeats nearly every week: there is a block, and it says why it judges it so.
    assert!(told.block.weeks >= 4 && told.block.from < told.block.to && !told.block.why.is_empty(), "{:?}", told.block);
    assert!(["yes", "no", "cannot be known yet"].contains(&told.block.verdict.as_str()));
    let kept = app.hold_history(None).unwrap();
    assert_eq!((kept.history.len(), &kept.block.why), (told.history.len(), &told.block.why));
    assert_eq!(app.hold_history(None).unwrap(), kept, "an answer that is kept stays");
}
