//! Words for what performances are worth.

use crate::format::{Units, clock, percent};
use app::documents::EquivalentsDocument;

/// The race of the highest age grade, in a sentence; nothing where no race has one.
#[must_use]
pub fn best_race(worth: &EquivalentsDocument, units: &Units) -> Option<String> {
    let graded = worth.races.iter().filter(|race| race.race && race.age_grade.is_some());
    let best = graded.max_by(|a, b| a.age_grade.unwrap_or(0.0).total_cmp(&b.age_grade.unwrap_or(0.0)))?;
    Some(format!(
        "Your {} in {} is worth most: {} of the best of your age.",
        units.race(best.distance_m),
        clock(best.time_s),
        percent(best.age_grade, 1),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_race_of_the_highest_age_grade_is_named() {
        let mut worth: EquivalentsDocument =
            serde_json::from_str(include_str!("../../../testkit/document/equivalents.json")).unwrap();
        let mut better = worth.races[0].clone();
        (better.distance_m, better.time_s, better.age_grade) = (10_000.0, 2405.0, Some(0.738));
        worth.races.push(better);
        let said = best_race(&worth, &Units::Kilometres);
        assert_eq!(said.as_deref(), Some("Your 10 km in 40:05 is worth most: 73.8 % of the best of your age."));
        worth.races.iter_mut().for_each(|race| race.age_grade = None);
        assert_eq!(best_race(&worth, &Units::Kilometres), None);
    }
}
