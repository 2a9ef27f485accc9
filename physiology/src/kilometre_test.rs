//! The same kilometre fresh and after an hour and a half: what prior work leaves of pace and of speed for the heart beat.

use crate::DistanceLine;
use quantity::{Duration, Estimate, HeartRate, Speed};

/// One of the two kilometres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TestKilometre {
    /// When it began, in the line's time.
    pub start: Duration,
    /// How long it took.
    pub time: Duration,
    /// Its speed on level ground.
    pub speed: Speed,
    /// Its mean heart rate, where the recording has one.
    pub heart_rate: Option<HeartRate>,
}

/// A run with the kilometre run twice.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KilometreTest {
    /// The one within the first 45 minutes.
    pub fresh: TestKilometre,
    /// The one that began after 90 minutes or later.
    pub tired: TestKilometre,
    /// Speed of the tired one over that of the fresh one.
    pub kept: f64,
    /// Beats per metre of the tired one over those of the fresh one, where both have a heart rate.
    pub beats: Option<f64>,
}

/// The fresh kilometre begins after a warm-up and ends before this. Seconds; defaults, not findings.
const FRESH_S: (usize, usize) = (300, 2700);
/// The tired one begins after so much running.
const TIRED_FROM_S: usize = 5400;
/// Both must stand out from what was run between them by this factor: nobody times a kilometre by jogging it. Default, not a finding.
const STANDS_OUT: f64 = 1.06;
/// What a runner marks by hand need not be exact.
const MARKED_CM: std::ops::RangeInclusive<u32> = 95_000..=105_000;
/// Two marked stretches of one road differ by no more than this.
const SAME: f64 = 0.03;
const KILOMETRE_CM: u32 = 100_000;

/// Finds the kilometre that was run twice in a long run: between two marks, else the fastest kilometre early and late.
///
/// Run it on the same level stretch at the same effort, once after 15 to 20 minutes and once after an hour and a half or more.
/// Heat, thirst, wind and a new pair of legs after a rest move it like durability does, and a kilometre run harder the second
/// time hides what was lost: the beats per metre then tell.
///
/// - **Units**: `level` is the line on level ground where there are usable heights; heart rate of each second of the recording;
///   `marks` are starts and ends in s of the line; speeds in m/s, ratios without unit.
/// - **Domain**: runs longer than 90 min; both kilometres at least 6 % faster than what was run between them.
/// - **Errors**: none; nothing where the run holds no such pair.
/// - **Source**: ours, after the notion of durability of Maunder et al. (2021), doi:10.1007/s40279-021-01459-0; times and the 6 %
///   are defaults, not findings.
///
/// ```
/// use physiology::{DistanceLine, kilometre_test};
/// // Easy at 3 m/s, a kilometre at 4 m/s after 15 minutes, one at 3.9 m/s after 95 minutes.
/// let mut cm = vec![0_u32];
/// for second in 0..7200_u32 {
///     let step = if (900..1150).contains(&second) { 400 } else if (5700..5957).contains(&second) { 390 } else { 300 };
///     cm.push(cm[second as usize] + step);
/// }
/// let test = kilometre_test(&DistanceLine::from_cumulative_cm(cm), None, &[], &[]).unwrap();
/// assert_eq!((test.fresh.start.s(), format!("{:.3}", test.kept).as_str()), (900.0, "0.975"));
/// ```
#[must_use]
pub fn kilometre_test(
    line: &DistanceLine,
    level: Option<&DistanceLine>,
    heart_rate: &[Option<HeartRate>],
    marks: &[(f64, f64)],
) -> Option<KilometreTest> {
    let cm = line.cumulative_cm();
    let level_cm = level.map_or(cm, DistanceLine::cumulative_cm);
    let last = cm.len().min(level_cm.len()).checked_sub(1)?;
    if last <= TIRED_FROM_S {
        return None;
    }
    let of = |from: usize, to: usize| kilometre(level_cm, heart_rate, from, to);
    let pair = marked(cm, marks, last).or_else(|| {
        let fresh = fastest(cm, level_cm, FRESH_S.0, FRESH_S.1.min(last))?;
        Some((fresh, fastest(cm, level_cm, TIRED_FROM_S, last)?))
    })?;
    let (fresh, tired) = (of(pair.0.0, pair.0.1), of(pair.1.0, pair.1.1));
    let between_s = (pair.1.0 - pair.0.1).max(1);
    let between = f64::from(level_cm[pair.1.0].saturating_sub(level_cm[pair.0.1])) / 100.0 / between_s as f64;
    if between <= 0.0 || fresh.speed.mps().min(tired.speed.mps()) < STANDS_OUT * between {
        return None;
    }
    let per_metre = |k: &TestKilometre| k.heart_rate.map(|rate| rate.bpm() / k.speed.mps());
    Some(KilometreTest {
        fresh,
        tired,
        kept: tired.speed / fresh.speed,
        beats: per_metre(&tired).zip(per_metre(&fresh)).map(|(tired, fresh)| tired / fresh),
    })
}

/// A watch's kilometre is off by so much as a share of it, as a standard error. Default, not a finding.
const LENGTH_ERROR: f64 = 0.01;
/// Level of the band, and half its width in standard errors.
const LEVEL: f64 = 0.8;
const NORMAL_90: f64 = 1.281_551_565_544_6;

/// What is left of the speed of a fresh kilometre in a tired one, with the band that the watch's own error leaves.
///
/// The band holds what one test can be wrong by where both kilometres are told by the watch. Wind, heat and effort are not in it: two tests on
/// like days say more than one.
///
/// - **Units**: speeds in m/s; a ratio without unit, with its 80 % band.
/// - **Domain**: two kilometres of one run, both speeds above 0.
/// - **Errors**: none; nothing where a speed is no number above 0.
/// - **Source**: ours: each length is taken to be off by 1 % independently, as a standard error; a default, not a finding.
///
/// ```
/// use {physiology::kept_speed, quantity::Speed};
/// let kept = kept_speed(Speed::from_mps(4.0), Speed::from_mps(3.8)).unwrap();
/// assert_eq!(format!("{:.3} ({:.3} to {:.3})", kept.value, kept.low, kept.high), "0.950 (0.933 to 0.967)");
/// ```
#[must_use]
pub fn kept_speed(fresh: Speed, tired: Speed) -> Option<Estimate> {
    let is_speed = |speed: Speed| speed.mps().is_finite() && speed.mps() > 0.0;
    if !is_speed(fresh) || !is_speed(tired) {
        return None;
    }
    let kept = tired / fresh;
    let reach = NORMAL_90 * kept * LENGTH_ERROR * std::f64::consts::SQRT_2;
    Some(Estimate::new(kept, kept - reach, kept + reach, LEVEL, 1))
}

/// Two marks of one length, the first early and the second late; of several the fastest of each.
fn marked(cm: &[u32], marks: &[(f64, f64)], last: usize) -> Option<((usize, usize), (usize, usize))> {
    // A watch that marks every kilometre by itself marks no test.
    let spans: Vec<(usize, usize)> = marks
        .iter()
        .filter(|(from, to)| from.is_finite() && to.is_finite() && *from >= 0.0 && to > from)
        .map(|&(from, to)| ((from.round() as usize).min(last), (to.round() as usize).min(last)))
        .collect();
    let length = |&(from, to): &(usize, usize)| cm[to].saturating_sub(cm[from]);
    let long: Vec<&(usize, usize)> = spans.iter().filter(|span| MARKED_CM.contains(&length(span))).collect();
    if 2 * long.len() > spans.len() && long.len() > 4 {
        return None;
    }
    let pace = |span: &(usize, usize)| (span.1 - span.0) as f64 / f64::from(length(span)).max(1.0);
    let best = |from: usize, to: usize| {
        let within = long.iter().filter(|span| span.0 >= from && span.0 < to);
        within.min_by(|a, b| pace(a).total_cmp(&pace(b))).copied().copied()
    };
    let (fresh, tired) = (best(0, FRESH_S.1)?, best(TIRED_FROM_S, last)?);
    let ratio = f64::from(length(&tired)) / f64::from(length(&fresh));
    ((ratio - 1.0).abs() <= SAME).then_some((fresh, tired))
}

/// The kilometre on the ground between two seconds with the highest level speed.
fn fastest(cm: &[u32], level_cm: &[u32], from: usize, to: usize) -> Option<(usize, usize)> {
    let mut end = from;
    let mut best: Option<(f64, (usize, usize))> = None;
    for start in from..to {
        while end < to && cm[end].saturating_sub(cm[start]) < KILOMETRE_CM {
            end += 1;
        }
        if cm[end].saturating_sub(cm[start]) < KILOMETRE_CM {
            break;
        }
        let speed = f64::from(level_cm[end].saturating_sub(level_cm[start])) / (end - start).max(1) as f64;
        if best.is_none_or(|(fastest, _)| speed > fastest) {
            best = Some((speed, (start, end)));
        }
    }
    best.map(|(_, span)| span)
}

fn kilometre(level_cm: &[u32], heart_rate: &[Option<HeartRate>], from: usize, to: usize) -> TestKilometre {
    let seconds = (to - from).max(1);
    let beats: Vec<f64> =
        heart_rate.iter().take(to).skip(from).flatten().map(|rate| rate.bpm()).filter(|bpm| *bpm > 0.0).collect();
    let known = 2 * beats.len() >= seconds;
    TestKilometre {
        start: Duration::from_s(from as f64),
        time: Duration::from_s(seconds as f64),
        speed: Speed::from_mps(f64::from(level_cm[to].saturating_sub(level_cm[from])) / 100.0 / seconds as f64),
        heart_rate: known.then(|| HeartRate::from_bpm(beats.iter().sum::<f64>() / beats.len() as f64)),
    }
}
