//! What can be held, a row for each duration.

use super::{Column, Table};
use crate::{App, Result};

/// The curve of the hold ledger of today with its band.
pub(super) fn ledger_table(app: &App) -> Result<Table> {
    let curve = app.hold(None)?.curve;
    let number =
        |of: &dyn Fn(&crate::documents::HoldPoint) -> f64| Column::Number(curve.iter().map(|p| Some(of(p))).collect());
    Ok(Table {
        columns: vec![
            ("duration_s", number(&|p| p.duration_s)),
            ("speed_mps", number(&|p| p.speed_mps)),
            ("low_mps", number(&|p| p.low)),
            ("high_mps", number(&|p| p.high)),
            ("distance_m", number(&|p| p.duration_s * p.speed_mps)),
        ],
    })
}
