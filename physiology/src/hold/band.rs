//! How far from the middle the ends of the ledger's 80 % bands lie, measured in the model's own spread.
//!
//! What the model believes of a runner is not quite a band that holds the truth in four of five cases: races share their reasons for
//! being slow, training is a rough lower bound, and between two knots of the curve a runner is steadier than at them. How much
//! wider or narrower the band has to be was seen on simulated runners whose truth is known (`cargo xtask simulate --calibrate`).

mod table;

pub use table::BandTableError;

use super::{Evidence, EvidenceKind};
use crate::population::{Line, POINTS, Population, Posterior, SpeedCurve};
use std::sync::LazyLock;

/// Figures beside the curve that have a band of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Critical speed.
    CriticalSpeed,
    /// D′.
    DPrime,
    /// The endurance index.
    EnduranceIndex,
    /// The fade exponent.
    FadeExponent,
    /// The sprint ceiling.
    Sprint,
}

/// Number of figures.
pub const FIGURES: usize = 5;

/// Among whom the runner probably is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Runners of recreational and club level.
    Recreational,
    /// Runners of the lists of world-class ones.
    World,
}

/// How many times as far as the model says an end of a band lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Factor {
    /// The end of lower speed, or of the lower figure.
    pub low: f64,
    /// The other one.
    pub high: f64,
}

/// The factors of the figures.
pub(crate) type FigureFactors = [Factor; FIGURES];

/// Factors by what is told of the runner's races and by the field.
#[derive(Debug, Clone, PartialEq)]
pub struct BandTable {
    /// By the best kind of evidence and the field; the curve's points, then the figures.
    pub factors: [[[Factor; POINTS + FIGURES]; 2]; 3],
}

/// The factors of one ledger.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Band {
    low: Line,
    high: Line,
    figures: FigureFactors,
    recreational: f64,
}

/// A component whose runners race 10 km faster than this on average, m/s, comes from the lists of world-class runners. Default, not a finding.
const WORLD_MPS: f64 = 5.0;
/// Place of 10 km among the knots.
const TEN_KM: usize = 5;

static FITTED: LazyLock<BandTable> = LazyLock::new(|| {
    BandTable::from_csv(include_str!("../../data/band.csv"))
        .expect("the table in the source tree was written by xtask and is read by a test")
});

impl BandTable {
    /// The factors of `physiology/data/band.csv`.
    ///
    /// Only the width is learned, not on which side the truth lies: how hard somebody ran, simulated runners cannot say.
    ///
    /// - **Units**: multiples of the model's distance from the middle to the end, in ln(speed) or in the figure's own unit.
    /// - **Domain**: as [`super::Ledger::of`].
    /// - **Errors**: none.
    /// - **Source**: ours: quantile regression on simulated runners by `cargo xtask simulate --calibrate`; it makes the bands agree
    ///   with the fitted population, not with real runners.
    ///
    /// ```
    /// # use physiology::hold::{BandTable, EvidenceKind, Field};
    /// let training = BandTable::fitted().of(EvidenceKind::Training, Field::Recreational);
    /// assert!(training[10].low > 1.0 && training[10].low == training[10].high);
    /// ```
    #[must_use]
    pub fn fitted() -> &'static Self {
        &FITTED
    }

    /// Every band as wide as the model says.
    ///
    /// - **Units**: 1.
    /// - **Domain**: any.
    /// - **Errors**: none.
    /// - **Source**: ours.
    ///
    /// ```
    /// # use physiology::hold::{BandTable, EvidenceKind, Field};
    /// assert_eq!(BandTable::plain().of(EvidenceKind::Race, Field::World)[0].high, 1.0);
    /// ```
    #[must_use]
    pub const fn plain() -> Self {
        Self { factors: [[[Factor { low: 1.0, high: 1.0 }; POINTS + FIGURES]; 2]; 3] }
    }

    /// The factors of one kind of runner: the curve's points, then the figures.
    ///
    /// - **Units**: 1.
    /// - **Domain**: the best kind of evidence that there is: a race, else a test, else training.
    /// - **Errors**: none.
    /// - **Source**: the table.
    ///
    /// ```
    /// # use physiology::hold::{BandTable, EvidenceKind, Field};
    /// let of = |field| BandTable::fitted().of(EvidenceKind::Training, field)[8].high;
    /// assert!(of(Field::Recreational) > of(Field::World));
    /// ```
    #[must_use]
    pub const fn of(&self, best: EvidenceKind, field: Field) -> &[Factor; POINTS + FIGURES] {
        &self.factors[best as usize][field as usize]
    }
}

impl Band {
    /// The factors for a runner of this evidence: those of the two fields, by how likely the runner is of each.
    pub(crate) fn of(table: &BandTable, kept: &[Evidence], posterior: &Posterior) -> Self {
        let best = kept.iter().map(|e| e.kind).min().unwrap_or(EvidenceKind::Training);
        let world = Population::capacity().components.iter().map(|c| c.mean[TEN_KM] > WORLD_MPS.ln());
        let weights = posterior.components.iter().zip(world).filter(|(_, world)| !world);
        let recreational = weights.map(|(c, _)| c.weight).sum::<f64>().clamp(0.0, 1.0);
        let (own, other) = (table.of(best, Field::Recreational), table.of(best, Field::World));
        let mix = |a: f64, b: f64| recreational * a + (1.0 - recreational) * b;
        let low = |i: usize| mix(own[i].low, other[i].low);
        let high = |i: usize| mix(own[i].high, other[i].high);
        Self {
            low: std::array::from_fn(low),
            high: std::array::from_fn(high),
            figures: std::array::from_fn(|i| Factor { low: low(POINTS + i), high: high(POINTS + i) }),
            recreational,
        }
    }

    /// The curve with its band as wide as it has to be.
    pub(crate) fn curve(&self, plain: &SpeedCurve) -> SpeedCurve {
        plain.banded(&self.low, &self.high)
    }

    /// The factors of the figures.
    pub(crate) const fn figures(&self) -> &FigureFactors {
        &self.figures
    }

    /// How likely the runner is of recreational or club level.
    pub(crate) const fn recreational(&self) -> f64 {
        self.recreational
    }
}
