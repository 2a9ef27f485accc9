//! How much a session was: heart-rate impulses, perceived exertion, time at threshold.

use crate::{OutOfDomain, Sex, measured_range};
use quantity::{Duration, HeartRate, Speed};

/// Time between two samples that a sum over samples accepts, s: beyond it a gap is not training.
const SAMPLE_S: std::ops::RangeInclusive<f64> = 0.0..=86_400.0;

fn reserve(heart_rate: HeartRate, rest: HeartRate, max: HeartRate) -> Result<f64, OutOfDomain> {
    const SOURCE: &str = "heart rate reserve";
    let rest_bpm = measured_range("resting heart rate in bpm", rest.bpm(), 25.0..=110.0, SOURCE)?;
    let max_bpm = measured_range("highest heart rate in bpm", max.bpm(), rest_bpm + 30.0..=240.0, SOURCE)?;
    let bpm = measured_range("heart rate in bpm", heart_rate.bpm(), 25.0..=250.0, SOURCE)?;
    Ok(((bpm - rest_bpm) / (max_bpm - rest_bpm)).clamp(0.0, 1.0))
}

/// Training impulse of Banister: time weighted by the exponential of heart rate reserve.
///
/// Summed over the samples; the mean heart rate of a session with repeats would understate it. Heart rates outside rest
/// to highest count as those.
///
/// - **Units**: heart rates in bpm, times in s, result in arbitrary units.
/// - **Domain**: heart rates of 25 to 250 bpm, rest 25 to 110, highest at least 30 above rest and at most 240.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Banister (1991); coefficients as many public implementations agree.
///
/// ```
/// use {physiology::{Sex, trimp_banister}, quantity::{Duration, HeartRate}};
/// let bpm = HeartRate::from_bpm;
/// let impulse = trimp_banister(&[(bpm(125.0), Duration::from_s(3600.0))], bpm(60.0), bpm(190.0), Sex::Male)?;
/// assert_eq!(format!("{impulse:.1}"), "50.1");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn trimp_banister(
    samples: &[(HeartRate, Duration)],
    rest: HeartRate,
    max: HeartRate,
    sex: Sex,
) -> Result<f64, OutOfDomain> {
    let (scale, rate) = match sex {
        Sex::Male => (0.64, 1.92),
        Sex::Female => (0.86, 1.67),
    };
    samples.iter().try_fold(0.0, |sum, &(heart_rate, time)| {
        let x = reserve(heart_rate, rest, max)?;
        let minutes = measured_range("time in s", time.s(), SAMPLE_S, "Banister (1991)")? / 60.0;
        Ok(sum + minutes * x * scale * (rate * x).exp())
    })
}

/// Training impulse of Edwards: minutes in five zones of tenths of the highest heart rate, weighted one to five.
///
/// - **Units**: heart rates in bpm, times in s, result in arbitrary units.
/// - **Domain**: heart rates of 0 to 250 bpm, highest 100 to 240; below half of it counts nothing.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Edwards (1993) as in public code.
///
/// ```
/// use {physiology::trimp_edwards, quantity::{Duration, HeartRate}};
/// let run = [(HeartRate::from_bpm(150.0), Duration::from_s(1800.0))];
/// assert_eq!(trimp_edwards(&run, HeartRate::from_bpm(200.0))?, 90.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn trimp_edwards(samples: &[(HeartRate, Duration)], max: HeartRate) -> Result<f64, OutOfDomain> {
    const SOURCE: &str = "Edwards (1993)";
    let max_bpm = measured_range("highest heart rate in bpm", max.bpm(), 100.0..=240.0, SOURCE)?;
    samples.iter().try_fold(0.0, |sum, &(heart_rate, time)| {
        let share = measured_range("heart rate in bpm", heart_rate.bpm(), 0.0..=250.0, SOURCE)? / max_bpm;
        let minutes = measured_range("time in s", time.s(), SAMPLE_S, SOURCE)? / 60.0;
        let weight = (10.0 * share + 1e-9).floor() - 4.0;
        Ok(sum + minutes * weight.clamp(0.0, 5.0))
    })
}

/// Load by perceived exertion: the mark from 0 to 10 times the minutes.
///
/// Asked about half an hour after the session.
///
/// - **Units**: mark of 0 to 10, time in s, result in arbitrary units.
/// - **Domain**: marks of 0 to 10, sessions up to 48 h.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Foster's session rating as remembered, not re-read.
///
/// ```
/// use {physiology::session_rpe_load, quantity::Duration};
/// assert_eq!(session_rpe_load(6.0, Duration::from_s(3000.0))?, 300.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn session_rpe_load(mark: f64, time: Duration) -> Result<f64, OutOfDomain> {
    let mark = measured_range("perceived exertion", mark, 0.0..=10.0, "Foster's scale")?;
    Ok(mark * measured_range("time in s", time.s(), 0.0..=172_800.0, "Foster's scale")? / 60.0)
}

/// How alike the days of a week were, and what that made of its load.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Monotony {
    /// Mean of the daily loads over their standard deviation.
    pub monotony: f64,
    /// Load of the week times the monotony.
    pub strain: f64,
}

/// Monotony and strain of seven days; nothing where all days are alike.
///
/// - **Units**: daily loads in any one unit, rest days as 0.
/// - **Domain**: seven loads of 0 or more.
/// - **Errors**: [`OutOfDomain`] for negative loads and NaN.
/// - **Source**: Foster (1998) as remembered, not re-read; with the sample standard deviation.
///
/// ```
/// let week = physiology::monotony(&[0.0, 300.0, 100.0, 400.0, 0.0, 200.0, 600.0])?.expect("days differ");
/// assert_eq!(format!("{:.2}", week.monotony), "1.03");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn monotony(daily: &[f64; 7]) -> Result<Option<Monotony>, OutOfDomain> {
    for &load in daily {
        measured_range("daily load", load, 0.0..=1e6, "Foster (1998)")?;
    }
    let total: f64 = daily.iter().sum();
    let mean = total / 7.0;
    let variance = daily.iter().map(|load| (load - mean).powi(2)).sum::<f64>() / 6.0;
    if variance <= 1e-12 * mean * mean {
        return Ok(None);
    }
    let monotony = mean / variance.sqrt();
    Ok(Some(Monotony { monotony, strain: total * monotony }))
}

/// Speed that counts for a session of changing pace: fourth-power mean of the half-minute rolling mean.
///
/// - **Units**: grade-adjusted speed of each second in m/s, result in m/s.
/// - **Domain**: 30 s or more of speeds from 0 to 15 m/s.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: the normalised graded pace of training software, as remembered, not re-read.
///
/// ```
/// use {physiology::normalised_speed, quantity::Speed};
/// assert_eq!(normalised_speed(&[Speed::from_mps(3.0); 600])?.mps(), 3.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn normalised_speed(each_second: &[Speed]) -> Result<Speed, OutOfDomain> {
    const WINDOW: usize = 30;
    const SOURCE: &str = "normalised speed";
    measured_range("seconds", each_second.len() as f64, WINDOW as f64..=f64::INFINITY, SOURCE)?;
    for speed in each_second {
        measured_range("speed in m/s", speed.mps(), 0.0..=15.0, SOURCE)?;
    }
    // Windows stand side by side, so that a processor adds several in one step; each sums its seconds in their order.
    const LANES: usize = 8;
    let mps: Vec<f64> = each_second.iter().map(|speed| speed.mps()).collect();
    let count = mps.len() - WINDOW + 1;
    let mut fourths = 0.0;
    for from in (0..count).step_by(LANES) {
        let mut sums = [0.0; LANES];
        if let Some(stretch) = mps.get(from..from + WINDOW + LANES - 1) {
            for entering in stretch.windows(LANES) {
                for (sum, mps) in sums.iter_mut().zip(entering) {
                    *sum += mps;
                }
            }
        } else {
            for (window, sum) in mps[from..].windows(WINDOW).zip(&mut sums) {
                *sum = window.iter().sum();
            }
        }
        for sum in &sums[..LANES.min(count - from)] {
            fourths += (sum / WINDOW as f64).powi(4);
        }
    }
    Ok(Speed::from_mps((fourths / count as f64).powf(0.25)))
}

/// Load of a run by its speed: 100 for an hour at threshold.
///
/// - **Units**: time in s, speeds in m/s, result in hundredths of an hour at threshold.
/// - **Domain**: runs up to 48 h, threshold 1 to 8 m/s, speed at most twice it.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: the running stress score of training software, as remembered, not re-read.
///
/// ```
/// use {physiology::threshold_load, quantity::{Duration, Speed}};
/// assert_eq!(threshold_load(Duration::from_s(3600.0), Speed::from_mps(4.0), Speed::from_mps(4.0))?, 100.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn threshold_load(time: Duration, normalised: Speed, threshold: Speed) -> Result<f64, OutOfDomain> {
    const SOURCE: &str = "threshold load";
    let hours = measured_range("time in s", time.s(), 0.0..=172_800.0, SOURCE)? / 3600.0;
    let threshold_mps = measured_range("threshold speed in m/s", threshold.mps(), 1.0..=8.0, SOURCE)?;
    let factor = measured_range("speed over threshold", normalised.mps() / threshold_mps, 0.0..=2.0, SOURCE)?;
    Ok(100.0 * hours * factor * factor)
}

/// Load of a run by heart rate: Banister's impulse over that of an hour at threshold, times 100.
///
/// - **Units**: heart rates in bpm, times in s, result in hundredths of an hour at threshold.
/// - **Domain**: as [`trimp_banister`]; threshold at least a tenth of the reserve above rest.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: public implementations of the heart-rate stress score.
///
/// ```
/// use {physiology::{Sex, threshold_load_heart_rate}, quantity::{Duration, HeartRate}};
/// let bpm = HeartRate::from_bpm;
/// let hour = [(bpm(170.0), Duration::from_s(3600.0))];
/// assert_eq!(threshold_load_heart_rate(&hour, bpm(50.0), bpm(190.0), bpm(170.0), Sex::Female)?, 100.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn threshold_load_heart_rate(
    samples: &[(HeartRate, Duration)],
    rest: HeartRate,
    max: HeartRate,
    threshold: HeartRate,
    sex: Sex,
) -> Result<f64, OutOfDomain> {
    measured_range(
        "threshold as a share of the reserve",
        reserve(threshold, rest, max)?,
        0.1..=1.0,
        "heart rate reserve",
    )?;
    let hour = trimp_banister(&[(threshold, Duration::from_s(3600.0))], rest, max, sex)?;
    Ok(100.0 * trimp_banister(samples, rest, max, sex)? / hour)
}
