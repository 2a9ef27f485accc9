//! Which source gives which part of an activity: a pure rule over what each of them holds.
//!
//! - **The track** (time, positions, distance, speed, pauses) comes whole from one source, since a curve over pieces of two would be nobody's run: the
//!   one that covers most of the longest (in steps of 5 %); then with positions; then a device's own file, which counts distance, before a bare
//!   track; then with more samples a minute.
//! - **Every other channel** comes from the source that covers most of that track with values (in steps of 10 %); height then from a device's own
//!   file, which may hold a barometer's, before a bare track, whose heights are often a map's; then from the one with more values a minute; then
//!   from the track's.
//! - **Laps** come from the source whose laps carry planned steps; then with most laps; then from the track's.
//! - **Where all are alike** the file that came first gives it. The runner's word goes before every rule.
//!
//! The order and the steps are defaults, not findings.

use crate::documents::{SourcePart, SourceWhy};
use std::collections::BTreeMap;
use store::Place;
use training::{Activity, Channel, Recording, recording::MISSING};

/// Stretches by which coverage is judged.
const STRETCH_MS: i64 = 10_000;
/// More samples a minute than this are no better.
const DENSE_PER_MIN: i64 = 60;

/// A file of an activity as it was read.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    pub(crate) place: Place,
    /// `fit`, `tcx`, `gpx`, …
    pub(crate) kind: String,
    pub(crate) activity: Activity,
}

/// Which source gives a part, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) part: SourcePart,
    pub(crate) source: usize,
    pub(crate) why: SourceWhy,
}

/// The channel that a part is, where it is a single one.
pub(super) const fn channel(part: SourcePart) -> Option<Channel> {
    Some(match part {
        SourcePart::Track | SourcePart::Laps => return None,
        SourcePart::HeartRate => Channel::HeartRate,
        SourcePart::Altitude => Channel::Altitude,
        SourcePart::Cadence => Channel::Cadence,
        SourcePart::Power => Channel::Power,
        SourcePart::Temperature => Channel::Temperature,
        SourcePart::VerticalOscillation => Channel::VerticalOscillation,
        SourcePart::StanceTime => Channel::StanceTime,
    })
}

/// The choice for every part that any source has; the first is the track's. `said` are the runner's words, by the place in `sources`; one that
/// names a source without the part is passed over.
pub(crate) fn choose(sources: &[Source], said: &BTreeMap<SourcePart, usize>) -> Vec<Choice> {
    let mut choices = Vec::new();
    let longest_ms = sources.iter().map(|source| span_ms(&source.activity.recording)).max().unwrap_or(0).max(1);
    let mut track = 0;
    for part in SourcePart::ALL {
        let mut candidates: Vec<usize> = (0..sources.len()).filter(|&at| has(&sources[at].activity, part)).collect();
        if part == SourcePart::Track && candidates.is_empty() {
            candidates = (0..sources.len()).collect();
        }
        let scored = candidates.iter().map(|&at| (at, scores(sources, at, part, track, longest_ms))).collect();
        let wanted = said.get(&part).copied().filter(|at| candidates.contains(at));
        let Some((source, why)) = wanted.map(|at| (at, SourceWhy::Said)).or_else(|| best(scored)) else { continue };
        if part == SourcePart::Track {
            track = source;
        }
        choices.push(Choice { part, source, why });
    }
    choices
}

/// What a source scores, rule by rule, the weightiest first.
type Scores = Vec<(SourceWhy, i64)>;

/// The best of the scored, and the first rule by which it beats the next; where two score alike the first stays.
fn best(scored: Vec<(usize, Scores)>) -> Option<(usize, SourceWhy)> {
    let order = |scores: &Scores| scores.iter().map(|(_, score)| *score).collect::<Vec<_>>();
    let mut sorted = scored;
    sorted.sort_by(|a, b| order(&b.1).cmp(&order(&a.1)).then(a.0.cmp(&b.0)));
    let (source, winner) = sorted.first()?;
    let Some((_, next)) = sorted.get(1) else { return Some((*source, SourceWhy::Only)) };
    let differs = winner.iter().zip(next).find(|(ours, theirs)| ours.1 != theirs.1);
    Some((*source, differs.map_or(SourceWhy::First, |(ours, _)| ours.0)))
}

fn scores(sources: &[Source], at: usize, part: SourcePart, track: usize, longest_ms: i64) -> Scores {
    let (source, recording) = (&sources[at], &sources[at].activity.recording);
    let device = i64::from(source.kind != "gpx");
    let with_track = (SourceWhy::WithTrack, i64::from(at == track));
    match (part, channel(part)) {
        (SourcePart::Laps, _) => {
            let laps = &source.activity.laps;
            let planned = laps.iter().any(|lap| lap.workout_step.is_some());
            vec![
                (SourceWhy::PlannedSteps, i64::from(planned)),
                (SourceWhy::MoreLaps, i64::try_from(laps.len()).unwrap_or(i64::MAX)),
                with_track,
            ]
        }
        (_, Some(channel)) => {
            let reference = &sources[track].activity;
            let mut scores = vec![(SourceWhy::CoversMore, covered_tenths(reference, &source.activity, channel))];
            if channel == Channel::Altitude {
                scores.push((SourceWhy::Device, device));
            }
            scores.push((SourceWhy::Denser, per_minute(recording, Some(channel))));
            scores.push(with_track);
            scores
        }
        _ => vec![
            (SourceWhy::CoversMore, (span_ms(recording) * 20 + longest_ms / 2) / longest_ms),
            (SourceWhy::Positions, i64::from(recording.column(Channel::Latitude).is_some())),
            (SourceWhy::Device, device),
            (SourceWhy::Denser, per_minute(recording, None)),
        ],
    }
}

fn has(activity: &Activity, part: SourcePart) -> bool {
    match (part, channel(part)) {
        (SourcePart::Laps, _) => !activity.laps.is_empty(),
        (_, Some(channel)) => activity.recording.column(channel).is_some(),
        _ => {
            activity.recording.column(Channel::Distance).is_some()
                || activity.recording.column(Channel::Latitude).is_some()
        }
    }
}

fn span_ms(recording: &Recording) -> i64 {
    recording.elapsed_ms.last().copied().unwrap_or(0)
}

/// Samples a minute in tens, up to one a second; those with a value where a channel is named.
fn per_minute(recording: &Recording, channel: Option<Channel>) -> i64 {
    let values = match channel.map(|channel| recording.column(channel)) {
        Some(column) => column.map_or(0, |column| column.iter().filter(|&&value| value != MISSING).count()),
        None => recording.len(),
    };
    let per_minute = i64::try_from(values).unwrap_or(i64::MAX).saturating_mul(60_000) / span_ms(recording).max(1);
    per_minute.min(DENSE_PER_MIN) / 10
}

/// Tenths of the stretches of one activity in which another has a value.
fn covered_tenths(of: &Activity, by: &Activity, channel: Channel) -> i64 {
    let stretches = span_ms(&of.recording) / STRETCH_MS + 1;
    let apart_ms = by.start.as_millisecond() - of.start.as_millisecond();
    let Some(column) = by.recording.column(channel) else { return 0 };
    let with_value = by.recording.elapsed_ms.iter().zip(column).filter(|(_, value)| **value != MISSING);
    let mut met: Vec<i64> = with_value
        .map(|(ms, _)| (ms + apart_ms).div_euclid(STRETCH_MS))
        .filter(|stretch| (0..stretches).contains(stretch))
        .collect();
    met.sort_unstable();
    met.dedup();
    i64::try_from(met.len()).unwrap_or(i64::MAX).saturating_mul(10) / stretches
}

#[cfg(test)]
mod tests {
    use super::*;
    use training::{Lap, Sport};

    /// A source of so many seconds with a sample every `step_s` in these channels.
    pub(crate) fn source(kind: &str, seconds: i64, step_s: i64, channels: &[Channel]) -> Source {
        let mut activity = Activity::new(jiff::Timestamp::UNIX_EPOCH, Sport::Running);
        activity.recording.elapsed_ms = (0..=seconds / step_s).map(|row| row * step_s * 1000).collect();
        for &channel in channels {
            let values = activity.recording.elapsed_ms.iter().map(|&ms| (ms / 100) as i32).collect();
            activity.recording.set(channel, values);
        }
        Source { place: Place { original: 1, position: 0 }, kind: kind.into(), activity }
    }

    fn chosen(sources: &[Source], said: &[(SourcePart, usize)]) -> Vec<(SourcePart, usize, SourceWhy)> {
        let said = said.iter().copied().collect();
        choose(sources, &said).into_iter().map(|choice| (choice.part, choice.source, choice.why)).collect()
    }

    #[test]
    fn a_device_file_gives_the_track_and_the_track_of_a_service_what_it_lacks() {
        use Channel::{Altitude, Distance, HeartRate, Latitude, Longitude};
        let gpx = source("gpx", 600, 1, &[Latitude, Longitude, Distance, Altitude, HeartRate]);
        let fit = source("fit", 600, 1, &[Latitude, Longitude, Distance, Altitude]);
        assert_eq!(
            chosen(&[gpx.clone(), fit.clone()], &[]),
            [
                (SourcePart::Track, 1, SourceWhy::Device),
                (SourcePart::HeartRate, 0, SourceWhy::Only),
                (SourcePart::Altitude, 1, SourceWhy::Device)
            ]
        );
        let said = chosen(&[gpx, fit], &[(SourcePart::Track, 0), (SourcePart::HeartRate, 1)]);
        assert_eq!(said[0], (SourcePart::Track, 0, SourceWhy::Said));
        assert_eq!(said[1], (SourcePart::HeartRate, 0, SourceWhy::Only), "a source without it cannot give it");
    }

    #[test]
    fn what_covers_more_goes_before_all_else_and_what_is_denser_after() {
        use Channel::{Distance, HeartRate, Latitude};
        let short = source("fit", 300, 1, &[Distance, Latitude, HeartRate]);
        let long = source("gpx", 600, 6, &[Distance, Latitude, HeartRate]);
        let found = chosen(&[short, long], &[]);
        assert_eq!(found[0], (SourcePart::Track, 1, SourceWhy::CoversMore));
        assert_eq!(found[1], (SourcePart::HeartRate, 1, SourceWhy::CoversMore));
        let smart = source("fit", 600, 6, &[Distance, HeartRate]);
        let every = source("tcx", 600, 1, &[Distance, HeartRate]);
        assert_eq!(chosen(&[smart.clone(), every], &[])[0], (SourcePart::Track, 1, SourceWhy::Denser));
        assert_eq!(chosen(&[smart.clone(), smart], &[])[0], (SourcePart::Track, 0, SourceWhy::First));
    }

    #[test]
    fn laps_with_planned_steps_go_before_more_laps() {
        let mut planned = source("tcx", 600, 1, &[Channel::Distance]);
        planned.activity.laps = vec![Lap { workout_step: Some(0), ..Lap::default() }];
        let mut many = source("fit", 600, 1, &[Channel::Distance]);
        many.activity.laps = vec![Lap::default(); 5];
        let found = chosen(&[many, planned], &[]);
        assert_eq!(found[1], (SourcePart::Laps, 1, SourceWhy::PlannedSteps));
    }

    #[test]
    fn without_any_samples_the_first_is_the_activity() {
        let summary = source("strava", 0, 1, &[]);
        assert_eq!(chosen(&[summary.clone(), summary], &[]), [(SourcePart::Track, 0, SourceWhy::First)]);
        assert!(choose(&[], &BTreeMap::new()).is_empty());
    }
}
