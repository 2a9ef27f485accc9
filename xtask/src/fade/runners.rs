//! The runners of the tables of splits.

use anyhow::{Context, Result};
use flate2::read::GzDecoder;
use std::{fs::File, io::Read, path::Path};

/// The races, as the documentation calls them.
pub const RACES: [&str; 2] = ["Chicago 2023", "Boston 2014"];
const FILES: [&str; 2] = ["chicago_2023_splits_half.csv.gz", "boston_2014_splits_pseudonymised.csv.gz"];
/// Speeds between two marks that no marathoner runs: such a row has a wrong mark.
const HUMAN_MPS: std::ops::Range<f64> = 1.2..7.0;

/// A marathon with its marks.
pub struct Marathon {
    /// Of which race.
    pub race: usize,
    /// Column of the table.
    pub female: bool,
    /// Belongs to the half that the table is made of.
    pub fits: bool,
    /// Metres and seconds, from the start to the finish.
    marks: Vec<(f64, f64)>,
}

impl Marathon {
    /// Speed over the first 10 km.
    pub fn early_mps(&self) -> f64 {
        self.at(10_000.0).map_or(0.0, |s| 10_000.0 / s)
    }

    /// Pace between two marks over that of the first 10 km; none where a mark is missing.
    pub fn ratio(&self, from: f64, to: f64) -> Option<f64> {
        let begin = if from > 0.0 { self.at(from)? } else { 0.0 };
        Some((self.at(to)? - begin) / (to - from) * self.early_mps())
    }

    fn at(&self, metres: f64) -> Option<f64> {
        self.marks.iter().find(|mark| mark.0 == metres).map(|mark| mark.1)
    }
}

/// Every row whose marks are there and humanly possible.
pub fn read(folder: &Path) -> Result<Vec<Marathon>> {
    let mut all = Vec::new();
    for (race, name) in FILES.iter().enumerate() {
        let path = folder.join(name);
        let shown = path.display().to_string();
        let mut text = String::new();
        GzDecoder::new(File::open(&path).with_context(|| shown.clone())?).read_to_string(&mut text).context(shown)?;
        let mut lines = text.lines();
        let heads: Vec<String> = lines.next().unwrap_or_default().split(',').map(str::to_lowercase).collect();
        all.extend(lines.filter_map(|line| marathon(race, &heads, &line.split(',').collect::<Vec<_>>())));
    }
    Ok(all)
}

fn marathon(race: usize, heads: &[String], fields: &[&str]) -> Option<Marathon> {
    let field = |name: &str| heads.iter().position(|head| head == name).and_then(|at| fields.get(at)).copied();
    let sex = field("gender").or_else(|| field("sex"))?;
    let mut marks = vec![(0.0, 0.0)];
    for (names, metres) in [
        (["5k", "05k"], 5000.0),
        (["10k", "10k"], 10_000.0),
        (["20k", "20k"], 20_000.0),
        (["25k", "25k"], 25_000.0),
        (["30k", "30k"], 30_000.0),
        (["35k", "35k"], 35_000.0),
        (["40k", "40k"], 40_000.0),
        (["official", "finish"], 42_195.0),
    ] {
        let told = names.iter().find_map(|name| field(name))?;
        marks.push((metres, seconds(told)?));
    }
    let human = marks.windows(2).all(|pair| HUMAN_MPS.contains(&((pair[1].0 - pair[0].0) / (pair[1].1 - pair[0].1))));
    let female = sex.starts_with('F');
    (human && (female || sex.starts_with('M'))).then(|| Marathon { race, female, fits: first_half(fields[0]), marks })
}

/// `1:02:03`, or minutes with a point.
fn seconds(text: &str) -> Option<f64> {
    if !text.contains(':') {
        return text.parse::<f64>().ok().map(|minutes| minutes * 60.0);
    }
    text.split(':').try_fold(0.0, |sum, part| Some(sum * 60.0 + part.parse::<f64>().ok()?))
}

/// Half of the runners, by their number in the table alone (FNV-1a).
fn first_half(runner: &str) -> bool {
    let hash = runner.bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash >> 16) % 2 == 0
}
