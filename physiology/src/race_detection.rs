//! Does a run look like a race? From its name and from what the runner's other runs say of it.

mod name;
mod score;

use crate::Effort;
use quantity::{Distance, Duration, HeartRate, Speed};

/// What is known of a run without a word of the runner.
#[derive(Debug, Clone, Copy)]
pub struct SeenRun<'a> {
    /// Its title.
    pub name: Option<&'a str>,
    /// The whole run, rest included.
    pub whole: Effort,
    /// How long the runner stood still in it.
    pub standing: Option<Duration>,
    /// Its best times over standard distances.
    pub bests: &'a [Effort],
    /// Its mean heart rate.
    pub heart_rate: Option<HeartRate>,
}

/// Another run of the same runner in the same half year.
#[derive(Debug, Clone, Copy)]
pub struct OtherRun<'a> {
    /// Its best times over standard distances.
    pub bests: &'a [Effort],
    /// Its mean heart rate.
    pub heart_rate: Option<HeartRate>,
}

/// How much a run looks like a race, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct RaceLikeness {
    /// From 0, surely training, to 1, surely a race. Orders runs; no frequency stands behind it.
    pub score: f64,
    /// The race that it would be: the usual distance and the time over it.
    pub race: Effort,
    /// What speaks for it and against it, in words.
    pub reasons: Vec<String>,
}

/// From this score on a run may be taken as an effort near the runner's best. Default, not a finding.
pub const RACE_SUSPECTED: f64 = 0.7;

/// Distances of usual races, metres.
const RACES_M: [f64; 11] =
    [3000.0, 5000.0, 8046.72, 10_000.0, 15_000.0, 16_093.44, 20_000.0, 21_097.5, 30_000.0, 42_195.0, 50_000.0];
/// A watch counts a certified course by so much short or long.
const COUNTED: std::ops::RangeInclusive<f64> = 0.994..=1.025;
/// Other runs whose pace says what is usual are at least so many.
const FEWEST: usize = 5;
/// Pace of one distance is compared with that of another by this exponent of time over distance.
const FADE: f64 = 0.06;
/// Efforts over less than this share of the distance say nothing about it.
const SHORTEST_SHARE: f64 = 0.19;

/// How much a run looks like a race; none where it has the length of no usual race and no name says so, or where there are
/// too few other runs to compare it with.
///
/// Log-odds are added up: speed against the runner's usual one (the median of the other runs' best over the
/// distance) and against the best of them, closeness to a usual race distance, standing still, name and heart rate. A hard
/// training run over a race's distance looks the same: only the runner knows.
///
/// - **Units**: m, s, bpm; the score is without unit.
/// - **Domain**: runs of 3 to 50 km on their elapsed time; the other runs from the half year before and after.
/// - **Errors**: none; what is missing says nothing.
/// - **Source**: ours; weights and threshold are defaults, not findings, tried on one real year and on a made runner.
///
/// ```
/// use physiology::{Effort, OtherRun, RACE_SUSPECTED, SeenRun, race_likeness};
/// let easy = [Effort::new(5000.0, 1800.0), Effort::new(10_000.0, 3650.0)];
/// let others = [OtherRun { bests: &easy, heart_rate: None }; 12];
/// let run = |seconds| SeenRun {
///     name: None, whole: Effort::new(10_060.0, seconds), standing: None, bests: &[], heart_rate: None,
/// };
/// assert!(race_likeness(&run(2900.0), &others).unwrap().score > RACE_SUSPECTED);
/// assert!(race_likeness(&run(3600.0), &others).unwrap().score < 0.1);
/// ```
#[must_use]
pub fn race_likeness(run: &SeenRun<'_>, others: &[OtherRun<'_>]) -> Option<RaceLikeness> {
    if !may_be_race(run.name, &run.whole) {
        return None;
    }
    let said = run.name.map_or(name::Said::Nothing, name::said);
    let usual_race = usual_race(&run.whole);
    let race = usual_race.map_or(run.whole, |m| over(run, m));
    let speeds = sorted(others.iter().filter_map(|other| speed_over(other.bests, race.distance)));
    if speeds.len() < FEWEST && said != name::Said::Race {
        return None;
    }
    let beats = sorted(others.iter().filter_map(|other| other.heart_rate).map(HeartRate::bpm));
    let seen = score::Seen {
        race,
        overshoot: usual_race.map(|m| run.whole.distance.m() / m - 1.0),
        said,
        standing_share: run.standing.map(|standing| standing / run.whole.time),
        usual_mps: (speeds.len() >= FEWEST).then(|| speeds[speeds.len() / 2]),
        best_mps: (speeds.len() >= FEWEST).then(|| speeds[speeds.len() - 1]),
        bpm: run.heart_rate.map(HeartRate::bpm),
        usual_bpm: (beats.len() >= FEWEST).then(|| beats[beats.len() / 2]),
    };
    let (score, reasons) = seen.score();
    Some(RaceLikeness { score, race, reasons })
}

/// Whether a run's length or name is that of a race at all: the gate of [`race_likeness`], which needs no other run.
///
/// - **Units**: m and s.
/// - **Domain**: any run.
/// - **Errors**: none; false for a run without distance or time.
/// - **Source**: ours.
///
/// ```
/// use physiology::{Effort, may_be_race};
/// assert!(may_be_race(None, &Effort::new(5040.0, 1200.0)));
/// assert!(may_be_race(Some("Village race"), &Effort::new(6300.0, 1600.0)));
/// assert!(!may_be_race(Some("Loop"), &Effort::new(6300.0, 1600.0)));
/// ```
#[must_use]
pub fn may_be_race(name: Option<&str>, whole: &Effort) -> bool {
    whole.is_usable()
        && (usual_race(whole).is_some() || name.is_some_and(|title| name::said(title) == name::Said::Race))
}

fn usual_race(whole: &Effort) -> Option<f64> {
    RACES_M.into_iter().find(|m| COUNTED.contains(&(whole.distance.m() / m)))
}

/// The run's time over a race's distance: its best over it, else the whole run at its mean pace.
fn over(run: &SeenRun<'_>, race_m: f64) -> Effort {
    let best = run.bests.iter().find(|best| (best.distance.m() / race_m - 1.0).abs() < 1e-3);
    best.copied().unwrap_or_else(|| {
        // A watch that counts short was on the course all the same: its time stands.
        let scale = (race_m / run.whole.distance.m()).min(1.0);
        Effort::new(race_m, run.whole.time.s() * scale)
    })
}

/// Speed that a run's bests speak of over a distance: of the nearest of them, the longer the better.
fn speed_over(bests: &[Effort], distance: Distance) -> Option<f64> {
    let told = bests.iter().filter(|e| e.is_usable() && e.distance / distance > SHORTEST_SHARE);
    let apart = told.map(|effort| ((effort.distance / distance).ln().abs(), effort));
    let (_, nearest) = apart.min_by(|(a, _), (b, _)| a.total_cmp(b))?;
    let speed: Speed = nearest.speed();
    Some(speed.mps() * (nearest.distance / distance).powf(FADE))
}

fn sorted(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.filter(|value| value.is_finite()).collect();
    values.sort_by(f64::total_cmp);
    values
}
