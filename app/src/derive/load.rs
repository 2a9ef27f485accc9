//! What load, intensity and anchors rest on: times by speed and by heart rate, whole, with no threshold in them.

use physiology::{
    DistanceLine, GradeModel, Mending, best_mean_heart_rate, heart_rate_each_second, heart_rate_peak, level_line,
    normalised_speed, steady_hour,
};
use quantity::{Duration, HeartRate, Speed};
use store::{LoadFigures, SPEED_STEP_MPS};
use training::{Channel, Recording, Repair, recording::MISSING};

/// Fewer centimetres in a second are standing. Default, not a finding.
const STANDING_CM: u32 = 30;
/// Speeds are means of so many seconds: a satellite's seconds jump about. Default, not a finding.
const WINDOW_S: usize = 30;
/// Nothing on foot is faster for half a minute.
const FASTEST_MPS: f64 = 12.0;
/// The effort whose mean heart rate tells the second threshold.
const LONG_EFFORT: Duration = Duration::from_s(2400.0);

/// The figures of a recording. `line` is its cleaned distance line, `heart_rate` its repaired column.
pub(super) fn figures(
    recording: &Recording,
    line: Option<&DistanceLine>,
    heart_rate: Option<&[i32]>,
    repairs: &[Repair],
) -> LoadFigures {
    let beats = heart_rate.map_or_else(Vec::new, |bpm| heart_rate_each_second(&recording.elapsed_ms, bpm, MISSING));
    let speeds = line.map(|line| Speeds::of(line, recording));
    let aligned = line.is_some_and(|line| line.elapsed_s(line.seconds()) == line.seconds() as i64);
    let hour = speeds.as_ref().filter(|_| aligned).and_then(|speeds| steady_hour(&speeds.level, &beats));
    let (by_speed_s, by_speed_cm) = speeds.as_ref().map(Speeds::by_speed).unwrap_or_default();
    LoadFigures {
        by_speed_s,
        by_speed_cm,
        by_heart_rate_s: by_heart_rate(&beats),
        normalised_mps: speeds.and_then(|speeds| normalised_speed(&speeds.moving()).ok()).map(Speed::mps),
        peak_bpm: heart_rate_peak(&beats).map(HeartRate::bpm),
        best_40_min_bpm: best_mean_heart_rate(&beats, LONG_EFFORT).map(HeartRate::bpm),
        hour_bpm: hour.map(|hour| hour.heart_rate.bpm()),
        hour_mps: hour.map(|hour| hour.speed.mps()),
        hour_drift: hour.map(|hour| hour.drift),
        heart_rate_doubtful: repairs.iter().any(|r| r.kind == Mending::HeartRateSteps.word()),
    }
}

/// Speed of each second, on the ground and as it would have been on level ground.
struct Speeds {
    ground_cm: Vec<u32>,
    level: Vec<Speed>,
}

impl Speeds {
    fn of(line: &DistanceLine, recording: &Recording) -> Self {
        let level = recording
            .column(Channel::Altitude)
            .and_then(|heights| level_line(line, &recording.elapsed_ms, heights, MISSING, GradeModel::EqualHr));
        let ground_cm = steps(line);
        let level_cm = level.as_ref().map_or_else(|| ground_cm.clone(), steps);
        let level = level_cm.iter().map(|cm| Speed::from_mps((f64::from(*cm) / 100.0).min(FASTEST_MPS))).collect();
        Self { ground_cm, level }
    }

    fn moves(&self, second: usize) -> bool {
        self.ground_cm[second] >= STANDING_CM
    }

    /// Level speeds of the seconds that were not stood still.
    fn moving(&self) -> Vec<Speed> {
        let mut moving = Vec::with_capacity(self.level.len());
        moving
            .extend((0..self.level.len().min(self.ground_cm.len())).filter(|&s| self.moves(s)).map(|s| self.level[s]));
        moving
    }

    /// Seconds and centimetres in each step of the mean level speed about them.
    fn by_speed(&self) -> (Vec<i32>, Vec<i32>) {
        let steps = (FASTEST_MPS / SPEED_STEP_MPS) as usize + 1;
        let (mut seconds, mut centimetres) = (vec![0_i32; steps], vec![0_i32; steps]);
        let (mut sums, mut sum) = (Vec::with_capacity(self.level.len() + 1), 0.0);
        sums.push(sum);
        for speed in &self.level {
            sum += speed.mps();
            sums.push(sum);
        }
        let count = self.level.len().min(self.ground_cm.len());
        for second in (0..count).filter(|&s| self.moves(s)) {
            let (from, to) = (second.saturating_sub(WINDOW_S / 2), (second + WINDOW_S / 2).min(count));
            let mean = (sums[to] - sums[from]) / (to - from).max(1) as f64;
            let step = ((mean / SPEED_STEP_MPS) as usize).min(steps - 1);
            seconds[step] += 1;
            centimetres[step] = centimetres[step].saturating_add_unsigned(self.ground_cm[second]);
        }
        let used = seconds.iter().rposition(|s| *s > 0).map_or(0, |last| last + 1);
        seconds.truncate(used);
        centimetres.truncate(used);
        (seconds, centimetres)
    }
}

/// Centimetres of each second.
fn steps(line: &DistanceLine) -> Vec<u32> {
    line.cumulative_cm().windows(2).map(|pair| pair[1].saturating_sub(pair[0])).collect()
}

fn by_heart_rate(beats: &[Option<HeartRate>]) -> Vec<i32> {
    let mut seconds: Vec<i32> = Vec::new();
    for rate in beats.iter().flatten() {
        let bpm = rate.bpm().clamp(0.0, 250.0) as usize;
        if seconds.len() <= bpm {
            seconds.resize(bpm + 1, 0);
        }
        seconds[bpm] += 1;
    }
    seconds
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_moving_second_and_metre_is_counted_once() {
        // Ten minutes at 3 m/s, a minute of standing, ten minutes at 4 m/s.
        let mut cm = vec![0_u32];
        for second in 0..1260 {
            let step = if second < 600 {
                300
            } else if second < 660 {
                0
            } else {
                400
            };
            cm.push(cm[second] + step);
        }
        let line = DistanceLine::from_cumulative_cm(cm);
        let mut recording = Recording::default();
        recording.elapsed_ms = (0..=1260).map(|s| s * 1000).collect();
        let beats = vec![150; 1261];
        let made = figures(&recording, Some(&line), Some(&beats), &[]);
        assert_eq!(made.by_speed_s.iter().sum::<i32>(), 1200);
        assert_eq!(made.by_speed_cm.iter().sum::<i32>(), 600 * 300 + 600 * 400);
        assert!(made.by_speed_s[(3.0 / SPEED_STEP_MPS) as usize] > 570, "{:?}", made.by_speed_s);
        assert_eq!(made.by_heart_rate_s[150], 1261);
        // The pause neither slows the speed that counts nor lengthens it.
        assert!((3.5..4.0).contains(&made.normalised_mps.unwrap()));
        assert_eq!((made.peak_bpm, made.best_40_min_bpm, made.hour_bpm), (Some(150.0), None, None));
    }

    #[test]
    fn a_ride_has_its_heart_rate_and_no_speed() {
        let mut recording = Recording::default();
        recording.elapsed_ms = (0..100).map(|s| s * 1000).collect();
        let made = figures(&recording, None, Some(&[130; 100]), &[]);
        assert!(made.by_speed_s.is_empty() && made.normalised_mps.is_none());
        assert_eq!(made.by_heart_rate_s.iter().sum::<i32>(), 100);
        assert_eq!(figures(&recording, None, None, &[]), LoadFigures::default());
    }
}
