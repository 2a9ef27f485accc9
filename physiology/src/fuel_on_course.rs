//! Where the carbohydrate runs out on the ground of a race, with what is taken on the way.

use crate::fuel::KCAL_PER_KG_KM;
use crate::{Course, GlycogenStore, GradeModel, OutOfDomain, carbohydrate_share, measured_range, store_kcal_per_kg};
use quantity::Distance;

const SOURCE: &str = "Rapoport (2010)";
/// Places are told to this many metres.
const STEP_M: f64 = 50.0;

/// Place on a course at which the carbohydrate is used up; none where it lasts to the finish.
///
/// What is taken counts from where it is taken, which is some minutes early: keep a reserve. Single runners differ widely.
///
/// - **Units**: intensity as a share of maximal oxygen uptake; what is taken as its place in m with its energy in kcal per kg of body
///   mass, in the order of the course; result in m.
/// - **Domain**: intensity 0.30 to 1.00, each intake 0 to 60 kcal/kg.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: Rapoport (2010) at 1 kcal per kg and level km, slopes by the metabolic cost of Minetti et al. (2002).
///
/// ```
/// use physiology::{Course, GlycogenStore, runs_dry_on_course};
/// use quantity::race_distance::MARATHON;
/// let (flat, store) = (Course::level(MARATHON)?, GlycogenStore::default());
/// let dry = runs_dry_on_course(&flat, &store, 0.80, &[])?.expect("nothing is taken");
/// assert!((38_500.0..38_700.0).contains(&dry.m()));
/// let gels = [(10_000.0, 1.6), (20_000.0, 1.6), (30_000.0, 1.6)];
/// assert_eq!(runs_dry_on_course(&flat, &store, 0.80, &gels)?, None);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn runs_dry_on_course(
    course: &Course,
    store: &GlycogenStore,
    intensity: f64,
    taken: &[(f64, f64)],
) -> Result<Option<Distance>, OutOfDomain> {
    let burnt_per_m = carbohydrate_share(intensity)? * KCAL_PER_KG_KM / 1000.0;
    let held = store_kcal_per_kg(store)?;
    for &(at_m, kcal) in taken {
        measured_range("place on the course in m", at_m, 0.0..=200_000.0, SOURCE)?;
        measured_range("intake in kcal/kg", kcal, 0.0..=60.0, SOURCE)?;
    }
    let steps = (course.length().m() / STEP_M).ceil() as usize;
    for step in 1..=steps {
        let at = Distance::from_m((step as f64 * STEP_M).min(course.length().m()));
        let burnt = course.level_between(Distance::ZERO, at, GradeModel::Metabolic).m() * burnt_per_m;
        let eaten: f64 = taken.iter().take_while(|(m, _)| *m < at.m()).map(|(_, kcal)| kcal).sum();
        if burnt > held + eaten {
            return Ok(Some(at));
        }
    }
    Ok(None)
}
