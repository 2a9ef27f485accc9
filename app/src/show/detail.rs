//! The document of one activity from its stored parts.

use super::{held, repeats, series};
use crate::{
    derive,
    documents::{ActivityDetail, ActivityRow, Best, CurvePoint, DistanceGuess, LapRow, RepairRow},
};
use physiology::Mending;
use std::collections::BTreeSet;
use store::{StoredBest, StoredLap};
use training::{Block, Pause, Recording, Repair, Sport};

/// What one activity consists of.
pub(super) struct Parts {
    pub(super) row: ActivityRow,
    pub(super) recording: Recording,
    pub(super) best_cm: Vec<u32>,
    pub(super) bests: Vec<StoredBest>,
    pub(super) laps: Vec<StoredLap>,
    pub(super) pauses: Vec<Pause>,
    pub(super) repairs: Vec<Repair>,
    /// The mendings against which the device is right.
    pub(super) believed: BTreeSet<Mending>,
    /// What travelled in the file.
    pub(super) workout: Vec<Block>,
}

impl Parts {
    pub(super) fn detail(self) -> ActivityDetail {
        let on_foot = matches!(self.row.sport, Sport::Running | Sport::Walking | Sport::Hiking | Sport::Other);
        let cleaned = on_foot.then(|| derive::line(&self.recording, &self.pauses, &self.believed)).flatten();
        let line = cleaned.filter(|cleaned| cleaned.refused.is_none()).map(|cleaned| cleaned.line);
        let running = self.row.sport == Sport::Running;
        let in_library = self.row.id.is_some();
        let repaired = derive::with_repaired_heart_rate(&self.recording, &self.believed);
        let (repeats, repeat_set) = if running {
            repeats::repeats(&self.laps, &self.workout, &repaired, line.as_ref())
        } else {
            (Vec::new(), None)
        };
        let guess = DistanceGuess::of(self.row.indoor && on_foot, self.row.distance_said);
        ActivityDetail {
            schema: "stayer.activity/1".into(),
            laps: self.laps.iter().map(lap).collect(),
            bests: self.bests.iter().map(|one| best(one, guess)).collect(),
            curve: thinned(&self.best_cm),
            hold: line.as_ref().filter(|_| running).map(|line| held::held(line, &repaired)).unwrap_or_default(),
            repeats,
            repeat_set,
            series: series::series(&self.recording, line.as_ref()),
            repairs: self.repairs.into_iter().map(|repair| mended(repair, &self.believed, in_library)).collect(),
            belt_grade: None,
            level: line.as_ref().filter(|_| running).and_then(|line| held::level_distance(line, &repaired)),
            race_suspected: None,
            corrections: 0,
            sources: Vec::new(),
            split_off: Vec::new(),
            joined: Vec::new(),
            near: Vec::new(),
            distance_likely: None,
            told: Vec::new(),
            planned: None,
            activity: self.row,
        }
    }
}

/// Only what is in the library keeps a word of the runner.
fn mended(repair: Repair, believed: &BTreeSet<Mending>, in_library: bool) -> RepairRow {
    let mending = Mending::of(&repair.kind);
    RepairRow {
        can_undo: in_library && mending.is_some(),
        undone: mending.is_some_and(|mending| believed.contains(&mending)),
        kind: repair.kind,
        what: repair.what,
        samples: repair.samples,
    }
}

fn lap(lap: &StoredLap) -> LapRow {
    let speed = |m: f64| (lap.elapsed_s > 0.0).then(|| m / lap.elapsed_s);
    LapRow {
        start_s: lap.start_s,
        elapsed_s: lap.elapsed_s,
        distance_m: lap.distance_m,
        speed_mps: lap.distance_m.and_then(speed),
        heart_rate_bpm: lap.heart_rate_bpm,
        workout_step: lap.workout_step,
        intensity: lap.intensity.clone(),
    }
}

fn best(best: &StoredBest, guess: Option<DistanceGuess>) -> Best {
    Best { distance_m: best.distance_m, elapsed_s: best.elapsed_s, start_s: best.start_s, guess }
}

/// The curve at every second up to 50 s, then at steps of at most 2 %, and at its end.
fn thinned(best_cm: &[u32]) -> Vec<CurvePoint> {
    let mut points = Vec::new();
    let Some(last) = best_cm.len().checked_sub(1).filter(|&last| last > 0) else { return points };
    let mut at = 1;
    loop {
        points.push(CurvePoint { duration_s: at as f64, distance_m: f64::from(best_cm[at]) / 100.0 });
        if at == last {
            return points;
        }
        at = (at + (at / 50).max(1)).min(last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curve_points_lie_at_most_two_percent_apart_and_reach_the_end() {
        let curve: Vec<u32> = (0..10_000).map(|s| s * 300).collect();
        let points = thinned(&curve);
        assert_eq!((points[0].duration_s, points[points.len() - 1].duration_s), (1.0, 9999.0));
        for pair in points.windows(2) {
            let step = pair[1].duration_s - pair[0].duration_s;
            assert!(step <= 1.0 || step / pair[0].duration_s <= 0.02, "{pair:?}");
        }
        assert!(points.len() < 400);
        assert!(thinned(&[]).is_empty() && thinned(&[0]).is_empty());
    }
}
