//! A treadmill run whose belt climbed: the heights that no device wrote, from the grade that the runner says.

use quantity::Grade;
use training::{Activity, Channel, Repair, recording::MISSING};

/// The activity with heights along its distance at the grade that the runner says; as it was where it has no distance.
pub(super) fn climbing(mut activity: Activity, grade: Grade) -> Activity {
    let Some(distance) = activity.recording.column(Channel::Distance) else { return activity };
    // The casts saturate; what is missing stays so.
    let height = |cm: &i32| if *cm == MISSING { MISSING } else { (f64::from(*cm) * grade.ratio()).round() as i32 };
    let heights = distance.iter().map(height).collect();
    activity.recording.set(Channel::Altitude, heights);
    let what = format!(
        "you said that the belt was at {:.1} %; the level speed counts with it, the metres climbed do not",
        100.0 * grade.ratio()
    );
    activity.repairs.push(Repair::new("belt_grade", what, activity.recording.len()));
    activity
}
