//! Pictures made of characters.

mod course;
mod hold;
mod race;
mod run;

pub use course::course;
pub use hold::{hold_curve, over_months};
pub use race::race_bands;
pub use run::run_over_distance;

use std::fmt::Write;

/// Characters before the picture: a label and the axis.
const MARGIN: usize = 12;
/// Columns where the width of the terminal is not known, and the bounds where it is.
const USUAL: usize = 64;
const BOUNDS: (usize, usize) = (24, 100);

/// Columns that a picture may have: what the terminal leaves beside the labels.
pub fn columns() -> usize {
    // Tests may run in a terminal of any width.
    let terminal = if cfg!(test) { None } else { comfy_table::Table::new().width() };
    terminal.map_or(USUAL, |width| usize::from(width).saturating_sub(MARGIN + 2).clamp(BOUNDS.0, BOUNDS.1))
}

/// What one column shows: a value and the band around it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// The value.
    pub value: f64,
    /// Lower end of its band.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Column {
    /// A value without a band.
    pub const fn of(value: f64) -> Self {
        Self { value, low: value, high: value }
    }
}

/// The columns with the largest value on top, every fourth row labelled, an axis below; empty where nothing varies.
fn drawn(columns: &[Option<Column>], height: usize, label: impl Fn(f64) -> String) -> String {
    let seen = columns.iter().flatten().filter(|c| c.low.is_finite() && c.high.is_finite());
    let (least, most) = seen.fold((f64::INFINITY, f64::NEG_INFINITY), |(s, f), c| (s.min(c.low), f.max(c.high)));
    let mut text = String::new();
    if least >= most || height < 2 {
        return text;
    }
    let steps = (height - 1) as f64;
    let row_of = |value: f64| ((most - value) / (most - least) * steps).round() as usize;
    for row in 0..height {
        let at = most - (most - least) * row as f64 / steps;
        let label = if row % 4 == 0 { label(at) } else { String::new() };
        let _ = write!(text, "{label:>width$} │", width = MARGIN - 2);
        for column in columns {
            let mark = match column {
                Some(c) if row_of(c.value) == row => '█',
                Some(c) if (row_of(c.high)..=row_of(c.low)).contains(&row) => '░',
                _ => ' ',
            };
            text.push(mark);
        }
        text.truncate(text.trim_end_matches(' ').len());
        text.push('\n');
    }
    let _ = writeln!(text, "{:>width$} └{}", "", "─".repeat(columns.len()), width = MARGIN - 2);
    text
}

/// A line of labels under the axis, each at its column; one that would touch the one before it is left out.
fn axis(labels: &[(usize, String)], width: usize) -> String {
    let mut line: Vec<char> = Vec::new();
    for (column, label) in labels {
        let fits = *column <= width && (line.is_empty() || line.len() < *column);
        if fits {
            line.resize(*column, ' ');
            line.extend(label.chars());
        }
    }
    format!("{:>width$}{}\n", "", line.into_iter().collect::<String>(), width = MARGIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_varies_draws_nothing_and_gaps_stay_empty() {
        let plain = |values: &[f64]| -> Vec<Option<Column>> { values.iter().map(|&v| Some(Column::of(v))).collect() };
        let label = |v: f64| format!("{v:.0}");
        assert_eq!(drawn(&[], 5, label), "");
        assert_eq!(drawn(&plain(&[2.0, 2.0]), 5, label), "");
        let mut columns = plain(&[1.0, 2.0, 3.0]);
        columns[1] = None;
        let picture = drawn(&columns, 3, label);
        assert_eq!(picture.lines().next(), Some("         3 │  █"));
        assert_eq!(picture.lines().nth(1).map(str::trim), Some("│"));
    }

    #[test]
    fn labels_never_run_into_each_other() {
        let labels = [(0, "0".to_owned()), (1, "one".to_owned()), (2, "two".to_owned()), (6, "six".to_owned())];
        assert_eq!(axis(&labels, 10).trim(), "0 two six");
    }
}
