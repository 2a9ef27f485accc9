//! The table of the app Hevy: a row per set, the unit in the column's name.

use super::{
    Entry, LeftOut, Set,
    lifts::{LB_KG, Lifts, MOST_KG},
    table::Table,
    when,
};

/// Lifts in the order of the table.
pub fn entries(table: &Table, left_out: &mut LeftOut) -> Vec<Entry> {
    let weight = table.column(&["weight_kg", "weight_lbs", "weight_lb"]).unwrap_or("weight_kg");
    let unit = if weight.contains("lb") { LB_KG } else { 1.0 };
    let mut lifts = Lifts::default();
    for row in table.rows() {
        let (Some(at), Some(exercise)) = (row.text("start_time").and_then(when::moment), row.text("exercise_title"))
        else {
            left_out.undated += 1;
            continue;
        };
        let reps = row.above_zero("reps", 1000.0, left_out);
        let held = row.above_zero("duration_seconds", 86_400.0, left_out).filter(|_| reps.is_none());
        let load = row.above_zero(weight, MOST_KG / LB_KG, left_out).map(|load| load * unit);
        let warm_up = row.text("set_type").is_some_and(|kind| kind.to_lowercase().starts_with("warm"));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 1000")]
        let set = Set { reps: reps.map(|n| n.round() as u32), hold_s: held, load_kg: load, warm_up };
        if set.reps.is_some() || set.hold_s.is_some() {
            lifts.add(at, exercise, set, row.above_zero("rpe", 10.0, left_out), row.text("exercise_notes"));
        }
    }
    lifts.entries()
}
