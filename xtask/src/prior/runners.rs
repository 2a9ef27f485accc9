//! Best times by runner, from the tables beside the workspace.

use anyhow::{Context, Result};
use physiology::population::{Profile, Sex};
use quantity::{Distance, Duration};
use std::collections::BTreeMap;
use std::path::Path;

/// One runner's best times.
#[derive(Debug, Clone)]
pub struct Runner {
    /// `recreational`, `club` or `world`.
    pub table: &'static str,
    /// Woman or man, where the table says one of the two.
    pub sex: Option<Sex>,
    /// Age in years when asked, where the table says it.
    pub age: Option<f64>,
    /// Distance and best time, ascending, one per distance.
    pub bests: Vec<(Distance, Duration)>,
}

impl Runner {
    /// What the estimator is told beside the best times.
    pub fn profile(&self) -> Profile {
        Profile { sex: self.sex, ..Profile::default() }
    }
}

/// What a table says of one runner: sex, age, and best times in seconds by distance in centimetres.
type Told = (Option<Sex>, Option<f64>, BTreeMap<u64, f64>);

/// A table: its file, the column of the runner, what it is called.
const TABLES: [(&str, &str, &str); 3] = [
    ("recreational_pbs_half.csv", "runner", "recreational"),
    ("club_pbs_long.csv", "athlete_id", "club"),
    ("wa_pbs_long_half.csv", "athlete_id", "world"),
];

/// All runners of all tables, in the order of their names.
pub fn read(folder: &Path) -> Result<Vec<Runner>> {
    let mut runners = Vec::new();
    for (file, id, table) in TABLES {
        let path = folder.join(file);
        let text = std::fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        let mut lines = text.lines();
        let header: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
        let column =
            |name: &str| header.iter().position(|h| *h == name).with_context(|| format!("{file} has no column {name}"));
        let (id, sex, distance, time) = (column(id)?, column("sex")?, column("distance_m")?, column("time_s")?);
        let age = header.iter().position(|h| *h == "age");
        let mut found: BTreeMap<&str, Told> = BTreeMap::new();
        for (i, line) in lines.enumerate() {
            let fields: Vec<&str> = line.split(',').collect();
            let number = |c: usize| -> Result<f64> {
                fields.get(c).and_then(|f| f.parse().ok()).with_context(|| format!("{file}, line {}: no number", i + 2))
            };
            let runner = found.entry(fields[id]).or_default();
            runner.0 = match fields[sex] {
                "F" | "W" => Some(Sex::Female),
                "M" => Some(Sex::Male),
                _ => None,
            };
            runner.1 = age.and_then(|age| fields.get(age)?.parse().ok());
            let (cm, t) = ((number(distance)? * 100.0).round() as u64, number(time)?);
            let best = runner.2.entry(cm).or_insert(t);
            *best = best.min(t);
        }
        runners.extend(found.into_values().map(|(sex, age, bests)| Runner {
            table,
            sex,
            age,
            bests:
                bests.into_iter().map(|(cm, t)| (Distance::from_m(cm as f64 / 100.0), Duration::from_s(t))).collect(),
        }));
    }
    Ok(runners)
}
