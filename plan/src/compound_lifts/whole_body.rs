//! D2.

use crate::{
    figure::count,
    reading::Reading,
    rules::{Broken, Verdict},
};
use training::{plan::Region, spec::Equipment};

/// What a lifting week covers.
const REGIONS: [(Region, &str); 4] =
    [(Region::Lower, "lower"), (Region::Upper, "upper"), (Region::Back, "back"), (Region::Core, "core")];

/// D2: the whole body over a week, with the equipment at hand.
///
/// - **Measured**: each lifting week covers `upper lower back core`; no exercise needs what the runner has not got.
/// - **Choices**: a week with a single lift covers them too. The exercises of power sessions need equipment as well and
///   are held against it; on days away only what is there of it is at hand.
/// - **Why**: what is left out becomes the weak link, and a plan that needs a gym nobody has is no plan.
pub fn whole_body(reading: &Reading<'_>) -> Verdict {
    let has = |needed: Equipment, date| needed == Equipment::None || reading.spec.at_hand(date).contains(&needed);
    let mut broken = Vec::new();
    let mut weeks = 0;
    for week in &reading.weeks {
        let lifts = week.lifts().flat_map(|(date, s, lift)| lift.exercises.iter().map(move |e| (date, s, e)));
        let mut covered: Vec<Region> = Vec::new();
        let mut needs: Vec<(jiff::civil::Date, &str, &str, Equipment)> = Vec::new();
        for (date, session, exercise) in lifts {
            covered.extend(&exercise.regions);
            needs.push((date, &session.id, &exercise.name, exercise.equipment));
        }
        for (date, session, power) in week.powers() {
            needs.extend(power.exercises.iter().map(|e| (date, session.id.as_str(), e.name.as_str(), e.equipment)));
        }
        if week.lifting_days() > 0 {
            weeks += 1;
            let missing: Vec<&str> =
                REGIONS.iter().filter(|(r, _)| !covered.contains(r)).map(|(_, word)| *word).collect();
            if !missing.is_empty() {
                broken.push(Broken::week(week.number(), format!("nothing for {}", missing.join(", "))));
            }
        }
        broken.extend(needs.into_iter().filter(|(date, .., needed)| !has(*needed, *date)).map(
            |(date, id, name, needed)| {
                let needed = format!("{needed:?}").to_lowercase();
                Broken::session(week.number(), date, id, format!("{name:?} needs a {needed}, which is not at hand"))
            },
        ));
    }
    Verdict::judged(format!("{} held against the whole body", count(weeks, "lifting week")), broken)
}
