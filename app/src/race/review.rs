//! A race as it was run, laid against its plan.

use super::plan::RacePlanAsked;
use crate::{
    App, Error, Result, derive,
    documents::{ActivityFilter, ActivityRow, LostStretch, RacePlan, RaceReview, RaceSplit, ReviewedSplit},
    show, source,
};
use jiff::ToSpan;
use physiology::{Course, DistanceLine, EARLY_SHARE, GradeModel, race_fade};
use quantity::{Distance, Duration};
use store::RaceRecord;
use training::Sport;

/// A run on the day is the race where its distance is within this share of it. Default, not a finding.
const ALIKE: f64 = 0.07;
/// Stretches on which less was lost are not worth a word, s; and how many are told.
const LOST_S: f64 = 10.0;
const LOST_MOST: usize = 3;

impl App {
    /// A race of the library as it was run, against the plan that was kept with it, else the one that was possible on the day before.
    ///
    /// # Errors
    /// `NotFound` when there is no such race or no run that was it, `Rejected` when it is still to come, its recording tells no distances or nothing was known
    /// before it.
    pub fn race_review(&self, race: Option<i64>) -> Result<RaceReview> {
        let race = match race {
            Some(id) => self.race_record(id)?,
            None => self.last_race()?,
        };
        let today = self.date();
        if race.date > today {
            return Err(Error::Rejected(format!(
                "{} on {} is still to come; afterwards its run is laid against its plan here: where time was lost, how heart and pace parted, the kick",
                race.name, race.date
            )));
        }
        let run = self.run_of(&race)?;
        let id = run.id.unwrap_or_default();
        let store = self.store();
        let believed = source::believed(&store.corrections(id)?);
        let recording = derive::with_repaired_heart_rate(&store.recording(id)?, &believed);
        let cleaned = derive::line(&recording, &store.pauses(id)?, &believed);
        let Some(line) = cleaned.filter(|cleaned| cleaned.refused.is_none()).map(|cleaned| cleaned.line) else {
            return Err(Error::Rejected(format!("activity {id} has no distances that can be laid against a plan")));
        };
        let asked = RacePlanAsked { race: Some(race.id), ..RacePlanAsked::default() };
        let before = race.date.checked_sub(1.day()).unwrap_or(race.date);
        let plan = self.race_plan_on(&asked, Some(&race), before)?;
        let course = self.race_ground(&race)?;
        let held = self.activity(id)?.hold;
        let sex = self.runner()?.runner.sex.map(super::plan::fade_sex);
        let splits = reviewed(&plan, &plan.splits, &course, &line, sex)?;
        let mile_splits = reviewed(&plan, &plan.mile_splits, &course, &line, sex)?;
        let time_s = line.seconds() as f64;
        let lost = lost(&splits);
        let in_band = splits.iter().filter(|split| split.in_band).count();
        let decoupling = held.decoupling.iter().find(|part| part.from_m == 35_000.0).map(|part| part.ratio);
        Ok(RaceReview {
            schema: "stayer.race_review/1".into(),
            race: race.id,
            name: race.name,
            date: race.date.to_string(),
            activity: id,
            distance_m: plan.distance_m,
            recorded_m: f64::from(line.distance_cm()) / 100.0,
            target_s: plan.target_s,
            target_from: plan.target_from,
            kept_on: plan.kept.filter(|_| plan.as_kept).map(|kept| kept.kept_on),
            time_s,
            splits,
            mile_splits,
            lost,
            half_ratio: held.half_ratio,
            late_fade: held.late_fade,
            kick: held.kick,
            onset_m: held.onset_m,
            decoupling,
            decoupled: held.decoupling,
            in_band,
        })
    }

    fn last_race(&self) -> Result<RaceRecord> {
        let today = self.date();
        let past = self.store().races()?.into_iter().rev().find(|race| race.date <= today);
        past.ok_or_else(|| Error::NotFound("no race is over yet; stayer race list shows those ahead".into()))
    }

    /// The run of the race's day that comes nearest to its distance.
    fn run_of(&self, race: &RaceRecord) -> Result<ActivityRow> {
        let filter = ActivityFilter {
            sport: Some(Sport::Running),
            from: Some(race.date),
            to: Some(race.date),
            ..ActivityFilter::default()
        };
        let off = |row: &ActivityRow| row.distance_m.map_or(f64::INFINITY, |m| (m / race.distance_m - 1.0).abs());
        let rows = self.activities(&filter)?.activities;
        let nearest = rows.into_iter().min_by(|a, b| off(a).total_cmp(&off(b))).filter(|row| off(row) <= ALIKE);
        nearest.ok_or_else(|| {
            Error::NotFound(format!(
                "no run of {} comes near the {} of {}; import it, or correct its distance on its page",
                race.date,
                quantity::race_distance::name(Distance::from_m(race.distance_m)),
                race.name
            ))
        })
    }
}

/// Every stretch of the plan with the time that it took; the watch's distance is scaled to the race's.
fn reviewed(
    plan: &RacePlan,
    stretches: &[RaceSplit],
    course: &Course,
    line: &DistanceLine,
    sex: Option<physiology::Sex>,
) -> Result<Vec<ReviewedSplit>> {
    let scale = f64::from(line.distance_cm()) / 100.0 / plan.distance_m;
    let at = |m: f64| show::moment(line.cumulative_cm(), m * scale);
    let day = super::plan::fade_day(plan.weather.as_ref());
    let no_time = || Error::Broken("a place of the race has no time".into());
    let quarter_m = plan.distance_m * EARLY_SHARE;
    let quarter = Distance::from_m(quarter_m);
    let early = course.level_between(Distance::ZERO, quarter, GradeModel::EqualHr)
        / Duration::from_s(at(quarter_m).ok_or_else(no_time)?.max(1.0));
    let split = |split: &RaceSplit| {
        let (from_s, to_s) = (at(split.from_m).ok_or_else(no_time)?, at(split.to_m).ok_or_else(no_time)?);
        let actual_s = to_s - from_s;
        let worth =
            course.level_between(Distance::from_m(split.from_m), Distance::from_m(split.to_m), GradeModel::EqualHr)
                / early;
        let share = (f64::midpoint(split.from_m, split.to_m) / plan.distance_m).min(1.0);
        let band = race_fade(Distance::from_m(plan.distance_m), share, early, sex, day);
        Ok(ReviewedSplit {
            from_m: split.from_m,
            to_m: split.to_m,
            target_s: split.target_s,
            actual_s,
            behind_s: to_s - split.cumulative_s,
            grade: split.grade,
            // An even race is never outside of it.
            in_band: band.is_ok_and(|band| {
                let ratio = actual_s / worth.s();
                (band.low.min(1.0) - 1e-3..=band.high.max(1.0) + 1e-3).contains(&ratio)
            }),
        })
    };
    stretches.iter().map(split).collect()
}

/// The stretches on which most was lost, worst first; they do not overlap.
fn lost(splits: &[ReviewedSplit]) -> Vec<LostStretch> {
    let mut open: Vec<f64> = splits.iter().map(|split| split.actual_s - split.target_s).collect();
    let mut found = Vec::new();
    while found.len() < LOST_MOST {
        let (mut best, mut begin, mut sum): ((f64, usize, usize), usize, f64) = ((0.0, 0, 0), 0, 0.0);
        for (i, lost) in open.iter().enumerate() {
            if sum <= 0.0 {
                (sum, begin) = (0.0, i);
            }
            sum += lost;
            if sum > best.0 {
                best = (sum, begin, i);
            }
        }
        let (lost_s, first, last) = best;
        if lost_s < LOST_S {
            break;
        }
        found.push(LostStretch { from_m: splits[first].from_m, to_m: splits[last].to_m, lost_s });
        open[first..=last].fill(f64::NEG_INFINITY);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn splits(lost: &[f64]) -> Vec<ReviewedSplit> {
        let split = |(i, lost): (usize, &f64)| ReviewedSplit {
            from_m: i as f64 * 1000.0,
            to_m: (i + 1) as f64 * 1000.0,
            target_s: 300.0,
            actual_s: 300.0 + lost,
            behind_s: 0.0,
            grade: 0.0,
            in_band: true,
        };
        lost.iter().enumerate().map(split).collect()
    }

    #[test]
    fn the_worst_stretches_are_found_whole_and_apart() {
        let found = lost(&splits(&[0.0, 8.0, 9.0, -3.0, 12.0, -40.0, 11.0, -1.0, 0.0]));
        let told: Vec<(f64, f64, f64)> = found.iter().map(|l| (l.from_m, l.to_m, l.lost_s)).collect();
        assert_eq!(told, [(1000.0, 5000.0, 26.0), (6000.0, 7000.0, 11.0)]);
        assert_eq!(lost(&splits(&[-5.0, -5.0, 2.0])), []);
        assert_eq!(lost(&[]), []);
    }
}
