//! FIT time: seconds after 1989-12-31T00:00:00Z in 32 bits.

use jiff::Timestamp;

/// FIT's epoch in seconds after 1970.
pub(super) const EPOCH_S: i64 = 631_065_600;
/// No time.
pub(super) const NONE: u32 = u32::MAX;

/// The moment of a FIT time.
pub(super) fn timestamp(fit_s: u32) -> Timestamp {
    Timestamp::from_second(EPOCH_S + i64::from(fit_s)).expect("32 bits of seconds after 1989 end in 2126")
}

/// The FIT time of a moment, where FIT can say it.
pub(super) fn fit_time(moment: Timestamp) -> Option<u32> {
    u32::try_from(moment.as_second() - EPOCH_S).ok().filter(|&t| t != NONE)
}
