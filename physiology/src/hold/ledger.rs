//! The ledger of one day.

use super::band::{Band, BandTable};
use super::likelihood::{Company, frontier_value, observation};
use super::sharpen::{self, Sharper};
use super::support::is_supported;
use super::traits::{Slopes, Traits};
use crate::Effort;
use crate::distance_line::human_limit;
use crate::population::{
    KNOTS, KNOTS_M, Observation, Population, Posterior, Profile, SpeedCurve, Vector, knot_shares, matrix,
};
use quantity::{Distance, Duration, Estimate, Speed};

/// What kind of effort it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EvidenceKind {
    /// All out against others: near the truth.
    Race,
    /// All out alone.
    Test,
    /// Training: a lower bound.
    Training,
}

/// An effort that may say something.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// How far, in how long, rest included.
    pub effort: Effort,
    /// Days before the ledger's day; never negative.
    pub age_days: f64,
    /// What kind of effort.
    pub kind: EvidenceKind,
    /// The caller's own number for it, handed back with its weight.
    pub id: u64,
}

/// An effort that counted, and how much.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weighed {
    /// The effort.
    pub evidence: Evidence,
    /// Its share in the answer; all shares add to 1.
    pub weight: f64,
    /// The time the ledger would expect over its distance today.
    pub expected: Duration,
    /// Its share in each figure.
    pub tells: Tells,
}

/// How much an effort tells of each figure, from 0 to 1: by how much the figure's variance would grow without it, to first
/// order; over all efforts the shares of a figure add to 1.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Tells {
    /// Of critical speed.
    pub critical_speed: f64,
    /// Of D′.
    pub d_prime: f64,
    /// Of the endurance index.
    pub endurance_index: f64,
    /// Of the fade exponent.
    pub fade_exponent: f64,
    /// Of the sprint ceiling.
    pub sprint: f64,
}

/// There is nothing to say yet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("nothing is known yet: {reason}")]
pub struct NothingKnown {
    /// Why.
    pub reason: String,
    /// What would help, best first.
    pub would_help: Vec<String>,
}

/// How long the runner can hold which pace on one day.
#[derive(Debug, Clone, PartialEq)]
pub struct Ledger {
    /// Critical speed, D′, endurance index, fade, sprint.
    pub traits: Traits,
    /// Speed against distance and duration, with its 80 % band.
    pub curve: SpeedCurve,
    /// What it rests on, heaviest first.
    pub evidence: Vec<Weighed>,
    profile: Profile,
    recreational: f64,
    table: BandTable,
}

/// Efforts older than this say nothing about today. Default, not a finding.
const OLDEST_DAYS: f64 = 3.0 * 365.25;
/// Races and tests of one distance that are kept, and training efforts.
const KEPT_RACES: usize = 6;
const KEPT_TRAININGS: usize = 2;
/// Efforts whose distances differ by less than this share stand beside each other.
const BIN: f64 = 1.12;

impl Ledger {
    /// The ledger from efforts: best times of training are lower bounds of what the runner can do, races are near it.
    ///
    /// Everything is weighed against what is known of other runners, so that one race gives an honest wide answer and many
    /// give a narrow one. The order of the efforts does not matter.
    ///
    /// - **Units**: metres, seconds, days; see the fields.
    /// - **Domain**: efforts over 400 m to 100 km at running speed and not older than three years; others are passed over.
    /// - **Errors**: [`NothingKnown`] when no effort is left, with what would help.
    /// - **Source**: ours: frontier estimate with the prior of `cargo xtask prior`; gaps and drift are defaults, not findings.
    ///
    /// ```
    /// # use physiology::{Effort, hold::{Evidence, EvidenceKind, Ledger}, population::Profile};
    /// let race = Evidence { effort: Effort::new(10_000.0, 2640.0), age_days: 20.0, kind: EvidenceKind::Race, id: 1 };
    /// let ledger = Ledger::of(&[race], &Profile::default())?;
    /// assert!(ledger.curve.time(quantity::Distance::from_m(10_000.0)).holds(2640.0));
    /// assert!(Ledger::of(&[], &Profile::default()).is_err());
    /// # Ok::<(), physiology::hold::NothingKnown>(())
    /// ```
    pub fn of(evidence: &[Evidence], profile: &Profile) -> Result<Self, NothingKnown> {
        Self::with(BandTable::fitted(), evidence, profile)
    }

    /// The same with other factors from the model's spread to the band.
    ///
    /// - **Units**: metres, seconds, days; see the fields.
    /// - **Domain**: as [`Self::of`].
    /// - **Errors**: as [`Self::of`].
    /// - **Source**: as [`Self::of`], with the factors given.
    ///
    /// ```
    /// # use physiology::{Effort, hold::{BandTable, Evidence, EvidenceKind, Ledger}, population::Profile};
    /// let run = Evidence { effort: Effort::new(10_000.0, 3300.0), age_days: 20.0, kind: EvidenceKind::Training, id: 1 };
    /// let (told, plain) = (Ledger::of(&[run], &Profile::default())?, Ledger::with(&BandTable::plain(), &[run], &Profile::default())?);
    /// let five = quantity::Distance::from_m(5000.0);
    /// assert_eq!(told.race_time(five).value, plain.race_time(five).value);
    /// assert!(told.race_time(five).high > plain.race_time(five).high);
    /// # Ok::<(), physiology::hold::NothingKnown>(())
    /// ```
    pub fn with(table: &BandTable, evidence: &[Evidence], profile: &Profile) -> Result<Self, NothingKnown> {
        let Some(Told { kept, posterior, band, curve }) = told_by(table, frontier(evidence), profile) else {
            let reason = if evidence.is_empty() {
                "no run has been recorded".to_owned()
            } else {
                format!("none of {} efforts is a run of 400 m to 100 km within the last three years", evidence.len())
            };
            let would_help = vec![
                "a race of 5 or 10 km, or its result typed in".to_owned(),
                "20 minutes as fast as you can hold, on level ground".to_owned(),
                "a recorded easy run: it gives a first lower bound".to_owned(),
            ];
            return Err(NothingKnown { reason, would_help });
        };
        let (traits, slopes) = Traits::of(&posterior, &curve, kept.len());
        let traits = traits.banded(band.figures());
        let evidence = weighed(kept, &posterior, &curve, &slopes);
        Ok(Self { traits, curve, evidence, profile: *profile, recreational: band.recreational(), table: table.clone() })
    }

    /// The curve with one effort more among those that count.
    pub(super) fn curve_with(&self, effort: Evidence) -> Option<SpeedCurve> {
        let kept = self.evidence.iter().map(|weighed| weighed.evidence).chain([effort]).collect();
        told_by(&self.table, kept, &self.profile).map(|told| told.curve)
    }

    /// The race time over a distance today, seconds; low is the fast end.
    ///
    /// - **Units**: m in, s out.
    /// - **Domain**: 400 m to 100 km; outside, the nearest slope is carried on. Beyond the marathon the band is a default, not a finding.
    /// - **Errors**: none.
    /// - **Source**: the evidence and the fitted population, see [`Self::of`].
    ///
    /// ```
    /// # use physiology::{Effort, hold::{Evidence, EvidenceKind, Ledger}, population::Profile};
    /// # let race = Evidence { effort: Effort::new(10_000.0, 2640.0), age_days: 20.0, kind: EvidenceKind::Race, id: 1 };
    /// let ledger = Ledger::of(&[race], &Profile::default())?;
    /// let half = ledger.race_time(quantity::race_distance::HALF_MARATHON);
    /// assert!(half.low < half.value && half.value < half.high && half.level == 0.8);
    /// # Ok::<(), physiology::hold::NothingKnown>(())
    /// ```
    #[must_use]
    pub fn race_time(&self, distance: Distance) -> Estimate {
        self.curve.time(distance)
    }

    /// How likely the runner is one of recreational or club level rather than of the lists of world-class ones.
    ///
    /// - **Units**: 1, from 0 to 1.
    /// - **Domain**: any ledger.
    /// - **Errors**: none.
    /// - **Source**: weights of the fitted population's components given the evidence; which of them are world-class by their mean
    ///   10 km (5 m/s), a default, not a finding.
    ///
    /// ```
    /// # use physiology::{Effort, hold::{Evidence, EvidenceKind, Ledger}, population::Profile};
    /// let of = |time| {
    ///     let race = Evidence { effort: Effort::new(10_000.0, time), age_days: 20.0, kind: EvidenceKind::Race, id: 1 };
    ///     Ledger::of(&[race], &Profile::default()).map(|ledger| ledger.recreational())
    /// };
    /// assert!(of(3000.0)? > 0.9 && of(1680.0)? < 0.1);
    /// # Ok::<(), physiology::hold::NothingKnown>(())
    /// ```
    #[must_use]
    pub const fn recreational(&self) -> f64 {
        self.recreational
    }

    /// How many metres a speed can be held today, at most [`crate::population::FARTHEST`].
    ///
    /// - **Units**: m/s in, m out.
    /// - **Domain**: any speed; 0 m for one the runner has not got, at most 100 km.
    /// - **Errors**: none.
    /// - **Source**: the evidence and the fitted population, see [`Self::of`].
    ///
    /// ```
    /// # use physiology::{Effort, hold::{Evidence, EvidenceKind, Ledger}, population::Profile};
    /// # let race = Evidence { effort: Effort::new(10_000.0, 2640.0), age_days: 20.0, kind: EvidenceKind::Race, id: 1 };
    /// let ledger = Ledger::of(&[race], &Profile::default())?;
    /// let slow = ledger.holds(quantity::Speed::from_mps(3.0));
    /// let fast = ledger.holds(quantity::Speed::from_mps(4.0));
    /// assert!(fast.value < 10_000.0 && slow.value > 2.0 * fast.value);
    /// # Ok::<(), physiology::hold::NothingKnown>(())
    /// ```
    #[must_use]
    pub fn holds(&self, speed: Speed) -> Estimate {
        self.curve.distance_at(speed)
    }

    /// Which effort would narrow the band of the goal distance most, best first: each is tried by adding it to the evidence.
    ///
    /// - **Units**: m; the bands are shares of the time.
    /// - **Domain**: goals of 400 m to 100 km; races longer than the goal are not tried.
    /// - **Errors**: none; empty where no effort narrows the band.
    /// - **Source**: ours: the expected outcome is added and the band taken again. Which efforts are tried is a default, not a finding.
    ///
    /// ```
    /// # use physiology::{Effort, hold::{Evidence, EvidenceKind, Ledger}, population::Profile};
    /// # let race = Evidence { effort: Effort::new(10_000.0, 2640.0), age_days: 20.0, kind: EvidenceKind::Race, id: 1 };
    /// let ledger = Ledger::of(&[race], &Profile::default())?;
    /// let best = &ledger.sharpen(quantity::race_distance::MARATHON)[0];
    /// assert!(best.band_then < best.band_now);
    /// # Ok::<(), physiology::hold::NothingKnown>(())
    /// ```
    #[must_use]
    pub fn sharpen(&self, goal: Distance) -> Vec<Sharper> {
        sharpen::sharpen(self, goal)
    }
}

/// What efforts say together.
struct Told {
    kept: Vec<Evidence>,
    posterior: Posterior,
    band: Band,
    curve: SpeedCurve,
}

/// What those efforts say that can be weighed; none where there are none.
fn told_by(table: &BandTable, kept: Vec<Evidence>, profile: &Profile) -> Option<Told> {
    let company = Company::of(&kept);
    let (kept, observations): (Vec<Evidence>, Vec<Observation>) =
        kept.into_iter().filter_map(|e| observation(&e, company, profile).map(|o| (e, o))).unzip();
    if kept.is_empty() {
        return None;
    }
    let population = Population::capacity();
    let posterior = population.posterior(&observations, &company.prior_of(profile));
    let band = Band::of(table, &kept, &posterior);
    let curve = band.curve(&population.curve(&posterior, kept.len()));
    Some(Told { kept, posterior, band, curve })
}

/// What can be true and matters: per distance the few efforts that reach farthest, in a fixed order.
fn frontier(evidence: &[Evidence]) -> Vec<Evidence> {
    let bin = |e: &Evidence| ((e.effort.distance.m() / KNOTS_M[0]).ln() / BIN.ln()).round() as i64;
    // What orders them is worked out once each: there are thousands.
    let mut usable: Vec<(i64, bool, f64, Evidence)> = evidence
        .iter()
        .filter(|e| {
            let (distance, time) = (e.effort.distance, e.effort.time);
            e.effort.is_usable()
                && e.age_days.is_finite()
                && (0.0..=OLDEST_DAYS).contains(&e.age_days)
                && (KNOTS_M[0] * 0.999..=KNOTS_M[KNOTS - 1] * 1.001).contains(&distance.m())
                && distance <= human_limit(time)
                && (distance / time).mps() > 1.0
        })
        .map(|e| (bin(e), e.kind == EvidenceKind::Training, frontier_value(e), *e))
        .collect();
    usable.sort_by(|(a_bin, a_training, a_value, a), (b_bin, b_training, b_value, b)| {
        (a_bin, a_training)
            .cmp(&(b_bin, b_training))
            .then(b_value.total_cmp(a_value))
            .then(a.age_days.total_cmp(&b.age_days))
            .then(a.effort.distance.total_cmp(&b.effort.distance))
            .then(a.id.cmp(&b.id))
    });
    let mut usable: Vec<Evidence> = usable.into_iter().map(|(.., e)| e).collect();
    usable.dedup_by(|a, b| a.effort == b.effort && a.age_days == b.age_days && a.kind == b.kind);
    let mut kept: Vec<Evidence> = Vec::new();
    let mut run = (i64::MIN, false, 0);
    for e in &usable {
        let training = e.kind == EvidenceKind::Training;
        let before = if (run.0, run.1) == (bin(e), training) { run.2 } else { 0 };
        run = (bin(e), training, before);
        // Only what would be kept is asked for its support: that is a look at everything.
        if before < if training { KEPT_TRAININGS } else { KEPT_RACES } && is_supported(e, &usable) {
            run.2 += 1;
            kept.push(*e);
        }
    }
    kept
}

/// Each effort's share: what it told, by how far the population alone left its distance open.
fn weighed(kept: Vec<Evidence>, posterior: &Posterior, curve: &SpeedCurve, slopes: &Slopes) -> Vec<Weighed> {
    let of = |slope: &Vector| shares(&kept, posterior, slope);
    let (speed, reserve, index) = (of(&slopes.critical_speed), of(&slopes.d_prime), of(&slopes.endurance_index));
    let (fade, sprint) = (of(&slopes.fade_exponent), of(&slopes.sprint));
    let told: Vec<f64> = kept
        .iter()
        .enumerate()
        .map(|(i, e)| {
            let shares = knot_shares(e.effort.distance);
            posterior
                .components
                .iter()
                .map(|c| c.weight * c.precisions[i] * matrix::quadratic(&c.covariance, &shares))
                .sum()
        })
        .collect();
    let total: f64 = told.iter().sum();
    let even = 1.0 / kept.len() as f64;
    let mut out: Vec<Weighed> = kept
        .into_iter()
        .zip(told)
        .enumerate()
        .map(|(i, (evidence, told))| Weighed {
            tells: Tells {
                critical_speed: speed[i],
                d_prime: reserve[i],
                endurance_index: index[i],
                fade_exponent: fade[i],
                sprint: sprint[i],
            },
            weight: if total > 0.0 { told / total } else { even },
            expected: Duration::from_s(curve.time(evidence.effort.distance).value),
            evidence,
        })
        .collect();
    out.sort_by(|a, b| {
        b.weight
            .total_cmp(&a.weight)
            .then(a.evidence.age_days.total_cmp(&b.evidence.age_days))
            .then(a.evidence.id.cmp(&b.evidence.id))
    });
    out
}

/// Each effort's share in a figure that follows the curve by this slope.
fn shares(kept: &[Evidence], posterior: &Posterior, slope: &Vector) -> Vec<f64> {
    let mut told = vec![0.0; kept.len()];
    for component in &posterior.components {
        let reached = matrix::times(&component.covariance, slope);
        for ((told, effort), precision) in told.iter_mut().zip(kept).zip(&component.precisions) {
            let moves = matrix::dot(&reached, &knot_shares(effort.effort.distance));
            *told += component.weight * precision * moves * moves;
        }
    }
    let total: f64 = told.iter().sum();
    told.iter().map(|told| if total > 0.0 { told / total } else { 1.0 / kept.len() as f64 }).collect()
}
