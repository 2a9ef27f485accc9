//! The table of body measures of GoldenCheetah, of which the mass is taken.

use super::{Entry, LeftOut, Weighing, table::Table, when};

/// Weighings of 25 to 250 kg.
pub fn entries(table: &Table, left_out: &mut LeftOut) -> Vec<Entry> {
    let mut entries = Vec::new();
    for row in table.rows() {
        match row.text("date").and_then(when::moment) {
            Some(at) => {
                let mass_kg = row.number("weightkg", 25.0..=250.0, left_out);
                entries.extend(mass_kg.map(|mass_kg| Entry::Weighing(Weighing { at, mass_kg })));
            }
            None => left_out.undated += 1,
        }
    }
    entries
}
