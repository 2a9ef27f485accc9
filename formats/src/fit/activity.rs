//! The contents of a FIT file become activities, one per session.

use super::{
    column::Columns,
    contents::{Contents, Lap, Session},
    names, pauses, split, time,
    timeline::Timeline,
    workout_step,
};
use crate::track;
use quantity::{Distance, Duration, HeartRate};
use training::{Activity, Device, Repair, Sport, recording::MISSING};

/// Longest activity whose stated duration is believed.
const LONGEST_MS: u32 = 30 * 86_400_000;
/// Before the year 2000 a device counted from when it was switched on.
const EARLIEST_S: u32 = 315_532_800;
/// The year 2090.
const LATEST_S: u32 = 3_155_760_000;

/// The activities of one file: of its sessions, or of its records where it has none.
pub(super) fn activities(mut contents: Contents, bytes: &[u8]) -> Vec<Activity> {
    let columns = contents.rows.columns(bytes);
    let times = std::mem::take(&mut contents.rows.time);
    let sessions = std::mem::take(&mut contents.sessions);
    let mut activities = match sessions.as_slice() {
        [] if times.is_empty() => Vec::new(),
        [] => {
            let (sport, sub_sport) = contents.sport;
            let sport = sport.or_else(|| contents.laps.first().and_then(|lap| lap.sport));
            let unsaid = Session { sport, sub_sport, ..Session::default() };
            vec![activity(&contents, &unsaid, columns, times, None)]
        }
        [one] => vec![activity(&contents, one, columns, times, None)],
        several => {
            let laps = laps_by_session(&contents.laps, several);
            let rows = split::rows_by_session(&times, several);
            let of = |(i, session): (usize, &Session)| {
                let times = rows[i].iter().map(|&row| times[row]).collect();
                activity(&contents, session, columns.pick(&rows[i]), times, Some(&laps[i]))
            };
            several.iter().enumerate().map(of).collect()
        }
    };
    attach_workout(&mut activities, &contents);
    activities
}

fn activity(
    contents: &Contents,
    session: &Session,
    columns: Columns,
    times: Vec<u32>,
    laps: Option<&[Lap]>,
) -> Activity {
    let file_id = contents.file_id.as_ref();
    let created = file_id.and_then(|id| id.time_created);
    let said = session.start.or_else(|| contents.laps.first().and_then(|lap| lap.start));
    let line = Timeline::new(times, said.or(if contents.rows.at.is_empty() { created } else { None }));
    let sport = names::sport(session.sport, session.sub_sport);
    let mut activity = Activity::new(time::timestamp(line.start), sport);
    activity.sub_sport = names::sub_sport(session.sub_sport);
    activity.utc_offset_s = contents.utc_offset_s;
    activity.device = device(contents);
    activity.time_created = created.map(time::timestamp);
    activity.recording = columns.recording(line.elapsed_ms, names::steps_per_turn(sport));
    activity.repairs = line.repairs;
    summarise(&mut activity, session);
    if session.sport.is_none() && session.sub_sport.is_none() {
        track::judge_sport(&mut activity);
    }
    let seconds = activity.elapsed.map_or(0.0, Duration::s).ceil() as u32;
    let end = line.start.saturating_add(seconds.max(1));
    activity.pauses = pauses::pauses(&contents.timer, line.start, end);
    let laps = laps.unwrap_or(&contents.laps);
    activity.laps = laps.iter().map(|lap| self::lap(lap, line.start)).collect();
    if !(EARLIEST_S..LATEST_S).contains(&line.start) {
        let what = format!(
            "the activity is dated {}: the device's clock was probably not set; the date was kept",
            activity.start
        );
        activity.repairs.push(Repair::new("date", what, activity.recording.len()));
    }
    activity
}

/// Totals by the device where it says them, else by the samples.
fn summarise(activity: &mut Activity, session: &Session) {
    let recording = &activity.recording;
    let last_cm = recording
        .column(training::Channel::Distance)
        .and_then(|cm| cm.iter().rev().find(|&&v| v != MISSING))
        .map(|&cm| f64::from(cm) / 100.0);
    let last_cm = last_cm.filter(|_| session.sport.is_none() || counts_ground(activity.sport));
    let distance_m = session.distance_cm.map(|cm| f64::from(cm) / 100.0).or(last_cm);
    let elapsed_ms = session.elapsed_ms.filter(|&ms| ms > 0 && ms <= LONGEST_MS).map(f64::from);
    let last_ms = recording.elapsed_ms.last().map(|&ms| ms as f64);
    activity.distance = distance_m.map(Distance::from_m);
    activity.elapsed = elapsed_ms.or(last_ms).map(|ms| Duration::from_s(ms / 1000.0));
    activity.timer = session.timer_ms.filter(|&ms| ms > 0).map(|ms| Duration::from_s(f64::from(ms) / 1000.0));
}

/// Whether the samples' distance is ground covered: in water and in halls devices count other things there.
const fn counts_ground(sport: Sport) -> bool {
    matches!(sport, Sport::Running | Sport::Walking | Sport::Hiking | Sport::Cycling)
}

fn device(contents: &Contents) -> Device {
    let Some(id) = &contents.file_id else { return Device::default() };
    Device {
        manufacturer: id.manufacturer.map(names::manufacturer),
        product: id.product_name.clone().or_else(|| id.product.map(|number| number.to_string())),
        serial: id.serial,
    }
}

fn lap(lap: &Lap, start: u32) -> training::Lap {
    let seconds = |ms: u32| Duration::from_s(f64::from(ms) / 1000.0);
    let began = lap.start.or(lap.end).unwrap_or(start);
    training::Lap {
        start_ms: (i64::from(began) - i64::from(start)) * 1000,
        elapsed: lap.elapsed_ms.or(lap.timer_ms).map_or(Duration::ZERO, seconds),
        timer: lap.timer_ms.map(seconds),
        distance: lap.distance_cm.map(|cm| Distance::from_m(f64::from(cm) / 100.0)),
        heart_rate: lap.heart_rate_bpm.filter(|&bpm| bpm > 0).map(|bpm| HeartRate::from_bpm(f64::from(bpm))),
        workout_step: lap.workout_step,
        intensity: names::word(&names::INTENSITIES, lap.intensity),
        trigger: names::word(&names::TRIGGERS, lap.trigger),
    }
}

/// Laps belong to the last session that had begun when they did.
fn laps_by_session(laps: &[Lap], sessions: &[Session]) -> Vec<Vec<Lap>> {
    let mut by_session = vec![Vec::new(); sessions.len()];
    for lap in laps {
        let began = lap.start.or(lap.end).unwrap_or(0);
        let latest = sessions
            .iter()
            .enumerate()
            .filter(|(_, session)| session.start.is_some_and(|start| start <= began))
            .max_by_key(|(i, session)| (session.start, std::cmp::Reverse(*i)));
        by_session[latest.map_or(0, |(i, _)| i)].push(lap.clone());
    }
    by_session
}

/// The plan that travelled with the run belongs to the first activity of its sport, else to the first.
fn attach_workout(activities: &mut [Activity], contents: &Contents) {
    let Some(head) = &contents.workout else { return };
    let sport = names::sport(head.sport, head.sub_sport);
    let at = activities.iter().position(|a| a.sport == sport).unwrap_or(0);
    if let Some(activity) = activities.get_mut(at) {
        activity.workout = workout_step::blocks(&contents.steps);
        activity.name.clone_from(&head.name);
    }
}
