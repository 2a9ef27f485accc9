//! Whole segments that a file holds twice.

use super::Rows;
use std::collections::BTreeMap;
use training::Channel;

/// The segments met so far, by their first time and length.
#[derive(Debug, Default)]
pub struct Segments {
    met: BTreeMap<(i64, usize), Vec<usize>>,
}

impl Segments {
    /// Whether the rows from `from` on are a copy of an earlier segment (times and positions alike);
    /// if not, they are remembered. Single rows never count as a copy.
    pub fn is_copy(&mut self, rows: &Rows, from: usize) -> bool {
        let length = rows.len().saturating_sub(from);
        if length < 2 {
            return false;
        }
        let starts = self.met.entry((rows.time_ms[from], length)).or_default();
        let copy = starts.iter().any(|&start| same(rows, start, from, length));
        if !copy {
            starts.push(from);
        }
        copy
    }

    /// Forgets all, when rows move to another activity.
    pub fn clear(&mut self) {
        self.met.clear();
    }
}

fn same(rows: &Rows, a: usize, b: usize, length: usize) -> bool {
    if a + length > b {
        return false;
    }
    let column = |channel| {
        let values = rows.column(channel);
        values.is_empty() || values[a..a + length] == values[b..b + length]
    };
    rows.time_ms[a..a + length] == rows.time_ms[b..b + length]
        && [Channel::Latitude, Channel::Longitude, Channel::Distance].into_iter().all(column)
}
