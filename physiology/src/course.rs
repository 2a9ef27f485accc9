//! The ground of a race: heights along its distance, and what each metre of it costs.

use crate::{Error, GradeModel, OutOfDomain, grade_adjusted_speed, level_line::smoothed, measured_range};
use quantity::{Distance, Grade, Speed};

const SOURCE: &str = "the course";
/// Heights are laid this far apart; longer courses wider, so that there are never more than [`MOST_CELLS`].
const STEP_M: f64 = 10.0;
const MOST_CELLS: f64 = 20_000.0;
/// Steps that heights are averaged over before and after: 100 m in all, twice. Default, not a finding.
const HALF_WINDOW: usize = 2;
/// A height that stands out from both neighbours by more than this slope is no ground. Default, not a finding.
const SPIKE: f64 = 0.35;
/// Several heights that stand out together are no ground where they stand out by so much over at most so many metres, as
/// where a height of 0 was written for one that was not known. Defaults, not findings.
const TALL_SPIKE_M: f64 = 15.0;
const LONGEST_SPIKE_M: f64 = 500.0;
/// Mean steepness from which on the heights are no course that anybody races on. Default, not a finding.
const STEEPEST_MEAN: f64 = 0.15;

/// Heights along a course, smoothed, with the level metres that each stretch is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    step_m: f64,
    heights_m: Vec<f64>,
    equal_hr_m: Vec<f64>,
    metabolic_m: Vec<f64>,
    spikes: usize,
}

impl Course {
    /// A level course.
    ///
    /// - **Units**: m.
    /// - **Domain**: 100 m to 200 km.
    /// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
    /// - **Source**: definition.
    ///
    /// ```
    /// use {physiology::{Course, GradeModel}, quantity::Distance};
    /// let flat = Course::level(Distance::from_m(10_000.0))?;
    /// assert_eq!(flat.level_distance(GradeModel::Metabolic).m().round(), 10_000.0);
    /// # Ok::<(), physiology::OutOfDomain>(())
    /// ```
    pub fn level(length: Distance) -> Result<Self, OutOfDomain> {
        let length_m = measured_range("length of the course in m", length.m(), 100.0..=200_000.0, SOURCE)?;
        let (cells, step_m) = cells(length_m);
        let ends: Vec<f64> = (0..=cells).map(|i| i as f64 * step_m).collect();
        Ok(Self { step_m, heights_m: vec![0.0; cells + 1], equal_hr_m: ends.clone(), metabolic_m: ends, spikes: 0 })
    }

    /// A course from heights along its distance. Single heights that stick out are left out; the rest is averaged over 100 m.
    ///
    /// - **Units**: places from the start and heights in m, in the order of the course; the last place is its length.
    /// - **Domain**: two heights or more, from −450 to 9,000 m, over 100 m to 200 km, no steeper than 15 % in the mean.
    /// - **Errors**: [`Error::TooFew`] with fewer heights, [`Error::OutOfDomain`] outside the domain, for NaN and for a place that lies
    ///   before the one before it, [`Error::OutsideModel`] for steeper ground.
    /// - **Source**: ours, on [`grade_adjusted_speed`](crate::grade_adjusted_speed); smoothing and the limit of spikes are defaults, not
    ///   findings.
    ///
    /// ```
    /// use {physiology::{Course, GradeModel}, quantity::Distance};
    /// let hill = Course::of(&[(0.0, 10.0), (5000.0, 160.0), (10_000.0, 10.0)])?;
    /// assert_eq!(hill.climb().m().round(), 150.0);
    /// assert!(hill.level_distance(GradeModel::EqualHr).m() > 10_000.0);
    /// # Ok::<(), physiology::Error>(())
    /// ```
    pub fn of(points: &[(f64, f64)]) -> Result<Self, Error> {
        let mut before_m = 0.0;
        for &(at_m, height_m) in points {
            before_m = measured_range("place on the course in m", at_m, before_m..=200_000.0, SOURCE)?;
            measured_range("height in m", height_m, -450.0..=9000.0, SOURCE)?;
        }
        let (Some(first), Some(last), true) = (points.first(), points.last(), points.len() > 1) else {
            let met = points.len().to_string();
            return Err(Error::TooFew { model: SOURCE, needs: "heights at two places or more", met });
        };
        let length_m = measured_range("length of the course in m", last.0, 100.0..=200_000.0, SOURCE)?;
        let kept = without_spikes(points);
        let (cells, step_m) = cells(length_m);
        let (mut at, mut raw) = (0, Vec::with_capacity(cells + 1));
        for i in 0..=cells {
            let place = (i as f64 * step_m).clamp(first.0, last.0);
            while at + 2 < kept.len() && kept[at + 1].0 < place {
                at += 1;
            }
            let (a, b) = (kept[at], kept[(at + 1).min(kept.len() - 1)]);
            let share = if b.0 > a.0 { ((place - a.0) / (b.0 - a.0)).clamp(0.0, 1.0) } else { 0.0 };
            raw.push(a.1 + (b.1 - a.1) * share);
        }
        let heights_m = smoothed(&raw, HALF_WINDOW);
        let grades: Vec<f64> = heights_m.windows(2).map(|pair| (pair[1] - pair[0]) / step_m).collect();
        let steepness = grades.iter().map(|grade| grade.abs()).sum::<f64>() / cells as f64;
        if steepness > STEEPEST_MEAN {
            let because =
                format!("its heights are {:.0} % steep in the mean, and roads are below 15", 100.0 * steepness);
            return Err(Error::OutsideModel { model: SOURCE, because });
        }
        let along = |model| -> Result<Vec<f64>, OutOfDomain> {
            let mut metres = vec![0.0];
            for &grade in &grades {
                let worth = grade_adjusted_speed(Speed::from_mps(1.0), Grade::from_ratio(grade), model)?;
                metres.push(metres[metres.len() - 1] + worth.mps() * step_m);
            }
            Ok(metres)
        };
        let (equal_hr_m, metabolic_m) = (along(GradeModel::EqualHr)?, along(GradeModel::Metabolic)?);
        Ok(Self { step_m, equal_hr_m, metabolic_m, heights_m, spikes: points.len() - kept.len() })
    }

    /// Its length.
    ///
    /// - **Units**: m.
    /// - **Domain**: any course.
    /// - **Errors**: none.
    /// - **Source**: definition.
    ///
    /// ```
    /// # use {physiology::Course, quantity::Distance};
    /// assert_eq!(Course::level(Distance::from_m(5000.0))?.length().m(), 5000.0);
    /// # Ok::<(), physiology::OutOfDomain>(())
    /// ```
    #[must_use]
    pub fn length(&self) -> Distance {
        Distance::from_m(self.step_m * (self.heights_m.len() - 1) as f64)
    }

    /// How many heights were left out because they stick out from both neighbours.
    ///
    /// - **Units**: heights.
    /// - **Domain**: any course.
    /// - **Errors**: none.
    /// - **Source**: ours; the limit is a default, not a finding.
    ///
    /// ```
    /// # use physiology::Course;
    /// let spike = Course::of(&[(0.0, 10.0), (500.0, 10.0), (510.0, 900.0), (520.0, 10.0), (1000.0, 10.0)])?;
    /// assert_eq!((spike.spikes(), spike.climb().m().round()), (1, 0.0));
    /// # Ok::<(), physiology::Error>(())
    /// ```
    #[must_use]
    pub const fn spikes(&self) -> usize {
        self.spikes
    }

    /// Metres up, all in all.
    ///
    /// - **Units**: m.
    /// - **Domain**: any course.
    /// - **Errors**: none.
    /// - **Source**: sum of the rises of the smoothed heights; other smoothing gives other sums.
    ///
    /// ```
    /// # use physiology::Course;
    /// let up = Course::of(&[(0.0, 0.0), (2000.0, 100.0)])?;
    /// assert_eq!((up.climb().m().round(), up.descent().m()), (100.0, 0.0));
    /// # Ok::<(), physiology::Error>(())
    /// ```
    #[must_use]
    pub fn climb(&self) -> Distance {
        Distance::from_m(self.heights_m.windows(2).map(|pair| (pair[1] - pair[0]).max(0.0)).sum())
    }

    /// Metres down, all in all.
    ///
    /// - **Units**: m.
    /// - **Domain**: any course.
    /// - **Errors**: none.
    /// - **Source**: as [`Self::climb`].
    ///
    /// ```
    /// # use physiology::Course;
    /// let down = Course::of(&[(0.0, 100.0), (2000.0, 0.0)])?;
    /// assert_eq!(down.descent().m().round(), 100.0);
    /// # Ok::<(), physiology::Error>(())
    /// ```
    #[must_use]
    pub fn descent(&self) -> Distance {
        Distance::from_m(self.heights_m.windows(2).map(|pair| (pair[0] - pair[1]).max(0.0)).sum())
    }

    /// Height at a place, smoothed.
    ///
    /// - **Units**: m from the start, m.
    /// - **Domain**: any place; before the start and beyond the end those of the ends.
    /// - **Errors**: none; NaN counts as the start.
    /// - **Source**: linear between the smoothed heights.
    ///
    /// ```
    /// # use {physiology::Course, quantity::Distance};
    /// let up = Course::of(&[(0.0, 0.0), (2000.0, 100.0)])?;
    /// assert_eq!(up.height(Distance::from_m(1000.0)).m().round(), 50.0);
    /// # Ok::<(), physiology::Error>(())
    /// ```
    #[must_use]
    pub fn height(&self, at: Distance) -> Distance {
        Distance::from_m(self.between(&self.heights_m, at.m()))
    }

    /// Mean grade between two places: the rise over the way.
    ///
    /// - **Units**: m from the start; m/m.
    /// - **Domain**: two places of the course, the later one second.
    /// - **Errors**: none; 0 where the places are not apart.
    /// - **Source**: definition.
    ///
    /// ```
    /// # use {physiology::Course, quantity::Distance};
    /// let up = Course::of(&[(0.0, 0.0), (2000.0, 100.0)])?;
    /// let grade = up.grade(Distance::from_m(500.0), Distance::from_m(1500.0));
    /// assert_eq!(format!("{:.3}", grade.ratio()), "0.050");
    /// # Ok::<(), physiology::Error>(())
    /// ```
    #[must_use]
    pub fn grade(&self, from: Distance, to: Distance) -> Grade {
        let way = to.m() - from.m();
        Grade::from_ratio(if way > 0.0 { (self.height(to).m() - self.height(from).m()) / way } else { 0.0 })
    }

    /// Level metres that the stretch between two places is worth at equal effort.
    ///
    /// - **Units**: m from the start; m.
    /// - **Domain**: two places of the course, the later one second.
    /// - **Errors**: none.
    /// - **Source**: [`grade_adjusted_speed`](crate::grade_adjusted_speed) of every 10 m.
    ///
    /// ```
    /// # use {physiology::{Course, GradeModel}, quantity::Distance};
    /// let hill = Course::of(&[(0.0, 0.0), (1000.0, 0.0), (2000.0, 80.0), (3000.0, 80.0)])?;
    /// let up = hill.level_between(Distance::from_m(1200.0), Distance::from_m(1800.0), GradeModel::EqualHr);
    /// assert!((780.0..840.0).contains(&up.m()));
    /// # Ok::<(), physiology::Error>(())
    /// ```
    #[must_use]
    pub fn level_between(&self, from: Distance, to: Distance, model: GradeModel) -> Distance {
        let line = self.line(model);
        Distance::from_m((self.between(line, to.m()) - self.between(line, from.m())).max(0.0))
    }

    /// Level metres that the whole course is worth at equal effort.
    ///
    /// - **Units**: m.
    /// - **Domain**: any course.
    /// - **Errors**: none.
    /// - **Source**: as [`Self::level_between`].
    ///
    /// ```
    /// # use physiology::{Course, GradeModel};
    /// let down = Course::of(&[(0.0, 100.0), (5000.0, 0.0)])?;
    /// assert!(down.level_distance(GradeModel::EqualHr) < down.length());
    /// # Ok::<(), physiology::Error>(())
    /// ```
    #[must_use]
    pub fn level_distance(&self, model: GradeModel) -> Distance {
        Distance::from_m(self.line(model).last().copied().unwrap_or(0.0))
    }

    /// Ends of the steps that the ground is told in, with the level metres of equal heart rate up to each.
    pub(crate) fn steps(&self) -> impl Iterator<Item = (f64, f64)> {
        self.equal_hr_m.iter().enumerate().map(|(i, &level_m)| (i as f64 * self.step_m, level_m))
    }

    fn line(&self, model: GradeModel) -> &[f64] {
        match model {
            GradeModel::EqualHr => &self.equal_hr_m,
            GradeModel::Metabolic => &self.metabolic_m,
        }
    }

    fn between(&self, line: &[f64], at_m: f64) -> f64 {
        let place = (at_m / self.step_m).max(0.0).min((line.len() - 1) as f64);
        let left = (place as usize).min(line.len().saturating_sub(2));
        line[left] + (line[left + 1] - line[left]) * (place - left as f64)
    }
}

/// How many steps a length is cut into, and how long each is.
fn cells(length_m: f64) -> (usize, f64) {
    let cells = (length_m / STEP_M).round().clamp(2.0, MOST_CELLS);
    (cells as usize, length_m / cells)
}

/// The points without those that stick out from the ground around them.
fn without_spikes(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut kept: Vec<(f64, f64)> = Vec::with_capacity(points.len());
    let mut at = 0;
    while at < points.len() {
        match kept.last().and_then(|&before| standing_out(before, &points[at..])) {
            Some(count) => at += count,
            None => {
                kept.push(points[at]);
                at += 1;
            }
        }
    }
    kept
}

/// How many points from the first on stand out from the ground before and behind them, as single ones do and heights that
/// were lost for a while.
fn standing_out(before: (f64, f64), points: &[(f64, f64)]) -> Option<usize> {
    let slope = |from: (f64, f64), to: (f64, f64)| (to.1 - from.1) / (to.0 - from.0).abs().max(1.0);
    let into = slope(before, points[0]);
    if into.abs() <= SPIKE {
        return None;
    }
    let leaves = |n: &usize| {
        let out = slope(points[n - 1], points[*n]);
        out.abs() > SPIKE && out * into < 0.0 && (*n == 1 || slope(before, points[*n]).abs() <= SPIKE)
    };
    let tall = (points[0].1 - before.1).abs() >= TALL_SPIKE_M;
    let near = |n: &usize| *n == 1 || tall && points[*n].0 - before.0 <= LONGEST_SPIKE_M;
    (1..points.len()).take_while(near).find(leaves)
}
