//! The population as a table of text: `kind,component,row,column,value`.

#![allow(clippy::needless_range_loop, reason = "indices read like the algebra")]

use super::matrix::Matrix;
use super::{Component, KNOTS, KNOTS_M, Population, RareDistance};
use std::collections::BTreeMap;
use std::fmt::Write;

/// A table that is not a population.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("prior table, line {line}: {what}")]
pub struct TableError {
    /// The line, from 1; 0 for the table as a whole.
    pub line: usize,
    /// What was met and what was expected.
    pub what: String,
}

/// What a component says at every knot.
const BY_KNOT: [&str; 9] =
    ["mean", "noise", "spread_fast", "spread_slow", "slope_fast", "slope_slow", "bend_fast", "bend_slow", "sex_shift"];

fn wrong<T>(line: usize, what: impl Into<String>) -> Result<T, TableError> {
    Err(TableError { line, what: what.into() })
}

impl Population {
    /// Reads the table that [`Self::to_csv`] writes.
    ///
    /// # Errors
    /// [`TableError`] naming the line that is not understood or the value that is missing.
    pub fn from_csv(text: &str) -> Result<Self, TableError> {
        let mut values: BTreeMap<(String, usize, String, String), f64> = BTreeMap::new();
        let mut count = 0;
        for (i, line) in text.lines().enumerate() {
            if line.starts_with('#') || line.trim().is_empty() || line.starts_with("kind,") {
                continue;
            }
            let fields: Vec<&str> = line.split(',').collect();
            let [kind, component, row, column, value] = fields[..] else {
                return wrong(i + 1, "five fields expected: kind,component,row,column,value");
            };
            let (Ok(component), Ok(value)) = (component.parse::<usize>(), value.parse::<f64>()) else {
                return wrong(i + 1, "component and value must be numbers");
            };
            if !value.is_finite() {
                return wrong(i + 1, "the value is not finite");
            }
            count = count.max(component + 1);
            values.insert((kind.to_owned(), component, row.to_owned(), column.to_owned()), value);
        }
        let get = |kind: &str, k: usize, row: &str, column: &str| {
            let found = values.get(&(kind.to_owned(), k, row.to_owned(), column.to_owned()));
            found.copied().ok_or_else(|| TableError {
                line: 0,
                what: format!("{kind} {row} {column} of component {k} is missing"),
            })
        };
        let knot = |i: usize| KNOTS_M[i].to_string();
        let mut components = Vec::with_capacity(count);
        for k in 0..count {
            let mut parts = [[0.0; KNOTS]; BY_KNOT.len()];
            let mut covariance: Matrix = [[0.0; KNOTS]; KNOTS];
            for i in 0..KNOTS {
                for (part, kind) in parts.iter_mut().zip(BY_KNOT) {
                    part[i] = get(kind, k, &knot(i), "")?;
                }
                for j in 0..=i {
                    covariance[i][j] = get("covariance", k, &knot(i), &knot(j))?;
                    covariance[j][i] = covariance[i][j];
                }
            }
            let [mean, noise, spread_fast, spread_slow, slope_fast, slope_slow, bend_fast, bend_slow, sex_shift] =
                parts;
            let Some(mut component) =
                Component::new(get("share", k, "", "")?, get("female", k, "", "")?, mean, covariance, noise)
            else {
                return wrong(0, format!("the covariance of component {k} is not positive definite"));
            };
            (component.spread_fast, component.spread_slow) = (spread_fast, spread_slow);
            (component.slope_fast, component.slope_slow) = (slope_fast, slope_slow);
            (component.bend_fast, component.bend_slow) = (bend_fast, bend_slow);
            component = component.with_sex_shift(sex_shift);
            for ((_, _, row, _), &offset) in
                values.iter().filter(|((kind, of, ..), _)| kind == "rare_offset" && *of == k)
            {
                let Ok(distance_m) = row.parse::<f64>() else {
                    return wrong(0, format!("rare distance {row} is no number"));
                };
                component.rare.push(RareDistance { distance_m, offset, noise: get("rare_noise", k, row, "")? });
            }
            component.rare.sort_by(|a, b| a.distance_m.total_cmp(&b.distance_m));
            components.push(component);
        }
        if components.is_empty() {
            return wrong(0, "no component found");
        }
        let degrees_of_freedom = get("degrees_of_freedom", 0, "", "")?;
        Ok(Self { components, degrees_of_freedom, falls: false })
    }

    /// The table, under a header of comment lines.
    #[must_use]
    pub fn to_csv(&self, header: &str) -> String {
        let mut out: String = header.lines().map(|l| format!("# {l}\n")).collect();
        out.push_str("kind,component,row,column,value\n");
        let mut put = |kind: &str, k: usize, row: &str, column: &str, value: f64| {
            writeln!(out, "{kind},{k},{row},{column},{value:.9}").expect("a string takes every line");
        };
        put("degrees_of_freedom", 0, "", "", self.degrees_of_freedom);
        for (k, c) in self.components.iter().enumerate() {
            put("share", k, "", "", c.share);
            put("female", k, "", "", c.female);
            let parts = [
                &c.mean,
                &c.noise,
                &c.spread_fast,
                &c.spread_slow,
                &c.slope_fast,
                &c.slope_slow,
                &c.bend_fast,
                &c.bend_slow,
                &c.sex_shift,
            ];
            for (kind, part) in BY_KNOT.into_iter().zip(parts) {
                for (value, knot) in part.iter().zip(KNOTS_M) {
                    put(kind, k, &knot.to_string(), "", *value);
                }
            }
            for i in 0..KNOTS {
                for j in 0..=i {
                    put("covariance", k, &KNOTS_M[i].to_string(), &KNOTS_M[j].to_string(), c.covariance[i][j]);
                }
            }
            for rare in &c.rare {
                put("rare_offset", k, &rare.distance_m.to_string(), "", rare.offset);
                put("rare_noise", k, &rare.distance_m.to_string(), "", rare.noise);
            }
        }
        out
    }
}
