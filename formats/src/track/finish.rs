//! From rows to an activity, alike for TCX and GPX.

use super::{Finished, Rows, Tally};
use crate::{Decoded, Kind};
use jiff::Timestamp;
use quantity::{Distance, Duration};
use training::{Activity, Channel, Repair, Sport, SubSport, recording::MISSING};

/// Highest median of a cadence that counts one leg only, in stored tenths per minute: running 120, walking 75.
const ONE_LEG_RUNNING: i32 = 1200;
const ONE_LEG_WALKING: i32 = 750;

/// The activity that the rows are; nothing without a row.
pub fn activity(mut rows: Rows, (sport, sub_sport): (Sport, SubSport), tally: &mut Tally) -> Option<Activity> {
    both_legs(&mut rows, sport);
    let Finished { start_ms, recording, pauses, repairs } = rows.finish(tally)?;
    let mut activity = Activity::new(timestamp(start_ms)?, sport);
    activity.sub_sport = sub_sport;
    activity.distance = last_distance(recording.column(Channel::Distance));
    activity.elapsed = recording.elapsed_ms.last().map(|&ms| seconds(ms));
    activity.recording = recording;
    activity.pauses = pauses;
    activity.repairs = repairs;
    Some(activity)
}

/// A moment in milliseconds after 1970, where the calendar reaches it.
pub fn timestamp(ms: i64) -> Option<Timestamp> {
    Timestamp::from_millisecond(ms).ok()
}

/// All that a file held, with what was mended in it as a whole said in each activity too.
pub fn decoded(kind: Kind, mut activities: Vec<Activity>, whole: Vec<Repair>) -> Decoded {
    for activity in &mut activities {
        activity.repairs.splice(0..0, whole.iter().cloned());
    }
    let own = activities.iter().flat_map(|activity| &activity.repairs[whole.len()..]).cloned();
    let repairs = whole.iter().cloned().chain(own).collect();
    Decoded { kind, activities, repairs }
}

#[expect(clippy::cast_precision_loss, reason = "an activity's milliseconds fit")]
fn seconds(ms: i64) -> Duration {
    Duration::from_s(ms as f64 / 1000.0)
}

fn last_distance(column: Option<&[i32]>) -> Option<Distance> {
    let last = column?.iter().rev().find(|&&d| d != MISSING)?;
    Some(Distance::from_m(f64::from(*last) * Channel::Distance.unit()))
}

/// Devices count the steps of one leg, some apps those of both. On foot the median tells which: nobody runs with
/// fewer than 120 steps a minute or walks with fewer than 75. Revolutions of a crank or an oar stay as they are.
fn both_legs(rows: &mut Rows, sport: Sport) {
    let highest = match sport {
        Sport::Running | Sport::Other => ONE_LEG_RUNNING,
        Sport::Walking | Sport::Hiking => ONE_LEG_WALKING,
        _ => return,
    };
    let column = rows.column(Channel::Cadence).iter().copied();
    let mut moving: Vec<i32> = column.filter(|&c| c != MISSING && c > 0).collect();
    if moving.is_empty() {
        return;
    }
    let middle = moving.len() / 2;
    if *moving.select_nth_unstable(middle).1 < highest {
        rows.change(Channel::Cadence, |one_leg| one_leg * 2);
    }
}
