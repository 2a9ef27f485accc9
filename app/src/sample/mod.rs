//! The sample runner: a simulated person with a year and a half of training.

mod bests;
pub(crate) mod chance;
mod done;
mod effort;
mod fill;
mod ground;
mod known;
mod person;
mod season;
mod simulate;
pub(crate) mod truth;

pub use fill::SampleStep;
pub use known::SimulatedRunner;

use crate::{
    App, Error, Result,
    documents::{Exported, ExportedFile},
    export::file::unwritable,
};
use jiff::civil::Date;
use quantity::{Distance, Duration, race_distance};
use season::{Outing, Planned};
use serde::{Deserialize, Serialize};
use std::{fs, path::Path};
use truth::{Capability, line_of};

/// How much of the sample runner to write.
#[derive(Debug, Clone, Copy)]
pub struct SampleOptions {
    /// Weeks of training, the last of them the one before `today`.
    pub weeks: u32,
    /// Which runner: 1 is the sample runner of the guide, every other number somebody else.
    pub seed: u64,
    /// The day after the last.
    pub today: Date,
}

impl SampleOptions {
    /// A year and a half up to today.
    #[must_use]
    pub const fn up_to(today: Date, seed: u64) -> Self {
        Self { weeks: 78, seed, today }
    }
}

/// What `truth.json` says: what the simulated runner can really do on the last day.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SampleTruth {
    /// Always `stayer.sample_truth/1`.
    pub schema: String,
    /// Which runner.
    pub seed: u64,
    /// The day it speaks of.
    pub on: Date,
    /// Speed held for six minutes.
    pub maximal_aerobic_speed_mps: f64,
    /// Emig's E_l.
    pub endurance_index: f64,
    /// Fastest speed at all.
    pub sprint_mps: f64,
    /// Asymptote of a line through distance against time of the best 3, 6, 12 and 20 minutes.
    pub critical_speed_mps: f64,
    /// Its intercept.
    pub d_prime_m: f64,
    /// Times possible on that day.
    pub races: Vec<TrueRace>,
    /// Which files are races.
    pub raced: Vec<RacedFile>,
}

/// A time that is possible for the simulated runner.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct TrueRace {
    /// How far.
    pub distance_m: f64,
    /// In which time.
    pub time_s: f64,
}

/// A file that holds a race.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RacedFile {
    /// Its name.
    pub file: String,
    /// How far.
    pub distance_m: f64,
}

impl App {
    /// Writes the sample runner's FIT files and `truth.json` into a folder. `progress` gets (done, of).
    ///
    /// # Errors
    /// `Rejected` when the season is empty or longer than ten years, `Broken` when the folder cannot be written.
    pub fn sample(folder: &Path, options: SampleOptions, progress: &mut dyn FnMut(usize, usize)) -> Result<Exported> {
        if !(1..=520).contains(&options.weeks) {
            let weeks = options.weeks;
            return Err(Error::Rejected(format!("a sample of {weeks} weeks; it can have 1 to 520")));
        }
        fs::create_dir_all(folder).map_err(|e| unwritable(folder, &e))?;
        let (runs, capability) = season::season(options.seed, options.weeks, options.today);
        let mut files = Vec::with_capacity(runs.len() + 1);
        let mut write = |name: &str, bytes: &[u8]| {
            let path = folder.join(name);
            fs::write(&path, bytes).map_err(|e| unwritable(&path, &e))?;
            files.push(ExportedFile { path: path.display().to_string(), session: None });
            Ok::<(), Error>(())
        };
        for (number, run) in runs.iter().enumerate() {
            let activity = simulate::simulate(options.seed, number as u64, run);
            let bytes = formats::fit::encode_activity(&activity)
                .map_err(|e| Error::Broken(format!("the sample run of {}: {e}", run.date)))?;
            write(&file_name(run), &bytes)?;
            progress(number + 1, runs.len());
        }
        let truth = truth_of(&options, &runs, capability);
        let text = serde_json::to_string_pretty(&truth).expect("plain numbers and text become JSON");
        write("truth.json", text.as_bytes())?;
        Ok(Exported { schema: "stayer.export/1".into(), files, lost: Vec::new() })
    }
}

fn file_name(run: &Planned) -> String {
    let word = match run.outing {
        Outing::Easy(_) => "easy",
        Outing::Treadmill(_) => "treadmill",
        Outing::Long(_) => "long",
        Outing::Tempo(_) => "tempo",
        Outing::Repeats { .. } => "repeats",
        Outing::Race(_) => "race",
    };
    format!("{}-{word}.fit", run.date)
}

fn truth_of(options: &SampleOptions, runs: &[Planned], capability: Capability) -> SampleTruth {
    let (critical_speed_mps, d_prime_m) = critical_line(&capability);
    let distances = [400.0, 800.0, 1500.0, 3000.0, 5000.0, 10_000.0].map(Distance::from_m);
    SampleTruth {
        schema: "stayer.sample_truth/1".into(),
        seed: options.seed,
        on: options.today,
        maximal_aerobic_speed_mps: capability.maximal_aerobic_speed.mps(),
        endurance_index: capability.endurance_index(),
        sprint_mps: capability.sprint.mps(),
        critical_speed_mps,
        d_prime_m,
        races: distances
            .into_iter()
            .chain([race_distance::HALF_MARATHON, race_distance::MARATHON])
            .map(|d| TrueRace { distance_m: d.m(), time_s: capability.time(d).s() })
            .collect(),
        raced: runs
            .iter()
            .filter_map(|run| match run.outing {
                Outing::Race(d) => Some(RacedFile { file: file_name(run), distance_m: d.m() }),
                _ => None,
            })
            .collect(),
    }
}

/// Slope and intercept of distance on time.
fn critical_line(capability: &Capability) -> (f64, f64) {
    line_of([180.0, 360.0, 720.0, 1200.0].map(|s| (s, capability.speed(Duration::from_s(s)).mps() * s)))
}
