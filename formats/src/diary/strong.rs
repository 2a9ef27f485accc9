//! The table of the app Strong, of any year: a row per set.

use super::{
    Entry, LeftOut, LoadUnit, Set,
    lifts::{LB_KG, Lifts, MOST_KG},
    table::Table,
    when,
};

/// Lifts in the order of the table. Rows of rests and notes between the sets are passed over.
pub fn entries(table: &Table, unnamed: LoadUnit, left_out: &mut LeftOut) -> Vec<Entry> {
    let weight = table.column(&["weight (kg)", "weight (lbs)", "weight (lb)", "weight"]).unwrap_or("weight");
    let unit = table.column(&["weight unit"]);
    left_out.no_unit = (weight == "weight" && unit.is_none()).then_some(unnamed);
    let pounds_everywhere = weight.contains("lb") || left_out.no_unit == Some(LoadUnit::Pounds);
    let mut lifts = Lifts::default();
    for row in table.rows() {
        let order = row.text("set order").unwrap_or_default().to_lowercase();
        if order.contains("rest") || order.contains("note") {
            continue;
        }
        let (Some(at), Some(exercise)) = (row.text("date").and_then(when::moment), row.text("exercise name")) else {
            left_out.undated += 1;
            continue;
        };
        let pounds = pounds_everywhere
            || unit.and_then(|unit| row.text(unit)).is_some_and(|unit| unit.to_lowercase().starts_with("lb"));
        let reps = row.above_zero("reps", 1000.0, left_out);
        let held = row.above_zero("seconds", 86_400.0, left_out).filter(|_| reps.is_none());
        let load =
            row.above_zero(weight, MOST_KG / LB_KG, left_out).map(|load| if pounds { load * LB_KG } else { load });
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 1000")]
        let set =
            Set { reps: reps.map(|n| n.round() as u32), hold_s: held, load_kg: load, warm_up: order.starts_with('w') };
        if set.reps.is_some() || set.hold_s.is_some() {
            lifts.add(at, exercise, set, row.above_zero("rpe", 10.0, left_out), row.text("notes"));
        }
    }
    lifts.entries()
}
