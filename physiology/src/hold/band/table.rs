//! The factors as a table of text: `best,figure,field,low,high`.

use super::super::EvidenceKind;
use super::{BandTable, FIGURES, Factor, Field};
use crate::population::{POINTS, point};
use std::collections::BTreeMap;
use std::fmt::Write;

/// A table that is not one of factors.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("table of bands: {what}")]
pub struct BandTableError {
    /// What was met and what was expected.
    pub what: String,
}

const KINDS: [(EvidenceKind, &str); 3] =
    [(EvidenceKind::Race, "race"), (EvidenceKind::Test, "test"), (EvidenceKind::Training, "training")];
const FIELDS: [(Field, &str); 2] = [(Field::Recreational, "recreational"), (Field::World, "world")];
const NAMES: [&str; FIGURES] = ["critical_speed", "d_prime", "endurance_index", "fade_exponent", "sprint"];

/// Metres of a point of the curve, or the name of a figure.
fn name(place: usize) -> String {
    place.checked_sub(POINTS).map_or_else(|| format!("{:.0}", point(place).m()), |figure| NAMES[figure].to_owned())
}

impl BandTable {
    /// Reads the table that [`Self::to_csv`] writes.
    ///
    /// - **Units**: 1.
    /// - **Domain**: text of lines `best,figure,field,low,high`, comments after `#`.
    /// - **Errors**: [`BandTableError`] with the line that is not understood or the factor that is missing.
    /// - **Source**: ours.
    ///
    /// ```
    /// # use physiology::hold::BandTable;
    /// assert_eq!(BandTable::from_csv(&BandTable::plain().to_csv("every factor one")), Ok(BandTable::plain()));
    /// assert!(BandTable::from_csv("race,800,world,1,1").unwrap_err().to_string().contains("is missing"));
    /// ```
    pub fn from_csv(text: &str) -> Result<Self, BandTableError> {
        let mut told: BTreeMap<(&str, &str, &str), Factor> = BTreeMap::new();
        for line in text.lines().filter(|l| !l.starts_with('#') && !l.starts_with("best,") && !l.trim().is_empty()) {
            let fields: Vec<&str> = line.split(',').collect();
            let factor = |text: &str| text.parse().ok().filter(|f: &f64| f.is_finite() && *f > 0.0);
            let [best, figure, field, low, high] = fields[..] else {
                return Err(BandTableError { what: format!("`{line}`: best,figure,field,low,high expected") });
            };
            let (Some(low), Some(high)) = (factor(low), factor(high)) else {
                return Err(BandTableError { what: format!("`{line}`: two factors above 0 expected") });
            };
            told.insert((best, figure, field), Factor { low, high });
        }
        let mut table = Self::plain();
        for (kind, best) in KINDS {
            for (field, in_words) in FIELDS {
                for (place, factor) in table.factors[kind as usize][field as usize].iter_mut().enumerate() {
                    let figure = name(place);
                    *factor = *told
                        .get(&(best, figure.as_str(), in_words))
                        .ok_or_else(|| BandTableError { what: format!("{best},{figure},{in_words} is missing") })?;
                }
            }
        }
        Ok(table)
    }

    /// The table, under a header of comment lines.
    ///
    /// - **Units**: 1.
    /// - **Domain**: any table.
    /// - **Errors**: none.
    /// - **Source**: ours.
    ///
    /// ```
    /// # use physiology::hold::BandTable;
    /// assert!(BandTable::plain().to_csv("every factor one").contains("race,1500,world,1.000,1.000"));
    /// ```
    #[must_use]
    pub fn to_csv(&self, header: &str) -> String {
        let mut out: String = header.lines().map(|l| format!("# {l}\n")).collect();
        out.push_str("best,figure,field,low,high\n");
        for (kind, best) in KINDS {
            for place in 0..POINTS + FIGURES {
                for (field, in_words) in FIELDS {
                    let Factor { low, high } = self.of(kind, field)[place];
                    writeln!(out, "{best},{},{in_words},{low:.3},{high:.3}", name(place))
                        .expect("a string takes every line");
                }
            }
        }
        out
    }
}
