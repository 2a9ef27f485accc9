//! Where things stand in a drawing: bars and lines over days, in the units of the drawing.

/// Width of every drawing.
pub const WIDTH: f64 = 720.0;
/// Height of its field, without the labels below.
pub const HEIGHT: f64 = 240.0;
/// Height of a strip of bars below it.
pub const STRIP: f64 = 60.0;

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Block {
    /// Left edge.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// A point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dot {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// A word along an edge.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Where.
    pub at: f64,
    /// What it says.
    pub text: String,
}

/// Rounded to a tenth: finer is not seen.
#[must_use]
pub fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// Blocks stacked from the bottom, column `index` of `count`.
#[must_use]
pub fn stack(index: usize, count: usize, parts: &[f64], most: f64) -> Vec<Block> {
    let column = WIDTH / count.max(1) as f64;
    let gap = (column * 0.15).min(6.0);
    let mut top = HEIGHT;
    parts
        .iter()
        .map(|part| {
            let height = if most > 0.0 { (part / most * HEIGHT).clamp(0.0, top) } else { 0.0 };
            top -= height;
            Block {
                x: round(column * index as f64 + gap / 2.0),
                y: round(top),
                width: round(column - gap),
                height: round(height),
            }
        })
        .collect()
}

/// Bars of a strip, column `index` of `count`, from its top.
#[must_use]
pub fn strip(index: usize, count: usize, part: f64, most: f64) -> Option<Block> {
    let block = stack(index, count, &[part], most).pop()?;
    let height = round(block.height / HEIGHT * STRIP);
    (height > 0.0).then(|| Block { y: round(STRIP - height), height, ..block })
}

/// The points of a line, one in the middle of each column.
#[must_use]
pub fn line(values: &[f64], most: f64) -> String {
    let column = WIDTH / values.len().max(1) as f64;
    let point = |(i, value): (usize, &f64)| {
        let y = if most > 0.0 { HEIGHT - (value / most * HEIGHT).clamp(0.0, HEIGHT) } else { HEIGHT };
        format!("{},{}", round(column * (i as f64 + 0.5)), round(y))
    };
    values.iter().enumerate().map(point).collect::<Vec<_>>().join(" ")
}

/// How far from the top a value lies between two ends; beyond them it stays at the edge.
#[must_use]
pub fn depth(value: f64, low: f64, high: f64) -> f64 {
    let share = if high > low { ((value - low) / (high - low)).clamp(0.0, 1.0) } else { 0.5 };
    round(HEIGHT * (1.0 - share))
}

/// How far along a value lies between two ends on a logarithmic scale; beyond them it stays at the edge.
#[must_use]
pub fn along(value: f64, (low, high): (f64, f64)) -> f64 {
    let share = if low > 0.0 && high > low { ((value / low).ln() / (high / low).ln()).clamp(0.0, 1.0) } else { 0.5 };
    round(WIDTH * share)
}

/// The middle of column `index` of `count`.
#[must_use]
pub fn middle(index: usize, count: usize) -> f64 {
    round(WIDTH / count.max(1) as f64 * (index as f64 + 0.5))
}

/// The points of a line between two ends that need not begin at nothing, one in the middle of each column.
#[must_use]
pub fn line_within(values: &[f64], low: f64, high: f64) -> String {
    let point = |(i, value): (usize, &f64)| format!("{},{}", middle(i, values.len()), depth(*value, low, high));
    values.iter().enumerate().map(point).collect::<Vec<_>>().join(" ")
}

/// The corners of the band between two such lines: along the upper one and back along the lower.
#[must_use]
pub fn band(lows: &[f64], highs: &[f64], low: f64, high: f64) -> String {
    let back = line_within(lows, low, high);
    let back: Vec<&str> = back.split(' ').rev().collect();
    format!("{} {}", line_within(highs, low, high), back.join(" "))
}

/// The block over columns `first` to `last` of `count`, over the whole height.
#[must_use]
pub fn stretch(first: usize, last: usize, count: usize) -> Block {
    let column = WIDTH / count.max(1) as f64;
    let from = (column * first as f64).min(WIDTH - column);
    let to = (column * (last + 1) as f64).min(WIDTH);
    Block { x: round(from), y: 0.0, width: round(to - from), height: HEIGHT }
}

/// A round number that leaves little room above the largest value, and half of it.
#[must_use]
pub fn ceiling(largest: f64) -> f64 {
    if !(largest.is_finite() && largest > 0.0) {
        return 1.0;
    }
    let power = 10f64.powf(largest.log10().floor());
    [1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0]
        .into_iter()
        .map(|m| m * power)
        .find(|m| *m >= largest)
        .unwrap_or(10.0 * power)
}

/// Names of months, or of years where there are more than two, under the columns in which they begin, no two closer than
/// their width.
#[must_use]
pub fn months(days: &[jiff::civil::Date]) -> Vec<Label> {
    const APART: f64 = 64.0;
    // A column a month for years has no room for months: the years are named.
    let years = days.first().zip(days.last()).is_some_and(|(first, last)| last.year() - first.year() > 2);
    let (part, pattern): (fn(&jiff::civil::Date) -> i8, _) = if years { (|_| 0, "%Y") } else { (|d| d.month(), "%b") };
    let column = WIDTH / days.len().max(1) as f64;
    let mut labels: Vec<Label> = Vec::new();
    for (i, day) in days.iter().enumerate() {
        let begins = i == 0 || (days[i - 1].year(), part(&days[i - 1])) != (day.year(), part(day));
        let at = round(column * i as f64);
        let room = labels.last().is_none_or(|last| at - last.at >= APART) && at <= WIDTH - APART / 2.0;
        // A month that begins right after the first column would leave no room: the first gives way.
        if begins && !room && labels.len() == 1 && labels[0].at == 0.0 {
            labels.clear();
        }
        if begins && (room || labels.is_empty()) {
            labels.push(Label { at, text: day.strftime(pattern).to_string() });
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn stacked_blocks_touch_and_stay_inside() {
        let blocks = stack(1, 4, &[10.0, 20.0, 500.0], 40.0);
        assert_eq!((blocks[0].y + blocks[0].height, blocks[1].y + blocks[1].height), (HEIGHT, blocks[0].y));
        assert_eq!(blocks[2].y, 0.0);
        assert!(blocks.iter().all(|b| b.x >= WIDTH / 4.0 && b.x + b.width <= WIDTH / 2.0));
        assert_eq!(stack(0, 0, &[1.0], 0.0)[0].height, 0.0);
    }

    #[test]
    fn depths_fall_from_top_to_bottom_and_never_leave() {
        assert_eq!([10.0, 5.0, 0.0, -9.0, 99.0].map(|v| depth(v, 0.0, 10.0)), [0.0, 120.0, 240.0, 240.0, 0.0]);
        assert_eq!([1.0, 10.0, 100.0, 0.1, 1e9].map(|v| along(v, (1.0, 100.0))), [0.0, 360.0, 720.0, 0.0, 720.0]);
        assert_eq!((middle(0, 2), middle(1, 2), middle(0, 0)), (180.0, 540.0, 360.0));
    }

    #[test]
    fn lines_and_ceilings_are_drawn_of_anything() {
        assert_eq!(line(&[0.0, 50.0, 100.0], 100.0), "120,240 360,120 600,0");
        assert_eq!(line(&[], 0.0), "");
        assert_eq!((ceiling(0.0), ceiling(73.0), ceiling(80.0), ceiling(f64::NAN)), (1.0, 80.0, 80.0, 1.0));
    }

    #[test]
    fn a_band_goes_there_and_back() {
        assert_eq!(line_within(&[3.0, 4.0], 3.0, 4.0), "180,240 540,0");
        assert_eq!(band(&[3.0, 3.5], &[3.5, 4.0], 3.0, 4.0), "180,120 540,0 540,120 180,240");
        assert_eq!(line_within(&[3.0], 3.0, 3.0), "360,120");
        let block = stretch(3, 9, 4);
        assert_eq!((block.x, block.x + block.width), (540.0, WIDTH));
    }

    #[test]
    fn years_are_named_where_months_are_many() {
        let months: Vec<_> = (0..50).map(|m| date(2022, 11, 1).saturating_add(jiff::Span::new().months(m))).collect();
        let said: Vec<String> = super::months(&months).into_iter().map(|label| label.text).collect();
        assert_eq!(said, ["2023", "2024", "2025", "2026"]);
    }

    #[test]
    fn months_have_room() {
        let weeks: Vec<_> = (0..26).map(|w| date(2026, 6, 1).saturating_add(jiff::Span::new().weeks(w))).collect();
        let labels = months(&weeks);
        assert_eq!(
            labels.iter().map(|l| l.text.as_str()).collect::<Vec<_>>(),
            ["Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]
        );
        assert!(labels.windows(2).all(|pair| pair[1].at - pair[0].at >= 64.0));
    }
}
