//! Plain numbers.

use super::{NONE, Reading};
use std::borrow::Borrow;

/// `+2.1 %`, from a ratio.
#[must_use]
pub fn change(ratio: impl Reading) -> String {
    ratio.reading().map_or(NONE.into(), |r| format!("{} %", signed((r - 1.0) * 100.0, 1)))
}

/// `+4`, `−12`, `0`: a number whose sign matters.
#[must_use]
pub fn signed(value: impl Reading, digits: usize) -> String {
    let Some(v) = value.reading() else { return NONE.into() };
    match format!("{:.digits$}", v.abs()) {
        zero if zero.bytes().all(|b| b == b'0' || b == b'.') => zero,
        size if v < 0.0 => format!("−{size}"),
        size => format!("+{size}"),
    }
}

/// A plain number with so many digits after the point.
#[must_use]
pub fn number(value: impl Reading, digits: usize) -> String {
    value.reading().map_or(NONE.into(), |v| format!("{v:.digits$}"))
}

/// `3.2 %`, from a share.
#[must_use]
pub fn percent(share: impl Reading, digits: usize) -> String {
    share.reading().map_or(NONE.into(), |v| format!("{:.digits$} %", v * 100.0))
}

/// `148 bpm`.
#[must_use]
pub fn bpm(rate: impl Reading) -> String {
    rate.reading().map_or(NONE.into(), |v| format!("{v:.0} bpm"))
}

/// A plain number without zeros at its end.
#[must_use]
pub fn trimmed(value: f64, digits: usize) -> String {
    let text = format!("{value:.digits$}");
    match text.split_once('.') {
        Some((whole, zeros)) if zeros.bytes().all(|b| b == b'0') => whole.to_owned(),
        _ => text,
    }
}

/// `2,569`.
#[must_use]
pub fn count(n: impl Borrow<usize>) -> String {
    let digits = n.borrow().to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
