//! Things by their number.

use std::fmt::Display;

/// A number and what is counted, in the form that goes with it: what is said of one, or of any other number.
///
/// ```
/// use quantity::counted;
/// let kept = |n: usize| counted(n, "sample was kept", "samples were kept");
/// assert_eq!((kept(0).as_str(), kept(1).as_str()), ("0 samples were kept", "1 sample was kept"));
/// assert_eq!(counted(2_u32, "entry", "entries"), "2 entries");
/// ```
#[must_use]
pub fn counted<N: Display + PartialEq + From<u8>>(n: N, one: &str, many: &str) -> String {
    let is_one = n == N::from(1);
    format!("{n} {}", if is_one { one } else { many })
}
