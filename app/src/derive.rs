//! From an activity to everything that is derived of it: figures, the exact curve, bests.

mod belt;
mod distance;
mod figures;
mod heart_rate;
mod load;
mod long_run;
mod ride;

pub(crate) use distance::counted;
pub(crate) use heart_rate::with_repaired_heart_rate;
use jiff::{SignedDuration, civil::Date, tz::Offset};
pub(crate) use long_run::LONG_S;
use physiology::{Curve, DistanceLine, Mending};
use quantity::{Distance, Grade};
use std::collections::BTreeSet;
use store::{Derived, StoredBest, Summary};
use training::{Activity, Channel, Recording, Repair, Sport, SubSport, recording::MISSING};

/// The version of everything here: raise it when a figure changes its meaning, so that `check` asks for a rebuild.
pub(crate) const MODEL_VERSION: u32 = 6;

/// What is derived of one activity, unpacked.
pub(crate) struct Made {
    /// Its figures.
    pub summary: Summary,
    /// Centimetres by seconds; empty where the activity is no evidence of moving on foot.
    pub best_cm: Vec<u32>,
    /// Best times over the standard distances.
    pub bests: Vec<StoredBest>,
    /// What was mended in the file and on the distance line.
    pub repairs: Vec<Repair>,
    /// What load and intensity rest on.
    pub load: store::LoadFigures,
    /// How it was held, where it is a long run.
    pub long_run: Option<store::LongRunFigures>,
}

/// Makes everything derived of an activity.
pub(crate) fn make(activity: &Activity) -> Made {
    make_believing(activity, &BTreeSet::new())
}

/// The same where the runner holds the device right against the mendings `believed`: those are listed, and not done.
fn make_believing(activity: &Activity, believed: &BTreeSet<Mending>) -> Made {
    let mut repairs = activity.repairs.clone();
    let heart_rate = heart_rate::repaired(&activity.recording, believed, &mut repairs);
    let (mut best_cm, mut bests) = (Vec::new(), Vec::new());
    let line = foot_line(activity, believed, &mut repairs);
    let rides = ride::ridden(activity, believed, &mut repairs);
    repairs.extend(not_done(activity, believed));
    let load = load::figures(&activity.recording, line.as_ref(), heart_rate.as_deref(), &repairs);
    let long_run = line.as_ref().and_then(|line| long_run::figures(activity, line, heart_rate.as_deref()));
    if let Some(line) = line {
        let curve = Curve::of(&line);
        bests = physiology::best_efforts(&line, &curve)
            .into_iter()
            .filter(|b| b.elapsed.s() > 0.0)
            .map(|b| StoredBest { distance_m: b.distance.m(), elapsed_s: b.elapsed.s(), start_s: b.start.s() })
            .collect();
        best_cm = curve.best_cm;
    }
    let mut summary = summary(activity, heart_rate.as_deref());
    ride::leave_out(&mut summary, &rides);
    // A long run whose line tells nothing was read all the same, and says so.
    let long = activity.sport == Sport::Running && summary.elapsed_s.is_some_and(|s| s >= LONG_S);
    let long_run = long_run.or_else(|| long.then(store::LongRunFigures::default));
    Made { summary, best_cm, bests, repairs, load, long_run }
}

/// What the runner says of an activity against its file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Said {
    /// How far it was.
    pub distance: Option<Distance>,
    /// How steep the belt was.
    pub grade: Option<Grade>,
    /// The mendings against which the device is right.
    pub believed: BTreeSet<Mending>,
}

/// The same, packed for the store, by what the runner says.
pub(crate) fn pack(activity: Activity, said: Said) -> Derived {
    let climbed = said.grade.map(|_| figures::ascent_m(&activity.recording));
    let activity = match said.distance {
        Some(distance) => distance::corrected(activity, distance, &said.believed),
        None => activity,
    };
    let activity = match said.grade {
        Some(grade) => belt::climbing(activity, grade),
        None => activity,
    };
    let mut made = make_believing(&activity, &said.believed);
    made.summary.distance_said = said.distance.is_some();
    if let Some(distance) = said.distance {
        made.summary.distance_m = Some(distance.m());
    }
    if let Some(climbed) = climbed {
        made.summary.ascent_m = climbed;
    }
    Derived::new(made.summary, &activity.recording, &made.best_cm, made.bests, MODEL_VERSION)
        .with(activity.laps, activity.pauses, made.repairs)
        .with_load(made.load)
        .with_long_run(made.long_run)
}

/// The cleaned distance line, where the activity was done on foot (or nothing is said of it) and has a distance.
fn foot_line(activity: &Activity, believed: &BTreeSet<Mending>, repairs: &mut Vec<Repair>) -> Option<DistanceLine> {
    let on_foot = matches!(activity.sport, Sport::Running | Sport::Walking | Sport::Hiking | Sport::Other);
    if !on_foot {
        return None;
    }
    let cleaned = line(&activity.recording, &activity.pauses, believed)?;
    repairs.extend(cleaned.repairs.into_iter().map(|r| Repair::new(r.kind, r.what, r.seconds)));
    let refused = cleaned.refused.or_else(|| jumpy(repairs));
    if let Some(why) = refused.filter(|_| !believed.contains(&Mending::NoEvidence)) {
        repairs.push(Repair::new(Mending::NoEvidence.word(), why, activity.recording.len()));
        return None;
    }
    Some(cleaned.line)
}

/// What each mending that the runner took back would do beside the others.
fn not_done(activity: &Activity, believed: &BTreeSet<Mending>) -> Vec<Repair> {
    let met = |kind: &Mending| {
        let others = believed.iter().copied().filter(|other| other != kind).collect();
        let mut met = Vec::new();
        heart_rate::repaired(&activity.recording, &others, &mut met);
        foot_line(activity, &others, &mut met);
        ride::ridden(activity, &others, &mut met);
        met.retain(|repair| repair.kind == kind.word());
        met
    };
    believed.iter().flat_map(met).collect()
}

/// Seconds faster than any runner that a track may have before none of its speeds is believed. A spike or two are usual, and
/// cutting them mends the line; a track that jumps about moves faster than the runner between the spikes too. Ours.
const MOST_SPIKES: usize = 10;

/// Why a track that jumps about is no evidence.
fn jumpy(repairs: &[Repair]) -> Option<String> {
    let is_spike = |repair: &&Repair| ["spike", "outlier"].contains(&repair.kind.as_str());
    let spikes: usize = repairs.iter().filter(is_spike).map(|r| r.samples).sum();
    (spikes > MOST_SPIKES).then(|| {
        format!(
            "{spikes} seconds were faster than any runner; a track that jumps about so often is no evidence of speed"
        )
    })
}

/// The distance line of a recording that has a distance.
pub(crate) fn line(
    recording: &Recording,
    pauses: &[training::Pause],
    believed: &BTreeSet<Mending>,
) -> Option<physiology::Cleaned> {
    let distance = recording.column(Channel::Distance)?;
    let pauses: Vec<(i64, i64)> = pauses.iter().map(|p| (p.from_ms, p.to_ms)).collect();
    Some(DistanceLine::clean_believing(&recording.elapsed_ms, distance, &pauses, MISSING, believed))
}

/// `heart_rate` is the repaired column.
fn summary(activity: &Activity, heart_rate: Option<&[i32]>) -> Summary {
    let recording = &activity.recording;
    let device = &activity.device;
    let finite = |value: f64| value.is_finite().then_some(value);
    let elapsed_s = activity
        .elapsed
        .and_then(|t| finite(t.s()))
        .or_else(|| recording.elapsed_ms.last().map(|&ms| ms as f64 / 1000.0));
    let distance_m = activity.distance.and_then(|d| finite(d.m())).or_else(|| figures::last_distance_m(recording));
    let inside = matches!(activity.sub_sport, SubSport::Treadmill | SubSport::Indoor | SubSport::Virtual);
    let workout = (!activity.workout.is_empty()).then(|| serde_json::to_string(&activity.workout).ok()).flatten();
    Summary {
        start_ms: activity.start.as_millisecond(),
        utc_offset_s: activity.utc_offset_s,
        date: local_day(activity),
        sport: activity.sport,
        sub_sport: activity.sub_sport,
        name: activity.name.clone(),
        manufacturer: device.manufacturer.clone(),
        product: device.product.clone(),
        serial: device.serial,
        time_created_s: activity.time_created.map(|t| t.as_second()),
        distance_m,
        distance_said: false,
        elapsed_s,
        timer_s: activity.timer.and_then(|t| finite(t.s())),
        moving_s: figures::moving_s(recording, elapsed_s),
        heart_rate_bpm: heart_rate.and_then(|bpm| figures::heart_rate_bpm(&recording.elapsed_ms, bpm)),
        ascent_m: figures::ascent_m(recording),
        records: recording.len(),
        channels: recording.channels().map(|channel| channel.name().to_owned()).collect(),
        race_in_file: activity.race,
        indoor: inside || recording.column(Channel::Latitude).is_none(),
        workout,
    }
}

/// The local day: by the file's offset, else by the hour that the sun gives the first longitude, else UTC.
fn local_day(activity: &Activity) -> Date {
    let recording = &activity.recording;
    let by_sun = || {
        let column = recording.column(Channel::Longitude)?;
        let degrees = f64::from(*column.iter().find(|&&v| v != MISSING)?) * Channel::Longitude.unit();
        Some((degrees / 15.0).round() as i32 * 3600)
    };
    let offset_s = activity.utc_offset_s.or_else(by_sun).unwrap_or(0);
    let local = activity.start.checked_add(SignedDuration::from_secs(i64::from(offset_s))).unwrap_or(activity.start);
    Offset::UTC.to_datetime(local).date()
}
