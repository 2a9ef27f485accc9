//! Long histories of real runners: every race-like run is predicted from the runs before its day alone.

use super::long_race;
use anyhow::{Context, Result};
use flate2::read::GzDecoder;
use physiology::{
    Curve, DistanceLine, Effort, OtherRun, RACE_SUSPECTED, SeenRun, best_efforts,
    hold::{Evidence, EvidenceKind, Ledger},
    population::Profile,
    race_likeness,
};
use quantity::HeartRate;
use std::io::Read;
use std::path::{Path, PathBuf};
use training::{Activity, Channel, Sport, recording::MISSING};

/// Histories by folder; the page numbers them.
const RUNNERS: [&str; 4] = ["x3cl/2018", "tang-hi", "runpandas-one-runner", "x3cl/2013"];
/// A run is told by its best time over a distance that is this share of it or more.
const WHOLE: f64 = 0.9;
/// Shorter efforts are parts of sessions. Metres.
const SHORTEST_M: f64 = 3000.0;
/// How long a best time must have stood, and how many runs must have come as far before: what "race-like" means here.
pub const STOOD_DAYS: f64 = 180.0;
pub const RUNS_BEFORE: usize = 3;
/// More spikes than this and a track is no evidence, as on import.
const MOST_SPIKES: usize = 10;

/// A run with its best times in metres and seconds.
pub struct Run {
    pub day: f64,
    race: bool,
    pub whole_m: f64,
    pub elapsed_s: f64,
    /// Drift an hour and the hours after the fresh part, of a long run.
    pub drift: Option<(f64, f64)>,
    /// Mean and highest heart rate, beats a minute.
    heart: Option<(f64, f64)>,
    bests: Vec<Effort>,
    line: DistanceLine,
}

impl Run {
    /// The month of its runner's history, from 1.
    pub(super) fn month(&self, runs: &[Self]) -> f64 {
        ((self.day - runs[0].day) / 30.44).floor() + 1.0
    }

    /// The second at which so many metres were reached.
    pub(super) fn second_at(&self, metres: f64) -> Option<f64> {
        let cm = self.line.cumulative_cm();
        let wanted = metres * 100.0 - 50.0;
        let at = cm.partition_point(|&v| f64::from(v - cm[0]) < wanted);
        (at < cm.len()).then_some(at as f64)
    }
}

/// What the runs before a run's day say, as the ledger takes it.
pub(super) fn evidence_before(run: &Run, runs: &[Run]) -> Vec<Evidence> {
    let before: Vec<&Run> = runs.iter().filter(|r| r.day < run.day.floor()).collect();
    before.iter().flat_map(|r| told(r, run.day, &before)).collect()
}

/// Prints the table; a history that is not there is passed over.
pub fn run(data: &Path) -> Result<()> {
    println!(
        "| runner | month | distance | efforts before | predicted | 80 % | run | error | inside | with own past | mean heart rate |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|");
    let (mut totals, mut long) = (Vec::new(), Vec::new());
    for (i, name) in RUNNERS.iter().enumerate() {
        let folder = data.join(name);
        if !folder.is_dir() {
            println!("| {} | not there: skipped | | | | | | | | | |", i + 1);
            continue;
        }
        let runs = read(&folder)?;
        totals.push((i + 1, runs.len(), predict(i + 1, &runs)));
        long.extend(long_race::lines(i + 1, &runs));
    }
    let mut all: Vec<Predicted> = Vec::new();
    for (runner, runs, predicted) in totals {
        println!("\nRunner {runner}: {runs} runs, {}", told_of(&predicted.iter().collect::<Vec<_>>()));
        all.extend(predicted);
    }
    println!("\nAll runners: {}", told_of(&all.iter().collect::<Vec<_>>()));
    let hard: Vec<&Predicted> = all.iter().filter(|p| p.heart.is_some_and(|share| share >= ALL_OUT)).collect();
    println!("\nAt {:.0} % of the highest heart rate or more: {}", 100.0 * ALL_OUT, told_of(&hard));
    println!("\n{}", long_race::HEADING);
    for line in long {
        println!("{line}");
    }
    Ok(())
}

/// A race-like run beside its prediction.
struct Predicted {
    /// Error of the time.
    error: f64,
    /// The same once the runner's own past errors are taken off, drawn to none by one run's worth.
    by_own_past: f64,
    /// Whether the band held it.
    inside: bool,
    /// Mean heart rate over the highest that was ever seen.
    heart: Option<f64>,
}

/// Runs from this share of the highest heart rate on were probably run all out.
const ALL_OUT: f64 = 0.87;

/// How predictions did, in a sentence.
fn told_of(predicted: &[&Predicted]) -> String {
    let n = predicted.len().max(1) as f64;
    let mean = |f: fn(&Predicted) -> f64| predicted.iter().map(|p| f(p)).sum::<f64>() / n;
    format!(
        "{} race-like; mean error {:.1} %, bias {:+.1} %, {:.0} % in the 80 % interval; with own past {:.1} %, bias {:+.1} %.",
        predicted.len(),
        100.0 * mean(|p| p.error.abs()),
        100.0 * mean(|p| p.error),
        100.0 * mean(|p| f64::from(u8::from(p.inside))),
        100.0 * mean(|p| p.by_own_past.abs()),
        100.0 * mean(|p| p.by_own_past),
    )
}

/// Predicts every race-like run that something was known before.
fn predict(runner: usize, runs: &[Run]) -> Vec<Predicted> {
    let mut errors: Vec<Predicted> = Vec::new();
    let (mut slower, mut of) = (0.0_f64, 0.0_f64);
    for (run, effort, before) in race_likes(runs) {
        let evidence: Vec<Evidence> = before.iter().flat_map(|r| told(r, run.day, &before)).collect();
        let Ok(ledger) = Ledger::of(&evidence, &Profile::default()) else { continue };
        let (told, time) = (ledger.race_time(effort.distance), effort.time.s());
        let error = told.value / time - 1.0;
        let by_own_past = told.value * (slower / (of + 1.0)).exp() / time - 1.0;
        (slower, of) = (slower + (time / told.value).ln(), of + 1.0);
        println!(
            "| {runner} | {:.0} | {:.0} m{} | {} | {:.0} s | {:.0} to {:.0} s | {time:.0} s | {:+.1} % | {} | {:+.1} % | {} |",
            run.month(runs),
            effort.distance.m(),
            if run.race { ", race" } else { "" },
            evidence.len(),
            told.value,
            told.low,
            told.high,
            100.0 * error,
            if told.holds(time) { "yes" } else { "no" },
            100.0 * by_own_past,
            heart_share(run, runs),
        );
        errors.push(Predicted { error, by_own_past, inside: told.holds(time), heart: heart_of(run, runs) });
    }
    errors
}

/// The runs that were races or look like one, each with its effort over a usual distance and the runs before its day.
pub(super) fn race_likes(runs: &[Run]) -> impl Iterator<Item = (&Run, Effort, Vec<&Run>)> {
    runs.iter().filter_map(move |run| {
        let effort = *run.bests.iter().rev().find(|e| e.distance.m() >= WHOLE * run.whole_m)?;
        let before: Vec<&Run> = runs.iter().filter(|r| r.day < run.day.floor()).collect();
        let is_one = effort.distance.m() >= SHORTEST_M && (run.race || race_like(effort, run.day, &before));
        is_one.then_some((run, effort, before))
    })
}

/// What a run of the past says on a day, as the ledger takes it from a library: what looks like a race against the runs
/// before that day counts as a test.
pub fn told(run: &Run, day: f64, before: &[&Run]) -> Vec<Evidence> {
    let others: Vec<OtherRun<'_>> = before
        .iter()
        .filter(|other| other.day != run.day && (other.day - run.day).abs() <= STOOD_DAYS)
        .map(|other| OtherRun { bests: &other.bests, heart_rate: other.heart.map(|h| HeartRate::from_bpm(h.0)) })
        .collect();
    let seen = SeenRun {
        name: None,
        whole: Effort::new(run.whole_m, run.elapsed_s),
        standing: None,
        bests: &run.bests,
        heart_rate: run.heart.map(|h| HeartRate::from_bpm(h.0)),
    };
    let suspected = race_likeness(&seen, &others).filter(|l| !run.race && l.score >= RACE_SUSPECTED).map(|l| l.race);
    let kind = |effort: &Effort| {
        if run.race && effort.distance.m() >= WHOLE * run.whole_m {
            EvidenceKind::Race
        } else if suspected.is_some_and(|race| race == *effort) {
            EvidenceKind::Test
        } else {
            EvidenceKind::Training
        }
    };
    let beside = suspected.filter(|race| !run.bests.contains(race));
    let efforts = run.bests.iter().map(|&effort| (effort, kind(&effort)));
    efforts
        .chain(beside.map(|race| (race, EvidenceKind::Test)))
        .map(|(effort, kind)| Evidence { effort, age_days: day - run.day, kind, id: 0 })
        .collect()
}

/// The run's mean heart rate against the runner's highest: whether it was all out.
pub fn heart_share(run: &Run, runs: &[Run]) -> String {
    heart_of(run, runs).map_or_else(|| "unknown".to_owned(), |share| format!("{:.0} % of highest", 100.0 * share))
}

fn heart_of(run: &Run, runs: &[Run]) -> Option<f64> {
    let highest = runs.iter().filter_map(|r| r.heart).map(|h| h.1).fold(0.0, f64::max);
    run.heart.map(|(mean, _)| mean / highest)
}

/// Faster over its distance than every run of half a year, of which there were several.
fn race_like(effort: Effort, day: f64, before: &[&Run]) -> bool {
    let times: Vec<f64> = before
        .iter()
        .filter(|r| day - r.day <= STOOD_DAYS)
        .filter_map(|r| r.bests.iter().find(|e| e.distance == effort.distance).map(|e| e.time.s()))
        .collect();
    times.len() >= RUNS_BEFORE && times.iter().all(|&t| effort.time.s() < t)
}

/// Every run of a folder in the order of their days; what does not decode or is no running is passed over.
pub(super) fn read(folder: &Path) -> Result<Vec<Run>> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.sort();
    let mut runs = Vec::new();
    for path in paths {
        let mut bytes = std::fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        if bytes.starts_with(&[0x1F, 0x8B]) {
            let mut whole = Vec::new();
            if GzDecoder::new(&bytes[..]).read_to_end(&mut whole).is_err() {
                continue;
            }
            bytes = whole;
        }
        let Ok(decoded) = formats::decode(&bytes) else { continue };
        runs.extend(decoded.activities.iter().filter_map(of));
    }
    runs.sort_by(|a, b| a.day.total_cmp(&b.day));
    Ok(runs)
}

/// The best times of one activity, as an import would take them.
fn of(activity: &Activity) -> Option<Run> {
    if !matches!(activity.sport, Sport::Running | Sport::Other) {
        return None;
    }
    let pauses: Vec<(i64, i64)> = activity.pauses.iter().map(|p| (p.from_ms, p.to_ms)).collect();
    let distance = activity.recording.column(Channel::Distance)?;
    let cleaned = DistanceLine::clean(&activity.recording.elapsed_ms, distance, &pauses, MISSING);
    let spikes: usize =
        cleaned.repairs.iter().filter(|r| ["spike", "outlier"].contains(&r.kind)).map(|r| r.seconds).sum();
    if cleaned.refused.is_some() || spikes > MOST_SPIKES {
        return None;
    }
    let bests = best_efforts(&cleaned.line, &Curve::of(&cleaned.line))
        .into_iter()
        .map(|b| Effort { distance: b.distance, time: b.elapsed })
        .collect();
    let beats = |values: &[i32]| {
        let known: Vec<f64> = values.iter().filter(|&&v| v != MISSING && v > 0).map(|&v| f64::from(v)).collect();
        let highest = known.iter().copied().fold(0.0, f64::max);
        (!known.is_empty()).then(|| (known.iter().sum::<f64>() / known.len() as f64, highest))
    };
    Some(Run {
        heart: activity.recording.column(Channel::HeartRate).and_then(beats),
        day: activity.start.as_second() as f64 / 86_400.0,
        race: activity.race == Some(true),
        drift: long_race::drift(&cleaned.line, &activity.recording),
        whole_m: f64::from(cleaned.line.distance_cm()) / 100.0,
        elapsed_s: cleaned.line.elapsed_s(cleaned.line.cumulative_cm().len().saturating_sub(1)) as f64,
        bests,
        line: cleaned.line,
    })
}
