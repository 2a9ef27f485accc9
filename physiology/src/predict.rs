//! Race times for any distance from any set of results: one combined estimate with its band, the classic models beside it.

mod classic;
mod evidence;

pub use classic::ModelAnswer;
pub use evidence::Refused;

use crate::Effort;
use crate::population::{KNOTS_M, Observation, Population, Profile, SpeedCurve};
use quantity::{Distance, Estimate, race_distance};

/// A race result that is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PastResult {
    /// How far, in how long.
    pub effort: Effort,
    /// How many days ago; 0 when not said.
    pub age_days: f64,
}

impl PastResult {
    /// A result from bare SI numbers, of today.
    ///
    /// - **Units**: m and s.
    /// - **Domain**: any; what is no result is refused by [`Predictor::new`].
    /// - **Errors**: none.
    /// - **Source**: ours.
    ///
    /// ```
    /// # use physiology::predict::PastResult;
    /// assert_eq!(PastResult::new(5000.0, 1250.0).age_days, 0.0);
    /// ```
    #[must_use]
    pub const fn new(distance_m: f64, time_s: f64) -> Self {
        Self { effort: Effort::new(distance_m, time_s), age_days: 0.0 }
    }
}

/// A race time to expect.
#[derive(Debug, Clone, PartialEq)]
pub struct RacePrediction {
    /// Over this distance.
    pub distance: Distance,
    /// The combined estimate, seconds; low is the fast end. `None` when the distance is refused, the notes then say why.
    pub time_s: Option<Estimate>,
    /// Each model's own answer; the combined one first.
    pub models: Vec<ModelAnswer>,
    /// What was refused, dropped or widened, and why.
    pub notes: Vec<String>,
}

/// What a set of results says about a runner, ready to be asked for any distance.
#[derive(Debug, Clone, PartialEq)]
pub struct Predictor {
    curve: SpeedCurve,
    used: Vec<PastResult>,
    weekly: Option<Distance>,
    notes: Vec<String>,
}

impl Predictor {
    /// Weighs the results against each other and against the population.
    ///
    /// One result gives an answer as wide as the population; each further one narrows it, and results that contradict
    /// each other widen it. A result counts as a best time: the best the runner can do around that day.
    ///
    /// - **Units**: metres and seconds; ages in days.
    /// - **Domain**: results over 400 m to 100 km at running speed; adult runners.
    /// - **Errors**: [`Refused`] when no result is usable, with the reason for each.
    /// - **Source**: mixture of populations fitted by `cargo xtask prior`; accuracy on unseen runners by `cargo xtask accuracy`.
    ///
    /// ```
    /// # use physiology::{predict::{PastResult, Predictor}, population::Profile};
    /// let runner = Predictor::new(&[PastResult::new(5000.0, 1250.0)], &Profile::default())?;
    /// let marathon = runner.time(quantity::race_distance::MARATHON).time_s.unwrap();
    /// assert!(marathon.low > 10_500.0 && marathon.high < 15_500.0);
    /// # Ok::<(), physiology::predict::Refused>(())
    /// ```
    pub fn new(results: &[PastResult], profile: &Profile) -> Result<Self, Refused> {
        Self::with(Population::fitted(), results, profile)
    }

    /// The same with another population.
    ///
    /// - **Units**: metres and seconds; ages in days.
    /// - **Domain**: as [`Self::new`], for the runners that the population describes.
    /// - **Errors**: [`Refused`] when no result is usable, with the reason for each.
    /// - **Source**: the population given.
    ///
    /// ```
    /// # use physiology::{predict::{PastResult, Predictor}, population::Profile};
    /// # use physiology::population::Population;
    /// let race = [PastResult::new(5000.0, 1250.0)];
    /// let runner = Predictor::with(Population::fitted(), &race, &Profile::default())?;
    /// assert_eq!(runner, Predictor::new(&race, &Profile::default())?);
    /// assert!(Predictor::with(Population::fitted(), &[], &Profile::default()).is_err());
    /// # Ok::<(), physiology::predict::Refused>(())
    /// ```
    pub fn with(population: &Population, results: &[PastResult], profile: &Profile) -> Result<Self, Refused> {
        let evidence::Usable { results: used, widened, mut notes } = evidence::usable(results)?;
        notes.extend(evidence::about(profile));
        let observations: Vec<Observation> = used
            .iter()
            .zip(&widened)
            .filter_map(|(r, &more)| {
                let likelihood = evidence::likelihood(r.age_days, more);
                let told = Observation::new(r.effort.distance, r.effort.time, likelihood)?;
                Some(Observation { log_speed: told.log_speed + evidence::years(r, profile), ..told })
            })
            .collect();
        // Results say the level; that the age says more of it did not hold for runners whom the prior had not seen.
        let posterior = population.posterior(&observations, &Profile { age: None, ..*profile });
        Ok(Self { curve: population.curve(&posterior, observations.len()), used, weekly: profile.weekly, notes })
    }

    /// The time to expect over a distance, and what each classic model says.
    ///
    /// - **Units**: m in, s out.
    /// - **Domain**: 400 m to 100 km; beyond the marathon the band is a default, not a finding, and a note says so.
    /// - **Errors**: none; outside the domain `time_s` is `None` and a note says why.
    /// - **Source**: the fitted population; each classic model by its own paper.
    ///
    /// ```
    /// # use physiology::{predict::{PastResult, Predictor}, population::Profile};
    /// let runner = Predictor::new(&[PastResult::new(5000.0, 1250.0)], &Profile::default())?;
    /// let ten = runner.time(quantity::Distance::from_m(10_000.0));
    /// assert_eq!(ten.models[0].model, "combined");
    /// assert!(ten.time_s.unwrap().holds(2600.0));
    /// assert_eq!(runner.time(quantity::Distance::from_m(100.0)).time_s, None);
    /// # Ok::<(), physiology::predict::Refused>(())
    /// ```
    #[must_use]
    pub fn time(&self, distance: Distance) -> RacePrediction {
        let mut notes = self.notes.clone();
        let m = distance.m();
        if !(KNOTS_M[0]..=KNOTS_M[KNOTS_M.len() - 1]).contains(&m) {
            notes.push(format!(
                "{} is outside 400 m to 100 km, the distances that are predicted",
                evidence::told(distance)
            ));
            return RacePrediction { distance, time_s: None, models: Vec::new(), notes };
        }
        if m > race_distance::MARATHON.m()
            && self.used.iter().all(|r| r.effort.distance.m() <= race_distance::MARATHON.m())
        {
            notes.push(
                "beyond the marathon few results were known to learn from; the band there is a default, not a finding"
                    .to_owned(),
            );
        }
        let time = self.curve.time(distance);
        let models = classic::answers(&self.used, distance, time.value, self.weekly);
        RacePrediction { distance, time_s: Some(time), models, notes }
    }

    /// The combined estimate alone, for thousands of runners.
    ///
    /// - **Units**: see [`SpeedCurve`].
    /// - **Domain**: 400 m to 100 km.
    /// - **Errors**: none.
    /// - **Source**: as [`Self::new`].
    ///
    /// ```
    /// # use physiology::{predict::{PastResult, Predictor}, population::Profile};
    /// let runner = Predictor::new(&[PastResult::new(5000.0, 1250.0)], &Profile::default())?;
    /// let five = quantity::Distance::from_m(5000.0);
    /// assert_eq!(Some(runner.curve().time(five)), runner.time(five).time_s);
    /// # Ok::<(), physiology::predict::Refused>(())
    /// ```
    #[must_use]
    pub const fn curve(&self) -> &SpeedCurve {
        &self.curve
    }

    /// What was refused, dropped or widened, and why.
    ///
    /// - **Units**: words.
    /// - **Domain**: any.
    /// - **Errors**: none; empty when nothing was odd.
    /// - **Source**: ours; the limits behind the notes are defaults, not findings.
    ///
    /// ```
    /// # use physiology::{predict::{PastResult, Predictor}, population::Profile};
    /// let runner = Predictor::new(&[PastResult::new(5000.0, 1250.0), PastResult::new(5000.0, 300.0)], &Profile::default())?;
    /// assert!(runner.notes()[0].contains("no human has run that fast"));
    /// # Ok::<(), physiology::predict::Refused>(())
    /// ```
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }
}
