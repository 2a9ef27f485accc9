//! How hard was trained: the running of every week in three zones of one system.

use crate::{
    App, Result,
    documents::{
        AnchorName, AnchorStep, AnchorsDocument, Confidence, Distribution, Honesty, InZones, IntensityDocument,
        IntensityWeek, ZoneBorders, ZoneSystem,
    },
    load::{monday, stretch},
};
use jiff::{ToSpan, civil::Date};
use physiology::{Thresholds, Zone, ZoneShares, is_polarized, polarization_index, session_zone};
use quantity::{Duration, Speed, counted};
use store::{LoadFigures, LoadRecord, SPEED_STEP_MPS};
use training::Sport;

/// Weeks that are shown when no day is named.
const WEEKS: i64 = 26;

impl App {
    /// The running of a stretch in three zones; of the last 26 weeks when no day is named.
    ///
    /// # Errors
    /// `Rejected` for days in the wrong order or more than ten years, `Broken` when the library cannot be read.
    pub fn intensity(&self, from: Option<Date>, to: Option<Date>) -> Result<IntensityDocument> {
        let (from, to) = stretch(self.date(), from, to, WEEKS)?;
        let anchors = self.anchors()?;
        let records = self.store().loads(from, to)?;
        // What was known before the first run changes no zone.
        let first = records.iter().find(|record| record.sport == Sport::Running).map_or(from, |run| run.date);
        let zones = Zones::of(&anchors, first, to);
        let runs: Vec<(&LoadRecord, Distribution)> = records
            .iter()
            .filter(|record| record.sport == Sport::Running)
            .filter_map(|record| Some((record, zones.run(record.figures.as_ref()?, record.date)?)))
            .collect();
        let whole = sum(runs.iter().map(|(_, run)| run));
        Ok(IntensityDocument {
            schema: "stayer.intensity/1".into(),
            from,
            to,
            system: zones.system,
            borders: zones.borders(),
            polarized: shares(&whole.time_s).and_then(|shares| is_polarized(&shares).ok()),
            whole,
            honesty: honesty(&runs),
            weeks: weeks(from, to, &runs),
            notes: notes(&zones, &records),
        })
    }
}

/// The thresholds of every step, all of one system.
struct Zones {
    system: Option<ZoneSystem>,
    /// Newest first.
    steps: Vec<(Date, Thresholds<Speed>)>,
    /// No race or test stands behind them.
    by_training_alone: bool,
    /// The newest day from which the first threshold is no slower than the second, so that no zones lie between them.
    crossed: Option<Date>,
}

impl Zones {
    /// Measured thresholds where every step that is touched has both, else shares of critical speed for all of them.
    fn of(anchors: &AnchorsDocument, from: Date, to: Date) -> Self {
        let oldest = anchors.on_day(from).map(|step| step.from);
        let touched = || anchors.steps.iter().filter(move |step| step.from <= to && Some(step.from) >= oldest);
        let all = |make: fn(&AnchorStep) -> Option<Thresholds<Speed>>| -> Option<Vec<(Date, Thresholds<Speed>)>> {
            touched().map(|step| Some((step.from, make(step)?))).collect::<Option<Vec<_>>>().filter(|s| !s.is_empty())
        };
        let newest = touched().next().and_then(|step| step.anchor(AnchorName::CriticalSpeed));
        let by_training_alone = newest.is_some_and(|anchor| anchor.confidence == Confidence::Low);
        if let Some(steps) = all(measured) {
            return Self { system: Some(ZoneSystem::Thresholds), steps, by_training_alone, crossed: None };
        }
        let both = [AnchorName::Lt1Speed, AnchorName::ThresholdSpeed];
        let crossed =
            touched().find(|step| both.iter().all(|name| step.anchor(*name).is_some()) && measured(step).is_none());
        let crossed = crossed.map(|step| step.from);
        let known = touched().filter_map(|step| Some((step.from, by_critical_speed(step)?))).collect::<Vec<_>>();
        let system = (!known.is_empty()).then_some(ZoneSystem::CriticalSpeed);
        Self { system, steps: known, by_training_alone, crossed }
    }

    fn on(&self, day: Date) -> Option<&Thresholds<Speed>> {
        self.steps.iter().find(|(from, _)| *from <= day).or_else(|| self.steps.last()).map(|(_, zones)| zones)
    }

    fn borders(&self) -> Vec<ZoneBorders> {
        let border = |(from, zones): &(Date, Thresholds<Speed>)| {
            let (first, second) = zones.both();
            ZoneBorders { from: *from, first_mps: first.mps(), second_mps: second.mps() }
        };
        self.steps.iter().map(border).collect()
    }

    /// One run in the zones of its day; nothing without a speed.
    fn run(&self, figures: &LoadFigures, day: Date) -> Option<Distribution> {
        let zones = self.on(day)?;
        let mut run = Distribution::default();
        for (step, (seconds, centimetres)) in figures.by_speed_s.iter().zip(&figures.by_speed_cm).enumerate() {
            let speed = Speed::from_mps((step as f64 + 0.5) * SPEED_STEP_MPS);
            let Some(zone) = zones.zone(speed) else { continue };
            add(&mut run.time_s, zone, f64::from(*seconds));
            add(&mut run.distance_m, zone, f64::from(*centimetres) / 100.0);
        }
        let InZones { easy, moderate, hard } = run.time_s;
        let aim = session_zone(Duration::from_s(easy), Duration::from_s(moderate), Duration::from_s(hard)).ok()?;
        add(&mut run.sessions, aim, 1.0);
        (run.time_s.sum() > 0.0).then_some(run)
    }
}

fn measured(step: &AnchorStep) -> Option<Thresholds<Speed>> {
    let mps = |name| step.value(name).map(Speed::from_mps);
    Thresholds::of_speeds(mps(AnchorName::Lt1Speed)?, mps(AnchorName::ThresholdSpeed)?).ok()
}

fn by_critical_speed(step: &AnchorStep) -> Option<Thresholds<Speed>> {
    Thresholds::from_critical_speed(Speed::from_mps(step.value(AnchorName::CriticalSpeed)?)).ok()
}

fn add(to: &mut InZones, zone: Zone, amount: f64) {
    match zone {
        Zone::Easy => to.easy += amount,
        Zone::Moderate => to.moderate += amount,
        Zone::Hard => to.hard += amount,
    }
}

fn shares(amounts: &InZones) -> Option<ZoneShares> {
    amounts.shares().map(|s| ZoneShares { easy: s.easy, moderate: s.moderate, hard: s.hard })
}

fn sum<'a>(runs: impl Iterator<Item = &'a Distribution>) -> Distribution {
    let mut whole = Distribution::default();
    for run in runs {
        whole.time_s.add(&run.time_s);
        whole.distance_m.add(&run.distance_m);
        whole.sessions.add(&run.sessions);
    }
    whole.polarization_index = shares(&whole.time_s).and_then(|shares| polarization_index(&shares).ok());
    whole
}

fn weeks(from: Date, to: Date, runs: &[(&LoadRecord, Distribution)]) -> Vec<IntensityWeek> {
    let (mut weeks, mut begin) = (Vec::new(), monday(from));
    while begin <= to {
        let end = begin.saturating_add(6.days());
        let within = runs.iter().filter(|(record, _)| (begin..=end).contains(&record.date)).map(|(_, run)| run);
        weeks.push(IntensityWeek { monday: begin, running: sum(within) });
        let next = begin.saturating_add(7.days());
        if next <= begin {
            break;
        }
        begin = next;
    }
    weeks
}

/// Rule A3 over done runs: the share of easy running that really was below the first threshold.
fn honesty(runs: &[(&LoadRecord, Distribution)]) -> Option<Honesty> {
    let meant_easy: Vec<&InZones> = runs
        .iter()
        .filter(|(record, run)| record.race != Some(true) && run.sessions.hard == 0.0)
        .map(|(_, run)| &run.time_s)
        .collect();
    let time_s: f64 = meant_easy.iter().map(|run| run.sum()).sum();
    let below_s: f64 = meant_easy.iter().map(|run| run.easy).sum();
    (time_s > 0.0).then(|| Honesty { runs: meant_easy.len(), time_s, below_s, share: below_s / time_s })
}

fn notes(zones: &Zones, records: &[LoadRecord]) -> Vec<String> {
    let mut notes = Vec::new();
    match (zones.system, zones.crossed) {
        (Some(ZoneSystem::CriticalSpeed), Some(day)) => notes.push(format!(
            "from {day} on the first threshold is as fast as the second or faster, so the zones are shares of critical speed: easy up to 80 %, hard above it; set both, or take back the one that you set"
        )),
        (Some(ZoneSystem::CriticalSpeed), None) => notes.push(
            "the first threshold was not found in all of this time, so the zones are shares of critical speed: easy up to 80 %, hard above it"
                .into(),
        ),
        (Some(ZoneSystem::Thresholds), _) => {
            notes.push("the first threshold is found with low confidence; set it where you know it".into());
        }
        (None, _) => notes.push("no speed is known to make zones of; import runs, or set an anchor".into()),
    }
    if zones.by_training_alone {
        notes.push(
            "no race or test says how fast you are, so the borders may be too slow and running look harder than it was; a race or a test makes them true"
                .into(),
        );
    }
    let stale = records.iter().filter(|record| record.sport == Sport::Running && record.figures.is_none()).count();
    if stale > 0 {
        let (one, many) = (
            "run was read by an older program and is left out; run stayer rebuild",
            "runs were read by an older program and are left out; run stayer rebuild",
        );
        notes.push(counted(stale, one, many));
    }
    notes
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use jiff::civil::date;

    fn zones() -> Zones {
        let thresholds = Thresholds::of_speeds(Speed::from_mps(3.0), Speed::from_mps(4.0)).unwrap();
        Zones {
            system: Some(ZoneSystem::Thresholds),
            steps: vec![(date(2026, 1, 1), thresholds)],
            by_training_alone: false,
            crossed: None,
        }
    }

    fn run(parts: &[(f64, i32)]) -> LoadFigures {
        let mut figures = LoadFigures { by_speed_s: vec![0; 300], by_speed_cm: vec![0; 300], ..LoadFigures::default() };
        for (mps, seconds) in parts {
            let step = (mps / SPEED_STEP_MPS) as usize;
            figures.by_speed_s[step] += seconds;
            figures.by_speed_cm[step] += (mps * 100.0) as i32 * seconds;
        }
        figures
    }

    fn record(figures: &LoadFigures, day: Date, race: bool) -> LoadRecord {
        LoadRecord {
            activity: 1,
            date: day,
            sport: Sport::Running,
            distance_m: None,
            elapsed_s: None,
            timer_s: None,
            race: Some(race),
            figures: Some(figures.clone()),
        }
    }

    #[test]
    fn time_distance_and_sessions_are_three_answers() {
        let made = zones().run(&run(&[(2.5, 2400), (3.5, 300), (4.5, 600)]), date(2026, 2, 1)).unwrap();
        assert_eq!(made.time_s, InZones { easy: 2400.0, moderate: 300.0, hard: 600.0 });
        assert_eq!(made.distance_m, InZones { easy: 6000.0, moderate: 1050.0, hard: 2700.0 });
        assert_eq!(made.sessions, InZones { hard: 1.0, ..InZones::default() });
        assert!(zones().run(&LoadFigures::default(), date(2026, 2, 1)).is_none());
    }

    #[test]
    fn honesty_looks_at_easy_runs_only() {
        let day = date(2026, 2, 3);
        let of = |parts: &[(f64, i32)], race| {
            let figures = run(parts);
            let made = zones().run(&figures, day).unwrap();
            (record(&figures, day, race), made)
        };
        let all =
            [of(&[(2.5, 3000), (3.5, 1000)], false), of(&[(2.5, 1200), (4.5, 1200)], false), of(&[(3.5, 3600)], true)];
        let runs: Vec<_> = all.iter().map(|(record, made)| (record, *made)).collect();
        let found = honesty(&runs).unwrap();
        assert_eq!((found.runs, found.time_s, found.share), (1, 4000.0, 0.75));
        let weeks = weeks(date(2026, 1, 26), date(2026, 2, 8), &runs);
        assert_eq!(weeks.len(), 2);
        assert_eq!((weeks[0].running.sessions.sum(), weeks[1].running.sessions.sum()), (0.0, 3.0));
        assert!(weeks[0].running.polarization_index.is_none());
        assert!(honesty(&[]).is_none());
    }
}
