//! Races of an hour and a half and more in long histories: predicted without and with what long runs said before.

use super::history::{RUNS_BEFORE, Run, STOOD_DAYS, heart_share, told};
use physiology::{
    DistanceLine, Segment,
    hold::{Evidence, Ledger},
    population::{LongDrift, Profile},
};
use quantity::{Distance, Estimate, HeartRate, Speed};
use training::{Channel, Recording, recording::MISSING};

/// The head of the table.
pub const HEADING: &str = "| runner | month | distance | mean heart rate | long runs before | their drift | by efforts | error | with long runs | error | run |\n|---|---|---|---|---|---|---|---|---|---|---|";

/// Shorter ones the long runs have no say in.
const LONGEST_SHORT_S: f64 = 5400.0;
/// Runs of at least this share of the distance say whether a run was a race.
const ALIKE: f64 = 0.45;
/// Segments of the drift.
const SEGMENT_M: f64 = 5000.0;

/// One line for every run that was faster over its whole length than every run of about half its length and more was.
pub fn lines(runner: usize, runs: &[Run]) -> Vec<String> {
    runs.iter().filter_map(|run| line(runner, run, runs)).collect()
}

fn line(runner: usize, run: &Run, runs: &[Run]) -> Option<String> {
    let speed = run.whole_m / run.elapsed_s;
    let before: Vec<&Run> = runs.iter().filter(|r| r.day < run.day.floor()).collect();
    let half_year = || before.iter().filter(|r| run.day - r.day <= STOOD_DAYS);
    let alike: Vec<f64> =
        half_year().filter(|r| r.whole_m >= ALIKE * run.whole_m).map(|r| r.whole_m / r.elapsed_s).collect();
    if run.elapsed_s < LONGEST_SHORT_S || alike.len() < RUNS_BEFORE || alike.iter().any(|&other| other >= speed) {
        return None;
    }
    let evidence: Vec<Evidence> = before.iter().flat_map(|r| told(r, run.day, &before)).collect();
    let year: Vec<(f64, f64)> = before
        .iter()
        .filter(|r| run.day - r.day <= 365.0)
        .filter_map(|r| r.drift.map(|(drift, hours)| (drift, hours * 0.5_f64.powf((run.day - r.day) / 180.0))))
        .collect();
    let drift = LongDrift::of(&year);
    let time = |drift| -> Option<Estimate> {
        let profile = Profile { drift, ..Profile::default() };
        Some(Ledger::of(&evidence, &profile).ok()?.race_time(Distance::from_m(run.whole_m)))
    };
    let (plain, heard) = (time(None)?, time(drift)?);
    let error = |e: Estimate| format!("{:+.1} %", 100.0 * (e.value / run.elapsed_s - 1.0));
    let said = |e: Estimate| format!("{:.0} s ({:.0} to {:.0} s)", e.value, e.low, e.high);
    Some(format!(
        "| {runner} | {:.0} | {:.1} km | {} | {} | {} | {} | {} | {} | {} | {:.0} s |",
        ((run.day - runs[0].day) / 30.44).floor() + 1.0,
        run.whole_m / 1000.0,
        heart_share(run, runs),
        year.len(),
        drift.map_or_else(String::new, |d| format!("{:+.1} ± {:.1} % an hour", 100.0 * d.per_hour, 100.0 * d.error)),
        said(plain),
        error(plain),
        said(heard),
        error(heard),
        run.elapsed_s,
    ))
}

/// The drift of a long run with heart rate on the ground's speed, and the hours it rests on.
pub fn drift(line: &DistanceLine, recording: &Recording) -> Option<(f64, f64)> {
    let cm = line.cumulative_cm();
    let column = recording.column(Channel::HeartRate)?;
    let whole_m = f64::from(line.distance_cm()) / 100.0;
    if line.seconds() < 4500 || line.elapsed_s(line.seconds()) != line.seconds() as i64 {
        return None;
    }
    let second = |metres: f64| cm.partition_point(|&at| f64::from(at - cm[0]) / 100.0 < metres).min(cm.len() - 1);
    let row = |s: usize| recording.elapsed_ms.partition_point(|&ms| ms < s as i64 * 1000);
    let segment = |i: usize| {
        let end_m = (i + 1) as f64 * SEGMENT_M;
        let (from, to) = (second(end_m - SEGMENT_M), second(end_m));
        let beats: Vec<f64> = column[row(from)..row(to)]
            .iter()
            .filter(|&&bpm| bpm != MISSING && bpm > 0)
            .map(|&bpm| f64::from(bpm))
            .collect();
        (beats.len() * 10 >= to - from && to > from).then(|| Segment {
            end: Distance::from_m(end_m),
            length: Distance::from_m(SEGMENT_M),
            speed: Speed::from_mps(SEGMENT_M / (to - from) as f64),
            heart_rate: HeartRate::from_bpm(beats.iter().sum::<f64>() / beats.len() as f64),
        })
    };
    let segments: Vec<Segment> = (0..(whole_m / SEGMENT_M) as usize).filter_map(segment).collect();
    physiology::drift(&segments).ok().map(|drift| (drift.per_hour, drift.over.s() / 3600.0))
}
