//! One activity out of the parts that its sources give.

use super::choose::{Choice, Source, channel};
use crate::documents::SourcePart;
use training::{Activity, Channel, Recording, Sport, SubSport, recording::MISSING};

/// A value of another source counts for a sample of the track when it was taken at most so long before or after it. Default, not a finding: hearts
/// change little within it, and watches that save samples write one at least this often.
const NEAR_MS: i64 = 8_000;

/// The activity that the sources make by these choices; nothing without any source.
///
/// The track's source gives time, laps aside, and all that is said of the whole; what it leaves unsaid (title, sport, offset, planned workout, race)
/// is the first other source's that says it. Values of other sources are taken at the track's times, never made up between them.
pub(super) fn join(sources: &[Source], choices: &[Choice]) -> Option<Activity> {
    let of = |part: SourcePart| choices.iter().find(|choice| choice.part == part).map(|choice| choice.source);
    let track = of(SourcePart::Track)?;
    let mut whole = sources.get(track)?.activity.clone();
    for choice in choices.iter().filter(|choice| choice.source != track) {
        let from = &sources.get(choice.source)?.activity;
        let apart_ms = whole.start.as_millisecond() - from.start.as_millisecond();
        if let Some(channel) = channel(choice.part) {
            let values = taken(&whole.recording, &from.recording, channel, apart_ms);
            whole.recording.set(channel, values);
        } else if choice.part == SourcePart::Laps {
            whole.laps.clone_from(&from.laps);
            for lap in &mut whole.laps {
                lap.start_ms = (lap.start_ms - apart_ms).max(0);
            }
        }
    }
    let others = || sources.iter().enumerate().filter(|(at, _)| *at != track).map(|(_, source)| &source.activity);
    for other in others() {
        whole.name = whole.name.or_else(|| other.name.clone());
        whole.utc_offset_s = whole.utc_offset_s.or(other.utc_offset_s);
        whole.distance = whole.distance.or(other.distance);
        whole.elapsed = whole.elapsed.or(other.elapsed);
        whole.timer = whole.timer.or(other.timer);
        whole.race = if other.race == Some(true) { other.race } else { whole.race.or(other.race) };
        if whole.sport == Sport::Other {
            whole.sport = other.sport;
        }
        if whole.sub_sport == SubSport::Generic && other.sport == whole.sport {
            whole.sub_sport = other.sub_sport;
        }
        if whole.workout.is_empty() {
            whole.workout.clone_from(&other.workout);
        }
    }
    Some(whole)
}

/// A channel of another recording at the times of this one, which began `apart_ms` after it.
fn taken(at: &Recording, from: &Recording, channel: Channel, apart_ms: i64) -> Vec<i32> {
    let Some(column) = from.column(channel) else { return vec![MISSING; at.len()] };
    let with_value = from.elapsed_ms.iter().zip(column).filter(|(_, value)| **value != MISSING);
    let given: Vec<(i64, i32)> = with_value.map(|(&ms, &value)| (ms, value)).collect();
    let mut next = 0;
    let value_at = |ms: &i64| {
        let wanted = ms + apart_ms;
        while next < given.len() && given[next].0 < wanted {
            next += 1;
        }
        let near = [next.checked_sub(1), Some(next)].into_iter().flatten().filter_map(|place| given.get(place));
        let nearest = near.min_by_key(|(ms, _)| ms.abs_diff(wanted));
        nearest.filter(|(ms, _)| ms.abs_diff(wanted) <= NEAR_MS.unsigned_abs()).map_or(MISSING, |(_, value)| *value)
    };
    at.elapsed_ms.iter().map(value_at).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{documents::SourceWhy, source::choose::choose};
    use jiff::Timestamp;
    use std::collections::BTreeMap;
    use store::Place;
    use training::Lap;

    fn source(start_s: i64, elapsed_s: &[i64], channels: &[(Channel, &[i32])]) -> Source {
        let mut activity = Activity::new(Timestamp::from_second(start_s).unwrap(), Sport::Running);
        activity.recording.elapsed_ms = elapsed_s.iter().map(|s| s * 1000).collect();
        for (channel, values) in channels {
            activity.recording.set(*channel, values.to_vec());
        }
        Source { place: Place { original: start_s, position: 0 }, kind: "fit".into(), activity }
    }

    #[test]
    fn values_of_another_source_stand_at_the_tracks_times() {
        let track = source(1000, &[0, 10, 20, 60], &[(Channel::Distance, &[0, 30, 60, 180])]);
        let mut strap = source(990, &[0, 9, 12, 29, 40], &[(Channel::HeartRate, &[100, 110, MISSING, 130, 140])]);
        strap.activity.laps = vec![Lap { start_ms: 30_000, ..Lap::default() }];
        strap.activity.name = Some("Evening".into());
        let sources = [track, strap];
        let choices = choose(&sources, &BTreeMap::new());
        assert_eq!(choices[0].why, SourceWhy::Only);
        let whole = join(&sources, &choices).unwrap();
        assert_eq!(whole.start.as_second(), 1000);
        assert_eq!(whole.recording.column(Channel::HeartRate).unwrap(), [110, MISSING, 130, MISSING]);
        assert_eq!(whole.recording.column(Channel::Distance).unwrap(), [0, 30, 60, 180]);
        assert_eq!((whole.laps[0].start_ms, whole.name.as_deref()), (20_000, Some("Evening")));
    }

    #[test]
    fn nothing_out_of_nothing() {
        assert!(join(&[], &[]).is_none());
    }
}
