//! The table of the app Elite HRV.

use super::{Entry, LeftOut, Morning, firsts, table::Table, when};

/// Mornings: readings of the kind `readiness`, the first of each day.
pub fn entries(table: &Table, left_out: &mut LeftOut) -> Vec<Entry> {
    let kind = table.column(&["type"]);
    let mut mornings = Vec::new();
    for row in table.rows() {
        if kind.and_then(|kind| row.text(kind)).is_some_and(|kind| !kind.to_lowercase().contains("readiness")) {
            left_out.not_mornings += 1;
            continue;
        }
        let Some(at) = row.text("datetime").or_else(|| row.text("date")).and_then(when::moment) else {
            left_out.undated += 1;
            continue;
        };
        mornings.extend(Morning::read(&row, at, left_out));
    }
    firsts(mornings, left_out)
}
