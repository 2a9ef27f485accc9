//! What is left of D' along a run with changing pace.

use crate::critical_speed::checked;
use crate::{OutOfDomain, measured_range};
use quantity::{Distance, Duration, Power, Speed};

/// What is left of D' after each stretch of even speed.
///
/// Above critical speed it is spent by the distance run ahead of it, below it comes back exponentially. The recovery of
/// runners is poorly validated, slows with repetitions and is individual. Below zero means that critical speed or D' is
/// set too low.
///
/// - **Units**: critical speed and speeds in m/s, D' and result in m, times in s.
/// - **Domain**: critical speed 0.5 to 10 m/s, D' 1 to 2000 m, speeds 0 to 12.5 m/s.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: differential form of Skiba (2015) as remembered and as in public code, not re-read; in m instead of J by us.
///
/// ```
/// use {physiology::d_prime_balance, quantity::{Distance, Duration, Speed}};
/// let run = [(Speed::from_mps(5.0), Duration::from_s(80.0)), (Speed::from_mps(2.5), Duration::from_s(60.0))];
/// let left = d_prime_balance(Speed::from_mps(4.5), Distance::from_m(200.0), &run)?;
/// assert_eq!(left.iter().map(|left| left.m().round()).collect::<Vec<_>>(), [160.0, 178.0]);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn d_prime_balance(
    critical: Speed,
    d_prime: Distance,
    stretches: &[(Speed, Duration)],
) -> Result<Vec<Distance>, OutOfDomain> {
    const SOURCE: &str = "Skiba (2015)";
    let (critical_mps, d_prime_m) = checked(critical, d_prime)?;
    let d_prime_m = measured_range("D' in m", d_prime_m, 1.0..=2000.0, SOURCE)?;
    let mut left_m = d_prime_m;
    let mut balance = Vec::with_capacity(stretches.len());
    for (speed, time) in stretches {
        let speed_mps = measured_range("speed in m/s", speed.mps(), 0.0..=12.5, SOURCE)?;
        let time_s = measured_range("time in s", time.s(), 0.0..=86_400.0, SOURCE)?;
        left_m = if speed_mps > critical_mps {
            left_m - (speed_mps - critical_mps) * time_s
        } else {
            d_prime_m - (d_prime_m - left_m) * (-time_s * (critical_mps - speed_mps) / d_prime_m).exp()
        };
        balance.push(Distance::from_m(left_m));
    }
    Ok(balance)
}

/// Time constant with which W' comes back on the bicycle.
///
/// In watts: it cannot be carried over to speeds.
///
/// - **Units**: critical power less the mean power of the recoveries, in W; result in s.
/// - **Domain**: 0 to 400 W; recreational cyclists.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Skiba (2012), coefficients as eight public copies agree.
///
/// ```
/// use {physiology::w_prime_recovery_skiba, quantity::Power};
/// assert_eq!(w_prime_recovery_skiba(Power::from_w(100.0))?.s().round(), 517.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn w_prime_recovery_skiba(below_critical: Power) -> Result<Duration, OutOfDomain> {
    let watts = measured_range("power below critical power in W", below_critical.w(), 0.0..=400.0, "Skiba (2012)")?;
    Ok(Duration::from_s(546.0 * (-0.01 * watts).exp() + 316.0))
}

/// Time constant with which W' comes back in elite cyclists.
///
/// In watts: it cannot be carried over to speeds.
///
/// - **Units**: critical power less the mean power of the recoveries, in W; result in s.
/// - **Domain**: 10 to 400 W (our bounds); elite cyclists.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Bartram (2018), coefficients as in public code.
///
/// ```
/// use {physiology::w_prime_recovery_bartram, quantity::Power};
/// assert_eq!(w_prime_recovery_bartram(Power::from_w(100.0))?.s().round(), 96.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn w_prime_recovery_bartram(below_critical: Power) -> Result<Duration, OutOfDomain> {
    let watts = measured_range("power below critical power in W", below_critical.w(), 10.0..=400.0, "Bartram (2018)")?;
    Ok(Duration::from_s(2287.2 * watts.powf(-0.688)))
}
