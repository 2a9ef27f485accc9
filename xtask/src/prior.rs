//! `cargo xtask prior`: fits the population of `physiology/data/prior.csv` to real runners' best times.

pub mod calibrate;
pub mod em;
pub mod runners;

use anyhow::{Context, Result, bail};
use physiology::population::Population;
use std::path::{Path, PathBuf};

/// The folder of best times, beside the workspace; absent on most machines.
pub fn data_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/pbs")
}

/// The population of some runners: mixture, noise and intervals.
pub fn fit(runners: &[runners::Runner]) -> Result<Population> {
    let mut population = em::fit(runners)?;
    calibrate::calibrate(&mut population, runners);
    Ok(population)
}

/// What is fitted anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anew {
    /// Everything.
    Population,
    /// How wide the bands are, around the population of the table as it stands.
    Bands,
}

/// Fits to all runners and writes the table.
pub fn run(anew: Anew) -> Result<()> {
    let folder = data_folder();
    if !folder.is_dir() {
        bail!("{} is not there; the prior is fitted to the tables of best times that lie in it", folder.display());
    }
    let runners = runners::read(&folder)?;
    let population = match anew {
        Anew::Population => fit(&runners)?,
        Anew::Bands => {
            let mut standing = Population::fitted().clone();
            calibrate::calibrate(&mut standing, &runners);
            standing
        }
    };
    let header = header(&runners, &population);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../physiology/data/prior.csv");
    std::fs::create_dir_all(path.parent().context("the table has a folder")?)?;
    std::fs::write(&path, population.to_csv(&header))
        .with_context(|| format!("{} cannot be written", path.display()))?;
    println!("{}: {} components from {} runners", path.display(), population.components.len(), runners.len());
    Ok(())
}

/// What the table is and how it was made.
fn header(runners: &[runners::Runner], population: &Population) -> String {
    let count = |table: &str| runners.iter().filter(|r| r.table == table).count();
    let results: usize = runners.iter().map(|r| r.bests.len()).sum();
    format!(
        "What other runners tell about one: ln(speed in m/s) over nine distances, a mixture of {} normal populations.\n\
         Made by `cargo xtask prior` from {results} best times of {} recreational, {} club and {} world-class runners (means and spreads only; no runner is in it).\n\
         Fitted by expectation-maximisation under heavy-tailed noise (Student t); covariances shrunk towards a smooth default.\n\
         400 m and beyond the marathon rest on defaults: few such results were there.\n\
         kind: share and female (share of women); mean; sex_shift (women's mean less men's); covariance (lower triangle); noise (standard deviation of one best time);\n\
         rare_offset, rare_noise (best times at distances between the knots); spread_fast, spread_slow (factor to the 80 % interval\n\
         seen when each best time was predicted from the runner's others); slope_fast, slope_slow, bend_fast, bend_slow (how its\n\
         logarithm grows with u and with u * u - 1, u the level within the component in standard deviations). row and column: distance in metres.",
        population.components.len(),
        count("recreational"),
        count("club"),
        count("world"),
    )
}
