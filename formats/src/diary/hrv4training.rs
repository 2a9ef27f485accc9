//! The tables of the app HRV4Training: of the iPhone with a time stamp, of Android with day and month the other way round.

use super::{Entry, LeftOut, Morning, firsts, table::Table, when};

/// Mornings, the first measurement of each day.
pub fn entries(table: &Table, left_out: &mut LeftOut) -> Vec<Entry> {
    let android = table.column(&["timestamp_measurement"]).is_none();
    let turned = android && table.rows().any(|row| row.text("date").is_some_and(day_first));
    let mut mornings = Vec::new();
    for row in table.rows() {
        let at = if android {
            let date = row.text("date").map(|date| if turned { turn(date) } else { date.to_owned() });
            date.and_then(|date| when::moment(&format!("{date} {}", row.text("time").unwrap_or_default())))
        } else {
            row.text("timestamp_measurement").and_then(when::moment)
        };
        let Some(at) = at else {
            left_out.undated += 1;
            continue;
        };
        mornings.extend(Morning::read(&row, at, left_out));
    }
    firsts(mornings, left_out)
}

/// The middle number is no month: `2017-27-07`.
fn day_first(date: &str) -> bool {
    date.split('-').nth(1).and_then(|middle| middle.parse::<u8>().ok()).is_some_and(|middle| middle > 12)
}

/// `2017-27-07` as `2017-07-27`.
fn turn(date: &str) -> String {
    match date.split('-').collect::<Vec<_>>()[..] {
        [year, day, month] => format!("{year}-{month}-{day}"),
        _ => date.to_owned(),
    }
}
