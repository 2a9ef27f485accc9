//! A set of repeats as a whole: how far it was held, how it faded, and how many to run next time.

use crate::{Effort, Error, fit, measured_range};
use quantity::Estimate;
use serde::{Deserialize, Serialize};

/// A repeat that takes so many times the first one's time per metre ends the set.
pub const STOP_RATIO: f64 = 1.05;
/// Slower than the first by more than this: the same dose once more before it grows. Default, not a finding.
const TIGHT_RATIO: f64 = 1.025;
/// Repeats grow by at most so many from one session of a kind to the next.
const GROWTH: usize = 2;

/// Which way the number of repeats goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NextDose {
    /// The set was not held: as many as were.
    Fewer,
    /// Just held, or as many as are useful: the same again.
    Same,
    /// Held with room: one or two more at the same pace.
    More,
}

/// What a set of repeats says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RepeatSet {
    /// Repeats before the first that was more than 5 % slower than the first one.
    pub held: usize,
    /// Time per metre that the last repeat took over the first, by the line through all of them; none for fewer than three.
    pub fade: Option<Estimate>,
    /// Which way next time.
    pub dose: NextDose,
    /// How many repeats next time, at the same pace.
    pub next: usize,
}

/// How far a set of repeats was held, how it faded, and how many to run next time.
///
/// Heat, hills and wind slow a repeat too, and a first repeat run too fast makes the others look slow. The pace never
/// grows in the week in which the number of repeats does.
///
/// - **Units**: repeats in m and s, the fade without unit, its interval at 80 %.
/// - **Domain**: 2 to 60 repeats of 30 to 10,000 m at 1 to 12 m/s, in the order in which they were run.
/// - **Errors**: [`Error::TooFew`] for fewer than two, [`Error::OutOfDomain`] outside the domain.
/// - **Source**: ours; default, not a finding: stop when a repeat is more than 5 % slower than the first, at most two
///   more from one session to the next, at most 12 repeats up to 400 m and 8 beyond.
///
/// ```
/// use physiology::{Effort, NextDose, repeat_set};
/// let set = [86.0, 86.5, 87.0, 87.0, 91.5, 93.0].map(|s| Effort::new(400.0, s));
/// let says = repeat_set(&set)?;
/// assert_eq!((says.held, says.dose, says.next), (4, NextDose::Fewer, 4));
/// # Ok::<(), physiology::Error>(())
/// ```
pub fn repeat_set(repeats: &[Effort]) -> Result<RepeatSet, Error> {
    const SOURCE: &str = "sets of repeats";
    if repeats.len() < 2 {
        return Err(Error::TooFew {
            model: "a set of repeats",
            needs: "at least 2 repeats",
            met: repeats.len().to_string(),
        });
    }
    measured_range("number of repeats", repeats.len() as f64, 2.0..=60.0, SOURCE)?;
    let mut ratios = Vec::with_capacity(repeats.len());
    let mut longest_m = 0.0_f64;
    let mut first_mps = None;
    for repeat in repeats {
        let metres = measured_range("length of a repeat in m", repeat.distance.m(), 30.0..=10_000.0, SOURCE)?;
        let mps = measured_range("speed of a repeat in m/s", metres / repeat.time.s(), 1.0..=12.0, SOURCE)?;
        longest_m = longest_m.max(metres);
        ratios.push(*first_mps.get_or_insert(mps) / mps);
    }
    let held = ratios.iter().position(|&ratio| ratio > STOP_RATIO).unwrap_or(ratios.len());
    // 420 m: what a watch makes of 400 m.
    let most = if longest_m <= 420.0 { 12 } else { 8 };
    let tight = ratios.iter().any(|&ratio| ratio > TIGHT_RATIO);
    let (dose, next) = if held < ratios.len() {
        (NextDose::Fewer, held)
    } else if tight || ratios.len() >= most {
        (NextDose::Same, ratios.len())
    } else {
        (NextDose::More, (ratios.len() + GROWTH).min(most))
    };
    Ok(RepeatSet { held, fade: fade(&ratios), dose, next })
}

/// The line's value at the last repeat over that at the first.
fn fade(ratios: &[f64]) -> Option<Estimate> {
    if ratios.len() < 3 {
        return None;
    }
    let number: Vec<f64> = (0..ratios.len()).map(|i| i as f64).collect();
    let line = fit::line(&number, ratios, &vec![1.0; ratios.len()]);
    let span = number.len() as f64 - 1.0;
    let change = fit::student_interval(line.slope * span, line.slope_se * span, ratios.len(), 2);
    Some(change.map(|change| 1.0 + change / line.intercept))
}
