//! The picture of a race laid against its plan: how far behind it was at the end of every stretch.

use crate::{
    drawing::{Dot, Label, WIDTH, depth, round},
    words,
};
use app::documents::RaceReview;

/// Seconds from the plan to the edge of the picture, at least: a race within them of its plan is a straight line.
const AT_LEAST_S: f64 = 30.0;

/// The drawing.
pub(super) struct Behind {
    /// Its line, from the start.
    pub(super) line: String,
    /// Where the plan lies.
    pub(super) plan: f64,
    /// The ends of the scale, ahead above and behind below.
    pub(super) ends: [Label; 2],
    /// The finish.
    pub(super) finish: Dot,
}

impl Behind {
    /// None for a race of fewer than two stretches.
    pub(super) fn of(review: &RaceReview) -> Option<Self> {
        let splits = words::reviewed_splits(review);
        let far = splits.last().map(|split| split.to_m).filter(|metres| splits.len() >= 2 && *metres > 0.0)?;
        let behind = || splits.iter().map(|split| split.behind_s);
        let most = behind().fold(AT_LEAST_S, f64::max);
        let ahead = behind().fold(-AT_LEAST_S, f64::min);
        let y = |seconds: f64| depth(-seconds, -most, -ahead);
        let x = |metres: f64| round(metres / far * WIDTH);
        let points = splits.iter().map(|split| format!("{},{}", x(split.to_m), y(split.behind_s)));
        let line = std::iter::once(format!("0,{}", y(0.0))).chain(points).collect::<Vec<_>>().join(" ");
        let end = |seconds: f64| Label { at: y(seconds), text: words::behind(&seconds) };
        let finish = Dot { x: WIDTH, y: y(behind().next_back()?) };
        Some(Self { line, plan: y(0.0), ends: [end(ahead), end(most)], finish })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn review() -> RaceReview {
        serde_json::from_str(include_str!("../../../testkit/document/race_review.json")).unwrap()
    }

    #[test]
    fn the_line_ends_where_the_table_does() {
        let review = review();
        let last = words::reviewed_splits(&review).last().unwrap().behind_s;
        let picture = Behind::of(&review).unwrap();
        assert!(picture.line.starts_with(&format!("0,{} ", picture.plan)), "{}", picture.line);
        assert!(picture.line.ends_with(&format!("{WIDTH},{}", picture.finish.y)), "{}", picture.line);
        assert_eq!(picture.finish.y > picture.plan, last > 0.0, "behind is below");
    }

    #[test]
    fn a_race_of_one_stretch_has_no_picture() {
        let mut review = review();
        review.splits.truncate(1);
        review.mile_splits.clear();
        assert!(Behind::of(&review).is_none());
    }
}
