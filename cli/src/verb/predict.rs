use crate::{context::Context, parse, picture, table::table};
use anyhow::Result;
use app::{
    App, KnownResult, PredictRequest,
    documents::{Predictions, shared_notes},
};
use quantity::Distance;
use std::{fs::File, io::Write, path::PathBuf, process::ExitCode};
use training::Sex;
use web::format::{self, Units};

/// Predict race times from results alone, with no library
///
/// Each prediction is one estimate with its 80 % band, with the classic models beside it.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  stayer predict --result 5000=19:58 --result 10k=41:40 --distance marathon --weekly-km 55\n  stayer predict --results results.csv --targets targets.csv --json"
)]
pub struct Predict {
    /// A known result, DISTANCE=TIME, or DISTANCE=TIME@DAYS for one of so many days ago
    #[arg(long = "result", value_name = "DISTANCE=TIME", value_parser = parse::result)]
    result: Vec<KnownResult>,

    /// A distance to predict [default: the usual ones]
    #[arg(long, value_name = "DISTANCE", value_parser = parse::distance)]
    distance: Vec<Distance>,

    /// Kilometres of a usual week
    #[arg(long, value_name = "KM", value_parser = parse::weekly_km)]
    weekly_km: Option<f64>,

    /// Sex: female or male
    #[arg(long, value_parser = sex)]
    sex: Option<Sex>,

    /// Age in years
    #[arg(long, value_name = "YEARS", value_parser = parse::age)]
    age: Option<f64>,

    /// Drift of your long runs as a share an hour, 0.05 for 5 %: stayer durability says it
    #[arg(long, value_name = "SHARE", value_parser = parse::drift_per_hour, allow_hyphen_values = true)]
    drift_per_hour: Option<f64>,

    /// Table of many runners' results: runner,distance_m,time_s and optionally date,weekly_km,sex,age,drift_per_hour
    #[arg(long, value_name = "FILE.csv", requires = "targets", conflicts_with_all = ["result", "distance", "weekly_km", "sex", "age", "drift_per_hour"])]
    results: Option<PathBuf>,

    /// Table of what to predict: runner,distance_m
    #[arg(long, value_name = "FILE.csv", requires = "results")]
    targets: Option<PathBuf>,
}

fn sex(word: &str) -> Result<Sex, String> {
    match word {
        "female" | "f" | "w" => Ok(Sex::Female),
        "male" | "m" => Ok(Sex::Male),
        _ => Err(format!("{word:?}: write female or male, or leave it out")),
    }
}

impl Predict {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let predictions = if let (Some(results), Some(targets)) = (&self.results, &self.targets) {
            let open = |path: &PathBuf| File::open(path).map_err(|e| app::Error::NotFound(parse::unreadable(path, &e)));
            App::predict_tables(open(results)?, open(targets)?)?
        } else {
            let usual = ["800 m", "mile", "5k", "10k", "half", "marathon"];
            let usual = usual.into_iter().filter_map(quantity::race_distance::parse);
            App::predict(&PredictRequest {
                results: self.result,
                distances: if self.distance.is_empty() { usual.collect() } else { self.distance },
                weekly_distance: self.weekly_km.map(|km| Distance::from_m(km * 1000.0)),
                sex: self.sex,
                age: self.age,
                drift_per_hour: self.drift_per_hour,
            })?
        };
        context.print(&predictions, |out| print(&predictions, out))?;
        let refused = predictions.predictions.iter().any(|p| p.time_s.is_none());
        Ok(ExitCode::from(u8::from(refused)))
    }
}

/// What was refused or widened, and why: once for a runner where it holds for every distance asked for.
fn notes(predictions: &Predictions, out: &mut dyn Write) -> Result<()> {
    for of in predictions.predictions.chunk_by(|a, b| a.runner == b.runner) {
        let runner = of[0].runner.as_deref().filter(|name| !name.is_empty());
        let shared = shared_notes(of);
        for note in &shared {
            match runner {
                Some(runner) => writeln!(out, "{runner}: {note}")?,
                None => writeln!(out, "{note}")?,
            }
        }
        for p in of {
            let distance = quantity::race_distance::name(Distance::from_m(p.distance_m));
            for note in p.notes.iter().filter(|note| !shared.contains(note)) {
                match runner {
                    Some(runner) => writeln!(out, "{runner}, {distance}: {note}")?,
                    None => writeln!(out, "{distance}: {note}")?,
                }
            }
        }
    }
    Ok(())
}

fn print(predictions: &Predictions, out: &mut dyn Write) -> Result<()> {
    let rows = predictions.predictions.iter().map(|p| {
        [
            p.runner.clone().unwrap_or_default(),
            quantity::race_distance::name(Distance::from_m(p.distance_m)),
            p.time_s.map_or_else(|| "refused".into(), format::clock),
            p.low_s
                .zip(p.high_s)
                .map_or_else(String::new, |(low, high)| format!("{} to {}", format::clock(low), format::clock(high))),
        ]
    });
    if predictions.predictions.iter().all(|p| p.runner.is_none()) {
        write!(out, "{}", picture::race_bands(&predictions.predictions, Units::Kilometres))?;
    }
    let level = format!("{:.0} % band", predictions.level * 100.0);
    writeln!(out, "{}", table(["runner", "distance", "time", &level], rows))?;
    notes(predictions, out)?;
    if let [only] = predictions.predictions.as_slice()
        && !only.models.is_empty()
    {
        let rows = only.models.iter().map(|m| {
            [
                m.model.clone(),
                m.time_s.map_or_else(|| "no answer".into(), format::clock),
                if m.in_domain { String::new() } else { "outside its domain".into() },
            ]
        });
        writeln!(out, "{}", table(["model", "time", ""], rows))?;
    }
    Ok(())
}
