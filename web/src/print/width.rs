//! How wide text is in Helvetica, one of the fonts that every PDF reader has.

/// Widths of the characters from space to tilde, in thousandths of the size: facts of the font.
const REGULAR: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];
const BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
    556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
    280, 389, 584,
];
/// Of every other character: as wide as a wide letter, so that nothing runs over its edge.
const OTHER: u16 = 600;

/// Width of a text at a size.
#[must_use]
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    let table = if bold { &BOLD } else { &REGULAR };
    let of = |c: char| {
        let at = (c as usize).checked_sub(32).filter(|at| *at < table.len());
        f64::from(at.map_or(OTHER, |at| table[at]))
    };
    text.chars().map(of).sum::<f64>() * size / 1000.0
}

/// The text, cut with an ellipsis where it is wider than the room.
pub(super) fn fitting(text: &str, size: f64, bold: bool, room: f64) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if width(&text, size, bold) <= room {
        return text;
    }
    let mut cut = text;
    while !cut.is_empty() && width(&cut, size, bold) + width("…", size, bold) > room {
        cut.pop();
    }
    cut.trim_end().to_owned() + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_all_as_wide_and_what_is_too_long_is_cut() {
        assert_eq!(width("4:37", 10.0, false), 10.0 * (3.0 * 0.556 + 0.278));
        assert_eq!(width("0123456789", 1.0, false), width("9999999999", 1.0, true));
        let cut = fitting("a very long name of a race", 10.0, false, 60.0);
        assert!(cut.ends_with('…') && width(&cut, 10.0, false) <= 60.0, "{cut}");
        assert_eq!(fitting("short\n", 10.0, false, 60.0), "short ");
        assert_eq!(fitting("x", 10.0, false, 0.0), "…");
    }
}
