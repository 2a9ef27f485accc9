//! Where the time went: three zones, their shares, and whether the whole is polarised.

use crate::{OutOfDomain, measured_range};
use quantity::Duration;
use serde::{Deserialize, Serialize};

/// One of three zones about the two thresholds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Zone {
    /// Below the first threshold.
    Easy,
    /// Between the thresholds.
    Moderate,
    /// Above the second threshold.
    Hard,
}

/// Shares of the three zones; they sum to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ZoneShares {
    /// Share below the first threshold.
    pub easy: f64,
    /// Share between the thresholds.
    pub moderate: f64,
    /// Share above the second threshold.
    pub hard: f64,
}

/// Zone of a speed or heart rate between two thresholds.
///
/// - **Units**: any, the same for all three.
/// - **Domain**: first threshold at or below the second.
/// - **Errors**: none; nothing where a number is NaN or the thresholds are crossed.
/// - **Source**: the three-zone model; thresholds belong to the lower zone.
///
/// ```
/// use {physiology::{Zone, zone}, quantity::HeartRate};
/// let bpm = HeartRate::from_bpm;
/// assert_eq!(zone(bpm(150.0), bpm(145.0), bpm(168.0)), Some(Zone::Moderate));
/// assert_eq!(zone(bpm(f64::NAN), bpm(145.0), bpm(168.0)), None);
/// ```
#[must_use]
pub fn zone<Q: PartialOrd>(value: Q, lt1: Q, lt2: Q) -> Option<Zone> {
    if lt1.partial_cmp(&lt2)?.is_gt() {
        return None;
    }
    if value.partial_cmp(&lt1)?.is_le() {
        Some(Zone::Easy)
    } else if value.partial_cmp(&lt2)?.is_le() {
        Some(Zone::Moderate)
    } else {
        Some(Zone::Hard)
    }
}

/// Shares of time in the three zones.
///
/// By time the same training looks easier than by sessions: show both, see [`session_shares`].
///
/// - **Units**: times in s, speeds or heart rates in the unit of the thresholds.
/// - **Domain**: one sample or more with a zone; samples without one are left out.
/// - **Errors**: [`OutOfDomain`] for a negative time, and when no time is left.
/// - **Source**: the three-zone model.
///
/// ```
/// use {physiology::time_in_zones, quantity::{Duration, Speed}};
/// let run = [(3.0, 2400.0), (4.4, 600.0)].map(|(v, t)| (Speed::from_mps(v), Duration::from_s(t)));
/// let shares = time_in_zones(&run, Speed::from_mps(3.5), Speed::from_mps(4.2))?;
/// assert_eq!((shares.easy, shares.moderate, shares.hard), (0.8, 0.0, 0.2));
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn time_in_zones<Q: PartialOrd + Copy>(
    samples: &[(Q, Duration)],
    lt1: Q,
    lt2: Q,
) -> Result<ZoneShares, OutOfDomain> {
    let mut zoned = Vec::with_capacity(samples.len());
    for (value, time) in samples {
        let time_s = measured_range("time in s", time.s(), 0.0..=1e7, "the three-zone model")?;
        zoned.extend(zone(*value, lt1, lt2).map(|zone| (zone, time_s)));
    }
    shares(&zoned)
}

/// Running above the second threshold that makes a session a hard one: strides do not. Default, not a finding.
const HARD_SESSION_S: f64 = 180.0;
/// Running above the first threshold that makes a session a moderate one. Default, not a finding.
const MODERATE_SESSION_S: f64 = 600.0;

/// Zone that a session aimed at, as its running tells.
///
/// - **Units**: times in s spent in the three zones.
/// - **Domain**: times of 0 or more; hard from 3 min above the second threshold on, moderate from 10 min above the first.
/// - **Errors**: [`OutOfDomain`] for negative times and NaN.
/// - **Source**: the session-goal approach, read from what was run; both times are defaults, not findings.
///
/// ```
/// use {physiology::{Zone, session_zone}, quantity::Duration};
/// let seconds = |s| Duration::from_s(s);
/// assert_eq!(session_zone(seconds(2400.0), seconds(120.0), seconds(900.0))?, Zone::Hard);
/// assert_eq!(session_zone(seconds(2400.0), seconds(120.0), seconds(80.0))?, Zone::Easy);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn session_zone(easy: Duration, moderate: Duration, hard: Duration) -> Result<Zone, OutOfDomain> {
    for time in [easy, moderate, hard] {
        measured_range("time in a zone in s", time.s(), 0.0..=1e7, "the three-zone model")?;
    }
    Ok(if hard.s() >= HARD_SESSION_S {
        Zone::Hard
    } else if moderate.s() + hard.s() >= MODERATE_SESSION_S {
        Zone::Moderate
    } else {
        Zone::Easy
    })
}

/// Shares of sessions whose aim lies in each zone.
///
/// - **Units**: sessions, results without unit.
/// - **Domain**: one session or more.
/// - **Errors**: [`OutOfDomain`] for none.
/// - **Source**: the session-goal approach, as remembered, not re-read; "80/20" is by session.
///
/// ```
/// use physiology::{Zone, session_shares};
/// let week = [Zone::Easy, Zone::Hard, Zone::Easy, Zone::Easy, Zone::Easy];
/// assert_eq!(session_shares(&week)?.easy, 0.8);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn session_shares(sessions: &[Zone]) -> Result<ZoneShares, OutOfDomain> {
    shares(&sessions.iter().map(|&zone| (zone, 1.0)).collect::<Vec<_>>())
}

fn shares(zoned: &[(Zone, f64)]) -> Result<ZoneShares, OutOfDomain> {
    let of = |wanted: Zone| zoned.iter().filter(|(zone, _)| *zone == wanted).map(|(_, amount)| amount).sum::<f64>();
    let (easy, moderate, hard) = (of(Zone::Easy), of(Zone::Moderate), of(Zone::Hard));
    let total = measured_range(
        "time in zones",
        easy + moderate + hard,
        f64::MIN_POSITIVE..=f64::INFINITY,
        "the three-zone model",
    )?;
    Ok(ZoneShares { easy: easy / total, moderate: moderate / total, hard: hard / total })
}

/// How polarised a distribution of three zones is.
///
/// Without hard time it is 0; without moderate time that share counts as 0.01 (both rules as remembered, not re-read).
/// Differences between well-executed distributions are small: no distribution is proven best.
///
/// - **Units**: shares without unit, result without unit.
/// - **Domain**: shares of 0 to 1 that sum to 1 within 0.01.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Treff et al. (2019), Front Physiol 10:707, doi:10.3389/fphys.2019.00707.
///
/// ```
/// use physiology::{ZoneShares, polarization_index};
/// let index = polarization_index(&ZoneShares { easy: 0.80, moderate: 0.05, hard: 0.15 })?;
/// assert_eq!(format!("{index:.2}"), "2.38");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn polarization_index(shares: &ZoneShares) -> Result<f64, OutOfDomain> {
    const SOURCE: &str = "Treff et al. (2019)";
    let ZoneShares { easy, moderate, hard } = *shares;
    for share in [easy, moderate, hard] {
        measured_range("share of a zone", share, 0.0..=1.0, SOURCE)?;
    }
    measured_range("sum of the shares", easy + moderate + hard, 0.99..=1.01, SOURCE)?;
    if hard == 0.0 || easy == 0.0 {
        return Ok(0.0);
    }
    let moderate = if moderate == 0.0 { 0.01 } else { moderate };
    Ok((easy / moderate * hard * 100.0).log10())
}

/// Whether a distribution is polarised: index above 2 and more easy than hard than moderate time.
///
/// - **Units**: shares without unit.
/// - **Domain**: as [`polarization_index`].
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Treff et al. (2019), Front Physiol 10:707.
///
/// ```
/// use physiology::{ZoneShares, is_polarized};
/// assert!(is_polarized(&ZoneShares { easy: 0.80, moderate: 0.05, hard: 0.15 })?);
/// assert!(!is_polarized(&ZoneShares { easy: 0.80, moderate: 0.15, hard: 0.05 })?);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn is_polarized(shares: &ZoneShares) -> Result<bool, OutOfDomain> {
    Ok(polarization_index(shares)? > 2.0 && shares.easy > shares.hard && shares.hard > shares.moderate)
}
